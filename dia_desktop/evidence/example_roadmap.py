"""The roadmap, the funding and the KPIs of the example: what the final report states, and nothing else.

The report names no workstreams, no owners of planned activities, no links and no amounts, so there are none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from dia_desktop.evidence.reported import (
    Decision,
    Event,
    Indicator,
    Planned,
    reported_decision,
    reported_events,
    reported_indicators,
    reported_money,
    reported_plan,
)
from dia_desktop.strategy.funding import Funding, FundingSource
from dia_desktop.strategy.kpis import Achievement, Kpi, KpiReading
from dia_desktop.strategy.records import Market, Partner
from dia_desktop.strategy.roadmap import (
    LONG_TERM_YEARS,
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    MarketTie,
    Roadmap,
)

FIRST_YEAR: Final = 2020
#: The markets that a text names, by the words it names them with.
_NAMED: Final = {"Brazil": "BRA", "China": "CHN", "the US": "USA", "EU-Canada": "CAN"}


def example_id(name: str) -> str:
    """Return the id of something in the example, the same at every call."""
    return str(uuid5(NAMESPACE_URL, f"dia-desktop:example/{name}"))


def reported_in(lines: Sequence[int]) -> str:
    """Return where the report states something."""
    if len(lines) == 1:
        return f"DIA final report, publishable summary, line {lines[0]}"
    first = ", ".join(map(str, lines[:-1]))
    return f"DIA final report, publishable summary, lines {first} and {lines[-1]}"


def example_roadmap(markets: Sequence[Market], partners: Sequence[Partner]) -> Roadmap:
    """Return the plan on the horizons it is stated for, the open decision, and the events so far."""
    by_code = {market.code: market for market in markets}
    by_name = {partner.name: partner.id for partner in partners}
    activities = (
        *(_planned(each, by_code) for each in reported_plan()),
        _decision(reported_decision()),
        *(_event(each, by_code, by_name) for each in reported_events()),
    )
    roles = {market.id: market.role for market in markets}
    return Roadmap(
        FIRST_YEAR,
        activities=tuple(replace(each, position=place) for place, each in enumerate(activities)),
        roles=roles,
    )


def example_funding() -> Funding:
    """Return the sources that the report names; it publishes no amounts."""
    return Funding(
        tuple(
            FundingSource(
                example_id(f"funding {row.id}"),
                row.name,
                status=row.status,
                source=reported_in(row.lines),
                position=position,
            )
            for position, row in enumerate(reported_money())
        )
    )


def example_kpis() -> tuple[Kpi, ...]:
    """Return the KPIs of the report with what was achieved; it does not say when."""
    return tuple(
        Kpi(
            example_id(f"kpi {row.id}"),
            row.name,
            target=row.target,
            readings=(
                KpiReading(example_id(f"reading {row.id}"), row.achieved, source=reported_in(row.lines)),
            ),
            achievements=tuple(
                Achievement(example_id(f"achievement {name}"), name, source=reported_in(row.lines))
                for name in row.achievements
            ),
            source=reported_in(row.lines),
            position=position,
        )
        for position, row in enumerate(reported_indicators())
    )


def _reading(row: Indicator) -> KpiReading:
    return KpiReading(example_id(f"reading {row.id}"), row.achieved, source=reported_in(row.lines))


def _planned(row: Planned, markets: Mapping[str, Market]) -> Activity:
    note = ""
    if row.years is None:
        note = "All the time, without dates; it is shown as long as the long-term horizon."
    return Activity(
        example_id(f"activity {row.text}"),
        row.text,
        start=date(FIRST_YEAR, 1, 1),
        end=date(FIRST_YEAR + (row.years or LONG_TERM_YEARS) - 1, 12, 31),
        grain=DateGrain.HORIZON,
        ties=_ties(row.text, markets),
        note=note,
        source=reported_in(row.lines),
    )


def _decision(row: Decision) -> Activity:
    """Return the decision on the structure: of its date, no more than the year can be drawn."""
    return Activity(
        example_id("activity structure decision"),
        row.deliverable,
        ActivityKind.GATE,
        start=date(FIRST_YEAR, 1, 1),
        end=date(FIRST_YEAR, 12, 31),
        grain=DateGrain.YEAR,
        note=f"Due {row.due}. Candidates: {', '.join(row.candidates)}. {row.interim}.",
        source=reported_in(row.lines),
    )


def _event(row: Event, markets: Mapping[str, Market], partners: Mapping[str, str]) -> Activity:
    said = {"Host": "" if row.host in partners else row.host, "Attendance": row.attendance}
    return Activity(
        example_id(f"event {row.id}"),
        row.name,
        ActivityKind.MILESTONE,
        start=row.start,
        end=row.end,
        grain=DateGrain.YEAR if row.by_year else DateGrain.DAY,
        status=ActivityStatus.DONE,
        confidence=Confidence.COMMITTED,
        owner_id=partners.get(row.host),
        ties=_ties(row.name, markets),
        note="\n".join((row.place, *(f"{what}: {words}" for what, words in said.items() if words))).strip(),
        source=reported_in(row.lines),
    )


def _ties(text: str, markets: Mapping[str, Market]) -> tuple[MarketTie, ...]:
    """Return ties to the markets that a text names, in the order of their colours."""
    named = [markets[code] for words, code in _NAMED.items() if words in text]
    return tuple(
        MarketTie(market.id, market.role) for market in sorted(named, key=lambda market: market.colour)
    )
