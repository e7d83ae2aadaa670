"""What goes out about the SWOT: its records, and the words its pictures and tables share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.numbers import Numbers, PlainNumbers
from dia_desktop.strategy.records import Market, ScoringRound, Strategy
from dia_desktop.strategy.swot import (
    EvidenceKind,
    OptionKind,
    Quadrant,
    StrategicOption,
    Swot,
    SwotItem,
)
from dia_desktop.strategy.swot_words import evidence_words, votes_words

#: A picture in words repeats so many letters of a text at most; the table has all of it.
MOST_SPOKEN = 300


@dataclass(frozen=True, slots=True)
class SwotExport:
    """Everything these exhibits need; frozen, so that it may cross into a worker thread.

    Attributes
    ----------
    scoring : the round whose markets and criteria are called by name.
    changed : day of the last change of the strategy; None where it is not known.
    """

    strategy: Strategy
    scoring: ScoringRound
    swot: Swot
    changed: date | None = None
    numbers: Numbers = field(default_factory=PlainNumbers)

    def market(self, market_id: str) -> Market | None:
        """Return a market; None where only another round has it."""
        return next((market for market in self.scoring.markets if market.id == market_id), None)

    def market_name(self, market_id: str) -> str:
        """Return how a market is called."""
        market = self.market(market_id)
        return tr("market of another round") if market is None else market.name

    def criterion_name(self, criterion_id: str) -> str:
        """Return how a criterion is called."""
        known = {criterion.id: criterion.name for criterion in self.scoring.criteria}
        return known.get(criterion_id, tr("criterion of another round"))

    def owner(self, partner_id: str | None) -> str:
        """Return how a partner is called in short; "" for none."""
        known = {partner.id: partner.short for partner in self.strategy.partners}
        return known.get(partner_id or "", "")

    @property
    def what(self) -> str:
        """What a picture is of, as a line under it."""
        title = self.strategy.title
        if self.strategy.example:
            title = tr("{title} (example strategy)").format(title=title)
        if self.changed is None:
            return title
        return tr("{title}, last changed on {day}").format(title=title, day=self.numbers.day(self.changed))


# -- what the pictures find ----------------------------------------------------------------------


def board_finding(swot: Swot) -> str:
    """Return how many points there are, where they stand, and how many nobody has evidence for."""
    live = [item for item in swot.items if not item.parked]
    counts = [_count(quadrant, sum(item.quadrant is quadrant for item in live)) for quadrant in Quadrant]
    parts = [
        tr("{points}: {counts}").format(
            points=tr_n("{count} point", "{count} points", len(live)).format(count=len(live)),
            counts=", ".join(counts),
        )
    ]
    bare = sum(item.evidence_kind is EvidenceKind.OPINION for item in live)
    if live:
        said = tr("{count} without evidence") if bare else tr("all with evidence")
        parts.append(said.format(count=bare))
    parked = len(swot.items) - len(live)
    if parked:
        parts.append(tr("{count} parked").format(count=parked))
    return "; ".join(parts)


def _count(quadrant: Quadrant, count: int) -> str:
    return {
        Quadrant.STRENGTHS: tr_n("{count} strength", "{count} strengths", count),
        Quadrant.WEAKNESSES: tr_n("{count} weakness", "{count} weaknesses", count),
        Quadrant.OPPORTUNITIES: tr_n("{count} opportunity", "{count} opportunities", count),
        Quadrant.THREATS: tr_n("{count} threat", "{count} threats", count),
    }[quadrant].format(count=count)


def tows_finding(swot: Swot) -> str:
    """Return how many options there are of each kind, and how many points none of them uses."""
    options = swot.options
    counts = [f"{sum(option.kind is kind for option in options)} {kind.value}" for kind in OptionKind]
    said = tr_n("{count} strategic option: {kinds}", "{count} strategic options: {kinds}", len(options))
    used = {item_id for option in options for item_id in option.item_ids}
    idle = sum(item.id not in used and not item.parked for item in swot.items)
    rest = tr_n("{count} point is in none", "{count} points are in none", idle) if idle else ""
    parts = [said.format(count=len(options), kinds=", ".join(counts)), rest.format(count=idle)]
    return "; ".join(part for part in parts if part)


# -- words of their parts ------------------------------------------------------------------------


def handles(items: Iterable[SwotItem]) -> str:
    """Return the handles of items, e.g. "W3, W4, T4"."""
    return ", ".join(item.handle for item in items)


def crossing(option: StrategicOption, swot: Swot) -> str:
    """Return what an option crosses, by handles: "S1 + S2 × O1"; "" where it has no items."""
    known = swot.by_id()
    used = [known[item_id] for item_id in option.item_ids]
    sides = [
        " + ".join(item.handle for item in used if item.quadrant.internal is internal)
        for internal in (True, False)
    ]
    return " × ".join(side for side in sides if side)


def item_words(export: SwotExport, item: SwotItem) -> str:
    """Return an item and what is noted with it, as part of a sentence."""
    return "; ".join([f"{item.handle}: {spoken(item.text)}", *item_facts(export, item)])


def item_facts(export: SwotExport, item: SwotItem) -> list[str]:
    """Return what is noted with an item, in words."""
    facts = [importance_words(item.importance)]
    if item.likelihood is not None:
        facts.append(likelihood_words(item.likelihood))
    facts.append(", ".join(map(export.market_name, item.market_ids)) or tr("all markets"))
    facts.append(evidence_words(item.evidence_kind))
    if item.owner_id is not None:
        facts.append(owner_words(export.owner(item.owner_id)))
    if item.votes is not None:
        facts.append(votes_words(item.votes))
    return facts


def importance_words(value: int | None) -> str:
    """Return how important an item is."""
    if value is None:
        return tr("importance not rated")
    return tr("importance {value} of 5").format(value=value)


def likelihood_words(value: int) -> str:
    """Return how likely an item is."""
    return tr("likelihood {value} of 5").format(value=value)


def owner_words(owner: str) -> str:
    """Return who looks after it."""
    return tr("looked after by {owner}").format(owner=owner)


def option_words(export: SwotExport, option: StrategicOption) -> str:
    """Return an option, what it crosses and where it leads, as part of a sentence."""
    parts = [f"{option.kind.value}: {spoken(option.title)}"]
    parts += [part for part in (crossing(option, export.swot), spoken(option.reason)) if part]
    if option.market_ids:
        parts.append(", ".join(map(export.market_name, option.market_ids)))
    if option.owner_id is not None:
        parts.append(owner_words(export.owner(option.owner_id)))
    return "; ".join(parts)


def spoken(text: str) -> str:
    """Return the start of a text on one line, long enough for all but pages of text."""
    line = one_line(text)
    return line if len(line) <= MOST_SPOKEN else f"{line[: MOST_SPOKEN - 1].rstrip()}…"


def footer(export: SwotExport, said: Iterable[str]) -> tuple[str, ...]:
    """Return the lines under a picture: what it is of, how to read it, the program."""
    return (export.what, *said, PROGRAM)
