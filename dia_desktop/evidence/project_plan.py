"""Plans of project programs coming in: Microsoft Project XML (MSPDI) as a list of activities.

ProjectLibre and GanttProject write it as well. Names and codes: Project 2007 XML Data Interchange Schema, as
documented at https://learn.microsoft.com/office-project/xml-data-interchange/.

The tasks at the top of the outline that hold others become workstreams; what lies deeper belongs to the one
it lies under. Nothing in a file is run or followed: document types and entities are refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.activity_table import MOST_ROWS, ActivityColumn
from dia_desktop.evidence.delimited import Row, excerpt, read_bytes
from dia_desktop.evidence.list_table import ListTable, RefusedRow, shown_name
from dia_desktop.evidence.plan_tasks import NAMESPACE, PlanTask, days_of, tag, tasks_of, text_of, whole
from dia_desktop.language import tr, tr_n

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HEADER: Final = tuple(column.value for column in ActivityColumn)
_LINK_TYPES: Final = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
#: Formats of lags that are a share of the work, not a time; of the others, the even ones run round the clock.
_SHARES: Final = frozenset({19, 20, 51, 52})
#: Resources that stand for nobody.
_NOBODY: Final = frozenset({"", "0", "-65535"})
#: A lag is whole months where it is so near to them.
_WHOLE_ENOUGH: Final = 1e-6
_DAYS_A_YEAR, _MONTHS_A_YEAR, _MINUTES_A_DAY = 365.25, 12, 1440
#: So many names stand in a remark.
_MOST_NAMED: Final = 6


def read_project_plan(path: Path) -> ListTable:
    """Read a plan that was saved as XML by Microsoft Project, ProjectLibre or GanttProject.

    Raises
    ------
    FileError
        Where the file is missing, a folder, unreadable or larger than 50 MB.
    InvalidInputError
        Where it is not XML, defines entities, is no plan, has no tasks, or more than 5000.
    """
    root = _parsed(path, read_bytes(path))
    if root.tag != f"{{{NAMESPACE}}}Project":
        raise InvalidInputError(
            tr("{file} is XML, but no plan of Microsoft Project; save the plan as “XML”.").format(file=path)
        )
    reader = _PlanReader(root)
    if sum(not task.summary for task in reader.tasks) > MOST_ROWS:
        raise InvalidInputError(
            tr("{file} has more than {most} tasks; split the plan, or shorten it.").format(
                file=path, most=MOST_ROWS
            )
        )
    if not reader.tasks:
        raise InvalidInputError(tr("{file} is a plan without any task.").format(file=path))
    return reader.plan(shown_name(path))


def _parsed(path: Path, raw: bytes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InvalidInputError(
            tr("{file} defines a document type or entities, which no plan needs; it was not read.").format(
                file=path
            )
        ) from error
    except ParseError as error:
        raise InvalidInputError(
            tr("{file}, line {line}: this is not well-formed XML. Save the plan as “XML” once more.").format(
                file=path, line=error.position[0]
            )
        ) from error
    except (LookupError, ValueError) as error:
        raise InvalidInputError(
            tr("{file} is in an encoding that cannot be read. Save the plan as “XML” once more.").format(
                file=path
            )
        ) from error
    return root


class _PlanReader:
    """Reads one plan."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self.tasks = tuple(tasks_of(root))
        self._fields = {
            text_of(field, "FieldID"): text_of(field, "Alias").lower()
            for field in root.iterfind(f"{tag('ExtendedAttributes')}/{tag('ExtendedAttribute')}")
        }
        self._resources = {
            text_of(each, "UID"): text_of(each, "Name") or text_of(each, "Initials")
            for each in root.iterfind(f"{tag('Resources')}/{tag('Resource')}")
        }
        self._assigned = self._assignments()
        minutes = whole(text_of(root, "MinutesPerDay")) or 480
        self._minutes_a_month = minutes * (whole(text_of(root, "DaysPerMonth")) or 20)
        self._rounded: list[str] = []
        self._shares: list[str] = []

    def plan(self, source: str) -> ListTable:
        """Return the plan as a list."""
        rows: list[Row] = []
        refused: list[RefusedRow] = []
        for task in self.tasks:
            if task.summary:
                continue
            try:
                cells = self._cells(task)
            except InvalidInputError as error:
                refused.append(RefusedRow(task.line, str(error)))
            else:
                rows.append(Row(task.line, tuple(cells.get(column, "") for column in ActivityColumn)))
        remarks = tuple(self._remarks())
        return ListTable(source, HEADER, tuple(rows), plan=True, refused=tuple(refused), remarks=remarks)

    def _cells(self, task: PlanTask) -> Mapping[ActivityColumn, str]:
        if task.says("ExternalTask") or task.says("IsSubproject"):
            raise InvalidInputError(tr("It belongs to another plan, which is not part of this file."))
        start, end = days_of(task)
        cells = {
            ActivityColumn.HANDLE: task.text("UID"),
            ActivityColumn.TITLE: task.text("Name"),
            ActivityColumn.WORKSTREAM: task.stream,
            ActivityColumn.KIND: "milestone" if task.says("Milestone") else "",
            ActivityColumn.START: start,
            ActivityColumn.END: end,
            ActivityColumn.PROGRESS: task.text("PercentComplete"),
            ActivityColumn.STATUS: _status(task.text("PercentComplete")),
            ActivityColumn.OWNER: task.text("Contact"),
            ActivityColumn.PARTNERS: "\n".join(self._assigned.get(task.text("UID"), ())),
            ActivityColumn.AFTER: "\n".join(self._links(task)),
            ActivityColumn.NOTE: text_of(task.element, "Notes", lines=True),
            **self._cost(task),
        }
        return {**cells, **self._own_fields(task)}

    def _cost(self, task: PlanTask) -> Mapping[ActivityColumn, str]:
        """Return the fixed cost, which the format keeps in hundredths; without a currency it says nothing."""
        cents, currency = task.text("FixedCost").split(".")[0], text_of(self._root, "CurrencyCode")
        if not currency or not (whole(cents) or 0) > 0:
            return {}
        cost = f"{int(cents) // 100}.{int(cents) % 100:02d}"
        return {ActivityColumn.COST: cost, ActivityColumn.CURRENCY: currency}

    def _own_fields(self, task: PlanTask) -> Mapping[ActivityColumn, str]:
        """Return what stands in text fields that are called like columns of ours."""
        known = {column.value: column for column in ActivityColumn}
        found = {}
        for field in task.element.iterfind(tag("ExtendedAttribute")):
            column = known.get(self._fields.get(text_of(field, "FieldID"), ""))
            if column is not None and text_of(field, "Value"):
                found[column] = text_of(field, "Value")
        return found

    def _assignments(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for each in self._root.iterfind(f"{tag('Assignments')}/{tag('Assignment')}"):
            resource = text_of(each, "ResourceUID")
            if resource not in _NOBODY and self._resources.get(resource):
                found.setdefault(text_of(each, "TaskUID"), []).append(self._resources[resource])
        return {uid: tuple(dict.fromkeys(names)) for uid, names in found.items()}

    def _links(self, task: PlanTask) -> Iterator[str]:
        """Yield the links of a task as they are written in a cell; lags in whole months."""
        for link in task.element.iterfind(tag("PredecessorLink")):
            lag = whole(text_of(link, "LinkLag")) or 0
            form = whole(text_of(link, "LagFormat")) or 0
            title = excerpt(task.text("Name"))
            if form in _SHARES and lag:
                self._shares.append(title)
                lag = 0
            months = self._months(lag / 10, form)
            if abs(months - round(months)) > _WHOLE_ENOUGH:
                self._rounded.append(title)
            word = _LINK_TYPES.get(text_of(link, "Type") or "1", "?")
            written = f"{round(months):+d}" if round(months) else ""
            yield f"{text_of(link, 'PredecessorUID')} {word}{written}"

    def _months(self, minutes: float, form: int) -> float:
        """Return a lag in months: of working time as the plan counts it, or of the clock."""
        if form and form % 2 == 0:
            return minutes / _MINUTES_A_DAY / _DAYS_A_YEAR * _MONTHS_A_YEAR
        return minutes / self._minutes_a_month

    def _remarks(self) -> Iterator[str]:
        deeper = [task.text("Name") for task in self.tasks if task.summary and task.level > 1]
        if deeper:
            sentence = tr_n(
                "{count} summary task inside a workstream was left out, what it holds was not: {names}.",
                "{count} summary tasks inside workstreams were left out, what they hold was not: {names}.",
                len(deeper),
            )
            yield sentence.format(count=len(deeper), names=_named(deeper))
        filled = {task.stream for task in self.tasks if not task.summary}
        top = [task.text("Name") for task in self.tasks if task.summary and task.level == 1]
        empty = [name for name in top if name not in filled]
        if empty:
            yield tr("Left out, since no task is in them: {names}.").format(names=_named(empty))
        if self._rounded:
            yield tr("Lags were rounded to whole months: {names}.").format(names=_named(self._rounded))
        if self._shares:
            yield tr("Lags that are a share of the work were left out: {names}.").format(
                names=_named(self._shares)
            )


def _named(names: list[str]) -> str:
    shown = ", ".join(excerpt(name, 40) for name in names[:_MOST_NAMED])
    return tr("{names} …").format(names=shown) if len(names) > _MOST_NAMED else shown


def _status(share: str) -> str:
    """Return how far a task has come by its share done; a field of ours says it better."""
    if share in {"", "0"}:
        return ""
    return "done" if share == "100" else "under way"
