"""The words of weights that stand: how those of a round came about."""

from __future__ import annotations

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.weighing import Weighing, WeightMethod


def method_words(method: WeightMethod) -> str:
    """Return how weights came about, in a few words."""
    return {
        WeightMethod.GIVEN: tr("Given"),
        WeightMethod.DIRECT: tr("Set by hand"),
        WeightMethod.SWING: tr("Swing weighting"),
        WeightMethod.RANK_ORDER_CENTROID: tr("Order of importance, centroid"),
        WeightMethod.RANK_SUM: tr("Order of importance, rank sum"),
        WeightMethod.RANK_ORDER_DISTRIBUTION: tr("Order of importance, distribution"),
        WeightMethod.PAIRWISE_GEOMETRIC: tr("Pairs, geometric mean"),
        WeightMethod.PAIRWISE_EIGENVECTOR: tr("Pairs, eigenvector"),
        WeightMethod.BEST_WORST: tr("Best and worst"),
    }[method]


def how_weighed(weighing: Weighing) -> str:
    """Return how the weights came about, and how often they were changed late."""
    method, late = method_words(weighing.method), weighing.late_changes
    if not late:
        return method
    changes = tr_n("{count} late change", "{count} late changes", late).format(count=late)
    return tr("{method}; {changes}").format(method=method, changes=changes)


def late_sentence(weighing: Weighing) -> str:
    """Return how often the weights were changed in sight of the ranking."""
    return tr_n(
        "The weights were changed {count} time in sight of the ranking.",
        "The weights were changed {count} times in sight of the ranking.",
        weighing.late_changes,
    ).format(count=weighing.late_changes)
