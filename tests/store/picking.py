"""Something of a strategy, whatever there is, by a number drawn at random."""

from __future__ import annotations

from collections.abc import Callable

from dia_desktop.store import Applied, StrategyFile

Action = Callable[[StrategyFile], Applied | None]


def market(file: StrategyFile, pick: int) -> str:
    ids = [market.id for market in file.scoring().markets]
    return ids[pick % len(ids)] if ids else "nobody"


def criterion(file: StrategyFile, pick: int) -> str:
    ids = [criterion.id for criterion in file.scoring().criteria]
    return ids[pick % len(ids)] if ids else "nothing"


def partner(file: StrategyFile, pick: int) -> str:
    ids = [partner.id for partner in file.strategy().partners]
    return ids[pick % len(ids)] if ids else "nobody"


def option(file: StrategyFile, pick: int) -> str:
    ids = [option.id for option in file.swot().options]
    return ids[pick % len(ids)] if ids else "nothing"
