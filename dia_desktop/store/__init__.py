"""Where a strategy is kept: one SQLite file with its whole history, and one function per user action."""

from __future__ import annotations

from importlib import import_module

from dia_desktop.store.history import Applied, HistoryEntry
from dia_desktop.store.rows import OF_NO_ROUND, Area
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import StepKind

__all__ = ["OF_NO_ROUND", "Applied", "Area", "HistoryEntry", "StepKind", "StrategyFile", "load_writing"]


def load_writing() -> None:
    """Load what the first change needs, so that it need not wait for it; may run beside the window."""
    # The dialect as well, which SQLAlchemy would load with its first connection.
    for module in ("dia_desktop.store.writing", "sqlalchemy.dialects.sqlite"):
        import_module(module)
