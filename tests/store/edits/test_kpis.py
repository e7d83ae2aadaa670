from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import (
    AchievementFields,
    KpiFields,
    ReadingFields,
    add_achievement,
    add_kpi,
    add_reading,
    move_kpi,
    remove_achievement,
    remove_kpi,
    remove_reading,
    set_achievement,
    set_kpi,
    set_reading,
)
from dia_desktop.strategy.kpis import Achievement, Kpi, KpiReading
from tests.store.edits.replaying import Edit, replayed

DAY = date(2020, 9, 30)


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (lambda f: add_kpi(f, " Meetings ", {"target": 5}), "Added the KPI “Meetings”"),
        (lambda f: set_kpi(f, "k1", {"name": "Deals"}), "Renamed the KPI “Agreements” to “Deals”"),
        (lambda f: set_kpi(f, "k1", {"target": None}), "Changed the KPI “Agreements”"),
        (lambda f: set_kpi(f, "k1", {"target": 3.0}, label="Aimed lower"), "Aimed lower"),
        (lambda f: move_kpi(f, "k1", 1), "Moved the KPI “Agreements” to place 2"),
        (lambda f: remove_kpi(f, "k1"), "Removed the KPI “Agreements”"),
        (lambda f: add_reading(f, "k1", 3, DAY), "Noted 3 for the KPI “Agreements”"),
        (lambda f: set_reading(f, "r1", {"value": 1.5}), "Corrected a reading of the KPI “Agreements”"),
        (lambda f: remove_reading(f, "r2"), "Removed the reading 2 of the KPI “Agreements”"),
        (lambda f: add_achievement(f, "k1", "MoU"), "Listed “MoU” under the KPI “Agreements”"),
        (lambda f: set_achievement(f, "h1", {"on": None}), "Changed the achievement “First institute”"),
        (lambda f: remove_achievement(f, "h2"), "Removed the achievement “Second institute”"),
    ],
)
def test_every_action_is_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit) == label


def test_a_kpi_holds_what_was_said_of_it(file: StrategyFile) -> None:
    fields: KpiFields = {
        "unit": " visits ",
        "target": 4,
        "lower_is_better": True,
        "start": DAY,
        "due": DAY,
        "source": "Plan",
    }
    assert add_kpi(file, "Visits", fields).areas == {Area.KPIS}
    added = file.kpis()[2]
    assert added == Kpi(
        added.id, "Visits", "visits", 4.0, lower_is_better=True, start=DAY, due=DAY, source="Plan", position=2
    )


def test_the_latest_reading_is_that_of_the_latest_day_or_the_last_one_without_any(file: StrategyFile) -> None:
    add_reading(file, "k1", 9, date(2020, 1, 31))
    kpi = file.kpis()[0]
    assert [reading.value for reading in kpi.readings] == [1, 9, 2]
    add_reading(file, "k2", 4, None, "First count", "Minutes")
    add_reading(file, "k2", 3, None)
    readings = file.kpis()[1].readings
    assert [reading.value for reading in readings] == [4, 3]
    assert readings[0] == KpiReading(readings[0].id, 4.0, None, "First count", "Minutes")
    set_reading(file, readings[0].id, {"as_of": DAY, "note": ""})
    latest = file.kpis()[1].latest
    assert latest == KpiReading(readings[0].id, 4.0, DAY, "", "Minutes")
    remove_reading(file, readings[0].id)
    assert [reading.value for reading in file.kpis()[1].readings] == [3]


def test_achievements_stand_by_their_day_and_those_without_one_last(file: StrategyFile) -> None:
    assert add_achievement(file, "k1", "MoU", date(2020, 1, 31), "Minutes").areas == {Area.KPIS}
    first = file.kpis()[0].achievements[0]
    assert first == Achievement(first.id, "MoU", date(2020, 1, 31), "Minutes")
    set_achievement(file, first.id, {"on": None, "title": "Memorandum"})
    assert [each.title for each in file.kpis()[0].achievements] == [
        "First institute",
        "Second institute",
        "Memorandum",
    ]


def test_a_removed_kpi_takes_its_readings_along_and_leaves_its_activities(file: StrategyFile) -> None:
    assert remove_kpi(file, "k1").areas == {Area.KPIS, Area.ROADMAP}
    assert [(kpi.id, kpi.position) for kpi in file.kpis()] == [("k2", 0)]
    assert file.roadmap().by_id()["a1"].kpi_id is None
    file.undo()
    assert len(file.kpis()[0].readings) == 2
    assert file.roadmap().by_id()["a1"].kpi_id == "k1"


@pytest.mark.parametrize("unit", ["%", "index points", "EUR", "k€", "°C", "percent a year"])
def test_what_is_no_count_may_be_below_nothing(file: StrategyFile, unit: str) -> None:
    set_kpi(file, "k1", {"unit": unit, "target": -2.5})
    add_reading(file, "k1", -4, DAY)
    assert (file.kpis()[0].target, file.kpis()[0].readings[-1].value) == (-2.5, -4.0)
    before = file.kpis()
    with pytest.raises(InvalidInputError, match=r"a count cannot be -2.5"):
        set_kpi(file, "k1", {"unit": "SMEs"})
    set_kpi(file, "k1", {"target": 2})
    with pytest.raises(InvalidInputError, match=r"a count cannot be -4"):
        set_kpi(file, "k1", {"unit": ""})
    file.undo()
    assert file.kpis() == before


def test_what_cannot_be_is_refused_and_changes_nothing(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    refused: tuple[tuple[Edit, str], ...] = (
        (lambda f: add_kpi(f, " "), "KPI: type a name"),
        (lambda f: set_kpi(f, "k1", {"target": float("inf")}), "Agreements: inf is not a number; type one"),
        (
            lambda f: set_kpi(f, "k1", {"due": date(2019, 1, 1)}),
            "2019-01-01, is before its start, 2020-01-01",
        ),
        (lambda f: set_kpi(f, "k1", {"unit": "\x00"}), "control character"),
        (lambda f: set_kpi(f, "k9", {"unit": ""}), "no such KPI"),
        (lambda f: move_kpi(f, "k1", 2), "no place 3"),
        (lambda f: remove_kpi(f, "k9"), "no such KPI"),
        (lambda f: add_reading(f, "k1", float("nan"), None), "Agreements: nan is not a number"),
        (lambda f: add_reading(f, "k9", 1, None), "no such KPI"),
        (lambda f: set_reading(f, "r1", {"value": float("nan")}), "nan is not a number"),
        (lambda f: set_kpi(f, "k1", {"target": -5}), "Agreements: a count cannot be -5; type 0 or more, or"),
        (lambda f: add_kpi(f, "Fairs", {"target": -1}), "Fairs: a count cannot be -1"),
        (lambda f: set_kpi(f, "k1", {"target": 1e12}), "Agreements: 1e.12 is too large; type a number below"),
        (lambda f: add_reading(f, "k1", -1, None), "Agreements: a count cannot be -1; type 0 or more"),
        (lambda f: set_reading(f, "r1", {"value": -1e30}), r"-1e\+30 is too large"),
        (lambda f: set_reading(f, "r9", {"note": ""}), "no such reading"),
        (lambda f: remove_reading(f, "r9"), "no such reading"),
        (lambda f: add_achievement(f, "k1", ""), "Agreements: type a name"),
        (lambda f: set_achievement(f, "h1", {"title": "x" * 10_000}), "10000 letters; shorten it"),
        (lambda f: set_achievement(f, "h9", {"source": ""}), "no such achievement"),
        (lambda f: remove_achievement(f, "h9"), "no such achievement"),
    )
    for edit, sentence in refused:
        with pytest.raises(InvalidInputError, match=sentence):
            edit(file)
        assert path.read_bytes() == before
    with pytest.raises(TypeError, match="traget"):
        set_kpi(file, "k1", cast("KpiFields", {"traget": 1}))
    with pytest.raises(TypeError, match="day"):
        set_reading(file, "r1", cast("ReadingFields", {"day": DAY}))
    with pytest.raises(TypeError, match="day"):
        set_achievement(file, "h1", cast("AchievementFields", {"day": DAY}))
