"""What the items of the SWOT lead to: options where they cross, criteria, and cells to look at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dia_desktop.strategy.records import ScoringRound
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.swot import OptionKind, Quadrant, StrategicOption, Swot, SwotItem

#: Item inside, item outside.
Crossing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tows:
    """The matrix of strategies.

    Attributes
    ----------
    rows : strengths and weaknesses, in board order.
    columns : opportunities and threats, in board order.
    cells : the options that cross a row with a column, by the ids of both; only cells with options.
    loose : options that cross nothing yet, because an item inside or outside is missing.
    """

    rows: tuple[SwotItem, ...]
    columns: tuple[SwotItem, ...]
    cells: Mapping[Crossing, tuple[StrategicOption, ...]]
    loose: tuple[StrategicOption, ...]


def tows(swot: Swot) -> Tows:
    """Cross the items inside with those outside; parked items take part where an option uses them."""
    items = swot.by_id()
    cells: dict[Crossing, list[StrategicOption]] = {}
    loose: list[StrategicOption] = []
    for option in swot.options:
        used = [items[item_id] for item_id in option.item_ids]
        crossings = [
            (a.id, b.id) for a in used if a.quadrant.internal for b in used if not b.quadrant.internal
        ]
        for crossing in crossings:
            cells.setdefault(crossing, []).append(option)
        if not crossings:
            loose.append(option)
    crossed = {item_id for crossing in cells for item_id in crossing}
    taking_part = [item for item in swot.items if not item.parked or item.id in crossed]
    return Tows(
        rows=tuple(item for item in taking_part if item.quadrant.internal),
        columns=tuple(item for item in taking_part if not item.quadrant.internal),
        cells={crossing: tuple(options) for crossing, options in cells.items()},
        loose=tuple(loose),
    )


def kind_of(items: Iterable[SwotItem]) -> OptionKind | None:
    """Return what an option of these items crosses; None where they do not say it in one way."""
    return crossed_by(item.quadrant for item in items)


def crossed_by(quadrants: Iterable[Quadrant]) -> OptionKind | None:
    """Return what items of these quadrants cross; None where they do not say it in one way."""
    known = set(quadrants)
    inside = [quadrant.value for quadrant in known if quadrant.internal]
    outside = [quadrant.value for quadrant in known if not quadrant.internal]
    return OptionKind(inside[0] + outside[0]) if len(inside) == len(outside) == 1 else None


@dataclass(frozen=True, slots=True)
class Trace:
    """Where an item leads, by ids.

    Attributes
    ----------
    criterion_ids : the criteria it concerns.
    option_ids : the options it is used in.
    """

    criterion_ids: tuple[str, ...]
    option_ids: tuple[str, ...]

    @property
    def uses(self) -> int:
        """How many criteria and options the item feeds."""
        return len(self.criterion_ids) + len(self.option_ids)


def traces(swot: Swot) -> dict[str, Trace]:
    """Return where every item leads, by item id; the way back is in the records of the options."""
    used: dict[str, list[str]] = {}
    for option in swot.options:
        for item_id in option.item_ids:
            used.setdefault(item_id, []).append(option.id)
    return {item.id: Trace(item.criterion_ids, tuple(used.get(item.id, ()))) for item in swot.items}


def became(roadmap: Roadmap) -> dict[str, tuple[str, ...]]:
    """Return the activities that came from each option, by its id, in the order of the roadmap."""
    found: dict[str, list[str]] = {}
    for activity in roadmap.activities:
        if activity.option_id is not None:
            found.setdefault(activity.option_id, []).append(activity.id)
    return {option_id: tuple(activity_ids) for option_id, activity_ids in found.items()}


def about_criterion(swot: Swot, criterion_id: str) -> tuple[SwotItem, ...]:
    """Return the items that concern a criterion: the way back from the matrix."""
    return tuple(item for item in swot.items if criterion_id in item.criterion_ids)


def unused(swot: Swot) -> tuple[SwotItem, ...]:
    """Return the items that lead nowhere: no option and no criterion uses them, and nobody parked them."""
    known = traces(swot)
    return tuple(item for item in swot.items if not item.parked and known[item.id].uses == 0)


def double_used(swot: Swot) -> tuple[SwotItem, ...]:
    """Return the items on which more than one option rests."""
    known = traces(swot)
    return tuple(item for item in swot.items if len(known[item.id].option_ids) > 1)


@dataclass(frozen=True, slots=True)
class Reconsidering:
    """A cell of the matrix that an item gives reason to look at again; nothing is scored by it."""

    item_id: str
    market_id: str
    criterion_id: str


def to_reconsider(item: SwotItem, scoring: ScoringRound) -> tuple[Reconsidering, ...]:
    """Return the cells of a round that an item concerns, in matrix order.

    An item about no market in particular touches all alike, so that it moves no market before another.
    """
    return tuple(
        Reconsidering(item.id, market.id, criterion.id)
        for market in scoring.markets
        if market.id in item.market_ids
        for criterion in scoring.criteria
        if criterion.id in item.criterion_ids
    )
