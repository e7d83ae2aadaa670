"""What the command line exports: charts, and the roadmap for other programs.

A file is only read, so that nobody who has it open is disturbed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from dia_desktop.charts.exhibit import Exhibit, What
from dia_desktop.charts.exhibits import ExhibitSource
from dia_desktop.charts.export import ExportResult, Format, export_exhibits
from dia_desktop.charts.roadmap_export import RoadmapExport
from dia_desktop.charts.swot_export import SwotExport
from dia_desktop.cli_gantt import GanttWishes
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.report.roadmap_documents import RoadmapFile, nothing_to_write
from dia_desktop.report.roadmap_writing import write_roadmap
from dia_desktop.store import StrategyFile
from dia_desktop.store.author import author_name
from dia_desktop.strategy.role_review import due_for_review

Written = Callable[[Path], None]


def export_charts(
    path: Path,
    out_dir: Path,
    charts: Sequence[What],
    formats: Sequence[Format],
    wishes: GanttWishes,
    written: Written,
) -> ExportResult:
    """Write charts of round, SWOT and roadmap; without a name all that have something to show.

    `written` is told of each file as soon as it is there.

    Raises
    ------
    DiaError
        Where the file cannot be read, there is nothing at all to show, or the folder cannot be made.
    """
    with StrategyFile.open(path, author=author_name(), read_only=True) as file:
        strategy, saved = file.strategy(), file.last_saved_at
        scoring = file.scoring(strategy.latest.id)
        changed = None if saved is None else saved.date()
        swot = SwotExport(strategy, scoring, file.swot(), changed)
        records = (file.roadmap(), file.funding(), file.kpis())
        due = frozenset(each.activity.id for each in due_for_review(records[0]))
        roadmap = RoadmapExport(strategy, scoring.markets, *records, reviews=due, changed=changed)
        roadmap = wishes.looked_at(roadmap, file)
    exhibits, failures = _exhibits(path, ExhibitSource(swot, roadmap), charts)
    result = export_exhibits(out_dir, formats, exhibits, strategy.title, scoring.round.name, written)
    return replace(result, failures=(*failures, *result.failures))


def _exhibits(path: Path, made: ExhibitSource, charts: Sequence[What]) -> tuple[list[Exhibit], list[str]]:
    """Return the charts that are named, and a sentence for each that has nothing to show.

    Without a name: all that have something to show.
    """
    exhibits, failures = [], []
    for what in charts or What:
        reason = made.nothing_to_show(what)
        if not reason:
            exhibits.append(made.exhibit(what))
        elif charts:
            failures.append(tr("“{chart}” was not written. {reason}").format(chart=what, reason=reason))
    if not exhibits and (not charts or charts == (What.RANKING,)):
        reason = made.nothing_to_show(What.RANKING)
        raise InvalidInputError(tr("{file}: {reason}").format(file=path, reason=reason))
    return exhibits, failures


def export_roadmap(
    path: Path, out_dir: Path, files: Sequence[RoadmapFile], wishes: GanttWishes, written: Written
) -> ExportResult:
    """Write the roadmap for other programs; without a name all that have something to say.

    Changes are listed since the revision that is wished for, or since the last one.
    `written` is told of each file as soon as it is there.

    Raises
    ------
    DiaError
        Where the file cannot be read, there is nothing at all to write, or the folder cannot be made.
    """
    export = _roadmap_of(path, wishes)
    reasons = {what: nothing_to_write(export, what) for what in files or RoadmapFile}
    wanted = [what for what, reason in reasons.items() if not reason]
    if not wanted:
        raise InvalidInputError(
            tr("{file}: {reason}").format(file=path, reason=" ".join(dict.fromkeys(reasons.values())))
        )
    return write_roadmap(out_dir, export, files or wanted, written)


def _roadmap_of(path: Path, wishes: GanttWishes) -> ExchangedRoadmap:
    with StrategyFile.open(path, author=author_name(), read_only=True) as file:
        strategy, since = file.strategy(), wishes.since(file)
        before = None if since is None else (file.roadmap_at(since.seq), file.funding_at(since.seq))
        return ExchangedRoadmap(
            strategy,
            file.scoring(strategy.latest.id),
            file.roadmap(),
            file.swot(),
            file.funding(),
            file.kpis(),
            file.last_saved_at,
            since,
            before,
        )
