"""Who takes part in several activities and which markets they are about, each keeping its others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dia_desktop.store.edits.activity_fields import ActivityFields
from dia_desktop.store.edits.activity_links import MARKETS, PARTNERS, present_roles, tie_new
from dia_desktop.store.edits.links import add_links, check_there, keep_links
from dia_desktop.store.step import Step

Wanted = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class ActivityParts:
    """What activities are to have or no longer; what is not named stays with each of them as it is.

    Attributes
    ----------
    partners : whether each of them is to take part besides the owner, by partner id.
    markets : whether they are to be about each of them, by market id; a tie that stays keeps its role, and
        what was about all markets is about those alone that are added to it.
    """

    partners: Wanted = field(default_factory=dict)
    markets: Wanted = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether anything is to be changed."""
        return bool(self.partners or self.markets)

    def fields(self) -> ActivityFields:
        """Return the names of the fields that are changed, to call the step by them; without their values."""
        partners: ActivityFields = {"partner_ids": ()} if self.partners else {}
        markets: ActivityFields = {"market_ids": ()} if self.markets else {}
        return {**partners, **markets}

    def change(self, step: Step, activity_ids: Collection[str]) -> None:
        """Change activities."""
        if self.partners:
            self._change_partners(step, activity_ids)
        if self.markets:
            self._change_markets(step, activity_ids)

    def _change_partners(self, step: Step, activity_ids: Collection[str]) -> None:
        check_there(step, PARTNERS, self.partners)
        kept = keep_links(step, PARTNERS, activity_ids, lambda other: self.partners.get(other, True))
        for activity_id in activity_ids:
            add_links(step, PARTNERS, activity_id, _missing(activity_id, self.partners, kept))

    def _change_markets(self, step: Step, activity_ids: Collection[str]) -> None:
        check_there(step, MARKETS, self.markets)
        roles = present_roles(step)
        kept = keep_links(step, MARKETS, activity_ids, lambda other: self.markets.get(other, True))
        for activity_id in activity_ids:
            tie_new(step, activity_id, _missing(activity_id, self.markets, kept), roles)


def _missing(own_id: str, wanted: Wanted, kept: set[tuple[str, str]]) -> list[str]:
    return [other for other, there in wanted.items() if there and (own_id, other) not in kept]
