"""The words of the roadmap: dates as precisely as they are known, violations, circles, reviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import pytest

from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.revisions import shift
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    LinkKind,
    Roadmap,
)
from dia_desktop.strategy.roadmap_words import (
    confidence_words,
    cycle_sentence,
    dates_words,
    grain_words,
    horizon_title,
    kind_words,
    lane_by_words,
    lane_title,
    link_kind_words,
    link_words,
    review_sentence,
    reviews_count,
    start_words,
    status_words,
    violation_sentence,
    violations_count,
)
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.role_review import RoleReview
from dia_desktop.strategy.schedule import horizons, violations
from dia_desktop.strategy.shift_words import gap_words, shift_words, span_shift_words, than_revision

NUMBERS = PlainNumbers()


class Lettered(PlainNumbers):
    """English dates with their month in letters."""

    def full_day(self, day: date) -> str:
        return f"{day.day} {self.month(day)}"

    def month(self, day: date) -> str:
        return f"{day:%b} {day.year}"


@pytest.mark.parametrize(
    ("words", "members"),
    [
        (kind_words, ActivityKind),
        (status_words, ActivityStatus),
        (confidence_words, Confidence),
        (grain_words, DateGrain),
        (link_kind_words, LinkKind),
        (lane_by_words, LaneBy),
    ],
)
def test_everything_has_a_word_of_its_own(words: Callable[[StrEnum], str], members: type[StrEnum]) -> None:
    assert len({words(member) for member in members} - {""}) == len(members)


@pytest.mark.parametrize(
    ("start", "end", "grain", "words"),
    [
        ("2020-07-01", "2022-03-31", DateGrain.DAY, "1 Jul 2020 – 31 Mar 2022"),
        ("2020-07-01", "2020-07-01", DateGrain.DAY, "1 Jul 2020"),
        ("2020-07-01", "2020-07-31", DateGrain.MONTH, "Jul 2020"),
        ("2020-07-01", "2022-03-31", DateGrain.MONTH, "Jul 2020 – Mar 2022"),
        ("2019-01-01", "2019-12-31", DateGrain.YEAR, "2019"),
        ("2019-01-01", "2021-12-31", DateGrain.YEAR, "2019–2021"),
        ("2020-01-01", "2021-12-31", DateGrain.HORIZON, "2020–2021, horizon only"),
        ("0999-01-01", "0999-12-31", DateGrain.HORIZON, "999, horizon only"),
    ],
)
def test_dates_are_said_as_precisely_as_they_are_known(
    start: str, end: str, grain: DateGrain, words: str
) -> None:
    activity = Activity("a", "A", start=date.fromisoformat(start), end=date.fromisoformat(end), grain=grain)
    assert dates_words(activity, Lettered()) == words
    expected = words if grain is DateGrain.HORIZON else words.split("–", maxsplit=1)[0].strip()
    assert start_words(activity, Lettered()) == expected


def test_without_dates_there_are_none_to_say() -> None:
    assert (
        dates_words(Activity("a", "A"), NUMBERS) == start_words(Activity("a", "A"), NUMBERS) == "no dates yet"
    )


def test_horizons_are_called_by_the_years_of_their_band() -> None:
    assert [horizon_title(each) for each in horizons(Roadmap(first_year=2020), 1)] == [
        "Mid-term 2020–2021",
        "Long-term 2022–2024",
    ]
    short = Roadmap(first_year=2020, mid_term_years=1, long_term_years=2)
    assert [horizon_title(each) for each in horizons(short, 1)] == ["Mid-term 2020", "Long-term 2021"]


@pytest.mark.parametrize(
    ("kind", "lag", "words"),
    [
        (LinkKind.FINISH_START, 0, "after the end"),
        (LinkKind.FINISH_START, 1, "1 month after the end"),
        (LinkKind.FINISH_START, -2, "2 months before the end"),
        (LinkKind.START_START, 0, "with the start"),
        (LinkKind.START_START, 3, "3 months after the start"),
        (LinkKind.START_START, -1, "1 month before the start"),
    ],
)
def test_a_link_says_what_it_waits_for(kind: LinkKind, lag: int, words: str) -> None:
    assert link_words(Link("l", "a", "b", kind, lag)) == words


def roadmap(before: DateGrain, after: DateGrain, after_day: date) -> Roadmap:
    return Roadmap(
        activities=(
            Activity("a", "Agree", start=date(2021, 1, 1), end=date(2021, 12, 31), grain=before),
            Activity("b", "<b>Go</b> {x}", start=after_day, end=after_day, grain=after),
        ),
        links=(Link("l", "a", "b"),),
    )


@pytest.mark.parametrize(
    ("before", "after", "day", "sentence"),
    [
        (
            DateGrain.MONTH,
            DateGrain.DAY,
            date(2021, 11, 1),
            "“<b>Go</b> {x}” starts 2021-11-01, 2 months before “Agree” lets it.",
        ),
        (
            DateGrain.DAY,
            DateGrain.MONTH,
            date(2021, 12, 1),
            "“<b>Go</b> {x}” starts 2021-12, 1 month before “Agree” lets it.",
        ),
        (
            DateGrain.DAY,
            DateGrain.YEAR,
            date(2020, 12, 1),
            "“<b>Go</b> {x}” starts 2020, before “Agree” lets it.",
        ),
    ],
)
def test_a_violation_is_said_with_both_titles_as_they_are(
    before: DateGrain, after: DateGrain, day: date, sentence: str
) -> None:
    made = roadmap(before, after, day)
    (found,) = violations(made)
    assert violation_sentence(found, made.by_id(), NUMBERS) == sentence


def test_long_titles_do_not_drown_a_sentence() -> None:
    titles = {str(place): f"{place} " + "long " * 2_000 for place in range(5_000)}
    assert len(cycle_sentence(list(titles), titles)) < 600


def test_a_circle_is_named_by_titles() -> None:
    titles = {"a": "Agree", "b": "Build", "c": "Call"}
    assert cycle_sentence(("a",), titles) == "“Agree” cannot wait for itself."
    assert cycle_sentence(("c", "a", "b"), titles) == (
        "This link would close a circle: “Call” → “Agree” → “Build” → “Call”."
    )


def test_a_review_says_what_the_market_was_and_is() -> None:
    activity = Activity("a", "A")
    assert [
        review_sentence(RoleReview(activity, "br", was, now), "Brazil")
        for was, now in (
            (Role.TARGET, Role.CANDIDATE),
            (None, Role.TARGET),
            (Role.FALLBACK, None),
        )
    ] == [
        "Brazil was a target and is a candidate now",
        "Brazil was in no scoring round and is a target now",
        "Brazil was a fallback and is no longer in the scoring round",
    ]


def test_counts_have_a_singular() -> None:
    assert violations_count(1) == "1 starts too early"
    assert [violations_count(2), reviews_count(1), reviews_count(2)] == [
        "2 start too early",
        "1 activity in a market with a new role",
        "2 activities in markets with a new role",
    ]


def test_lanes_have_titles() -> None:
    assert [lane_title(by, None, {}) for by in LaneBy] == [
        "No workstream",
        "All markets",
        "No partner",
        "No funding",
    ]
    assert lane_title(LaneBy.MARKET, "br", {"br": "Brazil"}) == "Brazil"
    assert lane_title(LaneBy.MARKET, "gone", {}) == "not in this round"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2021-12-31", "2022-03-31", "3 months later"),
        ("2021-12-31", "2021-11-30", "1 month earlier"),
        ("2021-12-31", "2022-01-01", "1 day later"),
        ("2021-01-10", "2021-02-20", "41 days later"),
        ("2021-01-10", "2021-03-20", "about 2 months later"),
        ("2021-01-10", "2021-01-10", "as before"),
    ],
)
def test_shifts_in_words(before: str, after: str, words: str) -> None:
    moved = shift(date.fromisoformat(before), date.fromisoformat(after))
    assert shift_words(moved) == words
    assert not moved.days or words.startswith(gap_words(moved))


def test_a_span_moves_as_a_whole_or_by_its_ends() -> None:
    still = shift(date(2020, 1, 1), date(2020, 1, 1))
    month, quarter = (shift(date(2020, 1, 1), day) for day in (date(2020, 2, 1), date(2020, 4, 1)))
    assert [span_shift_words(*pair) for pair in ((month, month), (still, month), (month, still))] == [
        "1 month later",
        "ends 1 month later",
        "starts 1 month later",
    ]
    assert span_shift_words(month, quarter) == "starts 1 month later, ends 3 months later"
    assert than_revision(quarter, quarter, "revision 2") == "3 months later than revision 2"
    assert than_revision(still, still, "revision 2") == "as in revision 2"
