"""The example strategy: the Digital Industry Alliance with what has been published, and nothing else."""

from __future__ import annotations

from datetime import date
from statistics import NormalDist
from uuid import uuid4

from dia_desktop.evidence.example_roadmap import (
    example_funding,
    example_id,
    example_kpis,
    example_roadmap,
    reported_in,
)
from dia_desktop.evidence.reference import (
    CONSULTATION_ATTRIBUTION,
    WGI_ATTRIBUTION,
    WTO_ATTRIBUTION,
    Demand,
    StabilityEstimate,
    TradeStatus,
    consultation,
    economies,
    reported_partners,
    reported_points,
    stability_estimates,
    trade_scale,
    trade_statuses,
)
from dia_desktop.scoring import wilson_interval
from dia_desktop.strategy.records import (
    Criterion,
    Draft,
    Level,
    Market,
    Partner,
    Round,
    Scale,
    Score,
    ScoringRound,
    Strategy,
)
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.swot import Swot, SwotItem

TITLE = "DIA internationalisation strategy 2020–2024"
AS_OF = date(2019, 10, 31)
STABILITY_YEAR = 2018
CONSULTATION_YEAR = "2018"
#: Code, palette slot and role, in the order of the final report: targets first, then its two fallbacks.
MARKETS = (
    ("USA", 0, Role.TARGET),
    ("CHN", 3, Role.TARGET),
    ("BRA", 4, Role.TARGET),
    ("CAN", 1, Role.TARGET),
    ("MEX", 2, Role.FALLBACK),
    ("MAR", 5, Role.FALLBACK),
)
#: The labels of the shipped scale, short enough for a cell of the score matrix.
SHORT_LEVELS = {
    "none": "no agreement",
    "framework": "framework only",
    "negotiating": "under negotiation",
    "concluded": "concluded, not signed",
    "signed": "signed, not applied",
    "applied_goods": "applied, goods only",
    "applied_goods_services": "applied, goods and services",
    "deep": "customs union or EEA",
}
NOTE = (
    "State of 31 October 2019, the end of the project. Weights: the final report states none, so the three "
    "criteria weigh the same. Political stability: Worldwide Governance Indicators for 2018, in the 2024 "
    "update. Trade agreements: status on 31 October 2019. Survey demand: the consultation published for the "
    "partnerships launched in 2018 names USA, Canada and China; Brazil, Mexico and Morocco are not named, so "
    "their demand is missing, not zero. The report counts Canada among the targets in some places and not in "
    "others. Mexico and Morocco are its examples of the next most interesting countries."
)
#: Half-width of a 5-95 % interval in standard errors.
Z95 = NormalDist().inv_cdf(0.95)


def example_draft() -> Draft:
    """Return the example strategy with its first scoring round.

    The records are the same at every call, but each is a strategy of its own, with an identity of its own.
    """
    criteria = _criteria()
    markets = _markets()
    scores = [
        *_stability(markets, criteria[0]),
        *_trade(markets, criteria[1]),
        *_demand(markets, criteria[2]),
    ]
    scoring_round = Round(example_id("round 1"), 1, "Round 1", AS_OF, target_count=4, note=NOTE)
    strategy = Strategy(str(uuid4()), TITLE, (scoring_round,), _partners(), example=True)
    by_cell = {(score.market_id, score.criterion_id): score for score in scores}
    return Draft(
        strategy,
        ScoringRound(scoring_round, markets, criteria, by_cell),
        _swot(),
        example_roadmap(markets, strategy.partners),
        example_funding(),
        example_kpis(),
    )


def _markets() -> tuple[Market, ...]:
    known = economies()
    return tuple(
        Market(example_id(f"market {code}"), code, known[code].familiar_name, colour, role, position)
        for position, (code, colour, role) in enumerate(MARKETS)
    )


def _partners() -> tuple[Partner, ...]:
    return tuple(
        Partner(
            example_id(f"partner {row.code}"), row.code, row.name, row.country, row.sector, row.role, position
        )
        for position, row in enumerate(reported_partners())
    )


def _swot() -> Swot:
    """Return the points of the report; it rates none, ties none to a market, and names no options."""
    items: list[SwotItem] = []
    for point in reported_points():
        position = sum(item.quadrant is point.quadrant for item in items)
        items.append(
            SwotItem(
                example_id(f"swot {point.quadrant.value}{position + 1}"),
                point.quadrant,
                point.text,
                position,
                evidence=reported_in([point.line]),
            )
        )
    return Swot(tuple(items))


def _criteria() -> tuple[Criterion, Criterion, Criterion]:
    levels = tuple(
        Level(step.level, SHORT_LEVELS[step.code], 100 * step.level / 7, alternative=step.benefit)
        for step in trade_scale()
    )
    stability = Scale(
        "WGI index",
        "least stable, index −2.5",
        "most stable, index +2.5",
        points=((-2.5, 0.0), (2.5, 100.0)),
        decimals=2,
    )
    trade = Scale("level", levels[0].label, levels[-1].label, levels=levels, decimals=0)
    demand = Scale("% of replies", "nobody interested", "all replies", points=((0.0, 0.0), (100.0, 100.0)))
    weight = 1 / 3
    return (
        Criterion(example_id("stability"), "Political stability", "landmark", stability, weight, position=0),
        Criterion(
            example_id("trade"), "Trade agreements with the EU", "handshake", trade, weight, position=1
        ),
        Criterion(example_id("demand"), "Survey demand", "clipboard-list", demand, weight, position=2),
    )


def _stability(markets: tuple[Market, ...], criterion: Criterion) -> list[Score]:
    estimates = stability_estimates(STABILITY_YEAR)
    return [_stability_score(market, criterion, estimates[market.code]) for market in markets]


def _stability_score(market: Market, criterion: Criterion, row: StabilityEstimate) -> Score:
    return Score(
        _score_id(market, criterion),
        market.id,
        criterion.id,
        natural=row.estimate,
        natural_low=row.estimate - Z95 * row.std_error,
        natural_high=row.estimate + Z95 * row.std_error,
        source=WGI_ATTRIBUTION,
        vintage=str(row.year),
        note=f"Political Stability and Absence of Violence/Terrorism, {row.sources} sources, "
        f"standard error {row.std_error}",
    )


def _trade(markets: tuple[Market, ...], criterion: Criterion) -> list[Score]:
    statuses = trade_statuses(AS_OF)
    return [
        _trade_score(market, criterion, status, status.level)
        for market in markets
        if (status := statuses[market.code]).level is not None
    ]


def _trade_score(market: Market, criterion: Criterion, row: TradeStatus, level: float) -> Score:
    from_wto = row.basis.startswith("WTO RTA")
    return Score(
        _score_id(market, criterion),
        market.id,
        criterion.id,
        natural=float(level),
        source=WTO_ATTRIBUTION if from_wto else "DIA Desktop reference data, EU trade status by date",
        vintage=row.as_of.isoformat(),
        note=row.basis if row.confirmed else f"{row.basis} (to be confirmed in the source)",
    )


def _demand(markets: tuple[Market, ...], criterion: Criterion) -> list[Score]:
    published = consultation()
    return [
        _demand_score(market, criterion, published[market.code])
        for market in markets
        if market.code in published
    ]


def _demand_score(market: Market, criterion: Criterion, row: Demand) -> Score:
    low, high = wilson_interval(row.selected_by, row.respondents, 0.90)
    return Score(
        _score_id(market, criterion),
        market.id,
        criterion.id,
        natural=100 * row.selected_by / row.respondents,
        natural_low=100 * float(low),
        natural_high=100 * float(high),
        source=CONSULTATION_ATTRIBUTION,
        vintage=CONSULTATION_YEAR,
        note=f"Selected by {row.selected_by} of {row.respondents} partnerships that answered, "
        f"{row.invited} consulted; 90 % Wilson interval",
    )


def _score_id(market: Market, criterion: Criterion) -> str:
    return example_id(f"score {market.id} {criterion.id}")
