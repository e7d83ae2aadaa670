"""A row of the ranking in words."""

from __future__ import annotations

import pytest

from dia_desktop.strategy.evaluation import Ranking, rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.standings import not_scored, rank_range, role_name, total_text
from tests.strategy.rounds import sample, scoring_round

NUMBERS = PlainNumbers()


def ranked(values: list[list[float | None]], weights: list[float]) -> Ranking:
    return rank_markets(scoring_matrix(scoring_round(values, weights)))


def test_the_worked_sample() -> None:
    ranking = rank_markets(scoring_matrix(sample()))
    totals = [total_text(ranking, row, NUMBERS) for row in range(6)]
    assert totals == ["67.6", "63.4", "54.7", "53.7", "48.2", "23–48"]
    assert [rank_range(ranking, row) for row in range(6)] == [""] * 6
    assert not_scored(ranking, 5) == ["Trade agreements with the EU"]
    assert not_scored(ranking, 0) == []


def test_the_total_is_what_its_shown_parts_add_up_to() -> None:
    ranking = ranked([[10.1, 10.1, 10.1], [1.0, 1.0, 1.0]], [1, 1, 1])
    assert total_text(ranking, 0, NUMBERS) == "10.1"


def test_a_narrow_range_is_said_with_a_decimal() -> None:
    ranking = ranked([[50.0, None], [10.0, 10.0]], [0.99, 0.01])
    assert total_text(ranking, 0, NUMBERS) == "49.5–50.5"


def test_a_gap_opens_the_ranks_of_all_it_could_pass() -> None:
    ranking = ranked([[60.0, None], [70.0, 40.0], [10.0, 20.0]], [0.5, 0.5])
    assert [rank_range(ranking, row) for row in range(3)] == ["1–2", "1–2", ""]


def test_markets_on_one_score_have_no_range_of_ranks() -> None:
    ranking = ranked([[50.0], [50.0]], [1.0])
    assert [rank_range(ranking, row) for row in range(2)] == ["", ""]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_word(role: Role) -> None:
    assert role_name(role) == role.value


def test_a_total_on_a_half_goes_up_with_its_parts() -> None:
    ranking = ranked([[70.0, 50.0, 65.0], [80.0, 80.0, 60.0]], [0.40, 0.25, 0.35])
    assert total_text(ranking, 0, NUMBERS) == NUMBERS.number(float(ranking.middle[0])) == "63.3"
