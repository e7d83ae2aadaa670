"""Days as people type them, in their own language; what a field shows is read back as the same day."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from dia_desktop.strategy.roadmap import Activity, DateGrain
from dia_desktop.ui.day_text import typed_days
from dia_desktop.ui.locale_numbers import LocaleNumbers
from dia_desktop.ui.roadmap.words import first_day

LOCALES = (
    *("C", "en_US", "en_GB", "de_DE", "fr_FR", "pl_PL", "zh_CN", "ar_EG", "fa_IR", "hu_HU"),
    *("sv_SE", "ja_JP", "fi_FI", "th_TH", "lt_LT", "bg_BG", "he_IL"),
)


def day_of(text: str, locale: str) -> date | None:
    typed = typed_days(text, QLocale(locale))
    if typed is None:
        return None
    assert (typed.first, typed.grain) == (typed.last, DateGrain.DAY)
    return typed.first


@pytest.mark.parametrize("name", LOCALES)
@pytest.mark.parametrize("month", range(1, 13))
def test_what_a_field_shows_is_read_as_the_same_days(name: str, month: int) -> None:
    numbers = LocaleNumbers(QLocale(name))
    for day in (date(2021, month, 1), date(2019, month, 28), date(1987, month, 3)):
        assert name == "C" or day_of(numbers.day(day), name) == day
        assert day_of(numbers.full_day(day), name) == day
        shown = first_day(Activity("a", "", start=day, end=day, grain=DateGrain.DAY), numbers)
        assert day_of(shown, name) == day
        whole = typed_days(numbers.month(day), QLocale(name))
        assert whole is not None
        assert (whole.first, whole.grain) == (day.replace(day=1), DateGrain.MONTH)


@pytest.mark.parametrize(
    "text",
    [
        *("31 Mar 2021", "31 march 2021", "Mar 31, 2021", "March 31 2021", "31. Mar. 2021", "2021-03-31"),
        *("2021/3/31", "31.03.2021", "31.3.21", "31/03/2021", "3/31/2021", "3/31/21", "31-03-2021"),
    ],
)
@pytest.mark.parametrize("name", ["C", "en_US", "en_GB", "de_DE", "fr_FR"])
def test_a_day_that_can_be_read_one_way_only_is_read_everywhere(text: str, name: str) -> None:
    assert day_of(text, name) == date(2021, 3, 31)


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("en_US", "3/4/21", date(2021, 3, 4)),
        ("en_GB", "3/4/21", date(2021, 4, 3)),
        ("en_US", "3.4.2021", date(2021, 4, 3)),
        ("de_DE", "3.4.2021", date(2021, 4, 3)),
        ("de_DE", "4. Oktober 2021", date(2021, 10, 4)),
        ("fr_FR", "4 févr. 2021", date(2021, 2, 4)),
    ],
)
def test_figures_are_in_the_order_of_the_locale(name: str, text: str, day: date) -> None:
    assert day_of(text, name) == day


@pytest.mark.parametrize(
    "text",
    [
        *("29 Feb 2023", "2023-02-29", "29.02.2023", "2/29/2023", "31 Apr 2021", "0 Mar 2021", "Mar 0, 2021"),
        *(
            "",
            "0",
            "0000",
            "-5",
            "10000",
            "13/2020",
            "Q5 2020",
            "Q0 2020",
            "1 0000",
            "0000-01-01",
            "1/1/0000",
        ),
        *("2020–2021", "M 2021", "Ma 2021", "Foo 2021", "31 2021", "1/2.2021", "99999-01-01", "1 Mar 20210"),
        *("31 Mar", "soon", "=1+1", "<b>2021</b>", "2021-", "Mar"),
    ],
)
@pytest.mark.parametrize("name", ["C", "en_US", "de_DE"])
def test_what_is_in_no_calendar_is_no_day(text: str, name: str) -> None:
    assert typed_days(text, QLocale(name)) is None
