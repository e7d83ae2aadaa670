from __future__ import annotations

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import JudgementChange, ScoreChange, change_cell, set_judgements
from dia_desktop.strategy.records import Judgement


def judgements(file: StrategyFile) -> tuple[Judgement, ...]:
    score = file.scoring().score("m1", "c1")
    return () if score is None else score.judgements


def test_all_of_a_cell_is_changed_in_one_step(file: StrategyFile) -> None:
    set_judgements(file, "r1", [JudgementChange("p1", "m1", "c1", 20.0)])
    before, steps = file.scoring(), len(file.history())
    applied = change_cell(
        file,
        "r1",
        ScoreChange("m1", "c1", {"agreed": 50.0}),
        [JudgementChange("p2", "m1", "c1", None)],
        [("p1", "m1", "c1")],
        reason="the ministry called",
    )
    score = file.scoring().score("m1", "c1")
    assert score is not None
    assert (score.agreed, score.judgements) == (50.0, (Judgement("p2", None),))
    assert applied.areas == {Area.SCORES, Area.JUDGEMENTS}
    assert applied.label == (
        "Scored USA on Political stability: 50; Second institute: USA on Political stability: abstained; "
        "Cleared the judgement: First institute: USA on Political stability"
    )
    assert len(file.history()) == steps + 1
    file.undo()
    assert file.scoring() == before


def test_judgements_alone_touch_no_score(file: StrategyFile) -> None:
    applied = change_cell(file, "r1", ScoreChange("m1", "c1", {}), [JudgementChange("p1", "m1", "c1", 20.0)])
    assert applied.areas == {Area.JUDGEMENTS}
    assert applied.label == "First institute: USA on Political stability: 20"


def test_nothing_to_change_is_no_step(file: StrategyFile) -> None:
    steps = len(file.history())
    assert change_cell(file, "r1", ScoreChange("m1", "c1", {})).areas == frozenset()
    assert len(file.history()) == steps


def test_a_judgement_that_is_refused_takes_the_score_with_it(file: StrategyFile) -> None:
    before = file.scoring()
    with pytest.raises(InvalidInputError):
        change_cell(
            file,
            "r1",
            ScoreChange("m1", "c1", {"agreed": 50.0}),
            [JudgementChange("p1", "m1", "c1", 101.0)],
        )
    assert file.scoring() == before
