"""The columns of the table of funding sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dia_desktop.language import tr
from dia_desktop.strategy.coverage import CurrencyCoverage
from dia_desktop.strategy.funding import Funding, FundingSource, FundingStatus
from dia_desktop.strategy.funding_uses import SourceUse, source_uses
from dia_desktop.strategy.funding_words import (
    amount_words,
    free_words,
    funding_status_words,
    share_words,
    short_amount_words,
)
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.columns import Column, Fields, Look
from dia_desktop.ui.funding.readings import period_text, rate_text, typed_period, typed_rate
from dia_desktop.ui.money_text import money_field_text, typed_money

CHIPS = {
    FundingStatus.GRANTED: "good",
    FundingStatus.APPLIED: "outline",
    FundingStatus.IDEA: "dashed",
    FundingStatus.REFUSED: "grey",
}


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What of the funding the rows of the sources say.

    Attributes
    ----------
    needs : budget of all years by currency, in cents.
    budgeted : what each source gives in years that have a budget, by id.
    """

    uses: dict[str, SourceUse]
    needs: dict[str, int]
    budgeted: dict[str, int]
    usual: str

    @classmethod
    def of(cls, funding: Funding, coverage: Sequence[CurrencyCoverage]) -> SourceFacts:
        """Return the facts of a funding and its coverage."""
        needs: dict[str, int] = {}
        budgeted: dict[str, int] = {}
        for found in coverage:
            needs[found.currency] = found.total.need or 0
            for year in found.years:
                for part in year.parts if year.coverage.need is not None else ():
                    known = budgeted.get(part.source.id, 0)
                    budgeted[part.source.id] = known + part.amount_cents
        return cls(
            {use.source.id: use for use in source_uses(funding)}, needs, budgeted, usual_currency(funding)
        )


def usual_currency(funding: Funding) -> str:
    """Return the one currency that is used; "" where there are none or several."""
    used = {each.currency for each in funding.sources} | {each.currency for each in funding.budgets}
    used.discard("")
    return used.pop() if len(used) == 1 else ""


def source_columns(context: Context, facts: Callable[[], SourceFacts]) -> tuple[Column[FundingSource], ...]:
    """Return the columns; `facts` gives what is true when a cell is looked at."""
    numbers, locale = context.numbers, context.locale
    statuses = tuple((funding_status_words(each), each.value) for each in FundingStatus)
    return (
        _text(tr("Source"), "name", 168, stretches=True, look=lambda each: Look(bold=True, swatch=each)),
        Column(
            tr("Period"),
            92,
            lambda each: period_text(each.start, each.end) or tr("not stated"),
            lambda each: period_text(each.start, each.end),
            lambda _each, text: dict(zip(("start", "end"), typed_period(text, locale), strict=True)),
            look=lambda each: _pale(each.start is None and each.end is None),
            hint=tr("e.g. 2020–2022"),
        ),
        Column(
            tr("Amount"),
            84,
            lambda each: amount_shown(each, context),
            lambda each: money_field_text(each.amount_cents, locale),
            lambda each, text: read_amount(context, each, text, facts().usual),
            look=lambda each: Look("text3") if each.amount_cents is None else Look(bold=True),
            figure=True,
            told=lambda each: amount_told(each, context),
            hint=tr("e.g. 48000 EUR"),
        ),
        Column(tr("Share"), 58, lambda each: _share(each, facts(), context), figure=True, look=_second),
        Column(
            tr("Status"),
            200,
            lambda each: use_note(facts().uses[each.id], context),
            lambda each: each.status.value,
            lambda _each, text: {"status": FundingStatus(text)},
            statuses,
            look=lambda each: _status_look(each, facts()),
            stretches=True,
        ),
        _text(tr("Programme"), "programme", 130, beyond=True),
        _text(tr("Kind"), "funding_kind", 130, beyond=True),
        _text(tr("Currency"), "currency", 74, beyond=True),
        Column(
            tr("Co-financing"),
            100,
            lambda each: (
                tr("–") if each.cofinancing_rate is None else tr("{rate} %").format(rate=_rate(each, context))
            ),
            lambda each: _rate(each, context),
            lambda _each, text: {"cofinancing_rate": typed_rate(text, numbers)},
            figure=True,
            look=_second,
            hint=tr("% of the cost"),
            beyond=True,
        ),
        _text(tr("Conditions"), "conditions", 220, beyond=True),
        _text(tr("Stated in"), "source", 220, beyond=True),
    )


def amount_shown(source: FundingSource, context: Context) -> str:
    """Return what a source gives in all, short; "–" where it is not known."""
    if source.amount_cents is None:
        return tr("–")
    return short_amount_words(source.amount_cents, source.currency, context.numbers)


def amount_told(source: FundingSource, context: Context) -> str:
    """Return what a source gives in all, to the cent."""
    if source.amount_cents is None:
        return tr("not known")
    return amount_words(source.amount_cents, source.currency, context.numbers)


def read_amount(context: Context, source: FundingSource, text: str, usual: str) -> Fields:
    """Return what a typed amount sets; its currency too, where the source has none yet.

    Raises
    ------
    InvalidInputError
        Where it is no amount, or in another currency than the source.
    """
    typed = typed_money(text, context.locale, source.name, source.currency)
    if typed is None:
        return {"amount_cents": None}
    return {"amount_cents": typed.cents, "currency": source.currency or typed.currency or usual}


def use_note(use: SourceUse, context: Context) -> str:
    """Return what is to be said of the use of a source, short, and what it asks for."""
    said = []
    if use.beyond:
        amount = short_amount_words(use.beyond, use.source.currency, context.numbers)
        said.append(tr("{amount} beyond its amount").format(amount=amount))
    if use.outside:
        said.append(tr("given outside its period"))
    if not said and use.source.status is not FundingStatus.REFUSED:
        said.append(free_words(use, context.numbers))
    said.append(use.source.conditions)
    return "; ".join(each for each in said if each)


def _status_look(source: FundingSource, facts: SourceFacts) -> Look:
    use = facts.uses[source.id]
    odd = bool(use.beyond or use.outside)
    return Look(
        "warn_text" if odd else "text2",
        chip=funding_status_words(source.status),
        chip_kind=CHIPS[source.status],
        icon_name="triangle-alert" if odd else "",
    )


def _share(source: FundingSource, facts: SourceFacts, context: Context) -> str:
    given = facts.budgeted.get(source.id, 0)
    if not given or source.status is FundingStatus.REFUSED:
        return tr("–")
    return share_words(given, facts.needs.get(source.currency, 0), context.numbers)


def _rate(source: FundingSource, context: Context) -> str:
    return rate_text(source.cofinancing_rate, context.numbers)


def _second(_source: FundingSource) -> Look:
    return Look("text2")


def _pale(pale: bool) -> Look:
    return Look("text3" if pale else "text2")


def _text(
    title: str,
    field: str,
    width: int,
    *,
    stretches: bool = False,
    beyond: bool = False,
    look: Callable[[FundingSource], Look] = _second,
) -> Column[FundingSource]:
    def text(source: FundingSource) -> str:
        return str(getattr(source, field))

    def read(_source: FundingSource, typed: str) -> Fields:
        return {field: typed}

    return Column(title, width, text, text, read, look=look, stretches=stretches, beyond=beyond)
