"""What the colour of a bar says, before it is a colour of light or dark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dia_desktop.charts.gantt_view import ColourBy, GanttContent
from dia_desktop.charts.palette import ChartTheme, mix
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import Activity, ActivityStatus, Confidence
from dia_desktop.strategy.roadmap_words import confidence_words, status_words

#: In the order of the legend.
STATUSES = tuple(ActivityStatus)
CONFIDENCES = tuple(Confidence)
#: How much of the surface is mixed into the ink for each confidence.
_FAINT = (0.0, 0.35, 0.6)


class ToneKind(StrEnum):
    """What a tone stands for."""

    NEUTRAL = "neutral"
    MARKET = "market"
    PARTNER = "partner"
    STATUS = "status"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour by its meaning.

    Attributes
    ----------
    place : slot of the market, or place among the partners, statuses or confidences.
    """

    kind: ToneKind = ToneKind.NEUTRAL
    place: int = 0

    def colour(self, theme: ChartTheme) -> str:
        """Return the colour, as "#RRGGBB"."""
        if self.kind is ToneKind.MARKET:
            return theme.hue(self.place)
        if self.kind is ToneKind.PARTNER:
            return theme.other(self.place)
        if self.kind is ToneKind.CONFIDENCE:
            return mix(theme.ink, theme.surface, _FAINT[self.place])
        if self.kind is ToneKind.STATUS:
            return {
                ActivityStatus.PLANNED: theme.neutral,
                ActivityStatus.UNDER_WAY: theme.cool_text,
                ActivityStatus.DONE: theme.good_text,
                ActivityStatus.PAUSED: theme.warn_text,
                ActivityStatus.DROPPED: theme.text_3,
            }[STATUSES[self.place]]
        return theme.neutral


class Tones:
    """The tones of a roadmap."""

    def __init__(self, content: GanttContent, by: ColourBy) -> None:
        self._by = by
        self._neutral = Tone()
        self._markets = {market.id: Tone(ToneKind.MARKET, market.colour) for market in content.markets}
        self._partners = {
            partner.id: Tone(ToneKind.PARTNER, place) for place, partner in enumerate(content.partners)
        }
        self._statuses = {each: Tone(ToneKind.STATUS, place) for place, each in enumerate(STATUSES)}
        self._confidences = {each: Tone(ToneKind.CONFIDENCE, place) for place, each in enumerate(CONFIDENCES)}

    def of_markets(self, market_ids: Iterable[str]) -> tuple[Tone, ...]:
        """Return one tone per market; a market of another round is neutral."""
        return tuple(self._markets.get(market_id, self._neutral) for market_id in market_ids)

    def of_lane(self, market_id: str) -> tuple[Tone, ...]:
        """Return the tone of the lane of a market; none where it is of several."""
        tone = self._markets.get(market_id)
        return () if tone is None else (tone,)

    def of_activity(self, activity: Activity) -> Tone:
        """Return the tone of a bar; neutral where it is about several markets, or about all of them."""
        if self._by is ColourBy.MARKET:
            ties = activity.ties
            return self._markets.get(ties[0].market_id, self._neutral) if len(ties) == 1 else self._neutral
        if self._by is ColourBy.PARTNER:
            return self._partners.get(activity.owner_id or "", self._neutral)
        if self._by is ColourBy.STATUS:
            return self._statuses[activity.status]
        return self._confidences[activity.confidence]


def tone_words(tone: Tone, content: GanttContent) -> str:
    """Return what a tone stands for, in words."""
    if tone.kind is ToneKind.MARKET:
        names = {market.colour: market.name for market in content.markets}
        return names[tone.place]
    if tone.kind is ToneKind.PARTNER:
        return content.partners[tone.place].short
    if tone.kind is ToneKind.STATUS:
        return status_words(STATUSES[tone.place])
    if tone.kind is ToneKind.CONFIDENCE:
        return confidence_words(CONFIDENCES[tone.place])
    return tr("several markets, or all")
