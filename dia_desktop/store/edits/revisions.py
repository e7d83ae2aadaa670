"""Naming a moment of the strategy."""

from __future__ import annotations

from dia_desktop.store.history import Applied
from dia_desktop.store.rows import Area
from dia_desktop.store.strategy_file import StrategyFile


def name_revision(file: StrategyFile, name: str, reason: str = "") -> Applied:
    """Name this moment in the history, to compare later ones with; the strategy stays as it is."""
    return Applied(file.mark(name, reason).label, frozenset({Area.ROADMAP}))
