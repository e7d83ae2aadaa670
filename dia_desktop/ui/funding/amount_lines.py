"""What stands in the table of amounts: a line per budget, per source and activity, and the sums of a year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from dia_desktop.language import tr
from dia_desktop.strategy.coverage import CurrencyCoverage
from dia_desktop.strategy.funding import Funding, FundingSource
from dia_desktop.strategy.money import THOUSAND_CENTS, UNIT_CENTS
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.ui.funding.source_columns import usual_currency

#: A plan of more years shows those that hold an amount, and the first ones.
MOST_YEARS = 30
#: Amounts are shown in thousands from here on, where a tenth of a thousand says all of them.
LARGE, TENTH = 10 * THOUSAND_CENTS, THOUSAND_CENTS // 10


class LineKind(Enum):
    """What a line says."""

    BUDGET = "budget"
    SOURCE = "source"
    ACTIVITY = "activity"
    GIVEN = "given"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes
    ----------
    title : what it is called.
    currency : ISO 4217; "" where none is stated yet.
    unit, decimals : cents of the unit it is shown in, and how many decimals write every amount out.
    cents : by year; a year that is not among them holds nothing.
    source, activity_id : whose line it is; no activity for what a source gives to the roadmap as a whole.
    """

    kind: LineKind
    title: str
    currency: str
    unit: int = UNIT_CENTS
    decimals: int = 0
    cents: Mapping[int, int] = field(default_factory=dict)
    source: FundingSource | None = None
    activity_id: str | None = None

    @property
    def key(self) -> str:
        """What the line is known by."""
        return "/".join(
            (self.kind.value, self.currency, self.source.id if self.source else "", self.activity_id or "")
        )

    @property
    def editable(self) -> bool:
        """Whether amounts can be typed into it."""
        return self.kind in {LineKind.BUDGET, LineKind.SOURCE, LineKind.ACTIVITY}

    @property
    def total(self) -> int:
        """The sum over all years, in cents."""
        return sum(self.cents.values())


def shown_years(roadmap: Roadmap, funding: Funding, this_year: int) -> tuple[int, ...]:
    """Return the years of the plan, and all others that hold an amount or in which a source runs."""
    first = this_year if roadmap.first_year is None else roadmap.first_year
    years = {each.year for each in funding.allocations} | {each.year for each in funding.budgets}
    plan = [*range(first, first + roadmap.long_term_years)]
    for source in funding.sources:
        if source.start is not None and source.end is not None:
            plan += range(source.start.year, min(source.end.year, source.start.year + MOST_YEARS) + 1)
    years |= set(sorted({*plan})[:MOST_YEARS])
    return tuple(sorted(years))


def amount_lines(
    funding: Funding,
    roadmap: Roadmap,
    coverage: Sequence[CurrencyCoverage],
    added: Collection[tuple[str, str]] = (),
    year: int | None = None,
) -> tuple[Line, ...]:
    """Return the lines, one currency after the other.

    Parameters
    ----------
    coverage : of the funding.
    added : ids of source and activity whose lines are shown though they hold nothing yet.
    year : shows only what gives something in this year, beside budget and sums; None shows all.
    """
    found = {each.currency: each for each in coverage}
    usual = usual_currency(funding)
    of_sources = (each.currency or usual for each in funding.sources)
    currencies = [*dict.fromkeys((*found, *of_sources))] or [usual]
    given = _given(funding)
    handles = roadmap.handles()
    titles = {each.id: (place, handles[each.id], each.title) for place, each in enumerate(roadmap.activities)}
    lines: list[Line] = []
    for currency in currencies:
        sources = [each for each in funding.sources if (each.currency or usual) == currency]
        own = [*_lines_of(currency, funding, sources, given, added, titles)]
        if year is not None:
            paying = {each.source.id for each in own if each.source is not None and year in each.cents}
            own = [each for each in own if _kept(each, year, paying)]
        lines += _scaled([*own, *_sums(currency, found.get(currency))])
    return tuple(lines)


def _kept(line: Line, year: int, paying: Collection[str]) -> bool:
    """Whether a line is shown for one year: budgets, what gives something then, and the source above it."""
    if line.kind is LineKind.SOURCE and line.source is not None:
        return line.source.id in paying
    return line.kind is LineKind.BUDGET or year in line.cents


def _given(funding: Funding) -> dict[str, dict[str | None, dict[int, int]]]:
    """Return cents by year, by source and activity."""
    given: dict[str, dict[str | None, dict[int, int]]] = {}
    for each in funding.allocations:
        of_source = given.setdefault(each.source_id, {})
        of_source.setdefault(each.activity_id, {})[each.year] = each.amount_cents
    return given


def _lines_of(
    currency: str,
    funding: Funding,
    sources: Iterable[FundingSource],
    given: Mapping[str, Mapping[str | None, Mapping[int, int]]],
    added: Collection[tuple[str, str]],
    titles: Mapping[str, tuple[int, str, str]],
) -> Iterator[Line]:
    """Yield the lines of budget and sources; `titles` are place, handle and title of activities, by id."""
    budget = {each.year: each.amount_cents for each in funding.budgets if each.currency == currency}
    yield Line(LineKind.BUDGET, tr("Budget"), currency, cents=budget)
    for source in sources:
        of_source = given.get(source.id, {})
        yield Line(LineKind.SOURCE, source.name, currency, cents=of_source.get(None, {}), source=source)
        wanted = {*(each for each in of_source if each is not None)}
        wanted |= {activity for known, activity in added if known == source.id}
        for activity_id in sorted(wanted & titles.keys(), key=lambda each: titles[each][0]):
            _, handle, title = titles[activity_id]
            named = tr("{handle}  {title}").format(handle=handle, title=title)
            cents = of_source.get(activity_id, {})
            yield Line(
                LineKind.ACTIVITY,
                named,
                currency,
                cents=cents,
                source=source,
                activity_id=activity_id,
            )


def _sums(currency: str, found: CurrencyCoverage | None) -> Iterator[Line]:
    if found is None or not found.years:
        return
    given = {each.year: each.coverage.given.counted for each in found.years}
    missing = {each.year: each.coverage.open for each in found.years if each.coverage.open}
    yield Line(LineKind.GIVEN, tr("Given in all"), currency, cents=given)
    if found.total.need:
        yield Line(LineKind.OPEN, tr("Open"), currency, cents=missing)


def _scaled(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the lines of a currency the one unit in which every amount can be written out."""
    found = [*lines]
    amounts = [cents for line in found for cents in (*line.cents.values(), line.total)]
    unit, decimals = _unit(amounts)
    for line in found:
        yield Line(
            line.kind,
            line.title,
            line.currency,
            unit,
            decimals,
            line.cents,
            line.source,
            line.activity_id,
        )


def _unit(amounts: Collection[int]) -> tuple[int, int]:
    if any(amounts) and max(amounts) >= LARGE and not any(cents % TENTH for cents in amounts):
        return THOUSAND_CENTS, 1 if any(cents % THOUSAND_CENTS for cents in amounts) else 0
    return UNIT_CENTS, 2 if any(cents % UNIT_CENTS for cents in amounts) else 0
