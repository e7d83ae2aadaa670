from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import ScoreChange, ScoreFields, clear_scores, set_note, set_scores
from dia_desktop.strategy.records import Basis
from tests.store.strategies import draft


def test_a_score_is_set_in_words_of_the_room(file: StrategyFile) -> None:
    applied = set_scores(file, "r1", [ScoreChange("m3", "c1", {"agreed": 81})], reason="after the talk")
    assert applied.label == "Scored Gulf states on Political stability: 81"
    score = file.scoring().score("m3", "c1")
    assert score is not None
    assert (score.agreed, score.basis, score.natural) == (81.0, Basis.AGREED, None)
    assert file.history(1)[0].reason == "after the talk"


def test_what_is_not_named_stays(file: StrategyFile) -> None:
    set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": 70.5, "review_date": date(2027, 5, 1)})])
    score = file.scoring().score("m1", "c1")
    assert score is not None
    assert (score.id, score.natural, score.natural_low, score.source, score.vintage) == (
        "s1",
        0.48,
        0.1,
        "WGI",
        "2018",
    )
    assert (score.agreed, score.review_date) == (70.5, date(2027, 5, 1))
    set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": None, "review_date": None})])
    assert file.scoring().score("m1", "c1") == draft().scoring.score("m1", "c1")


def test_a_block_is_one_step(file: StrategyFile) -> None:
    block = [ScoreChange(market, "c1", {"natural": 1.0}) for market in ("m2", "m3")]
    assert set_scores(file, "r1", block).label == "Set 2 cells"
    assert len(file.scoring().scores) == 5
    file.undo()
    assert file.scoring() == draft().scoring
    assert set_scores(file, "r1", block, "Pasted 2 cells").label == "Pasted 2 cells"


def test_the_same_cell_twice_in_a_block_ends_as_the_last_says(file: StrategyFile) -> None:
    twice: list[ScoreFields] = [{"agreed": 1.0}, {"agreed": None}, {"agreed": 3.0}]
    set_scores(file, "r1", [ScoreChange("m3", "c1", fields) for fields in twice])
    score = file.scoring().score("m3", "c1")
    assert score is not None
    assert score.agreed == 3.0


def test_one_bad_cell_leaves_the_whole_block_out(file: StrategyFile) -> None:
    block = [ScoreChange("m2", "c1", {"agreed": 1.0}), ScoreChange("m3", "c1", {"agreed": 101.0})]
    with pytest.raises(
        InvalidInputError, match="Gulf states on Political stability: 101 is not within 0 to 100"
    ):
        set_scores(file, "r1", block)
    assert file.scoring() == draft().scoring
    assert len(file.history()) == 1


def test_a_cell_with_nothing_left_is_missing_again(file: StrategyFile) -> None:
    set_scores(file, "r1", [ScoreChange("m3", "c2", {"natural": None})])
    assert file.scoring().score("m3", "c2") is None
    assert set_scores(file, "r1", [ScoreChange("m3", "c2", {"natural": None})]).areas == frozenset()
    file.undo()
    assert file.scoring() == draft().scoring


def test_a_note_may_say_why_a_cell_is_missing(file: StrategyFile) -> None:
    label = set_note(file, "r1", "m3", "c1", "  not asked\r\nyet ").label
    assert label == "Changed the note on Gulf states on Political stability"
    score = file.scoring().score("m3", "c1")
    assert score is not None
    assert (score.note, score.basis) == ("not asked\nyet", Basis.MISSING)
    set_note(file, "r1", "m3", "c1", "")
    assert file.scoring().score("m3", "c1") is None


def test_cells_are_cleared(file: StrategyFile) -> None:
    assert clear_scores(file, "r1", [("m1", "c1")]).label == "Cleared USA on Political stability"
    cells = [("m1", "c1"), ("m2", "c2"), ("m3", "c2")]
    assert clear_scores(file, "r1", iter(cells)).label == "Cleared 2 cells"
    assert file.scoring().scores == {}
    assert clear_scores(file, "r1", cells).areas == frozenset()


@pytest.mark.parametrize(
    ("criterion", "fields", "sentence"),
    [
        ("c1", {"agreed": -0.1}, "USA on Political stability: -0.1 is not within 0 to 100"),
        ("c1", {"agreed": float("nan")}, "USA on Political stability: nan is not a number"),
        ("c1", {"natural": float("inf")}, "USA on Political stability: inf is not a number"),
        ("c2", {"natural": 3.0}, "USA on Trade agreements: there is no level 3; choose one of 0, 1, 2"),
        ("c2", {"natural": 0.5}, "USA on Trade agreements: there is no level 0.5"),
        ("c1", {"natural": None}, "there is a range but no value"),
        ("c1", {"natural": 3.0}, "must lie between its lower and upper bound"),
        ("c1", {"natural_low": 0.9}, "must lie between"),
        ("c1", {"note": "x" * 20_001}, "the text has 20001 letters"),
        ("c1", {"source": "bell\x07"}, "invisible control character"),
        ("c1", {"source": "\ud800"}, "invisible control character"),
    ],
)
def test_an_unusable_score_is_refused(
    file: StrategyFile, criterion: str, fields: ScoreFields, sentence: str
) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        set_scores(file, "r1", [ScoreChange("m1", criterion, fields)])
    assert len(file.history()) == 1


def test_unknown_cells_are_refused(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="“First round” has no such market"):
        set_scores(file, "r1", [ScoreChange("m9", "c1", {"agreed": 1.0})])
    with pytest.raises(InvalidInputError, match="“First round” has no such criterion"):
        clear_scores(file, "r1", [("m1", "c9")])
    with pytest.raises(InvalidInputError, match="no such scoring round"):
        set_note(file, "r9", "m1", "c1", "x")
    with pytest.raises(TypeError, match="no field 'id'"):
        set_scores(file, "r1", [ScoreChange("m1", "c1", cast("ScoreFields", {"id": "x"}))])
