"""Key performance indicators: what the partnership wants to reach, and how far it has come."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

#: Units of what can fall below nothing, beside signs of currencies: shares, changes, balances, money.
_SIGNED_UNIT: Final = re.compile(
    r"[%‰°]|\b(?:percent|pp|points?|index|change|growth|balance|EUR|USD|CAD|CNY|BRL|MXN|MAD|GBP|CHF)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KpiReading:
    """What was achieved at a moment, in the unit of the KPI.

    Attributes
    ----------
    as_of : the day it was true; None where the source does not say.
    """

    id: str
    value: float
    as_of: date | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Achievement:
    """One thing that counts towards a KPI, by name: an agreement, an event, a partner won.

    Attributes
    ----------
    on : the day of it; None where the source does not say.
    """

    id: str
    title: str
    on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Kpi:
    """One indicator.

    Attributes
    ----------
    unit : what is counted, e.g. "agreements"; "" where the name says it.
    target : what is to be reached; None where none was set.
    lower_is_better : whether the target is not to be passed.
    start, due : between these days progress is expected to be even; None where not stated.
    readings : by their day, those without one first; the last one is the latest.
    achievements : by their day, those without one last.
    source : where it is stated, for example a line of a report.
    position : place among the KPIs, 0 first.
    """

    id: str
    name: str
    unit: str = ""
    target: float | None = None
    lower_is_better: bool = False
    start: date | None = None
    due: date | None = None
    readings: tuple[KpiReading, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    source: str = ""
    position: int = 0

    @property
    def latest(self) -> KpiReading | None:
        """What was achieved at last; None where nothing was read yet."""
        return self.readings[-1] if self.readings else None

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None where there is no target or no reading."""
        if self.target is None or self.latest is None:
            return None
        value = self.latest.value
        return value <= self.target if self.lower_is_better else value >= self.target


def may_be_negative(unit: str) -> bool:
    """Whether figures in a unit can be below 0: what is counted cannot.

    Examples
    --------
    >>> [may_be_negative(unit) for unit in ("", "agreements", "SMEs", "%", "index points", "k€")]
    [False, False, False, True, True, True]
    """
    return _SIGNED_UNIT.search(unit) is not None or any(unicodedata.category(sign) == "Sc" for sign in unit)
