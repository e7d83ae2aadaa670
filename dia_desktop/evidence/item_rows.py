"""Rows of a list as points of the SWOT: each is read whole, or refused with a reason. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import Row, excerpt
from dia_desktop.evidence.item_table import ItemColumn, ItemTable
from dia_desktop.evidence.workbook import UNKNOWN_FORMULA
from dia_desktop.language import tr
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.swot import EvidenceKind, Quadrant, Swot, folded, said

_QUADRANTS: Final = {
    Quadrant.STRENGTHS: ("s", "strength", "strengths"),
    Quadrant.WEAKNESSES: ("w", "weakness", "weaknesses"),
    Quadrant.OPPORTUNITIES: ("o", "opportunity", "opportunities"),
    Quadrant.THREATS: ("t", "threat", "threats"),
}
#: What tables put before a text so that no spreadsheet takes it for a formula.
_ESCAPED: Final = re.compile("^'(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")
_BETWEEN: Final = re.compile(r"[;,|\n]")
_WHOLE: Final = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ALL: Final = frozenset({"all", "all markets"})
#: So many names stand in the sentence about an unknown one.
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class ReadItem:
    """A row that is a point.

    Attributes
    ----------
    line : the row, as the file numbers it.
    twin : what says the same already, "S1" on the board or "row 4" of the list; "" where nothing does.
    """

    line: int
    quadrant: Quadrant
    text: str
    importance: int | None = None
    likelihood: int | None = None
    evidence: str = ""
    owner_id: str | None = None
    market_ids: tuple[str, ...] = ()
    criterion_ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    review_date: date | None = None
    twin: str = ""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is none, and why: a sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadItems:
    """All rows of a list, each in one of the two, in the order of the file."""

    items: tuple[ReadItem, ...]
    refused: tuple[RefusedRow, ...]


class Names:
    """What markets, criteria and partners are called, in any case of letters: by code or by name."""

    def __init__(self, strategy: Strategy, scoring: ScoringRound) -> None:
        self.markets = _index((market.id, market.code, market.name) for market in scoring.markets)
        self.criteria = _index((criterion.id, criterion.name) for criterion in scoring.criteria)
        self.partners = _index((partner.id, partner.code, partner.name) for partner in strategy.partners)


def _index(called: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, str]]:
    """Return id and spelling by each name in one form; where two share a name it means neither."""
    found: dict[str, tuple[str, str]] = {}
    shared: set[str] = set()
    for own_id, *names in called:
        for name in names:
            key = said(name)
            if key and found.setdefault(key, (own_id, name))[0] != own_id:
                shared.add(key)
    return {key: value for key, value in found.items() if key not in shared}


def read_items(table: ItemTable, columns: Mapping[ItemColumn, int], names: Names, swot: Swot) -> ReadItems:
    """Read every row; what says the same as the board or an earlier row is marked.

    Parameters
    ----------
    columns : the place of each column, 0 first; text and quadrant among them.
    """
    reader = _Reader(table, columns, names)
    twins = {said(item.text): item.handle for item in reversed(swot.items)}
    items: list[ReadItem] = []
    refused: list[RefusedRow] = []
    for row in table.rows:
        try:
            item = reader.item(row, twins)
        except InvalidInputError as error:
            refused.append(RefusedRow(row.line, str(error)))
        else:
            items.append(item)
            twins.setdefault(said(item.text), table.place(row.line))
    return ReadItems(tuple(items), tuple(refused))


class _Reader:
    """Reads one row after the other."""

    def __init__(self, table: ItemTable, columns: Mapping[ItemColumn, int], names: Names) -> None:
        self._table, self._columns, self._names = table, columns, names

    def item(self, row: Row, twins: Mapping[str, str]) -> ReadItem:
        """Return the point of a row.

        Raises
        ------
        InvalidInputError
            Where it is none; the sentence says which cell and why.
        """
        if len(row.cells) > len(self._table.header):
            raise InvalidInputError(
                tr("It has {count} cells, the header {wanted}; put text with separators in quotes.").format(
                    count=len(row.cells), wanted=len(self._table.header)
                )
            )
        cells = {column: self._cell(row, column) for column in ItemColumn}
        text = cells[ItemColumn.TEXT]
        if not text:
            raise InvalidInputError(tr("The text is missing."))
        return ReadItem(
            line=row.line,
            quadrant=_quadrant(cells[ItemColumn.QUADRANT]),
            text=text,
            importance=_rating(cells[ItemColumn.IMPORTANCE], tr("importance")),
            likelihood=_rating(cells[ItemColumn.LIKELIHOOD], tr("likelihood")),
            evidence=_evidence(cells[ItemColumn.EVIDENCE]),
            owner_id=next(
                iter(_found(cells[ItemColumn.OWNER], self._names.partners, tr("partner"), 1)), None
            ),
            market_ids=self._markets(cells[ItemColumn.MARKETS]),
            criterion_ids=_found(cells[ItemColumn.CRITERIA], self._names.criteria, tr("criterion")),
            tags=_parts(cells[ItemColumn.TAGS]),
            review_date=_day(cells[ItemColumn.REVIEW_DATE]),
            twin=twins.get(said(text), ""),
        )

    def _cell(self, row: Row, column: ItemColumn) -> str:
        place = self._columns.get(column)
        if place is None or place >= len(row.cells):
            return ""
        cell = row.cells[place]
        if cell == UNKNOWN_FORMULA:
            raise InvalidInputError(
                tr(
                    "“{column}” is a formula without a result; open the file in a spreadsheet and save it."
                ).format(column=excerpt(self._table.header[place]))
            )
        return _ESCAPED.sub("", cell, count=1)

    def _markets(self, cell: str) -> tuple[str, ...]:
        return () if said(cell) in _ALL else _found(cell, self._names.markets, tr("market"))


def _quadrant(cell: str) -> Quadrant:
    wanted = said(cell)
    for quadrant, words in _QUADRANTS.items():
        if wanted in words:
            return quadrant
    if not wanted:
        raise InvalidInputError(tr("The quadrant is missing; write S, W, O or T."))
    raise InvalidInputError(tr("“{cell}” is no quadrant; write S, W, O or T.").format(cell=excerpt(cell)))


def _rating(cell: str, what: str) -> int | None:
    if not cell:
        return None
    if not _WHOLE.fullmatch(cell):
        raise InvalidInputError(
            tr("“{cell}” is no {what}; write 1 to 5, or leave it empty.").format(
                cell=excerpt(cell), what=what
            )
        )
    return int(cell)


def _evidence(cell: str) -> str:
    return "" if folded(cell) == EvidenceKind.OPINION.value else cell


def _day(cell: str) -> date | None:
    if not cell:
        return None
    refused = InvalidInputError(
        tr("“{cell}” is no date; write it as 2026-03-31, or leave it empty.").format(cell=excerpt(cell))
    )
    if not _DAY.fullmatch(cell):
        raise refused
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise refused from error


def _parts(cell: str) -> tuple[str, ...]:
    parts = (_ESCAPED.sub("", part.strip(), count=1) for part in _BETWEEN.split(cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def _found(
    cell: str, known: Mapping[str, tuple[str, str]], what: str, most: int | None = None
) -> tuple[str, ...]:
    """Return the ids of what a cell names: one name that may hold commas, or several."""
    whole = known.get(said(cell))
    if whole is not None:
        return (whole[0],)
    parts: Sequence[str] = _parts(cell) if most is None or not cell else (cell,)
    for part in parts:
        if said(part) not in known:
            raise InvalidInputError(
                tr("There is no {what} “{cell}”; known: {names}.").format(
                    what=what, cell=excerpt(part), names=_known_names(known)
                )
            )
    return tuple(dict.fromkeys(known[said(part)][0] for part in parts))


def _known_names(known: Mapping[str, tuple[str, str]]) -> str:
    first: dict[str, str] = {}
    for own_id, spelling in known.values():
        first.setdefault(own_id, spelling)
    names = [*first.values()]
    if not names:
        return tr("none")
    shown = ", ".join(names[:_MOST_NAMED])
    return tr("{names} …").format(names=shown) if len(names) > _MOST_NAMED else shown
