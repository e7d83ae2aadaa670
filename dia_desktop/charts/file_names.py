"""Names of exported files, from titles that people typed."""

from __future__ import annotations

import re
import unicodedata

from dia_desktop.charts.plain_text import one_line

#: What one of the file systems in use forbids in a name, or reads as part of a path.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
#: Windows keeps these for devices, whatever follows the first dot.
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_MOST_TITLE_BYTES, _MOST_ROUND_BYTES = 120, 60


def export_name(title: str, round_name: str, what: str) -> str:
    """Return "title - round - what it is", safe on every file system, without an ending.

    Examples
    --------
    >>> export_name("Where next? 2020/2024", "Round 1", "ranking")
    'Where next_ 2020_2024 - Round 1 - ranking'
    >>> export_name("../..", "", "ranking")
    '_ - ranking'
    """
    parts = (_safe(title, _MOST_TITLE_BYTES), _safe(round_name, _MOST_ROUND_BYTES), what)
    name = " - ".join(part for part in parts if part)
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _safe(text: str, most_bytes: int) -> str:
    cleaned = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", one_line(text))).strip(" .")
    return _shortened(cleaned, most_bytes).strip(" .")


def _shortened(text: str, most_bytes: int) -> str:
    return text.encode("utf-8")[:most_bytes].decode("utf-8", errors="ignore")
