"""Activities on their way from one place to another by the mouse."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData

from dia_desktop.strategy.roadmap import Activity

FORMAT = "application/x-dia-desktop-activities"


def carry(activities: Sequence[Activity]) -> QMimeData:
    """Return activities to be dropped elsewhere: on the page by their ids, in other programs as a list."""
    data = QMimeData()
    data.setData(FORMAT, QByteArray("\n".join(each.id for each in activities).encode()))
    data.setText("\n".join(" ".join(each.title.split()) for each in activities))
    return data


def carried_ids(data: QMimeData, known: Collection[str]) -> tuple[str, ...]:
    """Return the activities being carried; () where they are none of this strategy."""
    if not data.hasFormat(FORMAT):
        return ()
    ids = tuple(bytes(data.data(FORMAT).data()).decode("utf-8", "replace").split("\n"))
    return ids if all(each in known for each in ids) else ()


def dropped_plan(data: QMimeData, endings: Collection[str]) -> Path | None:
    """Return the one file that is being dropped and may hold activities, or None."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in endings else None
