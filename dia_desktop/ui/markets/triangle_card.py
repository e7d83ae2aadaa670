"""Who is first under which weights: triangle, band or sentence, and the shares of first places."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.verdict import anything_known
from dia_desktop.strategy.winners import Corners
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.first_shares import FirstShares
from dia_desktop.ui.markets.groove import GrooveSlider
from dia_desktop.ui.markets.trial import Trial
from dia_desktop.ui.markets.triangle_view import TriangleView
from dia_desktop.ui.widgets import Card, PlainLabel, tip

#: Counts of criteria for which there is a triangle, and a band.
CORNERS, BAND = 3, 2


def corners_with(corners: Corners, place: int, criterion: int) -> Corners:
    """Return the corners with `criterion` at one; if it stood at another, the two change places."""
    chosen = list(corners)
    if criterion in chosen:
        chosen[chosen.index(criterion)] = chosen[place]
    chosen[place] = criterion
    return chosen[0], chosen[1], chosen[2]


class TriangleCard(Card):
    """With three criteria a triangle, with two a band, with one a sentence; with more, three are chosen."""

    def __init__(self, context: Context, trial: Trial, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Who is first under which weights"), parent)
        self._context, self._trial = context, trial
        self.content.setSpacing(4)
        self.hint = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.view = TriangleView(context, trial)
        self.boxes = tuple(QComboBox() for _ in range(3))
        self._chooser = self._make_chooser()
        self._band = QWidget()
        self._band_layout = QVBoxLayout(self._band)
        self._band_layout.setContentsMargins(0, 8, 0, 8)
        self.band: GrooveSlider | None = None
        self._band_ends = tuple(PlainLabel(context, "", 12, colour="text2", elide=True) for _ in range(2))
        self._make_band_ends()
        self.caveat = PlainLabel(context, "", 12, colour="text2", wrap=True)
        self.head = PlainLabel(context, tr("How often each is first:"), 12, QFont.Weight.Medium, "text2")
        self.shares = FirstShares(context)
        self.caption = PlainLabel(context, "", 11, colour="text3", wrap=True)
        self.caption.setAccessibleName(tr("The shares are being worked out"))
        for part in (self.hint, self._chooser, self.view, self._band, self.caveat):
            self.content.addWidget(part, 1 if part is self.view else 0)
        self.content.addStretch(0)
        for part in (self.head, self.shares, self.caption):
            self.content.addWidget(part)

    def _make_chooser(self) -> QWidget:
        chooser = QWidget()
        row = QHBoxLayout(chooser)
        row.setContentsMargins(0, 0, 0, 0)
        names = (
            tr("Criterion at the top corner"),
            tr("Criterion at the left corner"),
            tr("Criterion at the right corner"),
        )
        for place, (box, name) in enumerate(zip(self.boxes, names, strict=True)):
            box.setAccessibleName(name)
            box.view().setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
            box.activated.connect(lambda chosen, place=place: self._choose(place, chosen))
            row.addWidget(box, 1)
        return chooser

    def _make_band_ends(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._band_ends[0])
        row.addStretch(1)
        row.addWidget(self._band_ends[1])
        self._band_layout.addLayout(row)

    # -- content ------------------------------------------------------------------------------

    def show_committed(self) -> None:
        """Show the criteria and markets of the desk."""
        desk = self._context.desk
        known = desk.ranking is not None and anything_known(desk.ranking)
        count = len(desk.matrix.criteria) if known else 0
        if max(self.view.corners) >= count:
            self.view.corners = (0, 1, 2)
        if count > CORNERS:
            self._fill_boxes()
        self._chooser.setVisible(count > CORNERS)
        self.view.setVisible(count >= CORNERS)
        self._band.setVisible(count == BAND)
        if count == BAND:
            self._show_band()
        for part in (self.head, self.shares, self.caption):
            part.setVisible(count > 0)
        self.hint.setText(self._hint(count))
        self.show_preview()

    def show_preview(self) -> None:
        """Show weights being tried."""
        self.view.refresh()
        if self.band is not None and len(self._context.desk.matrix.criteria) == BAND:
            self.band.refresh()
        caveat = self.view.caveat() if self.view.usable else ""
        if self.caveat.text() != caveat:
            self.caveat.setText(caveat)
        self.caveat.setVisible(bool(caveat))

    def show_firmness(self) -> None:
        """Show the shares that have arrived, or dim those that no longer fit."""
        self.shares.show_firmness()
        if self.caption.text() != self.shares.caption:
            self.caption.setText(self.shares.caption)
        self.caption.setAccessibleName("" if self.shares.caption else tr("The shares are being worked out"))

    def _hint(self, count: int) -> str:
        if count == 0:
            return tr("Two scored markets and a criterion are needed to see who is first.")
        if count == 1:
            return tr("One criterion carries the whole weight, so there are no other weights to try.")
        still = self.view.why_still() if count > BAND else ""
        if still:
            return still
        if count > CORNERS:
            return tr("Choose three criteria; the others keep their weights. Drag the dot.")
        if count == CORNERS:
            return tr("Drag the dot to try other weights.")
        return tr("Drag the handle to try other weights.")

    def _show_band(self) -> None:
        """Two criteria: one groove says it all."""
        if self.band is None:
            self.band = GrooveSlider(self._context, self._trial, 0, self._band)
            self._band_layout.insertWidget(0, self.band)
        first, second = self._context.desk.matrix.criteria
        self.band.setAccessibleName(tr("Weight of {criterion}").format(criterion=first.name))
        self.band.setEnabled(self._context.desk.editable)
        self._band_ends[0].setText(tr("100 % {criterion}").format(criterion=second.name))
        self._band_ends[1].setText(tr("100 % {criterion}").format(criterion=first.name))

    def _fill_boxes(self) -> None:
        names = [criterion.name for criterion in self._context.desk.matrix.criteria]
        for place, box in enumerate(self.boxes):
            with QSignalBlocker(box):
                if [box.itemText(index) for index in range(box.count())] != names:
                    box.clear()
                    box.addItems(names)
                box.setCurrentIndex(self.view.corners[place])
                box.setToolTip(tip(box.currentText()))

    def _choose(self, place: int, criterion: int) -> None:
        self._trial.drop()
        self.view.set_corners(corners_with(self.view.corners, place, criterion))
        for box, corner in zip(self.boxes, self.view.corners, strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(corner)
        self.show_committed()
