"""The Markets page: weights, ranking, weights triangle and score matrix, all live."""

from __future__ import annotations
