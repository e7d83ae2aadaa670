"""What a row keeps as JSON, and back: a criterion's scale, and how weights were elicited."""

from __future__ import annotations

from dataclasses import asdict
from typing import cast

from dia_desktop.strategy.records import Level, Scale
from dia_desktop.strategy.weighing import Answer, Elicitation, WeightMethod


def scale_to_json(scale: Scale) -> dict[str, object]:
    """Return the scale as plain JSON values."""
    return {
        "unit": scale.unit,
        "worst": scale.worst,
        "best": scale.best,
        "points": [[float(natural), float(value)] for natural, value in scale.points],
        "levels": [_level_to_json(level) for level in scale.levels],
        "decimals": scale.decimals,
    }


def scale_from_json(content: dict[str, object]) -> Scale:
    """Return the scale that `scale_to_json` wrote.

    Raises
    ------
    KeyError, TypeError, ValueError
        Where the content is not that of a scale.
    """
    points = cast("list[list[float]]", content["points"])
    levels = cast("list[dict[str, object]]", content["levels"])
    return Scale(
        unit=str(content["unit"]),
        worst=str(content["worst"]),
        best=str(content["best"]),
        points=tuple((float(natural), float(value)) for natural, value in points),
        levels=tuple(_level(level) for level in levels),
        decimals=int(cast("int", content["decimals"])),
    )


def _level_to_json(level: Level) -> dict[str, object]:
    """Return a level; the value of a second mapping is written only where there is one, as in older files."""
    content = asdict(level)
    if level.alternative is None:
        del content["alternative"]
    return content


def _level(content: dict[str, object]) -> Level:
    alternative = cast("float | None", content.get("alternative"))
    return Level(
        level=int(cast("int", content["level"])),
        label=str(content["label"]),
        value=float(cast("float", content["value"])),
        alternative=None if alternative is None else float(alternative),
    )


def elicitation_to_json(elicitation: Elicitation) -> dict[str, object]:
    """Return a guided weighting as plain JSON values."""
    answers = [[answer.criterion_id, answer.other_id, float(answer.value)] for answer in elicitation.answers]
    return {"method": elicitation.method.value, "answers": answers}


def elicitation_from_json(content: dict[str, object]) -> Elicitation:
    """Return the guided weighting that `elicitation_to_json` wrote.

    Raises
    ------
    KeyError, TypeError, ValueError
        Where the content is not that of one.
    """
    answers = cast("list[tuple[str, str, float]]", content["answers"])
    return Elicitation(
        WeightMethod(str(content["method"])),
        tuple(Answer(str(one), str(other), float(value)) for one, other, value in answers),
    )
