"""Plans of project programs: what becomes of their tasks, and one sentence for each that cannot be read."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dia_desktop.errors import DiaError, FileError, InvalidInputError
from dia_desktop.evidence import delimited, project_plan
from dia_desktop.evidence.activity_rows import RoadmapNames, read_activities
from dia_desktop.evidence.activity_table import proposed_columns
from dia_desktop.evidence.project_plan import read_project_plan
from dia_desktop.evidence.roadmap_table import ReadLink, RoadmapTable
from dia_desktop.strategy.roadmap import ActivityKind, ActivityStatus, DateGrain, LinkKind, Roadmap
from tests.report.roadmaps import full

THERE = full()
NAMES = RoadmapNames.of(THERE.strategy, THERE.scoring, THERE.roadmap, THERE.swot, THERE.kpis)
WORK = "<Start>2020-03-02T08:00:00</Start><Finish>2020-03-06T17:00:00</Finish>"


def put(folder: Path, content: str | bytes) -> Path:
    path = folder / "plan.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def document(tasks: str, head: str = "", tail: str = "") -> str:
    """Return a plan as Microsoft Project writes it, of forty-hour weeks."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Project xmlns="http://schemas.microsoft.com/project"><MinutesPerDay>480</MinutesPerDay>'
        f"<DaysPerMonth>20</DaysPerMonth>{head}<Tasks>{tasks}</Tasks>{tail}</Project>"
    )


def task(number: int, name: str, inner: str = WORK, level: int = 1) -> str:
    return (
        f"<Task><UID>{number}</UID><ID>{number}</ID><Name>{name}</Name>"
        f"<OutlineLevel>{level}</OutlineLevel>{inner}</Task>"
    )


def link(number: int, inner: str = "<Type>1</Type>") -> str:
    return f"{WORK}<PredecessorLink><PredecessorUID>{number}</PredecessorUID>{inner}</PredecessorLink>"


def read(folder: Path, tasks: str, head: str = "", tail: str = "") -> RoadmapTable:
    table = read_project_plan(put(folder, document(tasks, head, tail)))
    return read_activities(table, proposed_columns(table.header), NAMES, Roadmap())


def test_the_outline_becomes_workstreams_and_what_lies_deeper_is_flattened(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        task(0, "Whole plan", level=0)
        + task(1, "Visits")
        + task(2, "Spring", level=2)
        + task(3, "Chile", level=3)
        + task(4, "Peru", level=2)
        + task(5, "Empty", "<Summary>1</Summary>")
        + task(6, "Alone")
        + "<Task><UID>7</UID><ID>7</ID><IsNull>1</IsNull></Task>",
    )
    assert [(each.title, each.workstream) for each in found.activities] == [
        ("Chile", "Visits"),
        ("Peru", "Visits"),
        ("Alone", ""),
    ]
    # "Visits" is a workstream of the roadmap already.
    assert found.workstreams == ()
    assert found.remarks == (
        "1 summary task inside a workstream was left out, what it holds was not: Spring.",
        "Left out, since no task is in them: Empty.",
    )
    assert found.refused == ()


def test_days_are_read_whatever_the_hour(tmp_path: Path) -> None:
    midnight = "<Start>2020-02-28T00:00:00</Start><Finish>2020-03-01T00:00:00</Finish>"
    moment = "<Start>2020-03-01T17:00:00</Start><Finish>2020-03-01T17:00:00</Finish><Milestone>1</Milestone>"
    manual = "<ManualStart>2020-01-01T08:00:00</ManualStart><ManualFinish>2020-01-02T17:00:00</ManualFinish>"
    tasks = [task(1, "Work"), task(2, "Round the clock", midnight), task(3, "Done", moment)]
    found = read(tmp_path, "".join([*tasks, task(4, "By hand", manual), task(5, "Some day", "")])).activities
    assert [(each.start, each.end) for each in found] == [
        (date(2020, 3, 2), date(2020, 3, 6)),
        (date(2020, 2, 28), date(2020, 2, 29)),
        (date(2020, 3, 1), date(2020, 3, 1)),
        (date(2020, 1, 1), date(2020, 1, 2)),
        (None, None),
    ]
    assert [each.kind for each in found][2] is ActivityKind.MILESTONE
    assert found[0].grain is DateGrain.DAY


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<Start>2020-03-02T08:00:00</Start>", "The end is missing; "),
        ("<Finish>2020-03-02T08:00:00</Finish>", "The start is missing; "),
        ("<Start>soon</Start>", "“soon” is no date."),
        (
            "<Start>2020-03-02T08:00:00</Start><Finish>2020-03-01T08:00:00</Finish>",
            "It ends on 2020-03-01, before it starts on 2020-03-02.",
        ),
        (WORK + "<PercentComplete>140</PercentComplete>", "“140” is no progress"),
        (WORK + "<ExternalTask>1</ExternalTask>", "It belongs to another plan, "),
    ],
)
def test_a_bad_task_is_refused_with_its_place_and_costs_no_other(
    tmp_path: Path, inner: str, said: str
) -> None:
    found = read(tmp_path, task(4, "Good") + task(9, "Bad", inner))
    assert [each.title for each in found.activities] == ["Good"]
    (refused,) = found.refused
    assert refused.line == 9
    assert refused.reason.startswith(said)


@pytest.mark.parametrize(
    ("share", "status"),
    [(0, ActivityStatus.PLANNED), (40, ActivityStatus.UNDER_WAY), (100, ActivityStatus.DONE)],
)
def test_the_share_done_says_how_far_it_is(tmp_path: Path, share: int, status: ActivityStatus) -> None:
    (found,) = read(tmp_path, task(1, "Work", f"{WORK}<PercentComplete>{share}</PercentComplete>")).activities
    assert (found.progress, found.status) == (share, status)


@pytest.mark.parametrize(
    ("inner", "kind", "lag"),
    [
        ("", LinkKind.FINISH_START, 0),
        ("<Type>3</Type>", LinkKind.START_START, 0),
        # Two months of twenty days of eight hours; two months of the clock.
        ("<Type>1</Type><LinkLag>192000</LinkLag><LagFormat>11</LagFormat>", LinkKind.FINISH_START, 2),
        ("<Type>1</Type><LinkLag>876600</LinkLag><LagFormat>8</LagFormat>", LinkKind.FINISH_START, 2),
        ("<Type>1</Type><LinkLag>-96000</LinkLag><LagFormat>7</LagFormat>", LinkKind.FINISH_START, -1),
    ],
)
def test_links_keep_their_kind_and_their_lag(tmp_path: Path, inner: str, kind: LinkKind, lag: int) -> None:
    found = read(tmp_path, task(1, "One") + task(2, "Two", link(1, inner)))
    assert found.links == (ReadLink(1, 2, kind, lag),)
    assert (found.refused_links, found.remarks) == ((), ())


def test_what_is_rounded_is_said(tmp_path: Path) -> None:
    rounded = link(1, "<Type>1</Type><LinkLag>24000</LinkLag><LagFormat>7</LagFormat>")
    share = link(1, "<Type>1</Type><LinkLag>50</LinkLag><LagFormat>19</LagFormat>")
    found = read(tmp_path, task(1, "One") + task(2, "Two", rounded) + task(3, "Three", share))
    assert [each.lag for each in found.links] == [0, 0]
    assert found.remarks == (
        "Lags were rounded to whole months: Two.",
        "Lags that are a share of the work were left out: Three.",
    )


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (link(1, "<Type>0</Type>"), "“1 FF”: links are FS or SS here, not FF; "),
        (link(1, "<Type>2</Type>"), "“1 SF”: links are FS or SS here, not SF; "),
        (link(7), "“7 FS” names no activity of the list"),
        (link(2), "The link would close a cycle: Two → Two."),
    ],
)
def test_a_link_that_cannot_be_is_refused_and_its_task_is_not(tmp_path: Path, inner: str, said: str) -> None:
    found = read(tmp_path, task(1, "One") + task(2, "Two", inner))
    assert [each.title for each in found.activities] == ["One", "Two"]
    assert found.links == ()
    (refused,) = found.refused_links
    assert refused.line == 2
    assert refused.reason.startswith(said)


def test_resources_are_matched_to_partners_and_the_others_are_listed(tmp_path: Path) -> None:
    people = ("P1", "partner 2", "Chamber, Malta")
    resources = "".join(
        f"<Resource><UID>{number}</UID><Name>{name}</Name></Resource>"
        for number, name in enumerate(people, start=1)
    )
    pairs = "".join(
        f"<Assignment><TaskUID>1</TaskUID><ResourceUID>{number}</ResourceUID></Assignment>"
        for number in (1, 2, 3, -65535)
    )
    tail = f"<Resources>{resources}</Resources><Assignments>{pairs}</Assignments>"
    found = read(tmp_path, task(1, "Work", f"<Contact>Partner 3</Contact>{WORK}"), tail=tail)
    (work,) = found.activities
    assert (work.owner_id, work.partner_ids) == ("p3", ("p1", "p2"))
    assert found.remarks == ("Not known in this strategy and left out: Chamber, Malta.",)


def test_a_formula_sign_of_a_plan_is_text(tmp_path: Path) -> None:
    found = read(tmp_path, task(1, "'=1+1", f"{WORK}<Notes>one\ntwo</Notes>"))
    assert (found.activities[0].title, found.activities[0].note) == ("'=1+1", "one\ntwo")


BOMB = """<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<Project xmlns="http://schemas.microsoft.com/project"><Name>&b;</Name></Project>"""
OUTSIDE = """<!DOCTYPE p SYSTEM "file:///etc/passwd"><Project/>"""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "plan.xml, line 1: this is not well-formed XML."),
        (b"<Project>\n<Tasks>", "plan.xml, line 2: this is not well-formed XML."),
        (b"<Project>&nbsp;</Project>", "plan.xml, line 1: this is not well-formed XML."),
        (BOMB.encode(), "plan.xml defines a document type or entities, which no plan needs"),
        (OUTSIDE.encode(), "plan.xml defines a document type or entities, which no plan needs"),
        (b'<?xml version="1.0" encoding="klingon"?><Project/>', "plan.xml"),
        (b"<html><body/></html>", "plan.xml is XML, but no plan of Microsoft Project; save the plan"),
        (b"<Project/>", "plan.xml is XML, but no plan of Microsoft Project; save the plan"),
        (document("").encode(), "plan.xml is a plan without any task."),
        (document("").encode("utf-16")[:-3], "plan.xml"),
    ],
)
def test_what_is_no_plan_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_project_plan(put(tmp_path, content))
    sentence = str(caught.value).removeprefix(f"{tmp_path}/")
    assert sentence.startswith(said)
    assert "\n" not in sentence


def test_a_plan_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = task(1, "Stream", "") + task(2, "One", level=2)
    monkeypatch.setattr(project_plan, "MOST_ROWS", 1)
    assert len(read_project_plan(put(tmp_path, document(tasks))).rows) == 1
    path = put(tmp_path, document(tasks + task(3, "Two", level=2)))
    with pytest.raises(InvalidInputError, match="has more than 1 tasks; split the plan, or shorten it"):
        read_project_plan(path)
    monkeypatch.setattr(delimited, "MAX_BYTES", 10)
    with pytest.raises(FileError, match="is larger than 0 MB"):
        read_project_plan(path)


def test_a_plan_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        read_project_plan(tmp_path / "none.xml")


def test_tasks_that_are_numbered_twice_keep_places_of_their_own(tmp_path: Path) -> None:
    twins = task(1, "One") + task(1, "Two") + task(3, "Three", link(1))
    found = read(tmp_path, twins)
    assert [each.line for each in found.activities] == [1, 2, 3]
    assert [each.reason for each in found.refused_links] == [
        "“1 FS” names no activity of the list; write its handle, e.g. A1, A1 SS or A1 FS+3."
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.integers(0, 600))
def test_a_damaged_plan_is_read_or_refused_and_nothing_else(tmp_path: Path, noise: bytes, place: int) -> None:
    whole = document(task(1, "One") + task(2, "Two", link(1))).encode()
    with suppress(DiaError):
        read_project_plan(put(tmp_path, whole[:place] + noise + whole[place:]))
