"""The shipped reference tables as typed rows. Sources, licences and columns: resources/data/SOURCES.md."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dia_desktop.resources import resource
from dia_desktop.strategy.swot import Quadrant

#: Markets that everybody in the room calls by a shorter name than the World Bank does.
FAMILIAR_NAMES = {"USA": "USA"}

WGI_ATTRIBUTION = "Worldwide Governance Indicators, 2024 Update, World Bank (CC BY 4.0)"
WTO_ATTRIBUTION = "WTO Regional Trade Agreements Database (rtais.wto.org)"
CONSULTATION_ATTRIBUTION = (
    "European Cluster Collaboration Platform, first consultation among Clusters Go International "
    "partnerships, © European Union"
)


@dataclass(frozen=True, slots=True)
class Economy:
    """A country or territory; `name` follows the World Bank, `code` is ISO 3166-1 alpha-3."""

    code: str
    name: str
    region: str
    eu_relation: str
    dia_role: str

    @property
    def familiar_name(self) -> str:
        """The name people use in a room."""
        return FAMILIAR_NAMES.get(self.code, self.name)


@dataclass(frozen=True, slots=True)
class StabilityEstimate:
    """WGI Political Stability of one economy and year; about -2.5 to +2.5, higher is more stable."""

    code: str
    year: int
    estimate: float
    std_error: float
    sources: int


@dataclass(frozen=True, slots=True)
class TradeLevel:
    """One step of the scale of trade agreements with the EU.

    Attributes
    ----------
    level : 0 (none) to 7 (deepest), ordinal.
    benefit : 0-100, the second documented mapping: what the level brings an exporter, in large steps where
        tariffs fall.
    """

    level: int
    code: str
    label: str
    meaning: str
    benefit: float


@dataclass(frozen=True, slots=True)
class TradeStatus:
    """Where an economy stood on the trade scale on a day.

    Attributes
    ----------
    level : None for member states of the EU, which are not on the scale.
    confirmed : whether the statement was read in the source that `basis` names.
    """

    code: str
    as_of: date
    level: int | None
    basis: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """How many of the partnerships consulted selected a market."""

    code: str
    selected_by: int
    respondents: int
    invited: int


@dataclass(frozen=True, slots=True)
class ReportedPartner:
    """A partner as the final report of the alliance names it; `country` is ISO 3166-1 alpha-3."""

    code: str
    name: str
    country: str
    sector: str
    role: str


@dataclass(frozen=True, slots=True)
class ReportedPoint:
    """A point of the SWOT in the final report of the alliance.

    Attributes
    ----------
    line : where it stands in the plain text of the publishable summary.
    """

    quadrant: Quadrant
    text: str
    line: int


def economies() -> dict[str, Economy]:
    """Return every economy by its code."""
    return {
        row["iso3"]: Economy(row["iso3"], row["name"], row["wb_region"], row["eu_relation"], row["dia_role"])
        for row in _rows("economies.csv")
    }


def stability_estimates(year: int) -> dict[str, StabilityEstimate]:
    """Return the WGI estimates of a year by code, from the 1996-2023 series only.

    The 2025 file follows another method and is never joined to this series.
    """
    return {
        row["iso3"]: StabilityEstimate(
            row["iso3"], year, float(row["estimate"]), float(row["std_error"]), int(row["n_sources"])
        )
        for row in _rows("wgi_political_stability_1996_2023.csv")
        if int(row["year"]) == year
    }


def trade_scale() -> tuple[TradeLevel, ...]:
    """Return the steps of the trade scale, lowest first."""
    return tuple(
        TradeLevel(
            int(row["level"]),
            row["code"],
            row["label"],
            row["meaning_for_exporter"],
            float(row["score_benefit_step"]),
        )
        for row in _rows("eu_trade_status_scale.csv")
    )


def trade_statuses(as_of: date) -> dict[str, TradeStatus]:
    """Return where every economy stood on the day of a snapshot, by code; empty on other days."""
    return {
        row["iso3"]: TradeStatus(
            row["iso3"],
            as_of,
            int(row["level"]) if row["level"] else None,
            row["basis"],
            row["check"] == "read",
        )
        for row in _rows("eu_trade_status_snapshots.csv")
        if row["as_of"] == as_of.isoformat()
    }


def consultation() -> dict[str, Demand]:
    """Return the published demand by code. Markets the publication does not name are absent, not zero."""
    return {
        row["iso3"]: Demand(
            row["iso3"], int(row["selected_by"]), int(row["respondents"]), int(row["invited"])
        )
        for row in _rows("demand_escp4i_consultation.csv")
    }


def reported_partners() -> tuple[ReportedPartner, ...]:
    """Return the six partners of the alliance in the order of the report."""
    facts = json.loads(resource("data/dia_reference.json").read_text(encoding="utf-8"))
    return tuple(
        ReportedPartner(row["id"], row["name"], row["country"], row["sector"], row["role"])
        for row in facts["partners"]
    )


def reported_points() -> tuple[ReportedPoint, ...]:
    """Return the SWOT of the alliance as its report states it, point by point."""
    stated = json.loads(resource("data/dia_reference.json").read_text(encoding="utf-8"))["swot"]
    (line,) = stated["line"]
    return tuple(
        ReportedPoint(quadrant, text, line) for quadrant in Quadrant for text in stated[quadrant.name.lower()]
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a shipped table; all text, because "NA" is Namibia and not a gap."""
    with resource(f"data/{name}").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
