"""Actions on scoring rounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.finding import round_of, weighing_of
from dia_desktop.store.history import Applied
from dia_desktop.store.rows import new_id
from dia_desktop.store.rules import checked_name
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import (
    CandidacyRow,
    JudgementRow,
    OwnWeightRow,
    ScoreRow,
    ScoringRoundRow,
    VoiceRow,
    WeighingRow,
    WeightingRow,
)

OfRound = CandidacyRow | WeightingRow | WeighingRow | ScoreRow | VoiceRow | JudgementRow | OwnWeightRow

MOST_TARGETS: Final = 1000
#: What the next round starts from.
_COPIED: Final[tuple[type[OfRound], ...]] = (
    CandidacyRow,
    WeightingRow,
    WeighingRow,
    ScoreRow,
    VoiceRow,
    JudgementRow,
    OwnWeightRow,
)


def close_round(file: StrategyFile, round_id: str, reason: str = "") -> Applied:
    """Close a round: from now on it may only be looked at."""
    with file.step(tr("Closed a round"), reason) as step:
        row = round_of(step, round_id)
        if row.closed_at is None:
            row.closed_at = step.at
        step.label = tr("Closed the scoring round {name}").format(name=row.name)
    return step.applied


def open_round(file: StrategyFile, name: str, as_of: date, reason: str = "") -> Applied:
    """Open the next round with the markets, criteria, weights and scores of the latest, closed one."""
    with file.step(tr("Opened a round"), reason) as step:
        rounds = sorted(step.rows(ScoringRoundRow), key=attrgetter("number"))
        latest = rounds[-1]
        if latest.closed_at is None:
            raise InvalidInputError(
                tr("The scoring round “{name}” is still open; close it first.").format(name=latest.name)
            )
        plain = checked_name(name, tr("Scoring round"), (row.name for row in rounds))
        new = ScoringRoundRow(
            number=latest.number + 1, name=plain, as_of=as_of, target_count=latest.target_count
        )
        step.add(new)
        for table in _COPIED:
            _copy_rows(step, table, latest.id, new.id)
        weighing_of(step, new.id).late_changes = 0
        step.label = tr("Opened the scoring round {name}").format(name=plain)
    return step.applied


def rename_round(file: StrategyFile, round_id: str, name: str) -> Applied:
    """Give an open round another name."""
    with file.step(tr("Renamed a round")) as step:
        row = round_of(step, round_id)
        others = (other.name for other in step.rows(ScoringRoundRow) if other is not row)
        row.name = checked_name(name, tr("Scoring round"), others)
        step.label = tr("Renamed the scoring round to {name}").format(name=row.name)
    return step.applied


def set_target_count(file: StrategyFile, round_id: str, count: int) -> Applied:
    """Set how many markets stand above the cut line; 0 where that is not decided."""
    if not 0 <= count <= MOST_TARGETS:
        raise InvalidInputError(
            tr("There cannot be {count} targets; choose a number from 0 to {most}.").format(
                count=count, most=MOST_TARGETS
            )
        )
    label = tr_n("Set the cut line after {count} place", "Set the cut line after {count} places", count)
    with file.step(label.format(count=count)) as step:
        round_of(step, round_id).target_count = count
    return step.applied


def _copy_rows(step: Step, table: type[OfRound], from_id: str, to_id: str) -> None:
    for row in step.rows(table, round_id=from_id):
        step.add(replace(row, id=new_id(), round_id=to_id))
