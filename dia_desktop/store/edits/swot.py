"""Actions on the items of the SWOT and on how they are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.finding import renumber, the_strategy
from dia_desktop.store.edits.item_fields import (
    ItemFields,
    check_others,
    label_of,
    link_new_item,
    relink_items,
    set_fields,
)
from dia_desktop.store.edits.links import forget_links_of, forget_links_to, linked, relink
from dia_desktop.store.edits.swot_links import (
    ITEM_CRITERIA,
    ITEM_MARKETS,
    OPTION_ITEMS,
    follow_items,
    item_of,
    items_of,
    items_within,
    options_using,
)
from dia_desktop.store.history import Applied
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.swot_rules import checked_cap, checked_point
from dia_desktop.store.tables import SwotBoardRow, SwotItemRow
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.strategy.swot_words import quadrant_noun, start_of

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to add, e.g. ``NewItem(Quadrant.THREATS, "Tariffs", {"importance": 5})``."""

    quadrant: Quadrant
    text: str
    fields: ItemFields = field(default_factory=ItemFields)


def add_item(file: StrategyFile, quadrant: Quadrant, text: str) -> Applied:
    """Add an item at the end of a quadrant."""
    return add_items(file, [NewItem(quadrant, text)])


def add_items(file: StrategyFile, newcomers: Sequence[NewItem], label: str | None = None) -> Applied:
    """Add any number of items as one step, each at the end of its quadrant; all of them or none."""
    with file.step(tr("Added items to the SWOT")) as step:
        check_others(step, (new.fields for new in newcomers))
        places = {quadrant: len(items_within(step, quadrant.value)) for quadrant in Quadrant}
        for number, new in enumerate(newcomers, start=1):
            what = quadrant_noun(new.quadrant)
            if len(newcomers) > 1:
                what = tr("{item} {number}").format(item=what, number=number)
            text = checked_point(new.text, what)
            row = SwotItemRow(quadrant=new.quadrant.value, position=places[new.quadrant], text=text)
            places[new.quadrant] += 1
            set_fields(row, new.fields, what)
            step.add(row)
            link_new_item(step, row.id, new.fields)
        step.label = label if label is not None else _added(newcomers)
    return step.applied


def check_item(new: NewItem, what: str) -> None:
    """Refuse an item that could not be added, whatever markets and partners there are.

    Raises
    ------
    InvalidInputError
        Where a rule is broken; `what` says in the message which item it is.
    """
    text = checked_point(new.text, what)
    set_fields(SwotItemRow(quadrant=new.quadrant.value, position=0, text=text), new.fields, what)


def set_items(
    file: StrategyFile,
    item_ids: Collection[str],
    fields: ItemFields,
    label: str | None = None,
    reason: str = "",
) -> Applied:
    """Set the same fields of any number of items as one step."""
    with file.step(tr("Changed items of the SWOT"), reason) as step:
        rows = items_of(step, item_ids)
        texts = [row.text for row in rows]
        check_others(step, [fields])
        for row in rows:
            set_fields(row, fields, start_of(row.text))
        relink_items(step, [row.id for row in rows], fields)
        step.label = label if label is not None else label_of(step, texts, fields)
    return step.applied


def set_votes(file: StrategyFile, votes: Mapping[str, int | None]) -> Applied:
    """Note how many dots items got in a vote, by item id; None takes the vote back."""
    with file.step(tr("Noted votes")) as step:
        for row in items_of(step, votes.keys()):
            set_fields(row, {"votes": votes[row.id]}, start_of(row.text))
        step.label = tr_n("Noted the votes on {count} item", "Noted the votes on {count} items", len(votes))
        step.label = step.label.format(count=len(votes))
    return step.applied


def move_items(
    file: StrategyFile, item_ids: Collection[str], quadrant: Quadrant, before_id: str | None = None
) -> Applied:
    """Move items, in the order given, in front of an item of a quadrant; to its end where it is None.

    Parked items come back to the board. Inside, an item has no likelihood and loses it.
    """
    with file.step(tr("Moved items of the SWOT")) as step:
        moved = items_of(step, item_ids)
        left = {row.quadrant for row in moved} - {quadrant.value}
        rows = _with_moved(items_within(step, quadrant.value), moved, before_id)
        for row in moved:
            row.quadrant, row.parked = quadrant.value, False
            if quadrant.internal:
                row.likelihood = None
        renumber(rows)
        step.label = _moved(moved, quadrant, elsewhere=bool(left))
        for former in left:
            renumber(items_within(step, former))
        if left:
            follow_items(step, options_using(step, {row.id for row in moved}))
    return step.applied


def set_parked(file: StrategyFile, item_ids: Collection[str], *, parked: bool) -> Applied:
    """Put items aside, or bring them back to the board; they keep their places."""
    return set_items(file, item_ids, {"parked": parked})


def remove_items(file: StrategyFile, item_ids: Collection[str], reason: str = "") -> Applied:
    """Take items out of the SWOT and out of the options that use them; the options stay."""
    with file.step(tr("Removed items from the SWOT"), reason) as step:
        rows = items_of(step, item_ids)
        if len(rows) == 1:
            step.label = tr("Removed “{item}”").format(item=start_of(rows[0].text))
        else:
            step.label = tr("Removed {count} items").format(count=len(rows))
        _remove(step, rows)
    return step.applied


def merge_items(file: StrategyFile, kept_id: str, other_ids: Collection[str]) -> Applied:
    """Let one item stand for others that say the same; it keeps its text, its place and its ratings.

    What it lacks it takes from the others, first one first. Markets, criteria, tags, evidence and options
    come together; votes add up; an item about no market in particular stays or becomes so.
    """
    return merge_groups(file, {kept_id: other_ids})


def merge_groups(file: StrategyFile, groups: Mapping[str, Collection[str]]) -> Applied:
    """Let one item each stand for others that say the same, as `merge_items`, all as one step.

    Parameters
    ----------
    groups : the others, by the item that stays; no item is in two groups.
    """
    with file.step(tr("Merged items of the SWOT")) as step:
        merged = [_merge(step, kept_id, other_ids) for kept_id, other_ids in groups.items()]
        step.label = _merged(merged)
    return step.applied


def set_visible_cap(file: StrategyFile, cap: int) -> Applied:
    """Say how many items of a quadrant the board shows."""
    with file.step(tr("Set how many items are shown")) as step:
        checked_cap(cap)
        rows = step.rows(SwotBoardRow)
        if not rows:
            step.add(SwotBoardRow(strategy_id=the_strategy(step).id, visible_cap=cap))
        for row in rows:
            row.visible_cap = cap
        step.label = tr("Showed at most {count} items in a quadrant").format(count=cap)
    return step.applied


def _added(newcomers: Sequence[NewItem]) -> str:
    if len(newcomers) != 1:
        return tr("Added {count} items to the SWOT").format(count=len(newcomers))
    (new,) = newcomers
    sentences = {
        Quadrant.STRENGTHS: tr("Added the strength “{item}”"),
        Quadrant.WEAKNESSES: tr("Added the weakness “{item}”"),
        Quadrant.OPPORTUNITIES: tr("Added the opportunity “{item}”"),
        Quadrant.THREATS: tr("Added the threat “{item}”"),
    }
    return sentences[new.quadrant].format(item=start_of(new.text))


def _moved(rows: Sequence[SwotItemRow], quadrant: Quadrant, *, elsewhere: bool) -> str:
    items = tr_n("{count} item", "{count} items", len(rows)).format(count=len(rows))
    if len(rows) == 1:
        items = tr("“{item}”").format(item=start_of(rows[0].text))
    sentences = {
        Quadrant.STRENGTHS: tr("Moved {items} to the strengths"),
        Quadrant.WEAKNESSES: tr("Moved {items} to the weaknesses"),
        Quadrant.OPPORTUNITIES: tr("Moved {items} to the opportunities"),
        Quadrant.THREATS: tr("Moved {items} to the threats"),
    }
    if elsewhere:
        return sentences[quadrant].format(items=items)
    place = min((row.position for row in rows), default=0) + 1
    return tr("Moved {items} to place {place}").format(items=items, place=place)


def _with_moved(
    present: Sequence[SwotItemRow], moved: Sequence[SwotItemRow], before_id: str | None
) -> list[SwotItemRow]:
    """Return the rows of a quadrant after a move; in front of a moved row means in front of the next one."""
    ids = [row.id for row in present]
    if before_id is not None and before_id not in ids:
        raise InvalidInputError(
            tr("The item to move in front of is not in this quadrant; choose one that is.")
        )
    place = len(ids) if before_id is None else ids.index(before_id)
    first, rest = ([row for row in part if row not in moved] for part in (present[:place], present[place:]))
    return [*first, *moved, *rest]


def _remove(step: Step, rows: Sequence[SwotItemRow]) -> None:
    item_ids = [row.id for row in rows]
    options = options_using(step, item_ids)
    for link in (ITEM_MARKETS, ITEM_CRITERIA):
        forget_links_of(step, link, item_ids)
    forget_links_to(step, OPTION_ITEMS, item_ids)
    for row in rows:
        step.delete(row)
    for quadrant in {row.quadrant for row in rows}:
        renumber(items_within(step, quadrant))
    follow_items(step, options)


def _merged(merged: Sequence[tuple[SwotItemRow, int]]) -> str:
    """Say how many items went into which, or into how many."""
    count = sum(others for _, others in merged)
    if len(merged) > 1:
        return tr_n(
            "Merged {count} item into {groups} others", "Merged {count} items into {groups} others", count
        ).format(count=count, groups=len(merged))
    texts = [start_of(kept.text) for kept, _ in merged]
    return tr_n("Merged {count} item into “{item}”", "Merged {count} items into “{item}”", count).format(
        count=count, item="".join(texts)
    )


def _merge(step: Step, kept_id: str, other_ids: Collection[str]) -> tuple[SwotItemRow, int]:
    """Let an item stand for others; return it, and how many went."""
    kept = item_of(step, kept_id)
    others = [row for row in items_of(step, other_ids) if row is not kept]
    options = options_using(step, {row.id for row in others})
    fields = _together(step, kept, others)
    set_fields(kept, fields, start_of(kept.text))
    relink_items(step, [kept.id], fields)
    for option in options:
        staying = linked(step, OPTION_ITEMS, option.id) - {row.id for row in others}
        relink(step, OPTION_ITEMS, [option.id], staying | {kept.id})
    _remove(step, others)
    follow_items(step, options)
    return kept, len(others)


def _together(step: Step, kept: SwotItemRow, others: Sequence[SwotItemRow]) -> ItemFields:
    rows = [kept, *others]
    markets = [linked(step, ITEM_MARKETS, row.id) for row in rows]
    likelihood = None if Quadrant(kept.quadrant).internal else _first(row.likelihood for row in rows)
    votes = [row.votes for row in rows if row.votes is not None]
    return {
        "importance": _first(row.importance for row in rows),
        "likelihood": likelihood,
        "evidence": "\n".join(dict.fromkeys(row.evidence for row in rows if row.evidence)),
        "owner_id": _first(row.owner_id for row in rows),
        "market_ids": set().union(*markets) if all(markets) else (),
        "criterion_ids": set().union(*(linked(step, ITEM_CRITERIA, row.id) for row in rows)),
        "tags": [tag for row in rows for tag in row.tags],
        "review_date": min((row.review_date for row in rows if row.review_date), default=None),
        "parked": all(row.parked for row in rows),
        "votes": sum(votes) if votes else None,
    }


def _first(values: Iterable[Known | None]) -> Known | None:
    return next((value for value in values if value is not None), None)
