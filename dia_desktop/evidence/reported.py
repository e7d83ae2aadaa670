"""What the final report of the alliance states of its plan, its events, its funding and its KPIs.

Sources and columns: resources/data/SOURCES.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from dia_desktop.resources import resource
from dia_desktop.strategy.funding import FundingStatus

_STATUS = {"submitted": FundingStatus.APPLIED, "identified": FundingStatus.IDEA}


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity of the plan.

    Attributes
    ----------
    years : length of the horizon it is stated for; None where it goes on all the time.
    lines : where the report states it.
    """

    text: str
    years: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place.

    Attributes
    ----------
    start, end : first and last day; None where the report gives no date.
    by_year : whether it gives only the year.
    host, place, attendance : in its words; "" where it is silent.
    """

    id: str
    name: str
    country: str
    start: date | None
    end: date | None
    by_year: bool
    host: str
    place: str
    attendance: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was to be decided on the structure of the partnership; `due` in the words of the report."""

    deliverable: str
    due: str
    interim: str
    candidates: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """A source of money; no amount is published."""

    id: str
    name: str
    status: FundingStatus
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A KPI; `target` is None where none was set, `achievements` are what it counts, as far as named."""

    id: str
    name: str
    target: float | None
    achieved: float
    achievements: tuple[str, ...]
    lines: tuple[int, ...]


def reported_plan() -> tuple[Planned, ...]:
    """Return the activities of the plan: mid-term, long-term, continuous."""
    return tuple(
        Planned(text, horizon["years"], tuple(horizon["line"]))
        for horizon in _facts()["roadmap"]
        for text in horizon["activities"]
    )


def reported_decision() -> Decision:
    """Return the decision on the structure that was still open, with the candidates for it."""
    facts = _facts()
    stated = facts["structure_decision"]
    candidates = (row["name"] for row in facts["structure_options"] if row["status"] == "candidate")
    return Decision(
        stated["deliverable"], stated["due"], stated["interim"], tuple(candidates), tuple(stated["line"])
    )


def reported_events() -> tuple[Event, ...]:
    """Return the events in the order of the reference data."""
    return tuple(_event(row) for row in _facts()["events"])


def reported_money() -> tuple[Money, ...]:
    """Return the sources of money that the report names."""
    return tuple(
        Money(row["id"], row["name"], _STATUS[row["status"]], tuple(row["line"]))
        for row in _facts()["funding_sources"]
    )


def reported_indicators() -> tuple[Indicator, ...]:
    """Return the KPIs of the report with what was achieved."""
    return tuple(
        Indicator(
            row["id"],
            row["name"],
            None if row["target"] is None else float(row["target"]),
            float(row["achieved"]),
            tuple(row.get("detail", ())),
            tuple(row["line"]),
        )
        for row in _facts()["kpis"]
    )


def _event(row: dict[str, Any]) -> Event:
    start, end = row["start"], row["end"]
    by_year = start is not None and start.isdecimal()
    if by_year:
        start, end = f"{start}-01-01", f"{end}-12-31"
    return Event(
        row["id"],
        row["name"],
        row["country"],
        None if start is None else date.fromisoformat(start),
        None if end is None else date.fromisoformat(end),
        by_year,
        row["host"] or "",
        row["place"] or "",
        row["attendance"] or "",
        tuple(row["line"]),
    )


def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(resource("data/dia_reference.json").read_text(encoding="utf-8"))
    return facts
