"""How sure the ranking is, worked out beside the window while the page is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from dia_desktop.errors import DiaError
from dia_desktop.language import tr
from dia_desktop.store import OF_NO_ROUND, Area
from dia_desktop.strategy.criticism import Criticism
from dia_desktop.strategy.evaluation import Ranking, rank_markets
from dia_desktop.strategy.explanation import change_sentence, explain_change
from dia_desktop.strategy.finding import Chart, Finding, Level
from dia_desktop.strategy.findings import conditions, findings, page_headline
from dia_desktop.strategy.lint import lint
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.partner_ranking import PartnerComparison, compare_partners
from dia_desktop.strategy.records import Partner, ScoringRound
from dia_desktop.strategy.robustness_report import RobustnessReport, robustness_report
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.dialogs import today
from dia_desktop.ui.reading import Previous
from dia_desktop.ui.worker import NewestWins

#: Work begins once nothing changed for so long; a bar shows it where it takes longer than this.
REST_MS, SLOW_MS = 60, 300
#: Markets without a missing score, at least, for shares that mean something.
LEAST_FULL_ROWS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked: frozen records, so that they may cross into the worker."""

    scoring: ScoringRound
    ranking: Ranking
    #: The round as the group holds it; another one than `scoring` where one partner's view is shown.
    group: ScoringRound
    partners: tuple[Partner, ...]
    before: Previous | None
    today: date
    numbers: Numbers

    @classmethod
    def of(cls, desk: Desk, ranking: Ranking, numbers: Numbers) -> Question:
        """Ask about what the desk shows."""
        return cls(desk.scoring, ranking, desk.group, desk.strategy.partners, desk.previous, today(), numbers)


@dataclass(frozen=True, slots=True, eq=False)
class Assessed:
    """The answer.

    Attributes
    ----------
    group, partners : the ranking of the group, and the partners beside it; whoever's view the rest is.
    settled : whether another seed could change nothing any more that is shown without a mark.
    """

    report: RobustnessReport
    group: Ranking
    partners: PartnerComparison
    headline: str
    conditions: str
    findings: tuple[Finding, ...]
    criticisms: tuple[Criticism, ...]
    settled: bool


def assess(question: Question, *, quick: bool, cancelled: Callable[[], bool] = lambda: False) -> Assessed:
    """Work out and put into words how sure a ranking is.

    Raises
    ------
    InvalidInputError
        Where no weights keep the bounds and the order of importance.
    """
    scoring, ranking, numbers = question.scoring, question.ranking, question.numbers
    own_view = question.group is not scoring
    asked = () if own_view else question.partners
    report = robustness_report(scoring, ranking, asked, quick=quick, cancelled=cancelled)
    group, partners = ranking, report.partners
    if own_view:
        group = rank_markets(scoring_matrix(question.group))
        partners = compare_partners(question.group, group, question.partners)
    return Assessed(
        report=report,
        group=group,
        partners=partners,
        headline=page_headline(report),
        conditions=conditions(report.firmness, numbers),
        findings=(*findings(report, numbers), *since(question)),
        criticisms=lint(scoring, ranking, question.today, numbers),
        settled=not quick,
    )


def since(question: Question) -> tuple[Finding, ...]:
    """Return what became of the gap between the first two markets since the round before, where both were."""
    before, ranking = question.before, question.ranking
    if before is None:
        return ()
    first, second = ranking.market(0).id, ranking.market(1).id
    if not {first, second} <= set(before.ranks):
        return ()
    change = explain_change(before.ranking, ranking, first, second)
    title = tr("What changed since “{round}”").format(round=before.scoring_round.name)
    return (Finding(Level.INFO, title, change_sentence(change, question.numbers), Chart.RANKS),)


class Assessment(QObject):
    """Follows the desk while it is looked at: quick draws first, then as many as the digits need.

    Signals
    -------
    changed() : `shown`, `stale`, `problem` or `slow` are other ones.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        #: The last answer; None where there is nothing to ask.
        self.shown: Assessed | None = None
        #: Whether `shown` is about other inputs than those of the desk.
        self.stale = False
        #: Why there is no answer, a sentence; "" where there is none or it is still to come.
        self.problem = ""
        #: Whether work has been going on for longer than a moment.
        self.slow = False
        self._watched = False
        self._stop = Event()
        self._worker: NewestWins[Assessed] = NewestWins(self)
        self._worker.arrived.connect(self._arrived)
        self._worker.failed.connect(self._failed)
        self._rest = self._timer(REST_MS, self._begin)
        self._patience = self._timer(SLOW_MS, self._take_long)
        desk = context.desk
        desk.changed.connect(self._changed)
        desk.previewed.connect(self._outdated)
        desk.closing.connect(self.close)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    @property
    def possible(self) -> bool:
        """Whether enough is scored for shares that mean something."""
        desk = self._context.desk
        full = int((~desk.matrix.missing).all(axis=1).sum())
        return desk.ranking is not None and full >= LEAST_FULL_ROWS

    @property
    def finished(self) -> bool:
        """Whether nothing is to come any more for what the desk shows."""
        if self.problem or not self.possible:
            return True
        return self.shown is not None and self.shown.settled and not self.stale

    def watch(self) -> None:
        """Work from now on, and again whenever the desk shows something else."""
        self._watched = True
        if not self.finished:
            self._begin()

    def leave(self) -> None:
        """Stop working; what was found stays."""
        self._watched = False
        self._halt()

    def again(self) -> None:
        """Try once more after a problem."""
        self._outdated()

    def close(self) -> None:
        """Stop for good."""
        self.leave()
        self._worker.close()

    def _halt(self) -> None:
        self._stop.set()
        self._worker.cancel()
        self._rest.stop()
        self._patience.stop()
        self.slow = False

    def _changed(self, areas: frozenset[Area]) -> None:
        if not areas <= OF_NO_ROUND:
            self._outdated()

    def _outdated(self) -> None:
        """Take what is shown for old, and ask again once the hand rests."""
        self._halt()
        self.problem = ""
        if not self.possible:
            self.shown = None
        self.stale = self.shown is not None
        if self._watched and self.possible:
            self._rest.start()
        self.changed.emit()

    def _begin(self) -> None:
        if self.possible:
            self._patience.start()
            self._ask(quick=self.shown is None or self.stale)

    def _ask(self, *, quick: bool) -> None:
        desk = self._context.desk
        if desk.ranking is None:
            return
        self._stop = Event()
        question = Question.of(desk, desk.ranking, self._context.numbers)
        self._worker.submit(partial(assess, question, quick=quick, cancelled=self._stop.is_set))

    def _arrived(self, answer: Assessed) -> None:
        self.shown, self.stale = answer, False
        if answer.settled:
            self._patience.stop()
            self.slow = False
            self._context.desk.take_report(answer.report)
        else:
            self._ask(quick=False)
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._halt()
        if not isinstance(error, DiaError):
            raise error
        self.problem = str(error)
        self.changed.emit()

    def _take_long(self) -> None:
        self.slow = True
        self.changed.emit()
