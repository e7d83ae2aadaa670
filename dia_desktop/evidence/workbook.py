"""Excel workbooks: checked bytes in, numbered rows of text out. Nothing in them is run or followed."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import INVISIBLE, Row
from dia_desktop.language import tr

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

#: How the archive begins that a workbook is, and how an old or an encrypted one begins.
ARCHIVE, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: What a workbook may unpack to: far more than a list takes, far less than memory holds.
MOST_UNPACKED: Final = 400_000_000
#: Rows are looked at up to here; a sheet that is formatted to its end has a million empty ones.
MOST_LOOKED_AT: Final = 300_000
#: What stands in a cell whose formula was never worked out.
UNKNOWN_FORMULA = "\ufffd"
#: What the library raises over archives that are broken or made to break it.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, RuntimeError),
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled rows of the first sheet that has any.

    Attributes
    ----------
    name : of the sheet.
    others : how many other sheets are filled or not; they are not read.
    rows : cells without blanks around them, numbered as the spreadsheet numbers them.
    """

    name: str
    others: int
    rows: tuple[Row, ...]


def is_workbook(raw: bytes) -> bool:
    """Whether a content is an Excel workbook or pretends to be one."""
    return raw.startswith((ARCHIVE, COMPOUND))


def read_sheet(path: Path, raw: bytes, most: int) -> Sheet:
    """Read the first sheet of a workbook, `most` filled rows and one more.

    Raises
    ------
    InvalidInputError
        Where it is protected with a password, in the old format, broken, no workbook, or empty.
    """
    if raw.startswith(COMPOUND):
        raise InvalidInputError(
            tr(
                "{file} is protected with a password or in the old Excel format. Save it as .xlsx without a "
                "password and try again."
            ).format(file=path)
        )
    _check_archive(path, raw)
    try:
        sheet = _first_filled(raw, most)
    except _BROKEN as error:
        raise InvalidInputError(_broken_sentence(path)) from error
    if sheet is None:
        raise InvalidInputError(tr("{file} is empty: it needs a header row.").format(file=path))
    return sheet


def _check_archive(path: Path, raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
    except _BROKEN as error:
        raise InvalidInputError(_broken_sentence(path)) from error
    if not any(member.filename.lower() == "xl/workbook.xml" for member in members):
        raise InvalidInputError(
            tr("{file} is an archive, not an Excel workbook. Choose a .csv or .xlsx file.").format(file=path)
        )
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise InvalidInputError(
            tr("{file} unpacks to more than {most} MB. Copy the list into a new workbook.").format(
                file=path, most=MOST_UNPACKED // 1_000_000
            )
        )


def _broken_sentence(path: Path) -> str:
    return tr(
        "{file} is damaged or incomplete. Open it in a spreadsheet, save it again as .xlsx, and try again."
    ).format(file=path)


def _first_filled(raw: bytes, most: int) -> Sheet | None:
    """Return the first sheet with any text; values and formulas are read side by side."""
    values, formulas = _opened(raw, values=True), _opened(raw, values=False)
    try:
        for sheet in values.worksheets:
            rows = tuple(islice(_rows(values, formulas, sheet.title), most + 1))
            if rows:
                return Sheet(sheet.title, len(values.worksheets) - 1, rows)
    finally:
        values.close()
        formulas.close()
    return None


def _opened(raw: bytes, *, values: bool) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # About styles and extensions that a list of points does not need.
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(io.BytesIO(raw), read_only=True, data_only=values, keep_links=False)


def _rows(values: Workbook, formulas: Workbook, name: str) -> Iterator[Row]:
    sheets = values[name], formulas[name]
    for sheet in sheets:
        # What the file says of its size need not be true.
        sheet.reset_dimensions()
    pairs = zip(*(sheet.iter_rows(values_only=True) for sheet in sheets), strict=True)
    for number, (known, written) in enumerate(islice(pairs, MOST_LOOKED_AT), start=1):
        cells = tuple(_text(value, formula) for value, formula in zip(known, written, strict=True))
        if any(cells):
            yield Row(number, cells)


def _text(value: object, formula: object) -> str:
    """Return a cell as it would be typed."""
    if value is None:
        return "" if formula is None else UNKNOWN_FORMULA
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip().strip(INVISIBLE).strip()
