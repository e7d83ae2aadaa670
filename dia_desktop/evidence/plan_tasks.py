"""The tasks of a plan of a project program: where each lies in the outline, and which days it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import INVISIBLE, excerpt
from dia_desktop.language import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACE: Final = "http://schemas.microsoft.com/project"
_WHOLE: Final = re.compile(r"-?\d{1,15}", re.ASCII)
_BREAKS: Final = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*")
_YES: Final = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A task and where it lies.

    Attributes
    ----------
    line : its number in the program, else its place in the file.
    stream : the name of the top summary task it lies under; "" for none.
    summary : whether it holds others.
    """

    element: Element
    line: int
    level: int
    stream: str
    summary: bool

    def text(self, name: str) -> str:
        """Return the text of a child on one line; "" where there is none."""
        return text_of(self.element, name)

    def says(self, name: str) -> bool:
        """Whether a child says yes."""
        return self.text(name) in _YES


def tasks_of(root: Element) -> Iterator[PlanTask]:
    """Yield the tasks in their order, but for empty lines and the line that stands for the whole plan."""
    elements = [
        each
        for each in root.iterfind(f"{tag('Tasks')}/{tag('Task')}")
        if text_of(each, "IsNull") not in _YES and _level(each) > 0
    ]
    numbers = [whole(text_of(each, "ID")) for each in elements]
    if None in numbers or len(set(numbers)) < len(numbers):
        numbers = [*range(1, len(elements) + 1)]
    stream = ""
    for place, (element, number) in enumerate(zip(elements, numbers, strict=True)):
        level = _level(element)
        following = elements[place + 1] if place + 1 < len(elements) else None
        holds_others = following is not None and _level(following) > level
        summary = holds_others or text_of(element, "Summary") in _YES
        if level == 1:
            stream = text_of(element, "Name") if summary else ""
        yield PlanTask(element, number or 0, level, stream, summary)


def _level(element: Element) -> int:
    """Return how deep a task lies, 1 at the top; a task that does not say lies there."""
    level = whole(text_of(element, "OutlineLevel"))
    return 1 if level is None else level


def days_of(task: PlanTask) -> tuple[str, str]:
    """Return the first and the last day of a task; "" where the plan does not have them."""
    start, end = _moment(task, "Start"), _moment(task, "Finish")
    if start is None or end is None or end <= start:
        return _day(start), _day(end)
    # What ends at midnight ends with the day before.
    return _day(start), _day(end - timedelta(days=1) if end.time() == time() else end)


def _day(moment: datetime | None) -> str:
    return "" if moment is None else moment.date().isoformat()


def _moment(task: PlanTask, name: str) -> datetime | None:
    text = task.text(name) or task.text(f"Manual{name}")
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise InvalidInputError(tr("“{cell}” is no date.").format(cell=excerpt(text))) from error


def whole(text: str) -> int | None:
    """Return a whole number; None where the text is none."""
    return int(text) if _WHOLE.fullmatch(text) else None


def tag(name: str) -> str:
    """Return the name of an element of a plan."""
    return f"{{{NAMESPACE}}}{name}"


def text_of(element: Element, name: str, *, lines: bool = False) -> str:
    """Return the text of a child without blanks around it, on one line unless asked otherwise."""
    text = (element.findtext(tag(name)) or "").strip().strip(INVISIBLE).strip()
    return text if lines else _BREAKS.sub(" ", text)
