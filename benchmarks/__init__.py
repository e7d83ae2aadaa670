"""Speed and size of DIA Desktop, as figures and as ratios against a floor. Run with `make bench`."""

from __future__ import annotations
