"""Asking the user for a place in the file system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from dia_desktop.language import tr

ENDING = ".strategy"


def choose_file(parent: QWidget | None, folder: Path) -> Path | None:
    """Ask which strategy file to open; None where the user asked for none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Open a strategy"), str(folder), _filter())
    return Path(chosen) if chosen else None


def choose_new_place(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """Ask under which name to write a strategy file; None where the user asked for none."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), _filter())
    return with_ending(Path(chosen)) if chosen else None


def with_ending(path: Path) -> Path:
    """Return the path with the ending of strategy files, if it has none yet."""
    return path if path.suffix == ENDING else path.with_name(path.name + ENDING)


def file_name(title: str) -> str:
    """Return a file name made from a title: what no file system refuses."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in title)
    return (" ".join(kept.split())[:80] or tr("Strategy")) + ENDING


def _filter() -> str:
    return tr("Strategies (*.strategy)")
