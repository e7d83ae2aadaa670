"""What the SWOT page says of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.swot import Quadrant, StrategicOption, SwotItem
from dia_desktop.strategy.swot_words import evidence_words, start_of, votes_words
from dia_desktop.ui.desk import Desk

#: The colours of a quadrant: tokens of text and fill.
COLOURS = {
    Quadrant.STRENGTHS: ("good_text", "good_fill"),
    Quadrant.WEAKNESSES: ("warn_text", "warn_fill"),
    Quadrant.OPPORTUNITIES: ("focus", "selection"),
    Quadrant.THREATS: ("bad_text", "bad_fill"),
}
ICONS = {
    Quadrant.STRENGTHS: "battery-full",
    Quadrant.WEAKNESSES: "battery-low",
    Quadrant.OPPORTUNITIES: "sun",
    Quadrant.THREATS: "zap",
}
#: How many handles a sentence names.
MOST_HANDLES = 6


def quadrant_question(quadrant: Quadrant) -> str:
    """Return what stands in an empty quadrant."""
    return {
        Quadrant.STRENGTHS: tr("What helps us from inside?"),
        Quadrant.WEAKNESSES: tr("What hinders us from inside?"),
        Quadrant.OPPORTUNITIES: tr("What outside could help us?"),
        Quadrant.THREATS: tr("What outside could harm us?"),
    }[quadrant]


def add_words(quadrant: Quadrant) -> str:
    """Return what the add line of a quadrant asks for."""
    return {
        Quadrant.STRENGTHS: tr("Add a strength, then Enter"),
        Quadrant.WEAKNESSES: tr("Add a weakness, then Enter"),
        Quadrant.OPPORTUNITIES: tr("Add an opportunity, then Enter"),
        Quadrant.THREATS: tr("Add a threat, then Enter"),
    }[quadrant]


def why_fixed(desk: Desk) -> str:
    """Return why the SWOT may only be looked at, or ""; it belongs to no round and stays open with any."""
    if desk.file.read_only:
        return tr("This file is open for reading only; save a copy to change the SWOT.")
    return ""


def market_names(desk: Desk, market_ids: Iterable[str]) -> list[str]:
    """Return the names of markets; those of other rounds only are called so."""
    known = names_by_market(desk)
    return [known.get(market_id, elsewhere()) for market_id in market_ids]


def names_by_market(desk: Desk) -> dict[str, str]:
    """Return the names of the markets of the shown round, by their ids."""
    return {market.id: market.name for market in desk.scoring.markets}


def elsewhere() -> str:
    """Return what a market is called that is not in the shown round."""
    return tr("market of another round")


def partner_code(desk: Desk, partner_id: str | None) -> str:
    """Return how a partner is called in short, or ""."""
    known = {partner.id: partner.code or partner.name for partner in desk.strategy.partners}
    return known.get(partner_id or "", "")


def handles(items: Iterable[SwotItem]) -> str:
    """Return the handles of items, e.g. "W3, W4, T4"; a long list breaks off."""
    known = [item.handle for item in items]
    shown = ", ".join(known[:MOST_HANDLES])
    rest = len(known) - MOST_HANDLES
    return tr("{handles} and {count} more").format(handles=shown, count=rest) if rest > 0 else shown


def crossing(option: StrategicOption, items: dict[str, SwotItem]) -> str:
    """Return what an option crosses, by handles: "S1 + S2 × O1"; its kind where it has no items."""
    used = [items[item_id] for item_id in option.item_ids if item_id in items]
    sides = [
        " + ".join(item.handle for item in used if item.quadrant.internal is internal)
        for internal in (True, False)
    ]
    return tr(" × ").join(side for side in sides if side) or option.kind.value


def said_twice(groups: Sequence[Sequence[SwotItem]]) -> str:
    """Return that items say the same."""
    (first, *others) = groups[0]
    sentence = tr("{others} says the same as {first}: “{text}”.")
    if len(others) > 1:
        sentence = tr("{others} say the same as {first}: “{text}”.")
    said = sentence.format(others=handles(others), first=first.handle, text=start_of(first.text))
    rest = len(groups) - 1
    if rest:
        more = tr_n("{count} more text is there twice.", "{count} more texts are there twice.", rest)
        said = tr("{said} {more}").format(said=said, more=more.format(count=rest))
    return said


def card_facts(item: SwotItem, markets: Sequence[str], owner: str, uses: int) -> str:
    """Return everything a card shows beside its text."""
    rated = tr("importance not rated")
    if item.importance is not None:
        rated = tr("importance {value} of 5").format(value=item.importance)
    parts = [rated]
    if item.likelihood is not None:
        parts.append(tr("likelihood {value} of 5").format(value=item.likelihood))
    parts.append(", ".join(markets) or tr("all markets"))
    parts.append(evidence_words(item.evidence_kind))
    if owner:
        parts.append(tr("looked after by {owner}").format(owner=owner))
    parts.append(tr_n("used {count} time", "used {count} times", uses).format(count=uses))
    if item.votes is not None:
        parts.append(votes_words(item.votes))
    parts += [tr("#{tag}").format(tag=tag) for tag in item.tags]
    if item.parked:
        parts.append(tr("parked"))
    return "; ".join(parts)


def owner_short(code: str) -> str:
    """Return what stands in the round mark of an owner: its first letters."""
    return code[:2].upper()
