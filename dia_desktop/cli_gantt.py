"""What is asked of a Gantt chart on the command line: days, type, lanes, and what it is compared with."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr

if TYPE_CHECKING:
    from dia_desktop.charts.roadmap_export import RoadmapExport
    from dia_desktop.evidence.written_dates import Written
    from dia_desktop.store import StrategyFile
    from dia_desktop.strategy.revisions import Revision

TYPE_SIZES = ("small", "normal", "large")
LANES = ("workstream", "market", "partner", "funding")


@dataclass(frozen=True, slots=True)
class GanttWishes:
    """What is asked of a Gantt chart; None for what nobody asked.

    Attributes
    ----------
    first, last : the days it begins and ends with, as months, say.
    revision : name of the moment whose bars stand behind those of today, and since when changes are listed.
    """

    first: Written | None = None
    last: Written | None = None
    type_size: str | None = None
    lanes: str | None = None
    revision: str | None = None

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> GanttWishes:
        """Return what was asked on the command line."""
        return cls(**{field.name: getattr(arguments, f"gantt_{field.name}") for field in fields(cls)})

    def looked_at(self, export: RoadmapExport, file: StrategyFile) -> RoadmapExport:
        """Return the roadmap as it was asked for.

        Raises
        ------
        InvalidInputError
            Where there is no such revision, or the chart would end before it begins.
        """
        from dia_desktop.charts.roadmap_export import TypeSize
        from dia_desktop.strategy.activity_filter import LaneBy

        size = TypeSize(self.type_size or TypeSize.NORMAL)
        seen = replace(export, type_size=size.points)
        if self.lanes is not None:
            seen = replace(seen, view=replace(seen.view, lanes=LaneBy(self.lanes)))
        if self.revision is not None:
            seq = self.named_revision(file, self.revision).seq
            seen = replace(seen, compared=file.roadmap_at(seq), revision=self.revision)
        first = None if self.first is None else self.first.first
        return seen.between(first, None if self.last is None else self.last.last)

    def misplaced(self, charts: Sequence[str] | None, files: Sequence[str] | None) -> str:
        """Return what was asked of a Gantt chart where none is written, a sentence; "" where all is in place.

        Parameters
        ----------
        charts, files : what is written of each; () for all there is, None for nothing.
        """
        if charts is not None and (not charts or "gantt" in charts):
            return ""
        if replace(self, revision=None) != GanttWishes():
            return tr("--from, --to, --type-size and --lanes belong to --chart gantt")
        if self.revision is not None and (files is None or (files and "changes" not in files)):
            return tr("--revision belongs to --chart gantt or --roadmap changes")
        return ""

    def since(self, file: StrategyFile) -> Revision | None:
        """Return the moment that changes are listed since, the last one where nobody said; None for none.

        Raises
        ------
        InvalidInputError
            Where there is no such revision.
        """
        if self.revision is not None:
            return self.named_revision(file, self.revision)
        return next(reversed(file.revisions()), None)

    @staticmethod
    def named_revision(file: StrategyFile, name: str) -> Revision:
        """Return a revision by its name, the latest of those called so.

        Raises
        ------
        InvalidInputError
            Where there is no such revision.
        """
        known = {each.name: each for each in file.revisions()}
        if name in known:
            return known[name]
        if not known:
            raise InvalidInputError(
                tr("{file} has no revision “{name}”; no moment of it has been named yet.").format(
                    file=file.path, name=name
                )
            )
        names = ", ".join(tr("“{name}”").format(name=each) for each in known)
        raise InvalidInputError(
            tr("{file} has no revision “{name}”; it has {names}.").format(
                file=file.path, name=name, names=names
            )
        )


def describe_gantt(parser: argparse.ArgumentParser) -> None:
    """Add what a Gantt chart is asked for with."""
    of_chart = parser.add_argument_group(tr("the Gantt chart"))
    of_chart.add_argument(
        "--from",
        dest="gantt_first",
        metavar="2020-01",
        type=_days,
        help=tr("month, year or day it begins with; all of the plan where nothing is said"),
    )
    of_chart.add_argument(
        "--to", dest="gantt_last", metavar="2021-12", type=_days, help=tr("month, year or day it ends with")
    )
    of_chart.add_argument(
        "--type-size", dest="gantt_type_size", choices=TYPE_SIZES, help=tr("normal by default")
    )
    of_chart.add_argument(
        "--lanes",
        dest="gantt_lanes",
        choices=LANES,
        help=tr("what its lanes stand for, workstreams by default"),
    )
    of_chart.add_argument(
        "--revision",
        dest="gantt_revision",
        metavar="NAME",
        help=tr(
            "named moment whose dates stand behind those of today as thin bars; that of --roadmap changes too"
        ),
    )


def _days(text: str) -> Written:
    from dia_desktop.evidence.written_dates import written_date

    try:
        written = written_date(text)
    except InvalidInputError as error:
        raise argparse.ArgumentTypeError(str(error).removesuffix(".")) from None
    if written is None:
        raise argparse.ArgumentTypeError(tr("the date is empty"))
    return written
