"""Every change around the activities of the roadmap has a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.strategy.funding import Funding, FundingSource, YearBudget
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.revision_words import Naming, change_groups, changes_finding
from dia_desktop.strategy.revisions import RevisionChanges, changes_between
from dia_desktop.strategy.roadmap import Activity, Marker, Roadmap, Workstream

A, B = Workstream("a", "Fairs"), Workstream("b", "Missions", 1)
VOTE = Marker("m", "EU election", date(2024, 6, 6), date(2024, 6, 9))
PLAN = Roadmap(2020, workstreams=(A, B), markers=(VOTE,))


def said_of(changes: RevisionChanges) -> list[tuple[str, str]]:
    naming = Naming({}, {}, PlainNumbers())
    return [
        (group.title, sentence.replace("\N{NO-BREAK SPACE}", " "))
        for group in change_groups(changes, naming)
        for _, sentence in group.lines
    ]


def said(after: Roadmap, before: Roadmap = PLAN) -> list[tuple[str, str]]:
    return said_of(changes_between(before, after, Funding(), Funding()))


@pytest.mark.parametrize(
    ("after", "title", "sentence"),
    [
        (replace(PLAN, workstreams=(A,)), "Workstreams", "“Missions”: removed"),
        (replace(PLAN, workstreams=(A, B, Workstream("c", "Law"))), "Workstreams", "“Law”: added"),
        (
            replace(PLAN, workstreams=(replace(A, name="Trade fairs"), B)),
            "Workstreams",
            "“Trade fairs”: was called “Fairs”",
        ),
        (replace(PLAN, workstreams=(B, A)), "Workstreams", "“Missions”: moved to the top"),
        (
            replace(PLAN, workstreams=(B, A, Workstream("c", "Law"))),
            "Workstreams",
            "“Law”: added",
        ),
        (replace(PLAN, first_year=None), "Horizons", "first year 2020 → not decided"),
        (replace(PLAN, mid_term_years=1), "Horizons", "mid-term 2 years → 1 year"),
        (replace(PLAN, long_term_years=7), "Horizons", "long-term 5 years → 7 years"),
        (replace(PLAN, markers=()), "Markers", "“EU election”: removed, was 2024-06-06 – 2024-06-09"),
        (
            replace(PLAN, markers=(replace(VOTE, title="Vote"),)),
            "Markers",
            "“Vote”: title “EU election” → “Vote”",
        ),
        (
            replace(PLAN, markers=(replace(VOTE, end=VOTE.start),)),
            "Markers",
            "“EU election”: dates 2024-06-06 – 2024-06-09 → 2024-06-06",
        ),
    ],
)
def test_each_change_has_a_sentence(after: Roadmap, title: str, sentence: str) -> None:
    assert (title, sentence) in said(after)


def test_what_comes_first_and_what_follows() -> None:
    assert said(PLAN, Roadmap(2020, workstreams=(A, B))) == [
        ("Markers", "“EU election”: added, 2024-06-06 – 2024-06-09")
    ]
    law = Workstream("c", "Law", 2)
    before, after = (replace(PLAN, workstreams=order) for order in ((A, B, law), (B, law, A)))
    assert said(after, before) == [("Workstreams", "“Fairs”: moved behind “Law”")]


def test_budgets() -> None:
    before = Funding(budgets=(YearBudget("1", 2020, 500, "EUR"), YearBudget("2", 2021, 900, "EUR")))
    after = Funding(budgets=(YearBudget("1", 2020, 700, "EUR"), YearBudget("2", 2021, 900, "CAD")))
    assert said_of(changes_between(PLAN, PLAN, before, after)) == [
        ("Budgets", "budget of 2020 5 € → 7 €"),
        ("Budgets", "budget of 2021 not known → 9 CAD"),
        ("Budgets", "budget of 2021 9 € → not known"),
    ]


def test_the_finding_counts_everything() -> None:
    activity = Activity("x", "Brief")
    paid = FundingSource("s", "COSME")
    before = replace(PLAN, activities=(activity,))
    found = changes_between(before, before, Funding(), Funding())
    assert changes_finding(found) == "Nothing changed since then."
    after = replace(before, workstreams=(B, A), first_year=2021)
    found = changes_between(before, after, Funding(), Funding())
    assert changes_finding(found) == "2 other changes"
    after = replace(after, activities=(replace(activity, owner_id="p", title="Briefs"),))
    found = changes_between(before, after, Funding(), Funding((paid,)))
    assert changes_finding(found) == "1 re-owned, 4 other changes"
