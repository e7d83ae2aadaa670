"""Rows of a list as activities: each is read whole, or refused with a reason. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.activity_links import read_links
from dia_desktop.evidence.activity_table import ActivityColumn
from dia_desktop.evidence.cells import Known, all_named, cell_of, check_width, index_of, names_in, one_named
from dia_desktop.evidence.delimited import Row, excerpt
from dia_desktop.evidence.list_table import ListTable, RefusedRow
from dia_desktop.evidence.roadmap_table import ReadActivity, RoadmapTable
from dia_desktop.evidence.written_dates import DayOrder, Written, written_date
from dia_desktop.language import tr
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.roadmap import ActivityKind, ActivityStatus, Confidence, DateGrain, Roadmap
from dia_desktop.strategy.swot import Swot, said

_KINDS: Final = {
    ActivityKind.ACTIVITY: {"activity", "task"},
    ActivityKind.MILESTONE: {"milestone"},
    ActivityKind.GATE: {"gate", "decision", "stage gate"},
}
_STATUSES: Final = {
    ActivityStatus.PLANNED: {"planned", "not started", "open", "to do"},
    ActivityStatus.UNDER_WAY: {"under way", "underway", "in progress", "ongoing", "active", "started"},
    ActivityStatus.DONE: {"done", "complete", "completed", "finished", "closed"},
    ActivityStatus.PAUSED: {"paused", "on hold"},
    ActivityStatus.DROPPED: {"dropped", "cancelled", "canceled"},
}
_CONFIDENCES: Final = {each: {each.value} for each in Confidence}
_GRAINS: Final = {each: {each.value} for each in DateGrain}
#: From the finest to the coarsest.
_BY_FINENESS: Final = (DateGrain.DAY, DateGrain.MONTH, DateGrain.YEAR, DateGrain.HORIZON)
_ALL_MARKETS: Final = frozenset({"all", "all markets"})
_SHARE: Final = re.compile(r"(\d{1,3}) ?%?", re.ASCII)
_MONEY: Final = re.compile(r"([A-Z]{3}|€)? ?(\d{1,13})(?:\.(\d{1,2}))? ?([A-Z]{3}|€)?", re.ASCII)
_CURRENCY: Final = re.compile(r"[A-Z]{3}", re.ASCII)
_ALL_DONE: Final = 100
#: So many unknown names are listed in a remark.
_MOST_NAMED: Final = 12
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RoadmapNames:
    """What partners, markets and the rest are called, in any case of letters: by code or by name."""

    partners: Known
    markets: Known
    workstreams: Known
    options: Known
    kpis: Known

    @classmethod
    def of(
        cls, strategy: Strategy, scoring: ScoringRound, roadmap: Roadmap, swot: Swot, kpis: Sequence[Kpi]
    ) -> RoadmapNames:
        """Return the names of a strategy."""
        return cls(
            index_of((partner.id, partner.code, partner.name) for partner in strategy.partners),
            index_of((market.id, market.code, market.name) for market in scoring.markets),
            index_of((stream.id, stream.name) for stream in roadmap.workstreams),
            index_of((option.id, option.title) for option in swot.options),
            index_of((kpi.id, kpi.name) for kpi in kpis),
        )


def read_activities(
    table: ListTable,
    columns: Mapping[ActivityColumn, int],
    names: RoadmapNames,
    roadmap: Roadmap,
    order: DayOrder | None = None,
) -> RoadmapTable:
    """Read every row; what says the same as the roadmap or an earlier row is marked.

    A list says what it means, and a name it has wrong refuses its row. A plan of a project program names
    whoever works on it: those that are no partner are left out, and a remark lists them.

    Parameters
    ----------
    columns : the place of each column, 0 first; the title among them.
    order : how dates such as 03/04/2026 are meant; None where nobody said, and then they are refused.
    """
    reader = _Reader(table, columns, names, order)
    twins = _twins_of(roadmap)
    activities: list[ReadActivity] = []
    refused = [*table.refused]
    for row in table.rows:
        try:
            found = reader.activity(row)
        except InvalidInputError as error:
            refused.append(RefusedRow(row.line, str(error)))
        else:
            twin = twins.setdefault(_sameness(found.title, found.start, found.end), table.place(row.line))
            activities.append(replace(found, twin="" if twin == table.place(row.line) else twin))
    cells = {row.line: reader.after(row) for row in table.rows}
    links, refused_links = read_links(cells, activities, reader.handles())
    return RoadmapTable(
        table.source,
        tuple(activities),
        links,
        _new_workstreams(activities, names),
        tuple(sorted(refused, key=lambda row: row.line)),
        refused_links,
        (*reader.remarks(), *table.remarks),
    )


def _twins_of(roadmap: Roadmap) -> dict[tuple[str, date | None, date | None], str]:
    handles = roadmap.handles()
    return {
        _sameness(each.title, each.start, each.end): handles[each.id] for each in reversed(roadmap.activities)
    }


def _sameness(title: str, start: date | None, end: date | None) -> tuple[str, date | None, date | None]:
    """Return what two activities have in common that are the same: yearly fairs share a title only."""
    return said(title), start, end


def _new_workstreams(activities: Iterable[ReadActivity], names: RoadmapNames) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for each in activities:
        if each.workstream and said(each.workstream) not in names.workstreams:
            found.setdefault(said(each.workstream), each.workstream)
    return tuple(found.values())


class _Reader:
    """Reads one row after the other."""

    def __init__(
        self,
        table: ListTable,
        columns: Mapping[ActivityColumn, int],
        names: RoadmapNames,
        order: DayOrder | None,
    ) -> None:
        self._table, self._columns, self._names, self._order = table, columns, names, order
        self._spelled: dict[str, str] = {}
        self._unknown: dict[str, None] = {}

    def activity(self, row: Row) -> ReadActivity:
        """Return the activity of a row.

        Raises
        ------
        InvalidInputError
            Where it is none; the sentence says which cell and why.
        """
        check_width(self._table, row)
        cells = {column: self._cell(row, column) for column in ActivityColumn}
        if not cells[ActivityColumn.TITLE]:
            raise InvalidInputError(tr("The title is missing."))
        kind = _choice(cells[ActivityColumn.KIND], _KINDS, ActivityKind.ACTIVITY, tr("kind"))
        found = ReadActivity(row.line, cells[ActivityColumn.TITLE], kind)
        found = self._with_dates(found, cells)
        found = self._with_names(found, cells)
        cost, currency = _money(cells[ActivityColumn.COST], cells[ActivityColumn.CURRENCY])
        return replace(
            found,
            progress=_share(cells[ActivityColumn.PROGRESS]),
            status=_choice(cells[ActivityColumn.STATUS], _STATUSES, ActivityStatus.PLANNED, tr("status")),
            confidence=_choice(
                cells[ActivityColumn.CONFIDENCE], _CONFIDENCES, Confidence.PLANNED, tr("confidence")
            ),
            cost_cents=cost,
            currency=currency,
            note=cells[ActivityColumn.NOTE],
            source=cells[ActivityColumn.SOURCE],
        )

    def after(self, row: Row) -> str:
        """Return what stands in the cell of what a row waits for."""
        try:
            return self._cell(row, ActivityColumn.AFTER)
        except InvalidInputError:
            return ""

    def handles(self) -> dict[str, tuple[str, str]]:
        """Return the line of each row, as text, by its handle; by its title where there are no handles."""
        column = ActivityColumn.HANDLE if ActivityColumn.HANDLE in self._columns else ActivityColumn.TITLE
        place = self._columns.get(column, 0)
        return index_of(
            (str(row.line), row.cells[place]) for row in self._table.rows if place < len(row.cells)
        )

    def remarks(self) -> tuple[str, ...]:
        """Return who was left out of a plan."""
        names = [*self._unknown]
        if not names:
            return ()
        shown = ", ".join(excerpt(name) for name in names[:_MOST_NAMED])
        shown += " …" if len(names) > _MOST_NAMED else ""
        return (tr("Not known in this strategy and left out: {names}.").format(names=shown),)

    def _cell(self, row: Row, column: ActivityColumn) -> str:
        return cell_of(self._table, row, self._columns.get(column))

    def _with_dates(self, found: ReadActivity, cells: Mapping[ActivityColumn, str]) -> ReadActivity:
        start = written_date(cells[ActivityColumn.START], self._order)
        end = written_date(cells[ActivityColumn.END], self._order)
        review = written_date(cells[ActivityColumn.REVIEW_DATE], self._order)
        if review is not None and review.grain is not DateGrain.DAY:
            raise InvalidInputError(
                tr("“{cell}” is no day to review it on; write it as 2026-03-31, or leave it empty.").format(
                    cell=excerpt(cells[ActivityColumn.REVIEW_DATE])
                )
            )
        found = replace(found, review_date=None if review is None else review.first)
        if found.kind is not ActivityKind.ACTIVITY:
            start, end = start or end, end or start
        if start is None and end is None:
            return found
        first, last, grain = _span(start, end)
        grain = _choice(cells[ActivityColumn.GRAIN], _GRAINS, grain, tr("precision of a date"))
        return replace(found, start=first, end=last, grain=grain)

    def _with_names(self, found: ReadActivity, cells: Mapping[ActivityColumn, str]) -> ReadActivity:
        names, markets = self._names, cells[ActivityColumn.MARKETS]
        owner = self._one(cells[ActivityColumn.OWNER], names.partners, tr("partner"))
        partners = self._ids(cells[ActivityColumn.PARTNERS], names.partners, tr("partner"))
        return replace(
            found,
            workstream=self._workstream(cells[ActivityColumn.WORKSTREAM]),
            owner_id=owner,
            partner_ids=tuple(each for each in partners if each != owner),
            market_ids=()
            if said(markets) in _ALL_MARKETS
            else self._ids(markets, names.markets, tr("market")),
            option_id=self._one(cells[ActivityColumn.OPTION], names.options, tr("strategic option")),
            kpi_id=self._one(cells[ActivityColumn.KPI], names.kpis, tr("KPI")),
        )

    def _workstream(self, cell: str) -> str:
        """Return how a workstream is called: as the roadmap has it, else as it was spelled first."""
        known = self._names.workstreams.get(said(cell))
        return known[1] if known is not None else self._spelled.setdefault(said(cell), cell)

    def _one(self, cell: str, known: Known, what: str) -> str | None:
        if self._table.plan and cell and said(cell) not in known:
            self._unknown[cell] = None
            return None
        return one_named(cell, known, what)

    def _ids(self, cell: str, known: Known, what: str) -> tuple[str, ...]:
        if not self._table.plan:
            return all_named(cell, known, what)
        found = [*names_in(cell, known)]
        self._unknown |= dict.fromkeys(name for name in found if said(name) not in known)
        return tuple(dict.fromkeys(known[said(name)][0] for name in found if said(name) in known))


def _span(start: Written | None, end: Written | None) -> tuple[date, date, DateGrain]:
    if start is None or end is None:
        raise InvalidInputError(
            tr("The {missing} is missing; an activity has a first and a last day, or neither.").format(
                missing=tr("start") if start is None else tr("end")
            )
        )
    if end.last < start.first:
        raise InvalidInputError(
            tr("It ends on {end}, before it starts on {start}.").format(end=end.last, start=start.first)
        )
    return start.first, end.last, max(start.grain, end.grain, key=_BY_FINENESS.index)


def _choice(cell: str, words: Mapping[Choice, Collection[str]], unsaid: Choice, what: str) -> Choice:
    wanted = said(cell)
    if not wanted:
        return unsaid
    for choice, known in words.items():
        if wanted in known:
            return choice
    raise InvalidInputError(
        tr("“{cell}” is no {what}; write one of: {words}.").format(
            cell=excerpt(cell), what=what, words=", ".join(choice.value for choice in words)
        )
    )


def _share(cell: str) -> int | None:
    if not cell:
        return None
    match = _SHARE.fullmatch(cell)
    if match is None or int(match[1]) > _ALL_DONE:
        raise InvalidInputError(
            tr("“{cell}” is no progress; write 0 to 100 (40 for 40 %), or leave it empty.").format(
                cell=excerpt(cell)
            )
        )
    return int(match[1])


def _money(cost: str, currency: str) -> tuple[int | None, str]:
    """Return cents and their currency, which may stand in the same cell; alone it says nothing."""
    if not cost:
        return None, ""
    match = _MONEY.fullmatch(cost.upper())
    if match is None or (match[1] and match[4]):
        raise InvalidInputError(
            tr("“{cell}” is no cost; write it as 1234.56, or leave it empty.").format(cell=excerpt(cost))
        )
    named = (match[1] or match[4] or "").replace("€", "EUR")
    code = currency.upper() or named
    if named and named != code:
        raise InvalidInputError(
            tr(
                "“{cell}” is in {named}, and the currency beside it is {code}; write the same in both."
            ).format(cell=excerpt(cost), named=named, code=excerpt(code))
        )
    if not _CURRENCY.fullmatch(code):
        raise InvalidInputError(tr("The cost needs its currency: write three letters, e.g. EUR, beside it."))
    return int(match[2]) * 100 + int((match[3] or "").ljust(2, "0")), code
