"""What may be set of an item of the SWOT, and how that is called in the history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import TypedDict

from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.finding import partner_of
from dia_desktop.store.edits.links import add_links, check_there, relink
from dia_desktop.store.edits.swot_links import ITEM_CRITERIA, ITEM_MARKETS
from dia_desktop.store.rules import checked_text
from dia_desktop.store.step import Step
from dia_desktop.store.swot_rules import (
    checked_importance,
    checked_likelihood,
    checked_point,
    checked_tags,
    checked_votes,
)
from dia_desktop.store.tables import SwotItemRow
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.strategy.swot_words import start_of


class ItemFields(TypedDict, total=False):
    """What to set of an item, by the names of the record; what is not named stays as it is."""

    text: str
    importance: int | None
    likelihood: int | None
    evidence: str
    owner_id: str | None
    market_ids: Collection[str]
    criterion_ids: Collection[str]
    tags: Collection[str]
    review_date: date | None
    parked: bool
    votes: int | None


def set_fields(row: SwotItemRow, fields: ItemFields, what: str) -> None:
    """Set what the row itself holds; `what` says in a message which item it is."""
    unknown = fields.keys() - ItemFields.__optional_keys__
    if unknown:
        raise TypeError(f"An item has no fields {unknown}.")
    if "text" in fields:
        row.text = checked_point(fields["text"], what)
    if "evidence" in fields:
        row.evidence = checked_text(fields["evidence"], what)
    if "tags" in fields:
        row.tags = checked_tags(fields["tags"], what)
    if "review_date" in fields:
        row.review_date = fields["review_date"]
    if "parked" in fields:
        row.parked = fields["parked"]
    if "owner_id" in fields:
        row.owner_id = fields["owner_id"]
    _set_numbers(row, fields, what)


def _set_numbers(row: SwotItemRow, fields: ItemFields, what: str) -> None:
    if "importance" in fields:
        row.importance = checked_importance(fields["importance"], what)
    if "likelihood" in fields:
        row.likelihood = checked_likelihood(fields["likelihood"], Quadrant(row.quadrant), what)
    if "votes" in fields:
        row.votes = checked_votes(fields["votes"], what)


def check_others(step: Step, wanted: Iterable[ItemFields]) -> None:
    """Refuse owners, markets and criteria that are not there."""
    known = [*wanted]
    for owner_id in {owner_id for fields in known if (owner_id := fields.get("owner_id")) is not None}:
        partner_of(step, owner_id)
    check_there(step, ITEM_MARKETS, chain(*(fields.get("market_ids", ()) for fields in known)))
    check_there(step, ITEM_CRITERIA, chain(*(fields.get("criterion_ids", ()) for fields in known)))


def relink_items(step: Step, item_ids: Collection[str], fields: ItemFields) -> None:
    """Make items concern the markets and criteria that `fields` names, where it names any."""
    if "market_ids" in fields:
        relink(step, ITEM_MARKETS, item_ids, fields["market_ids"])
    if "criterion_ids" in fields:
        relink(step, ITEM_CRITERIA, item_ids, fields["criterion_ids"])


def link_new_item(step: Step, item_id: str, fields: ItemFields) -> None:
    """Make a new item concern markets and criteria that are there."""
    add_links(step, ITEM_MARKETS, item_id, fields.get("market_ids", ()))
    add_links(step, ITEM_CRITERIA, item_id, fields.get("criterion_ids", ()))


def label_of(step: Step, texts: Sequence[str], fields: ItemFields) -> str:
    """Return what setting fields of items is called.

    Parameters
    ----------
    texts : what the items said before.
    """
    count = len(texts)
    items = tr_n("{count} item", "{count} items", count).format(count=count)
    if count == 1:
        items = tr("“{item}”").format(item=start_of(texts[0]))
    if len(fields) != 1:
        return tr("Changed {items}").format(items=items)
    ((name, value),) = fields.items()
    sentence = _taking_back(name) if value is None or value is False else _giving(name)
    return sentence.format(items=items, value=_in_words(step, name, value))


def _giving(name: str) -> str:
    return {
        "text": tr("Changed {items} to “{value}”"),
        "importance": tr("Rated {items}: importance {value}"),
        "likelihood": tr("Rated {items}: likelihood {value}"),
        "evidence": tr("Changed the evidence of {items}"),
        "owner_id": tr("Gave {items} to {value}"),
        "market_ids": tr("Changed the markets of {items}"),
        "criterion_ids": tr("Changed the criteria of {items}"),
        "tags": tr("Changed the tags of {items}"),
        "review_date": tr("Changed the review date of {items}"),
        "parked": tr("Parked {items}"),
        "votes": tr("Noted the votes on {items}"),
    }[name]


def _taking_back(name: str) -> str:
    return {
        "importance": tr("Took back the importance of {items}"),
        "likelihood": tr("Took back the likelihood of {items}"),
        "owner_id": tr("Left {items} without an owner"),
        "review_date": tr("Took the review date off {items}"),
        "parked": tr("Brought back {items}"),
        "votes": tr("Took back the votes on {items}"),
    }[name]


def _in_words(step: Step, name: str, value: object) -> str:
    if name == "owner_id" and isinstance(value, str):
        partner = partner_of(step, value)
        return partner.code or partner.name
    return start_of(str(value))
