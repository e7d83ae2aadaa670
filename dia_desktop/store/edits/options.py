"""Actions on strategic options: what the partnership makes of its SWOT."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits.activity_links import forget_origin
from dia_desktop.store.edits.finding import partner_of, renumber
from dia_desktop.store.edits.links import forget_links_of, linked, relink
from dia_desktop.store.edits.swot_links import (
    OPTION_ITEMS,
    OPTION_MARKETS,
    kind_of_items,
    option_of,
    options_in_order,
)
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import checked_name, checked_position, checked_text
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.swot_rules import check_kind
from dia_desktop.store.tables import StrategicOptionRow
from dia_desktop.strategy.swot import OptionKind


class OptionFields(TypedDict, total=False):
    """What to set of an option, by the names of the record; what is not named stays as it is.

    `kind` is only needed where the items do not say it.
    """

    title: str
    reason: str
    kind: OptionKind
    item_ids: Collection[str]
    market_ids: Collection[str]
    owner_id: str | None


def add_option(
    file: StrategyFile, title: str, item_ids: Collection[str] = (), fields: OptionFields | None = None
) -> Applied:
    """Add an option at the end of the list; what it crosses, its items say or else `fields`."""
    with file.step(tr("Added a strategic option")) as step:
        plain = _checked_title(title)
        row = StrategicOptionRow(kind="", title=plain, position=len(options_in_order(step)))
        _set(step, row, {"item_ids": item_ids, **(fields or {})})
        if not row.kind:
            raise InvalidInputError(
                tr(
                    "{option}: choose an item inside and one outside, or say whether it is an SO, ST, WO or "
                    "WT option."
                ).format(option=plain)
            )
        step.add(row)
        step.label = tr("Added the {kind} option “{option}”").format(kind=row.kind, option=plain)
    return step.applied


def set_option(
    file: StrategyFile, option_id: str, fields: OptionFields, label: str | None = None, reason: str = ""
) -> Applied:
    """Set fields of an option as one step; with other items it may cross something else."""
    with file.step(tr("Changed a strategic option"), reason) as step:
        row = option_of(step, option_id)
        before = row.title
        _set(step, row, fields)
        step.label = label if label is not None else _label(before, row.title, fields)
    return step.applied


def move_option(file: StrategyFile, option_id: str, position: int) -> Applied:
    """Move an option to a place in the list, 0 first."""
    with file.step(tr("Moved a strategic option")) as step:
        rows = options_in_order(step)
        moved = option_of(step, option_id)
        rows.remove(moved)
        rows.insert(checked_position(position, len(rows) + 1), moved)
        renumber(rows)
        step.label = tr("Moved the option “{option}” to place {place}").format(
            option=moved.title, place=position + 1
        )
    return step.applied


def remove_option(file: StrategyFile, option_id: str, reason: str = "") -> Applied:
    """Take an option out of the strategy; its items stay, and so do the activities that came from it."""
    with file.step(tr("Removed a strategic option"), reason) as step:
        row = option_of(step, option_id)
        step.label = tr("Removed the option “{option}”").format(option=row.title)
        for link in (OPTION_ITEMS, OPTION_MARKETS):
            forget_links_of(step, link, [option_id])
        forget_origin(step, option_id)
        renumber(other for other in options_in_order(step) if other is not row)
        step.delete(row)
    return step.applied


def _set(step: Step, row: StrategicOptionRow, fields: OptionFields) -> None:
    unknown = fields.keys() - OptionFields.__optional_keys__
    if unknown:
        raise TypeError(f"An option has no fields {unknown}.")
    if "title" in fields:
        row.title = _checked_title(fields["title"])
    if "reason" in fields:
        row.reason = checked_text(fields["reason"], row.title)
    if "owner_id" in fields:
        owner_id = fields["owner_id"]
        row.owner_id = None if owner_id is None else partner_of(step, owner_id).id
    if "item_ids" in fields:
        relink(step, OPTION_ITEMS, [row.id], fields["item_ids"])
    if "market_ids" in fields:
        relink(step, OPTION_MARKETS, [row.id], fields["market_ids"])
    _set_kind(step, row, fields)


def _set_kind(step: Step, row: StrategicOptionRow, fields: OptionFields) -> None:
    item_ids = fields["item_ids"] if "item_ids" in fields else linked(step, OPTION_ITEMS, row.id)
    crossed = kind_of_items(step, item_ids)
    if "kind" in fields:
        row.kind = OptionKind(fields["kind"]).value
        check_kind(OptionKind(row.kind), crossed, row.title)
    elif crossed is not None:
        row.kind = crossed.value


def _checked_title(title: str) -> str:
    return checked_name(title, tr("Strategic option"))


def _label(before: str, title: str, fields: OptionFields) -> str:
    if before != title:
        return tr("Renamed the option “{old}” to “{new}”").format(old=before, new=title)
    sentences = {
        "reason": tr("Changed the reason of the option “{option}”"),
        "item_ids": tr("Linked the option “{option}” to other items"),
        "market_ids": tr("Changed the markets of the option “{option}”"),
        "owner_id": tr("Gave the option “{option}” to another partner"),
    }
    name = next(iter(fields), "") if len(fields) == 1 else ""
    return sentences.get(name, tr("Changed the option “{option}”")).format(option=title)
