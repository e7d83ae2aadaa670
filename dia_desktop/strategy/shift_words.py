"""How far dates have moved, in words."""

from __future__ import annotations

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.revisions import Shift

#: From so many days on a gap that is no whole number of months is said in months.
_MONTHS_FROM = 45


def gap_words(gap: Shift) -> str:
    """Return how far two days are apart, in either direction: "2 months", "12 days", "about 2 months"."""
    days, months = abs(gap.days), abs(gap.months)
    if gap.whole:
        return tr_n("{count} month", "{count} months", months).format(count=months)
    if days < _MONTHS_FROM:
        return tr_n("{count} day", "{count} days", days).format(count=days)
    return tr_n("about {count} month", "about {count} months", months).format(count=months)


def shift_words(moved: Shift) -> str:
    """Return how much later or earlier something is, e.g. "3 months later"; "as before" where it is not."""
    if not moved.days:
        return tr("as before")
    pattern = tr("{gap} later") if moved.days > 0 else tr("{gap} earlier")
    return pattern.format(gap=gap_words(moved))


def span_shift_words(start: Shift, end: Shift) -> str:
    """Return how a span has moved: as a whole, or its start and its end by themselves."""
    first, last = shift_words(start), shift_words(end)
    if first == last:
        return first
    if not start.days:
        return tr("ends {end}").format(end=last)
    if not end.days:
        return tr("starts {start}").format(start=first)
    return tr("starts {start}, ends {end}").format(start=first, end=last)


def than_revision(start: Shift, end: Shift, revision: str) -> str:
    """Return how a span has moved since a revision, e.g. "3 months later than revision 2".

    Parameters
    ----------
    revision : the name of the revision.
    """
    if not start.days and not end.days:
        return tr("as in {revision}").format(revision=revision)
    return tr("{shift} than {revision}").format(shift=span_shift_words(start, end), revision=revision)
