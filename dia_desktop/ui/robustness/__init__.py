"""The Robustness page: how sure the ranking is, and what it hangs on."""

from __future__ import annotations
