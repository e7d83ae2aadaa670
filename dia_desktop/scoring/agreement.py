"""How far rankings agree, and one ranking out of several."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.aggregation import rank
from dia_desktop.scoring.checks import FloatArray, table


@dataclass(frozen=True, slots=True)
class Concordance:
    """How far several judges agree.

    Attributes
    ----------
    w
        Kendall's coefficient of concordance: 0 none, 1 the same ranking from everyone.
    chi_square, df
        Judges x (n - 1) x w, and n - 1 degrees of freedom.
    p_value
        Chance of at least this much agreement if everybody ranked at random, by the chi-square
        distribution; rough for fewer than eight alternatives or so (Siegel 1956).
    """

    w: float
    chi_square: float
    df: int
    p_value: float


@dataclass(frozen=True, slots=True)
class Correlation:
    """How alike two rankings are; 1 is the same.

    Attributes
    ----------
    spearman
        Correlation of the ranks, -1 to 1.
    kendall
        Kendall's tau-b, -1 to 1: pairs ranked alike minus pairs ranked the other way round,
        corrected for ties.
    weighted_spearman
        r_w (Salabun & Urbaniak 2020), -1 to 1: differences count more the nearer they are to the top.
    ws
        WS (Salabun & Urbaniak 2020), 0 to 1: differences count by half less with each rank of the
        first ranking, which is the reference; not symmetric.
    """

    spearman: float
    kendall: float
    weighted_spearman: float
    ws: float


def kendalls_w(ratings: ArrayLike, ties: bool = True) -> Concordance:
    """Return Kendall's coefficient of concordance W (Kendall & Babington Smith 1939).

    Parameters
    ----------
    ratings
        (n_judges, n): ranks or raw scores of n alternatives, all judges in the same direction. They
        are ranked for each judge; ties share the mean of their ranks.
    ties
        Whether to correct for ties (Siegel 1956): W can then reach 1 with ties.

    Raises
    ------
    InvalidInputError
        NaN or infinite ratings, fewer than two judges or alternatives, or no judge who tells any two
        alternatives apart: there is nothing then to agree about.
    """
    given = table("ratings", ratings, 2)
    judges, n = given.shape
    if 1 in (judges, n):
        message = tr("ratings: {judges} judge(s) and {n} alternative(s); at least two of each are needed.")
        raise InvalidInputError(message.format(judges=judges, n=n))
    deviations = np.array([_midranks(row) for row in given]) - (n + 1) / 2
    own = (deviations**2).sum()
    if own == 0:
        raise InvalidInputError(
            tr("ratings: every judge rates all alternatives alike; no ranking to compare.")
        )
    possible = own if ties else judges * (n**3 - n) / 12
    w = min(1.0, float((deviations.sum(axis=0) ** 2).sum() / (judges * possible)))
    chi_square = judges * (n - 1) * w
    return Concordance(w, chi_square, n - 1, chi_square_tail(chi_square, n - 1))


def borda(rankings: ArrayLike) -> FloatArray:
    """Return Borda points (n,): n - 1 for each first place down to 0 for each last (Borda 1781).

    Parameters
    ----------
    rankings
        (n_judges, n): the rank of each of n alternatives, 1 (or the least number) is best. Ties share the
        mean of the points of their places, so that each judge gives the same sum.

    Raises
    ------
    InvalidInputError
        NaN or infinite ranks, or none at all.
    """
    given = table("rankings", rankings, 2)
    return np.asarray(sum(given.shape[1] - _midranks(row) for row in given))


def rank_correlation(x: ArrayLike, y: ArrayLike) -> Correlation:
    """Return four measures of how alike two rankings of the same alternatives are.

    Parameters
    ----------
    x, y
        (n,) ranks, 1 (or the least number) is best; x is the reference. Ties share the mean of their ranks.

    Raises
    ------
    InvalidInputError
        NaN or infinite ranks, fewer than two or unequally many, or a ranking in which all are tied.
    """
    first, second = table("x", x, 1), table("y", y, 1)
    if len(first) != len(second) or len(first) == 1:
        message = tr("x, y: {first} and {second} rank(s) given; equally many, at least two, are needed.")
        raise InvalidInputError(message.format(first=len(first), second=len(second)))
    n = len(first)
    a, b = _untied("x", first), _untied("y", second)
    difference = np.abs(a - b)
    nearness = (n - a + 1) + (n - b + 1)
    furthest = np.maximum(a - 1, n - a)
    weighted = 6 * (difference**2 * nearness).sum() / (n**4 + n**3 - n**2 - n)
    return Correlation(
        spearman=_cosine(a - a.mean(), b - b.mean()),
        kendall=_cosine(np.sign(a[:, None] - a), np.sign(b[:, None] - b)),
        weighted_spearman=float(1 - weighted),
        ws=float(1 - (2.0**-a * difference / furthest).sum()),
    )


def chi_square_tail(chi_square: float, df: int) -> float:
    """Return the chance that a chi-square variable with `df` degrees of freedom is larger.

    This is the upper regularised incomplete gamma function Q(df / 2, h) at h = chi_square / 2. From
    Q(0, h) = 0, or Q(1/2, h) = erfc(sqrt(h)), it grows by h^s exp(-h) / Gamma(s + 1)
    from each s to s + 1 (Abramowitz & Stegun 1964, 6.5.21).
    """
    half = chi_square / 2
    if half == 0:
        return 1.0
    start = 0.5 if df % 2 else 0.0
    steps = (start + step for step in range(df // 2))
    terms = (math.exp(s * math.log(half) - half - math.lgamma(s + 1)) for s in steps)
    return min(1.0, (math.erfc(math.sqrt(half)) if df % 2 else 0.0) + math.fsum(terms))


def _midranks(row: FloatArray) -> FloatArray:
    """Return ranks (n,) with the least number first; ties share the mean of their ranks."""
    first, last = rank(row, best="low"), len(row) + 1 - rank(row, best="high")
    return np.asarray((first + last) / 2)


def _untied(name: str, row: FloatArray) -> FloatArray:
    ranks = _midranks(row)
    if ranks.min() == ranks.max():
        raise InvalidInputError(tr("{name}: all are tied; a correlation needs two ranks.").format(name=name))
    return ranks


def _cosine(a: FloatArray, b: FloatArray) -> float:
    return float(np.clip((a * b).sum() / math.sqrt((a * a).sum() * (b * b).sum()), -1, 1))
