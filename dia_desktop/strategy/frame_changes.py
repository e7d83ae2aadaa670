"""What changed around the activities of the roadmap: its workstreams, horizons, markers and budgets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dia_desktop.strategy.funding import Funding, FundingSource, YearBudget
from dia_desktop.strategy.roadmap import Activity, Link, Marker, Roadmap, Workstream

Record = TypeVar("Record", Activity, FundingSource, Link, Marker, Workstream)


@dataclass(frozen=True, slots=True)
class Reordering:
    """A workstream that stands elsewhere among the others.

    Attributes
    ----------
    behind : the one it follows now; None where it is the first.
    """

    stream: Workstream
    behind: Workstream | None


@dataclass(frozen=True, slots=True)
class HorizonYears:
    """When both horizons begin and how long they are, as decided.

    Attributes
    ----------
    first_year : None where nobody decided on it.
    """

    first_year: int | None
    mid_term_years: int
    long_term_years: int

    @classmethod
    def of(cls, roadmap: Roadmap) -> HorizonYears:
        """Return the horizons of a roadmap."""
        return cls(roadmap.first_year, roadmap.mid_term_years, roadmap.long_term_years)


@dataclass(frozen=True, slots=True)
class Rebudgeting:
    """What the roadmap is to cost in a year, before and after; None where it is not known."""

    year: int
    currency: str
    before_cents: int | None
    after_cents: int | None


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Return records by their ids."""
    return {record.id: record for record in records}


def pairs(
    before: Iterable[Record], after: Iterable[Record], content: Callable[[Record], object]
) -> Iterator[tuple[Record | None, Record | None]]:
    """Yield records before and after, None where there was or is none; only those whose content differs."""
    old, new = by_id(before), by_id(after)
    for record_id in {**new, **old}:
        was, now = old.get(record_id), new.get(record_id)
        if was is None or now is None or content(was) != content(now):
            yield was, now


def reordered(before: Sequence[Workstream], after: Sequence[Workstream]) -> Iterator[Reordering]:
    """Yield the fewest workstreams that have to be moved for the new order; what came or went moves none."""
    place = {stream.id: number for number, stream in enumerate(before)}
    kept = [stream for stream in after if stream.id in place]
    still = _longest_rise([place[stream.id] for stream in kept])
    moved = {stream.id for number, stream in enumerate(kept) if number not in still}
    for number, stream in enumerate(after):
        if stream.id in moved:
            yield Reordering(stream, after[number - 1] if number else None)


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """Return the places of a longest rising subsequence of different numbers."""
    ends: list[int] = []
    places: list[int] = []
    previous: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length:] = [number, *ends[length + 1 :]]
        places[length:] = [place, *places[length + 1 :]]
        previous.append(places[length - 1] if length else None)
    found, at = [], places[-1] if places else None
    while at is not None:
        found.append(at)
        at = previous[at]
    return frozenset(found)


def rebudgeted(before: Funding, after: Funding) -> Iterator[Rebudgeting]:
    """Yield the budgets that differ, by year and currency; two currencies are never one budget."""
    old, new = _budgets(before.budgets), _budgets(after.budgets)
    for year, currency in sorted({*old, *new}):
        was, now = old.get((year, currency)), new.get((year, currency))
        if was != now:
            yield Rebudgeting(year, currency, was, now)


def _budgets(budgets: Iterable[YearBudget]) -> Mapping[tuple[int, str], int]:
    return {(budget.year, budget.currency): budget.amount_cents for budget in budgets}
