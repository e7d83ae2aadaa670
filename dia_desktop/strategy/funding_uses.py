"""What each source of funding is used for, and what each activity gets and still lacks.

Amounts are whole cents and two currencies are never added. Refused money counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

from dia_desktop.strategy.coverage import Coverage, SourcePart, covered, given_by
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus
from dia_desktop.strategy.roadmap import Activity


@dataclass(frozen=True, slots=True)
class SourceUse:
    """What of a source is allocated, in cents of its currency.

    Attributes
    ----------
    free : not yet allocated; None where its amount is not known.
    beyond : allocated beyond its amount; None where that is not known.
    outside : years with an allocation in which its period does not run.
    """

    source: FundingSource
    allocated: int
    free: int | None
    beyond: int | None
    outside: tuple[int, ...]


def source_uses(funding: Funding) -> tuple[SourceUse, ...]:
    """Return how far each source is allocated, by position."""
    given: dict[str, list[Allocation]] = {}
    for each in funding.allocations:
        given.setdefault(each.source_id, []).append(each)
    return tuple(_use(source, given.get(source.id, ())) for source in funding.sources)


def _use(source: FundingSource, allocations: Sequence[Allocation]) -> SourceUse:
    allocated = sum(each.amount_cents for each in allocations)
    outside = {
        each.year
        for each in allocations
        if (source.start is not None and each.year < source.start.year)
        or (source.end is not None and each.year > source.end.year)
    }
    amount = source.amount_cents
    return SourceUse(
        source,
        allocated,
        None if amount is None else max(amount - allocated, 0),
        None if amount is None else max(allocated - amount, 0),
        tuple(sorted(outside)),
    )


@dataclass(frozen=True, slots=True)
class CofinancingBreach:
    """A source that gives an activity a larger share of its cost than it may, in cents.

    Attributes
    ----------
    allowed : the most it may give, rounded down.
    """

    source: FundingSource
    activity: Activity
    allocated: int
    allowed: int


def cofinancing_breaches(activities: Iterable[Activity], funding: Funding) -> tuple[CofinancingBreach, ...]:
    """Return where a source gives more than its co-financing rate, by source, then as the activities stand.

    Where the rate or the cost is not known, or the two are in different currencies, nothing is claimed.
    Refused sources give nothing.
    """
    given = _given_to_activities(funding)
    listed = [
        (each, given[each.id]) for each in activities if each.cost_cents is not None and each.id in given
    ]
    return tuple(
        breach
        for source in funding.sources
        if source.status is not FundingStatus.REFUSED and (rate := _rate(source)) is not None
        for activity, amounts in listed
        if source.id in amounts and activity.currency == source.currency
        if (breach := _breach(source, rate, activity, amounts[source.id])) is not None
    )


def _breach(
    source: FundingSource, rate: Fraction, activity: Activity, allocated: int
) -> CofinancingBreach | None:
    allowed = rate * (activity.cost_cents or 0)
    return CofinancingBreach(source, activity, allocated, int(allowed)) if allocated > allowed else None


def _rate(source: FundingSource) -> Fraction | None:
    """Return the co-financing rate as the decimal that was typed, not as its binary neighbour."""
    rate = source.cofinancing_rate
    return None if rate is None or not isfinite(rate) else Fraction(repr(float(rate)))


def _given_to_activities(funding: Funding) -> dict[str, dict[str, int]]:
    """Return what each source gives over all years, by activity and source."""
    given: dict[str, dict[str, int]] = {}
    for each in funding.allocations:
        if each.activity_id is not None:
            of_sources = given.setdefault(each.activity_id, {})
            of_sources[each.source_id] = of_sources.get(each.source_id, 0) + each.amount_cents
    return given


@dataclass(frozen=True, slots=True)
class ActivityMoney:
    """What an activity costs and who pays.

    Attributes
    ----------
    coverage : of its cost, in `currency`; without a need where its cost is not known.
    currency : of its cost, else of the sources that give to it, where that is a single one; else "".
    parts : what each source gives over all years, by position, in the currency of the source.
    elsewhere : whether some of it is in another currency, which the coverage leaves out.
    """

    coverage: Coverage
    currency: str
    parts: tuple[SourcePart, ...]
    elsewhere: bool


def activity_money(activities: Iterable[Activity], funding: Funding) -> dict[str, ActivityMoney]:
    """Return what each activity costs, gets and still lacks, by id."""
    given, sources = _given_to_activities(funding), funding.sources
    return {each.id: _money_of(each, given.get(each.id, {}), sources) for each in activities}


def _money_of(
    activity: Activity, amounts: Mapping[str, int], sources: Sequence[FundingSource]
) -> ActivityMoney:
    parts = tuple(SourcePart(source, amounts[source.id]) for source in sources if source.id in amounts)
    currencies = {part.source.currency for part in parts}
    currency = activity.currency if activity.cost_cents is not None else ""
    if not currency and len(currencies) == 1:
        (currency,) = currencies
    own = [part for part in parts if part.source.currency == currency]
    return ActivityMoney(
        covered(activity.cost_cents, given_by(own)), currency, parts, elsewhere=len(own) < len(parts)
    )
