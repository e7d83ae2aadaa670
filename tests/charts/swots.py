"""SWOTs to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dia_desktop.charts.swot_export import SwotExport
from dia_desktop.strategy.records import Strategy
from dia_desktop.strategy.swot import OptionKind, Quadrant, StrategicOption, Swot, SwotItem
from tests.charts.sketches import market
from tests.strategy.rounds import partners, sample

#: Texts that people do type or paste.
HARD_TEXTS = (
    "x" * 10_000,
    "clusters " * 1_200,
    "שלום עולם",
    "🇧🇷 Brazil 😀",
    "<b>Peru</b> & $x_1$",
    "=1+1",
    "two\nlines\u202e",
)


def item(quadrant: Quadrant, number: int, text: str = "") -> SwotItem:
    """Return an item; its text says which it is."""
    return SwotItem(f"{quadrant.value}{number}", quadrant, text or f"Point {quadrant.value}{number}", number)


def swot_export(
    items: Sequence[SwotItem] = (), options: Sequence[StrategicOption] = (), changed: date | None = None
) -> SwotExport:
    """Return a SWOT in a strategy of two partners and two markets."""
    scoring = replace(sample(), markets=(market(0, "United States"), market(1, "Canada")))
    strategy = Strategy("s", "Where <b>next</b>?", (scoring.round,), partners(2))
    return SwotExport(strategy, scoring, Swot(tuple(items), tuple(options)), changed)


def board() -> SwotExport:
    """Return a board with something of everything."""
    s, w, o, t = (
        Quadrant.STRENGTHS,
        Quadrant.WEAKNESSES,
        Quadrant.OPPORTUNITIES,
        Quadrant.THREATS,
    )
    items = [
        replace(item(s, 0), importance=5, evidence="minutes of May", market_ids=("m0",), tags=("a", "b")),
        replace(item(s, 1), importance=3, parked=True),
        replace(
            item(w, 0), owner_id=partners(1)[0].id, market_ids=("m0", "m1", "gone"), criterion_ids=("c0",)
        ),
        replace(item(o, 0), likelihood=4, evidence="https://example.org/x", votes=3),
        replace(item(t, 0), review_date=date(2026, 3, 1), votes=1),
    ]
    options = [
        StrategicOption("1", OptionKind.SO, "Sell there", "They ask for it.", ("S0", "O0"), ("m0",)),
        StrategicOption("2", OptionKind.WT, "Wait", position=1, owner_id=partners(1)[0].id),
    ]
    return swot_export(items, options, date(2026, 1, 31))
