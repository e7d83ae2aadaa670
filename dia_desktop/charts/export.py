"""Exhibits as files in a folder: each is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import product
from pathlib import Path

from dia_desktop.charts.exhibit import Exhibit
from dia_desktop.charts.file_names import export_name
from dia_desktop.charts.picture import pdf_bytes, png_bytes, svg_bytes
from dia_desktop.errors import FileError, InvalidInputError
from dia_desktop.language import tr


class Format(StrEnum):
    """What an exhibit can be exported as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    CSV = "csv"


def untold(_path: Path) -> None:
    """Say nothing of a file that is written."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written.

    Attributes
    ----------
    failures : a sentence for each file that was not written.
    remarks : what a file could not hold: its path and a sentence for each such thing.
    """

    paths: tuple[Path, ...]
    failures: tuple[str, ...] = ()
    remarks: tuple[tuple[Path, str], ...] = ()


def exhibit_bytes(exhibit: Exhibit, kind: Format) -> bytes:
    """Return an exhibit in one format; the same bytes for the same records.

    Raises
    ------
    InvalidInputError
        Where there is nothing to draw, or more than a picture holds.
    """
    if kind is Format.CSV:
        return exhibit.table()
    if kind is Format.PDF:
        return pdf_bytes(exhibit.sheets(), exhibit.text)
    draw = {Format.PNG: png_bytes, Format.SVG: svg_bytes}[kind]
    return draw(exhibit.figure(), exhibit.text)


def export_exhibits(
    out_dir: Path,
    formats: Sequence[Format],
    exhibits: Sequence[Exhibit],
    title: str,
    round_name: str,
    written: Callable[[Path], None] = untold,
) -> ExportResult:
    """Write exhibits into a folder, which is made where it is missing; earlier exports are replaced.

    A format that cannot hold an exhibit is a failure of its own and costs none of the others.

    Parameters
    ----------
    title, round_name : of the strategy and of the scoring round, which begin the file names.
    written : told of each file as soon as it is there.

    Raises
    ------
    FileError
        Where the folder cannot be made or is a file.
    """
    return export_files(out_dir, _named(formats, exhibits, title, round_name), written)


def _named(
    formats: Sequence[Format], exhibits: Sequence[Exhibit], title: str, round_name: str
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for exhibit, kind in product(exhibits, dict.fromkeys(formats)):
        of_round = round_name if exhibit.in_round else ""
        name = f"{export_name(title, of_round, exhibit.what)}.{kind.value}"
        yield name, partial(exhibit_bytes, exhibit, kind)


def export_files(
    out_dir: Path, files: Iterable[tuple[str, Callable[[], bytes]]], written: Callable[[Path], None] = untold
) -> ExportResult:
    """Write files into a folder, which is made where it is missing; earlier ones are replaced.

    One that cannot be made or written is a failure of its own and costs none of the others.

    Parameters
    ----------
    files : the name of each, and what returns its content.
    written : told of each file as soon as it is there.

    Raises
    ------
    FileError
        Where the folder cannot be made or is a file.
    """
    paths: list[Path] = []
    failures: list[str] = []
    for name, made in files:
        path = out_dir / name
        try:
            content = made()
            _make_folder(out_dir)
            _replace(path, content)
        except InvalidInputError as error:
            failures.append(tr("{file} was not written. {reason}").format(file=path, reason=error))
        except OSError as error:
            failures.append(_failure(path, error))
        else:
            paths.append(path)
            written(path)
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
