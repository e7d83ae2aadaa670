from __future__ import annotations

from dataclasses import replace

import pytest

from dia_desktop.strategy.swot import EvidenceKind, Quadrant, Swot, SwotItem
from dia_desktop.ui.swot.outlook import Order, Outlook, Rows, Sight

S, T = Quadrant.STRENGTHS, Quadrant.THREATS
ITEMS = (
    SwotItem("a", S, "Alpha", 0, importance=2, votes=1, owner_id="p", market_ids=("usa",)),
    SwotItem("b", S, "Beta", 1, importance=5, evidence="https://example.org", market_ids=("bra",)),
    SwotItem("c", S, "Gamma ray", 2, votes=9),
    SwotItem("d", S, "Delta", 3, parked=True),
    SwotItem("e", S, "Epsilon", 4, importance=4, evidence="a note"),
)
SWOT = Swot(ITEMS, visible_cap=2)


def ids(rows: Rows) -> str:
    return "".join(item.id for item in rows.items)


def seen(outlook: Outlook) -> str:
    return ids(Sight(SWOT).rows(S, outlook))


def test_at_first_as_many_as_the_cap_allows_are_shown() -> None:
    rows = Sight(SWOT).rows(S, Outlook())
    assert (ids(rows), rows.live, rows.total, rows.waiting, rows.parked) == ("ab", 2, 4, 2, 1)
    assert ids(Sight(SWOT).rows(T, Outlook())) == ""


@pytest.mark.parametrize(
    ("outlook", "expected"),
    [
        (Outlook(opened=frozenset({S})), "abce"),
        (Outlook(opened=frozenset({T})), "ab"),
        (Outlook(parked=True), "abd"),
        (Outlook(order=Order.IMPORTANCE), "be"),
        (Outlook(order=Order.VOTES), "ca"),
        (Outlook(order=Order.IMPORTANCE, opened=frozenset({S}), parked=True), "beacd"),
        (Outlook(text="ray GAMMA"), "c"),
        (Outlook(text="delta"), ""),
        (Outlook(text="delta", parked=True), "d"),
        (Outlook(text="  "), "ab"),
        (Outlook(owner_id="p"), "a"),
        (Outlook(owner_id=""), "bce"),
        (Outlook(evidence=EvidenceKind.LINK), "b"),
        (Outlook(evidence=EvidenceKind.NOTE), "e"),
        (Outlook(evidence=EvidenceKind.OPINION, order=Order.VOTES), "ca"),
    ],
)
def test_what_is_looked_for_is_found_beyond_the_cap(outlook: Outlook, expected: str) -> None:
    assert seen(outlook) == expected


def test_items_about_other_markets_fade_and_those_about_none_do_not() -> None:
    assert Sight(SWOT).faded(Outlook(market_id="usa")) == {"b"}
    assert Sight(SWOT).faded(Outlook()) == frozenset()


def test_a_look_moves_nothing() -> None:
    before = replace(SWOT)
    Sight(SWOT).rows(S, Outlook(order=Order.IMPORTANCE))
    assert before == SWOT
