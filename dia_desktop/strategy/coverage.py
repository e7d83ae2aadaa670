"""How far the money of the roadmap goes, per year and currency, against the budgets.

Amounts are whole cents and two currencies are never added. Refused money counts nothing and is shown apart.
What a year has beyond its budget covers no other year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus
from dia_desktop.strategy.money import shown_percents, whole_percent_of

#: From the surest money to the least sure; each covers what the ones ahead of it leave.
COUNTED: Final = (FundingStatus.GRANTED, FundingStatus.APPLIED, FundingStatus.IDEA)


@dataclass(frozen=True, slots=True)
class Given:
    """Money by how sure it is, in cents of one currency."""

    granted: int = 0
    applied: int = 0
    idea: int = 0
    refused: int = 0

    @property
    def counted(self) -> int:
        """All that is not refused."""
        return self.granted + self.applied + self.idea


@dataclass(frozen=True, slots=True)
class SourcePart:
    """What one source gives in a year, in cents."""

    source: FundingSource
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a need is covered with, in cents of one currency.

    Attributes
    ----------
    need : the budget of a year, or the cost of an activity; None where not known.
    granted_covers, applied_covers, idea_covers : how much of the need each covers, surest money first; with
        `open` they add up to the need. 0 where the need is not known.
    open : what nothing covers, not even ideas; None where the need is not known.
    over : what is beyond the need; None where it is not known.
    open_if_refused : what would be open if all that is applied for were refused; None likewise.
    """

    given: Given
    need: int | None = None
    granted_covers: int = 0
    applied_covers: int = 0
    idea_covers: int = 0
    open: int | None = None
    over: int | None = None
    open_if_refused: int | None = None

    @property
    def granted_percent(self) -> int | None:
        """Whole percent of the need that granted money covers; None where the need is nothing or unknown."""
        return whole_percent_of(self.granted_covers, self.need or 0)

    @property
    def applied_percent(self) -> int | None:
        """Whole percent of the need that granted money covers with what is applied for; None likewise."""
        return whole_percent_of(self.granted_covers + self.applied_covers, self.need or 0)

    @property
    def percents(self) -> tuple[int, ...]:
        """Whole percent of the need that are granted, applied for, ideas and open; 100 in all, or all 0."""
        return shown_percents((self.granted_covers, self.applied_covers, self.idea_covers, self.open or 0))

    @property
    def unsecured(self) -> int | None:
        """What granted money does not cover; None where the need is not known."""
        return None if self.need is None else self.need - self.granted_covers


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """One year in one currency.

    Attributes
    ----------
    parts : what each source gives, by position, refused ones among them.
    """

    year: int
    coverage: Coverage
    parts: tuple[SourcePart, ...] = ()


@dataclass(frozen=True, slots=True)
class CurrencyCoverage:
    """All years in one currency.

    Attributes
    ----------
    currency : ISO 4217; "" where none is stated.
    years : every year with a budget or an allocation, in order.
    total : sums over the years that have a budget; its `given` is that of these years.
    unbudgeted : what is given in years without a budget, which the total leaves out.
    lagging : years whose share covered by granted money and what is applied for is below that of the total.
    """

    currency: str
    years: tuple[YearCoverage, ...]
    total: Coverage
    unbudgeted: Given
    lagging: tuple[int, ...]


def coverages(funding: Funding) -> tuple[CurrencyCoverage, ...]:
    """Return the coverage of the budgets in each currency: those with a budget first, then by their codes."""
    sources = {source.id: source for source in funding.sources}
    budgets: dict[str, dict[int, int]] = {}
    for budget in funding.budgets:
        of_years = budgets.setdefault(budget.currency, {})
        of_years[budget.year] = of_years.get(budget.year, 0) + budget.amount_cents
    given: dict[str, dict[int, list[Allocation]]] = {}
    for each in funding.allocations:
        given.setdefault(sources[each.source_id].currency, {}).setdefault(each.year, []).append(each)
    return tuple(
        _of_currency(currency, budgets.get(currency, {}), given.get(currency, {}), funding.sources)
        for currency in sorted({*budgets, *given}, key=lambda code: (code not in budgets, code))
    )


def _of_currency(
    currency: str,
    budgets: Mapping[int, int],
    given: Mapping[int, Sequence[Allocation]],
    sources: Sequence[FundingSource],
) -> CurrencyCoverage:
    years = []
    for year in sorted({*budgets, *given}):
        parts = _parts(given.get(year, ()), sources)
        years.append(YearCoverage(year, covered(budgets.get(year), given_by(parts)), parts))
    budgeted = [each.coverage for each in years if each.coverage.need is not None]
    total = _total(budgeted)
    return CurrencyCoverage(
        currency,
        tuple(years),
        total,
        _added(each.coverage.given for each in years if each.coverage.need is None),
        tuple(each.year for each in years if _lags(each.coverage, total)),
    )


def _parts(allocations: Iterable[Allocation], sources: Sequence[FundingSource]) -> tuple[SourcePart, ...]:
    amounts: dict[str, int] = {}
    for each in allocations:
        amounts[each.source_id] = amounts.get(each.source_id, 0) + each.amount_cents
    return tuple(SourcePart(source, amounts[source.id]) for source in sources if source.id in amounts)


def given_by(parts: Iterable[SourcePart]) -> Given:
    """Return what sources give in all, which are all in one currency."""
    amounts = dict.fromkeys(FundingStatus, 0)
    for part in parts:
        amounts[part.source.status] += part.amount_cents
    return Given(*(amounts[status] for status in (*COUNTED, FundingStatus.REFUSED)))


def _added(all_given: Iterable[Given]) -> Given:
    found = list(all_given)
    return Given(
        sum(each.granted for each in found),
        sum(each.applied for each in found),
        sum(each.idea for each in found),
        sum(each.refused for each in found),
    )


def covered(need: int | None, given: Given) -> Coverage:
    """Return how a need is covered, surest money first."""
    if need is None:
        return Coverage(given)
    granted = min(given.granted, need)
    applied = min(given.applied, need - granted)
    idea = min(given.idea, need - granted - applied)
    rest = need - granted - applied - idea
    over = max(given.counted - need, 0)
    return Coverage(
        given, need, granted, applied, idea, rest, over, max(need - given.granted - given.idea, 0)
    )


def _total(years: Sequence[Coverage]) -> Coverage:
    if not years:
        return Coverage(Given())
    return Coverage(
        _added(each.given for each in years),
        sum(each.need or 0 for each in years),
        sum(each.granted_covers for each in years),
        sum(each.applied_covers for each in years),
        sum(each.idea_covers for each in years),
        sum(each.open or 0 for each in years),
        sum(each.over or 0 for each in years),
        sum(each.open_if_refused or 0 for each in years),
    )


def _lags(year: Coverage, total: Coverage) -> bool:
    """Whether a year is covered by a smaller share than the whole, without what are ideas only."""
    if not year.need or not total.need:
        return False
    of_year, of_all = (each.granted_covers + each.applied_covers for each in (year, total))
    return of_year * total.need < of_all * year.need
