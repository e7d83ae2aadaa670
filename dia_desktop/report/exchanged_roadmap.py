"""What goes out about the roadmap: its records, and the words its documents share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Final

from dia_desktop.language import tr_n
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.records import Market, Partner, ScoringRound, Strategy
from dia_desktop.strategy.revisions import Revision
from dia_desktop.strategy.roadmap import Activity, Link, LinkKind, Roadmap
from dia_desktop.strategy.swot import Swot

#: Between several names in one cell; the import takes them apart there.
BETWEEN: Final = "; "
_LETTERS: Final = {LinkKind.FINISH_START: "FS", LinkKind.START_START: "SS"}


@dataclass(frozen=True, slots=True)
class ExchangedRoadmap:
    """Everything these documents need; frozen, so that it may cross into a worker thread.

    Attributes
    ----------
    scoring : the round whose markets are called by name.
    swot : whose options the activities come from.
    changed : when the strategy was last changed; None where it is not known.
    revision : the named moment that changes are listed since; None where no moment has a name.
    before : the roadmap and its funding at that moment; None where nobody asked for the changes.
    """

    strategy: Strategy
    scoring: ScoringRound
    roadmap: Roadmap
    swot: Swot = field(default_factory=Swot)
    funding: Funding = field(default_factory=Funding)
    kpis: tuple[Kpi, ...] = ()
    changed: datetime | None = None
    revision: Revision | None = None
    before: tuple[Roadmap, Funding] | None = None

    @property
    def stamp(self) -> datetime:
        """When the content was last changed, in UTC; the day of the scoring round where it is not known."""
        if self.changed is None:
            return datetime.combine(self.scoring.round.as_of, time(), UTC)
        return self.changed.astimezone(UTC)

    def partner(self, partner_id: str | None) -> Partner | None:
        """Return a partner; None for none."""
        return next((each for each in self.strategy.partners if each.id == partner_id), None)

    def partner_name(self, partner_id: str | None) -> str:
        """Return how a partner is called in short; "" for none."""
        known = self.partner(partner_id)
        return "" if known is None else known.short

    def partner_names(self, partner_ids: Iterable[str]) -> str:
        """Return several partners in one cell."""
        return BETWEEN.join(name for name in map(self.partner_name, partner_ids) if name)

    def market(self, market_id: str) -> Market | None:
        """Return a market; None where only another round has it."""
        return next((each for each in self.scoring.markets if each.id == market_id), None)

    def markets(self, activity: Activity) -> str:
        """Return the markets of an activity in one cell, by code where there is one; "" for all of them."""
        found = (self.market(market_id) for market_id in activity.market_ids)
        return BETWEEN.join(market.key for market in found if market is not None)

    def lost_markets(self) -> Iterator[str]:
        """Yield what is to be said of markets that cannot be named."""
        known = {market.id for market in self.scoring.markets}
        lost = sum(not known.issuperset(each.market_ids) for each in self.roadmap.activities)
        if lost:
            yield tr_n(
                "{count} activity is about a market that the latest round lacks; the market was left out.",
                "{count} activities are about markets that the latest round lacks; these were left out.",
                lost,
            ).format(count=lost)

    def workstream(self, activity: Activity) -> str:
        """Return the name of the workstream of an activity; "" for none."""
        names = {stream.id: stream.name for stream in self.roadmap.workstreams}
        return names.get(activity.workstream_id or "", "")

    def option(self, activity: Activity) -> str:
        """Return the strategic option an activity comes from; "" for none."""
        return next((each.title for each in self.swot.options if each.id == activity.option_id), "")

    def kpi(self, activity: Activity) -> str:
        """Return the KPI an activity counts towards; "" for none."""
        return next((each.name for each in self.kpis if each.id == activity.kpi_id), "")

    def links_into(self) -> dict[str, list[Link]]:
        """Return the links by the activity that waits."""
        found: dict[str, list[Link]] = {}
        for link in self.roadmap.links:
            found.setdefault(link.after_id, []).append(link)
        return found


def link_words(link: Link, handle: str) -> str:
    """Return a link as project programs write it: "A1" (finish-start), "A1 SS", "A1 FS+3" (months)."""
    if link.kind is LinkKind.FINISH_START and not link.lag:
        return handle
    lag = f"{link.lag:+d}" if link.lag else ""
    return f"{handle} {_LETTERS[link.kind]}{lag}"


def money(cents: int) -> str:
    """Return an amount with a decimal point, exactly.

    Examples
    --------
    >>> money(123456)
    '1234.56'
    >>> money(-5)
    '-0.05'
    """
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02d}"
