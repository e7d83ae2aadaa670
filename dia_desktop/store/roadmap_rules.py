"""What may be written into the roadmap; each rule has one sentence for whoever breaks it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from graphlib import CycleError, TopologicalSorter
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.funding_rules import check_money, checked_cents, checked_currency
from dia_desktop.store.rules import (
    check_known,
    check_places,
    check_span,
    checked_name,
    checked_text,
    checked_year,
)
from dia_desktop.strategy.records import Draft
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.strategy.swot_words import start_of

#: Months that one activity may wait for another, or overlap with it: a hundred years.
LONGEST_LAG: Final = 1200
LONGEST_HORIZON: Final = 100
WHOLE: Final = 100
#: Titles of a cycle that a sentence names.
_MOST_NAMED: Final = 6
#: The activity that is waited for, and the one that waits.
Wait = tuple[str, str]


def checked_progress(progress: int | None, what: str) -> int | None:
    """Return a share done in percent, or None where nobody said."""
    if progress is not None and not 0 <= progress <= WHOLE:
        raise InvalidInputError(
            tr("{what}: {progress} % cannot be done; type 0 to 100, or leave it empty.").format(
                what=what, progress=progress
            )
        )
    return progress


def checked_lag(lag: int, what: str) -> int:
    """Return how many months an activity waits for another."""
    if not -LONGEST_LAG <= lag <= LONGEST_LAG:
        raise InvalidInputError(
            tr("{what}: {lag} months are no lag; type a number from {least} to {most}.").format(
                what=what, lag=lag, least=-LONGEST_LAG, most=LONGEST_LAG
            )
        )
    return lag


def check_horizons(first_year: int | None, mid_term_years: int, long_term_years: int) -> None:
    """Refuse horizons that are none, or leave the calendar."""
    if not 1 <= mid_term_years <= long_term_years <= LONGEST_HORIZON:
        raise InvalidInputError(
            tr(
                "Horizons: {mid} and {long} years do not go together; the long-term horizon is at least as "
                "long as the mid-term one, and both are 1 to {most} years."
            ).format(mid=mid_term_years, long=long_term_years, most=LONGEST_HORIZON)
        )
    if first_year is not None:
        checked_year(first_year, tr("Horizons"))
        checked_year(first_year + long_term_years - 1, tr("Horizons"))


def check_new_wait(wait: Wait, present: Collection[Wait], title_of: Callable[[str], str]) -> None:
    """Refuse a second link between the same two activities.

    Parameters
    ----------
    title_of : the title of an activity, by its id.
    """
    if wait in present:
        before, after = (start_of(title_of(activity_id)) for activity_id in wait)
        raise InvalidInputError(
            tr("“{after}” waits for “{before}” already; change that link instead.").format(
                before=before, after=after
            )
        )


def check_acyclic(waits: Iterable[Wait], title_of: Callable[[str], str]) -> None:
    """Refuse links that go round in a circle: none of the activities could ever begin.

    Parameters
    ----------
    title_of : the title of an activity, by its id.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for before_id, after_id in waits:
        sorter.add(after_id, before_id)
    try:
        sorter.prepare()
    except CycleError as error:
        titles = [start_of(title_of(activity_id)) for activity_id in error.args[1]]
        named = titles if len(titles) <= _MOST_NAMED else [*titles[: _MOST_NAMED - 1], "…", titles[-1]]
        raise InvalidInputError(
            tr("The links would go round in a circle: {circle}; leave one of them out.").format(
                circle=" → ".join(named)
            )
        ) from error


def check_roadmap(roadmap: Roadmap) -> None:
    """Refuse a roadmap that no edits could have made."""
    check_horizons(roadmap.first_year, roadmap.mid_term_years, roadmap.long_term_years)
    streams = roadmap.workstreams
    for place, stream in enumerate(streams):
        checked_name(stream.name, tr("Workstream"), (other.name for other in streams[:place]))
    check_places((stream.position for stream in streams), tr("Workstream"))
    for activity in roadmap.activities:
        _check_activity(activity)
    check_places((activity.position for activity in roadmap.activities), tr("Activity"))
    for marker in roadmap.markers:
        checked_name(marker.title, tr("Marker"))
        check_span(marker.start, marker.end, marker.title)
    _check_links(roadmap)


def check_roadmap_links(draft: Draft) -> None:
    """Refuse a roadmap and funding that speak of what the draft does not have."""
    markets = {market.id for market in draft.scoring.markets}
    partners = {partner.id for partner in draft.strategy.partners}
    workstreams = {stream.id for stream in draft.roadmap.workstreams}
    options = {option.id for option in draft.swot.options}
    kpis = {kpi.id for kpi in draft.kpis}
    for each in draft.roadmap.activities:
        what = start_of(each.title)
        check_known(each.market_ids, markets, what)
        check_known([*each.partner_ids, *_known(each.owner_id)], partners, what)
        check_known(_known(each.workstream_id), workstreams, what)
        check_known(_known(each.option_id), options, what)
        check_known(_known(each.kpi_id), kpis, what)
    activities = {activity.id for activity in draft.roadmap.activities}
    for link in draft.roadmap.links:
        check_known([link.before_id, link.after_id], activities, tr("Link"))
    sources = {source.id for source in draft.funding.sources}
    for allocation in draft.funding.allocations:
        check_known([allocation.source_id], sources, tr("Allocation"))
        check_known(_known(allocation.activity_id), activities, tr("Allocation"))


def _check_activity(activity: Activity) -> None:
    what = start_of(checked_name(activity.title, tr("Activity")))
    if (activity.start is None) != (activity.end is None):
        raise InvalidInputError(
            tr("{what}: one of its two dates is missing; give both or none.").format(what=what)
        )
    check_span(activity.start, activity.end, what)
    checked_progress(activity.progress, what)
    checked_cents(activity.cost_cents, what)
    check_money(activity.cost_cents, checked_currency(activity.currency, what), what)
    for text in (activity.note, activity.source):
        checked_text(text, what)


def _check_links(roadmap: Roadmap) -> None:
    titles = {activity.id: activity.title for activity in roadmap.activities}
    waits: dict[Wait, None] = {}
    for link in roadmap.links:
        check_new_wait((link.before_id, link.after_id), waits, titles.__getitem__)
        checked_lag(link.lag, start_of(titles[link.after_id]))
        waits[link.before_id, link.after_id] = None
    check_acyclic(waits, titles.__getitem__)


def _known(other_id: str | None) -> tuple[str, ...]:
    return () if other_id is None else (other_id,)
