"""Actions on partners, their voices and the weights they give for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits.activity_links import leave_activities
from dia_desktop.store.edits.finding import (
    criterion_of,
    in_order,
    partner_of,
    renumber,
    round_of,
    weightings_of,
)
from dia_desktop.store.edits.swot_links import forget_owner
from dia_desktop.store.edits.weights import shares_of
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import checked_name, checked_position, checked_text
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import JudgementRow, OwnWeightRow, PartnerRow, VoiceRow


def add_partner(file: StrategyFile, name: str, code: str = "", country: str = "") -> Applied:
    """Add an organisation at the end of the list; it has one voice like all others."""
    with file.step(tr("Added {partner}").format(partner=name.strip())) as step:
        present = _partners(step)
        plain = checked_name(name, tr("Partner"), (row.name for row in present))
        step.add(
            PartnerRow(
                code=checked_text(code, plain),
                name=plain,
                position=len(present),
                country=checked_text(country, plain),
            )
        )
        step.label = tr("Added {partner}").format(partner=plain)
    return step.applied


def rename_partner(file: StrategyFile, partner_id: str, name: str, code: str | None = None) -> Applied:
    """Give a partner another name, and another short one where one is given ("" for none)."""
    with file.step(tr("Renamed a partner")) as step:
        partner = partner_of(step, partner_id)
        others = (row.name for row in _partners(step) if row is not partner)
        old, partner.name = partner.name, checked_name(name, tr("Partner"), others)
        if code is not None:
            partner.code = checked_text(code, partner.name)
        step.label = tr("Renamed {old} to {new}").format(old=old, new=partner.name)
        if old == partner.name:
            step.label = tr("Changed the short name of {partner}").format(partner=old)
    return step.applied


def move_partner(file: StrategyFile, partner_id: str, position: int) -> Applied:
    """Move a partner to a place in the list, 0 first."""
    with file.step(tr("Moved a partner")) as step:
        rows = _partners(step)
        moved = partner_of(step, partner_id)
        rows.remove(moved)
        rows.insert(checked_position(position, len(rows) + 1), moved)
        renumber(rows)
        step.label = tr("Moved {partner} to place {place}").format(partner=moved.name, place=position + 1)
    return step.applied


def remove_partner(file: StrategyFile, partner_id: str, reason: str = "") -> Applied:
    """Take a partner out of the strategy, with its judgements, its voice and its own weights.

    What it looked after in the SWOT and in the roadmap has no owner then.
    """
    with file.step(tr("Removed a partner"), reason) as step:
        partner = partner_of(step, partner_id)
        step.label = tr("Removed {partner}").format(partner=partner.name)
        for row in _rows_of(step, partner_id):
            _refuse_closed(step, row.round_id, partner.name)
            step.delete(row)
        forget_owner(step, partner_id)
        leave_activities(step, partner_id)
        step.delete(partner)
        renumber([row for row in _partners(step) if row is not partner])
    return step.applied


def set_voice(file: StrategyFile, round_id: str, partner_id: str, voice: float) -> Applied:
    """Set how much the judgements of a partner count in a round; 1 is one voice."""
    with file.step(tr("Set a voice")) as step:
        partner = partner_of(step, partner_id)
        round_of(step, round_id)
        if not isfinite(voice) or voice <= 0:
            raise InvalidInputError(
                tr("{partner}: {voice:g} cannot be a voice; give a number above 0, 1 is one voice.").format(
                    partner=partner.name, voice=voice
                )
            )
        rows = step.rows(VoiceRow, round_id=round_id, partner_id=partner_id)
        if not rows:
            step.add(VoiceRow(round_id=round_id, partner_id=partner_id, weight=float(voice)))
        for row in rows:
            row.weight = float(voice)
        step.label = tr("Set the voice of {partner} to {voice:g}").format(partner=partner.name, voice=voice)
    return step.applied


def set_own_weights(
    file: StrategyFile, round_id: str, partner_id: str, weights: Mapping[str, float] | None
) -> Applied:
    """Set the weights a partner gives for itself, by criterion id on any scale; None takes them away."""
    with file.step(tr("Set own weights")) as step:
        partner = partner_of(step, partner_id)
        rows = {row.criterion_id: row for row in own_weights_of(step, round_id) if _is_of(row, partner)}
        shares = {} if weights is None else shares_of(step, weightings_of(step, round_id), weights)
        for criterion_id, row in rows.items():
            if criterion_id not in shares:
                step.delete(row)
        for criterion_id, share in shares.items():
            if criterion_id in rows:
                rows[criterion_id].weight = share
            else:
                step.add(
                    OwnWeightRow(
                        round_id=round_id, partner_id=partner_id, criterion_id=criterion_id, weight=share
                    )
                )
        label = tr("Set own weights of {partner}") if shares else tr("Removed own weights of {partner}")
        step.label = label.format(partner=partner.name)
    return step.applied


def own_weights_of(step: Step, round_id: str) -> list[OwnWeightRow]:
    """Return the weights that partners gave for themselves in a round."""
    round_of(step, round_id)
    return step.rows(OwnWeightRow, round_id=round_id)


def forget_own_weight(step: Step, round_id: str, criterion_id: str) -> None:
    """Take a criterion out of the partners' own weights; the others keep their proportions."""
    criterion_of(step, criterion_id)
    rows = own_weights_of(step, round_id)
    for leaving in (row for row in rows if row.criterion_id == criterion_id):
        left = [row for row in rows if row.partner_id == leaving.partner_id and row is not leaving]
        total = sum(row.weight for row in left)
        for row in left:
            row.weight = row.weight / total if total > 0 else 1 / len(left)
        step.delete(leaving)


def _rows_of(step: Step, partner_id: str) -> list[JudgementRow | VoiceRow | OwnWeightRow]:
    return [
        *step.rows(JudgementRow, partner_id=partner_id),
        *step.rows(VoiceRow, partner_id=partner_id),
        *step.rows(OwnWeightRow, partner_id=partner_id),
    ]


def _is_of(row: OwnWeightRow, partner: PartnerRow) -> bool:
    return row.partner_id == partner.id


def _partners(step: Step) -> list[PartnerRow]:
    return in_order(step.rows(PartnerRow))


def _refuse_closed(step: Step, round_id: str, partner: str) -> None:
    judged_in = round_of(step, round_id)
    if judged_in.closed_at is not None:
        raise InvalidInputError(
            tr(
                "{partner} takes part in the closed scoring round “{round}”, which stays as it is; "
                "clear its judgements in the open round instead."
            ).format(partner=partner, round=judged_in.name)
        )
