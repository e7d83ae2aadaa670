"""What a plan of a project program cannot hold of the roadmap, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dia_desktop.language import tr, tr_n
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap

#: Days that Microsoft Project can hold.
FIRST_DAY, LAST_DAY = date(1984, 1, 1), date(2149, 12, 31)


def currencies_of(export: ExchangedRoadmap) -> frozenset[str]:
    """Return the currencies of what is known to cost something."""
    return frozenset(each.currency for each in export.roadmap.activities if each.cost_cents is not None)


def project_remarks(export: ExchangedRoadmap, shortened: int) -> Iterator[str]:
    """Yield what is left out, shortened, or shown otherwise.

    Parameters
    ----------
    shortened : how many texts were shortened.
    """
    roadmap = export.roadmap
    yield from _about_dates(export)
    empty = [stream.name for stream in roadmap.workstreams if not roadmap.within(stream.id)]
    if empty:
        yield tr("Left out, since no activity is in them: {names}.").format(names=", ".join(empty))
    currencies = currencies_of(export)
    if len(currencies) > 1:
        yield tr("The costs were left out: a plan has one currency, these are in {currencies}.").format(
            currencies=", ".join(sorted(currencies))
        )
    yield from export.lost_markets()
    if shortened:
        yield tr_n(
            "{count} text was shortened to what Microsoft Project holds.",
            "{count} texts were shortened to what Microsoft Project holds.",
            shortened,
        ).format(count=shortened)
    if roadmap.markers:
        yield tr("Project programs have no markers: {count} left out.").format(count=len(roadmap.markers))


def _about_dates(export: ExchangedRoadmap) -> Iterator[str]:
    activities = export.roadmap.activities
    beyond = sum(
        not (each.start >= FIRST_DAY and each.end <= LAST_DAY)
        for each in activities
        if each.start is not None and each.end is not None
    )
    if beyond:
        yield tr_n(
            "{count} activity lies outside 1984 to 2149, which Microsoft Project cannot show.",
            "{count} activities lie outside 1984 to 2149, which Microsoft Project cannot show.",
            beyond,
        ).format(count=beyond)
    waiting = sum(not each.scheduled for each in activities)
    if waiting:
        yield tr_n(
            "{count} activity has no dates: a program without manual tasks will give it one of its own.",
            "{count} activities have no dates: a program without manual tasks will give them its own.",
            waiting,
        ).format(count=waiting)
