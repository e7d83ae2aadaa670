"""What the program remembers of the user: appearance, recent files, windows."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

MOST_RECENT = 8
TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)


class Look(StrEnum):
    """Which colours the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(QObject):
    """Typed access to one settings file; what is not readable there counts as not set.

    Signals
    -------
    recent_changed() : the list of recent files is another one.
    """

    recent_changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(file), QSettings.Format.IniFormat, self)

    @property
    def look(self) -> Look:
        """Light, dark, or as the system has it."""
        asked = self._text("look")
        return Look(asked) if asked in set(Look) else Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self._store.setValue("look", look.value)

    @property
    def text_size(self) -> int:
        """Percent, one of `TEXT_SIZES`."""
        asked = self._text("text_size")
        size = int(asked) if asked.isdecimal() else 0
        return size if size in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("text_size", str(percent))

    @property
    def reduced_motion(self) -> bool:
        """Whether movement is to be left out."""
        return self._text("reduced_motion") == "yes"

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._store.setValue("reduced_motion", "yes" if reduced else "no")

    @property
    def recent(self) -> list[Path]:
        """The files opened last, newest first; some may be gone by now."""
        size = self._store.beginReadArray("recent")
        found = []
        for index in range(size):
            self._store.setArrayIndex(index)
            found.append(self._text("path"))
        self._store.endArray()
        return [Path(path) for path in found if path]

    def remember(self, path: Path) -> None:
        """Put a file on top of the recent files."""
        self._write_recent([path, *(known for known in self.recent if known != path)])

    def forget(self, path: Path) -> None:
        """Take a file off the recent files."""
        self._write_recent([known for known in self.recent if known != path])

    def forget_all(self) -> None:
        """Empty the list of recent files."""
        self._write_recent([])

    def _write_recent(self, paths: list[Path]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", min(len(paths), MOST_RECENT))
        for index, path in enumerate(paths[:MOST_RECENT]):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(path))
        self._store.endArray()
        self.recent_changed.emit()

    @property
    def export_folder(self) -> Path | None:
        """Where the last export went; None before the first, or where the folder is gone."""
        known = self._text("export_folder")
        return Path(known) if known and Path(known).is_dir() else None

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._store.setValue("export_folder", str(folder))

    @property
    def page(self) -> str:
        """The key of the page shown last; "" before the first."""
        return self._text("page")

    @page.setter
    def page(self, key: str) -> None:
        self._store.setValue("page", key)

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window closed last; empty where none was."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""
