"""What the command line exports: charts, and the roadmap for other programs.

A file is only read, so that nobody who has it open is disturbed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dia_desktop.charts.exhibit import Exhibit, What
from dia_desktop.charts.exhibits import ExhibitSource
from dia_desktop.charts.export import Format, export_exhibits, export_files
from dia_desktop.charts.file_names import export_name
from dia_desktop.charts.roadmap_export import RoadmapExport
from dia_desktop.charts.swot_export import SwotExport
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.report.roadmap_documents import RoadmapFile, nothing_to_write, roadmap_document
from dia_desktop.store import StrategyFile
from dia_desktop.store.author import author_name

Written = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What the files do not hold, and a sentence for each that was not written."""

    remarks: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


def export_charts(
    path: Path, out_dir: Path, charts: Sequence[What], formats: Sequence[Format], written: Written
) -> Exported:
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
        roadmap = RoadmapExport(strategy, scoring.markets, *records, changed=changed)
    exhibits, failures = _exhibits(path, ExhibitSource(swot, roadmap), charts)
    result = export_exhibits(out_dir, formats, exhibits, strategy.title, scoring.round.name, written)
    return Exported(failures=(*failures, *result.failures))


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


def export_roadmap(path: Path, out_dir: Path, files: Sequence[RoadmapFile], written: Written) -> Exported:
    """Write the roadmap for other programs; without a name all that have something to say.

    `written` is told of each file as soon as it is there.

    Raises
    ------
    DiaError
        Where the file cannot be read, there is nothing at all to write, or the folder cannot be made.
    """
    export = _roadmap_of(path)
    reasons = {what: nothing_to_write(export, what) for what in files or RoadmapFile}
    wanted = [what for what, reason in reasons.items() if not reason]
    if not wanted:
        raise InvalidInputError(
            tr("{file}: {reason}").format(file=path, reason=" ".join(dict.fromkeys(reasons.values())))
        )
    remarks: list[str] = []
    result = export_files(out_dir, _named(export, wanted, remarks), written)
    missing = [
        tr("“{file}” was not written. {reason}").format(file=what, reason=reason)
        for what, reason in reasons.items()
        if reason and files
    ]
    return Exported(tuple(remarks), (*missing, *result.failures))


def _roadmap_of(path: Path) -> ExchangedRoadmap:
    with StrategyFile.open(path, author=author_name(), read_only=True) as file:
        strategy = file.strategy()
        return ExchangedRoadmap(
            strategy,
            file.scoring(strategy.latest.id),
            file.roadmap(),
            file.swot(),
            file.funding(),
            file.kpis(),
            file.last_saved_at,
        )


def _named(
    export: ExchangedRoadmap, wanted: Sequence[RoadmapFile], remarks: list[str]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the files; what one of them does not hold is added to `remarks` with its name."""
    for what in wanted:
        name = f"{export_name(export.strategy.title, '', what)}.{what.suffix}"
        document = roadmap_document(export, what)
        remarks += (tr("{file}: {remark}").format(file=name, remark=remark) for remark in document.remarks)
        yield name, partial(bytes, document.content)
