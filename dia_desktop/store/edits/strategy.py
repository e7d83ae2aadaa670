"""Actions on the strategy as a whole."""

from __future__ import annotations

from dia_desktop.language import tr
from dia_desktop.store.edits.finding import the_strategy
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import checked_name
from dia_desktop.store.strategy_file import StrategyFile


def rename_strategy(file: StrategyFile, title: str) -> Applied:
    """Give the strategy another title."""
    title = checked_name(title, tr("Strategy"))
    with file.step(tr("Renamed the strategy to {title}").format(title=title)) as step:
        the_strategy(step).title = title
    return step.applied
