"""Actions on the cells of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Final, TypedDict

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.finding import round_of
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import check_bounds, checked_agreed, checked_natural, checked_text
from dia_desktop.store.scales import scale_from_json
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import (
    CandidacyRow,
    CriterionRow,
    MarketRow,
    ScoreRow,
    WeightingRow,
)
from dia_desktop.strategy.records import Scale

Cell = tuple[str, str]


class ScoreFields(TypedDict, total=False):
    """What to set of a score, by the names of the record; what is not named stays as it is."""

    natural: float | None
    natural_low: float | None
    natural_high: float | None
    agreed: float | None
    source: str
    vintage: str
    note: str
    review_date: date | None


_CONTENT: Final = attrgetter(*ScoreFields.__optional_keys__)


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """What to set in one cell, e.g. ``ScoreChange(market_id, criterion_id, {"agreed": 81.0})``."""

    market_id: str
    criterion_id: str
    fields: ScoreFields


def set_scores(
    file: StrategyFile,
    round_id: str,
    changes: Sequence[ScoreChange],
    label: str | None = None,
    reason: str = "",
) -> Applied:
    """Set fields of any number of cells as one step; a cell with nothing left in it is missing again."""
    with file.step(tr("Set scores"), reason) as step:
        named = put_scores(step, round_id, changes)
        step.label = label if label is not None else named
    return step.applied


def put_scores(step: Step, round_id: str, changes: Sequence[ScoreChange]) -> str:
    """Set fields of cells within a step, and return what the user would call that."""
    cells = ((change.market_id, change.criterion_id) for change in changes)
    sheet = _Sheet(step, round_id, cells)
    sheet.set(changes)
    return _label(sheet, changes)


def clear_scores(file: StrategyFile, round_id: str, cells: Iterable[Cell], reason: str = "") -> Applied:
    """Make cells, given as (market id, criterion id), missing; notes and sources go with them."""
    with file.step(tr("Cleared scores"), reason) as step:
        sheet = _Sheet(step, round_id, cells)
        cleared = sheet.clear()
        if len(cleared) == 1:
            step.label = tr("Cleared {cell}").format(cell=sheet.name(*cleared[0]))
        else:
            step.label = tr_n("Cleared {count} cell", "Cleared {count} cells", len(cleared)).format(
                count=len(cleared)
            )
    return step.applied


def set_note(file: StrategyFile, round_id: str, market_id: str, criterion_id: str, note: str) -> Applied:
    """Write the note of a cell; "" takes it away."""
    return set_scores(file, round_id, [ScoreChange(market_id, criterion_id, {"note": note})])


class _Sheet:
    """The cells of one round: which there are, how they are called, what may stand in them."""

    def __init__(self, step: Step, round_id: str, cells: Iterable[Cell]) -> None:
        self._step = step
        self._round_id = round_id
        self._round_name = round_of(step, round_id).name
        self._cells = frozenset(cells)
        self._name = tr("{market} on {criterion}")
        self._markets = self._market_names({market for market, _ in self._cells})
        self._criteria, self._scales = self._criteria_of({criterion for _, criterion in self._cells})

    def _market_names(self, wanted: set[str]) -> dict[str, str]:
        part = self._step.rows(CandidacyRow, round_id=self._round_id, market_id=wanted)
        if len(part) < len(wanted):
            raise InvalidInputError(
                tr("The scoring round “{name}” has no such market; choose one of its markets.").format(
                    name=self._round_name
                )
            )
        return {row.id: row.name for row in self._step.rows(MarketRow, id=wanted)}

    def _criteria_of(self, wanted: set[str]) -> tuple[dict[str, str], dict[str, Scale]]:
        part = self._step.rows(WeightingRow, round_id=self._round_id, criterion_id=wanted)
        if len(part) < len(wanted):
            raise InvalidInputError(
                tr("The scoring round “{name}” has no such criterion; choose one of its criteria.").format(
                    name=self._round_name
                )
            )
        names = {row.id: row.name for row in self._step.rows(CriterionRow, id=wanted)}
        return names, {row.criterion_id: scale_from_json(row.scale) for row in part}

    def name(self, market_id: str, criterion_id: str) -> str:
        """Return how a cell is called, e.g. "Canada on Trade agreements"."""
        return self._name.format(market=self._markets[market_id], criterion=self._criteria[criterion_id])

    def rows(self) -> dict[Cell, ScoreRow]:
        """Return what is written in the cells."""
        found = self._step.rows(
            ScoreRow,
            round_id=self._round_id,
            market_id=self._markets.keys(),
            criterion_id=self._criteria.keys(),
        )
        cells = {(row.market_id, row.criterion_id): row for row in found}
        return {cell: row for cell, row in cells.items() if cell in self._cells}

    def clear(self) -> list[Cell]:
        """Make the cells missing; return those that were not."""
        rows = self.rows()
        for row in rows.values():
            self._step.delete(row)
        return list(rows)

    def set(self, changes: Sequence[ScoreChange]) -> None:
        """Set the fields of cells, making and removing rows as needed."""
        present = self.rows()
        rows = dict(present)
        for change in changes:
            cell = (change.market_id, change.criterion_id)
            if cell not in rows:
                rows[cell] = ScoreRow(round_id=self._round_id, market_id=cell[0], criterion_id=cell[1])
            row = rows[cell]
            for field, value in self._checked(change).items():
                setattr(row, field, value)
            check_bounds(row.natural_low, row.natural, row.natural_high, self.name(*cell))
        for cell, row in rows.items():
            if not _empty(row):
                self._step.add(row)
            elif cell in present:
                self._step.delete(row)

    def _checked(self, change: ScoreChange) -> dict[str, object]:
        what = self.name(change.market_id, change.criterion_id)
        scale = self._scales[change.criterion_id]
        return {field: _checked_field(field, value, scale, what) for field, value in change.fields.items()}


def _checked_field(field: str, value: object, scale: Scale, what: str) -> object:
    if field not in ScoreFields.__optional_keys__:
        raise TypeError(f"A score has no field {field!r}.")
    if value is None or value == "" or isinstance(value, date):
        return value
    if isinstance(value, str):
        return checked_text(value, what)
    if not isinstance(value, (int, float)):
        raise TypeError(f"{field}: {value!r}")
    return checked_agreed(value, what) if field == "agreed" else checked_natural(value, scale, what)


def _empty(row: ScoreRow) -> bool:
    return all(value is None or value == "" for value in _CONTENT(row))


def _label(sheet: _Sheet, changes: Sequence[ScoreChange]) -> str:
    if len(changes) != 1:
        return tr_n("Set {count} cell", "Set {count} cells", len(changes)).format(count=len(changes))
    (change,) = changes
    cell = sheet.name(change.market_id, change.criterion_id)
    for field in ("agreed", "natural"):
        value = change.fields.get(field)
        if isinstance(value, (int, float)):
            return tr("Scored {cell}: {value:g}").format(cell=cell, value=value)
    if change.fields.keys() == {"note"}:
        return tr("Changed the note on {cell}").format(cell=cell)
    return tr("Changed {cell}").format(cell=cell)
