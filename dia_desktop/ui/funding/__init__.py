"""The Funding & KPIs page: where the money comes from, how far it goes, and what was reached."""

from __future__ import annotations
