"""Actions on the roadmap, its funding and its KPIs, drawn at random."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from dia_desktop.store import StrategyFile, edits
from dia_desktop.store.edits import ActivityFields, ActivityParts, NewActivity
from dia_desktop.strategy.roadmap import Link, LinkKind
from tests.store.picking import Action, market, option, partner


def activity(file: StrategyFile, pick: int) -> str:
    ids = [activity.id for activity in file.roadmap().activities]
    return ids[pick % len(ids)] if ids else "nothing"


def chosen(ids: list[str], pick: int) -> str | None:
    """Return one of some ids or, one time in three, none."""
    return ids[pick % len(ids)] if ids and pick % 3 else None


def workstream(file: StrategyFile, pick: int) -> str | None:
    return chosen([stream.id for stream in file.roadmap().workstreams], pick)


def kpi(file: StrategyFile, pick: int) -> str | None:
    return chosen([kpi.id for kpi in file.kpis()], pick)


def source(file: StrategyFile, pick: int) -> str:
    return chosen([source.id for source in file.funding().sources], pick + 1) or "nothing"


def days(pick: int, other: int) -> tuple[date, date]:
    return date(2020 + pick % 3, 1 + other % 12, 1), date(2021, 1 + pick % 12, 28)


def on_activities(pick: int, other: int) -> st.SearchStrategy[Action]:
    def fields(file: StrategyFile) -> ActivityFields:
        return {
            "market_ids": [market(file, pick)] * (other % 2),
            "partner_ids": [partner(file, other)] * (pick % 2),
            "owner_id": partner(file, pick) if other % 3 else None,
            "option_id": option(file, pick) if other % 4 == 0 else None,
            "kpi_id": kpi(file, other),
            "workstream_id": workstream(file, pick),
        }

    return st.sampled_from(
        [
            lambda f: edits.add_activity(f, f"Activity {pick}", fields(f)),
            lambda f: edits.add_activity(f, f"Activity {pick}", before_id=activity(f, other)),
            lambda f: edits.add_activities(
                f,
                [
                    NewActivity(f"Activity {n}", workstream=f"Stream {pick % 3}", id=f"{pick} {n}")
                    for n in range(2)
                ],
                links=[Link("", f"{pick} 0", activity(f, other))],
            ),
            lambda f: edits.set_activities(f, [activity(f, pick), activity(f, other)], fields(f)),
            lambda f: edits.set_activities(
                f,
                [activity(f, pick), activity(f, other)],
                {},
                parts=ActivityParts({partner(f, pick): other % 2 == 0}, {market(f, other): pick % 2 == 0}),
            ),
            lambda f: edits.set_activities(
                f, [activity(f, pick)], {"progress": other * 3, "note": str(pick)}
            ),
            lambda f: edits.schedule_activities(
                f, {activity(f, pick): days(pick, other), activity(f, other): None}
            ),
            lambda f: edits.move_activities(
                f, [activity(f, pick), activity(f, other)], workstream(f, other), activity(f, pick + other)
            ),
            lambda f: edits.remove_activities(f, [activity(f, pick)]),
            lambda f: edits.mark_reviewed(f, [activity(f, pick), activity(f, other)]),
        ]
    )


def on_roadmap(pick: int, other: int, name: str) -> st.SearchStrategy[Action]:
    def link(file: StrategyFile) -> str:
        return chosen([link.id for link in file.roadmap().links], pick + 1) or "nothing"

    def marker(file: StrategyFile) -> str:
        return chosen([marker.id for marker in file.roadmap().markers], pick + 1) or "nothing"

    return st.sampled_from(
        [
            lambda f: edits.add_link(f, activity(f, pick), activity(f, other), lag=pick - other),
            lambda f: edits.set_link(f, link(f), LinkKind.START_START, other),
            lambda f: edits.remove_links(f, [link(f)]),
            lambda f: edits.add_workstream(f, name),
            lambda f: edits.rename_workstream(f, workstream(f, pick) or "nothing", name),
            lambda f: edits.move_workstream(f, workstream(f, pick) or "nothing", other % 4),
            lambda f: edits.remove_workstream(f, workstream(f, pick) or "nothing"),
            lambda f: edits.set_horizons(f, 2015 + pick if other % 4 else None, 1 + pick % 3, 1 + other % 6),
            lambda f: edits.add_marker(f, name, *days(pick, other)),
            lambda f: edits.set_marker(f, marker(f), name, date(2022, 1, 1)),
            lambda f: edits.remove_marker(f, marker(f)),
            lambda f: edits.name_revision(f, name, "Because"),
        ]
    )


def on_funding(pick: int, other: int, name: str) -> st.SearchStrategy[Action]:
    return st.sampled_from(
        [
            lambda f: edits.add_source(f, name, {"currency": "EUR" if pick % 2 else ""}),
            lambda f: edits.set_source(f, source(f, pick), {"amount_cents": other, "currency": "EUR"}),
            lambda f: edits.move_source(f, source(f, pick), other % 3),
            lambda f: edits.remove_source(f, source(f, pick)),
            lambda f: edits.set_allocations(
                f, source(f, pick), activity(f, other) if pick % 2 else None, {2020: other % 9, 2021: None}
            ),
            lambda f: edits.set_budgets(f, {2020 + pick % 3: other if other % 4 else None}, "EUR"),
            lambda f: edits.set_amounts(
                f,
                {
                    (source(f, pick), None): {2020: other % 9},
                    (source(f, other), activity(f, pick)): {2021: 3},
                },
                {"USD": {2020 + pick % 3: other if other % 4 else None}},
                "EUR",
            ),
        ]
    )


def on_kpis(pick: int, other: int, name: str) -> st.SearchStrategy[Action]:
    def reading(file: StrategyFile) -> str:
        return chosen([each.id for kpi in file.kpis() for each in kpi.readings], pick + 1) or "nothing"

    def achievement(file: StrategyFile) -> str:
        return chosen([each.id for kpi in file.kpis() for each in kpi.achievements], pick + 1) or "nothing"

    return st.sampled_from(
        [
            lambda f: edits.add_kpi(f, name, {"target": other}),
            lambda f: edits.set_kpi(
                f, kpi(f, pick) or "nothing", {"target": other, "unit": "x" * (pick % 2)}
            ),
            lambda f: edits.move_kpi(f, kpi(f, pick) or "nothing", other % 3),
            lambda f: edits.remove_kpi(f, kpi(f, pick) or "nothing"),
            lambda f: edits.add_reading(f, kpi(f, pick) or "nothing", other, days(pick, other)[0]),
            lambda f: edits.set_reading(f, reading(f), {"value": other, "as_of": None}),
            lambda f: edits.remove_reading(f, reading(f)),
            lambda f: edits.add_achievement(f, kpi(f, pick) or "nothing", name),
            lambda f: edits.set_achievement(f, achievement(f), {"on": days(pick, other)[1]}),
            lambda f: edits.remove_achievement(f, achievement(f)),
        ]
    )
