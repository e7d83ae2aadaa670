"""Rows of a list as points of the SWOT: each is read whole, or refused with a reason. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.cells import all_named, cell_of, check_width, day_in, index_of, one_named, parts_of
from dia_desktop.evidence.delimited import Row, excerpt
from dia_desktop.evidence.item_table import ItemColumn
from dia_desktop.evidence.list_table import ListTable, RefusedRow
from dia_desktop.language import tr
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.swot import EvidenceKind, Quadrant, Swot, folded, said

_QUADRANTS: Final = {
    Quadrant.STRENGTHS: ("s", "strength", "strengths"),
    Quadrant.WEAKNESSES: ("w", "weakness", "weaknesses"),
    Quadrant.OPPORTUNITIES: ("o", "opportunity", "opportunities"),
    Quadrant.THREATS: ("t", "threat", "threats"),
}
_WHOLE: Final = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_ALL: Final = frozenset({"all", "all markets"})


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
class ReadItems:
    """All rows of a list, each in one of the two, in the order of the file."""

    items: tuple[ReadItem, ...]
    refused: tuple[RefusedRow, ...]


class Names:
    """What markets, criteria and partners are called, in any case of letters: by code or by name."""

    def __init__(self, strategy: Strategy, scoring: ScoringRound) -> None:
        self.markets = index_of((market.id, market.code, market.name) for market in scoring.markets)
        self.criteria = index_of((criterion.id, criterion.name) for criterion in scoring.criteria)
        self.partners = index_of((partner.id, partner.code, partner.name) for partner in strategy.partners)


def read_items(table: ListTable, columns: Mapping[ItemColumn, int], names: Names, swot: Swot) -> ReadItems:
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

    def __init__(self, table: ListTable, columns: Mapping[ItemColumn, int], names: Names) -> None:
        self._table, self._columns, self._names = table, columns, names

    def item(self, row: Row, twins: Mapping[str, str]) -> ReadItem:
        """Return the point of a row.

        Raises
        ------
        InvalidInputError
            Where it is none; the sentence says which cell and why.
        """
        check_width(self._table, row)
        cells = {column: cell_of(self._table, row, self._columns.get(column)) for column in ItemColumn}
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
            owner_id=one_named(cells[ItemColumn.OWNER], self._names.partners, tr("partner")),
            market_ids=self._markets(cells[ItemColumn.MARKETS]),
            criterion_ids=all_named(cells[ItemColumn.CRITERIA], self._names.criteria, tr("criterion")),
            tags=parts_of(cells[ItemColumn.TAGS]),
            review_date=day_in(cells[ItemColumn.REVIEW_DATE]),
            twin=twins.get(said(text), ""),
        )

    def _markets(self, cell: str) -> tuple[str, ...]:
        return () if said(cell) in _ALL else all_named(cell, self._names.markets, tr("market"))


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
