"""Pictures going out: figures for documents, drawn with matplotlib's Figure and never with pyplot."""

from __future__ import annotations
