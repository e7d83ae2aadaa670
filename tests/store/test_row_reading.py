"""What is read again after a step: all that changed, and nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import (
    NewActivity,
    add_activities,
    add_activity,
    add_link,
    move_activities,
    remove_activities,
    set_activities,
    set_allocations,
)
from dia_desktop.store.roadmap_reading import read_funding, read_kpis, read_roadmap
from dia_desktop.store.row_reading import Present
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.strategy.role import Role
from tests.made_files import new_strategy
from tests.store.picking import Action
from tests.store.roadmap_actions import on_activities, on_funding, on_kpis, on_roadmap
from tests.store.strategies import Clock, draft
from tests.store.test_random_edits import NAMES, Pick, attempt, on_markets, on_partners, on_rounds, redo, undo

ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(on_activities, Pick, Pick).flatmap(lambda action: action),
    st.builds(on_activities, Pick, Pick).flatmap(lambda action: action),
    st.builds(on_roadmap, Pick, Pick, NAMES).flatmap(lambda action: action),
    st.builds(on_funding, Pick, Pick, NAMES).flatmap(lambda action: action),
    st.builds(on_kpis, Pick, Pick, NAMES).flatmap(lambda action: action),
    st.builds(on_markets, Pick, NAMES, st.sampled_from(Role)).flatmap(lambda action: action),
    st.builds(on_partners, Pick, NAMES).flatmap(lambda action: action),
    st.builds(on_rounds, Pick, NAMES).flatmap(lambda action: action),
    st.sampled_from([undo, undo, redo]),
)


def read_anew(path: Path) -> tuple[Roadmap, Funding, tuple[Kpi, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        present = Present(connection)
        return read_roadmap(present), read_funding(present), read_kpis(present)


def others(roadmap: Roadmap, changed_id: str) -> list[Activity]:
    return [each for each in roadmap.activities if each.id != changed_id]


@settings(max_examples=25, phases=[Phase.generate])
@given(st.lists(ACTIONS, min_size=10, max_size=25))
def test_after_any_edit_undo_or_redo_all_reads_as_if_it_were_read_anew(actions: list[Action]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "random.strategy"
        with new_strategy(path, draft(), author="Ann", clock=Clock()) as file:
            for action in actions:
                attempt(file, path, action)
                assert (file.roadmap(), file.funding(), file.kpis()) == read_anew(path)


def test_the_records_of_what_did_not_change_stay_the_same(file: StrategyFile) -> None:
    before = file.roadmap()
    held = before.activities[0]
    set_activities(file, [held.id], {"title": "Something else"})
    after = file.roadmap()
    assert after.by_id()[held.id].title == "Something else"
    assert before.by_id()[held.id] is held
    assert held.title != "Something else"
    pairs = zip(others(before, held.id), others(after, held.id), strict=True)
    assert all(was is now for was, now in pairs)
    assert after.links is before.links
    assert after.roles is before.roles


def test_only_the_activity_whose_markets_or_partners_are_others_is_another_record(file: StrategyFile) -> None:
    before = file.roadmap()
    held = before.activities[0]
    market_ids = () if held.ties else (file.scoring().markets[0].id,)
    set_activities(file, [held.id], {"market_ids": market_ids})
    after = file.roadmap()
    assert after.by_id()[held.id].market_ids == market_ids
    assert all(was is now for was, now in zip(others(before, held.id), others(after, held.id), strict=True))
    partner_ids = () if held.partner_ids else (file.strategy().partners[0].id,)
    set_activities(file, [held.id], {"partner_ids": partner_ids})
    assert file.roadmap().by_id()[held.id].partner_ids == partner_ids


def test_an_activity_that_moves_takes_its_place_and_the_others_theirs(file: StrategyFile) -> None:
    before = [each.id for each in file.roadmap().activities]
    move_activities(file, [before[-1]], None, before[0])
    after = file.roadmap().activities
    assert [each.id for each in after] == [before[-1], *before[:-1]]
    assert [each.position for each in after] == [*range(len(before))]


def test_a_link_leaves_the_activities_alone(file: StrategyFile) -> None:
    add_activity(file, "Waits")
    before = file.roadmap()
    add_link(file, before.activities[0].id, before.activities[-1].id)
    after = file.roadmap()
    assert len(after.links) == len(before.links) + 1
    assert after.activities is before.activities


def test_an_earlier_moment_shares_what_did_not_change_since(file: StrategyFile) -> None:
    before = file.roadmap()
    seq = file.history()[0].seq
    held, gone = before.activities[0], before.activities[-1]
    set_activities(file, [held.id], {"title": "Something else"})
    remove_activities(file, [gone.id])
    assert file.rows_since(file.history()[0].seq) == 0
    assert file.rows_since(seq) > 1
    now, then = file.roadmap(), file.roadmap_at(seq)
    assert then == before
    assert now.by_id()[held.id].title == "Something else"
    known = now.by_id()
    assert all(known[each.id] is each for each in then.activities if each.id not in {held.id, gone.id})
    # What is read of then leaves the present as it is.
    assert file.roadmap().activities is now.activities
    set_activities(file, [held.id], {"title": held.title})
    assert file.roadmap().by_id()[held.id] == held


def test_what_another_program_wrote_is_seen(file: StrategyFile, path: Path) -> None:
    before = file.roadmap(), file.funding()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE activity SET title = 'From elsewhere'")
        connection.execute("UPDATE funding_source SET name = 'Another source'")
    assert before[0].activities
    assert file.roadmap().activities == tuple(
        replace(each, title="From elsewhere") for each in before[0].activities
    )
    assert {each.name for each in file.funding().sources} == {"Another source"}


def test_more_rows_than_are_worth_following_are_read_too(file: StrategyFile, path: Path) -> None:
    before = len(file.roadmap().activities)
    add_activities(file, [NewActivity(f"Activity {number}") for number in range(600)])
    assert len(file.roadmap().activities) == before + 600
    set_activities(file, [each.id for each in file.roadmap().activities], {"note": "All of them"})
    assert {each.note for each in file.roadmap().activities} == {"All of them"}
    file.undo()
    assert file.roadmap() == read_anew(path)[0]


def test_where_rows_cannot_be_read_they_are_read_again_next_time(
    file: StrategyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = file.roadmap().activities[0]
    set_activities(file, [held.id], {"title": "Something else"})
    with monkeypatch.context() as broken:
        broken.setattr("dia_desktop.store.row_reading.every", fails)
        with pytest.raises(RuntimeError):
            file.roadmap()
    assert file.roadmap().by_id()[held.id].title == "Something else"


def fails(*_given: object, **_wanted: object) -> None:
    raise RuntimeError


def test_funding_is_read_with_what_changed(file: StrategyFile, path: Path) -> None:
    source = file.funding().sources[0].id
    set_allocations(file, source, None, {2023: 77})
    assert any(each.amount_cents == 77 for each in file.funding().allocations)
    file.undo()
    assert file.funding() == read_anew(path)[1]
