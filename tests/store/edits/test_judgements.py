from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import (
    JudgementChange,
    ScoreChange,
    clear_judgements,
    clear_scores,
    move_partner,
    remove_criterion,
    remove_market,
    set_judgements,
    set_scores,
)
from dia_desktop.strategy.records import Basis, Judgement, Score
from dia_desktop.strategy.weighing import Answer, DrawSettings, Elicitation, Weighing, WeightMethod
from tests.store.strategies import INDEX, Clock, draft


def cell(file: StrategyFile, market_id: str = "m3", criterion_id: str = "c1") -> Score | None:
    return file.scoring().score(market_id, criterion_id)


def test_judgements_stand_in_the_order_of_the_partners(file: StrategyFile) -> None:
    changes = [JudgementChange("p2", "m3", "c1", 40.0), JudgementChange("p1", "m3", "c1", 20.0)]
    assert set_judgements(file, "r1", changes).label == "Set 2 judgements"
    held = (Judgement("p1", 20.0), Judgement("p2", 40.0))
    assert cell(file) == Score("", "m3", "c1", judgements=held)
    move_partner(file, "p2", 0)
    found = cell(file)
    assert found is not None
    assert found.judgements == held[::-1]


def test_a_judgement_is_changed_withheld_and_forgotten(file: StrategyFile) -> None:
    first = set_judgements(file, "r1", [JudgementChange("p1", "m3", "c1", 20.0)])
    assert first.label == "First institute: Gulf states on Political stability: 20"
    again = set_judgements(file, "r1", [JudgementChange("p1", "m3", "c1", None)])
    assert again.label == "First institute: Gulf states on Political stability: abstained"
    found = cell(file)
    assert found is not None
    assert (found.judgements, found.basis) == ((Judgement("p1", None),), Basis.MISSING)
    forgotten = clear_judgements(file, "r1", [("p1", "m3", "c1"), ("p2", "m3", "c1")])
    assert forgotten.label == "Cleared the judgement: First institute: Gulf states on Political stability"
    assert cell(file) is None
    for _ in range(3):
        file.undo()
    assert cell(file) is None
    file.redo()
    assert cell(file) == Score("", "m3", "c1", judgements=(Judgement("p1", 20.0),))


def test_what_counts_is_agreed_then_judged_then_read(file: StrategyFile) -> None:
    found = cell(file, "m1", "c1")
    assert found is not None
    assert found.basis is Basis.EVIDENCE
    set_judgements(file, "r1", [JudgementChange("p1", "m1", "c1", 70.0)])
    judged = cell(file, "m1", "c1")
    assert judged == replace(found, judgements=(Judgement("p1", 70.0),))
    assert judged.basis is Basis.PARTNERS
    set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": 60.0})])
    agreed = cell(file, "m1", "c1")
    assert agreed is not None
    assert (agreed.basis, agreed.judgements) == (Basis.AGREED, judged.judgements)
    clear_scores(file, "r1", [("m1", "c1")])
    assert cell(file, "m1", "c1") == Score("", "m1", "c1", judgements=judged.judgements)


@pytest.mark.parametrize("value", [-1.0, 100.5, float("nan")])
def test_a_judgement_is_a_number_from_0_to_100(file: StrategyFile, value: float) -> None:
    changes = [JudgementChange("p1", "m1", "c1", 50.0), JudgementChange("p2", "m3", "c1", value)]
    with pytest.raises(InvalidInputError, match="Second institute: Gulf states on Political stability: "):
        set_judgements(file, "r1", changes)
    assert cell(file) is None


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (("p9", "m1", "c1"), "no such partner"),
        (("p1", "m9", "c1"), "no such market"),
        (("p1", "m1", "c9"), "no such criterion"),
    ],
)
def test_only_what_takes_part_is_judged(
    file: StrategyFile, place: tuple[str, str, str], sentence: str
) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        set_judgements(file, "r1", [JudgementChange(*place, 50.0)])


def test_a_market_or_criterion_that_leaves_takes_its_judgements_along(file: StrategyFile) -> None:
    places = [("m1", "c1"), ("m1", "c2"), ("m3", "c1")]
    set_judgements(file, "r1", [JudgementChange("p1", *place, 50.0) for place in places])
    before = file.scoring()
    remove_market(file, "r1", "m1")
    assert {key for key, score in file.scoring().scores.items() if score.judgements} == {("m3", "c1")}
    remove_criterion(file, "r1", "c1")
    assert not any(score.judgements for score in file.scoring().scores.values())
    file.undo()
    file.undo()
    assert file.scoring() == before


def test_a_new_file_holds_all_that_a_draft_says_of_partners_and_weights(path: Path) -> None:
    given = draft()
    held = Score("", "m2", "c1", judgements=(Judgement("p1", 10.0), Judgement("p2", None)))
    criteria = (
        replace(given.scoring.criteria[0], importance=2, low=0.1, high=0.5, weighed_on=INDEX),
        replace(given.scoring.criteria[1], importance=1),
    )
    elicitation = Elicitation(WeightMethod.SWING, (Answer("c1", "", 60.0), Answer("c2", "", 100.0)))
    scoring = replace(
        given.scoring,
        criteria=criteria,
        scores={**given.scoring.scores, ("m2", "c1"): held},
        voices={"p1": 2.0},
        own_weights={"p2": {"c1": 0.5, "c2": 0.5}},
        weighing=Weighing(WeightMethod.SWING, 3, elicitation, DrawSettings(0.1, 5000, 7)),
    )
    with StrategyFile.create(path, replace(given, scoring=scoring), author="Ann", clock=Clock()) as file:
        assert file.scoring() == scoring
