from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import (
    SourceFields,
    add_source,
    move_source,
    remove_source,
    set_allocations,
    set_amounts,
    set_budgets,
    set_source,
)
from dia_desktop.strategy.funding import Allocation, FundingSource, FundingStatus, YearBudget
from tests.store.edits.replaying import Edit, replayed


def given(file: StrategyFile) -> set[tuple[str, str | None, int, int]]:
    return {
        (each.source_id, each.activity_id, each.year, each.amount_cents)
        for each in file.funding().allocations
    }


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (lambda f: add_source(f, " Regions "), "Added the funding source “Regions”"),
        (
            lambda f: set_source(f, "f1", {"name": "COSME"}),
            "Renamed the funding source “COSME call” to “COSME”",
        ),
        (
            lambda f: set_source(f, "f1", {"status": FundingStatus.GRANTED}),
            "Changed the funding source “COSME call”",
        ),
        (lambda f: set_source(f, "f1", {"conditions": ""}, label="Cleared it"), "Cleared it"),
        (lambda f: move_source(f, "f1", 1), "Moved the funding source “COSME call” to place 2"),
        (lambda f: remove_source(f, "f1"), "Removed the funding source “COSME call”"),
        (
            lambda f: set_allocations(f, "f1", "a1", {2020: None, 2021: 5}),
            "Changed what “COSME call” gives to “Trade fair”",
        ),
        (
            lambda f: set_allocations(f, "f2", None, {2020: 300_000}),
            "Changed what “Fees” gives to the roadmap",
        ),
        (
            lambda f: set_budgets(f, {2022: 5, 2020: None, 2021: 7}, "EUR"),
            "Changed the budget of 2020, 2021, 2022",
        ),
        (
            lambda f: set_amounts(
                f,
                {("f1", "a1"): {2020: None, 2021: 5}, ("f2", None): {2020: 300_000}},
                {"EUR": {2022: 5, 2020: None}, "USD": {2021: 7}},
            ),
            "Changed 6 amounts",
        ),
        (lambda f: set_amounts(f, {}, {"EUR": {2022: 5}}), "Changed one amount"),
    ],
)
def test_every_action_is_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit) == label


def test_a_source_holds_what_was_said_of_it(file: StrategyFile) -> None:
    fields: SourceFields = {
        "programme": " Interreg ",
        "funding_kind": "grant",
        "status": FundingStatus.REFUSED,
        "start": date(2021, 1, 1),
        "amount_cents": 0,
        "currency": "eur",
        "cofinancing_rate": 0.5,
        "conditions": "Two regions",
        "source": "Call",
    }
    assert add_source(file, "Regions", fields).areas == {Area.FUNDING}
    added = file.funding().sources[2]
    assert added == FundingSource(
        added.id,
        "Regions",
        "Interreg",
        "grant",
        FundingStatus.REFUSED,
        date(2021, 1, 1),
        None,
        0,
        "EUR",
        0.5,
        "Two regions",
        "Call",
        2,
    )


def test_a_new_source_is_an_idea_without_an_amount(file: StrategyFile) -> None:
    add_source(file, "Regions")
    added = file.funding().sources[2]
    assert added == FundingSource(added.id, "Regions", position=2)


def test_a_removed_source_takes_what_it_gives_along(file: StrategyFile) -> None:
    remove_source(file, "f1")
    assert given(file) == {("f2", None, 2020, 250_000)}
    assert [(source.id, source.position) for source in file.funding().sources] == [("f2", 0)]
    file.undo()
    assert len(given(file)) == 2


def test_what_a_source_gives_is_set_year_by_year(file: StrategyFile) -> None:
    assert set_allocations(file, "f1", "a1", {2020: 0, 2021: 1, 2022: 2}).areas == {Area.FUNDING}
    set_allocations(file, "f1", None, {2021: 3})
    set_allocations(file, "f1", "a1", {2021: 4})
    assert given(file) == {
        ("f1", "a1", 2021, 4),
        ("f1", "a1", 2022, 2),
        ("f1", None, 2021, 3),
        ("f2", None, 2020, 250_000),
    }
    first = file.funding().allocations[0]
    assert first == Allocation(first.id, "f1", None, 2021, 3)
    assert set_allocations(file, "f1", "a1", {2021: 4, 2030: None}).areas == set()


Cents = dict[int, int | None]


@pytest.mark.parametrize(
    ("allocations", "budgets"),
    [
        ({("f1", "a1"): {2021: 5}, ("f2", None): {2021: -1}}, {}),
        ({("f1", "a1"): {2021: 5}, ("f1", "nothing"): {2021: 1}}, {}),
        ({("f1", "a1"): {2021: 5}}, {"euros": {2021: 5}}),
    ],
)
def test_many_amounts_are_set_at_once_or_none_of_them(
    file: StrategyFile, allocations: dict[tuple[str, str | None], Cents], budgets: dict[str, Cents]
) -> None:
    before = file.funding()
    with pytest.raises(InvalidInputError):
        set_amounts(file, allocations, budgets)
    assert file.funding() == before


def test_amounts_of_sources_and_budgets_are_set_together(file: StrategyFile) -> None:
    assert set_amounts(file, {("f1", "a1"): {2021: 5}}, {"EUR": {2021: 6}}).areas == {Area.FUNDING}
    assert ("f1", "a1", 2021, 5) in given(file)
    assert (2021, 6) in {(each.year, each.amount_cents) for each in file.funding().budgets}


def test_a_source_without_a_currency_takes_the_one_of_its_first_amounts(file: StrategyFile) -> None:
    add_source(file, "Regions")
    regions = file.funding().sources[2].id
    with pytest.raises(InvalidInputError, match="the amount names no currency"):
        set_amounts(file, {(regions, None): {2021: 5}}, {})
    set_amounts(file, {(regions, None): {2021: 5}, ("f1", None): {2021: 5}}, {}, "usd")
    assert [source.currency for source in file.funding().sources] == ["EUR", "EUR", "USD"]


def test_budgets_are_kept_by_year_and_currency(file: StrategyFile) -> None:
    set_budgets(file, {2020: 7, 2021: None}, "usd")
    set_budgets(file, {2021: None}, "EUR")
    assert [(each.year, each.currency, each.amount_cents) for each in file.funding().budgets] == [
        (2020, "EUR", 1_500_000),
        (2020, "USD", 7),
    ]
    second = file.funding().budgets[1]
    assert second == YearBudget(second.id, 2020, 7, "USD")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "Funding source: type a name"),
        ({"name": "x" * 10_000}, "10000 letters; shorten it"),
        ({"conditions": "\x00"}, "control character"),
        ({"end": date(2019, 1, 1)}, "its end, 2019-01-01, is before its start, 2020-01-01"),
        ({"amount_cents": -5}, "COSME call: an amount of -0.05 cannot be kept"),
        ({"currency": "EURO"}, "“EURO” is no currency"),
        ({"currency": "USD"}, "what it gives is stated in EUR; take those amounts back before"),
        ({"currency": ""}, "what it gives is stated in EUR"),
        ({"cofinancing_rate": 1.5}, "cannot pay 150 % of the cost; type 0 to 100 %"),
        ({"cofinancing_rate": float("nan")}, "cannot pay nan %"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    file: StrategyFile, path: Path, fields: dict[str, object], sentence: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match=sentence):
        set_source(file, "f1", cast("SourceFields", fields))
    assert path.read_bytes() == before


def test_amounts_that_cannot_be_are_refused(file: StrategyFile, path: Path) -> None:
    add_source(file, "Regions")
    regions = file.funding().sources[2].id
    before = path.read_bytes()
    refused: tuple[tuple[Edit, str], ...] = (
        (lambda f: set_allocations(f, regions, None, {2020: 5}), "Regions: the amount names no currency"),
        (lambda f: set_allocations(f, "f1", None, {2020: -5}), "COSME call: an amount of -0.05"),
        (lambda f: set_allocations(f, "f1", None, {10_000: 5}), "the calendar has no year 10000"),
        (lambda f: set_allocations(f, "f9", None, {2020: 5}), "no such funding source"),
        (lambda f: set_allocations(f, "f1", "a9", {2020: 5}), "no such activity"),
        (lambda f: set_budgets(f, {2020: 5}, ""), "Budget: the amount names no currency"),
        (lambda f: set_budgets(f, {2020: 5}, "Euros"), "“EUROS” is no currency"),
        (lambda f: set_budgets(f, {2020: -5}, "EUR"), "Budget: an amount of -0.05"),
        (lambda f: set_budgets(f, {0: 5}, "EUR"), "the calendar has no year 0"),
        (lambda f: add_source(f, "X", {"amount_cents": 5}), "X: the amount names no currency"),
        (lambda f: move_source(f, "f1", 3), "no place 4"),
        (lambda f: remove_source(f, "f9"), "no such funding source"),
    )
    for edit, sentence in refused:
        with pytest.raises(InvalidInputError, match=sentence):
            edit(file)
        assert path.read_bytes() == before
    with pytest.raises(TypeError, match="colour"):
        set_source(file, "f1", cast("SourceFields", {"colour": 1}))
