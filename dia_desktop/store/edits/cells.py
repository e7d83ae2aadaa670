"""Everything that is known of one cell, changed at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dia_desktop.language import tr
from dia_desktop.store.edits.judgements import JudgementChange, Place, drop_judgements, put_judgements
from dia_desktop.store.edits.scores import ScoreChange, put_scores
from dia_desktop.store.history import Applied
from dia_desktop.store.strategy_file import StrategyFile


def change_cell(
    file: StrategyFile,
    round_id: str,
    change: ScoreChange,
    judgements: Sequence[JudgementChange] = (),
    forgotten: Collection[Place] = (),
    reason: str = "",
) -> Applied:
    """Set fields of a cell and what partners hold of it, as one step.

    Parameters
    ----------
    change : may have no fields.
    judgements, forgotten : of the same cell; what is in neither stays as it is.
    """
    with file.step(tr("Changed a cell"), reason) as step:
        labels = []
        if change.fields:
            labels.append(put_scores(step, round_id, [change]))
        if judgements:
            labels.append(put_judgements(step, round_id, judgements))
        if forgotten:
            labels.append(drop_judgements(step, round_id, forgotten))
        if labels:
            step.label = tr("; ").join(labels)
    return step.applied
