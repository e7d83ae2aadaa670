"""The columns of the tables of KPIs, of their readings, and of what was achieved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dia_desktop.charts.kpi_chart import BAD, GOOD
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.kpi_progress import KpiState, kpi_progress
from dia_desktop.strategy.kpi_words import figure_words, kpi_state_words, trend_words
from dia_desktop.strategy.kpis import Achievement, Kpi, KpiReading
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.columns import Column, Fields, Look
from dia_desktop.ui.funding.readings import (
    day_text,
    day_words,
    number_text,
    typed_day,
    typed_number,
    typed_past_day,
)

MORE, LESS = "more", "less"


def kpi_columns(context: Context, today: Callable[[], date]) -> tuple[Column[Kpi], ...]:
    """Return the columns of the KPIs; a new value is noted as of today."""
    return (
        _kpi_text(tr("KPI"), "name", 190, bold=True),
        _achieved(context),
        _target(context),
        _kpi_text(tr("Unit"), "unit", 110),
        *_standing(context, today),
        Column(
            tr("Better is"),
            84,
            lambda each: tr("less") if each.lower_is_better else tr("more"),
            lambda each: LESS if each.lower_is_better else MORE,
            lambda _each, text: {"lower_is_better": text == LESS},
            ((tr("more"), MORE), (tr("less"), LESS)),
            look=_second,
        ),
        _day(tr("Start"), "start", context, tr("e.g. 2020"), last=False),
        _day(tr("Due"), "due", context, tr("e.g. 2024"), last=True),
        Column(tr("By name"), 76, lambda each: str(len(each.achievements)), figure=True, look=_second),
        _kpi_text(tr("Stated in"), "source", 200),
    )


def _achieved(context: Context) -> Column[Kpi]:
    numbers = context.numbers
    return Column(
        tr("Achieved"),
        80,
        lambda each: tr("–") if each.latest is None else figure_words(each.latest.value, numbers),
        lambda each: number_text(None if each.latest is None else each.latest.value, numbers),
        lambda _each, text: {"value": needed_number(text, context)},
        look=lambda _each: Look(bold=True),
        figure=True,
        hint=tr("as of today"),
        in_dialog=False,
    )


def _target(context: Context) -> Column[Kpi]:
    numbers = context.numbers
    return Column(
        tr("Target"),
        76,
        lambda each: tr("none set") if each.target is None else figure_words(each.target, numbers),
        lambda each: number_text(each.target, numbers),
        lambda _each, text: {"target": typed_number(text, numbers)},
        look=lambda each: Look("text3" if each.target is None else "text"),
        figure=True,
    )


def _standing(context: Context, today: Callable[[], date]) -> tuple[Column[Kpi], Column[Kpi]]:
    """Return the columns that say where a KPI stands; they are worked out."""

    def state(kpi: Kpi) -> str:
        return kpi_state_words(kpi_progress(kpi, today()))

    def trend(kpi: Kpi) -> str:
        return trend_words(kpi_progress(kpi, today()), context.numbers)

    def look(kpi: Kpi) -> Look:
        return state_look(kpi_progress(kpi, today()).state)

    return Column(tr("State"), 150, state, look=look), Column(tr("Trend"), 100, trend, look=_second)


def _day(title: str, field: str, context: Context, hint: str, *, last: bool) -> Column[Kpi]:
    def day(kpi: Kpi) -> date | None:
        return kpi.due if last else kpi.start

    return Column(
        title,
        100,
        lambda each: day_words(day(each), context.numbers),
        lambda each: day_text(day(each)),
        lambda _each, text: {field: typed_day(text, context.locale, last=last)},
        look=_second,
        hint=hint,
    )


def state_look(state: KpiState) -> Look:
    """Return how the state of a KPI is painted: never by colour alone."""
    if state in GOOD:
        return Look("good_text", bold=True, icon_name="check")
    if state in BAD:
        return Look("warn_text", bold=True, icon_name="triangle-alert")
    return Look("text2")


def reading_columns(context: Context, today: Callable[[], date]) -> tuple[Column[KpiReading], ...]:
    """Return the columns of the readings."""
    numbers, locale = context.numbers, context.locale
    return (
        Column(
            tr("Value"),
            76,
            lambda each: figure_words(each.value, numbers),
            lambda each: number_text(each.value, numbers),
            lambda _each, text: {"value": needed_number(text, context)},
            look=lambda _each: Look(bold=True),
            figure=True,
        ),
        Column(
            tr("As of"),
            110,
            lambda each: tr("not stated") if each.as_of is None else numbers.full_day(each.as_of),
            lambda each: day_text(each.as_of),
            lambda _each, text: {"as_of": typed_past_day(text, locale, today(), last=True)},
            look=lambda each: Look("text3" if each.as_of is None else "text"),
            hint=tr("e.g. 2021-02-11"),
        ),
        Column(
            tr("Note"),
            140,
            lambda each: each.note,
            lambda each: each.note,
            lambda _each, text: {"note": text},
            stretches=True,
        ),
        Column(
            tr("Stated in"),
            140,
            lambda each: each.source,
            lambda each: each.source,
            lambda _each, text: {"source": text},
            look=lambda _each: Look("text2"),
            stretches=True,
        ),
    )


def achievement_columns(context: Context, today: Callable[[], date]) -> tuple[Column[Achievement], ...]:
    """Return the columns of what was achieved."""
    numbers, locale = context.numbers, context.locale
    return (
        Column(
            tr("What was achieved"),
            180,
            lambda each: each.title,
            lambda each: each.title,
            lambda _each, text: {"title": text},
            stretches=True,
        ),
        Column(
            tr("On"),
            110,
            lambda each: tr("not stated") if each.on is None else numbers.full_day(each.on),
            lambda each: day_text(each.on),
            lambda _each, text: {"on": typed_past_day(text, locale, today())},
            look=lambda each: Look("text3" if each.on is None else "text"),
            hint=tr("e.g. 2021-02-11"),
        ),
        Column(
            tr("Stated in"),
            150,
            lambda each: each.source,
            lambda each: each.source,
            lambda _each, text: {"source": text},
            look=lambda _each: Look("text2"),
            stretches=True,
        ),
    )


def needed_number(text: str, context: Context) -> float:
    """Return the number a user typed where there must be one.

    Raises
    ------
    InvalidInputError
        Where there is none.
    """
    value = typed_number(text, context.numbers)
    if value is None:
        raise InvalidInputError(tr("A reading needs a value; type a number, or remove the reading."))
    return value


def _second(_kpi: Kpi) -> Look:
    return Look("text2")


def _kpi_text(title: str, field: str, width: int, *, bold: bool = False) -> Column[Kpi]:
    def text(kpi: Kpi) -> str:
        return str(getattr(kpi, field))

    def read(_kpi: Kpi, typed: str) -> Fields:
        return {field: typed}

    look = Look(bold=True) if bold else Look("text2")
    return Column(title, width, text, text, read, look=lambda _kpi: look, stretches=bold)
