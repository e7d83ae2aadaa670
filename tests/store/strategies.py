"""Strategies to keep in files: a small one with everything in it, and what is in a file as plain rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dia_desktop.store import StrategyFile
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
from dia_desktop.strategy.swot import OptionKind, Quadrant, StrategicOption, Swot, SwotItem
from tests.store.roadmaps import funding, kpis, roadmap

INDEX = Scale("index", "no trust", "full trust", ((-2.5, 0.0), (2.5, 100.0)), decimals=2)
LEVELS = Scale(
    "level", "none", "all", levels=(Level(0, "none", 0.0), Level(1, "goods", 55.0), Level(2, "all", 100.0))
)
CONTENT = (
    "SELECT * FROM achievement",
    "SELECT * FROM activity",
    "SELECT * FROM activity_market",
    "SELECT * FROM activity_partner",
    "SELECT * FROM allocation",
    "SELECT * FROM candidacy",
    "SELECT * FROM criterion",
    "SELECT * FROM funding_source",
    "SELECT * FROM judgement",
    "SELECT * FROM kpi",
    "SELECT * FROM kpi_reading",
    "SELECT * FROM marker",
    "SELECT * FROM market",
    "SELECT * FROM option_item",
    "SELECT * FROM option_market",
    "SELECT * FROM own_weight",
    "SELECT * FROM partner",
    "SELECT * FROM roadmap_frame",
    "SELECT * FROM roadmap_link",
    "SELECT * FROM score",
    "SELECT * FROM scoring_round",
    "SELECT * FROM strategic_option",
    "SELECT * FROM strategy",
    "SELECT * FROM swot_board",
    "SELECT * FROM swot_item",
    "SELECT * FROM swot_item_criterion",
    "SELECT * FROM swot_item_market",
    "SELECT * FROM voice",
    "SELECT * FROM weighing",
    "SELECT * FROM weighting",
    "SELECT * FROM workstream",
    "SELECT * FROM year_budget",
)
Content = dict[str, list[tuple[object, ...]]]


class Clock:
    """A clock that moves on by a second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def draft() -> Draft:
    """Return three markets on two criteria, one of them ordinal, with some scores and partners."""
    first = Round("r1", 1, "First round", date(2019, 10, 31), target_count=2, note="as published")
    markets = (
        Market("m1", "USA", "USA", 0, Role.TARGET, 0),
        Market("m2", "CAN", "Canada", 1, Role.TARGET, 1),
        Market("m3", "", "Gulf states", 2, Role.FALLBACK, 2),
    )
    criteria = (
        Criterion("c1", "Political stability", "landmark", INDEX, 0.4, position=0),
        Criterion("c2", "Trade agreements", "handshake", LEVELS, 0.6, locked=True, position=1),
    )
    scores = (
        Score(
            "s1", "m1", "c1", natural=0.48, natural_low=0.1, natural_high=0.9, source="WGI", vintage="2018"
        ),
        Score("s2", "m2", "c2", natural=2.0, agreed=81.0, note="signed", review_date=date(2027, 1, 31)),
        Score("s3", "m3", "c2", natural=0.0),
    )
    partners = (
        Partner("p1", "TUS", "First institute", "ES", "research", "lead", 0),
        Partner("p2", "FAR", "Second institute", position=1),
    )
    strategy = Strategy("d3f1", "Digital industry", (first,), partners, example=True)
    return Draft(
        strategy,
        ScoringRound(
            first, markets, criteria, {(score.market_id, score.criterion_id): score for score in scores}
        ),
        swot(),
        roadmap(),
        funding(),
        kpis(),
    )


def swot() -> Swot:
    """Return an item or two in each quadrant, one of them parked, and an option that crosses two of them."""
    items = (
        SwotItem(
            "i1",
            Quadrant.STRENGTHS,
            "Joint test beds",
            importance=4,
            evidence="Survey, question 3",
            owner_id="p1",
            market_ids=("m1", "m2"),
            criterion_ids=("c1",),
            tags=("industry 4.0",),
            review_date=date(2027, 1, 31),
            votes=3,
        ),
        SwotItem("i2", Quadrant.STRENGTHS, "A shared brand", 1, parked=True),
        SwotItem("i3", Quadrant.WEAKNESSES, "No staff abroad"),
        SwotItem(
            "i4",
            Quadrant.OPPORTUNITIES,
            "Tenders open",
            importance=5,
            likelihood=2,
            evidence="https://example.org/ceta",
            market_ids=("m2",),
            criterion_ids=("c2",),
        ),
        SwotItem("i5", Quadrant.THREATS, "Tariffs"),
    )
    option = StrategicOption(
        "o1", OptionKind.SO, "Show what we have", "It is there", ("i1", "i4"), ("m2",), owner_id="p2"
    )
    return Swot(items, (option,), visible_cap=6)


def new_file(path: Path, *, backups: Path | None = None) -> StrategyFile:
    """Return a new open file with the content of `draft`."""
    return StrategyFile.create(path, draft(), author="Ann", backups=backups, clock=Clock())


def content(path: Path) -> Content:
    """Return every row of the strategy itself, without its history and without version counters."""
    with closing(sqlite3.connect(path)) as database:
        return {query: _rows(database, query) for query in CONTENT}


def history_length(path: Path) -> tuple[int, int]:
    """Return how many steps and changes the file remembers."""
    with closing(sqlite3.connect(path)) as database:
        (steps,) = database.execute("SELECT count(*) FROM step").fetchone()
        (changes,) = database.execute("SELECT count(*) FROM change").fetchone()
        return steps, changes


def _rows(database: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    cursor = database.execute(query)
    names = [column[0] for column in cursor.description]
    kept = [place for place, name in enumerate(names) if name != "version"]
    return sorted((tuple(row[place] for place in kept) for row in cursor), key=repr)
