"""How sure a ranking is, as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.ranking_json import ranking_json
from dia_desktop.charts.report_json import report_json
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.records import Partner, ScoringRound
from dia_desktop.strategy.robustness_report import robustness_report
from tests.strategy.rounds import judged, partners, sample, scoring_round

KEYS = ["USA", "CAN", "MEX", "CHN", "BRA", "MAR"]


def written(scoring: ScoringRound, of: tuple[Partner, ...] = ()) -> dict[str, Any]:
    """Return what a script reads."""
    report = robustness_report(scoring, rank_markets(scoring_matrix(scoring)), of, varied=())
    content = report_json(report, KEYS[: len(scoring.markets)])
    read: dict[str, Any] = json.loads(json.dumps(content, allow_nan=False))
    return read


def test_the_sections_stand_beside_the_ranking(example: RankingExport) -> None:
    report = robustness_report(example.scoring, example.ranking, example.strategy.partners, varied=())
    document = json.loads(ranking_json(example.ranking, example.context, report))
    assert list(document)[6:] == ["robustness", "methods", "stability", "drivers", "partners", "verdict"]
    assert [result["method"] for result in document["methods"]] == [
        "weighted sum", "weighted product", "TOPSIS", "VIKOR", "PROMETHEE II", "weighted sum, other scale",
    ]  # fmt: skip
    assert {partner["stance"] for partner in document["partners"]["rankings"]} == {"not asked"}
    assert [row["market"] for row in document["ranking"]][:1] == ["CAN"]
    assert document["methods"][0]["ranks"]["CAN"] == 1


def test_methods() -> None:
    methods = written(sample())["methods"]
    by_name = {each["method"]: each for each in methods}
    assert by_name["TOPSIS"]["ranks"] == {"USA": 1, "CAN": 2, "MEX": 4, "CHN": 3, "BRA": 5, "MAR": 6}
    assert by_name["weighted sum"]["scores"]["USA"] == pytest.approx(67.6)
    assert by_name["VIKOR"]["compromise"] == ["USA", "CAN"]
    assert {each["why_not"] for each in methods} == {None}


def test_how_far_weights_can_move() -> None:
    found = written(sample())["stability"]
    assert found["depth"] == 3
    assert {name: room["now"] for name, room in found["weights"].items()} == {
        "Political stability": 0.4,
        "Trade agreements with the EU": 0.25,
        "Survey demand": 0.35,
    }
    assert found["weights"]["Trade agreements with the EU"] == {
        "now": 0.25,
        "first": pytest.approx([0.0, 0.32292], abs=1e-5),
        "first_near": False,
        "top": pytest.approx([0.23913, 0.85185], abs=1e-5),
        "top_near": True,
    }
    assert found["first_without"] == {
        "Political stability": ["USA"],
        "Trade agreements with the EU": ["USA"],
        "Survey demand": ["CAN"],
    }


def test_the_smallest_changes() -> None:
    first, cut = written(sample())["stability"]["swaps"]
    assert first == {
        "ahead": "USA",
        "behind": "CAN",
        "weight": {"criterion": "Survey demand", "now": 0.35, "at": pytest.approx(0.28906, abs=1e-5)},
        "score": {
            "market": "USA",
            "criterion": "Political stability",
            "now": 64.0,
            "at": pytest.approx(53.5),
            "natural_now": None,
            "natural_at": None,
        },
    }
    assert (cut["ahead"], cut["behind"]) == ("MEX", "CHN")
    certain = written(scoring_round([[100, 100], [0, 0]], [0.5, 0.5], targets=1))["stability"]["swaps"]
    assert certain == [{"ahead": "USA", "behind": "CAN", "weight": None, "score": None}]


def test_drivers() -> None:
    found = written(replace(sample(), round=replace(sample().round, target_count=5)))["drivers"]
    assert (found["first"]["ahead"], found["first"]["behind"]) == ("USA", "CAN")
    assert found["first"]["gap"] == pytest.approx(4.2)
    cut = found["cut"]
    assert cut["data"][0] == {
        "kind": "missing",
        "market": "MAR",
        "criterion": "Trade agreements with the EU",
        "low": 0.0,
        "high": 100.0,
        "gap_low": pytest.approx(25.6),
        "gap_high": pytest.approx(0.6),
        "crosses": False,
        "settles": 0.0,
    }
    assert cut["data"][1]["market"] is None


def test_what_is_not_there_is_null() -> None:
    scoring = scoring_round([[90], [20]], [1.0], targets=0)
    found = written(scoring)
    assert found["stability"]["weights"]["Political stability"]["top"] is None
    assert found["stability"]["first_without"] == {}
    assert found["drivers"]["cut"] is None
    assert found["partners"] == {
        "gave": 0,
        "same_winner": 0,
        "kendalls_w": None,
        "borda": None,
        "rankings": [],
        "disagreements": [],
    }


def test_partners() -> None:
    scoring = judged(scoring_round([[50], [50]], [1.0]), {(0, 0): (90, 20, None), (1, 0): (30, 60, None)})
    found = written(scoring, partners(3))["partners"]
    assert (found["gave"], found["same_winner"]) == (2, 1)
    assert found["borda"] == {"USA": 1.0, "CAN": 1.0}
    assert found["rankings"] == [
        {
            "partner": f"P{i}",
            "name": f"Partner {i}",
            "stance": stance,
            "judged": count,
            "own_weights": False,
            "ranks": ranks,
            "kendalls_tau": tau,
        }
        for i, stance, count, ranks, tau in (
            (1, "judged", 2, {"USA": 1, "CAN": 2}, 1.0),
            (2, "judged", 2, {"USA": 2, "CAN": 1}, -1.0),
            (3, "abstained", 0, None, None),
        )
    ]
    assert found["disagreements"] == [
        {
            "market": "USA",
            "criterion": "Political stability",
            "judgements": [90.0, 20.0],
            "low": 20.0,
            "high": 90.0,
            "spread": None,
            "far_apart": True,
        },
        {
            "market": "CAN",
            "criterion": "Political stability",
            "judgements": [30.0, 60.0],
            "low": 30.0,
            "high": 60.0,
            "spread": None,
            "far_apart": False,
        },
    ]
