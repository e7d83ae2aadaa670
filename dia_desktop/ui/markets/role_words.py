"""The roles of a market in words."""

from __future__ import annotations

from dia_desktop.language import tr
from dia_desktop.strategy.role import Role


def role_words() -> dict[Role, str]:
    """Return the roles of a market in words."""
    return {
        Role.TARGET: tr("Target"),
        Role.CANDIDATE: tr("Candidate"),
        Role.FALLBACK: tr("Fallback"),
    }
