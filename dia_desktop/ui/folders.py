"""Where the program keeps what is not part of a strategy: backups, settings, log, the example."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

PROGRAM = "DIA Desktop"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one user; none of them needs to exist yet."""

    data: Path
    logs: Path
    config: Path
    documents: Path

    @property
    def backups(self) -> Path:
        """Copies of strategies, made before the first change of a session."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """The file with window state, recent files, theme and text size."""
        return self.config / "settings.ini"


def user_folders() -> Folders:
    """Return the folders of the present user, where the operating system wants them."""
    places = PlatformDirs(PROGRAM, appauthor=False)
    return Folders(
        places.user_data_path, places.user_log_path, places.user_config_path, places.user_documents_path
    )
