"""Activities are imported: read beside the window, shown, and taken in as one step or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.activity_table import ActivityColumn
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.report.project_xml import project_document
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.roadmap import Activity, DateGrain, LinkKind
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.import_model import NOTE, PLACE
from dia_desktop.ui.roadmap.import_dialog import RoadmapImportDialog
from dia_desktop.ui.theme import Theme
from tests.store.strategies import draft

PATIENCE_MS = 20_000
#: Places of the columns that a test looks at.
TITLE, STREAM, DATES, OWNER, MARKETS = range(2, 7)
LIST = (
    "id;activity;work package;start;end;lead;country;after\n"
    "1;Trade show;Events;2020-03;2020-05;;;\n"
    "2;Visit <b>Canada</b>;Events;2021;2021;tus;Canada;1 SS+2\n"
    "3;Nobody's;;2021-01-01;2021-01-31;ACME;;\n"
    "4;Ends too soon;;2021-02-01;2021-01-31;;;\n"
    '5;Some day;;;;;;"2; 9"\n'
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A window over a real strategy file, and what dialogs said."""

    qtbot: QtBot
    desk: Desk
    context: Context
    window: QWidget
    sentences: list[str] = field(default_factory=list)

    def opened(self, path: Path | None) -> RoadmapImportDialog:
        """Open the dialog; wait until the rows of the file are shown, or why they are not."""
        dialog = RoadmapImportDialog(self.context, self.window, path)
        dialog.imported.connect(self.sentences.append)
        dialog.open()
        if path is not None:
            self.settle(dialog)
        return dialog

    def settle(self, dialog: RoadmapImportDialog) -> None:
        """Wait until rows are shown, or why they are not."""
        self.qtbot.waitUntil(lambda: bool(dialog.model.rows or dialog.strip.sentence), timeout=PATIENCE_MS)

    def named(self, title: str) -> Activity:
        """Return the newest activity with a title."""
        return [each for each in self.desk.roadmap.activities if each.title == title][-1]

    def steps(self) -> int:
        """Return how many steps the history has."""
        return len(self.desk.file.history())


@contextmanager
def live(qtbot: QtBot, folder: Path) -> Iterator[Setting]:
    """Show an empty window over a new file, and close both afterwards."""
    desk = Desk(StrategyFile.create(folder / "test.strategy", draft(), author="Tester"))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1352, 782)
    with qtbot.waitExposed(window):
        window.show()
    yield Setting(qtbot, desk, Context(desk, Theme(motion=False), QLocale.c()), window)
    window.close()
    desk.close()


def listed(folder: Path, content: str = LIST, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def cells(dialog: RoadmapImportDialog, column: int) -> list[object]:
    model = dialog.model
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def test_bad_rows_come_first_and_what_comes_with_the_others_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = at.opened(listed(tmp_path))
        assert cells(dialog, PLACE) == ["line 4", "line 5", "line 2", "line 3", "line 6"]
        assert cells(dialog, NOTE) == [
            "There is no partner “ACME”; known: TUS, FAR.",
            "It ends on 2021-01-31, before it starts on 2021-02-01.",
            "",
            "",
            "“9” names no activity of the list; write its handle, e.g. A1, A1 SS or A1 FS+3.",
        ]
        assert cells(dialog, TITLE)[2:] == ["Trade show", "Visit <b>Canada</b>", "Some day"]
        assert cells(dialog, STREAM)[2:] == ["Events", "Events", "none"]
        assert cells(dialog, DATES)[2:] == ["Mar 2020 – May 2020", "2021", "no dates"]
        assert cells(dialog, OWNER)[2:] == ["", "TUS", ""]
        assert cells(dialog, MARKETS)[2:] == ["all markets", "Canada", "all markets"]
        assert dialog.counted.text() == (
            "3 new activities; 2 rows cannot be imported. 2 links come with them, 1 cannot. "
            "New workstream: Events."
        )
        assert dialog.act_button.text() == "Import 3 activities"
        dialog.reject()


def test_an_import_is_one_step_undone_and_redone_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        before, steps = at.desk.roadmap, at.steps()
        at.opened(listed(tmp_path)).accept()
        label = "Imported 3 activities from list.csv"
        assert at.sentences == [f"{label}. Undo: Ctrl+Z"]
        assert (at.steps(), at.desk.file.undo_label) == (steps + 1, label)
        after = at.desk.roadmap
        visit = at.named("Visit <b>Canada</b>")
        streams = {stream.name: stream.id for stream in after.workstreams}
        assert (visit.workstream_id, visit.owner_id, visit.grain) == (streams["Events"], "p1", DateGrain.YEAR)
        assert visit.market_ids == ("m2",)
        new = [link for link in after.links if link.after_id == visit.id]
        assert [(link.kind, link.lag) for link in new] == [(LinkKind.START_START, 2)]
        at.desk.undo()
        assert at.desk.roadmap == before
        path = at.desk.file.path
    desk = Desk(StrategyFile.open(path, author="Tester"))
    desk.redo()
    assert desk.roadmap == after
    desk.close()


def test_dates_that_can_be_read_two_ways_are_asked_about(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = at.opened(listed(tmp_path, "activity,start,end\nFair,03/04/2020,04/04/2020\n"))
        assert dialog.order.isVisible()
        assert "can be 2020-04-03 or 2020-03-04" in str(cells(dialog, NOTE)[0])
        assert not dialog.act_button.isEnabled()
        dialog.order.setCurrentIndex(1)
        qtbot.waitUntil(dialog.act_button.isEnabled, timeout=PATIENCE_MS)
        dialog.accept()
        assert str(at.named("Fair").start) == "2020-04-03"


def test_the_columns_are_chosen_by_hand_where_nobody_named_them(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = at.opened(listed(tmp_path, "a,b\nFair,x\n"))
        assert dialog.strip.sentence == "Choose the column that holds the title of each activity."
        assert not dialog.order.isVisible()
        dialog.choices[ActivityColumn.TITLE].setCurrentIndex(1)
        qtbot.waitUntil(lambda: bool(dialog.model.rows), timeout=PATIENCE_MS)
        assert all(box.accessibleName() for box in (*dialog.choices.values(), dialog.order))
        dialog.accept()
        assert at.named("Fair").start is None


def test_a_plan_comes_back_as_what_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        desk = at.desk
        export = ExchangedRoadmap(
            desk.strategy, desk.scoring, desk.roadmap, desk.swot, desk.funding, desk.kpis
        )
        path = tmp_path / "plan.xml"
        path.write_bytes(project_document(export).content)
        dialog = at.opened(path)
        assert not dialog.columns_box.isVisible()
        assert {str(note)[:14] for note in cells(dialog, NOTE)} == {"says the same "}
        assert not dialog.act_button.isEnabled()
        for row in range(dialog.model.rowCount()):
            index = dialog.model.index(row, PLACE)
            dialog.model.setData(index, Qt.CheckState.Checked, int(Qt.ItemDataRole.CheckStateRole))
        count = len(desk.roadmap.activities)
        links = len(desk.roadmap.links)
        dialog.accept()
        assert len(desk.roadmap.activities) == 2 * count
        assert len(desk.roadmap.links) == 2 * links
        assert [stream.name for stream in desk.roadmap.workstreams] == [
            stream.name for stream in export.roadmap.workstreams
        ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"{'x' * 201},,,", "has 201 letters; shorten it to 200 at most."),
        (f"Fair,{'y' * 201},,", "has 201 letters; shorten it to 200 at most."),
    ],
)
def test_what_the_file_would_refuse_is_refused_before(
    qtbot: QtBot, tmp_path: Path, row: str, said: str
) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = at.opened(listed(tmp_path, f"activity,workstream,id,after\n{row}\n"))
        assert said in str(cells(dialog, NOTE)[0])
        assert not dialog.act_button.isEnabled()
        dialog.reject()


def test_a_lag_of_centuries_costs_the_link_only(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = at.opened(listed(tmp_path, "activity,id,after\nOne,1,\nTwo,2,1 FS+5000\n"))
        assert "5000 months are no lag" not in str(cells(dialog, NOTE)[0])
        assert "1 cannot" in dialog.counted.text()
        dialog.accept()
        assert [link.after_id for link in at.desk.roadmap.links if link.after_id == at.named("Two").id] == []


def test_what_is_no_plan_says_why_and_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps = at.steps()
        dialog = at.opened(listed(tmp_path, "<html/>", "page.xml"))
        assert "is XML, but no plan of Microsoft Project" in dialog.strip.sentence
        dialog.accept()
        assert dialog.isVisible()
        assert at.steps() == steps
        dialog.reject()


def test_the_button_asks_for_a_file(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = listed(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with live(qtbot, tmp_path) as at:
        dialog = at.opened(None)
        dialog.browse.click()
        at.settle(dialog)
        assert cells(dialog, TITLE)[2] == "Trade show"
        dialog.reject()


def test_a_dialog_that_grows_keeps_its_buttons_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = at.opened(None)
        room = dialog.screen().availableGeometry()
        dialog.move(0, room.bottom() - dialog.height())
        small = dialog.height()
        dialog.read(listed(tmp_path))
        at.settle(dialog)
        qtbot.waitUntil(lambda: dialog.height() > small)
        assert dialog.frameGeometry().bottom() <= room.bottom()
        assert room.top() <= dialog.y() < room.bottom() - dialog.height() + 2
        dialog.reject()


def test_the_keyboard_is_on_what_was_read_and_not_on_cancel(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Activity\n" + "".join(f"Fair {number}\n" for number in range(1200)), encoding="utf-8")
    with live(qtbot, tmp_path) as at:
        dialog = at.opened(None)
        dialog.leave_button.setFocus()
        dialog.read(path)
        at.settle(dialog)
        assert dialog.view.hasFocus()
        index = dialog.model.index(1199, 0)
        assert index.data() == "line 1201"
        assert dialog.view.sizeHintForIndex(index).width() <= dialog.view.columnWidth(0)
        dialog.reject()
