from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import NewActivity, add_activities
from dia_desktop.strategy.funding import Allocation, Funding, YearBudget
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.records import Draft
from dia_desktop.strategy.roadmap import Activity, Link, Roadmap, Workstream
from tests.store.roadmaps import funding, kpis, roadmap
from tests.store.strategies import Clock, draft
from tests.store.test_swot import queries

Part = TypeVar("Part")


def test_what_a_draft_says_is_in_the_file(file: StrategyFile) -> None:
    assert file.roadmap() == roadmap()
    assert file.funding() == funding()
    assert file.kpis() == kpis()


def test_a_draft_without_a_roadmap_has_an_empty_one(path: Path) -> None:
    bare = replace(draft(), roadmap=Roadmap(), funding=Funding(), kpis=())
    with StrategyFile.create(path, bare, author="Ann", clock=Clock()) as file:
        assert file.roadmap() == Roadmap(roles=roadmap().roles)
        assert (file.funding(), file.kpis()) == (Funding(), ())


def test_horizons_without_a_first_year_are_kept(path: Path) -> None:
    open_ended = Roadmap(None, 3, 6)
    content = replace(draft(), roadmap=open_ended, funding=Funding(), kpis=())
    with StrategyFile.create(path, content, author="Ann", clock=Clock()) as file:
        assert file.roadmap() == replace(open_ended, roles=roadmap().roles)


def test_the_number_of_queries_does_not_depend_on_the_number_of_activities(file: StrategyFile) -> None:
    with queries() as for_few:
        file.roadmap()
    add_activities(file, [NewActivity(f"Activity {n}", {"market_ids": ["m1"]}) for n in range(50)])
    with queries() as for_many:
        assert len(file.roadmap().activities) == 54
    assert len(for_many) == len(for_few) <= 12


Change = Callable[[Draft], Draft]


def changed(parts: tuple[Part, ...], place: int, part: Part) -> tuple[Part, ...]:
    return (*parts[:place], part, *parts[place + 1 :])


def with_activity(change: Callable[[Activity], Activity], place: int = 0) -> Change:
    def changing(content: Draft) -> Draft:
        activities = content.roadmap.activities
        activities = changed(activities, place, change(activities[place]))
        return replace(content, roadmap=replace(content.roadmap, activities=activities))

    return changing


def with_roadmap(change: Callable[[Roadmap], Roadmap]) -> Change:
    return lambda content: replace(content, roadmap=change(content.roadmap))


def with_funding(change: Callable[[Funding], Funding]) -> Change:
    return lambda content: replace(content, funding=change(content.funding))


def named_alike(streams: tuple[Workstream, ...]) -> tuple[Workstream, ...]:
    return tuple(replace(stream, name="Intelligence") for stream in streams)


def with_kpi(change: Callable[[Kpi], Kpi]) -> Change:
    return lambda content: replace(content, kpis=changed(content.kpis, 0, change(content.kpis[0])))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (with_activity(lambda a: replace(a, title="")), "Activity: type a name"),
        (with_activity(lambda a: replace(a, end=None)), "Trade fair: one of its two dates is missing"),
        (
            with_activity(lambda a: replace(a, end=date(2019, 1, 1))),
            "its end, 2019-01-01, is before its start",
        ),
        (with_activity(lambda a: replace(a, progress=-3)), "Trade fair: -3 % cannot be done"),
        (with_activity(lambda a: replace(a, currency="")), "Trade fair: the amount names no currency"),
        (with_activity(lambda a: replace(a, cost_cents=-3)), "an amount of -0.03 cannot be kept"),
        (with_activity(lambda a: replace(a, note="\x00")), "Trade fair: the text contains an invisible"),
        (with_activity(lambda a: replace(a, position=7)), "Activity: the places are not in order"),
        (
            with_activity(lambda a: replace(a, owner_id="p9")),
            "Trade fair: it is linked to something that is not",
        ),
        (with_activity(lambda a: replace(a, partner_ids=("p9",))), "linked to something that is not there"),
        (with_activity(lambda a: replace(a, workstream_id="w9")), "linked to something that is not there"),
        (with_activity(lambda a: replace(a, option_id="o9")), "linked to something that is not there"),
        (with_activity(lambda a: replace(a, kpi_id="k9")), "linked to something that is not there"),
        (
            with_activity(lambda a: replace(a, ties=(replace(a.ties[0], market_id="m9"),))),
            "linked to something that is not there",
        ),
        (with_roadmap(lambda r: replace(r, first_year=0)), "Horizons: the calendar has no year 0"),
        (with_roadmap(lambda r: replace(r, mid_term_years=9)), "9 and 5 years do not go together"),
        (
            with_roadmap(lambda r: replace(r, workstreams=named_alike(r.workstreams))),
            "already one called “Intelligence”",
        ),
        (
            with_roadmap(lambda r: replace(r, markers=(replace(r.markers[0], end=date(2000, 1, 1)),))),
            "EU election: its end, 2000-01-01, is before",
        ),
        (
            with_roadmap(lambda r: replace(r, links=(Link("l", "a1", "a9"),))),
            "Link: it is linked to something",
        ),
        (
            with_roadmap(lambda r: replace(r, links=(*r.links, Link("l", "a2", "a3")))),
            "in a circle: Landing desk open → Market watch → Trade fair → Landing desk open",
        ),
        (
            with_roadmap(lambda r: replace(r, links=(*r.links, Link("l", "a1", "a2")))),
            "“Landing desk open” waits for “Trade fair” already",
        ),
        (
            with_roadmap(lambda r: replace(r, links=(Link("l", "a1", "a2", lag=9999),))),
            "Landing desk open: 9999 months are no lag",
        ),
        (
            with_funding(lambda f: replace(f, sources=(f.sources[1], f.sources[0]))),
            "Funding source: the places are not in order",
        ),
        (
            with_funding(lambda f: replace(f, sources=(replace(f.sources[0], currency=""), f.sources[1]))),
            "COSME call: the amount names no currency",
        ),
        (
            with_funding(lambda f: replace(f, sources=(f.sources[0], replace(f.sources[1], currency="")))),
            "Fees: the amount names no currency",
        ),
        (
            with_funding(lambda f: replace(f, allocations=(Allocation("a", "f9", None, 2020, 1),))),
            "Allocation: it is linked to something",
        ),
        (
            with_funding(lambda f: replace(f, allocations=(Allocation("a", "f1", "a9", 2020, 1),))),
            "Allocation: it is linked to something",
        ),
        (
            with_funding(lambda f: replace(f, allocations=(Allocation("a", "f1", None, 2020, 0),))),
            "COSME call: what it gives in 2020 is nothing",
        ),
        (
            with_funding(
                lambda f: replace(f, allocations=(*f.allocations, Allocation("a", "f2", None, 2020, 1)))
            ),
            "Fees: two amounts are given for the same in 2020",
        ),
        (
            with_funding(lambda f: replace(f, budgets=(YearBudget("b", 2020, 1, "euro"),))),
            "Budget: “EURO” is no currency",
        ),
        (
            with_funding(lambda f: replace(f, budgets=(*f.budgets, YearBudget("b", 2020, 1, "EUR")))),
            "Budget: two amounts are given for 2020 in EUR",
        ),
        (with_kpi(lambda k: replace(k, name="")), "KPI: type a name"),
        (with_kpi(lambda k: replace(k, target=float("nan"))), "Agreements: nan is not a number"),
        (with_kpi(lambda k: replace(k, due=date(2000, 1, 1))), "Agreements: its end, 2000-01-01"),
        (with_kpi(lambda k: replace(k, position=1)), "KPI: the places are not in order"),
        (
            with_kpi(lambda k: replace(k, readings=(replace(k.readings[0], value=float("inf")),))),
            "Agreements: inf is not a number",
        ),
        (
            with_kpi(lambda k: replace(k, achievements=(replace(k.achievements[0], title=" "),))),
            "Agreements: type a name",
        ),
    ],
)
def test_a_draft_with_a_roadmap_that_cannot_be_makes_no_file(
    path: Path, change: Change, sentence: str
) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        StrategyFile.create(path, change(draft()), author="Ann", clock=Clock())
    assert not path.exists()
