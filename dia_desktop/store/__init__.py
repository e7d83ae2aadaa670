"""Where a strategy is kept: one SQLite file with its whole history, and one function per user action."""

from __future__ import annotations

from dia_desktop.store.history import Applied, HistoryEntry
from dia_desktop.store.rows import OF_NO_ROUND, Area
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import StepKind

__all__ = ["OF_NO_ROUND", "Applied", "Area", "HistoryEntry", "StepKind", "StrategyFile"]
