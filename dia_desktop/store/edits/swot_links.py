"""The rows of the SWOT that an edit changes, and what their links lead to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits.finding import criterion_of, in_order, market_of
from dia_desktop.store.edits.links import Link, forget_links_to, linked
from dia_desktop.store.step import Step
from dia_desktop.store.tables import (
    OptionItemRow,
    OptionMarketRow,
    StrategicOptionRow,
    SwotItemCriterionRow,
    SwotItemMarketRow,
    SwotItemRow,
)
from dia_desktop.strategy.swot import OptionKind, Quadrant
from dia_desktop.strategy.tows import crossed_by


def item_of(step: Step, item_id: str) -> SwotItemRow:
    """Return an item of the SWOT."""
    (row,) = items_of(step, [item_id])
    return row


def items_of(step: Step, item_ids: Collection[str]) -> list[SwotItemRow]:
    """Return items of the SWOT in the order given, each once."""
    found = {row.id: row for row in step.rows(SwotItemRow, id={*item_ids})}
    if not found.keys() >= set(item_ids):
        raise InvalidInputError(tr("The SWOT has no such item; choose one of its items."))
    return [found[item_id] for item_id in dict.fromkeys(item_ids)]


def items_within(step: Step, quadrant: str) -> list[SwotItemRow]:
    """Return the items of a quadrant, in board order."""
    return in_order(step.rows(SwotItemRow, quadrant=quadrant))


def option_of(step: Step, option_id: str) -> StrategicOptionRow:
    """Return a strategic option."""
    otherwise = tr("There is no such strategic option; choose one of the list.")
    return step.get(StrategicOptionRow, option_id, otherwise)


def options_in_order(step: Step) -> list[StrategicOptionRow]:
    """Return all strategic options, in their order."""
    return in_order(step.rows(StrategicOptionRow))


ITEM_MARKETS: Final = Link(SwotItemMarketRow, "item_id", "market_id", market_of)
ITEM_CRITERIA: Final = Link(SwotItemCriterionRow, "item_id", "criterion_id", criterion_of)
OPTION_ITEMS: Final = Link(OptionItemRow, "option_id", "item_id", item_of)
OPTION_MARKETS: Final = Link(OptionMarketRow, "option_id", "market_id", market_of)


def forget_market(step: Step, market_id: str) -> None:
    """Take a market that leaves the file out of the SWOT."""
    for link in (ITEM_MARKETS, OPTION_MARKETS):
        forget_links_to(step, link, [market_id])


def forget_criterion(step: Step, criterion_id: str) -> None:
    """Take a criterion that leaves the file out of the SWOT."""
    forget_links_to(step, ITEM_CRITERIA, [criterion_id])


def forget_owner(step: Step, partner_id: str) -> None:
    """Leave without an owner what a partner that goes has looked after."""
    for item in step.rows(SwotItemRow, owner_id=partner_id):
        item.owner_id = None
    for option in step.rows(StrategicOptionRow, owner_id=partner_id):
        option.owner_id = None


def options_using(step: Step, item_ids: Collection[str]) -> list[StrategicOptionRow]:
    """Return the options that use any of some items."""
    links = step.rows(OptionItemRow, item_id={*item_ids})
    return step.rows(StrategicOptionRow, id={link.option_id for link in links})


def kind_of_items(step: Step, item_ids: Collection[str]) -> OptionKind | None:
    """Return what an option of these items crosses; None where they do not say it in one way."""
    return crossed_by(Quadrant(row.quadrant) for row in items_of(step, item_ids))


def follow_items(step: Step, options: Iterable[StrategicOptionRow]) -> None:
    """Let options be of the kind that their items say."""
    for option in options:
        crossed = kind_of_items(step, linked(step, OPTION_ITEMS, option.id))
        if crossed is not None:
            option.kind = crossed.value
