"""What may be written into the SWOT; each rule has one sentence for whoever breaks it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.rules import check_known, check_places, checked_name, checked_text, visible
from dia_desktop.strategy.records import Draft
from dia_desktop.strategy.swot import OptionKind, Quadrant, StrategicOption, Swot, SwotItem, folded
from dia_desktop.strategy.swot_words import quadrant_noun, start_of
from dia_desktop.strategy.tows import kind_of

LOWEST_RATING, HIGHEST_RATING = 1, 5
LARGEST_CAP: Final = 100


def checked_point(text: str, what: str) -> str:
    """Return the text of an item; `what` says in the message which item it is."""
    plain = checked_text(text, what)
    if not visible(plain):
        raise InvalidInputError(tr("{what}: type a text; it cannot be empty.").format(what=what))
    return plain


def checked_importance(value: int | None, what: str) -> int | None:
    """Return an importance of 1-5, or None where it is not rated."""
    if value is not None and not _rating(value):
        raise InvalidInputError(
            tr("{what}: {value} is no importance; choose 1 to 5, or leave it empty.").format(
                what=what, value=value
            )
        )
    return value


def checked_likelihood(value: int | None, quadrant: Quadrant, what: str) -> int | None:
    """Return a likelihood of 1-5, or None where it is not rated; what is inside has none."""
    if value is not None and quadrant.internal:
        raise InvalidInputError(
            tr("{what}: only opportunities and threats have a likelihood; leave it empty.").format(what=what)
        )
    if value is not None and not _rating(value):
        raise InvalidInputError(
            tr("{what}: {value} is no likelihood; choose 1 to 5, or leave it empty.").format(
                what=what, value=value
            )
        )
    return value


def checked_votes(value: int | None, what: str) -> int | None:
    """Return a number of votes, or None where there was no vote."""
    if value is not None and value < 0:
        raise InvalidInputError(
            tr("{what}: {value} is no number of votes; type 0 or more.").format(what=what, value=value)
        )
    return value


def checked_tags(tags: Iterable[str], what: str) -> list[str]:
    """Return tags without blanks around them, each once."""
    kept: dict[str, str] = {}
    for tag in tags:
        plain = checked_name(tag, what)
        kept.setdefault(folded(plain), plain)
    return [*kept.values()]


def checked_cap(cap: int) -> int:
    """Return how many items of a quadrant may be shown."""
    if not 1 <= cap <= LARGEST_CAP:
        raise InvalidInputError(
            tr("{cap} items cannot be shown; choose a number from 1 to {most}.").format(
                cap=cap, most=LARGEST_CAP
            )
        )
    return cap


def check_kind(kind: OptionKind, crossed: OptionKind | None, title: str) -> None:
    """Refuse a kind of option other than its items say."""
    if crossed not in {None, kind}:
        raise InvalidInputError(
            tr("{option}: its items make it {crossed}, not {kind}; choose other items.").format(
                option=title, crossed=crossed, kind=kind
            )
        )


def check_swot(swot: Swot) -> None:
    """Refuse a SWOT that no edits could have made."""
    checked_cap(swot.visible_cap)
    for quadrant in Quadrant:
        items = swot.within(quadrant)
        for item in items:
            _check_item(item)
        check_places((item.position for item in items), quadrant_noun(quadrant))
    known = swot.by_id()
    for option in swot.options:
        checked_name(option.title, tr("Strategic option"))
        checked_text(option.reason, option.title)
        check_kind(option.kind, kind_of(known[item_id] for item_id in option.item_ids), option.title)
    check_places((option.position for option in swot.options), tr("Strategic option"))


def check_links(draft: Draft) -> None:
    """Refuse a SWOT that speaks of what the draft does not have."""
    markets = {market.id for market in draft.scoring.markets}
    criteria = {criterion.id for criterion in draft.scoring.criteria}
    partners = {partner.id for partner in draft.strategy.partners}
    items = {item.id for item in draft.swot.items}
    for item in draft.swot.items:
        what = start_of(item.text)
        check_known(item.market_ids, markets, what)
        check_known(item.criterion_ids, criteria, what)
        check_known(_owners(item), partners, what)
    for option in draft.swot.options:
        check_known(option.item_ids, items, option.title)
        check_known(option.market_ids, markets, option.title)
        check_known(_owners(option), partners, option.title)


def _check_item(item: SwotItem) -> None:
    what = start_of(item.text) or item.handle
    checked_point(item.text, what)
    checked_text(item.evidence, what)
    checked_importance(item.importance, what)
    checked_likelihood(item.likelihood, item.quadrant, what)
    checked_votes(item.votes, what)
    checked_tags(item.tags, what)


def _owners(owned: SwotItem | StrategicOption) -> tuple[str, ...]:
    return () if owned.owner_id is None else (owned.owner_id,)


def _rating(value: int) -> bool:
    return LOWEST_RATING <= value <= HIGHEST_RATING
