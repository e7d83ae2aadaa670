"""Actions on criteria, their value functions and their place."""

from __future__ import annotations

from dia_desktop.language import tr
from dia_desktop.store.edits.finding import criterion_of, renumber, weighting_of, weightings_of
from dia_desktop.store.edits.judgements import forget_judgements
from dia_desktop.store.edits.partners import forget_own_weight
from dia_desktop.store.edits.swot_links import forget_criterion
from dia_desktop.store.edits.weights import share_out
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import checked_name, checked_natural, checked_position, checked_scale
from dia_desktop.store.scales import scale_from_json, scale_to_json
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import CriterionRow, MarketRow, ScoreRow, WeightingRow
from dia_desktop.strategy.records import Scale


def add_criterion(file: StrategyFile, round_id: str, name: str, icon: str, scale: Scale) -> Applied:
    """Add a criterion at the end of a round, with weight 0; the very first one has weight 1."""
    with file.step(tr("Added {criterion}").format(criterion=name.strip())) as step:
        present = weightings_of(step, round_id)
        plain = _free_name(step, name)
        criterion = CriterionRow(name=plain, icon=checked_name(icon, plain))
        step.add(criterion)
        step.add(
            WeightingRow(
                round_id=round_id,
                criterion_id=criterion.id,
                weight=0.0 if present else 1.0,
                position=len(present),
                scale=scale_to_json(checked_scale(scale, plain)),
            )
        )
        step.label = tr("Added {criterion}").format(criterion=plain)
    return step.applied


def remove_criterion(file: StrategyFile, round_id: str, criterion_id: str, reason: str = "") -> Applied:
    """Take a criterion out of a round, its scores there with it; the others keep their proportions.

    Out of the last round that has it, it leaves the SWOT too.
    """
    with file.step(tr("Removed a criterion"), reason) as step:
        criterion = criterion_of(step, criterion_id)
        step.label = tr("Removed {criterion}").format(criterion=criterion.name)
        present = weightings_of(step, round_id)
        leaving = weighting_of(present, criterion)
        for score in _scores(step, round_id, criterion_id):
            step.delete(score)
        forget_judgements(step, round_id, criterion_id=criterion_id)
        forget_own_weight(step, round_id, criterion_id)
        step.delete(leaving)
        remaining = [row for row in present if row is not leaving]
        share_out(remaining)
        renumber(remaining)
        if not step.rows(WeightingRow, criterion_id=criterion_id):
            forget_criterion(step, criterion_id)
            step.delete(criterion)
    return step.applied


def rename_criterion(file: StrategyFile, criterion_id: str, name: str, icon: str | None = None) -> Applied:
    """Give a criterion another name, and another icon where one is given."""
    with file.step(tr("Renamed a criterion")) as step:
        criterion = criterion_of(step, criterion_id)
        old, criterion.name = criterion.name, _free_name(step, name, criterion)
        step.label = tr("Renamed {old} to {new}").format(old=old, new=criterion.name)
        if icon is not None:
            criterion.icon = checked_name(icon, criterion.name)
        if old == criterion.name:
            step.label = tr("Changed the icon of {criterion}").format(criterion=old)
    return step.applied


def set_icon(file: StrategyFile, criterion_id: str, icon: str) -> Applied:
    """Give a criterion another icon, by the name of a shipped one."""
    with file.step(tr("Changed an icon")) as step:
        criterion = criterion_of(step, criterion_id)
        criterion.icon = checked_name(icon, criterion.name)
        step.label = tr("Changed the icon of {criterion}").format(criterion=criterion.name)
    return step.applied


def set_scale(
    file: StrategyFile, round_id: str, criterion_id: str, scale: Scale, reason: str = ""
) -> Applied:
    """Give a criterion another scale or value function in a round; its readings must lie on it."""
    with file.step(tr("Changed a scale"), reason) as step:
        criterion = criterion_of(step, criterion_id)
        weighting = weighting_of(weightings_of(step, round_id), criterion)
        _mark_stale(weighting, checked_scale(scale, criterion.name))
        weighting.scale = scale_to_json(scale)
        names = {row.id: row.name for row in step.rows(MarketRow)}
        for score in _scores(step, round_id, criterion_id):
            for reading in (score.natural, score.natural_low, score.natural_high):
                if reading is not None:
                    checked_natural(reading, scale, _cell(names[score.market_id], criterion.name))
        step.label = tr("Changed the scale of {criterion}").format(criterion=criterion.name)
    return step.applied


def move_criterion(file: StrategyFile, round_id: str, criterion_id: str, position: int) -> Applied:
    """Move a criterion to a place in the matrix, 0 first."""
    with file.step(tr("Moved a criterion")) as step:
        criterion = criterion_of(step, criterion_id)
        rows = weightings_of(step, round_id)
        moved = weighting_of(rows, criterion)
        rows.remove(moved)
        rows.insert(checked_position(position, len(rows) + 1), moved)
        renumber(rows)
        step.label = tr("Moved {criterion} to place {place}").format(
            criterion=criterion.name, place=position + 1
        )
    return step.applied


def _mark_stale(weighting: WeightingRow, scale: Scale) -> None:
    """Keep the scale a weight was settled on while the anchors are others; back on them it holds again."""
    settled = weighting.scale if weighting.weighed_on is None else weighting.weighed_on
    same = scale_from_json(settled).anchors == scale.anchors
    weighting.weighed_on = None if same else settled


def _free_name(step: Step, name: str, own: CriterionRow | None = None) -> str:
    others = (row.name for row in step.rows(CriterionRow) if row is not own)
    return checked_name(name, tr("Criterion"), others)


def _cell(market: str, criterion: str) -> str:
    return tr("{market} on {criterion}").format(market=market, criterion=criterion)


def _scores(step: Step, round_id: str, criterion_id: str) -> list[ScoreRow]:
    return step.rows(ScoreRow, round_id=round_id, criterion_id=criterion_id)
