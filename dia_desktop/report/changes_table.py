"""What changed in the roadmap and its funding since a named moment, as a table."""

from __future__ import annotations

from datetime import UTC

from dia_desktop.charts.table import csv_bytes
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.report.document import Document
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.revision_words import Naming, change_groups
from dia_desktop.strategy.revisions import changes_between

CHANGE_COLUMNS = ("kind", "handle", "change", "title", "since", "named_on", "reason")


def changes_table(export: ExchangedRoadmap) -> Document:
    """Return one line per change, by kind.

    Columns: kind ("Moved"), handle (of the activity, empty where it is about none; what was removed has the
    one it had), change (a sentence), title (of the activity, in full), since, named_on and reason (of the
    moment, the day in UTC); strategy, program. Only their names where nobody asked for the changes.
    """
    revision, rows = export.revision, []
    if revision is not None and export.before is not None:
        before, funding = export.before
        changes = changes_between(before, export.roadmap, funding, export.funding)
        naming = Naming.between(before, export.roadmap, _names(export), PlainNumbers())
        handles = {**before.handles(), **export.roadmap.handles()}
        day = revision.at.astimezone(UTC).date().isoformat()
        last = [revision.name, day, revision.reason, export.strategy.title, PROGRAM]
        rows = [
            [group.title, handles.get(key or ""), sentence, naming.titles.get(key or ""), *last]
            for group in change_groups(changes, naming)
            for key, sentence in group.lines
        ]
    return Document(csv_bytes([*CHANGE_COLUMNS, "strategy", "program"], rows))


def _names(export: ExchangedRoadmap) -> dict[str, str]:
    """Return the names of what changes refer to beside activities and workstreams, by id."""
    return {
        **{each.id: each.name for each in export.strategy.partners},
        **{each.id: each.name for each in export.scoring.markets},
        **{each.id: each.title for each in export.swot.options},
        **{each.id: each.name for each in export.kpis},
    }
