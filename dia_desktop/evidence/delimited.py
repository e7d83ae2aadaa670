"""Delimited text as people save it: checked bytes in, numbered rows of text out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dia_desktop.errors import FileError, InvalidInputError
from dia_desktop.language import tr

MAX_BYTES = 50_000_000
MAX_LINE = 1_000_000
#: In the order of preference where a file could be read either way.
SEPARATORS = ("\t", ";", ",")
#: Characters without width that a copied cell may begin or end with: joiners, marks of direction, a BOM.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
#: What counts as a number: plain digits with a decimal point, no separators, no words.
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One record and the line of the file it begins on, 1 first."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """The filled rows of a file, the header first, cells without blanks and invisible marks around them."""

    separator: str
    rows: tuple[Row, ...]


def read_delimited(path: Path) -> DelimitedText:
    """Read a UTF-8 file separated by commas, semicolons or tabs; rows without any text are left out.

    Raises
    ------
    FileError
        Where the file is missing, a folder, unreadable or larger than 50 MB.
    InvalidInputError
        Where it is not UTF-8 text, has a line of more than 1 MB, or a quotation mark stays open.
    """
    text = _text(path)
    separator = _separator(text)
    rows = tuple(_records(path, text, separator))
    if not rows:
        raise InvalidInputError(tr("{file} is empty: it needs a header line.").format(file=path))
    return DelimitedText(separator, rows)


def _text(path: Path) -> str:
    """Return the checked text of the file, without a byte order mark."""
    raw = read_bytes(path)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidInputError(
            tr("{file} is UTF-16 text. Save it as “CSV UTF-8” and try again.").format(file=path)
        )
    _check_lines(path, raw)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(
            tr("{file}, line {line}: not UTF-8 text. Save it as “CSV UTF-8” and try again.").format(
                file=path, line=raw.count(b"\n", 0, error.start) + 1
            )
        ) from error


def read_bytes(path: Path) -> bytes:
    """Return the content, reading no more than the limit even where the file grows meanwhile.

    Raises
    ------
    FileError
        Where the file is missing, a folder, unreadable or larger than 50 MB.
    """
    if path.is_dir():
        raise FileError(tr("{file} is a folder, not a table.").format(file=path))
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(tr("{file} cannot be read: {reason}.").format(file=path, reason=reason)) from error
    if len(raw) > MAX_BYTES:
        raise FileError(
            tr("{file} is larger than {most} MB; a table to read in is far smaller.").format(
                file=path, most=MAX_BYTES // 1_000_000
            )
        )
    return raw


def _check_lines(path: Path, raw: bytes) -> None:
    at = raw.find(b"\0")
    if at >= 0:
        raise InvalidInputError(
            tr("{file}, line {line}: a null byte; this is not a text file.").format(
                file=path, line=raw.count(b"\n", 0, at) + 1
            )
        )
    for number, line in enumerate(raw.splitlines(), start=1):
        if len(line) > MAX_LINE:
            raise InvalidInputError(
                tr("{file}, line {line}: longer than {most} MB.").format(
                    file=path, line=number, most=MAX_LINE // 1_000_000
                )
            )


def _separator(text: str) -> str:
    """Return the separator under which most rows fit the header."""
    lines = [line for line in text.splitlines() if line.strip()][:_SAMPLE]
    if not lines:
        return ","
    counts = {separator: [_outside_quotes(line, separator) for line in lines] for separator in SEPARATORS}
    possible = [separator for separator in SEPARATORS if counts[separator][0]]
    if not possible:
        return ","
    return max(possible, key=lambda sign: (counts[sign].count(counts[sign][0]), counts[sign][0]))


def _outside_quotes(line: str, separator: str) -> int:
    return sum(part.count(separator) for part in line.split('"')[::2])


def _records(path: Path, text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = tuple(cell.strip().strip(INVISIBLE).strip() for cell in next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            raise InvalidInputError(_quote_sentence(path, line, error)) from error
        if any(cells):
            yield Row(line, cells)


def _quote_sentence(path: Path, line: int, error: csv.Error) -> str:
    """Say what is wrong with a record that cannot be taken apart; the reader's own words where unknown."""
    if "unexpected end" in str(error):
        return tr("{file}, line {line}: a quotation mark is opened and never closed.").format(
            file=path, line=line
        )
    if "expected after" in str(error):
        return tr("{file}, line {line}: text follows a closing quotation mark.").format(file=path, line=line)
    if "field larger" in str(error):
        return tr("{file}, line {line}: a cell is too long.").format(file=path, line=line)
    return tr("{file}, line {line}: {reason}.").format(file=path, line=line, reason=error)


def excerpt(text: str, most: int = 60) -> str:
    """Return the beginning of a text, to be quoted in a sentence."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
