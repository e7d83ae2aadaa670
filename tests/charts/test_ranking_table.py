from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.ranking_table import ranking_table

Make = Callable[..., RankingExport]


def rows(export: RankingExport) -> list[dict[str, str]]:
    content = ranking_table(export.strategy, export.scoring, export.ranking)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_row_per_market_from_first_to_last(example: RankingExport) -> None:
    table = rows(example)
    assert [row["code"] for row in table] == ["CAN", "MEX", "MAR", "BRA", "USA", "CHN"]
    canada = table[0]
    assert (canada["rank"], canada["best_rank"], canada["worst_rank"]) == ("1", "1", "3")
    assert (canada["name"], canada["role"], canada["as_of"]) == ("Canada", "target", "2019-10-31")
    assert canada["Political stability (vintage)"] == "2018"
    assert canada["Political stability (basis)"] == "evidence"


def test_numbers_are_complete_and_parts_add_up_to_the_score(example: RankingExport) -> None:
    for row in rows(example):
        parts = [float(value) for name, value in row.items() if name.endswith("(points)") and value]
        assert sum(float(value) for name, value in row.items() if name.endswith("(weight)")) == pytest.approx(
            1
        )
        if row["score"]:
            assert sum(parts) == pytest.approx(float(row["score"]), abs=1e-12)
    first = int(example.ranking.order[0])
    assert float(rows(example)[0]["score"]) == example.ranking.score(first)


def test_a_missing_score_is_an_empty_cell_and_never_a_zero(example: RankingExport) -> None:
    mexico = rows(example)[1]
    assert mexico["score"] == ""
    assert mexico["Survey demand (points)"] == ""
    assert mexico["Survey demand (value)"] == ""
    assert mexico["Survey demand (basis)"] == "missing"
    assert float(mexico["high"]) - float(mexico["low"]) > 33


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\uff1d", "\uff20", "\t=", "\r=", " ="])
def test_text_never_becomes_a_formula(make: Make, start: str) -> None:
    name = f"{start}cmd|' /C calc'!A0"
    export = make([[80], [60]], names=[name, "Canada"], criteria=[f"{start}1+1"], title=f"{start}2")
    content = ranking_table(export.strategy, export.scoring, export.ranking).decode("utf-8-sig")
    for line in csv.reader(io.StringIO(content, newline="")):
        for cell in line:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not (cell.startswith("-") and not cell[1:].replace(".", "").isdigit())
    assert rows(export)[0]["name"].startswith("'")


def test_names_with_separators_quotes_and_breaks_stay_in_their_cell(make: Make) -> None:
    names = ['Egypt, Arab "Rep."', "two\r\nlines"]
    assert [row["name"] for row in rows(make([[80], [60]], names=names))] == [
        'Egypt, Arab "Rep."',
        "two lines",
    ]
