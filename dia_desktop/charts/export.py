"""The ranking as files in a folder: each is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dia_desktop.charts.file_names import export_name
from dia_desktop.charts.picture import pdf_bytes, png_bytes, svg_bytes
from dia_desktop.charts.ranking_chart import ranking_figure
from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.ranking_table import ranking_table
from dia_desktop.errors import FileError, InvalidInputError
from dia_desktop.language import tr


class Format(StrEnum):
    """What a ranking can be exported as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written, and a sentence for each file that was not."""

    paths: tuple[Path, ...]
    failures: tuple[str, ...]


def ranking_bytes(export: RankingExport, kind: Format) -> bytes:
    """Return the ranking in one format; the same bytes for the same records.

    Raises
    ------
    InvalidInputError
        Where there is no ranking to draw, or more markets than a picture holds.
    """
    if kind is Format.CSV:
        return ranking_table(export.strategy, export.scoring, export.ranking)
    figure = ranking_figure(
        export.ranking,
        export.scoring.round,
        export.strategy,
        numbers=export.numbers,
        sources=export.sources,
        firmness=export.firmness,
    )
    draw = {Format.PNG: png_bytes, Format.SVG: svg_bytes, Format.PDF: pdf_bytes}[kind]
    return draw(figure, export.text)


def export_ranking(out_dir: Path, formats: Sequence[Format], export: RankingExport) -> ExportResult:
    """Write the ranking into a folder, which is made where it is missing; earlier exports are replaced.

    A format that cannot hold the ranking is a failure of its own and costs none of the others.

    Raises
    ------
    FileError
        Where the folder cannot be made or is a file.
    """
    name = export_name(export.strategy.title, export.scoring.round.name)
    paths: list[Path] = []
    failures: list[str] = []
    for kind in dict.fromkeys(formats):
        path = out_dir / f"{name}.{kind.value}"
        try:
            content = ranking_bytes(export, kind)
            _make_folder(out_dir)
            _replace(path, content)
        except InvalidInputError as error:
            failures.append(tr("{file} was not written. {reason}").format(file=path, reason=error))
        except OSError as error:
            failures.append(_failure(path, error))
        else:
            paths.append(path)
    return ExportResult(tuple(paths), tuple(failures))


def _make_folder(out_dir: Path) -> None:
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise FileError(
            tr("{folder} is a file, not a folder; choose another place for the export.").format(
                folder=out_dir
            )
        ) from error
    except (OSError, ValueError) as error:
        raise FileError(
            tr("The folder {folder} cannot be made: {reason}.").format(folder=out_dir, reason=_reason(error))
        ) from error


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place in one move."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _failure(path: Path, error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return tr("{file} was not written: {reason}. Free some space, or choose another place.").format(
            file=path, reason=_reason(error)
        )
    return tr("{file} was not written: {reason}. Close it where it is open, or choose another place.").format(
        file=path, reason=_reason(error)
    )


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
