"""One thing there is to say about a ranking, in plain language, and the chart that shows it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

#: A finding says so many characters at a glance.
GLANCE = 125


class Level(StrEnum):
    """How a finding is marked: it holds, it needs attention, or it is worth knowing."""

    OK = "ok"
    WARN = "warn"
    INFO = "info"


class Chart(StrEnum):
    """The chart that shows what a finding says."""

    RANKS = "ranks"
    WEIGHTS = "weights"
    METHODS = "methods"
    PARTNERS = "partners"
    DRIVERS = "drivers"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a title without a full stop, a sentence or two of detail, and what else is known."""

    level: Level
    title: str
    detail: str
    chart: Chart
    more: str = ""

    @property
    def whole(self) -> str:
        """All that is said below the title."""
        return f"{self.detail} {self.more}".rstrip()

    @classmethod
    def of(cls, level: Level, title: str, said: Sequence[str], chart: Chart) -> Finding:
        """Return a finding of sentences, the most important first; those beyond a glance are `more`.

        Parameters
        ----------
        said : sentences; "" for none.
        """
        sentences = [sentence for sentence in said if sentence]
        ends = itertools.accumulate(len(sentence) + 1 for sentence in sentences)
        shown = max(1, sum(end <= GLANCE + 1 for end in ends))
        return cls(level, title, " ".join(sentences[:shown]), chart, " ".join(sentences[shown:]))
