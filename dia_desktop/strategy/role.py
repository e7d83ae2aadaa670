"""What the partnership wants from a market."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What the partnership wants from a market in a scoring round."""

    TARGET = "target"
    CANDIDATE = "candidate"
    FALLBACK = "fallback"
