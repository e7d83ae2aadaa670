"""The guided weighting: one question per screen, large enough for a room."""

from __future__ import annotations
