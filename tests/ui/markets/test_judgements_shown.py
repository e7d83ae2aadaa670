"""What the group sees of the partners' judgements in the score matrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.records import Basis
from dia_desktop.ui.markets import score_paint
from dia_desktop.ui.markets.inks import Inks
from dia_desktop.ui.markets.judgement_paint import LANES, lanes
from dia_desktop.ui.markets.score_cell import Cell, Sign
from dia_desktop.ui.markets.score_sheet import Part
from dia_desktop.ui.theme import Theme
from tests.ui.markets.partner_setting import held, judged
from tests.ui.markets.score_setting import Setting, set_up

Key = Qt.Key


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with judged(qtbot, tmp_path) as setting:
        yield setting


def cell(at: Setting, market: str, criterion: str) -> Cell:
    place = at.card.model.place(market, criterion)
    assert place is not None
    return at.card.model.cell(*place)


def tip(at: Setting, market: str, criterion: str) -> str:
    place = at.card.model.place(market, criterion)
    assert place is not None
    index = at.card.model.index(place[0], 2 * place[1] + 1)
    return str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_a_score_can_be_the_mean_of_judgements(at: Setting) -> None:
    shown = cell(at, "usa", "s")
    assert (shown.basis, shown.beneath) == (Basis.PARTNERS, Basis.EVIDENCE)
    assert shown.mean == pytest.approx(64.1)
    assert at.card.model.index(0, 1).data() == "64"
    assert shown.sign is Sign.NONE


def test_five_judgements_have_a_mean_and_a_spread(at: Setting) -> None:
    said = tip(at, "usa", "s")
    assert "64.1 of 100: the mean of the judgements of 5 partners, each by its voice." in said
    assert "The evidence is kept underneath: +1.0 ±0.5" in said
    assert "Partners: MESAP 60, TICE 62, Third partner 64, GAIA 66, &lt;b&gt;E 68.5." in said
    assert "Group mean 64.1, standard deviation 3.0." in said
    assert "Far apart" not in said


def test_fewer_than_five_have_their_dots_and_no_statistics(at: Setting) -> None:
    assert cell(at, "can", "s").mean is None
    said = tip(at, "can", "s")
    assert "Partners: MESAP 20, TICE 80, Third partner abstained, GAIA not asked" in said
    assert "Fewer than 5 judgements: every dot, no statistics." in said
    assert "standard deviation" not in said


def test_partners_far_apart_are_marked_counted_and_filtered(at: Setting) -> None:
    assert cell(at, "can", "s").sign is Sign.APART
    assert "Far apart: 60 points between the lowest and the highest." in tip(at, "can", "s")
    assert "far apart" in str(at.card.model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert at.card.apart_chip.accessibleName() == "partners far apart 1"
    QTest.mouseClick(at.card.apart_chip, Qt.MouseButton.LeftButton)
    assert at.card.table.shown_rows() == [1]
    at.desk.do(edits.set_judgements, "r", [edits.JudgementChange("b", "can", "s", 59.0)])
    assert cell(at, "can", "s").sign is Sign.NONE
    assert at.card.model.apart_rows() == []
    at.desk.undo()
    assert at.card.apart_chip.accessibleName() == "partners far apart 1"


def test_a_partner_can_abstain_from_what_is_not_scored(at: Setting) -> None:
    assert cell(at, "bra", "t").missing
    assert "Not scored." in tip(at, "bra", "t")
    assert "Partners: MESAP abstained, TICE not asked" in tip(at, "bra", "t")


def test_what_the_room_agrees_on_goes_before_the_judgements(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("70\r")
    assert at.card.message.text() == "USA on Stability: the agreed score counts now; the judgements are kept."
    shown = cell(at, "usa", "s")
    assert (shown.basis, shown.beneath, shown.value) == (Basis.AGREED, Basis.PARTNERS, 70.0)
    assert shown.mean == pytest.approx(64.1)
    assert "70 of 100: agreed in the room." in tip(at, "usa", "s")
    assert "Group mean 64.1" in tip(at, "usa", "s")
    at.stand("usa", "s")
    at.key(Key.Key_Delete)
    assert at.card.message.text() == "Cleared USA on Stability: the judgements count again. Undo: Ctrl+Z"
    assert cell(at, "usa", "s").basis is Basis.PARTNERS


def test_delete_leaves_what_partners_hold(at: Setting) -> None:
    before, steps = held(at, "usa", "s"), at.steps()
    at.stand("usa", "s")
    at.key(Key.Key_Delete)
    assert at.steps() == steps
    assert held(at, "usa", "s") == before
    assert at.card.message.text().startswith("What partners hold is not cleared for them")
    at.stand("usa", "s", Part.READING)
    at.key(Key.Key_Delete)
    assert at.natural("usa", "s") is None
    assert held(at, "usa", "s") == before


def test_clearing_agreement_and_evidence_keeps_the_note_of_a_judged_cell(at: Setting) -> None:
    at.stand("bra", "s", Part.READING)
    at.key(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    at.key(Key.Key_Delete)
    score = at.score("bra", "s")
    assert score is not None
    assert (score.natural, score.agreed, score.note) == (None, None, "the room knew more")
    assert score.basis is Basis.PARTNERS


def test_a_reading_under_judgements_is_kept_and_does_not_count(at: Setting) -> None:
    at.stand("usa", "s", Part.READING)
    at.type("2\r")
    words = "USA on Stability: the reading is kept, but the judgements count instead of it."
    assert at.card.message.text() == words
    assert cell(at, "usa", "s").value == pytest.approx(64.1)


def test_a_voice_moves_the_score_and_tells_of_its_cell(at: Setting) -> None:
    at.card.table.viewport().repaint()
    told: list[int] = []
    at.card.model.dataChanged.connect(lambda first, _last, _roles: told.append(first.row()))
    at.desk.do(edits.set_voice, "r", "b", 3.0)
    assert cell(at, "can", "s").value == pytest.approx(65.0)
    assert 1 in told


def test_a_judgement_tells_of_its_own_cell_only(at: Setting) -> None:
    at.card.table.viewport().repaint()
    told: list[tuple[int, int]] = []
    at.card.model.dataChanged.connect(lambda first, _last, _roles: told.append((first.row(), first.column())))
    at.desk.do(edits.set_judgements, "r", [edits.JudgementChange("a", "can", "s", 30.0)])
    assert told == [(1, 0), (1, 1)]


def picture(shown: Cell, *, tracks: bool) -> QImage:
    image = QImage(260, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    fit = score_paint.Fit(readings=True, tracks=tracks)
    score_paint.paint_score(painter, QRectF(0, 0, 260, 40), shown, "64", fit, Inks(Theme(), 3, 1.0))
    painter.end()
    return image


def test_dots_are_painted_where_there_is_room_and_somebody_judged(at: Setting) -> None:
    shown = cell(at, "usa", "s")
    assert shown.score is not None
    bare = replace(shown, score=replace(shown.score, judgements=shown.score.judgements[:1]), mean=None)
    assert picture(shown, tracks=True) != picture(bare, tracks=True)
    assert picture(shown, tracks=False) == picture(bare, tracks=False)


def test_dots_find_the_lane_nearest_to_the_line() -> None:
    assert lanes([0.0, 10.0, 20.0], 6.0) == [0, 0, 0]
    assert lanes([10.0, 10.0, 12.0, 16.0], 6.0) == [0, -1, 1, 0]
    assert lanes([5.0] * 7, 6.0)[:5] == list(LANES)
    assert len(lanes([5.0] * 7, 6.0)) == 7
    assert lanes([], 6.0) == []


def test_the_legend_tells_of_dots_only_where_there_are_some(at: Setting) -> None:
    at.card.resize(1300, 320)
    QApplication.processEvents()
    assert at.card.dots.isVisible()
    assert at.card.interval.isVisible()
    at.card.resize(700, 320)
    QApplication.processEvents()
    assert not at.card.dots.isVisible()
    assert not at.card.interval.isVisible()


def test_without_partners_nothing_speaks_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, size=(1300, 320)) as at:
        assert at.card.selector.isHidden()
        assert at.card.dots.isHidden()
        assert at.card.apart_chip.isHidden()
        assert not at.card.matrix_actions.judgements.isEnabled()
        assert not at.card.voices.next.isEnabled()
