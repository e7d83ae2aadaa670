"""Actions on what the partners hold of the markets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.finding import (
    candidacies_of,
    candidacy_of,
    criterion_of,
    market_of,
    partner_of,
    round_of,
    weighting_of,
    weightings_of,
)
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import checked_agreed
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import (
    CandidacyRow,
    CriterionRow,
    JudgementRow,
    MarketRow,
    PartnerRow,
    WeightingRow,
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
    rows = sheet.rows()
    for change in changes:
        place, value = change.place, change.value
        if place not in rows:
            partner_id, market_id, criterion_id = place
            rows[place] = JudgementRow(
                round_id=round_id, partner_id=partner_id, market_id=market_id, criterion_id=criterion_id
            )
            step.add(rows[place])
        rows[place].value = None if value is None else checked_agreed(value, sheet.name(place))
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
    for row in rows.values():
        step.delete(row)
    if len(rows) == 1:
        return tr("Cleared the judgement: {place}").format(place=sheet.name(next(iter(rows))))
    cleared = tr_n("Cleared {count} judgement", "Cleared {count} judgements", len(rows))
    return cleared.format(count=len(rows))


def forget_judgements(
    step: Step, round_id: str, market_id: str | None = None, criterion_id: str | None = None
) -> None:
    """Delete the judgements of a market or on a criterion that leaves a round."""
    wanted = {"round_id": round_id, "market_id": market_id, "criterion_id": criterion_id}
    for row in step.rows(JudgementRow, **{name: key for name, key in wanted.items() if key is not None}):
        step.delete(row)


class _Sheet:
    """Judgements of one round: which there are, how they are called, what may be judged."""

    def __init__(self, step: Step, round_id: str, places: Iterable[Place]) -> None:
        self._step, self._round_id, self._places = step, round_id, frozenset(places)
        round_of(step, round_id)
        self._partners, self._markets, self._criteria = (
            frozenset(place[at] for place in self._places) for at in range(3)
        )
        named: list[PartnerRow | MarketRow | CriterionRow] = [
            *step.rows(PartnerRow, id=self._partners),
            *step.rows(MarketRow, id=self._markets),
            *step.rows(CriterionRow, id=self._criteria),
        ]
        self._names = {row.id: row.name for row in named}

    def check(self) -> None:
        """Raise where a partner, a market or a criterion takes no part in the round."""
        step = self._step
        found = (
            len(self._names),
            len(step.rows(CandidacyRow, round_id=self._round_id, market_id=self._markets)),
            len(step.rows(WeightingRow, round_id=self._round_id, criterion_id=self._criteria)),
        )
        markets, criteria = len(self._markets), len(self._criteria)
        if found == (len(self._partners) + markets + criteria, markets, criteria):
            return
        candidacies, weightings = candidacies_of(step, self._round_id), weightings_of(step, self._round_id)
        for partner_id, market_id, criterion_id in self._places:
            partner_of(step, partner_id)
            candidacy_of(candidacies, market_of(step, market_id))
            weighting_of(weightings, criterion_of(step, criterion_id))

    def name(self, place: Place) -> str:
        """Return how a judgement of this round is called, e.g. "MESAP: Canada on Trade agreements"."""
        partner, market, criterion = (self._names[each] for each in place)
        return tr("{partner}: {market} on {criterion}").format(
            partner=partner, market=market, criterion=criterion
        )

    def rows(self) -> dict[Place, JudgementRow]:
        """Return what is written of the judgements."""
        found = self._step.rows(
            JudgementRow,
            round_id=self._round_id,
            partner_id=self._partners,
            market_id=self._markets,
            criterion_id=self._criteria,
        )
        rows = {(row.partner_id, row.market_id, row.criterion_id): row for row in found}
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
