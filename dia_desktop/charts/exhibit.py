"""What leaves the program: a picture and a table of the same thing, and what they say about themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class What(StrEnum):
    """What can be exported, as it is called in file names and on the command line."""

    RANKING = "ranking"
    RANK_SHARES = "rank-shares"
    WEIGHT_RANGES = "weight-ranges"
    METHODS = "methods"
    PARTNERS = "partners"
    DRIVERS = "drivers"
    WEIGHTS_TRIANGLE = "weights-triangle"
    SWOT = "swot"
    TOWS = "tows"
    GANTT = "gantt"
    COVERAGE = "coverage"
    KPIS = "kpis"


#: The pictures of the roadmap, in the order of its pages; they belong to no scoring round.
ROADMAP = (What.GANTT, What.COVERAGE, What.KPIS)


@dataclass(frozen=True, slots=True)
class PictureText:
    """What a picture says about itself.

    Attributes
    ----------
    title : the finding.
    description : the figure in words.
    keywords : round, date and weights.
    program : what drew it.
    """

    title: str
    description: str
    keywords: str
    program: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One thing that can be exported.

    Attributes
    ----------
    what : which one it is, and what it is called in file names.
    title : what it is called in the window.
    text : what its picture says about itself.
    figure : draws it, with matplotlib.
    table : returns it as CSV.
    in_round : whether it is of a scoring round, which its file names then say.
    pages : draws it on as many sheets as it needs, for documents; None where one always holds it.
    """

    what: What
    title: str
    text: PictureText
    figure: Callable[[], Figure]
    table: Callable[[], bytes]
    in_round: bool = True
    pages: Callable[[], Iterator[Figure]] | None = None

    def sheets(self) -> Iterator[Figure]:
        """Draw all of it, one sheet after the other."""
        if self.pages is None:
            yield self.figure()
        else:
            yield from self.pages()
