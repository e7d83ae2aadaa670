from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from dia_desktop.store import Applied, StrategyFile
from dia_desktop.store.edits import add_activity, add_item, add_kpi, add_source, name_revision, set_role
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.ui.desk import Desk


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what of the roadmap is read from the file, as it is read."""
    names: list[str] = []
    for name in ("roadmap", "funding", "kpis"):
        monkeypatch.setattr(StrategyFile, name, _noting(getattr(StrategyFile, name), names))
    return names


def _noting(reading: Callable[[StrategyFile], object], names: list[str]) -> Callable[[StrategyFile], object]:
    def noted(file: StrategyFile) -> object:
        names.append(reading.__name__)
        return reading(file)

    return noted


def test_the_roadmap_is_read_when_somebody_looks_at_it_and_when_it_changed(
    desk: Desk, read: list[str]
) -> None:
    assert desk.do(add_item, Quadrant.STRENGTHS, "One more")
    assert read == []
    first = desk.roadmap
    assert (desk.roadmap is first, len(desk.kpis), len(desk.funding.sources)) == (True, 5, 6)
    assert read == ["roadmap", "kpis", "funding"]
    read.clear()
    assert desk.do(add_activity, "Visit")
    assert [activity.title for activity in desk.roadmap.activities][-1] == "Visit"
    desk.undo()
    assert desk.roadmap == first
    assert desk.kpis
    assert desk.funding.sources
    assert read == ["roadmap", "roadmap"]
    assert desk.do(add_kpi, "Meetings")
    assert desk.do(add_source, "Fees")
    assert desk.roadmap == first
    assert (len(desk.kpis), len(desk.funding.sources)) == (6, 7)
    assert read == ["roadmap", "roadmap", "kpis", "funding"]


def test_a_role_that_changes_is_seen_by_the_roadmap(desk: Desk) -> None:
    canada = next(market.id for market in desk.scoring.markets if market.code == "CAN")
    assert desk.roadmap.roles[canada] is Role.TARGET
    assert desk.do(set_role, desk.scoring.round.id, canada, Role.FALLBACK)
    assert desk.roadmap.roles[canada] is Role.FALLBACK
    event = next(each for each in desk.roadmap.activities if canada in each.market_ids)
    assert event.ties[0].role is Role.TARGET


def test_a_named_moment_is_told_and_leaves_the_ranking_alone(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.firmness is not None)
    before = (desk.scoring, desk.matrix, desk.ranking, desk.firmness)
    with qtbot.assertNotEmitted(desk.firmness_changed), qtbot.waitSignal(desk.changed):
        assert desk.do(name_revision, "Agreed", "In Turin")
    after = (desk.scoring, desk.matrix, desk.ranking, desk.firmness)
    assert all(one is other for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize(
    "edit",
    [lambda f: add_activity(f, "Visit"), lambda f: add_kpi(f, "Meetings"), lambda f: add_source(f, "Fees")],
)
def test_a_step_of_the_roadmap_leaves_the_ranking_alone(
    qtbot: QtBot, desk: Desk, edit: Callable[[StrategyFile], Applied]
) -> None:
    qtbot.waitUntil(lambda: desk.firmness is not None)
    before = (desk.scoring, desk.matrix, desk.ranking, desk.firmness)
    with qtbot.assertNotEmitted(desk.firmness_changed), qtbot.waitSignal(desk.changed):
        assert desk.do(edit)
    after = (desk.scoring, desk.matrix, desk.ranking, desk.firmness)
    assert all(one is other for one, other in zip(before, after, strict=True))
