"""Actions on the workstreams of the roadmap."""

from __future__ import annotations

from collections.abc import Iterable

from dia_desktop.language import tr
from dia_desktop.store.edits.finding import in_order, renumber, workstream_of
from dia_desktop.store.history import Applied
from dia_desktop.store.roadmap_rows import ActivityRow, WorkstreamRow
from dia_desktop.store.rules import checked_name, checked_position
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.strategy.swot import folded


def add_workstream(file: StrategyFile, name: str) -> Applied:
    """Add a workstream at the end of the list."""
    with file.step(tr("Added a workstream")) as step:
        row = _added(step, name)
        step.label = tr("Added the workstream {workstream}").format(workstream=row.name)
    return step.applied


def rename_workstream(file: StrategyFile, workstream_id: str, name: str) -> Applied:
    """Give a workstream another name."""
    with file.step(tr("Renamed a workstream")) as step:
        row = workstream_of(step, workstream_id)
        others = (other.name for other in step.rows(WorkstreamRow) if other is not row)
        old, row.name = row.name, checked_name(name, tr("Workstream"), others)
        step.label = tr("Renamed the workstream {old} to {new}").format(old=old, new=row.name)
    return step.applied


def move_workstream(file: StrategyFile, workstream_id: str, position: int) -> Applied:
    """Move a workstream to a place in the list, 0 first; its activities go with it."""
    with file.step(tr("Moved a workstream")) as step:
        rows = in_order(step.rows(WorkstreamRow))
        moved = workstream_of(step, workstream_id)
        rows.remove(moved)
        rows.insert(checked_position(position, len(rows) + 1), moved)
        renumber(rows)
        step.label = tr("Moved the workstream {workstream} to place {place}").format(
            workstream=moved.name, place=position + 1
        )
    return step.applied


def remove_workstream(file: StrategyFile, workstream_id: str, reason: str = "") -> Applied:
    """Take a workstream out of the roadmap; its activities stay, without one."""
    with file.step(tr("Removed a workstream"), reason) as step:
        row = workstream_of(step, workstream_id)
        step.label = tr("Removed the workstream {workstream}").format(workstream=row.name)
        for activity in step.rows(ActivityRow, workstream_id=workstream_id):
            activity.workstream_id = None
        renumber(other for other in in_order(step.rows(WorkstreamRow)) if other is not row)
        step.delete(row)
    return step.applied


def named_workstreams(step: Step, names: Iterable[str]) -> dict[str, str]:
    """Return the ids of workstreams by the names given, "" left out; those that are not there are made."""
    known = {folded(row.name): row.id for row in step.rows(WorkstreamRow)}
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        plain = folded(name.strip())
        if plain and plain not in known:
            known[plain] = _added(step, name).id
        if plain:
            found[name] = known[plain]
    return found


def _added(step: Step, name: str) -> WorkstreamRow:
    present = step.rows(WorkstreamRow)
    plain = checked_name(name, tr("Workstream"), (row.name for row in present))
    row = WorkstreamRow(name=plain, position=len(present))
    step.add(row)
    return row
