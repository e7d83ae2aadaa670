"""Cards on their way from one place to another by the mouse: what is carried, and how it is read again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData

from dia_desktop.strategy.swot import SwotItem, lines_of

FORMAT = "application/x-dia-desktop-swot-items"
#: How the names of files end that hold lists.
LIST_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")


def carry(items: Sequence[SwotItem]) -> QMimeData:
    """Return items to be dropped elsewhere: on the board by their ids, in other programs as a list."""
    data = QMimeData()
    data.setData(FORMAT, QByteArray("\n".join(item.id for item in items).encode()))
    data.setText(as_list(items))
    return data


def carried_ids(data: QMimeData, known: Collection[str]) -> tuple[str, ...]:
    """Return the items being carried; () where they are none of this strategy."""
    if not data.hasFormat(FORMAT):
        return ()
    ids = tuple(bytes(data.data(FORMAT).data()).decode("utf-8", "replace").split("\n"))
    return ids if all(item_id in known for item_id in ids) else ()


def carried_lines(data: QMimeData) -> tuple[str, ...]:
    """Return the lines of a text being carried."""
    return lines_of(data.text()) if data.hasText() else ()


def as_list(items: Sequence[SwotItem]) -> str:
    """Return items as a text, one line each."""
    return "\n".join(" ".join(item.text.split()) for item in items)


def dropped_list(data: QMimeData) -> Path | None:
    """Return the one file that is being dropped and may hold a list, or None."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in LIST_ENDINGS else None
