from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import (
    ItemFields,
    NewItem,
    add_item,
    add_items,
    add_option,
    close_round,
    merge_groups,
    merge_items,
    move_items,
    open_round,
    remove_criterion,
    remove_items,
    remove_market,
    remove_partner,
    rename_market,
    set_items,
    set_option,
    set_parked,
    set_visible_cap,
    set_votes,
)
from dia_desktop.strategy.swot import OptionKind, Quadrant, SwotItem
from tests.store.edits.replaying import Edit, replayed
from tests.store.strategies import content

HOSTILE = (
    "=HYPERLINK(1)",
    "+1",
    "@sum",
    "-5 %",
    "<b>bold</b> &amp; <script>",
    "{braces} %s {0}",
    "👩‍👩‍👧‍👦 🇧🇷",
    "מכסים גבוהים",
    "\u202ereversed",
    "two\nlines\tand a tab",
    "..\\..\\file",
    "x" * 10_000,
)


def item(file: StrategyFile, item_id: str) -> SwotItem:
    return file.swot().by_id()[item_id]


def board(file: StrategyFile) -> str:
    """Return the ids of the items, e.g. "i1 i2|i3|i4|i5"; a parked one stands in brackets."""
    return "|".join(
        " ".join(f"({one.id})" if one.parked else one.id for one in file.swot().within(quadrant))
        for quadrant in Quadrant
    )


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (lambda f: add_item(f, Quadrant.STRENGTHS, "Six clusters"), "Added the strength “Six clusters”"),
        (lambda f: add_item(f, Quadrant.WEAKNESSES, "Fees\nare low"), "Added the weakness “Fees are low”"),
        (lambda f: add_item(f, Quadrant.OPPORTUNITIES, "Demand"), "Added the opportunity “Demand”"),
        (lambda f: add_item(f, Quadrant.THREATS, "x" * 61), f"Added the threat “{'x' * 60}…”"),
        (
            lambda f: add_items(
                f, [NewItem(Quadrant.STRENGTHS, "One"), NewItem(Quadrant.THREATS, "Two", {"likelihood": 3})]
            ),
            "Added 2 items to the SWOT",
        ),
        (
            lambda f: add_items(f, [NewItem(Quadrant.STRENGTHS, "One")], label="Imported 1 item"),
            "Imported 1 item",
        ),
        (lambda f: set_items(f, ["i1"], {"text": "Labs"}), "Changed “Joint test beds” to “Labs”"),
        (lambda f: set_items(f, ["i3"], {"importance": 2}), "Rated “No staff abroad”: importance 2"),
        (
            lambda f: set_items(f, ["i1"], {"importance": None}),
            "Took back the importance of “Joint test beds”",
        ),
        (lambda f: set_items(f, ["i4", "i5"], {"likelihood": 5}), "Rated 2 items: likelihood 5"),
        (lambda f: set_items(f, ["i4"], {"likelihood": None}), "Took back the likelihood of “Tenders open”"),
        (lambda f: set_items(f, ["i1"], {"evidence": ""}), "Changed the evidence of “Joint test beds”"),
        (lambda f: set_items(f, ["i5"], {"owner_id": "p1"}), "Gave “Tariffs” to TUS"),
        (lambda f: set_items(f, ["i1"], {"owner_id": None}), "Left “Joint test beds” without an owner"),
        (lambda f: set_items(f, ["i1"], {"market_ids": ["m3"]}), "Changed the markets of “Joint test beds”"),
        (
            lambda f: set_items(f, ["i5"], {"criterion_ids": ["c2", "c1"]}),
            "Changed the criteria of “Tariffs”",
        ),
        (lambda f: set_items(f, ["i1", "i5"], {"tags": ["trade"]}), "Changed the tags of 2 items"),
        (
            lambda f: set_items(f, ["i5"], {"review_date": date(2027, 3, 1)}),
            "Changed the review date of “Tariffs”",
        ),
        (
            lambda f: set_items(f, ["i1"], {"review_date": None}),
            "Took the review date off “Joint test beds”",
        ),
        (lambda f: set_items(f, ["i1"], {"votes": 7}), "Noted the votes on “Joint test beds”"),
        (lambda f: set_items(f, ["i1"], {"votes": None}), "Took back the votes on “Joint test beds”"),
        (lambda f: set_items(f, ["i1"], {"text": "Labs", "importance": 1}), "Changed “Joint test beds”"),
        (lambda f: set_items(f, ["i1"], {"importance": 1}, label="Voted"), "Voted"),
        (lambda f: set_votes(f, {"i1": 4, "i5": 0}), "Noted the votes on 2 items"),
        (lambda f: set_votes(f, {"i1": 4}), "Noted the votes on 1 item"),
        (lambda f: set_parked(f, ["i1"], parked=True), "Parked “Joint test beds”"),
        (lambda f: set_parked(f, ["i2"], parked=False), "Brought back “A shared brand”"),
        (lambda f: move_items(f, ["i2"], Quadrant.STRENGTHS, "i1"), "Moved “A shared brand” to place 1"),
        (lambda f: move_items(f, ["i1"], Quadrant.STRENGTHS), "Moved “Joint test beds” to place 2"),
        (lambda f: move_items(f, ["i4"], Quadrant.WEAKNESSES), "Moved “Tenders open” to the weaknesses"),
        (
            lambda f: move_items(f, ["i5", "i1"], Quadrant.OPPORTUNITIES, "i4"),
            "Moved 2 items to the opportunities",
        ),
        (lambda f: remove_items(f, ["i1"], "gone"), "Removed “Joint test beds”"),
        (lambda f: remove_items(f, ["i1", "i4"]), "Removed 2 items"),
        (lambda f: merge_items(f, "i3", ["i1"]), "Merged 1 item into “No staff abroad”"),
        (lambda f: merge_items(f, "i1", ["i2", "i4", "i1"]), "Merged 2 items into “Joint test beds”"),
        (lambda f: set_visible_cap(f, 5), "Showed at most 5 items in a quadrant"),
        (lambda f: remove_market(f, "r1", "m2"), "Removed Canada"),
        (lambda f: remove_criterion(f, "r1", "c1"), "Removed Political stability"),
        (lambda f: remove_partner(f, "p1"), "Removed First institute"),
    ],
)
def test_every_action_is_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit) == label


def test_only_the_swot_is_read_again(file: StrategyFile) -> None:
    before = file.scoring()
    assert add_item(file, Quadrant.STRENGTHS, "Six clusters").areas == {Area.SWOT}
    assert file.scoring() is before
    assert file.undo() is not None
    assert file.scoring() is before
    assert remove_market(file, "r1", "m2").areas == {Area.MARKETS, Area.SCORES, Area.SWOT, Area.ROADMAP}
    assert rename_market(file, "m1", "United States").areas == {Area.MARKETS}
    assert file.scoring().markets[0].name == "United States"


def test_a_new_item_is_at_the_end_and_says_nothing_that_nobody_said(file: StrategyFile) -> None:
    add_item(file, Quadrant.THREATS, "  Travel limits ")
    assert file.swot().items[-1] == SwotItem(file.swot().items[-1].id, Quadrant.THREATS, "Travel limits", 1)
    assert file.swot().items[-1].handle == "T2"


def test_a_pasted_list_with_a_bad_line_adds_nothing(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match="Threat 2: type a text"):
        add_items(
            file,
            [
                NewItem(Quadrant.THREATS, "Good"),
                NewItem(Quadrant.THREATS, " \u200b"),
                NewItem(Quadrant.THREATS, "Better"),
            ],
        )
    assert path.read_bytes() == before
    assert add_items(file, []).areas == frozenset()


def test_an_imported_item_has_all_its_fields(file: StrategyFile) -> None:
    fields: ItemFields = {
        "importance": 5,
        "likelihood": 1,
        "evidence": "Report",
        "owner_id": "p2",
        "market_ids": ["m3", "m1", "m3"],
        "criterion_ids": {"c2"},
        "tags": [" trade", "Trade ", "tariffs"],
        "review_date": date(2027, 1, 1),
        "parked": True,
        "votes": 0,
    }
    add_items(file, [NewItem(Quadrant.OPPORTUNITIES, "Demand", fields)])
    (found,) = (one for one in file.swot().items if one.text == "Demand")
    kept = {"market_ids": ("m1", "m3"), "criterion_ids": ("c2",), "tags": ("trade", "tariffs")}
    assert {name: getattr(found, name) for name in fields} == {**fields, **kept}
    assert (found.quadrant, found.position) == (Quadrant.OPPORTUNITIES, 1)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_as_it_was_typed(file: StrategyFile, path: Path, text: str) -> None:
    # A name, unlike a text, may not turn round the sentence it stands in.
    short = " ".join(text.replace("\u202e", "")[:20].split())
    add_items(file, [NewItem(Quadrant.WEAKNESSES, text, {"evidence": text, "tags": [short]})])
    set_items(file, ["i1"], {"text": text})
    add_option(file, short, ["i3", "i5"], {"reason": text})
    with StrategyFile.open(path, author="Eve", read_only=True) as other:
        assert item(other, "i1").text == text
        assert (
            other.swot().within(Quadrant.WEAKNESSES)[1].text,
            other.swot().within(Quadrant.WEAKNESSES)[1].evidence,
        ) == (text, text)
        assert other.swot().within(Quadrant.WEAKNESSES)[1].tags == (short,)
        assert (other.swot().options[1].title, other.swot().options[1].reason) == (short, text)
        assert all("\n" not in entry.label and len(entry.label) < 300 for entry in other.history())
    StrategyFile.check(path)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Joint test beds: type a text; it cannot be empty"),
        ({"text": "\u200b\N{NO-BREAK SPACE}"}, "type a text"),
        ({"text": "x" * 20_001}, "shorten it to 20000 at most"),
        ({"text": "a\x00b"}, "invisible control character"),
        ({"importance": 0}, "0 is no importance; choose 1 to 5, or leave it empty"),
        ({"importance": 6}, "6 is no importance"),
        ({"likelihood": 3}, "only opportunities and threats have a likelihood"),
        ({"evidence": "\x07"}, "invisible control character"),
        ({"owner_id": "p9"}, "no such partner"),
        ({"market_ids": ["m1", "m9"]}, "no such market"),
        ({"criterion_ids": ["c9"]}, "no such criterion"),
        ({"tags": ["fine", " "]}, "type a name; it cannot be empty"),
        ({"votes": -1}, "-1 is no number of votes"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    file: StrategyFile, path: Path, fields: dict[str, object], sentence: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match=sentence):
        set_items(file, ["i3", "i1"] if "text" not in fields else ["i1"], cast("ItemFields", fields))
    assert path.read_bytes() == before


def test_a_likelihood_is_from_1_to_5(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="Tariffs: 6 is no likelihood"):
        set_items(file, ["i5"], {"likelihood": 6})


def test_a_field_that_no_item_has_is_a_bug(file: StrategyFile) -> None:
    with pytest.raises(TypeError, match="importence"):
        set_items(file, ["i1"], cast("ItemFields", {"importence": 3}))


@pytest.mark.parametrize(
    "edit",
    [
        lambda f: set_items(f, ["i9"], {"importance": 1}),
        lambda f: set_votes(f, {"i9": 1}),
        lambda f: move_items(f, ["i9"], Quadrant.THREATS),
        lambda f: remove_items(f, ["i1", "i9"]),
        lambda f: merge_items(f, "i9", ["i1"]),
        lambda f: merge_items(f, "i1", ["i9"]),
    ],
)
def test_an_item_that_is_not_there_is_refused(file: StrategyFile, path: Path, edit: Edit) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match="no such item"):
        edit(file)
    assert path.read_bytes() == before


def test_a_place_or_a_cap_that_cannot_be_is_refused(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="not in this quadrant"):
        move_items(file, ["i1"], Quadrant.STRENGTHS, "i5")
    for cap in (0, 101):
        with pytest.raises(InvalidInputError, match=f"{cap} items cannot be shown; .* from 1 to 100"):
            set_visible_cap(file, cap)
    assert len(file.history()) == 1


@pytest.mark.parametrize(
    ("moved", "quadrant", "before", "after"),
    [
        (["i1"], Quadrant.STRENGTHS, None, "(i2) i1|i3|i4|i5"),
        (["i2"], Quadrant.STRENGTHS, "i1", "i2 i1|i3|i4|i5"),
        (["i2"], Quadrant.STRENGTHS, None, "i1 i2|i3|i4|i5"),
        (["i3", "i1"], Quadrant.THREATS, "i5", "(i2)||i4|i3 i1 i5"),
        (["i5", "i4"], Quadrant.WEAKNESSES, None, "i1 (i2)|i3 i5 i4||"),
        (["i1", "i2"], Quadrant.STRENGTHS, "i1", "i1 i2|i3|i4|i5"),
        (["i2", "i1"], Quadrant.STRENGTHS, "i2", "i2 i1|i3|i4|i5"),
        (["i1", "i1"], Quadrant.WEAKNESSES, "i3", "(i2)|i1 i3|i4|i5"),
        ([], Quadrant.STRENGTHS, None, "i1 (i2)|i3|i4|i5"),
    ],
)
def test_items_move_together_and_leave_no_gaps(
    file: StrategyFile, moved: list[str], quadrant: Quadrant, before: str | None, after: str
) -> None:
    move_items(file, moved, quadrant, before)
    assert board(file) == after
    for each in Quadrant:
        within = file.swot().within(each)
        assert [one.position for one in within] == [*range(len(within))]


def test_an_item_that_moves_inside_loses_its_likelihood_and_undo_gives_it_back(file: StrategyFile) -> None:
    move_items(file, ["i4"], Quadrant.THREATS)
    assert item(file, "i4").likelihood == 2
    move_items(file, ["i4"], Quadrant.WEAKNESSES)
    assert item(file, "i4").likelihood is None
    file.undo()
    assert item(file, "i4").likelihood == 2


def test_an_option_follows_an_item_to_another_quadrant(file: StrategyFile) -> None:
    move_items(file, ["i1"], Quadrant.WEAKNESSES)
    assert file.swot().options[0].kind is OptionKind.WO
    move_items(file, ["i4"], Quadrant.THREATS)
    assert file.swot().options[0].kind is OptionKind.WT
    move_items(file, ["i1"], Quadrant.THREATS)
    assert file.swot().options[0].kind is OptionKind.WT
    for _ in range(3):
        file.undo()
    assert file.swot().options[0].kind is OptionKind.SO


def test_a_removed_item_leaves_its_option_and_comes_back_to_it(file: StrategyFile) -> None:
    before = file.swot()
    remove_items(file, ["i1", "i3"])
    assert board(file) == "(i2)||i4|i5"
    assert (file.swot().options[0].kind, file.swot().options[0].item_ids) == (OptionKind.SO, ("i4",))
    file.undo()
    assert file.swot() == before


def test_an_option_crosses_what_is_left_of_its_items(file: StrategyFile) -> None:
    set_option(file, "o1", {"item_ids": ["i1", "i3", "i4"]})
    assert file.swot().options[0].kind is OptionKind.SO
    remove_items(file, ["i1"])
    assert file.swot().options[0].kind is OptionKind.WO


def test_a_merged_item_keeps_what_it_has_and_takes_what_it_lacks(file: StrategyFile) -> None:
    add_option(file, "Second", ["i4", "i5"], {"kind": OptionKind.ST})
    set_items(file, ["i5"], {"market_ids": ["m3"], "criterion_ids": ["c1"], "tags": ["x"], "votes": 2})
    set_items(file, ["i4"], {"review_date": date(2027, 2, 1), "owner_id": "p2"})
    merge_items(file, "i5", ["i1", "i4"])
    assert item(file, "i5") == SwotItem(
        "i5",
        Quadrant.THREATS,
        "Tariffs",
        importance=4,
        likelihood=2,
        evidence="Survey, question 3\nhttps://example.org/ceta",
        owner_id="p1",
        market_ids=("m1", "m2", "m3"),
        criterion_ids=("c1", "c2"),
        tags=("x", "industry 4.0"),
        review_date=date(2027, 1, 31),
        votes=5,
    )
    assert board(file) == "(i2)|i3||i5"
    assert [option.item_ids for option in file.swot().options] == [("i5",), ("i5",)]


def test_several_groups_are_merged_as_one_step(file: StrategyFile) -> None:
    before = (file.swot(), len(file.history()))
    applied = merge_groups(file, {"i1": ["i4"], "i3": ["i5", "i2"]})
    assert applied.label == "Merged 3 items into 2 others"
    assert len(file.history()) == before[1] + 1
    assert board(file) == "i1|i3||"
    file.undo()
    assert file.swot() == before[0]
    assert merge_groups(file, {}).areas == frozenset()


def test_an_item_about_all_markets_stays_so_when_it_is_merged(file: StrategyFile) -> None:
    merge_items(file, "i1", ["i5"])
    assert item(file, "i1").market_ids == ()
    file.undo()
    merge_items(file, "i5", ["i1"])
    assert (item(file, "i5").market_ids, item(file, "i5").likelihood) == ((), None)
    file.undo()
    merge_items(file, "i3", ["i4"])
    assert item(file, "i3").likelihood is None
    assert merge_items(file, "i3", ["i3"]).areas == frozenset()


def test_a_market_takes_its_links_along_only_when_it_leaves_the_file(file: StrategyFile) -> None:
    close_round(file, "r1")
    open_round(file, "Second", date(2020, 1, 31))
    second = file.strategy().latest.id
    remove_market(file, second, "m2")
    remove_criterion(file, second, "c2")
    assert (item(file, "i4").market_ids, item(file, "i4").criterion_ids) == (("m2",), ("c2",))


def test_a_market_and_a_criterion_come_back_with_their_links(file: StrategyFile, path: Path) -> None:
    before, seen = content(path), file.swot()
    remove_market(file, "r1", "m2")
    remove_criterion(file, "r1", "c1")
    remove_partner(file, "p1")
    assert (item(file, "i1").market_ids, item(file, "i1").criterion_ids) == (("m1",), ())
    assert (item(file, "i1").owner_id, file.swot().options[0].owner_id) == (None, "p2")
    assert file.swot().options[0].market_ids == ()
    for _ in range(3):
        file.undo()
    assert (content(path), file.swot()) == (before, seen)


def test_nothing_is_written_where_nothing_changes(file: StrategyFile) -> None:
    for applied in (
        set_items(file, ["i1"], {"text": " Joint test beds", "tags": ["industry 4.0"]}),
        set_items(file, ["i1"], {"market_ids": ["m2", "m1"]}),
        set_visible_cap(file, 6),
        move_items(file, ["i3"], Quadrant.WEAKNESSES),
        set_parked(file, ["i2"], parked=True),
        set_votes(file, {}),
        remove_items(file, []),
    ):
        assert applied.areas == frozenset()
    assert len(file.history()) == 1


def test_a_closed_round_does_not_close_the_swot(file: StrategyFile) -> None:
    close_round(file, "r1")
    assert add_item(file, Quadrant.STRENGTHS, "Six clusters").areas == {Area.SWOT}
    assert set_visible_cap(file, 3).areas == {Area.SWOT}
