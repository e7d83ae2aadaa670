"""Actions on the weights of a scoring round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum, isfinite
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits.finding import criterion_of, weighing_of, weighting_of, weightings_of
from dia_desktop.store.history import Applied
from dia_desktop.store.reading import ranking_visible
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import WeightingRow
from dia_desktop.strategy.weighing import WeightMethod

_TIE: Final = 1e-9


def set_weights(
    file: StrategyFile,
    round_id: str,
    weights: Mapping[str, float],
    *,
    moved: str | None = None,
    reason: str = "",
) -> Applied:
    """Set the weights of all criteria of a round.

    Parameters
    ----------
    weights : weight by criterion id, on any scale; they are normalised to sum 1.
    moved : id of the criterion the user moved, which names the step; by default the one that changed most.
    """
    with file.step(tr("Set the weights"), reason) as step:
        rows = weightings_of(step, round_id)
        shares = shares_of(step, rows, weights)
        changes = {row.criterion_id: abs(shares[row.criterion_id] - row.weight) for row in rows}
        named = moved if moved is not None else _most_changed(changes)
        if named is not None:
            name = criterion_of(step, named).name
            step.label = tr("Set weight of {criterion} to {percent} %").format(
                criterion=name, percent=round(100 * shares[named])
            )
        give_weights(step, rows, shares)
        for row in rows:
            if row.criterion_id == named:
                row.weighed_on = None
    return step.applied


def give_weights(step: Step, rows: Sequence[WeightingRow], shares: Mapping[str, float]) -> None:
    """Write weights, and count the change where it was made in sight of a ranking."""
    if all(row.weight == shares[row.criterion_id] for row in rows):
        return
    for row in rows:
        row.weight = shares[row.criterion_id]
    weighing = weighing_of(step, rows[0].round_id)
    weighing.method = WeightMethod.DIRECT.value
    if step.ask(ranking_visible, weighing.round_id):
        weighing.late_changes += 1


def set_locked(file: StrategyFile, round_id: str, criterion_id: str, *, locked: bool) -> Applied:
    """Hold a weight while others are moved, or let it go."""
    sentence = tr("Locked the weight of {criterion}") if locked else tr("Unlocked the weight of {criterion}")
    with file.step(sentence) as step:
        criterion = criterion_of(step, criterion_id)
        weighting_of(weightings_of(step, round_id), criterion).locked = locked
        step.label = sentence.format(criterion=criterion.name)
    return step.applied


def share_out(rows: list[WeightingRow]) -> None:
    """Bring the weights of a round back to sum 1: in their proportions, equally where all are zero."""
    total = fsum(row.weight for row in rows)
    for row in rows:
        row.weight = row.weight / total if total > 0 else 1 / len(rows)


def shares_of(step: Step, rows: list[WeightingRow], weights: Mapping[str, float]) -> dict[str, float]:
    """Return checked weights of all criteria of a round, scaled to sum 1."""
    known = {row.criterion_id for row in rows}
    for criterion_id in weights:
        weighting_of(rows, criterion_of(step, criterion_id))
    for criterion_id in known:
        name = criterion_of(step, criterion_id).name
        if criterion_id not in weights:
            raise InvalidInputError(
                tr("{criterion}: its weight is missing; give one.").format(criterion=name)
            )
        if not isfinite(weights[criterion_id]) or weights[criterion_id] < 0:
            raise InvalidInputError(
                tr("{criterion}: {weight} cannot be a weight; give a number from 0 up.").format(
                    criterion=name, weight=weights[criterion_id]
                )
            )
    largest = max(weights.values(), default=0)
    if not largest > 0:
        raise InvalidInputError(tr("At least one criterion must have a weight above 0; raise one."))
    # Against the largest first: the sum of huge weights is more than a number can be.
    total = fsum(weight / largest for weight in weights.values())
    return {criterion_id: weights[criterion_id] / largest / total for criterion_id in known}


def _most_changed(changes: Mapping[str, float]) -> str | None:
    """Return the criterion that was moved: while the others give way, none of them changes as much."""
    ordered = sorted(changes, key=lambda criterion_id: changes[criterion_id], reverse=True)
    if len(ordered) > 1 and changes[ordered[0]] - changes[ordered[1]] < _TIE:
        return None
    return ordered[0] if ordered else None
