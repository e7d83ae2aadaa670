"""Results as sentences: who leads, by how much, how sure, and what would change it.

Winner words are used only where the result carries them: a tie is called a tie, and a lead that a
missing score could undo says so.
"""

from __future__ import annotations

import numpy as np

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.evaluation import NOISE, Ranking, too_close
from dia_desktop.strategy.flips import Flip, Groove
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.plausible import plausible_words
from dia_desktop.strategy.robustness import Robustness


def can_rank(markets: int, criteria: int) -> bool:
    """Whether there is anything to say: two markets and a criterion."""
    return markets > 1 and criteria > 0


def nothing_to_say() -> str:
    """Return the sentence for a round that cannot be ranked yet."""
    return tr("Score two markets to get a verdict")


def rivals_through_gaps(ranking: Ranking) -> list[int]:
    """Return the rows, in ranking order, that missing scores could still lift above the leader."""
    if not ranking.open.any():
        return []
    leader = int(ranking.order[0])
    above = ranking.ceiling > ranking.floor[leader] + NOISE
    unsettled = (ranking.open > 0) | (ranking.open[leader] > 0)
    return [int(row) for row in ranking.order[1:] if above[row] and unsettled[row]]


def headline(ranking: Ranking, numbers: Numbers) -> str:
    """Return the finding of the ranking in one sentence without a full stop."""
    if not anything_known(ranking):
        return nothing_to_say()
    first, second = ranking.market(0).name, ranking.market(1).name
    gap = float(ranking.middle[ranking.order[0]] - ranking.middle[ranking.order[1]])
    if rivals_through_gaps(ranking):
        return tr("{first} is ahead on what is known so far").format(first=first)
    if numbers.number(gap) == numbers.number(0.0):
        return tr("{first} and {second} are level").format(first=first, second=second)
    if too_close(ranking, 0):
        return tr("{first} and {second} are too close to call").format(first=first, second=second)
    if ranking.open[ranking.order[:2]].any():
        return tr("{first} leads by at least {gap} points").format(
            first=first, gap=numbers.number(_least_lead(ranking))
        )
    return tr("{first} leads {second} by {gap} points").format(
        first=first, second=second, gap=numbers.number(gap)
    )


def _least_lead(ranking: Ranking) -> float:
    """Return the points by which the first stays ahead of all others whatever the missing scores are."""
    return float(ranking.floor[ranking.order[0]] - ranking.ceiling[ranking.order[1:]].max())


def anything_known(ranking: Ranking) -> bool:
    """Whether at least two markets have a score, so that one can be ahead of another."""
    return int((~ranking.matrix.missing.all(axis=1)).sum()) > 1


def second_line(ranking: Ranking, target_count: int) -> str:
    """Return what else a reader must know: gaps first, then ties at and above the cut line."""
    if not anything_known(ranking):
        return tr("Nothing is known of at least two markets yet.")
    rivals = rivals_through_gaps(ranking)
    if rivals:
        return tr("{rivals} could still be first: {cells} not scored.").format(
            rivals=joined([ranking.matrix.markets[row].name for row in rivals]),
            cells=_missing_cells(ranking, [int(ranking.order[0]), *rivals]),
        )
    ties = np.flatnonzero(ranking.ties).tolist()
    if target_count - 1 in ties:
        return tr("{a} and {b} are too close to call, and the cut line runs between them.").format(
            a=ranking.market(target_count - 1).name, b=ranking.market(target_count).name
        )
    if ties and ties[0] > 0:
        return tr("{a} and {b} are too close to call.").format(
            a=ranking.market(ties[0]).name, b=ranking.market(ties[0] + 1).name
        )
    if ranking.open.any():
        return tr("First place holds whatever the missing scores turn out to be.")
    return ""


def _missing_cells(ranking: Ranking, rows: list[int]) -> str:
    """Return the criteria that leave the given rows open, each with its verb."""
    columns = np.flatnonzero(ranking.matrix.missing[rows].any(axis=0) & (ranking.weights > 0))
    names = [ranking.matrix.criteria[int(column)].name for column in columns]
    verb = tr_n("{names} is", "{names} are", len(names))
    return verb.format(names=joined(names))


def joined(names: list[str], most: int = 4) -> str:
    """Return names as a list in words, the rest counted where there are more than `most`."""
    if len(names) > most:
        return tr("{names} and {count} more").format(
            names=", ".join(names[: most - 1]), count=len(names) - most + 1
        )
    if len(names) <= 1:
        return "".join(names)
    return tr("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def verdict(ranking: Ranking, firmness: Robustness | None, numbers: Numbers) -> str:
    """Return the whole verdict for the status bar; without `firmness` the part that needs no draws."""
    said = headline(ranking, numbers)
    if firmness is None or not anything_known(ranking):
        return said
    leader = int(ranking.order[0])
    share = firmness.percent(float(firmness.first[leader]), numbers)
    name = ranking.market(0).name
    if firmness.values_vary:
        return tr("{said}; {name} is first in {share} of plausible inputs").format(
            said=said, name=name, share=share
        )
    return tr("{said}; {name} stays first in {share} of weightings").format(said=said, name=name, share=share)


def caption(firmness: Robustness, numbers: Numbers) -> str:
    """Return what the shares mean and what was varied, to stand beside every figure that shows them."""
    return tr("Share of plausible inputs, given this model: {what}; {draws} draws").format(
        what=varied_words(firmness, numbers), draws=numbers.number(firmness.draws, 0)
    )


def about_sentence() -> str:
    """Return what a mark before a share means."""
    return tr("≈, ≤ and ≥: another seed could change the last digit.")


def varied_words(firmness: Robustness, numbers: Numbers) -> str:
    """Return exactly what was varied from draw to draw, as part of a sentence."""
    weights = (
        tr("weights as they are now")
        if firmness.varied is Varied.SCORES
        else plausible_words(firmness.plausible, numbers)
    )
    scores = _varied_scores(firmness)
    return tr("{weights}, {scores}").format(weights=weights, scores=scores) if scores else weights


def _varied_scores(firmness: Robustness) -> str:
    """Return how the scores were varied, "" where they all are certain."""
    if firmness.varied is Varied.WEIGHTS:
        return tr("missing scores in the middle of their range") if firmness.gaps else ""
    if not firmness.values_vary:
        return tr("all scores certain") if firmness.varied is Varied.SCORES else ""
    if firmness.gaps:
        return tr("scores within their errors, missing ones anywhere between the anchors")
    return tr("scores within their errors")


def groove_sentence(ranking: Ranking, way: Groove, criterion: int, numbers: Numbers) -> str:
    """Return who is first between which weights of a criterion, around the present weight."""
    bounds, leaders = way.sweep.bounds, way.sweep.leaders
    names = [ranking.matrix.markets[int(row)].name for row in leaders]
    segment = int(np.searchsorted(bounds[1:-1], float(ranking.weights[criterion]), side="right"))
    first, last = segment == 0, segment == len(leaders) - 1
    low, high = numbers.percent(float(bounds[segment])), numbers.percent(float(bounds[segment + 1]))
    if first and last:
        return tr("{name} first at every weight").format(name=names[segment])
    if first:
        return tr("{name} first up to {high}, then {after}").format(
            name=names[segment], high=high, after=names[segment + 1]
        )
    if last:
        return tr("{name} first from {low}; {before} below that").format(
            name=names[segment], low=low, before=names[segment - 1]
        )
    return tr("{name} first from {low} to {high}").format(name=names[segment], low=low, high=high)


def flip_sentence(ranking: Ranking, flip: Flip, numbers: Numbers) -> str:
    """Return what a flip says: which market leads if which weight passes what."""
    market = ranking.matrix.markets[flip.market].name
    criterion = ranking.matrix.criteria[flip.criterion].name
    pattern = (
        tr("{market} leads if {criterion} passes {at}")
        if flip.at > ranking.weights[flip.criterion]
        else tr("{market} leads if {criterion} falls below {at}")
    )
    return pattern.format(market=market, criterion=criterion, at=numbers.percent(flip.at))
