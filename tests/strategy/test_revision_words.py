"""Every change between two revisions has a sentence."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.revision_words import Naming, change_groups
from dia_desktop.strategy.revisions import changes_between
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    LinkKind,
    MarketTie,
    Roadmap,
)

NAMES = {"p1": "GAIA", "p2": "Minalogic", "p3": "Tecnalia", "s1": "Fairs", "m1": "Canada"}
NAMING = Naming(NAMES, {"a": "Agree", "b": "Build"}, PlainNumbers())
A = Activity("a", "Agree", start=date(2021, 1, 1), end=date(2021, 6, 30), owner_id="p1", partner_ids=("p2",))
B = Activity("b", "Build")
COSME = FundingSource("c", "COSME", currency="EUR")


def said(
    before: Roadmap, after: Roadmap, money_before: Funding | None = None, money_after: Funding | None = None
) -> list[tuple[str, str]]:
    changes = changes_between(before, after, money_before or Funding(), money_after or Funding())
    return [
        (group.title, sentence.replace("\N{NO-BREAK SPACE}", " "))
        for group in change_groups(changes, NAMING)
        for _, sentence in group.lines
    ]


def said_of(after: Activity, before: Activity = A) -> list[str]:
    return [sentence for _, sentence in said(Roadmap(activities=(before,)), Roadmap(activities=(after,)))]


def test_what_came_and_went() -> None:
    assert said(Roadmap(activities=(A,)), Roadmap(activities=(B,))) == [
        ("Added", "“Build”: no dates yet"),
        ("Removed", "“Agree”: 2021-01 – 2021-06"),
    ]
    assert said(Roadmap(activities=(A,)), Roadmap(activities=(A,))) == []


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (replace(A, start=date(2021, 4, 1), end=date(2021, 9, 30)), "“Agree”: 3 months later"),
        (replace(A, end=date(2021, 9, 30)), "“Agree”: ends 3 months later"),
        (replace(A, start=None, end=None), "“Agree”: back in the tray, was 2021-01 – 2021-06"),
        (replace(A, grain=DateGrain.YEAR), "“Agree”: known to the year, was to the month"),
        (replace(A, owner_id="p3"), "“Agree”: owner GAIA → Tecnalia"),
        (replace(A, owner_id=None, partner_ids=()), "“Agree”: owner GAIA → none, without Minalogic"),
        (replace(A, partner_ids=("p2", "p3")), "“Agree”: with Tecnalia"),
        (replace(A, partner_ids=("gone",)), "“Agree”: with removed, without Minalogic"),
        (replace(A, partner_ids=("p2", "p1")), "“Agree”: partners in other parts"),
        (replace(A, owner_id="p2", partner_ids=("p1",)), "“Agree”: owner GAIA → Minalogic"),
        (replace(A, title="Sign"), "“Sign”: title “Agree” → “Sign”"),
        (replace(A, kind=ActivityKind.GATE), "“Agree”: kind activity → gate"),
        (replace(A, workstream_id="s1"), "“Agree”: workstream none → Fairs"),
        (replace(A, progress=40), "“Agree”: progress not said → 40 %"),
        (replace(A, status=ActivityStatus.PAUSED), "“Agree”: status planned → paused"),
        (replace(A, confidence=Confidence.IDEA), "“Agree”: confidence planned → idea"),
        (replace(A, ties=(MarketTie("m1", None),)), "“Agree”: markets all markets → Canada"),
        (replace(A, option_id="o"), "“Agree”: strategic option none → removed"),
        (replace(A, kpi_id="k"), "“Agree”: KPI none → removed"),
        (replace(A, cost_cents=500, currency="EUR"), "“Agree”: cost not known → 5 €"),
        (replace(A, review_date=date(2021, 3, 1)), "“Agree”: review date none → 2021-03-01"),
        (replace(A, note="x" * 10_000), "“Agree”: note changed"),
        (replace(A, source="p. 3"), "“Agree”: source changed"),
    ],
)
def test_each_change_has_one_sentence(after: Activity, sentence: str) -> None:
    assert said_of(after) == [sentence]


def test_dates_for_the_first_time() -> None:
    assert said_of(A, replace(A, start=None, end=None)) == ["“Agree”: scheduled, 2021-01 – 2021-06"]


def test_another_currency_is_another_cost() -> None:
    before, after = (replace(A, cost_cents=500, currency=code) for code in ("EUR", "CAD"))
    assert said_of(after, before) == ["“Agree”: cost 5 € → 5 CAD"]


def test_no_field_of_an_activity_changes_silently() -> None:
    other = Activity(
        "a",
        "Z",
        ActivityKind.GATE,
        "s1",
        0,
        date(2020, 1, 1),
        date(2020, 1, 1),
        DateGrain.DAY,
        1,
        ActivityStatus.DONE,
        Confidence.IDEA,
        "p9",
        ("p8",),
        (MarketTie("m1", None),),
        "o",
        "k",
        1,
        "EUR",
        "n",
        "s",
        date(2020, 1, 1),
    )
    for each in fields(Activity):
        if each.name not in {"id", "position", "currency", "start", "end"}:
            assert said_of(replace(A, **{each.name: getattr(other, each.name)})), each.name


def test_links_and_money() -> None:
    before = Roadmap(activities=(A, B), links=(Link("l", "a", "b"),))
    after = replace(before, links=(Link("l", "a", "b", LinkKind.FINISH_START, 2),))
    assert said(before, after) == [
        ("Links", "“Build” 2 months after the end of “Agree”: added"),
        ("Links", "“Build” after the end of “Agree”: removed"),
    ]
    granted = replace(COSME, status=FundingStatus.GRANTED, amount_cents=900)
    money = [
        Funding((COSME,), (Allocation("1", "c", "a", 2020, 100),)),
        Funding((granted,), (Allocation("1", "c", "a", 2020, 200), Allocation("2", "c", None, 2021, 50))),
    ]
    assert said(before, before, *money) == [
        ("Other funding", "the roadmap as a whole: “COSME” in 2021 0 € → 0.50 €"),
        ("Other funding", "“Agree”: “COSME” in 2020 1 € → 2 €"),
        ("Funding sources", "“COSME”: status idea → granted, amount not known → 9 €"),
    ]
    assert said(before, before, None, Funding((COSME,))) == [("Funding sources", "“COSME”: added")]
    assert said(before, before, Funding((COSME,))) == [("Funding sources", "“COSME”: removed")]
    assert said(before, before, Funding((COSME,)), Funding((replace(COSME, conditions="x"),))) == [
        ("Funding sources", "“COSME”: changed")
    ]
