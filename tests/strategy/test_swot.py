from __future__ import annotations

import pytest

from dia_desktop.strategy.swot import (
    EvidenceKind,
    OptionKind,
    Quadrant,
    Swot,
    SwotItem,
    Wanted,
    by_importance,
    by_votes,
    duplicates,
    lines_of,
    matching,
    searchable,
    shelf,
)
from dia_desktop.strategy.swot_words import quadrant_noun, quadrant_title, start_of


def strengths(*texts: str) -> list[SwotItem]:
    return [SwotItem(f"s{place}", Quadrant.STRENGTHS, text, place) for place, text in enumerate(texts)]


def ids(items: tuple[SwotItem, ...]) -> list[str]:
    return [item.id for item in items]


def test_quadrants_are_inside_or_outside_and_help_or_hinder() -> None:
    assert [(quadrant.internal, quadrant.helps) for quadrant in Quadrant] == [
        (True, True),
        (True, False),
        (False, True),
        (False, False),
    ]
    assert [kind.inside.value + kind.outside.value for kind in OptionKind] == ["SO", "ST", "WO", "WT"]


def test_every_quadrant_has_words_of_its_own() -> None:
    assert [quadrant_title(quadrant) for quadrant in Quadrant] == [
        "Strengths",
        "Weaknesses",
        "Opportunities",
        "Threats",
    ]
    assert [quadrant_noun(quadrant) for quadrant in Quadrant] == [
        "Strength",
        "Weakness",
        "Opportunity",
        "Threat",
    ]


@pytest.mark.parametrize(
    ("evidence", "kind"),
    [
        ("", EvidenceKind.OPINION),
        ("Survey, question 3", EvidenceKind.NOTE),
        ("https://example.org/a?b=c", EvidenceKind.LINK),
        ("HTTP://example.org", EvidenceKind.LINK),
        ("see https://example.org", EvidenceKind.NOTE),
        ("https://example.org and more", EvidenceKind.NOTE),
        ("javascript:alert(1)", EvidenceKind.NOTE),
        ("file:///etc/passwd", EvidenceKind.NOTE),
    ],
)
def test_what_an_item_rests_on_follows_from_its_evidence(evidence: str, kind: EvidenceKind) -> None:
    assert SwotItem("a", Quadrant.THREATS, "Tariffs", evidence=evidence).evidence_kind is kind


def test_a_shelf_holds_every_item_once_and_keeps_back_what_is_beyond_the_cap() -> None:
    first, second, third, fourth = strengths("a", "b", "c", "d")
    parked = SwotItem("s1", Quadrant.STRENGTHS, "b", 1, parked=True)
    other = SwotItem("w0", Quadrant.WEAKNESSES, "w")
    found = shelf(Swot((first, parked, third, fourth, other), visible_cap=2), Quadrant.STRENGTHS)
    assert (found.shown, found.waiting, found.parked) == ((first, third), (fourth,), (parked,))
    assert [item.handle for item in found.shown] == ["S1", "S3"]
    assert second.handle == parked.handle == "S2"
    assert shelf(Swot(), Quadrant.THREATS).shown == ()


ITEMS = (
    SwotItem("a", Quadrant.STRENGTHS, "Übersicht der Märkte", owner_id="p1", market_ids=("m1",)),
    SwotItem("b", Quadrant.WEAKNESSES, "No staff", evidence="https://example.org", tags=("People",)),
    SwotItem("c", Quadrant.OPPORTUNITIES, "Tenders", evidence="Report", market_ids=("m2",)),
    SwotItem("d", Quadrant.THREATS, "Straße ΣΊΣΥΦΟΣ", owner_id="p2", market_ids=("m1", "m2")),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), "abcd"),
        (Wanted(market_id="m1"), "abd"),
        (Wanted(market_id="m9"), "b"),
        (Wanted(owner_id="p1"), "a"),
        (Wanted(owner_id=""), "bc"),
        (Wanted(evidence=EvidenceKind.OPINION), "ad"),
        (Wanted(evidence=EvidenceKind.LINK), "b"),
        (Wanted(text="  "), "abcd"),
        (Wanted(text="ÜBERSICHT"), "a"),
        (Wanted(text="staff no"), "b"),
        (Wanted(text="staff yes"), ""),
        (Wanted(text="people"), "b"),
        (Wanted(text="report"), "c"),
        (Wanted(text="t1"), "d"),
        (Wanted(text="STRASSE σίσυφος"), "d"),
        (Wanted(market_id="m2", owner_id="p2", evidence=EvidenceKind.OPINION, text="stra"), "d"),
    ],
)
def test_items_are_found_by_what_is_wanted_of_them(wanted: Wanted, found: str) -> None:
    assert matching(ITEMS, wanted, searchable(ITEMS)) == set(found)


def test_items_nobody_rated_come_last_and_ties_keep_their_order() -> None:
    ratings = [None, 2, 5, None, 5, 1]
    items = [
        SwotItem(str(place), Quadrant.THREATS, "x", place, importance=rating, votes=rating)
        for place, rating in enumerate(ratings)
    ]
    assert ids(by_importance(items)) == ["2", "4", "1", "5", "0", "3"]
    assert ids(by_votes(items)) == ["2", "4", "1", "5", "0", "3"]
    nothing = SwotItem("none", Quadrant.THREATS, "x", votes=0)
    assert ids(by_votes([items[0], nothing])) == ["none", "0"]


def test_the_same_text_is_found_whatever_its_blanks_and_case() -> None:
    items = strengths("Joint  test beds", "ﬁrm", "joint TEST\nbeds ", "Firm", "Other")
    assert [ids(group) for group in duplicates(items)] == [["s0", "s2"], ["s1", "s3"]]


def test_a_pasted_list_is_one_item_per_line() -> None:
    assert lines_of("• First\r\n\n  - second point\n* third\n–\tfourth\n\t\n-5 % demand\n=SUM(A1)\n- \n") == (
        "First",
        "second point",
        "third",
        "fourth",
        "-5 % demand",
        "=SUM(A1)",
        "-",
    )
    assert lines_of(" \n ") == ()


def test_a_long_text_breaks_off_on_one_line() -> None:
    assert start_of("Two\nlines") == "Two lines"
    assert start_of("x" * 60) == "x" * 60
    assert start_of("x" * 10_000) == "x" * 60 + "…"
