"""What may be written of KPIs; each rule has one sentence for whoever breaks it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.rules import check_places, check_span, checked_name, checked_text
from dia_desktop.strategy.kpis import Kpi, may_be_negative

#: No figure of a KPI reaches so far: a typing slip is more likely, and charts have to show it beside others.
TOO_LARGE: Final = 1e12


def checked_figure(value: float, what: str) -> float:
    """Return a target or what was achieved: any finite number."""
    number = float(value)
    if not math.isfinite(number):
        raise InvalidInputError(
            tr("{what}: {value} is not a number; type one.").format(what=what, value=value)
        )
    return number


def fitting_figure(value: float, unit: str, what: str) -> float:
    """Return a target or what was achieved where it can be meant in the unit of a KPI.

    Files of earlier versions may hold others; they can be read, shown and corrected.

    Raises
    ------
    InvalidInputError
        Where a count is below 0, or a figure has more digits than anything a partnership counts.
    """
    number = checked_figure(value, what)
    if abs(number) >= TOO_LARGE:
        raise InvalidInputError(
            tr("{what}: {value:g} is too large; type a number below {most:,.0f}.").format(
                what=what, value=number, most=TOO_LARGE
            )
        )
    if number < 0 and not may_be_negative(unit):
        raise InvalidInputError(
            tr(
                "{what}: a count cannot be {value:g}; type 0 or more, or give the KPI a unit "
                "that can fall below 0, such as %, points or EUR."
            ).format(what=what, value=number)
        )
    return number


def check_kpis(kpis: Iterable[Kpi]) -> None:
    """Refuse KPIs that no edits could have made."""
    known = [*kpis]
    for kpi in known:
        checked_name(kpi.name, tr("KPI"))
        for text in (kpi.unit, kpi.source):
            checked_text(text, kpi.name)
        if kpi.target is not None:
            checked_figure(kpi.target, kpi.name)
        check_span(kpi.start, kpi.due, kpi.name)
        for reading in kpi.readings:
            checked_figure(reading.value, kpi.name)
            for text in (reading.note, reading.source):
                checked_text(text, kpi.name)
        for achievement in kpi.achievements:
            checked_name(achievement.title, kpi.name)
            checked_text(achievement.source, kpi.name)
    check_places((kpi.position for kpi in known), tr("KPI"))
