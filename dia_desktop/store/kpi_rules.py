"""What may be written of KPIs; each rule has one sentence for whoever breaks it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.rules import check_places, check_span, checked_name, checked_text
from dia_desktop.strategy.kpis import Kpi


def checked_figure(value: float, what: str) -> float:
    """Return a target or what was achieved: any finite number."""
    number = float(value)
    if not math.isfinite(number):
        raise InvalidInputError(
            tr("{what}: {value} is not a number; type one.").format(what=what, value=value)
        )
    return number


def checked_target(value: float | None, what: str) -> float | None:
    """Return a target, or None where none was set."""
    return None if value is None else checked_figure(value, what)


def check_kpis(kpis: Iterable[Kpi]) -> None:
    """Refuse KPIs that no edits could have made."""
    known = [*kpis]
    for kpi in known:
        checked_name(kpi.name, tr("KPI"))
        for text in (kpi.unit, kpi.source):
            checked_text(text, kpi.name)
        checked_target(kpi.target, kpi.name)
        check_span(kpi.start, kpi.due, kpi.name)
        for reading in kpi.readings:
            checked_figure(reading.value, kpi.name)
            for text in (reading.note, reading.source):
                checked_text(text, kpi.name)
        for achievement in kpi.achievements:
            checked_name(achievement.title, kpi.name)
            checked_text(achievement.source, kpi.name)
    check_places((kpi.position for kpi in known), tr("KPI"))
