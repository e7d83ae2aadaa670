"""Where the money of the roadmap comes from, and how far it goes.

Amounts are whole hundredths of a currency (cents), so that sums are exact; two currencies are never added.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FundingStatus(StrEnum):
    """How sure the money of a source is."""

    IDEA = "idea"
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FundingSource:
    """A programme, a fee or another place that money comes from.

    Attributes
    ----------
    programme : the programme it belongs to, e.g. "COSME"; "" where it is none.
    funding_kind : what kind of money it is, in words of the partnership, e.g. "grant", "membership fee".
    start, end : first and last day of its period; None where not stated.
    amount_cents : what it gives in all, in hundredths of `currency`; None where not published or known.
    currency : ISO 4217 code; "" where neither an amount nor an allocation is known.
    cofinancing_rate : highest share of the cost of an activity that it pays, 0-1; None where not stated.
    conditions : what it asks for, in words.
    source : where it is stated, for example a line of a report.
    position : place among the sources, 0 first; it gives the colour.
    """

    id: str
    name: str
    programme: str = ""
    funding_kind: str = ""
    status: FundingStatus = FundingStatus.IDEA
    start: date | None = None
    end: date | None = None
    amount_cents: int | None = None
    currency: str = ""
    cofinancing_rate: float | None = None
    conditions: str = ""
    source: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Allocation:
    """What a source gives in a year, in the currency of the source.

    Attributes
    ----------
    activity_id : the activity it pays for; None where it is for the roadmap as a whole.
    amount_cents : above 0.
    """

    id: str
    source_id: str
    activity_id: str | None
    year: int
    amount_cents: int


@dataclass(frozen=True, slots=True)
class YearBudget:
    """What the roadmap is to cost in a year; one per year and currency."""

    id: str
    year: int
    amount_cents: int
    currency: str


@dataclass(frozen=True, slots=True)
class Funding:
    """All sources by position, what they give by year, and the budgets by year and currency."""

    sources: tuple[FundingSource, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    budgets: tuple[YearBudget, ...] = ()
