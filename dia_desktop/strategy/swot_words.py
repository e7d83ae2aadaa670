"""How the parts of the SWOT are called."""

from __future__ import annotations

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.swot import EvidenceKind, OptionKind, Quadrant

#: Letters of a text after which a sentence about it breaks off.
_LONGEST_START = 60


def quadrant_title(quadrant: Quadrant) -> str:
    """Return what stands above a quadrant, e.g. "Strengths"."""
    return {
        Quadrant.STRENGTHS: tr("Strengths"),
        Quadrant.WEAKNESSES: tr("Weaknesses"),
        Quadrant.OPPORTUNITIES: tr("Opportunities"),
        Quadrant.THREATS: tr("Threats"),
    }[quadrant]


def quadrant_noun(quadrant: Quadrant) -> str:
    """Return what one item of a quadrant is, e.g. "Strength"."""
    return {
        Quadrant.STRENGTHS: tr("Strength"),
        Quadrant.WEAKNESSES: tr("Weakness"),
        Quadrant.OPPORTUNITIES: tr("Opportunity"),
        Quadrant.THREATS: tr("Threat"),
    }[quadrant]


def start_of(text: str) -> str:
    """Return the start of a text on one line, short enough to stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_START else f"{line[:_LONGEST_START].rstrip()}…"


def quadrant_side(quadrant: Quadrant) -> str:
    """Return what a quadrant is about."""
    if quadrant.internal:
        return tr("internal, helps") if quadrant.helps else tr("internal, hinders")
    return tr("external, helps") if quadrant.helps else tr("external, hinders")


def kind_words(kind: OptionKind) -> str:
    """Return what an option crosses, in words."""
    return {
        OptionKind.SO: tr("strength × opportunity"),
        OptionKind.ST: tr("strength × threat"),
        OptionKind.WO: tr("weakness × opportunity"),
        OptionKind.WT: tr("weakness × threat"),
    }[kind]


def evidence_words(kind: EvidenceKind) -> str:
    """Return what an item rests on, in a word."""
    return {
        EvidenceKind.OPINION: tr("opinion"),
        EvidenceKind.NOTE: tr("note"),
        EvidenceKind.LINK: tr("link"),
    }[kind]


def votes_words(votes: int) -> str:
    """Return how many dots an item got."""
    return tr_n("{count} vote", "{count} votes", votes).format(count=votes)
