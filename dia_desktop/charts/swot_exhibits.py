"""The SWOT and its strategies as exhibits: each with its finding, what must be said of it, and its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dia_desktop.charts.exhibit import Exhibit, PictureText, What
from dia_desktop.charts.sketch import Sketch
from dia_desktop.charts.sketch_figure import Layout, on_paper, sketch_figure
from dia_desktop.charts.swot_chart import swot_chart
from dia_desktop.charts.swot_export import SwotExport, board_finding, footer, tows_finding
from dia_desktop.charts.swot_tables import swot_table, tows_table
from dia_desktop.charts.tows_chart import tows_chart
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.swot import EvidenceKind, Swot

#: The pictures of the SWOT page, in the order of the page; they belong to no scoring round.
SWOT = (What.SWOT, What.TOWS)
#: A picture says so many of its places in words at most; the table has the rest.
MOST_SAID = 200


def swot_exhibit(export: SwotExport, what: What) -> Exhibit:
    """Return the board or the matrix of strategies as it leaves the program.

    Raises
    ------
    InvalidInputError
        Where it has nothing to show.
    """
    reason = nothing_of_swot(export.swot, what)
    if reason:
        raise InvalidInputError(reason)
    return _board(export) if what is What.SWOT else _strategies(export)


def nothing_of_swot(swot: Swot, what: What) -> str:
    """Return why there is nothing to show in a picture, a sentence; "" where there is something."""
    if what is What.SWOT and not swot.items:
        return tr("The SWOT is empty; add points to it first.")
    if what is What.TOWS and not swot.options:
        return tr("There is no strategic option yet; cross a point inside with one outside first.")
    return ""


def _board(export: SwotExport) -> Exhibit:
    live = [item for item in export.swot.items if not item.parked]
    said = []
    if any(item.importance is not None for item in live):
        said.append(tr("Filled dots: importance from 1 to 5."))
    if any(item.evidence_kind is EvidenceKind.OPINION for item in live):
        said.append(tr("Opinion: nobody has named evidence."))
    face = _Face(What.SWOT, tr("SWOT board"), board_finding(export.swot), tuple(said))
    return _exhibit(export, face, partial(swot_chart, export), swot_table)


def _strategies(export: SwotExport) -> Exhibit:
    said = (tr("S, W: points inside. O, T: points outside. ×: crossed with."),)
    face = _Face(What.TOWS, tr("Strategies (TOWS)"), tows_finding(export.swot), said)
    return _exhibit(export, face, partial(tows_chart, export), tows_table)


@dataclass(frozen=True, slots=True)
class _Face:
    """What an exhibit is called, its finding, and what must be said under it."""

    what: What
    title: str
    finding: str
    said: tuple[str, ...]


def _exhibit(
    export: SwotExport, face: _Face, layout: Layout, table: Callable[[SwotExport], bytes]
) -> Exhibit:
    sketch = on_paper(layout)
    cut = any(text.endswith("…") for text in sketch.texts)
    said = [*face.said, *[tr("…: the whole text is in the table of the SWOT board.")] * cut]
    under = footer(export, [" ".join(said)] if said else [])
    text = PictureText(face.finding, _description(face.finding, sketch), " ".join(under), PROGRAM)
    figure = partial(sketch_figure, layout, face.finding, "", under)
    return Exhibit(face.what, face.title, text, figure, partial(table, export), in_round=False)


def _description(finding: str, sketch: Sketch) -> str:
    """Return a picture in words: its finding, then every card."""
    tips = [spot.tip for spot in sketch.spots]
    said = [tr("{sentence}.").format(sentence=sentence) for sentence in (finding, *tips[:MOST_SAID])]
    if len(tips) > MOST_SAID:
        said.append(tr("The rest is in the table."))
    return " ".join(said)
