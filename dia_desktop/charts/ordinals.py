"""Places in a ranking, in words."""

from __future__ import annotations

from dia_desktop.language import tr

#: These end in "th" whatever their last figure is.
_TEENS = (11, 12, 13)


def ordinal(rank: int) -> str:
    """Return a place in figures.

    Examples
    --------
    >>> [ordinal(rank) for rank in (1, 2, 3, 4, 12, 21)]
    ['1st', '2nd', '3rd', '4th', '12th', '21st']
    """
    last = 0 if rank % 100 in _TEENS else rank % 10
    patterns = {1: tr("{rank}st"), 2: tr("{rank}nd"), 3: tr("{rank}rd")}
    return patterns.get(last, tr("{rank}th")).format(rank=rank)


def place_word(rank: int) -> str:
    """Return a place as it is said in a sentence: the first three in letters."""
    return {1: tr("first"), 2: tr("second"), 3: tr("third")}.get(rank, ordinal(rank))
