"""The rows of the SWOT that an edit changes, and the links that go and come with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.tables import (
    Editable,
    OptionItemRow,
    OptionMarketRow,
    StrategicOptionRow,
    SwotItemCriterionRow,
    SwotItemMarketRow,
    SwotItemRow,
)
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.strategy.tows import crossed_by

_LinkRow = SwotItemMarketRow | SwotItemCriterionRow | OptionItemRow | OptionMarketRow


@dataclass(frozen=True, slots=True)
class Link:
    """A table of links: whose they are, and to what they lead."""

    table: type[_LinkRow]
    own: str
    other: str


ITEM_MARKETS: Final = Link(SwotItemMarketRow, "item_id", "market_id")
ITEM_CRITERIA: Final = Link(SwotItemCriterionRow, "item_id", "criterion_id")
OPTION_ITEMS: Final = Link(OptionItemRow, "option_id", "item_id")
OPTION_MARKETS: Final = Link(OptionMarketRow, "option_id", "market_id")


def item_of(session: Session, item_id: str) -> SwotItemRow:
    """Return an item of the SWOT."""
    row = session.get(SwotItemRow, item_id)
    if row is None:
        raise InvalidInputError(tr("The SWOT has no such item; choose one of its items."))
    return row


def items_of(session: Session, item_ids: Iterable[str]) -> list[SwotItemRow]:
    """Return items of the SWOT in the order given, each once."""
    return [item_of(session, item_id) for item_id in dict.fromkeys(item_ids)]


def items_within(session: Session, quadrant: str) -> list[SwotItemRow]:
    """Return the items of a quadrant, in board order."""
    query = select(SwotItemRow).where(SwotItemRow.quadrant == quadrant).order_by(SwotItemRow.position)
    return list(session.scalars(query))


def option_of(session: Session, option_id: str) -> StrategicOptionRow:
    """Return a strategic option."""
    row = session.get(StrategicOptionRow, option_id)
    if row is None:
        raise InvalidInputError(tr("There is no such strategic option; choose one of the list."))
    return row


def options_in_order(session: Session) -> list[StrategicOptionRow]:
    """Return all strategic options, in their order."""
    return list(session.scalars(select(StrategicOptionRow).order_by(StrategicOptionRow.position)))


def in_places(rows: Iterable[SwotItemRow | StrategicOptionRow]) -> None:
    """Give rows their places without gaps, in the order given."""
    for position, row in enumerate(rows):
        row.position = position


def linked(session: Session, link: Link, own_id: str) -> set[str]:
    """Return what a row leads to."""
    return {getattr(row, link.other) for row in _rows(session, link, link.own, own_id)}


def relink(session: Session, link: Link, own_id: str, wanted: Iterable[str]) -> None:
    """Make a row lead to what is wanted and nothing else; what is wanted must be there."""
    missing = dict.fromkeys(wanted)
    for row in _rows(session, link, link.own, own_id):
        if getattr(row, link.other) in missing:
            del missing[getattr(row, link.other)]
        else:
            session.delete(row)
    for other in missing:
        columns: dict[str, Any] = {link.own: own_id, link.other: other}
        session.add(link.table(**columns))


def forget_links_of(session: Session, link: Link, own_id: str) -> None:
    """Delete the links of a row that goes."""
    _delete(session, _rows(session, link, link.own, own_id))


def forget_links_to(session: Session, link: Link, other_id: str) -> None:
    """Delete the links that lead to what goes."""
    _delete(session, _rows(session, link, link.other, other_id))


def forget_market(session: Session, market_id: str) -> None:
    """Take a market that leaves the file out of the SWOT."""
    for link in (ITEM_MARKETS, OPTION_MARKETS):
        forget_links_to(session, link, market_id)


def forget_criterion(session: Session, criterion_id: str) -> None:
    """Take a criterion that leaves the file out of the SWOT."""
    forget_links_to(session, ITEM_CRITERIA, criterion_id)


def forget_owner(session: Session, partner_id: str) -> None:
    """Leave without an owner what a partner that goes has looked after."""
    for item in session.scalars(select(SwotItemRow).where(SwotItemRow.owner_id == partner_id)):
        item.owner_id = None
    for option in session.scalars(
        select(StrategicOptionRow).where(StrategicOptionRow.owner_id == partner_id)
    ):
        option.owner_id = None


def options_using(session: Session, item_ids: Collection[str]) -> list[StrategicOptionRow]:
    """Return the options that use any of some items."""
    query = (
        select(StrategicOptionRow)
        .join(OptionItemRow, OptionItemRow.option_id == StrategicOptionRow.id)
        .where(OptionItemRow.item_id.in_(item_ids))
        .distinct()
    )
    return list(session.scalars(query))


def follow_items(session: Session, options: Iterable[StrategicOptionRow]) -> None:
    """Let options be of the kind that their items say."""
    for option in options:
        used = linked(session, OPTION_ITEMS, option.id)
        crossed = crossed_by(Quadrant(item_of(session, item_id).quadrant) for item_id in used)
        if crossed is not None:
            option.kind = crossed.value


def _rows(session: Session, link: Link, column: str, value: str) -> list[Any]:
    return list(session.scalars(select(link.table).where(getattr(link.table, column) == value)))


def _delete(session: Session, rows: Iterable[Editable]) -> None:
    for row in rows:
        session.delete(row)
