from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.ranking_json import ranking_json
from dia_desktop.charts.ranking_text import ranking_text
from dia_desktop.strategy.robustness import robustness
from dia_desktop.strategy.weighing import DrawSettings

Make = Callable[..., RankingExport]


@pytest.fixture
def firm(example: RankingExport) -> RankingExport:
    matrix = example.ranking.matrix
    return replace(example, firmness=robustness(matrix, example.ranking.weights, DrawSettings(draws=500)))


def test_the_table_stands_in_columns_with_the_cut_line_in_its_place(firm: RankingExport) -> None:
    lines = ranking_text(firm.ranking, firm.context).splitlines()
    assert lines[2:11] == [
        "rank  market   role      total  5–95 %     ranks possible",
        "   1  Canada   target     63.9  58.3–70.6  1–3",
        "   2  Mexico   fallback  41–74  38.5–76.3  1–4",
        "   3  Morocco  fallback  38–71  35.8–73.8  1–4",
        "   4  Brazil   target    28–61  25.7–63.4  2–6",
        "--- Targets: top 4 ---",
        "   5  USA      target     38.0  32.1–44.6  4–5",
        "   6  China    target     28.2  23.3–34.9  5–6",
        "",
    ]
    said = "\n".join(lines)
    assert "Canada is first in" in said
    assert "Share of plausible inputs, given this model" in said
    assert "Weights: Political stability" in said


def test_a_name_cannot_write_into_the_terminal(make: Make) -> None:
    export = make([[80], [60]], names=["a\x1b[31m\nb", "c"], title="t\x1b]0;x\x07")
    assert not set(ranking_text(export.ranking, export.context)) & {"\x1b", "\x07"}


def test_a_name_cannot_turn_round_the_figures_beside_it(make: Make) -> None:
    export = make([[80], [60]], names=["\u202eA\u2067", "\u05e8\u200f"])
    said = ranking_text(export.ranking, export.context)
    assert not set(said) & {"\u202e", "\u2067"}
    assert "\u05e8\u200f  " in said


def test_the_json_has_every_number_in_full(firm: RankingExport) -> None:
    document = json.loads(ranking_json(firm.ranking, firm.context))
    assert list(document) == [
        "strategy", "round", "round_name", "as_of", "weights", "ranking", "robustness", "verdict",
    ]  # fmt: skip
    assert document["weights"]["Survey demand"] == 1 / 3
    canada, mexico = document["ranking"][:2]
    assert (canada["rank"], canada["market"], canada["name"], canada["role"]) == (
        1,
        "CAN",
        "Canada",
        "target",
    )
    assert sum(canada["contributions"].values()) == pytest.approx(canada["score"], abs=1e-12)
    assert (mexico["score"], mexico["missing"]) == (None, ["Survey demand"])
    assert mexico["contributions"]["Survey demand"] is None
    assert (mexico["rank_low"], mexico["rank_high"]) == (1, 4)
    shares = document["robustness"]
    assert (shares["draws"], shares["seed"]) == (500, 20191031)
    assert sum(shares["first"].values()) == pytest.approx(1)
    assert all(sum(row) == pytest.approx(1) for row in shares["rank_acceptability"].values())
    assert shares["rank_acceptability"]["CAN"][0] == shares["first"]["CAN"]
    assert document["verdict"].startswith("Canada is ahead on what is known so far; Canada is first in")


def test_a_market_without_a_code_goes_by_its_name(make: Make) -> None:
    export = make([[80], [60]], names=["Benelux", 'say "hi"\n'])
    document = json.loads(ranking_json(export.ranking, export.context))
    assert [row["market"] for row in document["ranking"]] == ["Benelux", 'say "hi"\n']
    assert document["robustness"] is None


def test_no_two_markets_share_their_key(example: RankingExport) -> None:
    matrix = example.ranking.matrix
    first, second, *others = matrix.markets
    # One has no code but the name that is the code of the other.
    markets = (first, replace(second, code="", name=others[0].code), *others)
    ranking = replace(example.ranking, matrix=replace(matrix, markets=markets))
    firmness = robustness(matrix, ranking.weights, DrawSettings(draws=10))
    document = json.loads(ranking_json(ranking, replace(example, firmness=firmness).context))
    keys = {row["market"] for row in document["ranking"]}
    assert len(keys) == len(markets)
    assert document["robustness"]["first"].keys() == keys
    assert document["robustness"]["rank_acceptability"].keys() == keys
