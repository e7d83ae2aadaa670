"""Which activity of a list waits for which: links as people and project programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.cells import Known, names_in
from dia_desktop.evidence.delimited import excerpt
from dia_desktop.evidence.list_table import RefusedRow
from dia_desktop.evidence.roadmap_table import ReadActivity, ReadLink
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import LinkKind
from dia_desktop.strategy.swot import said

#: "A1", "A1 SS", "12FS+3", "A1 + 2 months".
_LINK: Final = re.compile(
    r"(.+?)\s*\b(FS|SS|FF|SF)?\s*(?:([+-])\s*(\d{1,4})\s*(?:m|mo|mons?|months?)?)?", re.IGNORECASE | re.ASCII
)
_GLUED: Final = re.compile(r"(\d+)(FS|SS|FF|SF)(?=\s*[+-]|\s*$)", re.IGNORECASE | re.ASCII)
_KINDS: Final = {"FS": LinkKind.FINISH_START, "SS": LinkKind.START_START}
#: So many titles of a cycle are named.
_MOST_NAMED: Final = 6


def read_links(
    waiting: Mapping[int, str], activities: Sequence[ReadActivity], handles: Known
) -> tuple[tuple[ReadLink, ...], tuple[RefusedRow, ...]]:
    """Return the links, and a sentence for each that cannot be one; none of them closes a cycle.

    Parameters
    ----------
    waiting : what stands in the cell of what a row waits for, by line.
    handles : the line of each row, as text, by what the file calls it.
    """
    known = {each.line for each in activities}
    links: dict[tuple[int, int], ReadLink] = {}
    refused: list[RefusedRow] = []
    for each in activities:
        for name in names_in(waiting.get(each.line, ""), handles):
            try:
                link = _link(name, each.line, handles, known)
            except InvalidInputError as error:
                refused.append(RefusedRow(each.line, str(error)))
            else:
                if links.setdefault((link.before, link.after), link) != link:
                    sentence = tr("“{link}”: there is another link to the same activity; one was kept.")
                    refused.append(RefusedRow(each.line, sentence.format(link=excerpt(name))))
    titles = {each.line: each.title for each in activities}
    closing = {(link.before, link.after): path for link, path in _closing(links.values())}
    for pair, path in closing.items():
        refused.append(RefusedRow(pair[1], _cycle_sentence([titles[line] for line in path])))
        del links[pair]
    refused.sort(key=lambda row: row.line)
    return tuple(links.values()), tuple(refused)


def _link(name: str, line: int, handles: Known, known: set[int]) -> ReadLink:
    kind, lag, called = LinkKind.FINISH_START, 0, name
    if said(name) not in handles:
        match = _LINK.fullmatch(_GLUED.sub(r"\1 \2", name))
        if match is None:
            raise InvalidInputError(_unreadable(name))
        called, word = match[1], (match[2] or "FS").upper()
        if word not in _KINDS:
            raise InvalidInputError(
                tr("“{link}”: links are FS or SS here, not {kind}; the start is what waits.").format(
                    link=excerpt(name), kind=word
                )
            )
        kind, lag = _KINDS[word], int(f"{match[3] or ''}{match[4] or 0}")
    before = handles.get(said(called))
    if before is None:
        raise InvalidInputError(_unreadable(name))
    if int(before[0]) not in known:
        raise InvalidInputError(tr("“{link}”: what it waits for is not imported.").format(link=excerpt(name)))
    return ReadLink(int(before[0]), line, kind, lag)


def _unreadable(name: str) -> str:
    return tr("“{link}” names no activity of the list; write its handle, e.g. A1, A1 SS or A1 FS+3.").format(
        link=excerpt(name)
    )


def _cycle_sentence(titles: Sequence[str]) -> str:
    named = [excerpt(title, 40) for title in titles[:_MOST_NAMED]]
    if len(titles) > _MOST_NAMED:
        named.append("…")
    return tr("The link would close a cycle: {titles}.").format(titles=" → ".join([*named, named[0]]))


def _closing(links: Iterable[ReadLink]) -> Iterator[tuple[ReadLink, tuple[int, ...]]]:
    """Yield links without which there is no cycle, each with the lines along the cycle it would close."""
    leaving: dict[int, list[ReadLink]] = {}
    for link in links:
        leaving.setdefault(link.before, []).append(link)
    done: set[int] = set()
    for root in leaving:
        if root not in done:
            yield from _closing_below(root, leaving, done)


def _closing_below(
    root: int, leaving: Mapping[int, Sequence[ReadLink]], done: set[int]
) -> Iterator[tuple[ReadLink, tuple[int, ...]]]:
    """Walk along the links, deepest first; one that leads back into the path would close a cycle."""
    path, ahead = {root: None}, [iter(leaving[root])]
    while ahead:
        link = next(ahead[-1], None)
        if link is None:
            ahead.pop()
            done.add(path.popitem()[0])
        elif link.after in path:
            lines = [*path]
            yield link, tuple(lines[lines.index(link.after) :])
        elif link.after not in done:
            path[link.after] = None
            ahead.append(iter(leaving.get(link.after, ())))
