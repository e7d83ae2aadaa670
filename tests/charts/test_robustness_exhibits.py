"""The pictures of robustness as they leave the program, and their tables."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from dia_desktop.charts.exhibit import Exhibit, What
from dia_desktop.charts.export import Format, exhibit_bytes
from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.robustness_exhibits import (
    ROBUSTNESS,
    RobustnessExport,
    nothing_to_show,
    robustness_exhibit,
    robustness_exhibits,
)
from dia_desktop.errors import InvalidInputError
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.robustness_report import robustness_report
from dia_desktop.strategy.verdict import caption
from tests.charts.sketches import HARD_NAMES, NUMBERS, named, plain, uncertain
from tests.strategy.rounds import judged, partners, sample, scoring_round

CELLS = {(4, 0): (20, 65, 44, 50, 40), (2, 1): (90, 70, 95, 60, 80)}


def shown_of(scoring: ScoringRound, weights: tuple[float, ...] = (), count: int = 6) -> RobustnessExport:
    ranking = rank_markets(scoring_matrix(scoring), np.array(weights) if weights else None)
    strategy = Strategy("s", "Where <b>next</b>?", (scoring.round,), partners(count))
    report = robustness_report(scoring, ranking, strategy.partners, quick=True)
    return RobustnessExport(RankingExport(strategy, scoring, ranking), report)


@cache
def shown() -> RobustnessExport:
    """Return everything about the worked sample with six partners, one of whom was not asked."""
    return shown_of(judged(uncertain(), CELLS))


def rows(exhibit: Exhibit) -> list[dict[str, str]]:
    content = exhibit.table()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def table(what: What) -> list[dict[str, str]]:
    return rows(robustness_exhibit(shown(), what))


def drawn(exhibit: Exhibit) -> list[str]:
    return [plain(text.get_text()) for text in exhibit.figure().axes[0].texts]


@pytest.mark.parametrize("what", ROBUSTNESS)
def test_every_picture_carries_its_finding_its_caveats_and_what_it_is_of(what: What) -> None:
    exhibit = robustness_exhibit(shown(), what)
    assert exhibit.what is what
    texts = drawn(exhibit)
    assert plain(" ".join(texts)).startswith(plain(exhibit.text.title))
    assert texts[-1] == exhibit.text.program
    assert any(text.startswith("Where <b>next</b>?, Round 1, as of 2019-10-31") for text in texts)
    assert any(text.startswith("Weights: Political stability 40 %") for text in texts)
    assert exhibit.text.description.startswith(f"{exhibit.text.title}.")
    assert "Weights: Political stability" in exhibit.text.keywords
    assert exhibit.title


def test_rank_shares_say_what_was_varied() -> None:
    for varied in Varied:
        exhibit = robustness_exhibit(replace(shown(), varied=varied), What.RANK_SHARES)
        said = caption(shown().report.shares[varied], NUMBERS)
        assert plain(said) in plain(exhibit.text.keywords)
        assert "≈, ≤ and ≥: another seed could change the last digit." in exhibit.text.keywords
        assert {row["varied"] for row in rows(exhibit)} == {varied.value}


def test_the_picture_in_words_says_every_cell_but_weights_only_in_the_table() -> None:
    said = plain(robustness_exhibit(shown(), What.RANK_SHARES).text.description)
    assert "Canada is second in" in said
    assert "typical weights" not in said


def test_the_table_of_rank_shares_is_complete() -> None:
    found, order = shown().report.firmness, shown().ranking.order
    lines = table(What.RANK_SHARES)
    assert [line["code"] for line in lines] == [shown().ranking.market(place).code for place in range(6)]
    for line, row in zip(lines, order, strict=True):
        shares = [float(line[f"rank_{rank}"]) for rank in range(1, 7)]
        assert shares == found.acceptability.ranks[row].tolist()
        assert int(line["draws"]) == found.draws
        never = not found.first[row]
        assert (line["Survey demand (central weight)"] == "") == never
        assert (line["confidence"] == "") == never


def test_the_table_of_weight_ranges_has_both_intervals() -> None:
    for line, room in zip(table(What.WEIGHT_RANGES), shown().report.stability.rooms, strict=True):
        assert (float(line["first_low"]), float(line["first_high"])) == room.first
        assert room.top == (float(line["top_low"]), float(line["top_high"]))
        assert (line["top"], line["near_top"]) == ("3", str(int(room.near_top)))


def test_the_table_of_methods_has_ranks_and_scores_of_each() -> None:
    lines = table(What.METHODS)
    for result in shown().report.methods.results:
        assert result.ranks is not None
        assert result.scores is not None
        for line, row in zip(lines, shown().ranking.order, strict=True):
            assert int(line[f"{result.method.value} (rank)"]) == result.ranks[row]
            assert float(line[f"{result.method.value} (score)"]) == result.scores[row]
            assert line[f"{result.method.value} (why not)"] == ""


def test_a_method_that_cannot_run_is_in_picture_and_table() -> None:
    broken = shown_of(scoring_round([[60, 0], [40, 50]], (1.0, 0.0), targets=1))
    results = list(broken.report.methods.results)
    results[1] = replace(results[1], ranks=None, scores=None, why_not="It divides by nothing.")
    methods = replace(broken.report.methods, results=tuple(results))
    exhibit = robustness_exhibit(
        replace(broken, report=replace(broken.report, methods=methods)), What.METHODS
    )
    assert "divides by" in " ".join(drawn(exhibit))
    assert "Weighted product cannot run: It divides by nothing." in exhibit.text.description
    line, *_ = rows(exhibit)
    assert line["weighted product (why not)"] == "It divides by nothing."
    assert (line["weighted product (rank)"], line["weighted product (score)"]) == ("", "")


def test_the_table_of_partners_has_a_row_for_each() -> None:
    lines = table(What.PARTNERS)
    assert [line["partner"] for line in lines] == ["P1", "P2", "P3", "P4", "P5", "P6"]
    for line, own in zip(lines, shown().report.partners.rankings, strict=True):
        assert line["stance"] == own.stance.value
        ranks = [line[f"{shown().ranking.market(place).name} (rank)"] for place in range(6)]
        expected = [""] * 6 if own.ranks is None else [str(own.ranks[row]) for row in shown().ranking.order]
        assert ranks == expected
    assert lines[-1]["agreement"] == ""


def test_the_table_of_drivers_has_both_gaps() -> None:
    lines = table(What.DRIVERS)
    report = shown().report
    assert report.cut is not None
    drivers = [*report.first.drivers, *report.cut.drivers]
    assert [float(line["gap_low"]) for line in lines] == [driver.gap_low for driver in drivers]
    assert [float(line["high"]) for line in lines] == [driver.high for driver in drivers]
    assert {(line["ahead"], line["behind"]) for line in lines} == {("USA", "Canada"), ("China", "Mexico")}
    assert {line["kind"] for line in lines} == {"weight", "score"}


def test_the_table_of_the_triangle_has_every_corner() -> None:
    lines = table(What.WEIGHTS_TRIANGLE)
    names = [f"{name} (there)" for name in ("Political stability", "Trade agreements with the EU")]
    (now,) = (line for line in lines if line["what"] == "now")
    assert [float(now[name]) for name in names] == [0.4, 0.25]
    for line in lines:
        corner = [float(value) for key, value in line.items() if key.endswith("(there)")]
        assert sum(corner) == pytest.approx(1)
    assert {line["what"] for line in lines} == {"first", "surely first", "plausible", "now"}


def test_the_drivers_are_titled_by_what_they_could_do() -> None:
    title = robustness_exhibit(shown(), What.DRIVERS).text.title
    count = sum(driver.crosses for driver in shown().report.first.drivers)
    assert title == f"{count} figures or weights, each alone, could put Canada ahead of USA"
    certain = shown_of(scoring_round([[90, 90], [10, 20]], (0.5, 0.5), targets=1))
    assert robustness_exhibit(certain, What.DRIVERS).text.title == (
        "No figure or weight alone puts Canada ahead of USA"
    )


@pytest.mark.parametrize(
    ("what", "values", "reason"),
    [
        (What.WEIGHT_RANGES, [[60], [40]], "With a single criterion there is no weight to move."),
        (What.WEIGHTS_TRIANGLE, [[60, 50], [40, 50]], "three criteria; this round has 2."),
        (What.PARTNERS, [[60, 50], [40, 50]], "No partner has given scores"),
        (What.DRIVERS, [[60], [40]], "Nothing that is uncertain"),
        (What.RANK_SHARES, [[None, None], [40, 50]], "Score two markets to get a verdict."),
    ],
)
def test_nothing_to_show_is_said(what: What, values: list[list[float | None]], reason: str) -> None:
    bare = shown_of(scoring_round(values, [1 / len(values[0])] * len(values[0]), targets=1))
    assert reason in nothing_to_show(bare.report, what)
    with pytest.raises(InvalidInputError, match=reason.replace(".", r"\.")):
        robustness_exhibit(bare, what)
    assert what not in [exhibit.what for exhibit in robustness_exhibits(bare)]


def test_all_that_have_something_to_show_are_there_in_the_order_of_the_page() -> None:
    assert tuple(exhibit.what for exhibit in robustness_exhibits(shown())) == ROBUSTNESS


@pytest.mark.parametrize("what", ROBUSTNESS)
def test_the_same_records_give_the_same_bytes(what: What) -> None:
    again = shown_of(judged(uncertain(), CELLS))
    for kind in (Format.SVG, Format.CSV):
        one, other = (exhibit_bytes(robustness_exhibit(each, what), kind) for each in (shown(), again))
        assert one == other


def test_names_of_people_stay_text_everywhere() -> None:
    hard = shown_of(judged(named(sample(), HARD_NAMES), CELLS))
    for exhibit in robustness_exhibits(hard):
        svg = exhibit_bytes(exhibit, Format.SVG).decode("utf-8")
        assert "<b>" not in svg
        for line in csv.reader(io.StringIO(exhibit.table().decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith("=") for cell in line)
    ranks = robustness_exhibit(hard, What.RANK_SHARES)
    assert "<b>Peru</b> & $x_1$" in drawn(ranks)
    assert exhibit_bytes(ranks, Format.PDF).startswith(b"%PDF")


def test_two_hundred_markets_are_all_on_paper() -> None:
    count = 200
    values = np.random.default_rng(1).uniform(0, 100, (count, 3)).round(1).tolist()
    names = [f"Market {number}" for number in range(count)]
    many = shown_of(scoring_round(values, (0.4, 0.3, 0.3), names))
    for what in (What.RANK_SHARES, What.METHODS):
        exhibit = robustness_exhibit(many, what)
        assert set(names) <= set(drawn(exhibit))
        assert exhibit.text.description.endswith("The rest is in the table.")
        assert len(rows(exhibit)) == count


def test_more_markets_than_a_picture_holds_still_have_a_table() -> None:
    count = 501
    values = [[number / 10, 50.0] for number in range(count)]
    many = shown_of(scoring_round(values, (0.5, 0.5), [f"M{number}" for number in range(count)]))
    exhibit = robustness_exhibit(many, What.RANK_SHARES)
    with pytest.raises(InvalidInputError, match="at most 500 markets"):
        exhibit.figure()
    assert len(rows(exhibit)) == count


def test_all_level_can_be_shown() -> None:
    level = shown_of(judged(scoring_round([[50, 50, 50]] * 3, (0.4, 0.3, 0.3)), {(0, 0): (50, 50)}))
    for exhibit in robustness_exhibits(level):
        assert drawn(exhibit)
        assert rows(exhibit)
