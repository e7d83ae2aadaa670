"""Files of the roadmap in a folder, with what each of them could not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from dia_desktop.charts.export import ExportResult, export_files, untold
from dia_desktop.charts.file_names import export_name
from dia_desktop.language import tr
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.report.roadmap_documents import RoadmapFile, nothing_to_write, roadmap_document


def write_roadmap(
    out_dir: Path,
    export: ExchangedRoadmap,
    files: Sequence[RoadmapFile],
    written: Callable[[Path], None] = untold,
) -> ExportResult:
    """Write files of the roadmap into a folder, which is made where it is missing; earlier ones are replaced.

    One of which there is nothing to write is a failure of its own and costs none of the others.

    Parameters
    ----------
    written : is told of each file as soon as it is there.

    Raises
    ------
    FileError
        Where the folder cannot be made or is a file.
    """
    reasons = {what: nothing_to_write(export, what) for what in files}
    missing = tuple(
        tr("“{file}” was not written. {reason}").format(file=what, reason=reason)
        for what, reason in reasons.items()
        if reason
    )
    remarks: dict[str, tuple[str, ...]] = {}
    wanted = [what for what, reason in reasons.items() if not reason]
    result = export_files(out_dir, _named(export, wanted, remarks), written)
    said = tuple((path, remark) for path in result.paths for remark in remarks[path.name])
    return replace(result, failures=(*missing, *result.failures), remarks=said)


def _named(
    export: ExchangedRoadmap, wanted: Sequence[RoadmapFile], remarks: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the files; what one of them does not hold is noted in `remarks` by its name."""
    for what in wanted:
        name = f"{export_name(export.strategy.title, '', what)}.{what.suffix}"
        document = roadmap_document(export, what)
        remarks[name] = document.remarks
        yield name, partial(bytes, document.content)
