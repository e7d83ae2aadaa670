"""The desk: the open strategy as every widget sees it, and the one way to change it.

Widgets never write and never query: they render what the desk holds and call it. Do, undo, redo and
load share one repaint path, `changed`; a drag shows itself through `previewed` and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import numpy as np
from PySide6.QtCore import QObject, Signal

from dia_desktop.errors import DiaError, FileError
from dia_desktop.store import OF_NO_ROUND, Applied, Area, StrategyFile
from dia_desktop.strategy.evaluation import FloatArray, Ranking, rank_markets
from dia_desktop.strategy.flips import Groove, grooves
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.matrix import scoring_matrix, updated_matrix
from dia_desktop.strategy.partners import partner_round, updated_partner_round
from dia_desktop.strategy.records import Partner, Round, ScoringRound, Strategy
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.strategy.swot import Swot
from dia_desktop.strategy.verdict import anything_known, can_rank
from dia_desktop.ui.shares import Shares

if TYPE_CHECKING:
    from dia_desktop.strategy.robustness_report import RobustnessReport
    from dia_desktop.ui.roadmap.outlook import Outlook

Arguments = ParamSpec("Arguments")
EVERYTHING = frozenset(Area)
ABOUT_ALL_ROUNDS = frozenset({Area.STRATEGY, Area.ROUNDS, Area.PARTNERS})
#: What the records of the roadmap follow from: its own rows, the roles of the latest round, and the order of
#: markets and partners.
ABOUT_ROADMAP = frozenset({Area.ROADMAP, Area.ROUNDS, Area.MARKETS, Area.PARTNERS})


@dataclass(frozen=True, slots=True, eq=False)
class Previous:
    """The round before the shown one, and how it ranked."""

    scoring_round: Round
    ranking: Ranking

    @property
    def ranks(self) -> dict[str, int]:
        """Ranks by market id."""
        markets = self.ranking.matrix.markets
        return {market.id: int(rank) for market, rank in zip(markets, self.ranking.ranks, strict=True)}


class Desk(QObject):
    """Holds the open file, the shown round, and what follows from both.

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
    closing() : the file is about to be closed; whoever works beside the window stops.
    """

    changed = Signal(object)
    previewed = Signal()
    firmness_changed = Signal()
    selected = Signal(str)
    refused = Signal(str)
    closing = Signal()

    def __init__(self, file: StrategyFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.firmness: Robustness | None = None
        #: How sure the ranking shown is, once somebody has worked it out to the last digit.
        self.report: RobustnessReport | None = None
        self.selected_market = ""
        #: Id of the partner whose view is shown; "" for that of the group.
        self.voice = ""
        #: Why the last change did not reach the file; "" where everything did.
        self.unsaved = ""
        self._shown_round: str | None = None
        #: How the roadmap is looked at, once somebody does; what is exported of it looks the same.
        self.outlook: Outlook | None = None
        self._roadmap: Roadmap | None = None
        self._funding: Funding | None = None
        self._kpis: tuple[Kpi, ...] | None = None
        self.shares = Shares(self)
        self.shares.arrived.connect(self._firmness_arrived)
        self.group = self.scoring = file.scoring()
        self.matrix = scoring_matrix(self.scoring)
        self._load(EVERYTHING)

    strategy: Strategy
    ranking: Ranking | None
    weights: FloatArray
    grooves: tuple[Groove, ...]
    previous: Previous | None
    previous_ranks: dict[str, int]
    swot: Swot

    # -- what is read when somebody looks at it -------------------------------------------------

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap; it belongs to no round, and closed ones leave it open."""
        if self._roadmap is None:
            self._roadmap = self.file.roadmap()
        return self._roadmap

    @property
    def funding(self) -> Funding:
        """Where the money of the roadmap comes from."""
        if self._funding is None:
            self._funding = self.file.funding()
        return self._funding

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        """The KPIs of the strategy."""
        if self._kpis is None:
            self._kpis = self.file.kpis()
        return self._kpis

    def _forget(self, areas: frozenset[Area]) -> None:
        """Let go of what has changed; it is read again once somebody asks for it."""
        if areas & ABOUT_ROADMAP:
            self._roadmap = None
        if Area.FUNDING in areas:
            self._funding = None
        if Area.KPIS in areas:
            self._kpis = None

    # -- what may be done ---------------------------------------------------------------------

    @property
    def editable(self) -> bool:
        """Whether the shown round takes edits."""
        return not self.file.read_only and not self.scoring.round.closed

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
        try:
            applied = edit(self.file, *args, **kwargs)
        except DiaError as error:
            self.end_preview()
            self._refuse(error)
            return False
        self.unsaved = ""
        self._load(applied.areas)
        return True

    def _refuse(self, error: DiaError) -> None:
        if isinstance(error, FileError):
            self.unsaved = str(error)
        self.refused.emit(str(error))

    def undo(self) -> None:
        """Take the last step back."""
        self._replay(self.file.undo)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._replay(self.file.redo)

    def _replay(self, replay: Callable[[], Applied | None]) -> None:
        try:
            applied = replay()
        except DiaError as error:
            self._refuse(error)
            return
        if applied is not None:
            self.unsaved = ""
            self._load(applied.areas)

    # -- what is shown ------------------------------------------------------------------------

    def show_round(self, round_id: str) -> None:
        """Show another round; closed rounds may only be looked at."""
        self._shown_round = None if round_id == self.strategy.latest.id else round_id
        self._load(EVERYTHING)

    @property
    def partner(self) -> Partner | None:
        """The partner whose view is shown; None for that of the group."""
        return next((known for known in self.strategy.partners if known.id == self.voice), None)

    def show_voice(self, partner_id: str) -> None:
        """Show the round as one partner alone sees it; "" goes back to the group."""
        before, self.voice = self.scoring, partner_id
        self.scoring = self._view(self.group)
        self.matrix = updated_matrix(self.matrix, before, self.scoring)
        self._load(EVERYTHING)

    def select_market(self, market_id: str) -> None:
        """Highlight one market everywhere; "" takes the highlight away."""
        if market_id != self.selected_market:
            self.selected_market = market_id
            self.selected.emit(market_id)

    def preview(self, weights: FloatArray) -> None:
        """Show the ranking under other weights without writing anything."""
        self._weigh(weights)
        self.previewed.emit()

    def end_preview(self) -> None:
        """Go back to the weights of the file."""
        if self.previewing:
            self.preview(self.matrix.weights)

    @property
    def locked(self) -> tuple[int, ...]:
        """Columns of the criteria whose weight is held."""
        return tuple(i for i, criterion in enumerate(self.scoring.criteria) if criterion.locked)

    # -- reading again ------------------------------------------------------------------------

    def _load(self, areas: frozenset[Area]) -> None:
        if not areas:
            return
        if areas & ABOUT_ALL_ROUNDS:
            self.strategy = self.file.strategy()
            if self._shown_round not in {known.id for known in self.strategy.rounds}:
                self._shown_round = None
            if self.voice and self.partner is None:
                # The partner is gone, and its view with it.
                self.voice, areas = "", EVERYTHING
        if Area.SWOT in areas:
            self.swot = self.file.swot()
        self._forget(areas)
        if areas <= OF_NO_ROUND:
            # No score hangs on it: ranking and shares stay as they are, and so does work on them.
            self.changed.emit(areas)
            return
        before = self.scoring
        self._read_round()
        self.matrix = updated_matrix(self.matrix, before, self.scoring)
        if Area.ROUNDS in areas:
            self.previous = self._round_before()
            self.previous_ranks = {} if self.previous is None else self.previous.ranks
        self._weigh(self.matrix.weights)
        self.changed.emit(areas)

    def _read_round(self) -> None:
        """Read the round of the group again, and what is shown of it."""
        before, self.group = self.group, self.file.scoring(self._shown_round)
        if self.voice:
            self.scoring = updated_partner_round(self.scoring, before, self.group, self.voice)
        else:
            self.scoring = self.group

    def _view(self, group: ScoringRound) -> ScoringRound:
        """Return a round as whoever is listened to sees it."""
        return partner_round(group, self.voice) if self.voice else group

    def _round_before(self) -> Previous | None:
        """Return the round before the shown one, seen by the same; None where it ranks nothing."""
        earlier = [r for r in self.strategy.rounds if r.number < self.scoring.round.number]
        if not earlier:
            return None
        matrix = scoring_matrix(self._view(self.file.scoring(earlier[-1].id)))
        if not can_rank(*matrix.values.shape):
            return None
        return Previous(earlier[-1], rank_markets(matrix))

    def _weigh(self, weights: FloatArray) -> None:
        self.weights = weights
        self.firmness = self.report = None
        if not can_rank(*self.matrix.values.shape):
            self.ranking, self.grooves = None, ()
            self.shares.drop()
            self.firmness_changed.emit()
            return
        self.ranking = rank_markets(self.matrix, weights)
        known = anything_known(self.ranking)
        self.grooves = grooves(self.matrix, weights, self.locked) if known else ()
        self.shares.ask(self.matrix, weights, self.scoring.weighing.settings)

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
        """Stop the worker and close the file."""
        self.closing.emit()
        self.shares.close()
        self.file.close()
