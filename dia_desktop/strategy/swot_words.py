"""How the parts of the SWOT are called."""

from __future__ import annotations

from dia_desktop.language import tr
from dia_desktop.strategy.swot import Quadrant

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
