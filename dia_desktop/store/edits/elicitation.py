"""Actions on how the weights of a round came about, and on what counts as a plausible weighting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring import sample_weights
from dia_desktop.store.edits.finding import criterion_of, weighing_of, weighting_of, weightings_of
from dia_desktop.store.edits.weights import give_weights, shares_of
from dia_desktop.store.history import Applied
from dia_desktop.store.scales import elicitation_to_json
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import WeightingRow
from dia_desktop.strategy.weighing import DrawSettings, Elicitation

Bounds = tuple[float | None, float | None]


def elicit_weights(
    file: StrategyFile,
    round_id: str,
    elicitation: Elicitation,
    weights: Mapping[str, float],
    order: Sequence[str] = (),
    reason: str = "",
) -> Applied:
    """Set the weights that a guided weighting gave, and keep what was answered.

    Parameters
    ----------
    weights : weight by criterion id, on any scale; they are normalised to sum 1.
    order : criterion ids, most important first, where the room gave an order of importance.
    """
    with file.step(tr("Weighted the criteria: {method}").format(method=elicitation.method), reason) as step:
        rows = weightings_of(step, round_id)
        give_weights(step, rows, shares_of(step, rows, weights))
        _set_order(step, rows, order)
        if order:
            _check_possible(step, rows)
        for row in rows:
            row.weighed_on = None
        weighing = weighing_of(step, round_id)
        weighing.method = elicitation.method.value
        weighing.elicitation = elicitation_to_json(elicitation)
    return step.applied


def confirm_weights(file: StrategyFile, round_id: str, weights: Mapping[str, float] | None = None) -> Applied:
    """Say that the weights hold on the scales as they are now, or set those that do."""
    with file.step(tr("Confirmed the weights")) as step:
        rows = weightings_of(step, round_id)
        if weights is not None:
            give_weights(step, rows, shares_of(step, rows, weights))
        for row in rows:
            row.weighed_on = None
    return step.applied


def set_importance(file: StrategyFile, round_id: str, order: Sequence[str]) -> Applied:
    """Set the order of importance, criterion ids with the most important first; () takes it away."""
    with file.step(tr("Set the order of importance")) as step:
        rows = weightings_of(step, round_id)
        _set_order(step, rows, order)
        _check_possible(step, rows)
        if not order:
            step.label = tr("Took the order of importance away")
    return step.applied


def set_weight_bounds(
    file: StrategyFile, round_id: str, bounds: Mapping[str, Bounds], order: Sequence[str] | None = None
) -> Applied:
    """Set least and greatest weights, shares of the whole by criterion id; None for none.

    Parameters
    ----------
    order : the order of importance to go with them, as in `set_importance`; None leaves it alone.
    """
    with file.step(tr("Set bounds on the weights")) as step:
        rows = weightings_of(step, round_id)
        for criterion_id, (low, high) in bounds.items():
            criterion = criterion_of(step, criterion_id)
            row = weighting_of(rows, criterion)
            row.low, row.high = (_checked_share(bound, criterion.name) for bound in (low, high))
            if row.low is not None and row.high is not None and row.low > row.high:
                raise InvalidInputError(
                    tr("{criterion}: its least weight is above its greatest; swap them.").format(
                        criterion=criterion.name
                    )
                )
        if order is not None:
            _set_order(step, rows, order)
        _check_possible(step, rows)
    return step.applied


def set_draw_settings(file: StrategyFile, round_id: str, settings: DrawSettings) -> Applied:
    """Set what counts as a plausible weighting in a round, and how many are drawn from which seed."""
    if not (isfinite(settings.margin) and 0 < settings.margin <= 1):
        raise InvalidInputError(tr("The weights can vary by 1 to 100 points; choose a number between."))
    if settings.draws and not LEAST_DRAWS <= settings.draws <= MOST_DRAWS:
        raise InvalidInputError(
            tr("Between {least} and {most} weightings can be drawn; choose a number between.").format(
                least=LEAST_DRAWS, most=MOST_DRAWS
            )
        )
    if not 0 <= settings.seed < SEEDS:
        raise InvalidInputError(tr("The seed must be a whole number from 0 up; choose another one."))
    with file.step(tr("Changed the test settings")) as step:
        row = weighing_of(step, round_id)
        row.margin, row.draws, row.seed = float(settings.margin), settings.draws, settings.seed
    return step.applied


LEAST_DRAWS, MOST_DRAWS, SEEDS = 100, 10_000_000, 2**31


def _set_order(step: Step, rows: Sequence[WeightingRow], order: Sequence[str]) -> None:
    for criterion_id in order:
        criterion = criterion_of(step, criterion_id)
        weighting_of(list(rows), criterion)
        if order.count(criterion_id) > 1:
            raise InvalidInputError(
                tr("{criterion} stands in the order of importance twice; name it once.").format(
                    criterion=criterion.name
                )
            )
    for row in rows:
        row.importance = order.index(row.criterion_id) + 1 if row.criterion_id in order else None


def _checked_share(bound: float | None, criterion: str) -> float | None:
    if bound is not None and not 0 <= bound <= 1:
        raise InvalidInputError(
            tr("{criterion}: a bound of {bound:g} % cannot be; choose one from 0 to 100 %.").format(
                criterion=criterion, bound=100 * bound
            )
        )
    return bound


def _check_possible(step: Step, rows: Sequence[WeightingRow]) -> None:
    """Refuse bounds and an order that no weights keep."""
    ranked = sorted((row for row in rows if row.importance is not None), key=lambda row: row.importance or 0)
    try:
        sample_weights(
            len(rows),
            1,
            0,
            order=[rows.index(row) for row in ranked],
            low=[0.0 if row.low is None else row.low for row in rows],
            high=[1.0 if row.high is None else row.high for row in rows],
        )
    except InvalidInputError as error:
        bounded = [criterion_of(step, row.criterion_id).name for row in rows if _bounded(row)]
        raise InvalidInputError(
            tr(
                "No weights keep these bounds and the order of importance; loosen a bound of {criteria}."
            ).format(criteria=", ".join(bounded))
        ) from error


def _bounded(row: WeightingRow) -> bool:
    return row.low is not None or row.high is not None
