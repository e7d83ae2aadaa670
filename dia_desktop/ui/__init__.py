"""The windows: the only room that knows Qt. One folder per page."""

from __future__ import annotations
