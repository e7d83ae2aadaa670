"""Actions on funding sources, on what they give, and on what the roadmap is to cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.activity_links import activities_of, activity_of
from dia_desktop.store.edits.finding import in_order, renumber, source_of
from dia_desktop.store.funding_rules import check_money, checked_cents, checked_currency, checked_rate
from dia_desktop.store.history import Applied
from dia_desktop.store.roadmap_rows import AllocationRow, FundingSourceRow, YearBudgetRow
from dia_desktop.store.rules import check_span, checked_name, checked_position, checked_text, checked_year
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.strategy.funding import FundingStatus
from dia_desktop.strategy.swot_words import start_of


class SourceFields(TypedDict, total=False):
    """What to set of a funding source, by the names of the record; what is not named stays as it is."""

    name: str
    programme: str
    funding_kind: str
    status: FundingStatus
    start: date | None
    end: date | None
    amount_cents: int | None
    currency: str
    cofinancing_rate: float | None
    conditions: str
    source: str


def add_source(file: StrategyFile, name: str, fields: SourceFields | None = None) -> Applied:
    """Add a funding source at the end of the list."""
    with file.step(tr("Added a funding source")) as step:
        row = FundingSourceRow(
            name=checked_name(name, tr("Funding source")),
            position=len(step.rows(FundingSourceRow)),
            status=FundingStatus.IDEA.value,
        )
        _set(step, row, fields or {})
        step.add(row)
        step.label = tr("Added the funding source “{source}”").format(source=row.name)
    return step.applied


def set_source(
    file: StrategyFile, source_id: str, fields: SourceFields, label: str | None = None, reason: str = ""
) -> Applied:
    """Set fields of a funding source as one step."""
    with file.step(tr("Changed a funding source"), reason) as step:
        row = source_of(step, source_id)
        before = row.name
        _set(step, row, fields)
        named = tr("Changed the funding source “{source}”").format(source=row.name)
        if before != row.name:
            named = tr("Renamed the funding source “{old}” to “{new}”").format(old=before, new=row.name)
        step.label = label if label is not None else named
    return step.applied


def move_source(file: StrategyFile, source_id: str, position: int) -> Applied:
    """Move a funding source to a place in the list, 0 first."""
    with file.step(tr("Moved a funding source")) as step:
        rows = in_order(step.rows(FundingSourceRow))
        moved = source_of(step, source_id)
        rows.remove(moved)
        rows.insert(checked_position(position, len(rows) + 1), moved)
        renumber(rows)
        step.label = tr("Moved the funding source “{source}” to place {place}").format(
            source=moved.name, place=position + 1
        )
    return step.applied


def remove_source(file: StrategyFile, source_id: str, reason: str = "") -> Applied:
    """Take a funding source out of the strategy, with everything it was to give."""
    with file.step(tr("Removed a funding source"), reason) as step:
        row = source_of(step, source_id)
        step.label = tr("Removed the funding source “{source}”").format(source=row.name)
        for allocation in step.rows(AllocationRow, source_id=source_id):
            step.delete(allocation)
        renumber(other for other in in_order(step.rows(FundingSourceRow)) if other is not row)
        step.delete(row)
    return step.applied


def set_allocations(
    file: StrategyFile, source_id: str, activity_id: str | None, amounts: Mapping[int, int | None]
) -> Applied:
    """Set what a source gives an activity, by year in cents of its currency; None or 0 takes it back.

    Parameters
    ----------
    activity_id : None for the roadmap as a whole.
    """
    with file.step(tr("Set allocations")) as step:
        source = source_of(step, source_id)
        activity = None if activity_id is None else activity_of(step, activity_id)
        present = _allocated(step.rows(AllocationRow, source_id=source_id))
        _allocate(step, source, activity_id, amounts, present)
        step.label = tr("Changed what “{source}” gives to the roadmap").format(source=source.name)
        if activity is not None:
            step.label = tr("Changed what “{source}” gives to “{activity}”").format(
                source=source.name, activity=start_of(activity.title)
            )
    return step.applied


def set_budgets(file: StrategyFile, amounts: Mapping[int, int | None], currency: str) -> Applied:
    """Set what the roadmap is to cost, by year in cents of a currency; None takes it back."""
    with file.step(tr("Set budgets")) as step:
        _budget(step, amounts, currency, _budgeted(step.rows(YearBudgetRow)))
        years = ", ".join(map(str, sorted(amounts)))
        step.label = tr("Changed the budget of {years}").format(years=years)
    return step.applied


def set_amounts(
    file: StrategyFile,
    allocations: Mapping[tuple[str, str | None], Mapping[int, int | None]],
    budgets: Mapping[str, Mapping[int, int | None]],
    currency: str = "",
) -> Applied:
    """Set many amounts as one step, e.g. a block that was pasted from a spreadsheet.

    Parameters
    ----------
    allocations : cents by year, by the ids of source and activity; None for the roadmap as a whole.
    budgets : cents by year, by currency.
    currency : what the amounts of sources are in that have no currency yet.
    """
    with file.step(tr("Changed amounts")) as step:
        present = _allocated(step.rows(AllocationRow)) if allocations else {}
        # Refused here where one of them is gone.
        activities_of(step, {each for _, each in allocations if each is not None})
        for (source_id, activity_id), amounts in allocations.items():
            source = source_of(step, source_id)
            source.currency = source.currency or checked_currency(currency, source.name)
            _allocate(step, source, activity_id, amounts, present)
        budgeted = _budgeted(step.rows(YearBudgetRow)) if budgets else {}
        for code, amounts in budgets.items():
            _budget(step, amounts, code, budgeted)
        count = sum(map(len, (*allocations.values(), *budgets.values())))
        step.label = tr_n("Changed one amount", "Changed {count} amounts", count).format(count=count)
    return step.applied


_Allocated = Mapping[tuple[str, str | None, int], AllocationRow]
_Budgeted = Mapping[tuple[str, int], YearBudgetRow]


def _allocated(rows: Iterable[AllocationRow]) -> _Allocated:
    return {(row.source_id, row.activity_id, row.year): row for row in rows}


def _budgeted(rows: Iterable[YearBudgetRow]) -> _Budgeted:
    return {(row.currency, row.year): row for row in rows}


def _allocate(
    step: Step,
    source: FundingSourceRow,
    activity_id: str | None,
    amounts: Mapping[int, int | None],
    present: _Allocated,
) -> None:
    for year, amount in amounts.items():
        checked_year(year, source.name)
        cents = checked_cents(amount, source.name) or None
        check_money(cents, source.currency, source.name)
        wanted = AllocationRow(
            source_id=source.id, activity_id=activity_id, year=year, amount_cents=cents or 0
        )
        _put_allocation(step, present.get((source.id, activity_id, year)), wanted)


def _budget(step: Step, amounts: Mapping[int, int | None], currency: str, present: _Budgeted) -> None:
    what = tr("Budget")
    code = checked_currency(currency, what)
    for year, amount in amounts.items():
        checked_year(year, what)
        cents = checked_cents(amount, what)
        check_money(cents, code, what)
        row = present.get((code, year))
        if cents is None and row is not None:
            step.delete(row)
        elif cents is not None and row is not None:
            row.amount_cents = cents
        elif cents is not None:
            step.add(YearBudgetRow(year=year, currency=code, amount_cents=cents))


def _put_allocation(step: Step, present: AllocationRow | None, wanted: AllocationRow) -> None:
    if present is None and wanted.amount_cents:
        step.add(wanted)
    elif present is not None and wanted.amount_cents:
        present.amount_cents = wanted.amount_cents
    elif present is not None:
        step.delete(present)


def _set(step: Step, row: FundingSourceRow, fields: SourceFields) -> None:
    unknown = fields.keys() - SourceFields.__optional_keys__
    if unknown:
        raise TypeError(f"A funding source has no fields {unknown}.")
    if "name" in fields:
        row.name = checked_name(fields["name"], tr("Funding source"))
    if "status" in fields:
        row.status = FundingStatus(fields["status"]).value
    row.programme = checked_text(fields.get("programme", row.programme), row.name)
    row.funding_kind = checked_text(fields.get("funding_kind", row.funding_kind), row.name)
    row.conditions = checked_text(fields.get("conditions", row.conditions), row.name)
    row.source = checked_text(fields.get("source", row.source), row.name)
    row.cofinancing_rate = checked_rate(fields.get("cofinancing_rate", row.cofinancing_rate), row.name)
    row.first_day, row.last_day = fields.get("start", row.first_day), fields.get("end", row.last_day)
    check_span(row.first_day, row.last_day, row.name)
    _set_money(step, row, fields)


def _set_money(step: Step, row: FundingSourceRow, fields: SourceFields) -> None:
    row.amount_cents = checked_cents(fields.get("amount_cents", row.amount_cents), row.name)
    currency = checked_currency(fields.get("currency", row.currency), row.name)
    if currency != row.currency and step.rows(AllocationRow, source_id=row.id):
        raise InvalidInputError(
            tr(
                "{source}: what it gives is stated in {currency}; take those amounts back before you change "
                "the currency."
            ).format(source=row.name, currency=row.currency)
        )
    check_money(row.amount_cents, currency, row.name)
    row.currency = currency
