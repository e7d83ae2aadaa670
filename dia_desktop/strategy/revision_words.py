"""What changed between two revisions of the roadmap, one sentence for each change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.activity_filter import partners_of
from dia_desktop.strategy.frame_words import (
    budget_sentence,
    from_to,
    horizon_sentences,
    marker_sentence,
    order_sentence,
    workstream_sentence,
)
from dia_desktop.strategy.funding import FundingSource
from dia_desktop.strategy.funding_words import amount_words, funding_status_words
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.revisions import Change, Move, Refunding, RevisionChanges
from dia_desktop.strategy.roadmap import Activity, Link, Roadmap
from dia_desktop.strategy.roadmap_words import (
    confidence_words,
    dates_words,
    grain_words,
    kind_words,
    link_words,
    status_words,
)
from dia_desktop.strategy.shift_words import span_shift_words
from dia_desktop.strategy.swot_words import start_of
from dia_desktop.strategy.verdict import joined

_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Naming:
    """How to call what changes refer to.

    Attributes
    ----------
    names : of partners, markets, workstreams, options and KPIs, by id; what is gone may lack.
    titles : of the activities of both revisions, by id.
    """

    names: Mapping[str, str]
    titles: Mapping[str, str]
    numbers: Numbers

    @classmethod
    def between(cls, before: Roadmap, after: Roadmap, names: Mapping[str, str], numbers: Numbers) -> Naming:
        """Return how to call what changed from one roadmap to another.

        Parameters
        ----------
        names : of partners, markets, options and KPIs, by id.
        """
        streams = {each.id: each.name for each in (*before.workstreams, *after.workstreams)}
        titles = {each.id: each.title for each in (*before.activities, *after.activities)}
        return cls({**names, **streams}, titles, numbers)

    def called(self, record_id: str | None) -> str:
        """Return the name of a record; "none" without one, "removed" for what is gone."""
        if record_id is None:
            return tr("none")
        return start_of(self.names.get(record_id, tr("removed")))

    def titled(self, activity_id: str | None) -> str:
        """Return the start of the title of an activity; "the roadmap as a whole" without one."""
        if activity_id is None:
            return tr("the roadmap as a whole")
        return tr("“{title}”").format(title=start_of(self.titles.get(activity_id, tr("removed"))))


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind.

    Attributes
    ----------
    lines : id of the activity, or None, and the sentence about it.
    """

    title: str
    lines: tuple[tuple[str | None, str], ...]


def change_groups(changes: RevisionChanges, naming: Naming) -> tuple[ChangeGroup, ...]:
    """Return all changes in words, by kind; kinds without any are left out."""
    groups = (
        (tr("Added"), [(each.id, _with_dates(each, naming)) for each in changes.added]),
        (tr("Removed"), [(each.id, _with_dates(each, naming)) for each in changes.removed]),
        (tr("Moved"), [(each.after.id, moved_sentence(each, naming)) for each in changes.moved]),
        (tr("Other precision"), [(each.after.id, _regrained(each)) for each in changes.regrained]),
        (
            tr("Other owner or partners"),
            [(each.after.id, _reowned(each, naming)) for each in changes.reowned],
        ),
        (tr("Other funding"), [(each.activity_id, _refunded(each, naming)) for each in changes.refunded]),
        (tr("Funding sources"), [(None, _source(*each, naming)) for each in changes.sources]),
        (tr("Budgets"), [(None, budget_sentence(each, naming.numbers)) for each in changes.budgets]),
        (tr("Links"), [*_links(changes, naming)]),
        (tr("Workstreams"), [*_workstreams(changes)]),
        (tr("Horizons"), [(None, said) for said in horizon_sentences(changes.horizons)]),
        (tr("Markers"), [(None, marker_sentence(*each, naming.numbers)) for each in changes.markers]),
        (
            tr("Other changes"),
            [(each.after.id, said) for each in changes.changed for said in _fields(each, naming)],
        ),
    )
    return tuple(ChangeGroup(title, tuple(lines)) for title, lines in groups if lines)


def changes_finding(changes: RevisionChanges) -> str:
    """Return how much changed, in a sentence."""
    told = (
        (len(changes.added), tr("{count} added")),
        (len(changes.removed), tr("{count} removed")),
        (len(changes.moved), tr("{count} moved")),
        (len(changes.reowned), tr("{count} re-owned")),
        (len(changes.refunded), tr("{count} re-funded")),
    )
    said = [pattern.format(count=count) for count, pattern in told if count]
    others = changes.count - sum(count for count, _ in told)
    if others:
        said.append(tr_n("{count} other change", "{count} other changes", others).format(count=others))
    return ", ".join(said) or tr("Nothing changed since then.")


def moved_sentence(move: Move, naming: Naming) -> str:
    """Return how the dates of an activity moved."""
    if move.start is not None and move.end is not None:
        said = span_shift_words(move.start, move.end)
    elif move.after.scheduled:
        said = tr("scheduled, {dates}").format(dates=dates_words(move.after, naming.numbers))
    else:
        said = tr("back in the tray, was {dates}").format(dates=dates_words(move.before, naming.numbers))
    return _about(move.after, said)


def _about(activity: Activity, said: str) -> str:
    return tr("“{title}”: {said}").format(title=start_of(activity.title), said=said)


def _with_dates(activity: Activity, naming: Naming) -> str:
    return _about(activity, dates_words(activity, naming.numbers))


def _regrained(change: Change) -> str:
    return _about(
        change.after,
        tr("known {after}, was {before}").format(
            after=grain_words(change.after.grain), before=grain_words(change.before.grain)
        ),
    )


def _reowned(change: Change, naming: Naming) -> str:
    before, after = change.before, change.after
    said = []
    if before.owner_id != after.owner_id:
        said.append(
            tr("owner {before} → {after}").format(
                before=naming.called(before.owner_id), after=naming.called(after.owner_id)
            )
        )
    was, now = _others(before), _others(after)
    joining = [naming.called(each) for each in now if each not in partners_of(before)]
    leaving = [naming.called(each) for each in was if each not in partners_of(after)]
    if joining:
        said.append(tr("with {names}").format(names=joined(joining)))
    if leaving:
        said.append(tr("without {names}").format(names=joined(leaving)))
    return _about(after, ", ".join(said) or tr("partners in other parts"))


def _others(activity: Activity) -> tuple[str, ...]:
    return tuple(each for each in partners_of(activity) if each != activity.owner_id)


def _refunded(change: Refunding, naming: Naming) -> str:
    before, after = (
        amount_words(cents, currency, naming.numbers)
        for cents, currency in (
            (change.before_cents, change.currency_before),
            (change.after_cents, change.currency_after),
        )
    )
    return tr("{activity}: “{source}” in {year} {before} → {after}").format(
        activity=naming.titled(change.activity_id),
        source=start_of(change.source.name),
        year=change.year,
        before=before,
        after=after,
    )


def _source(before: FundingSource | None, after: FundingSource | None, naming: Naming) -> str:
    if before is None or after is None:
        one = after or before
        name = "" if one is None else start_of(one.name)
        pattern = tr("“{source}”: removed") if after is None else tr("“{source}”: added")
        return pattern.format(source=name)
    said = []
    if before.status is not after.status:
        said.append(
            from_to(tr("status"), funding_status_words(before.status), funding_status_words(after.status))
        )
    if (before.amount_cents, before.currency) != (after.amount_cents, after.currency):
        amounts = [
            tr("not known")
            if each.amount_cents is None
            else amount_words(each.amount_cents, each.currency, naming.numbers)
            for each in (before, after)
        ]
        said.append(from_to(tr("amount"), *amounts))
    if not said:
        said.append(tr("changed"))
    return tr("“{source}”: {said}").format(source=start_of(after.name), said=", ".join(said))


def _workstreams(changes: RevisionChanges) -> Iterator[tuple[None, str]]:
    yield from ((None, workstream_sentence(*each)) for each in changes.workstreams)
    yield from ((None, order_sentence(each)) for each in changes.reordered)


def _links(changes: RevisionChanges, naming: Naming) -> Iterator[tuple[str | None, str]]:
    for links, pattern in (
        (changes.linked, tr("{after} {when} of {before}: added")),
        (changes.unlinked, tr("{after} {when} of {before}: removed")),
    ):
        for link in links:
            yield link.after_id, _link(link, pattern, naming)


def _link(link: Link, pattern: str, naming: Naming) -> str:
    return pattern.format(
        after=naming.titled(link.after_id), when=link_words(link), before=naming.titled(link.before_id)
    )


def _fields(change: Change, naming: Naming) -> Iterator[str]:
    for name in dict.fromkeys(_SAID_AS.get(name, name) for name in change.names):
        if name in _LONG:
            said = tr("{field} changed").format(field=_LONG[name]())
        else:
            (field, before), (_, after) = (
                _SAID[name](each, naming) for each in (change.before, change.after)
            )
            said = from_to(field, before, after)
        yield _about(change.after, said)


def _progress(activity: Activity, naming: Naming) -> str:
    if activity.progress is None:
        return tr("not said")
    return naming.numbers.percent(activity.progress / _PERCENT)


def _cost(activity: Activity, naming: Naming) -> str:
    if activity.cost_cents is None:
        return tr("not known")
    return amount_words(activity.cost_cents, activity.currency, naming.numbers)


def _review(activity: Activity, naming: Naming) -> str:
    return tr("none") if activity.review_date is None else naming.numbers.full_day(activity.review_date)


def _markets(activity: Activity, naming: Naming) -> str:
    return joined([naming.called(each) for each in activity.market_ids]) or tr("all markets")


#: Field of the record: what it is called and what it says. The words are asked for when they are said.
_SAID: Final[Mapping[str, Callable[[Activity, Naming], tuple[str, str]]]] = MappingProxyType(
    {
        "title": lambda each, _: (tr("title"), tr("“{title}”").format(title=start_of(each.title))),
        "kind": lambda each, _: (tr("kind"), kind_words(each.kind)),
        "workstream_id": lambda each, naming: (tr("workstream"), naming.called(each.workstream_id)),
        "progress": lambda each, naming: (tr("progress"), _progress(each, naming)),
        "status": lambda each, _: (tr("status"), status_words(each.status)),
        "confidence": lambda each, _: (tr("confidence"), confidence_words(each.confidence)),
        "ties": lambda each, naming: (tr("markets"), _markets(each, naming)),
        "option_id": lambda each, naming: (tr("strategic option"), naming.called(each.option_id)),
        "kpi_id": lambda each, naming: (tr("KPI"), naming.called(each.kpi_id)),
        "cost_cents": lambda each, naming: (tr("cost"), _cost(each, naming)),
        "review_date": lambda each, naming: (tr("review date"), _review(each, naming)),
    }
)
#: What is said by another field.
_SAID_AS: Final[Mapping[str, str]] = MappingProxyType({"currency": "cost_cents"})
#: Texts too long to be said.
_LONG: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {"note": lambda: tr("note"), "source": lambda: tr("source")}
)
