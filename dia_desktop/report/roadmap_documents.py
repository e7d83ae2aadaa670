"""Everything of the roadmap that other programs can read, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from dia_desktop.language import tr
from dia_desktop.report.calendar_file import calendar_document
from dia_desktop.report.changes_table import changes_table
from dia_desktop.report.document import Document
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.report.mermaid import mermaid_document
from dia_desktop.report.project_xml import project_document
from dia_desktop.report.roadmap_tables import (
    achievements_table,
    activities_table,
    allocations_table,
    budgets_table,
    kpis_table,
    sources_table,
)


class RoadmapFile(StrEnum):
    """What can be written of the roadmap, as it is called in file names and on the command line."""

    PROJECT = "project"
    CALENDAR = "milestones"
    MERMAID = "mermaid"
    ACTIVITIES = "activities"
    CHANGES = "changes"
    SOURCES = "funding-sources"
    ALLOCATIONS = "funding-allocations"
    BUDGETS = "budgets"
    KPIS = "kpi-readings"
    ACHIEVEMENTS = "kpi-achievements"

    @property
    def suffix(self) -> str:
        """The ending of its file."""
        return {
            RoadmapFile.PROJECT: "xml",
            RoadmapFile.CALENDAR: "ics",
            RoadmapFile.MERMAID: "mmd",
        }.get(self, "csv")


def file_words(what: RoadmapFile) -> str:
    """Return what a file is, as a label."""
    return {
        RoadmapFile.PROJECT: tr("Project plan (Microsoft Project XML)"),
        RoadmapFile.CALENDAR: tr("Milestones and gates (iCalendar)"),
        RoadmapFile.MERMAID: tr("Gantt chart as text (Mermaid)"),
        RoadmapFile.ACTIVITIES: tr("Activities (CSV)"),
        RoadmapFile.CHANGES: tr("Changes since a named moment (CSV)"),
        RoadmapFile.SOURCES: tr("Funding sources (CSV)"),
        RoadmapFile.ALLOCATIONS: tr("Allocations by year (CSV)"),
        RoadmapFile.BUDGETS: tr("Budgets by year (CSV)"),
        RoadmapFile.KPIS: tr("KPIs and their readings (CSV)"),
        RoadmapFile.ACHIEVEMENTS: tr("Achievements (CSV)"),
    }[what]


def nothing_to_write(export: ExchangedRoadmap, what: RoadmapFile) -> str:
    """Return why there is nothing to write of it, a sentence; "" where there is something."""
    filled: dict[RoadmapFile, tuple[bool, str]] = {
        RoadmapFile.CHANGES: (export.revision is not None, tr("No moment has a name yet.")),
        RoadmapFile.SOURCES: (bool(export.funding.sources), tr("There is no funding source yet.")),
        RoadmapFile.ALLOCATIONS: (bool(export.funding.allocations), tr("No money is allocated yet.")),
        RoadmapFile.BUDGETS: (bool(export.funding.budgets), tr("There is no budget yet.")),
        RoadmapFile.KPIS: (bool(export.kpis), tr("There is no KPI yet.")),
        RoadmapFile.ACHIEVEMENTS: (
            any(kpi.achievements for kpi in export.kpis),
            tr("No achievement is listed yet."),
        ),
    }
    activities = bool(export.roadmap.activities), tr("The roadmap has no activity yet.")
    there, sentence = filled.get(what, activities)
    return "" if there else sentence


def roadmap_document(export: ExchangedRoadmap, what: RoadmapFile) -> Document:
    """Return one file of the roadmap; the same bytes for the same records."""
    write: dict[RoadmapFile, Callable[[ExchangedRoadmap], Document]] = {
        RoadmapFile.PROJECT: project_document,
        RoadmapFile.CALENDAR: calendar_document,
        RoadmapFile.MERMAID: mermaid_document,
        RoadmapFile.ACTIVITIES: activities_table,
        RoadmapFile.CHANGES: changes_table,
        RoadmapFile.SOURCES: sources_table,
        RoadmapFile.ALLOCATIONS: allocations_table,
        RoadmapFile.BUDGETS: budgets_table,
        RoadmapFile.KPIS: kpis_table,
        RoadmapFile.ACHIEVEMENTS: achievements_table,
    }
    return write[what](export)
