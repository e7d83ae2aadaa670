"""Any sequence of actions, undone one by one, gives back the very first content, and redone the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError, ReadOnlyError
from dia_desktop.store import Applied, StrategyFile, edits
from dia_desktop.store.edits import (
    ItemFields,
    JudgementChange,
    NewItem,
    OptionFields,
    ScoreChange,
)
from dia_desktop.store.tables import TABLES
from dia_desktop.strategy.records import Partner, Scale
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.swot import OptionKind, Quadrant
from dia_desktop.strategy.weighing import Answer, DrawSettings, Elicitation, WeightMethod
from tests.made_files import new_strategy
from tests.store.picking import Action, criterion, market, option, partner
from tests.store.roadmap_actions import on_activities, on_funding, on_kpis, on_roadmap
from tests.store.strategies import CONTENT, INDEX, LEVELS, Clock, content, draft

Pick = st.integers(0, 50)
NAMES = st.one_of(
    st.integers(0, 99).map("Name {}".format), st.sampled_from(["canada", "", "Trade agreements"])
)
NUMBERS = st.one_of(st.none(), st.sampled_from([0.0, 1.0, 2.0, 50.0, 101.0]))


def latest(file: StrategyFile) -> str:
    return file.strategy().latest.id


def undo(file: StrategyFile) -> Applied | None:
    return file.undo()


def redo(file: StrategyFile) -> Applied | None:
    return file.redo()


def next_round(file: StrategyFile, name: str, pick: int) -> Applied:
    """Close the latest round or, where that is done, open the next one."""
    strategy = file.strategy()
    if strategy.latest.closed or pick < 5:
        return edits.open_round(file, name, date(2020, 1, 31))
    return edits.close_round(file, strategy.latest.id)


def on_markets(pick: int, name: str, role: Role) -> st.SearchStrategy[Action]:
    return st.sampled_from(
        [
            lambda f: edits.add_market(f, latest(f), name, role=role),
            lambda f: edits.remove_market(f, latest(f), market(f, pick)),
            lambda f: edits.rename_market(f, market(f, pick), name, "CHL" if pick % 2 else ""),
            lambda f: edits.set_role(f, latest(f), market(f, pick), role),
            lambda f: edits.move_market(f, latest(f), market(f, pick), pick % 4),
        ]
    )


def on_criteria(pick: int, name: str, scale: Scale) -> st.SearchStrategy[Action]:
    return st.sampled_from(
        [
            lambda f: edits.add_criterion(f, latest(f), name, "star", scale),
            lambda f: edits.remove_criterion(f, latest(f), criterion(f, pick)),
            lambda f: edits.rename_criterion(f, criterion(f, pick), name),
            lambda f: edits.set_icon(f, criterion(f, pick), f"icon-{pick % 3}"),
            lambda f: edits.set_scale(f, latest(f), criterion(f, pick), scale),
            lambda f: edits.move_criterion(f, latest(f), criterion(f, pick), pick % 4),
            lambda f: edits.set_locked(f, latest(f), criterion(f, pick), locked=bool(pick % 2)),
            lambda f: edits.set_weights(
                f, latest(f), {c.id: (pick + i) % 5 for i, c in enumerate(f.scoring().criteria)}
            ),
        ]
    )


def on_scores(pick: int, other: int, number: float | None) -> st.SearchStrategy[Action]:
    return st.sampled_from(
        [
            lambda f: edits.set_scores(
                f,
                latest(f),
                [
                    ScoreChange(
                        market(f, pick), criterion(f, other), {"agreed": number, "vintage": str(other)}
                    ),
                    ScoreChange(
                        market(f, other), criterion(f, pick), {"natural": number, "note": "x" * (pick % 2)}
                    ),
                ],
            ),
            lambda f: edits.set_scores(
                f,
                latest(f),
                [
                    ScoreChange(
                        market(f, pick), criterion(f, other), {"review_date": date(2027, 1, 1 + pick % 28)}
                    )
                ],
            ),
            lambda f: edits.clear_scores(
                f, latest(f), [(market(f, pick), criterion(f, pick)), (market(f, other), criterion(f, other))]
            ),
            lambda f: edits.set_note(
                f, latest(f), market(f, pick), criterion(f, other), "seen" * (other % 2)
            ),
        ]
    )


def on_partners(pick: int, name: str) -> st.SearchStrategy[Action]:
    return st.sampled_from(
        [
            lambda f: edits.add_partner(f, name, "X" * (pick % 3)),
            lambda f: edits.rename_partner(f, partner(f, pick), name, "Y" * (pick % 2)),
            lambda f: edits.move_partner(f, partner(f, pick), pick % 4),
            lambda f: edits.remove_partner(f, partner(f, pick)),
            lambda f: edits.set_voice(f, latest(f), partner(f, pick), (pick % 5) / 2),
            lambda f: edits.set_own_weights(
                f,
                latest(f),
                partner(f, pick),
                {c.id: (pick + i) % 3 for i, c in enumerate(f.scoring().criteria)} if pick % 4 else None,
            ),
        ]
    )


def on_judgements(pick: int, other: int, number: float | None) -> st.SearchStrategy[Action]:
    def place(file: StrategyFile) -> tuple[str, str, str]:
        return partner(file, pick), market(file, other), criterion(file, pick + other)

    return st.sampled_from(
        [
            lambda f: edits.set_judgements(f, latest(f), [JudgementChange(*place(f), number)]),
            lambda f: edits.set_judgements(
                f,
                latest(f),
                [JudgementChange(p.id, market(f, other), criterion(f, pick), number) for p in partners(f)],
            ),
            lambda f: edits.clear_judgements(f, latest(f), [place(f)]),
        ]
    )


def partners(file: StrategyFile) -> tuple[Partner, ...]:
    return file.strategy().partners


def on_weighing(pick: int, other: int) -> st.SearchStrategy[Action]:
    def order(file: StrategyFile) -> list[str]:
        return [criterion(file, pick + place) for place in range(other % 3)]

    def weights(file: StrategyFile) -> dict[str, float]:
        return {c.id: (pick + i) % 4 for i, c in enumerate(file.scoring().criteria)}

    return st.sampled_from(
        [
            lambda f: edits.elicit_weights(
                f,
                latest(f),
                Elicitation(WeightMethod.SWING, (Answer(criterion(f, pick), "", float(other)),)),
                weights(f),
                order(f),
            ),
            lambda f: edits.confirm_weights(f, latest(f), weights(f) if pick % 2 else None),
            lambda f: edits.set_importance(f, latest(f), order(f)),
            lambda f: edits.set_weight_bounds(f, latest(f), {criterion(f, pick): (pick / 50, other / 40)}),
            lambda f: edits.set_draw_settings(f, latest(f), DrawSettings(pick / 100, pick * 100, other)),
        ]
    )


def on_rounds(pick: int, name: str) -> st.SearchStrategy[Action]:
    return st.sampled_from(
        [
            lambda f: next_round(f, name, pick),
            lambda f: next_round(f, name, pick),
            lambda f: edits.rename_round(f, latest(f), name),
            lambda f: edits.set_target_count(f, latest(f), pick),
            lambda f: edits.rename_strategy(f, name),
            lambda f: f.mark(name),
        ]
    )


def item(file: StrategyFile, pick: int) -> str:
    ids = [item.id for item in file.swot().items]
    return ids[pick % len(ids)] if ids else "nothing"


def on_swot(pick: int, other: int, quadrant: Quadrant) -> st.SearchStrategy[Action]:
    def links(file: StrategyFile) -> ItemFields:
        return {
            "market_ids": [market(file, pick)],
            "criterion_ids": [criterion(file, other)] * (pick % 2),
            "owner_id": partner(file, pick) if other % 3 else None,
            "tags": ["x"] * (pick % 3),
        }

    return st.sampled_from(
        [
            lambda f: edits.add_items(f, [NewItem(quadrant, f"Point {pick}", links(f))]),
            lambda f: edits.set_items(f, [item(f, pick), item(f, other)], links(f)),
            lambda f: edits.set_items(f, [item(f, pick)], {"importance": other % 7, "likelihood": None}),
            lambda f: edits.set_votes(f, {item(f, pick): other, item(f, other): None}),
            lambda f: edits.set_parked(f, [item(f, pick)], parked=bool(other % 2)),
            lambda f: edits.move_items(
                f, [item(f, pick), item(f, other)], quadrant, item(f, other) if pick % 3 else None
            ),
            lambda f: edits.remove_items(f, [item(f, pick)]),
            lambda f: edits.merge_items(f, item(f, pick), [item(f, other)]),
            lambda f: edits.set_visible_cap(f, pick),
        ]
    )


def on_options(pick: int, other: int, kind: OptionKind) -> st.SearchStrategy[Action]:
    def fields(file: StrategyFile) -> OptionFields:
        return {"market_ids": [market(file, other)], "owner_id": partner(file, pick), "reason": str(pick)}

    return st.sampled_from(
        [
            lambda f: edits.add_option(f, f"Option {pick}", [item(f, pick), item(f, other)], fields(f)),
            lambda f: edits.add_option(f, f"Option {pick}", fields={"kind": kind}),
            lambda f: edits.set_option(f, option(f, pick), {"item_ids": [item(f, pick), item(f, other)]}),
            lambda f: edits.set_option(f, option(f, pick), {"kind": kind}),
            lambda f: edits.set_option(f, option(f, pick), fields(f)),
            lambda f: edits.move_option(f, option(f, pick), other % 3),
            lambda f: edits.remove_option(f, option(f, pick)),
        ]
    )


ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(on_markets, Pick, NAMES, st.sampled_from(Role)).flatmap(lambda action: action),
    st.builds(on_criteria, Pick, NAMES, st.sampled_from([INDEX, LEVELS])).flatmap(lambda action: action),
    st.builds(on_scores, Pick, Pick, NUMBERS).flatmap(lambda action: action),
    st.builds(on_partners, Pick, NAMES).flatmap(lambda action: action),
    st.builds(on_judgements, Pick, Pick, NUMBERS).flatmap(lambda action: action),
    st.builds(on_weighing, Pick, Pick).flatmap(lambda action: action),
    st.builds(on_swot, Pick, Pick, st.sampled_from(Quadrant)).flatmap(lambda action: action),
    st.builds(on_options, Pick, Pick, st.sampled_from(OptionKind)).flatmap(lambda action: action),
    st.builds(on_activities, Pick, Pick).flatmap(lambda action: action),
    st.builds(on_roadmap, Pick, Pick, NAMES).flatmap(lambda action: action),
    st.builds(on_funding, Pick, Pick, NAMES).flatmap(lambda action: action),
    st.builds(on_kpis, Pick, Pick, NAMES).flatmap(lambda action: action),
    st.builds(on_rounds, Pick, NAMES).flatmap(lambda action: action),
    st.sampled_from([undo, undo, redo]),
)


def attempt(file: StrategyFile, path: Path, action: Action) -> None:
    """Do an action; where it is refused, nothing may have changed."""
    before = path.read_bytes()
    try:
        action(file)
    except (InvalidInputError, ReadOnlyError):
        assert path.read_bytes() == before


def reopened(file: StrategyFile, path: Path) -> StrategyFile:
    labels = (file.undo_label, file.redo_label, file.last_saved_at)
    seen = content(path)
    file.close()
    again = StrategyFile.open(path, author="Bob", clock=Clock())
    assert (again.undo_label, again.redo_label, again.last_saved_at) == labels
    assert content(path) == seen
    return again


def check_records(file: StrategyFile, path: Path) -> None:
    with StrategyFile.open(path, author="Eve", read_only=True) as fresh:
        assert file.scoring() == fresh.scoring()
        assert file.strategy() == fresh.strategy()
        assert file.swot() == fresh.swot()
        assert file.roadmap() == fresh.roadmap()
        assert (file.funding(), file.kpis()) == (fresh.funding(), fresh.kpis())
        assert [market.position for market in fresh.scoring().markets] == [
            *range(len(fresh.scoring().markets))
        ]


@settings(max_examples=25, phases=[Phase.generate])
@given(st.lists(ACTIONS, min_size=12, max_size=25), st.sets(st.integers(0, 24), max_size=3))
def test_undo_all_gives_the_first_content_and_redo_all_the_last(
    actions: list[Action], reopenings: set[int]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "random.strategy"
        file = new_strategy(path, draft(), author="Ann", clock=Clock())
        first = content(path)
        for place, action in enumerate(actions):
            attempt(file, path, action)
            if place in reopenings:
                check_records(file, path)
                file = reopened(file, path)
        while file.redo_label is not None:
            file.redo()
        last, steps_done = content(path), 0
        while file.undo_label is not None:
            file.undo()
            steps_done += 1
            if steps_done in reopenings:
                file = reopened(file, path)
        assert content(path) == first
        for _ in range(steps_done):
            assert file.redo() is not None
        assert content(path) == last
        assert file.redo_label is None
        file.close()
        StrategyFile.check(path)


def test_the_content_that_is_compared_is_all_there_is() -> None:
    assert [query.removeprefix("SELECT * FROM ") for query in CONTENT] == sorted(
        table.name for table in TABLES.values()
    )
