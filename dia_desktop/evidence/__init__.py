"""Facts coming in: the shipped reference data, the example strategy, score tables."""

from __future__ import annotations
