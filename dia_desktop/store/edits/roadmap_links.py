"""Actions on what has to come before what in the roadmap."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.activity_links import activities_of, activity_of
from dia_desktop.store.history import Applied
from dia_desktop.store.roadmap_rows import RoadmapLinkRow
from dia_desktop.store.roadmap_rules import Wait, check_acyclic, check_new_wait, checked_lag
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.strategy.roadmap import Link, LinkKind
from dia_desktop.strategy.swot_words import start_of


def add_link(
    file: StrategyFile,
    before_id: str,
    after_id: str,
    kind: LinkKind = LinkKind.FINISH_START,
    lag: int = 0,
) -> Applied:
    """Let an activity wait for another, some months longer or less; nothing is rescheduled by it.

    A link that would close a circle is refused, and so is a second one between the same two.
    """
    with file.step(tr("Linked activities")) as step:
        put_links(step, [Link("", before_id, after_id, kind, lag)])
        before, after = activities_of(step, [before_id, after_id])
        step.label = tr("Let “{after}” wait for “{before}”").format(
            before=start_of(before.title), after=start_of(after.title)
        )
    return step.applied


def set_link(
    file: StrategyFile, link_id: str, kind: LinkKind | None = None, lag: int | None = None
) -> Applied:
    """Change what a link lets wait, or for how many months; None leaves it as it is."""
    with file.step(tr("Changed a link")) as step:
        (row,) = _links_of(step, [link_id])
        before, after = activities_of(step, [row.before_id, row.after_id])
        if kind is not None:
            row.kind = LinkKind(kind).value
        if lag is not None:
            row.lag = checked_lag(lag, start_of(after.title))
        step.label = tr("Changed how “{after}” waits for “{before}”").format(
            before=start_of(before.title), after=start_of(after.title)
        )
    return step.applied


def remove_links(file: StrategyFile, link_ids: Collection[str]) -> Applied:
    """Take links away; the activities stay where they are."""
    with file.step(tr("Removed links")) as step:
        rows = _links_of(step, link_ids)
        label = tr_n("Removed {count} link", "Removed {count} links", len(rows)).format(count=len(rows))
        if len(rows) == 1:
            before, after = activities_of(step, [rows[0].before_id, rows[0].after_id])
            label = tr("“{after}” no longer waits for “{before}”").format(
                before=start_of(before.title), after=start_of(after.title)
            )
        step.label = label
        for row in rows:
            step.delete(row)
    return step.applied


def put_links(step: Step, links: Sequence[Link]) -> None:
    """Add links between activities that are there, in the order given."""
    if not links:
        return
    named = {activity_id for each in links for activity_id in (each.before_id, each.after_id)}
    titles = {row.id: row.title for row in activities_of(step, named)}

    def title_of(activity_id: str) -> str:
        return activity_of(step, activity_id).title

    present = sorted(step.rows(RoadmapLinkRow), key=attrgetter("position"))
    waits: dict[Wait, None] = {(row.before_id, row.after_id): None for row in present}
    position = max((row.position for row in present), default=-1) + 1
    for place, each in enumerate(links, start=position):
        wait = (each.before_id, each.after_id)
        check_new_wait(wait, waits, title_of)
        waits[wait] = None
        step.add(
            RoadmapLinkRow(
                before_id=each.before_id,
                after_id=each.after_id,
                kind=LinkKind(each.kind).value,
                lag=checked_lag(each.lag, start_of(titles[each.after_id])),
                position=place,
            )
        )
    check_acyclic(waits, title_of)


def _links_of(step: Step, link_ids: Collection[str]) -> list[RoadmapLinkRow]:
    found = {row.id: row for row in step.rows(RoadmapLinkRow, id={*link_ids})}
    if not found.keys() >= set(link_ids):
        raise InvalidInputError(tr("The roadmap has no such link; choose one that is drawn."))
    return [found[link_id] for link_id in dict.fromkeys(link_ids)]
