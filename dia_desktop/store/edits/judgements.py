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
    partner_of,
    weighting_of,
    weightings_of,
)
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import checked_agreed
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import JudgementRow

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
    sheet = _Sheet(step.session, round_id)
    rows = sheet.rows({change.place for change in changes})
    for change in changes:
        name = sheet.name(change.place)
        value = None if change.value is None else checked_agreed(change.value, name)
        row = rows.get(change.place)
        if row is None:
            partner_id, market_id, criterion_id = change.place
            row = rows[change.place] = JudgementRow(
                round_id=round_id, partner_id=partner_id, market_id=market_id, criterion_id=criterion_id
            )
            step.session.add(row)
        row.value = value
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
    sheet = _Sheet(step.session, round_id)
    rows = sheet.rows(set(places))
    for row in rows.values():
        step.session.delete(row)
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
    """The judgements of one round: which there are, how they are called, what may be judged."""

    def __init__(self, session: Session, round_id: str) -> None:
        self._session = session
        self._round_id = round_id
        self._candidacies = candidacies_of(session, round_id)
        self._weightings = weightings_of(session, round_id)

    def name(self, place: Place) -> str:
        """Return how a judgement of this round is called, e.g. "MESAP: Canada on Trade agreements"."""
        partner_id, market_id, criterion_id = place
        market, criterion = market_of(self._session, market_id), criterion_of(self._session, criterion_id)
        candidacy_of(self._candidacies, market)
        weighting_of(self._weightings, criterion)
        return tr("{partner}: {market} on {criterion}").format(
            partner=partner_of(self._session, partner_id).name, market=market.name, criterion=criterion.name
        )

    def rows(self, places: set[Place]) -> dict[Place, JudgementRow]:
        """Return the rows there are of the judgements named."""
        query = select(JudgementRow).where(
            JudgementRow.round_id == self._round_id,
            JudgementRow.partner_id.in_({partner for partner, _, _ in places}),
            JudgementRow.market_id.in_({market for _, market, _ in places}),
            JudgementRow.criterion_id.in_({criterion for _, _, criterion in places}),
        )
        rows = {
            (row.partner_id, row.market_id, row.criterion_id): row for row in self._session.scalars(query)
        }
        return {place: rows[place] for place in rows.keys() & places}


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
