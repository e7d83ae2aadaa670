"""Which places of a ranking hold and which are open, over everything that is plausible."""

from __future__ import annotations

import numpy as np

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.strategy.verdict import rivals_through_gaps

#: A set of markets fills the places on top where it does so in this share of the draws.
HOLDS = 0.75
#: A place is open where the market in it has it in less than this share of the draws.
OPEN = 0.5
#: A share below this reads as less than one percent: it is not named.
WORTH_NAMING = 0.005


def is_open(ranking: Ranking, firmness: Robustness, place: int) -> bool:
    """Whether a place (0 first) is open: tied with the next, or held in less than half of the draws."""
    row = int(ranking.order[place])
    tied = place < len(ranking.ties) and bool(ranking.ties[place])
    undone = place == 0 and bool(rivals_through_gaps(ranking))
    return tied or undone or bool(firmness.acceptability.ranks[row, place] < OPEN)


def open_place(ranking: Ranking, firmness: Robustness, depth: int) -> int | None:
    """Return the first open place (0 first) down to the cut line; without one only the first is looked at.

    The last place above the cut line is open as well where other markets stand above it too often.
    """
    last = max(depth, 1) - 1
    found = next((place for place in range(last + 1) if is_open(ranking, firmness, place)), None)
    if found is None and last > 0 and firmness.top[last] < HOLDS:
        return last
    return found


def filled_top(firmness: Robustness, depth: int) -> int:
    """Return how many places, two or more, the same markets fill together; 0 where none hold.

    Parameters
    ----------
    depth : places above the cut line, which are tried first and then fewer; 0: three are tried.
    """
    most = min(depth or 3, len(firmness.top) - 1)
    return next((count for count in range(most, 1, -1) if firmness.top[count - 1] >= HOLDS), 0)


def place_name(place: int) -> str:
    """Return what a place (0 first) is called inside a sentence."""
    names = (
        tr("first place"),
        tr("second place"),
        tr("third place"),
        tr("fourth place"),
        tr("fifth place"),
        tr("sixth place"),
    )
    return names[place] if place < len(names) else tr("place {number}").format(number=place + 1)


def capitalised(text: str) -> str:
    """Return a text that begins a sentence."""
    return text[:1].upper() + text[1:]


def rank_shares(ranking: Ranking, firmness: Robustness, place: int, numbers: Numbers) -> str:
    """Return which two markets have a place (0 first) most often, with their shares."""
    shares = firmness.acceptability.ranks[:, place]
    rows = [int(row) for row in np.argsort(-shares, kind="stable")[:2] if shares[row] > WORTH_NAMING]
    return ", ".join(
        tr("{market} {share}").format(
            market=ranking.matrix.markets[row].name, share=firmness.percent(float(shares[row]), numbers)
        )
        for row in rows
    )
