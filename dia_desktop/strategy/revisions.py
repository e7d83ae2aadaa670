"""Revisions of the roadmap: named moments of its history, and what changed from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final

from dia_desktop.strategy.frame_changes import (
    HorizonYears,
    Rebudgeting,
    Reordering,
    by_id,
    pairs,
    rebudgeted,
    reordered,
)
from dia_desktop.strategy.funding import Funding, FundingSource
from dia_desktop.strategy.months import month_end, months_between, months_later
from dia_desktop.strategy.roadmap import Activity, Link, Marker, Roadmap, Workstream

#: Days of the month from which a rest counts as one more month.
_HALF_MONTH: Final = 15
#: What is told apart from the other fields, or follows from what is beside an activity.
_TOLD_APART: Final = frozenset({"id", "position", "start", "end", "grain", "owner_id", "partner_ids", "ties"})


@dataclass(frozen=True, slots=True)
class Revision:
    """A named moment of the history; no copy of the roadmap.

    Attributes
    ----------
    seq : the step of the history it marks.
    at : when it was named.
    author : who named it; "" where not known.
    """

    seq: int
    name: str
    reason: str
    at: datetime
    author: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """How much later a day is than another one.

    Attributes
    ----------
    days : exactly; negative where it is earlier.
    months : to the nearest month.
    whole : whether it is a whole number of months, not 0: the same day, or the last day, of another month.
    """

    days: int
    months: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Move:
    """An activity with other dates; the shifts are None where it had none, or has none now."""

    before: Activity
    after: Activity
    start: Shift | None
    end: Shift | None


@dataclass(frozen=True, slots=True)
class Change:
    """An activity before and after.

    Attributes
    ----------
    names : the fields of the record that differ; only filled for changes told by field.
    """

    before: Activity
    after: Activity
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refunding:
    """What a source gives to an activity in a year, before and after.

    Attributes
    ----------
    activity_id : None where it is for the roadmap as a whole.
    before_cents, after_cents : 0 where it gives nothing; in the currencies of the source before and after.
    """

    source: FundingSource
    activity_id: str | None
    year: int
    before_cents: int
    after_cents: int
    currency_before: str
    currency_after: str


@dataclass(frozen=True, slots=True)
class RevisionChanges:
    """What changed between two revisions; activities in the order of the later one, removed ones in theirs.

    Attributes
    ----------
    moved : with other dates, or with dates for the first time, or without them now.
    regrained : whose dates are known more or less precisely.
    reowned : with another owner or other partners.
    refunded : by source, then in the order of activities and years.
    changed : in another way, with the names of the fields; that a market's new role was seen is none.
    linked, unlinked : links made and removed; a link of another kind or lag is in both.
    sources, workstreams, markers : before and after, None where there was or is none; only those that differ.
    reordered : the fewest workstreams that have to be moved for the order of now.
    horizons : before and after; None where they are the same.
    budgets : by year and currency.
    """

    added: tuple[Activity, ...] = ()
    removed: tuple[Activity, ...] = ()
    moved: tuple[Move, ...] = ()
    regrained: tuple[Change, ...] = ()
    reowned: tuple[Change, ...] = ()
    refunded: tuple[Refunding, ...] = ()
    changed: tuple[Change, ...] = ()
    linked: tuple[Link, ...] = ()
    unlinked: tuple[Link, ...] = ()
    sources: tuple[tuple[FundingSource | None, FundingSource | None], ...] = ()
    budgets: tuple[Rebudgeting, ...] = ()
    workstreams: tuple[tuple[Workstream | None, Workstream | None], ...] = ()
    reordered: tuple[Reordering, ...] = ()
    markers: tuple[tuple[Marker | None, Marker | None], ...] = ()
    horizons: tuple[HorizonYears, HorizonYears] | None = None

    @property
    def count(self) -> int:
        """How many changes there are; an activity that changed in several ways counts for each of them."""
        several = (getattr(self, each.name) for each in fields(self) if each.name != "horizons")
        return sum(map(len, several)) + (self.horizons is not None)

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return self.count > 0


def changes_between(
    before: Roadmap, after: Roadmap, funding_before: Funding, funding_after: Funding
) -> RevisionChanges:
    """Return what changed from one moment to another; all but budgets are matched by id."""
    old, new = before.by_id(), after.by_id()
    kept = [(old[each.id], each) for each in after.activities if each.id in old]
    links_before, links_after = set(before.links), set(after.links)
    horizons = HorizonYears.of(before), HorizonYears.of(after)
    return RevisionChanges(
        added=tuple(each for each in after.activities if each.id not in old),
        removed=tuple(each for each in before.activities if each.id not in new),
        moved=tuple(_move(a, b) for a, b in kept if (a.start, a.end) != (b.start, b.end)),
        regrained=tuple(Change(a, b) for a, b in kept if a.grain is not b.grain),
        reowned=tuple(Change(a, b) for a, b in kept if _owners(a) != _owners(b)),
        refunded=tuple(_refunded(funding_before, funding_after, (*new, *old))),
        changed=tuple(Change(a, b, names) for a, b in kept if (names := _other_fields(a, b))),
        linked=tuple(link for link in after.links if link not in links_before),
        unlinked=tuple(link for link in before.links if link not in links_after),
        sources=tuple(pairs(funding_before.sources, funding_after.sources, _content)),
        budgets=tuple(rebudgeted(funding_before, funding_after)),
        workstreams=tuple(pairs(before.workstreams, after.workstreams, lambda each: each.name)),
        reordered=tuple(reordered(before.workstreams, after.workstreams)),
        markers=tuple(pairs(before.markers, after.markers, lambda each: each)),
        horizons=horizons if horizons[0] != horizons[1] else None,
    )


def shift(before: date, after: date) -> Shift:
    """Return how much later `after` is than `before`.

    Examples
    --------
    >>> shift(date(2021, 12, 31), date(2022, 3, 31))
    Shift(days=90, months=3, whole=True)
    """
    months = months_between(before, after)
    whole = months != 0 and (
        months_later(before, months) == after or (before, after) == (month_end(before), month_end(after))
    )
    if not whole:
        months += (after.day - before.day > _HALF_MONTH) - (before.day - after.day > _HALF_MONTH)
    return Shift((after - before).days, months, whole)


def _move(before: Activity, after: Activity) -> Move:
    if before.start is None or before.end is None or after.start is None or after.end is None:
        return Move(before, after, None, None)
    return Move(before, after, shift(before.start, after.start), shift(before.end, after.end))


def _owners(activity: Activity) -> tuple[str | None, frozenset[str]]:
    return activity.owner_id, frozenset(activity.partner_ids)


def _other_fields(before: Activity, after: Activity) -> tuple[str, ...]:
    names = (each.name for each in fields(Activity) if each.name not in _TOLD_APART)
    differing = tuple(name for name in names if getattr(before, name) != getattr(after, name))
    ties = ("ties",) if set(before.market_ids) != set(after.market_ids) else ()
    return (*differing, *ties)


def _content(source: FundingSource) -> tuple[object, ...]:
    return tuple(getattr(source, each.name) for each in fields(source) if each.name != "position")


def _given(funding: Funding) -> dict[tuple[str, str | None, int], int]:
    found: dict[tuple[str, str | None, int], int] = {}
    for each in funding.allocations:
        key = each.source_id, each.activity_id, each.year
        found[key] = found.get(key, 0) + each.amount_cents
    return found


def _refunded(before: Funding, after: Funding, activity_ids: Iterable[str]) -> Iterator[Refunding]:
    old, new = _given(before), _given(after)
    sources_before, sources_after = by_id(before.sources), by_id(after.sources)
    sources: Mapping[str, FundingSource] = sources_before | sources_after
    source_place = {source_id: place for place, source_id in enumerate({**sources_after, **sources_before})}
    activity_place = {activity_id: place for place, activity_id in enumerate(dict.fromkeys(activity_ids))}

    def order(key: tuple[str, str | None, int]) -> tuple[int, int, int]:
        return source_place[key[0]], activity_place.get(key[1] or "", -1), key[2]

    for key in sorted({*old, *new}, key=order):
        source = sources[key[0]]
        given = old.get(key, 0), new.get(key, 0)
        currency_before, currency_after = (
            each.get(source.id, source).currency for each in (sources_before, sources_after)
        )
        if given[0] != given[1] or currency_before != currency_after:
            yield Refunding(source, key[1], key[2], *given, currency_before, currency_after)
