"""The desk: the open strategy as every widget sees it, and the one way to change it.

Widgets never write and never query: they render what the desk holds and call it. Do, undo, redo and
load share one repaint path, `changed`; a drag shows itself through `previewed` and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import numpy as np
from PySide6.QtCore import QObject, Signal

from dia_desktop.errors import CancelledError, DiaError, FileError
from dia_desktop.language import tr
from dia_desktop.store import OF_NO_ROUND, Applied, Area, StrategyFile
from dia_desktop.strategy.evaluation import FloatArray, Matrix, Ranking
from dia_desktop.strategy.flips import Groove
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.planned import Planned
from dia_desktop.strategy.records import Partner, ScoringRound, Strategy
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.strategy.swot import Swot
from dia_desktop.ui.beside import Beside
from dia_desktop.ui.long_work import (
    MOST_AT_ONCE,
    Outcome,
    edit_beside,
    look_beside,
    roadmap_beside,
    was_cancelled,
)
from dia_desktop.ui.past import Past
from dia_desktop.ui.reading import (
    Previous,
    Ranked,
    Reading,
    first_reading,
    locked_columns,
    planned_now,
    read_again,
    read_view,
)
from dia_desktop.ui.shares import Shares

if TYPE_CHECKING:
    from dia_desktop.strategy.robustness_report import RobustnessReport
    from dia_desktop.ui.roadmap.outlook import Outlook

Arguments = ParamSpec("Arguments")


def nothing() -> None:
    """Follow a step with nothing more."""


class Desk(QObject):
    """Holds the open file, the shown round, and what follows from both.

    Parameters
    ----------
    reading : what the file holds, where somebody has read it already.

    The round is shown as the group holds it or, while `voice` names a partner, as that one alone sees it:
    `scoring`, `matrix`, `ranking` and all that follows from them are those of the view, `group` is the
    round as the file has it.

    Signals
    -------
    changed(areas) : records were read again; `areas` is a frozenset of `Area`.
    previewed() : weights are being tried; only `weights`, `ranking`, `grooves` differ.
    firmness_changed() : the shares of plausible inputs for the present weights have arrived (or went stale);
        quick ones, and settled ones once nothing changes for a moment.
    selected(market_id) : the same market is highlighted everywhere; "" for none.
    refused(sentence) : an edit could not be done; nothing was changed.
    withdrawn() : what was refused is wanted no more.
    given_up(sentence) : what was being done was cancelled; nothing was changed.
    busy_changed() : something that takes long has begun beside the window, or has ended.
    closing() : the file is about to be closed; whoever works beside the window stops.
    """

    changed = Signal(object)
    previewed = Signal()
    firmness_changed = Signal()
    selected = Signal(str)
    refused = Signal(str)
    withdrawn = Signal()
    given_up = Signal(str)
    busy_changed = Signal()
    closing = Signal()

    def __init__(
        self, file: StrategyFile, parent: QObject | None = None, reading: Reading | None = None
    ) -> None:
        super().__init__(parent)
        self.file = file
        self.firmness: Robustness | None = None
        #: How sure the ranking shown is, once somebody has worked it out to the last digit.
        self.report: RobustnessReport | None = None
        self.selected_market = ""
        #: Why the last change did not reach the file; "" where everything did.
        self.unsaved = ""
        #: How the roadmap is looked at, once somebody does; what is exported of it looks the same.
        self.outlook: Outlook | None = None
        #: The days that are seen of it; None for all.
        self.days_seen: tuple[date, date] | None = None
        #: What is being done to the file beside the window.
        self.beside = Beside(self)
        self.beside.changed.connect(self.busy_changed)
        self.beside.changed.connect(self._read_roadmap_late)
        self._roadmap_wanted = False
        #: Earlier moments of the roadmap.
        self.past = Past(self)
        self.shares = Shares(self)
        self.shares.arrived.connect(self._firmness_arrived)
        self._hold(first_reading(file) if reading is None else reading)
        self._weigh(self._reading.ranked)

    _reading: Reading
    strategy: Strategy
    swot: Swot
    group: ScoringRound
    scoring: ScoringRound
    matrix: Matrix
    #: Id of the partner whose view is shown; "" for that of the group.
    voice: str
    previous: Previous | None
    previous_ranks: dict[str, int]
    weights: FloatArray
    ranking: Ranking | None
    grooves: tuple[Groove, ...]

    # -- what is read when somebody looks at it -------------------------------------------------

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap; it belongs to no round, and closed ones leave it open."""
        return self.planned.roadmap

    @property
    def planned(self) -> Planned:
        """The roadmap with what follows from it."""
        known = planned_now(self.file, self._reading)
        if known is not self._reading.planned:
            self._reading = replace(self._reading, planned=known)
        return known

    @property
    def planned_at_hand(self) -> bool:
        """Whether the roadmap was read already, or is read in no time."""
        known = self._reading.planned or self._reading.planned_before
        return known is not None or (not self.busy and self.file.roadmap_rows() <= MOST_AT_ONCE)

    def read_roadmap(self) -> None:
        """Read the roadmap beside the window, as soon as nothing else is done there; `changed` tells then."""
        self._roadmap_wanted = True
        if self.busy or self.planned_at_hand:
            return
        title = tr("Reading the roadmap")
        self.beside.run(title, partial(roadmap_beside, self.file, self._reading), self._take_roadmap)

    def _read_roadmap_late(self) -> None:
        if self._roadmap_wanted and not self.busy:
            self.read_roadmap()

    def _take_roadmap(self, planned: Planned) -> None:
        self._reading = replace(self._reading, planned=planned)
        self.changed.emit(frozenset({Area.ROADMAP}))

    @property
    def funding(self) -> Funding:
        """Where the money of the roadmap comes from."""
        known = self._reading.funding
        if known is None:
            known = self.file.funding()
            self._reading = replace(self._reading, funding=known)
        return known

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        """The KPIs of the strategy."""
        known = self._reading.kpis
        if known is None:
            known = self.file.kpis()
            self._reading = replace(self._reading, kpis=known)
        return known

    # -- what may be done ---------------------------------------------------------------------

    @property
    def editable(self) -> bool:
        """Whether the shown round takes edits."""
        return not self.file.read_only and not self.scoring.round.closed

    @property
    def cells(self) -> int:
        """How many cells of the shown round hold something: what is read again where its frame changes."""
        return len(self.group.scores)

    @property
    def previewing(self) -> bool:
        """Whether the weights shown are not those of the file."""
        return not np.array_equal(self.weights, self.matrix.weights)

    def do(
        self,
        edit: Callable[Concatenate[StrategyFile, Arguments], Applied],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> bool:
        """Run one edit of `store.edits`, show what it changed, and return whether it was done."""
        if not self.free():
            self.end_preview()
            return False
        try:
            applied = edit(self.file, *args, **kwargs)
        except DiaError as error:
            self.end_preview()
            self._refuse(error)
            return False
        self._done(applied.areas)
        return True

    def do_many(
        self,
        rows: int,
        title: str,
        edit: Callable[[StrategyFile], Applied],
        then: Callable[[], None] = nothing,
    ) -> bool:
        """Run an edit of so many rows; many take long, and are written and read beside the window.

        Returns whether it was done, or begun.

        Parameters
        ----------
        rows : how many rows the edit touches, about.
        title : what is being done, in words, e.g. "Pasting 6,000 cells".
        then : called once it is done and shown, where it was done.
        """
        if rows <= MOST_AT_ONCE or self.busy:
            done = self.do(edit)
            if done:
                then()
            return done
        self.end_preview()
        self._run_beside(title, edit, then)
        return True

    def save_copy(self, path: Path, then: Callable[[], None], refused: Callable[[str], None]) -> None:
        """Write a copy of the file beside the window.

        Parameters
        ----------
        then : called once it is written.
        refused : told why it was not.
        """
        if not self.free():
            return

        def take(outcome: Outcome) -> None:
            if outcome.error is None or isinstance(outcome.error, CancelledError):
                self._take(title, then, outcome)
            else:
                # Nothing of the file itself is lost: what cannot be written is the copy.
                refused(str(outcome.error))

        title = tr("Copying to “{name}”").format(name=path.name)
        work = partial(edit_beside, self.file, self._reading, partial(StrategyFile.save_copy, path=path))
        self.beside.run(title, work, take)

    def _run_beside(
        self,
        title: str,
        edit: Callable[[StrategyFile], Applied | None],
        then: Callable[[], None] = nothing,
    ) -> None:
        work = partial(edit_beside, self.file, self._reading, edit)
        self.beside.run(title, work, partial(self._take, title, then))

    def _take(self, title: str, then: Callable[[], None], outcome: Outcome) -> None:
        """Show what came of work beside the window."""
        if outcome.error is not None:
            self.give_up(title, outcome.error)
        else:
            if outcome.reading is not None:
                self.unsaved = ""
                self._show(outcome.reading)
            then()

    def give_up(self, title: str, error: DiaError) -> None:
        """Say why nothing came of what was being done, `title` in words."""
        if isinstance(error, CancelledError):
            self.given_up.emit(tr("{doing}: cancelled, and nothing was changed.").format(doing=title))
        else:
            self._refuse(error)

    def _refuse(self, error: DiaError) -> None:
        if isinstance(error, FileError):
            self.unsaved = str(error)
        self.refused.emit(str(error))

    def undo(self) -> None:
        """Take the last step back."""
        words = tr("Undoing: {step}").format(step=self.file.undo_label)
        self._replay(self.file.undo_rows, words, StrategyFile.undo)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        words = tr("Redoing: {step}").format(step=self.file.redo_label)
        self._replay(self.file.redo_rows, words, StrategyFile.redo)

    def _replay(self, rows: int, title: str, replay: Callable[[StrategyFile], Applied | None]) -> None:
        if not self.free():
            return
        if rows > MOST_AT_ONCE:
            self._run_beside(title, replay)
            return
        try:
            applied = replay(self.file)
        except DiaError as error:
            self._refuse(error)
            return
        if applied is not None:
            self._done(applied.areas)

    def _done(self, areas: frozenset[Area]) -> None:
        self.unsaved = ""
        self._show(read_again(self.file, self._reading, areas))

    # -- what takes long ------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether something is being done to the file beside the window."""
        return self.beside.busy

    @property
    def doing(self) -> str:
        """What is being done beside the window, in words; "" for nothing."""
        return self.beside.title

    @property
    def why_busy(self) -> str:
        """Why nothing else can be done just now, or ""."""
        if not self.busy:
            return ""
        return tr("{doing}: wait until that is done, or cancel it with Esc.").format(doing=self.doing)

    def free(self) -> bool:
        """Whether something can be done to the file; says what keeps it busy where not."""
        if self.busy:
            self.refused.emit(self.why_busy)
        return not self.busy

    def cancel(self) -> None:
        """Give up what is being done beside the window, unless it is in the file already."""
        self.beside.cancel()

    # -- what is shown ------------------------------------------------------------------------

    def show_round(self, round_id: str) -> None:
        """Show another round; closed rounds may only be looked at."""
        round_id_shown = None if round_id == self.strategy.latest.id else round_id
        name = next(known.name for known in self.strategy.rounds if known.id == round_id)
        self._look(round_id, tr("Opening “{round}”").format(round=name), round_id_shown, self.voice)

    def _look(self, measured: str, title: str, round_id: str | None, voice: str) -> None:
        """Show another round or view; `measured` is the round whose size says how long that takes."""
        if not self.free():
            return
        if self.file.round_rows(measured) <= MOST_AT_ONCE:
            self._show(read_view(self.file, self._reading, round_id, voice))
            return

        def take(outcome: Outcome) -> None:
            self._take(title, nothing, Outcome(None, was_cancelled()) if self.beside.cancelled else outcome)

        self.beside.run(title, partial(look_beside, self.file, self._reading, round_id, voice), take)

    @property
    def partner(self) -> Partner | None:
        """The partner whose view is shown; None for that of the group."""
        return next((known for known in self.strategy.partners if known.id == self.voice), None)

    def show_voice(self, partner_id: str) -> None:
        """Show the round as one partner alone sees it; "" goes back to the group."""
        known = next((each.short for each in self.strategy.partners if each.id == partner_id), "")
        title = tr("Listening to {partner}").format(partner=known) if known else tr("Back to the group")
        self._look(self.group.round.id, title, self._reading.round_id, partner_id)

    def select_market(self, market_id: str) -> None:
        """Highlight one market everywhere; "" takes the highlight away."""
        if market_id != self.selected_market:
            self.selected_market = market_id
            self.selected.emit(market_id)

    def preview(self, weights: FloatArray) -> None:
        """Show the ranking under other weights without writing anything."""
        self._weigh(Ranked.of(self.matrix, weights, self.locked))
        self.previewed.emit()

    def end_preview(self) -> None:
        """Go back to the weights of the file."""
        if self.previewing:
            self.preview(self.matrix.weights)

    @property
    def locked(self) -> tuple[int, ...]:
        """Columns of the criteria whose weight is held."""
        return locked_columns(self.scoring)

    # -- holding what was read ------------------------------------------------------------------

    def _show(self, reading: Reading) -> None:
        """Hold what was read again, and let everybody show it."""
        if not reading.areas:
            return
        self._hold(reading)
        if not reading.areas <= OF_NO_ROUND:
            self._weigh(reading.ranked)
        self.changed.emit(reading.areas)

    def _hold(self, reading: Reading) -> None:
        self._reading = reading
        self.strategy, self.swot = reading.strategy, reading.swot
        self.voice, self.group = reading.voice, reading.group
        self.scoring, self.matrix = reading.scoring, reading.matrix
        self.previous = reading.previous
        self.previous_ranks = {} if reading.previous is None else reading.previous.ranks

    def _weigh(self, ranked: Ranked) -> None:
        self.weights, self.ranking, self.grooves = ranked.weights, ranked.ranking, ranked.grooves
        self.firmness = self.report = None
        if ranked.ranking is None:
            self.shares.drop()
            self.firmness_changed.emit()
        else:
            self.shares.ask(self.matrix, self.weights, self.scoring.weighing.settings)

    def _firmness_arrived(self, firmness: Robustness) -> None:
        self.firmness = firmness
        self.firmness_changed.emit()

    def take_report(self, report: RobustnessReport) -> None:
        """Keep a settled report, as far as it is about the ranking shown.

        Its shares replace the quick ones, so that no two places of a window give two digits for one share.
        """
        if report.ranking is self.ranking:
            self.shares.drop()
            self.report = report
            self._firmness_arrived(report.firmness)

    def close(self) -> None:
        """Stop what works beside the window and close the file; what is not written by then is cancelled."""
        self.closing.emit()
        self.beside.close()
        self.shares.close()
        self.file.close()
