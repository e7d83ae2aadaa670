"""What changed around the activities of the roadmap, one sentence for each change."""

from __future__ import annotations

from collections.abc import Iterator

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.frame_changes import HorizonYears, Rebudgeting, Reordering
from dia_desktop.strategy.funding_words import amount_words
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.roadmap import DateGrain, Marker, Workstream
from dia_desktop.strategy.roadmap_words import span_words
from dia_desktop.strategy.swot_words import start_of


def from_to(field: str, before: str, after: str) -> str:
    """Return what something was and is now."""
    return tr("{field} {before} → {after}").format(field=field, before=before, after=after)


def budget_sentence(change: Rebudgeting, numbers: Numbers) -> str:
    """Return what a year was to cost and is to cost now."""
    before, after = (
        tr("not known") if cents is None else amount_words(cents, change.currency, numbers)
        for cents in (change.before_cents, change.after_cents)
    )
    return from_to(tr("budget of {year}").format(year=change.year), before, after)


def workstream_sentence(before: Workstream | None, after: Workstream | None) -> str:
    """Return that a workstream came, went, or is called otherwise now."""
    if before is not None and after is not None:
        return tr("{workstream}: was called {other}").format(
            workstream=_named(after.name), other=_named(before.name)
        )
    if after is not None:
        return tr("{workstream}: added").format(workstream=_named(after.name))
    return tr("{workstream}: removed").format(workstream="" if before is None else _named(before.name))


def order_sentence(change: Reordering) -> str:
    """Return where a workstream stands now."""
    if change.behind is None:
        return tr("{workstream}: moved to the top").format(workstream=_named(change.stream.name))
    return tr("{workstream}: moved behind {other}").format(
        workstream=_named(change.stream.name), other=_named(change.behind.name)
    )


def horizon_sentences(change: tuple[HorizonYears, HorizonYears] | None) -> Iterator[str]:
    """Yield what of the horizons is another now; nothing where they are the same."""
    if change is None:
        return
    before, after = change
    if before.first_year != after.first_year:
        years = (
            tr("not decided") if each.first_year is None else str(each.first_year) for each in (before, after)
        )
        yield from_to(tr("first year"), *years)
    for term, was, now in (
        (tr("mid-term"), before.mid_term_years, after.mid_term_years),
        (tr("long-term"), before.long_term_years, after.long_term_years),
    ):
        if was != now:
            yield from_to(
                term, *(tr_n("{count} year", "{count} years", n).format(count=n) for n in (was, now))
            )


def marker_sentence(before: Marker | None, after: Marker | None, numbers: Numbers) -> str:
    """Return that a marker came or went, or what of it is another now."""
    if before is None or after is None:
        pattern = tr("{marker}: removed, was {dates}") if after is None else tr("{marker}: added, {dates}")
        one = after or before
        return "" if one is None else pattern.format(marker=_named(one.title), dates=_dates(one, numbers))
    said = []
    if before.title != after.title:
        said.append(from_to(tr("title"), _named(before.title), _named(after.title)))
    if (before.start, before.end) != (after.start, after.end):
        said.append(from_to(tr("dates"), _dates(before, numbers), _dates(after, numbers)))
    return tr("{marker}: {said}").format(marker=_named(after.title), said=", ".join(said))


def _dates(marker: Marker, numbers: Numbers) -> str:
    return span_words(marker.start, marker.end, DateGrain.DAY, numbers)


def _named(name: str) -> str:
    return tr("“{title}”").format(title=start_of(name))
