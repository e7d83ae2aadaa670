"""How often each market takes each rank, over everything that is plausible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from dia_desktop.scoring import Acceptability, rank, rank_acceptability, weighted_sum
from dia_desktop.strategy.draws import QUICK_DRAWS, Batch, Draws, Varied
from dia_desktop.strategy.evaluation import NOISE as SAME_SCORE
from dia_desktop.strategy.evaluation import BoolArray, FloatArray, Matrix
from dia_desktop.strategy.numbers import NOISE, Numbers
from dia_desktop.strategy.plausible import PlausibleWeights
from dia_desktop.strategy.weighing import DrawSettings

#: Each further look is taken after so many times the draws.
MORE = 2
#: A digit is settled where its share lies so many standard errors from where it would be another one.
SETTLED_ERRORS = 3.0
#: Shares below are "≤1 %" at most, and as far from all "≥99 %" at least.
_ABOUT_ONE = 0.015
_ONE = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """Shares of plausible inputs, given this model.

    Attributes
    ----------
    draws, seed : how many weight sets were drawn, and from which seed.
    independent : how many draws are independent of each other; fewer where value draws serve several weights.
    varied : what was to be varied.
    plausible : which weights were drawn.
    values_vary : whether scores were varied as well (some carry an error or are missing).
    gaps : whether scores are missing; they are drawn between their anchors, or stay in the middle where
        only weights are varied.
    acceptability : shares of the draws.
    top : (n_markets,) share of draws in which the first d + 1 places go to the markets that have them now, in
        any order; 1 for the last.
    """

    draws: int
    independent: int
    seed: int
    varied: Varied
    plausible: PlausibleWeights
    values_vary: bool
    gaps: bool
    acceptability: Acceptability
    top: FloatArray

    @property
    def margin(self) -> float:
        """Every weight lies within +-margin of the present one, where no order or bounds say otherwise."""
        return self.plausible.margin

    @property
    def first(self) -> FloatArray:
        """(n_markets,) share of draws in which each market is first."""
        first: FloatArray = self.acceptability.ranks[:, 0]
        return first

    @property
    def unsettled(self) -> BoolArray:
        """(n_markets, n_markets) rank shares whose whole percent another seed could change."""
        return unsettled(self.acceptability.ranks, self.independent)

    def percent(self, share: float, numbers: Numbers) -> str:
        """Return one of these shares as whole percent, marked where another seed could change it."""
        return marked_percent(share, self.independent, numbers)


def robustness(
    matrix: Matrix, weights: FloatArray, settings: DrawSettings | None = None, varied: Varied = Varied.BOTH
) -> Robustness:
    """Count ranks over at most `QUICK_DRAWS` draws, fast enough to follow a hand.

    Parameters
    ----------
    weights : (n_criteria,) summing to 1.
    settings : margin, seed, and the number of draws where it is less.
    """
    chosen = settings or DrawSettings()
    draws = Draws.of(matrix, weights, chosen, varied)
    return _counted(draws, draws.batch(0, min(chosen.draws or QUICK_DRAWS, QUICK_DRAWS)))


def all_shares(found: Robustness) -> FloatArray:
    """Return every share that a page shows: of the ranks, and of the first places."""
    return np.concatenate([found.acceptability.ranks.ravel(), found.top])


def leader_share(found: Robustness) -> FloatArray:
    """Return the share that a verdict shows: how often the present leader is first."""
    return found.top[:1]


def settled_robustness(
    matrix: Matrix,
    weights: FloatArray,
    settings: DrawSettings | None = None,
    varied: Varied = Varied.BOTH,
    *,
    shown: Callable[[Robustness], FloatArray] = all_shares,
    cancelled: Callable[[], bool] = lambda: False,
) -> Robustness:
    """Count ranks over as many draws as the digits shown need.

    Draws come in batches, the same ones for the same seed. After 10,000, 20,000, 40,000 ... draws the shares
    are looked at: it ends where another seed would change no digit (`unsettled`), or where
    `draws.MOST_NUMBERS` have been drawn. A number of draws the room set is drawn as it is.

    Parameters
    ----------
    weights : (n_criteria,) summing to 1.
    shown : the shares of a result whose whole percent must be settled.
    cancelled : asked between batches; where it says yes, what has been drawn so far is the result.
    """
    chosen = settings or DrawSettings()
    draws = Draws.of(matrix, weights, chosen, varied)
    first, *further = draws.sizes(chosen.draws)
    found = _counted(draws, draws.batch(0, first))
    look_at = chosen.draws or QUICK_DRAWS
    for number, count in enumerate(further, start=1):
        if cancelled():
            break
        if found.draws >= look_at:
            if is_settled(found, shown):
                break
            look_at *= MORE
        found = _pooled(found, _counted(draws, draws.batch(number, count)))
    return found


def is_settled(found: Robustness, shown: Callable[[Robustness], FloatArray]) -> bool:
    """Whether another seed would change no digit of the shares that are shown."""
    return not unsettled(shown(found), found.independent).any()


def unsettled(shares: FloatArray, draws: int) -> BoolArray:
    """Return whose whole percent another seed could change, as an array of the shape of `shares`.

    These are the shares (0-1) less than three standard errors from where `whole_percent` shows another
    digit: from x.5 %, and from nothing and all, which "<1" and ">99" are told apart from.
    """
    errors = _errors(shares, draws)
    to_digit = np.abs(shares * 100 % 1 - 0.5) / 100
    to_end = np.minimum(shares, 1 - shares)
    return np.asarray((to_end > NOISE) & (np.minimum(to_digit, to_end) < errors))


def marked_percent(share: float, draws: int, numbers: Numbers) -> str:
    """Return a share as whole percent, marked where another seed could change the digit.

    "≤1 %" and "≥99 %" hold for every reading that another seed could give; all else is "≈".

    Parameters
    ----------
    share : 0-1.
    draws : how many independent draws it comes from.
    """
    exact = np.array(share)
    if not unsettled(exact, draws).any():
        return numbers.percent(share)
    error = float(_errors(exact, draws))
    if share + error < _ABOUT_ONE:
        return f"≤{numbers.percent(_ONE)}"
    if share - error > 1 - _ABOUT_ONE:
        return f"≥{numbers.percent(1 - _ONE)}"
    return f"≈{numbers.percent(min(max(share, _ONE), 1 - _ONE))}"


def _errors(shares: FloatArray, draws: int) -> FloatArray:
    """Return how far another seed could move shares (0-1)."""
    return np.asarray(SETTLED_ERRORS * np.sqrt(shares * (1 - shares) / draws))


def _counted(draws: Draws, batch: Batch) -> Robustness:
    """Count who stands where in the draws of a batch."""
    matrix = draws.matrix
    return Robustness(
        draws=len(batch.weights),
        independent=batch.independent,
        seed=draws.seed,
        varied=draws.varied,
        plausible=draws.plausible,
        values_vary=batch.values is not None,
        gaps=bool(matrix.missing.any()),
        acceptability=rank_acceptability(matrix.values, batch.weights, batch.values),
        top=_top(draws, batch),
    )


def _top(draws: Draws, batch: Batch) -> FloatArray:
    """(n_markets,) share of draws in which the first d + 1 places keep their markets, in any order."""
    values = draws.matrix.values
    ranks = rank(weighted_sum(values, draws.weights))
    order = np.lexsort((np.arange(len(ranks)), ranks))
    kept = np.zeros(len(order) - 1)
    for scores in batch.scores(values):
        ordered = scores[order]
        least = np.minimum.accumulate(ordered, axis=0)[:-1]
        most = np.maximum.accumulate(ordered[::-1], axis=0)[-2::-1]
        kept += np.count_nonzero(least > most + SAME_SCORE, axis=1)
    return np.append(kept / len(batch.weights), 1.0)


def _pooled(one: Robustness, other: Robustness) -> Robustness:
    """Return what the draws of both say together.

    Central weights count as often as the market was first with them; the confidence is the mean of the
    batches in which it ever was.
    """
    draws = one.draws + other.draws
    a, b = one.acceptability, other.acceptability
    of_a, of_b = np.float64(one.draws / draws), np.float64(other.draws / draws)
    pooled = Acceptability(
        ranks=_mean(a.ranks, b.ranks, of_a, of_b),
        central_weights=_mean(
            a.central_weights, b.central_weights, of_a * a.ranks[:, :1], of_b * b.ranks[:, :1]
        ),
        confidence=_mean(a.confidence, b.confidence, of_a, of_b),
        pairwise=_mean(a.pairwise, b.pairwise, of_a, of_b),
        expected_rank=_mean(a.expected_rank, b.expected_rank, of_a, of_b),
    )
    return replace(
        one,
        draws=draws,
        independent=one.independent + other.independent,
        acceptability=pooled,
        top=_mean(one.top, other.top, of_a, of_b),
    )


def _mean(
    a: FloatArray, b: FloatArray, of_a: FloatArray | np.float64, of_b: FloatArray | np.float64
) -> FloatArray:
    """Return the weighted mean; what is NaN has no part in it."""
    part_a, part_b = np.where(np.isnan(a), 0.0, of_a), np.where(np.isnan(b), 0.0, of_b)
    total = part_a + part_b
    mean = (np.nan_to_num(a) * part_a + np.nan_to_num(b) * part_b) / np.where(total > 0, total, 1.0)
    return np.asarray(np.where(total > 0, mean, np.nan))
