"""Rows that lead from one row to another: made, changed, and forgotten with what goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from dia_desktop.store.rows import Row
from dia_desktop.store.step import Step


@dataclass(frozen=True, slots=True)
class Link:
    """A table of links: whose they are, to what they lead, and how that is found."""

    table: type[Row]
    own: str
    other: str
    find: Callable[[Step, str], Row]


def linked(step: Step, link: Link, own_id: str) -> set[str]:
    """Return what a row leads to."""
    return {getattr(row, link.other) for row in _rows(step, link, link.own, [own_id])}


def relink(step: Step, link: Link, own_ids: Collection[str], wanted: Collection[str]) -> None:
    """Make rows lead to what is wanted and nothing else; what is wanted must be there."""
    check_there(step, link, wanted)
    present = keep_links(step, link, own_ids, wanted.__contains__)
    for own_id in own_ids:
        add_links(step, link, own_id, [other for other in wanted if (own_id, other) not in present])


def keep_links(
    step: Step, link: Link, own_ids: Collection[str], stays: Callable[[str], bool]
) -> set[tuple[str, str]]:
    """Delete the links of rows to what does not stay; return the others, as pairs of own and other id."""
    present: set[tuple[str, str]] = set()
    for row in _rows(step, link, link.own, own_ids):
        own_id, other = getattr(row, link.own), getattr(row, link.other)
        if stays(other):
            present.add((own_id, other))
        else:
            step.delete(row)
    return present


def check_there(step: Step, link: Link, wanted: Iterable[str]) -> None:
    """Refuse links to what is not there."""
    for other in set(wanted):
        link.find(step, other)


def add_links(step: Step, link: Link, own_id: str, others: Iterable[str]) -> None:
    """Make a row lead to more, to what is there and what it does not lead to yet."""
    for other in dict.fromkeys(others):
        columns: dict[str, Any] = {link.own: own_id, link.other: other}
        step.add(link.table(**columns))


def forget_links_of(step: Step, link: Link, own_ids: Collection[str]) -> None:
    """Delete the links of rows that go."""
    _delete(step, _rows(step, link, link.own, own_ids))


def forget_links_to(step: Step, link: Link, other_ids: Collection[str]) -> None:
    """Delete the links that lead to what goes."""
    _delete(step, _rows(step, link, link.other, other_ids))


def _rows(step: Step, link: Link, column: str, values: Collection[str]) -> list[Any]:
    return step.rows(link.table, **{column: {*values}})


def _delete(step: Step, rows: Iterable[Row]) -> None:
    for row in rows:
        step.delete(row)
