"""A list or plan that is to be imported: what of it can become activities, as the strategy file has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.activity_rows import RoadmapNames, read_activities
from dia_desktop.evidence.activity_table import ActivityColumn, read_activity_table
from dia_desktop.evidence.list_table import ListTable, RefusedRow
from dia_desktop.evidence.project_plan import read_project_plan
from dia_desktop.evidence.roadmap_table import ReadActivity, RoadmapTable
from dia_desktop.evidence.written_dates import DayOrder
from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits import ActivityFields, NewActivity, check_activity
from dia_desktop.store.roadmap_rules import checked_lag
from dia_desktop.store.rules import checked_name
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.roadmap import Link, Roadmap
from dia_desktop.strategy.roadmap_words import span_words
from dia_desktop.strategy.swot import Swot
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.import_dialog import counted_words
from dia_desktop.ui.import_model import Preview, PreviewRow

PLAN_ENDING: Final = ".xml"
ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", PLAN_ENDING)


@dataclass(frozen=True, slots=True)
class Present:
    """What the rows of a list are held against; frozen, so that it may cross into a worker thread."""

    strategy: Strategy
    scoring: ScoringRound
    roadmap: Roadmap
    swot: Swot
    kpis: tuple[Kpi, ...]
    numbers: Numbers

    @classmethod
    def of(cls, desk: Desk, numbers: Numbers) -> Present:
        """Return the strategy of a desk as it is."""
        return cls(desk.strategy, desk.scoring, desk.roadmap, desk.swot, desk.kpis, numbers)


def read_list(path: Path) -> ListTable:
    """Read a list, or a plan where the file is called .xml.

    Raises
    ------
    DiaError
        Where it cannot be read; the sentence says why.
    """
    return read_project_plan(path) if path.suffix.lower() == PLAN_ENDING else read_activity_table(path)


def preview(
    table: ListTable,
    columns: Mapping[ActivityColumn, int],
    present: Present,
    order: DayOrder | None = None,
) -> Preview[RoadmapTable]:
    """Return all rows: first those that were refused, then those that are there already, then the others."""
    names = RoadmapNames.of(present.strategy, present.scoring, present.roadmap, present.swot, present.kpis)
    read = _within_rules(read_activities(table, columns, names, present.roadmap, order))
    said_of_links: dict[int, list[str]] = {}
    for link in read.refused_links:
        said_of_links.setdefault(link.line, []).append(link.reason)
    rows = (
        *(PreviewRow(row.line, table.place(row.line), note=row.reason) for row in read.refused),
        *(
            _row(table, each, present, said_of_links.get(each.line, []))
            for each in sorted(read.activities, key=lambda each: not each.twin)
        ),
    )
    return Preview(rows, read, _said(rows, read))


def _within_rules(read: RoadmapTable) -> RoadmapTable:
    """Return what was read, without the activities that the strategy file would refuse."""
    refused, kept = [*read.refused], []
    for each in read.activities:
        try:
            check_activity(new_activity(each), tr("Activity"))
            if each.workstream:
                checked_name(each.workstream, tr("Workstream"))
        except InvalidInputError as error:
            refused.append(RefusedRow(each.line, str(error)))
        else:
            kept.append(each.line)
    refused.sort(key=lambda row: row.line)
    within, lost = read.chosen(kept), [*read.refused_links]
    links = []
    for link in within.links:
        try:
            checked_lag(link.lag, tr("Link"))
        except InvalidInputError as error:
            lost.append(RefusedRow(link.after, str(error)))
        else:
            links.append(link)
    return replace(within, refused=tuple(refused), links=tuple(links), refused_links=tuple(lost))


def _row(table: ListTable, each: ReadActivity, present: Present, links: Sequence[str]) -> PreviewRow:
    markets = {market.id: market.name for market in present.scoring.markets}
    partners = {partner.id: partner.short for partner in present.strategy.partners}
    cells = (
        each.title,
        each.workstream or tr("none"),
        _dates(each, present.numbers),
        partners.get(each.owner_id or "", ""),
        ", ".join(markets[market_id] for market_id in each.market_ids) or tr("all markets"),
    )
    notes = [tr("says the same as {twin}").format(twin=each.twin)] if each.twin else []
    return PreviewRow(
        each.line, table.place(each.line), cells, " ".join([*notes, *links]), proposed=not each.twin
    )


def _dates(each: ReadActivity, numbers: Numbers) -> str:
    """Return the days of an activity, no finer than they are known."""
    if each.start is None or each.end is None:
        return tr("no dates")
    return span_words(each.start, each.end, each.grain, numbers)


def _said(rows: Sequence[PreviewRow], read: RoadmapTable) -> str:
    fresh = sum(not each.twin for each in read.activities)
    words = tr_n("{count} new activity", "{count} new activities", fresh).format(count=fresh)
    sentences = [counted_words(rows, words)]
    if read.links or read.refused_links:
        count = len(read.links)
        links = tr_n("{count} link comes with them", "{count} links come with them", count)
        lost = len(read.refused_links)
        if lost:
            links = tr("{links}, {lost} cannot").format(links=links.format(count=count), lost=lost)
        sentences.append(tr("{links}.").format(links=links.format(count=count)))
    if read.workstreams:
        new = tr_n("New workstream: {names}.", "New workstreams: {names}.", len(read.workstreams))
        sentences.append(new.format(names=", ".join(read.workstreams)))
    return " ".join([*sentences, *read.remarks])


def new_activity(each: ReadActivity) -> NewActivity:
    """Return what is added for a row; what the list does not say stays open."""
    fields: ActivityFields = {
        "kind": each.kind,
        "start": each.start,
        "end": each.end,
        "grain": each.grain,
        "progress": each.progress,
        "status": each.status,
        "confidence": each.confidence,
        "owner_id": each.owner_id,
        "partner_ids": each.partner_ids,
        "market_ids": each.market_ids,
        "option_id": each.option_id,
        "kpi_id": each.kpi_id,
        "cost_cents": each.cost_cents,
        "currency": each.currency,
        "note": each.note,
        "source": each.source,
        "review_date": each.review_date,
    }
    return NewActivity(each.title, fields, each.workstream)


def new_links(table: RoadmapTable, newcomers: Sequence[NewActivity]) -> tuple[Link, ...]:
    """Return the links between the newcomers, which stand for the activities of the table in their order."""
    ids = {each.line: new.id for each, new in zip(table.activities, newcomers, strict=True)}
    return tuple(Link("", ids[link.before], ids[link.after], link.kind, link.lag) for link in table.links)


def columns_in_words() -> dict[ActivityColumn, str]:
    """Return what a column can say, as labels."""
    return {
        ActivityColumn.TITLE: tr("Title"),
        ActivityColumn.WORKSTREAM: tr("Workstream"),
        ActivityColumn.KIND: tr("Kind"),
        ActivityColumn.START: tr("Start"),
        ActivityColumn.END: tr("End"),
        ActivityColumn.GRAIN: tr("Dates known to"),
        ActivityColumn.PROGRESS: tr("Progress"),
        ActivityColumn.STATUS: tr("Status"),
        ActivityColumn.CONFIDENCE: tr("Confidence"),
        ActivityColumn.OWNER: tr("Owner"),
        ActivityColumn.PARTNERS: tr("Partners"),
        ActivityColumn.MARKETS: tr("Markets"),
        ActivityColumn.HANDLE: tr("Handle"),
        ActivityColumn.AFTER: tr("Waits for"),
        ActivityColumn.OPTION: tr("From option"),
        ActivityColumn.KPI: tr("Counts towards"),
        ActivityColumn.COST: tr("Cost"),
        ActivityColumn.CURRENCY: tr("Currency"),
        ActivityColumn.NOTE: tr("Note"),
        ActivityColumn.SOURCE: tr("Source"),
        ActivityColumn.REVIEW_DATE: tr("Review date"),
    }
