from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import add_activity, remove_option, schedule_activities
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.roadmap import MarketTie, Roadmap
from dia_desktop.strategy.role import Role
from tests.store.migrations.old_files import file_of_version


def test_nothing_is_lost_and_the_roadmap_is_empty(path: Path) -> None:
    file_of_version(4, path)
    with StrategyFile.open(path, author="Bob") as file:
        strategy, swot = file.strategy(), file.swot()
        assert [partner.code for partner in strategy.partners] == ["TUS"]
        assert [known.name for known in strategy.rounds] == ["First round", "Second round"]
        assert [item.handle for item in swot.items] == ["S1", "W1", "W2", "O1", "T1"]
        assert [option.title for option in swot.options] == ["Show what we have", "Landing desk"]
        assert swot.visible_cap == 5
        roles = {"m1": Role.TARGET, "m2": Role.FALLBACK, "m3": Role.FALLBACK}
        assert file.roadmap() == Roadmap(roles=roles)
        assert (file.funding(), file.kpis()) == (Funding(), ())


def test_the_steps_of_version_4_can_still_be_undone_and_done_again(path: Path) -> None:
    file_of_version(4, path)
    with StrategyFile.open(path, author="Bob") as file:
        assert file.redo_label == "Removed the option “Show what we have”"
        undone = []
        while file.undo_label is not None:
            undone.append(file.undo_label)
            file.undo()
        assert len(undone) == 10
        assert [partner.code for partner in file.strategy().partners] == ["TUS", "FAR"]
        for _ in (*undone, "Removed the option"):
            assert file.redo() is not None
        assert [option.title for option in file.swot().options] == ["Landing desk"]
    StrategyFile.check(path)


def test_an_upgraded_file_takes_a_roadmap(path: Path) -> None:
    file_of_version(4, path)
    with StrategyFile.open(path, author="Bob") as file:
        add_activity(file, "", {"option_id": "o1"})
        (activity,) = file.roadmap().activities
        assert (activity.title, activity.ties) == ("Show what we have", (MarketTie("m2", Role.FALLBACK),))
        schedule_activities(file, {activity.id: (date(2026, 1, 1), date(2026, 2, 28))})
        remove_option(file, "o1")
        assert file.roadmap().activities[0].option_id is None
        while file.undo_label != "Added “Show what we have”":
            file.undo()
        assert file.roadmap().activities == (activity,)
    StrategyFile.check(path)


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_the_roadmap_of_any_moment_before_the_upgrade_is_empty(path: Path, version: int) -> None:
    file_of_version(version, path)
    with StrategyFile.open(path, author="Bob") as file:
        add_activity(file, "First of all")
        for entry in file.history()[1:]:
            assert file.roadmap_at(entry.seq).activities == ()


def test_a_mark_of_version_4_is_a_revision(path: Path) -> None:
    file_of_version(4, path)
    with StrategyFile.open(path, author="Bob") as file:
        (revision,) = file.revisions()
        assert (revision.name, revision.reason, revision.author) == (
            "Before the board",
            "Asked by the board",
            "Ann",
        )
        # A market that was a target at that moment is a fallback now.
        assert file.roadmap_at(revision.seq).roles["m2"] is Role.TARGET
