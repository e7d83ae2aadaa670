"""Actions on markets and on the part they take in a scoring round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from dia_desktop.language import tr
from dia_desktop.store.edits.activity_links import leave_roadmap
from dia_desktop.store.edits.finding import candidacies_of, candidacy_of, market_of, renumber
from dia_desktop.store.edits.judgements import forget_judgements
from dia_desktop.store.edits.swot_links import forget_market
from dia_desktop.store.history import Applied
from dia_desktop.store.rules import checked_code, checked_name, checked_position
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.store.tables import CandidacyRow, MarketRow, ScoreRow
from dia_desktop.strategy.role import Role


def add_market(
    file: StrategyFile, round_id: str, name: str, code: str = "", role: Role = Role.CANDIDATE
) -> Applied:
    """Add a market at the end of a round.

    A market of that name and code that only takes part in other rounds takes part in this one too; a
    new one gets the lowest palette slot that no market of the file has.
    """
    return add_markets(file, round_id, [(name, code, role)])


def add_markets(file: StrategyFile, round_id: str, newcomers: Sequence[tuple[str, str, Role]]) -> Applied:
    """Add several markets, given as (name, code, role), as one step; each as `add_market` does it."""
    with file.step(tr("Added markets")) as step:
        present = candidacies_of(step, round_id)
        for position, (name, code, role) in enumerate(newcomers, len(present)):
            market = _market_to_add(step, {row.market_id for row in present}, name, code)
            step.label = tr("Added {market}").format(market=market.name)
            step.add(market)
            candidacy = CandidacyRow(
                round_id=round_id, market_id=market.id, role=Role(role).value, position=position
            )
            step.add(candidacy)
            present.append(candidacy)
        if len(newcomers) != 1:
            step.label = tr("Added {count} markets").format(count=len(newcomers))
    return step.applied


def remove_market(file: StrategyFile, round_id: str, market_id: str, reason: str = "") -> Applied:
    """Take a market out of a round, its scores there with it.

    Out of its last round, it leaves the SWOT and the roadmap as well; what was about it stays.
    """
    with file.step(tr("Removed a market"), reason) as step:
        market = market_of(step, market_id)
        step.label = tr("Removed {market}").format(market=market.name)
        present = candidacies_of(step, round_id)
        leaving = candidacy_of(present, market)
        for score in step.rows(ScoreRow, round_id=round_id, market_id=market_id):
            step.delete(score)
        forget_judgements(step, round_id, market_id=market_id)
        step.delete(leaving)
        renumber([row for row in present if row is not leaving])
        if not step.rows(CandidacyRow, market_id=market_id):
            forget_market(step, market_id)
            leave_roadmap(step, market_id)
            step.delete(market)
    return step.applied


def rename_market(file: StrategyFile, market_id: str, name: str, code: str | None = None) -> Applied:
    """Give a market another name, and another code where one is given ("" for none)."""
    with file.step(tr("Renamed a market")) as step:
        market = market_of(step, market_id)
        others = [row for row in step.rows(MarketRow) if row is not market]
        old, market.name = market.name, checked_name(name, tr("Market"), (row.name for row in others))
        if code is not None:
            market.code = checked_code(code, market.name, (row.code for row in others))
        step.label = tr("Renamed {old} to {new}").format(old=old, new=market.name)
        if old == market.name:
            step.label = tr("Set code of {market} to {code}").format(market=old, code=market.code or "–")
    return step.applied


def set_role(file: StrategyFile, round_id: str, market_id: str, role: Role, reason: str = "") -> Applied:
    """Say what the partnership wants from a market in a round."""
    sentences = {
        Role.TARGET: tr("Made {market} a target"),
        Role.CANDIDATE: tr("Made {market} a candidate"),
        Role.FALLBACK: tr("Made {market} a fallback"),
    }
    with file.step(tr("Set a role"), reason) as step:
        market = market_of(step, market_id)
        candidacy_of(candidacies_of(step, round_id), market).role = Role(role).value
        step.label = sentences[Role(role)].format(market=market.name)
    return step.applied


def move_market(file: StrategyFile, round_id: str, market_id: str, position: int) -> Applied:
    """Move a market to a place in the matrix, 0 first."""
    with file.step(tr("Moved a market")) as step:
        market = market_of(step, market_id)
        rows = candidacies_of(step, round_id)
        moved = candidacy_of(rows, market)
        rows.remove(moved)
        rows.insert(checked_position(position, len(rows) + 1), moved)
        renumber(rows)
        step.label = tr("Moved {market} to place {place}").format(market=market.name, place=position + 1)
    return step.applied


def _market_to_add(step: Step, present: set[str], name: str, code: str) -> MarketRow:
    everywhere = step.rows(MarketRow)
    plain = checked_name(name, tr("Market"))
    upper = checked_code(code, plain)
    for row in everywhere:
        if row.id not in present and row.name.casefold() == plain.casefold() and row.code == upper:
            return row
    checked_name(plain, tr("Market"), (row.name for row in everywhere))
    checked_code(upper, plain, (row.code for row in everywhere))
    return MarketRow(name=plain, code=upper, colour=_free_colour(row.colour for row in everywhere))


def _free_colour(used: Iterable[int]) -> int:
    taken = set(used)
    return next(slot for slot in count() if slot not in taken)
