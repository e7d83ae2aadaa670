"""What a strategy is: frozen records, the rules between them, and results as plain sentences."""

from __future__ import annotations
