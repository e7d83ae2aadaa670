"""Actions on what the partners hold of the markets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.finding import (
    candidacies_of,
    candidacy_of,
    criterion_of,
    market_of,
    no_such_round,
    partner_of,
    weighting_of,
    weightings_of,
)
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import checked_agreed
from dia_desktop.store.step import Record, Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import (
    CandidacyRow,
    CriterionRow,
    JudgementRow,
    MarketRow,
    PartnerRow,
    ScoringRoundRow,
    WeightingRow,
    new_id,
)

#: Partner id, market id, criterion id.
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class JudgementChange:
    """What a partner holds of a market on a criterion: 0-100, or None where it abstains."""

    partner_id: str
    market_id: str
    criterion_id: str
    value: float | None

    @property
    def place(self) -> Place:
        """Whose judgement it is, and of what."""
        return self.partner_id, self.market_id, self.criterion_id


def set_judgements(
    file: StrategyFile,
    round_id: str,
    changes: Sequence[JudgementChange],
    label: str | None = None,
    reason: str = "",
) -> Applied:
    """Set any number of judgements as one step."""
    with file.step(tr("Set judgements"), reason) as step:
        named = put_judgements(step, round_id, changes)
        step.label = label if label is not None else named
    return step.applied


def put_judgements(step: Step, round_id: str, changes: Sequence[JudgementChange]) -> str:
    """Set judgements within a step, and return what the user would call that."""
    sheet = _Sheet(step, round_id, (change.place for change in changes))
    sheet.check()
    before = sheet.rows()
    after = {place: dict(row) for place, row in before.items()}
    for change in changes:
        place = change.place
        if place not in after:
            names = zip(("partner_id", "market_id", "criterion_id"), place, strict=True)
            after[place] = {"id": new_id(), "round_id": round_id, **dict(names)}
        value = change.value
        after[place]["value"] = None if value is None else checked_agreed(value, sheet.name(place))
    step.save(JudgementRow, list(before.values()), list(after.values()))
    return _label(sheet, changes)


def clear_judgements(
    file: StrategyFile, round_id: str, places: Iterable[Place], label: str | None = None
) -> Applied:
    """Forget judgements, as if the partners had not been asked."""
    with file.step(tr("Cleared judgements")) as step:
        named = drop_judgements(step, round_id, places)
        step.label = label if label is not None else named
    return step.applied


def drop_judgements(step: Step, round_id: str, places: Iterable[Place]) -> str:
    """Forget judgements within a step, and return what the user would call that."""
    sheet = _Sheet(step, round_id, places)
    rows = sheet.rows()
    step.save(JudgementRow, list(rows.values()), [])
    if len(rows) == 1:
        return tr("Cleared the judgement: {place}").format(place=sheet.name(next(iter(rows))))
    cleared = tr_n("Cleared {count} judgement", "Cleared {count} judgements", len(rows))
    return cleared.format(count=len(rows))


def forget_judgements(
    session: Session, round_id: str, market_id: str | None = None, criterion_id: str | None = None
) -> None:
    """Delete the judgements of a market or on a criterion that leaves a round."""
    query = select(JudgementRow).where(JudgementRow.round_id == round_id)
    if market_id is not None:
        query = query.where(JudgementRow.market_id == market_id)
    if criterion_id is not None:
        query = query.where(JudgementRow.criterion_id == criterion_id)
    for row in session.scalars(query):
        session.delete(row)


class _Sheet:
    """Judgements of one round: which there are, how they are called, what may be judged."""

    def __init__(self, step: Step, round_id: str, places: Iterable[Place]) -> None:
        self._step, self._round_id, self._places = step, round_id, frozenset(places)
        if not step.records(ScoringRoundRow, id=round_id):
            raise no_such_round()
        self._partners, self._markets, self._criteria = (
            frozenset(place[at] for place in self._places) for at in range(3)
        )
        self._names = {
            str(row["id"]): str(row["name"])
            for kind, ids in (
                (PartnerRow, self._partners),
                (MarketRow, self._markets),
                (CriterionRow, self._criteria),
            )
            for row in step.records(kind, id=ids)
        }

    def check(self) -> None:
        """Raise where a partner, a market or a criterion takes no part in the round."""
        records = self._step.records
        found = (
            len(self._names),
            len(records(CandidacyRow, round_id=self._round_id, market_id=self._markets)),
            len(records(WeightingRow, round_id=self._round_id, criterion_id=self._criteria)),
        )
        markets, criteria = len(self._markets), len(self._criteria)
        if found == (len(self._partners) + markets + criteria, markets, criteria):
            return
        session = self._step.session
        candidacies, weightings = (
            candidacies_of(session, self._round_id),
            weightings_of(session, self._round_id),
        )
        for partner_id, market_id, criterion_id in self._places:
            partner_of(session, partner_id)
            candidacy_of(candidacies, market_of(session, market_id))
            weighting_of(weightings, criterion_of(session, criterion_id))

    def name(self, place: Place) -> str:
        """Return how a judgement of this round is called, e.g. "MESAP: Canada on Trade agreements"."""
        partner, market, criterion = (self._names[each] for each in place)
        return tr("{partner}: {market} on {criterion}").format(
            partner=partner, market=market, criterion=criterion
        )

    def rows(self) -> dict[Place, Record]:
        """Return what is written of the judgements."""
        found = self._step.records(
            JudgementRow,
            round_id=self._round_id,
            partner_id=self._partners,
            market_id=self._markets,
            criterion_id=self._criteria,
        )
        rows = {
            (str(row["partner_id"]), str(row["market_id"]), str(row["criterion_id"])): row for row in found
        }
        return {place: row for place, row in rows.items() if place in self._places}


def _label(sheet: _Sheet, changes: Sequence[JudgementChange]) -> str:
    if len(changes) != 1:
        return tr_n("Set {count} judgement", "Set {count} judgements", len(changes)).format(
            count=len(changes)
        )
    (change,) = changes
    name = sheet.name(change.place)
    if change.value is None:
        return tr("{name}: abstained").format(name=name)
    return tr("{name}: {value:g}").format(name=name, value=change.value)
