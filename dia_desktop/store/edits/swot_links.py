"""The rows of the SWOT that an edit changes, and the links that go and come with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits.finding import criterion_of, market_of
from dia_desktop.store.tables import (
    Editable,
    OptionItemRow,
    OptionMarketRow,
    StrategicOptionRow,
    SwotItemCriterionRow,
    SwotItemMarketRow,
    SwotItemRow,
)
from dia_desktop.strategy.swot import OptionKind, Quadrant
from dia_desktop.strategy.tows import crossed_by

_LinkRow = SwotItemMarketRow | SwotItemCriterionRow | OptionItemRow | OptionMarketRow


def item_of(session: Session, item_id: str) -> SwotItemRow:
    """Return an item of the SWOT."""
    (row,) = items_of(session, [item_id])
    return row


def items_of(session: Session, item_ids: Collection[str]) -> list[SwotItemRow]:
    """Return items of the SWOT in the order given, each once."""
    found = {row.id: row for row in session.scalars(select(SwotItemRow).where(SwotItemRow.id.in_(item_ids)))}
    if not found.keys() >= set(item_ids):
        raise InvalidInputError(tr("The SWOT has no such item; choose one of its items."))
    return [found[item_id] for item_id in dict.fromkeys(item_ids)]


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


@dataclass(frozen=True, slots=True)
class Link:
    """A table of links: whose they are, to what they lead, and how that is found."""

    table: type[_LinkRow]
    own: str
    other: str
    find: Callable[[Session, str], Editable]


ITEM_MARKETS: Final = Link(SwotItemMarketRow, "item_id", "market_id", market_of)
ITEM_CRITERIA: Final = Link(SwotItemCriterionRow, "item_id", "criterion_id", criterion_of)
OPTION_ITEMS: Final = Link(OptionItemRow, "option_id", "item_id", item_of)
OPTION_MARKETS: Final = Link(OptionMarketRow, "option_id", "market_id", market_of)


def linked(session: Session, link: Link, own_id: str) -> set[str]:
    """Return what a row leads to."""
    return {getattr(row, link.other) for row in _rows(session, link, link.own, [own_id])}


def relink(session: Session, link: Link, own_ids: Collection[str], wanted: Collection[str]) -> None:
    """Make rows lead to what is wanted and nothing else; what is wanted must be there."""
    check_there(session, link, wanted)
    present: set[tuple[str, str]] = set()
    for row in _rows(session, link, link.own, own_ids):
        if getattr(row, link.other) in wanted:
            present.add((getattr(row, link.own), getattr(row, link.other)))
        else:
            session.delete(row)
    for own_id in own_ids:
        add_links(session, link, own_id, [other for other in wanted if (own_id, other) not in present])


def check_there(session: Session, link: Link, wanted: Iterable[str]) -> None:
    """Refuse links to what is not there."""
    for other in set(wanted):
        link.find(session, other)


def add_links(session: Session, link: Link, own_id: str, others: Iterable[str]) -> None:
    """Make a row lead to more, to what is there and what it does not lead to yet."""
    for other in dict.fromkeys(others):
        columns: dict[str, Any] = {link.own: own_id, link.other: other}
        session.add(link.table(**columns))


def forget_links_of(session: Session, link: Link, own_ids: Collection[str]) -> None:
    """Delete the links of rows that go."""
    _delete(session, _rows(session, link, link.own, own_ids))


def forget_links_to(session: Session, link: Link, other_ids: Collection[str]) -> None:
    """Delete the links that lead to what goes."""
    _delete(session, _rows(session, link, link.other, other_ids))


def forget_market(session: Session, market_id: str) -> None:
    """Take a market that leaves the file out of the SWOT."""
    for link in (ITEM_MARKETS, OPTION_MARKETS):
        forget_links_to(session, link, [market_id])


def forget_criterion(session: Session, criterion_id: str) -> None:
    """Take a criterion that leaves the file out of the SWOT."""
    forget_links_to(session, ITEM_CRITERIA, [criterion_id])


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


def kind_of_items(session: Session, item_ids: Collection[str]) -> OptionKind | None:
    """Return what an option of these items crosses; None where they do not say it in one way."""
    return crossed_by(Quadrant(row.quadrant) for row in items_of(session, item_ids))


def follow_items(session: Session, options: Iterable[StrategicOptionRow]) -> None:
    """Let options be of the kind that their items say."""
    for option in options:
        crossed = kind_of_items(session, linked(session, OPTION_ITEMS, option.id))
        if crossed is not None:
            option.kind = crossed.value


def _rows(session: Session, link: Link, column: str, values: Collection[str]) -> list[Any]:
    return list(session.scalars(select(link.table).where(getattr(link.table, column).in_(values))))


def _delete(session: Session, rows: Iterable[Editable]) -> None:
    for row in rows:
        session.delete(row)
