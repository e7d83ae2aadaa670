"""What several partners think together: group values with their spread, and where partners disagree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, BoolArray, FloatArray, IntArray, normalised, place, with_gaps
from dia_desktop.scoring.values import HIGHEST, LOWEST


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Judgements put together; each is (n_markets, n_criteria), NaN where everybody abstained.

    Attributes
    ----------
    mean
        Mean weighted by the voices of those who judged.
    median
        Weighted median: at most half of the voices are below it, and at most half above. Where a
        whole range is such, its middle.
    spread
        Standard deviation weighted by the voices, of those who judged and not of a larger population;
        0 for a single judgement.
    low, high
        Lowest and highest judgement.
    count
        How many partners with a voice judged.
    """

    mean: FloatArray
    median: FloatArray
    spread: FloatArray
    low: FloatArray
    high: FloatArray
    count: IntArray


def aggregate(judgements: ArrayLike, voices: ArrayLike) -> Group:
    """Return the judgements of a group, weighted by voices.

    Abstaining is not zero: who abstains on a cell leaves it to the others, and a partner who abstained
    everywhere changes nothing. The same holds for a partner without a voice.

    Parameters
    ----------
    judgements
        (n_partners, n_markets, n_criteria), commonly 0-100; NaN where a partner abstained.
    voices
        (n_partners,), zero or more on any scale.

    Raises
    ------
    InvalidInputError
        An infinite judgement, none at all, or voices that are negative, all zero, not finite or not one for
        each partner.
    """
    given = _judgements(judgements)
    shares = normalised("voices", voices)
    if len(shares) != len(given):
        message = tr("voices: {voices} given for {partners} partner(s); one for each is needed.")
        raise InvalidInputError(message.format(voices=len(shares), partners=len(given)))
    return _aggregated(given, shares)


def disagreement(judgements: ArrayLike) -> FloatArray:
    """Return how far partners are apart, 0 to 1: the standard deviation over its largest possible value.

    0 where all who judged say the same (or only one did), 1 where two camps of one size hold to the two
    ends of the scale, NaN where everybody abstained. Every partner counts the same.

    Parameters
    ----------
    judgements
        (n_partners, n_markets, n_criteria), 0-100; NaN where a partner abstained.

    Returns
    -------
    (n_markets, n_criteria)

    Raises
    ------
    InvalidInputError
        A judgement outside 0 to 100, or none at all.
    """
    given = _judgements(judgements)
    outside = np.argwhere((given < LOWEST) | (given > HIGHEST))
    if len(outside):
        where = tuple(int(at) for at in outside[0])
        message = tr("{place}: the judgement {given:g} is not within 0 to 100.")
        raise InvalidInputError(
            message.format(place=place("judgements", where, tr("partner {at}")), given=given[where])
        )
    largest = (HIGHEST - LOWEST) / 2
    return _aggregated(given, np.full(len(given), 1 / len(given))).spread / largest


def _aggregated(given: FloatArray, shares: FloatArray) -> Group:
    heard = ~np.isnan(given) & (shares > 0)[:, None, None]
    voices = np.where(heard, shares[:, None, None], 0.0)
    count = np.asarray(heard.sum(axis=0), dtype=np.intp)
    silent = count == 0
    # Each judgement as a share of the way from lowest to highest: equal ones then have no spread at all.
    low = np.min(given, axis=0, where=heard, initial=np.inf)
    high = np.max(given, axis=0, where=heard, initial=-np.inf)
    low, high = np.where(silent, 0.0, low), np.where(silent, 0.0, high)
    length = high - low
    way = np.where(heard, given - low, 0.0) / np.where(length > 0, length, 1.0)
    total = np.where(silent, 1.0, voices.sum(axis=0))
    centre = (voices * way).sum(axis=0) / total
    variance = (voices * (way - centre) ** 2).sum(axis=0) / total
    return Group(
        mean=np.where(silent, np.nan, np.clip(low + length * centre, low, high)),
        median=np.where(silent, np.nan, _median(given, voices, heard)),
        spread=np.where(silent, np.nan, length * np.sqrt(variance)),
        low=np.where(silent, np.nan, low),
        high=np.where(silent, np.nan, high),
        count=count,
    )


def _median(given: FloatArray, voices: FloatArray, heard: BoolArray) -> FloatArray:
    order = np.argsort(np.where(heard, given, np.inf), axis=0)
    ordered = np.take_along_axis(np.where(heard, given, 0.0), order, axis=0)
    below = np.cumsum(np.take_along_axis(voices, order, axis=0), axis=0)
    half = below[-1] / 2
    lower = np.argmax(below >= half * (1 - NOISE), axis=0)
    upper = np.argmax(below > half * (1 + NOISE), axis=0)
    ends = np.take_along_axis(ordered, np.stack([lower, upper]), axis=0)
    return np.asarray(ends[0] / 2 + ends[1] / 2)


def _judgements(judgements: ArrayLike) -> FloatArray:
    return with_gaps("judgements", judgements, 3, tr("partner {at}"))
