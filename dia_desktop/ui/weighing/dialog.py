"""The guided weighting: a sheet over the lower part of the window, so that the ranking stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.store.edits import elicit_weights
from dia_desktop.strategy.interview import Approach, Ask, Interview, Step, approach_of, resumed
from dia_desktop.strategy.verdict import anything_known
from dia_desktop.strategy.weighing_words import approach_words, late_warning, step_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.weighing.pages import AgreePage, ApproachPage, PickPage, PointsPage, RangesPage, StepPage
from dia_desktop.ui.weighing.result_page import ResultPage
from dia_desktop.ui.weighing.times_page import TimesPage
from dia_desktop.ui.widgets import Button, PlainLabel, Strip, tip

MARGIN = 16
WIDTH, HEIGHT = 1120, 380
#: The sheet takes at most this share of the window, so that the first markets stay in sight above it.
MOST_OF_WINDOW = 0.48
LEAST_CRITERIA = 2
#: Size of a question; one with more letters than this is a little smaller, so that it needs no scrolling.
LARGE, SMALLER, LONG = 24, 20, 150


class WeighingDialog(QDialog):
    """Leads a room from ranges to weights, one question per screen.

    Nothing is written before "Use these weights", and then in one step. Leaving at any time changes nothing.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.setWindowTitle(tr("Weigh the criteria"))
        self.setAccessibleName(self.windowTitle())
        scoring = context.desk.scoring
        last = scoring.weighing.elicitation
        self._criteria = scoring.criteria
        self._approach = (approach_of(last.method) if last is not None else None) or Approach.SWING
        again = None if last is None else resumed(self._criteria, last)
        self._interviews = {each: Interview(self._criteria, each) for each in Approach}
        if again is not None:
            self._interviews[again.approach] = again
        self._place = 0
        self._make_frame()
        self._make_pages()
        self._lay_out()
        if last is not None and again is not None:
            self.result_page.prefer(last.method)
        context.desk.refused.connect(self.strip.say)
        self._show()

    # -- building -----------------------------------------------------------------------------

    def _make_frame(self) -> None:
        context = self.context
        self.progress_words = PlainLabel(context, "", 13, QFont.Weight.DemiBold, "text2")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Steps done"))
        self.progress.setTextVisible(False)
        self.strip = Strip(context)
        self.question = PlainLabel(context, "", LARGE, QFont.Weight.Bold, wrap=True)
        self.note = PlainLabel(context, "", 15, colour="text2", wrap=True)
        self.leave_button = Button(context, tr("Cancel"))
        self.skip_button = Button(context, tr("&Skip this one"))
        self.back_button = Button(context, tr("Back"))
        self.next_button = Button(context, tr("Next"), "primary")
        self.next_button.setDefault(True)
        self.back_button.setToolTip(tip(tr("Back to the step before (Backspace or Alt+Left)")))
        self.leave_button.setToolTip(tip(tr("Leave; nothing changes (Esc)")))
        self.skip_button.setToolTip(tip(tr("Leave this comparison out (Alt+Right)")))
        self.leave_button.clicked.connect(self.reject)
        self.skip_button.clicked.connect(self.skip)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)

    def _make_pages(self) -> None:
        context = self.context
        self.approach_page = ApproachPage(context)
        self.result_page = ResultPage(context)
        self.pages: dict[Ask, StepPage] = {
            Ask.RANGES: RangesPage(context),
            Ask.PICK: PickPage(context),
            Ask.POINTS: PointsPage(context),
            Ask.AGREE: AgreePage(context),
            Ask.TIMES: TimesPage(context),
            Ask.RESULT: self.result_page,
        }
        self.stack = QStackedWidget()
        for page in (self.approach_page, *self.pages.values()):
            self.stack.addWidget(page)
            page.answered.connect(self._answered)
        self.approach_page.chosen.connect(self._chosen)
        self.result_page.refused.connect(self.strip.say)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.progress_words)
        top.addWidget(self.progress, 1)
        inside = QWidget()
        inside.setAccessibleName(tr("Question"))
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(6)
        body.addWidget(self.question)
        body.addWidget(self.note)
        body.addSpacing(6)
        body.addWidget(self.stack, 1)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("Question"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        for button in (self.skip_button, self.back_button, self.next_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.strip)
        column.addWidget(self.area, 1)
        column.addLayout(buttons)

    # -- where the room is --------------------------------------------------------------------

    @property
    def interview(self) -> Interview:
        """What was answered so far in the approach that is chosen."""
        return self._interviews[self._approach]

    @property
    def step(self) -> Step | None:
        """The step shown; None while the approach is being chosen."""
        return self.interview.steps()[self._place - 1] if self._place else None

    @property
    def page(self) -> StepPage:
        """The control of the step shown."""
        return self.approach_page if self.step is None else self.pages[self.step.ask]

    def go_on(self) -> None:
        """Go to the next step; on the result, use the weights."""
        if not self.next_button.isEnabled():
            return
        if len(self._criteria) < LEAST_CRITERIA:
            self.reject()
        elif self.step is not None and self.step.ask is Ask.RESULT:
            self._use()
        else:
            self._go(1)

    def go_back(self) -> None:
        """Go to the step before."""
        if self._place:
            self._go(-1)

    def skip(self) -> None:
        """Leave a comparison out."""
        if self.step is not None and self._can_skip(self.step):
            pair = (self.step.criterion_id, self.step.other_id)
            self._interviews[self._approach] = self.interview.compare(pair, None)
            self._go(1)

    def _go(self, steps: int) -> None:
        self.context.desk.end_preview()
        self._place += steps
        self._show()

    def _chosen(self, approach: Approach) -> None:
        self._approach = approach
        self._tell()

    def _answered(self, interview: Interview) -> None:
        self._interviews[self._approach] = interview
        self._tell()

    def _can_skip(self, step: Step) -> bool:
        return step.ask is Ask.TIMES and self._approach is Approach.PAIRS

    # -- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        self.strip.clear()
        if len(self._criteria) < LEAST_CRITERIA:
            self._show_nothing()
            return
        step = self.step
        if step is None:
            words = (tr("How does the room want to weigh the criteria?"), self._late())
            self.approach_page.show_approach(self._approach)
        else:
            words = step_words(self.interview, step, self.context.numbers)
            self.pages[step.ask].show_step(self.interview, step)
        self.question.setText(words[0])
        size = LARGE if len(words[0]) <= LONG else SMALLER
        self.question.set_look(size, QFont.Weight.Bold, "text")
        self.note.setText(words[1])
        self.note.set_look(15, QFont.Weight.Normal, "text2" if step is not None else "warn_text")
        self.note.setVisible(bool(words[1]))
        self._fit_stack()
        self._tell()
        self.area.verticalScrollBar().setValue(0)
        if not self.page.take_focus():
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        focus = self.focusWidget()
        if self.area.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus)

    def _late(self) -> str:
        """Return what is to be said where the room already sees who is first."""
        ranking, scoring = self.context.desk.ranking, self.context.desk.scoring
        seen = ranking is not None and anything_known(ranking)
        return late_warning(scoring.weighing) if seen else ""

    def _fit_stack(self) -> None:
        """Let only the page shown ask for room."""
        for page in (self.approach_page, *self.pages.values()):
            shown = page is self.page
            policy = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self.stack.setCurrentWidget(self.page)

    def _show_nothing(self) -> None:
        """Say why there is nothing to weigh."""
        names = [criterion.name for criterion in self._criteria]
        said = (
            tr("{criterion} is the only criterion and carries the whole weight.").format(criterion=names[0])
            if names
            else tr("There are no criteria yet.")
        )
        self.question.setText(tr("There is nothing to weigh"))
        self.note.setText(tr("{said} Add a second criterion first, then weigh them.").format(said=said))
        others = (self.leave_button, self.skip_button, self.back_button)
        for hidden in (self.progress_words, self.progress, self.stack, *others):
            hidden.hide()
        self.next_button.setText(tr("Close"))

    def _tell(self) -> None:
        """Offer what can be done on this step."""
        step, steps = self.step, self.interview.steps()
        self.progress.setRange(0, len(steps))
        self.progress.setValue(self._place)
        name, _ = approach_words(self._approach)
        self.progress_words.setText(
            tr("{approach}: step {step} of {steps}").format(
                approach=name, step=self._place + 1, steps=len(steps) + 1
            )
        )
        agreeing = step is not None and step.ask is Ask.AGREE
        finished = step is not None and step.ask is Ask.RESULT
        usable = step is None or self.interview.answered(step)
        if finished:
            usable = self.result_page.weights is not None
        words = tr("Use these weights") if finished else tr("Yes, agreed") if agreeing else tr("Next")
        self.next_button.setText(words)
        self.next_button.setAccessibleName(words)
        self.next_button.setEnabled(usable)
        self.next_button.setToolTip("" if usable else tip(tr("Answer the question first.")))
        self.back_button.setText(tr("No, change it") if agreeing else tr("Back"))
        self.back_button.setAccessibleName(self.back_button.text())
        self.back_button.setVisible(step is not None)
        self.skip_button.setVisible(step is not None and self._can_skip(step))

    # -- ending -------------------------------------------------------------------------------

    def _use(self) -> None:
        """Write the weights, with what was answered, as one step."""
        page, desk = self.result_page, self.context.desk
        if page.weights is None or page.elicitation is None:
            return
        weights = {
            criterion.id: float(weight)
            for criterion, weight in zip(self._criteria, page.weights, strict=True)
        }
        if desk.do(elicit_weights, desk.scoring.round.id, page.elicitation, weights, page.order):
            self.accept()
        else:
            desk.preview(page.weights)

    def done(self, result: int) -> None:
        """Take what was shown but not written out of sight."""
        self.context.desk.end_preview()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with digits, go back with Backspace or Alt+Left, skip with Alt+Right."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Backspace or (alt and event.key() == Qt.Key.Key_Left):
            self.go_back()
            return
        if alt and event.key() == Qt.Key.Key_Right:
            self.skip()
            return
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        text = event.text()
        if plain and text.isascii() and text.isdigit() and self.page.digit(int(text)):
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Open over the lower part of the window, within the screen."""
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is None:
            return
        window, px = parent.window(), self.context.theme.px
        room = self.screen().availableGeometry()
        most = max(round(window.height() * MOST_OF_WINDOW), self.minimumSizeHint().height())
        self.resize(min(px(WIDTH), window.width() - 2 * MARGIN), min(px(HEIGHT), most))
        corner = window.mapToGlobal(window.rect().bottomLeft())
        at = QPoint(corner.x() + (window.width() - self.width()) // 2, corner.y() - MARGIN - self.height())
        self.move(max(at.x(), room.left()), max(min(at.y(), room.bottom() - self.height()), room.top()))
