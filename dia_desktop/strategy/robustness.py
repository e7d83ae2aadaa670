"""How often each market takes each rank, over everything that is plausible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from dia_desktop.scoring import Acceptability, rank, rank_acceptability, sample_weights, weighted_sum
from dia_desktop.strategy.evaluation import BEST, WORST, Z95, BoolArray, FloatArray, Matrix
from dia_desktop.strategy.evaluation import NOISE as SAME_SCORE
from dia_desktop.strategy.numbers import NOISE, Numbers
from dia_desktop.strategy.plausible import PlausibleWeights, plausible_weights
from dia_desktop.strategy.weighing import DrawSettings

#: Every weight within this of now, as a share of the whole, unless the room says otherwise.
MARGIN = DrawSettings().margin
#: Draws for a picture that is still moving, and the first number tried for one that has come to rest.
QUICK_DRAWS = 10_000
#: Each further try has so many times the draws.
MORE = 4
#: Draws x markets x criteria at most, where the number of draws is chosen here.
MOST_NUMBERS = 20_000_000
#: Draws at least, however many markets and criteria there are.
LEAST_DRAWS = 1_000
#: Beyond this many numbers one value draw serves several weight draws, to stay fast and small.
VALUE_SAMPLE_NUMBERS = 2_000_000
#: A digit is settled where its share lies so many standard errors from where it would be another one.
SETTLED_ERRORS = 3.0


class Varied(StrEnum):
    """What is varied from draw to draw; the rest stays as it is now, missing scores in their middle."""

    WEIGHTS = "weights"
    SCORES = "scores"
    BOTH = "both"


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
        """Return one of these shares as whole percent, with "≈" where another seed could change it."""
        shown = numbers.percent(share)
        return f"≈{shown}" if unsettled(np.array(share), self.independent).any() else shown


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
    inputs = _Inputs.of(matrix, weights, chosen, varied)
    return inputs.batch(0, min(chosen.draws or QUICK_DRAWS, QUICK_DRAWS))


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

    Draws come in batches, the same ones for the same seed. After 10,000, 40,000, 160,000 ... draws the shares
    are looked at: it ends where another seed would change no digit (`unsettled`), or where
    `MOST_NUMBERS` have been drawn. A number of draws the room set is drawn as it is.

    Parameters
    ----------
    weights : (n_criteria,) summing to 1.
    shown : the shares of a result whose whole percent must be settled.
    cancelled : asked between batches; where it says yes, what has been drawn so far is the result.
    """
    chosen = settings or DrawSettings()
    inputs = _Inputs.of(matrix, weights, chosen, varied)
    first, *further = inputs.sizes(chosen.draws)
    found = inputs.batch(0, first)
    look_at = chosen.draws or QUICK_DRAWS
    for number, count in enumerate(further, start=1):
        if cancelled():
            break
        if found.draws >= look_at:
            if not unsettled(shown(found), found.independent).any():
                break
            look_at *= MORE
        found = _pooled(found, inputs.batch(number, count))
    return found


def unsettled(shares: FloatArray, draws: int) -> BoolArray:
    """Return whose whole percent another seed could change, as an array of the shape of `shares`.

    These are the shares (0-1) less than three standard errors from where `whole_percent` shows another
    digit: from x.5 %, and from nothing and all, which "<1" and ">99" are told apart from.
    """
    errors = SETTLED_ERRORS * np.sqrt(shares * (1 - shares) / draws)
    to_digit = np.abs(shares * 100 % 1 - 0.5) / 100
    to_end = np.minimum(shares, 1 - shares)
    return np.asarray((to_end > NOISE) & (np.minimum(to_digit, to_end) < errors))


@dataclass(frozen=True, slots=True, eq=False)
class _Inputs:
    """What is drawn from."""

    matrix: Matrix
    weights: FloatArray
    plausible: PlausibleWeights
    varied: Varied
    seed: int

    @classmethod
    def of(cls, matrix: Matrix, weights: FloatArray, settings: DrawSettings, varied: Varied) -> _Inputs:
        plausible = plausible_weights(matrix.criteria, weights, settings)
        return cls(matrix, weights, plausible, varied, settings.seed)

    def sizes(self, draws: int) -> list[int]:
        """Return how many draws each batch has, of `draws` or, for 0, of as many as may be drawn.

        Within a batch every weight draw has a value draw of its own; the size depends on the round alone,
        so that the first draws are the same ones however many there are.
        """
        cells = self.matrix.values.size
        size = min(QUICK_DRAWS, max(VALUE_SAMPLE_NUMBERS // cells, 1))
        if draws:
            full, rest = divmod(draws, size)
            return [size] * full + [rest] * (rest > 0)
        most = max(MOST_NUMBERS // cells, LEAST_DRAWS)
        return [size] * max(most // size, 1)

    def batch(self, number: int, draws: int) -> Robustness:
        """Draw one batch; the first starts from the seed itself."""
        seed = self.seed if number == 0 else int(_derived(self.seed, number))
        weights = self._weight_samples(draws, seed)
        varies = self.varied is not Varied.WEIGHTS
        values = _sample_values(self.matrix, draws, seed) if varies else None
        return Robustness(
            draws=draws,
            independent=draws if values is None else len(values),
            seed=self.seed,
            varied=self.varied,
            plausible=self.plausible,
            values_vary=values is not None,
            gaps=bool(self.matrix.missing.any()),
            acceptability=rank_acceptability(self.matrix.values, weights, values),
            top=self._top(weights, values),
        )

    def _weight_samples(self, draws: int, seed: int) -> FloatArray:
        if self.varied is Varied.SCORES:
            return np.tile(self.weights, (draws, 1))
        plausible = self.plausible
        order = plausible.order or None
        return sample_weights(
            len(self.weights), draws, seed, order=order, low=plausible.low, high=plausible.high
        )

    def _top(self, weights: FloatArray, values: FloatArray | None) -> FloatArray:
        """(n_markets,) share of draws in which the first d + 1 places keep their markets, in any order."""
        ranks = rank(weighted_sum(self.matrix.values, self.weights))
        order = np.lexsort((np.arange(len(ranks)), ranks))
        if values is None:
            scores = weights @ self.matrix.values[order].T
        else:
            blocks = weights.reshape(len(values), -1, weights.shape[1])
            scores = np.einsum("mbk,mnk->mbn", blocks, values[:, order]).reshape(len(weights), -1)
        least = np.minimum.accumulate(scores, axis=1)[:, :-1]
        most = np.maximum.accumulate(scores[:, ::-1], axis=1)[:, -2::-1]
        return np.append((least > most + SAME_SCORE).mean(axis=0), 1.0)


def _derived(seed: int, number: int) -> np.uint64:
    state: np.uint64 = np.random.SeedSequence([seed, number]).generate_state(1, np.uint64)[0]
    return state


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


def _sample_values(matrix: Matrix, draws: int, seed: int) -> FloatArray | None:
    """(m, n_markets, n_criteria) score draws with `draws` a multiple of m; None where nothing varies.

    A known cell is a normal distribution with its own width on either side (split normal), cut at
    the anchors; a missing one is uniform between the anchors.
    """
    missing = matrix.missing
    uncertain = ~missing & (matrix.low < matrix.high)
    if not (missing | uncertain).any():
        return None
    count = draws
    while count * matrix.values.size > VALUE_SAMPLE_NUMBERS and count % 10 == 0:
        count //= 10
    generator = np.random.default_rng([seed, 1])
    samples = np.empty((count, *matrix.values.shape))
    samples[:] = matrix.values
    now = matrix.values[uncertain]
    below, above = (now - matrix.low[uncertain]) / Z95, (matrix.high[uncertain] - now) / Z95
    normal = generator.standard_normal((count, len(now)))
    drawn = now + np.maximum(normal, 0.0) * above + np.minimum(normal, 0.0) * below
    samples[:, uncertain] = np.clip(drawn, WORST, BEST)
    samples[:, missing] = generator.uniform(WORST, BEST, (count, int(missing.sum())))
    return samples
