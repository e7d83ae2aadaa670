"""A criterion's scale as JSON and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import cast

from dia_desktop.strategy.records import Level, Scale


def scale_to_json(scale: Scale) -> dict[str, object]:
    """Return the scale as plain JSON values."""
    return {
        "unit": scale.unit,
        "worst": scale.worst,
        "best": scale.best,
        "points": [[float(natural), float(value)] for natural, value in scale.points],
        "levels": [asdict(level) for level in scale.levels],
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


def _level(content: dict[str, object]) -> Level:
    return Level(
        level=int(cast("int", content["level"])),
        label=str(content["label"]),
        value=float(cast("float", content["value"])),
    )
