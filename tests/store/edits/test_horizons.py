from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import add_marker, remove_marker, schedule_activities, set_horizons, set_marker
from dia_desktop.strategy.roadmap import DateGrain, Marker
from tests.store.edits.replaying import Edit, replayed

VOTE = (date(2024, 6, 6), date(2024, 6, 9))


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (lambda f: set_horizons(f, 2021, 3, 6), "Set the horizons to 2021–2023 and 2021–2026"),
        (lambda f: set_horizons(f, None, 2, 5), "Left open when the roadmap begins"),
        (lambda f: add_marker(f, " Elections ", *VOTE), "Added the marker “Elections”"),
        (lambda f: set_marker(f, "k", "Elections", VOTE[0]), "Changed the marker “Elections”"),
        (lambda f: remove_marker(f, "k"), "Removed the marker “EU election”"),
    ],
)
def test_every_action_is_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit) == label


def test_what_is_only_known_to_the_horizon_goes_along_with_it(file: StrategyFile) -> None:
    schedule_activities(file, {"a4": (date(2020, 1, 1), date(2024, 12, 31))}, DateGrain.HORIZON)
    schedule_activities(file, {"a2": (date(2020, 1, 1), date(2021, 12, 31))})
    fair = file.roadmap().by_id()["a1"]
    assert set_horizons(file, 2026, 3, 6).areas == {Area.ROADMAP}
    roadmap = file.roadmap()
    assert (roadmap.first_year, roadmap.mid_term_years, roadmap.long_term_years) == (2026, 3, 6)
    activities = roadmap.by_id()
    assert (activities["a3"].start, activities["a3"].end) == (date(2026, 1, 1), date(2028, 12, 31))
    assert (activities["a4"].start, activities["a4"].end) == (date(2026, 1, 1), date(2031, 12, 31))
    assert activities["a2"].start == date(2020, 1, 1)
    assert activities["a1"] == fair
    set_horizons(file, None, 2, 5)
    assert file.roadmap().first_year is None
    assert file.roadmap().by_id() == activities


def test_what_goes_along_with_one_horizon_does_not_take_the_other_one_too(file: StrategyFile) -> None:
    set_horizons(file, 2020, 5, 10)
    watch = file.roadmap().by_id()["a3"]
    assert (watch.start, watch.end) == (date(2020, 1, 1), date(2024, 12, 31))


def test_horizons_are_set_where_nothing_was_decided_before(file: StrategyFile) -> None:
    set_horizons(file, None, 2, 5)
    set_horizons(file, 9995, 2, 5)
    assert file.roadmap().first_year == 9995


@pytest.mark.parametrize(
    ("first_year", "mid_term", "long_term", "sentence"),
    [
        (2020, 5, 2, "Horizons: 5 and 2 years do not go together"),
        (2020, 0, 2, "0 and 2 years do not go together"),
        (2020, 2, 1000, "both are 1 to 100 years"),
        (0, 2, 5, "the calendar has no year 0; choose one from 1 to 9999"),
        (9996, 2, 5, "the calendar has no year 10000"),
    ],
)
def test_horizons_that_are_none_are_refused(
    file: StrategyFile, path: Path, first_year: int, mid_term: int, long_term: int, sentence: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match=sentence):
        set_horizons(file, first_year, mid_term, long_term)
    assert path.read_bytes() == before


def test_markers_stand_by_their_start_and_a_moment_is_one_day(file: StrategyFile) -> None:
    add_marker(file, "Fair", date(2022, 2, 1))
    first, second = file.roadmap().markers
    assert first == Marker(first.id, "Fair", date(2022, 2, 1), date(2022, 2, 1))
    assert second.title == "EU election"


def test_markers_that_cannot_be_are_refused(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="Marker: type a name"):
        add_marker(file, "", *VOTE)
    with pytest.raises(InvalidInputError, match="Vote: its end, 2024-06-06, is before its start, 2024-06-09"):
        add_marker(file, "Vote", VOTE[1], VOTE[0])
    with pytest.raises(InvalidInputError, match="is before its start"):
        set_marker(file, "k", "Vote", VOTE[1], VOTE[0])
    with pytest.raises(InvalidInputError, match="no such marker"):
        remove_marker(file, "k9")
