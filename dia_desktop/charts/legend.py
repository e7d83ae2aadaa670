"""The legend of the ranking figure: criteria with their weights, whisker and hatching."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts import wording
from dia_desktop.charts.page import Page
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.typeface import Type
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers

FONT = Type(8)
ROW_HEIGHT = 15.0
#: More criteria than this are told apart by their number in the bar, not by their shade.
MOST_SHADES = 6
_KEY_WIDTH, _GAP = 14.0, 12.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its words; a colour as `key` is a filled square."""

    key: str
    text: str

    @property
    def width(self) -> float:
        """Width in points, without the gap to the next entry."""
        return _KEY_WIDTH + FONT.width(self.text)


#: Rows of entries, each with its place from the left edge.
Legend = tuple[tuple[tuple[float, Entry], ...], ...]


def numbered(ranking: Ranking) -> bool:
    """Whether the criteria carry numbers, because there are too many for their shades."""
    return len(ranking.matrix.criteria) > MOST_SHADES


def legend(ranking: Ranking, numbers: Numbers, theme: ChartTheme, width: float) -> Legend:
    """Return the entries in rows of at most `width` points; numbered ones stand in columns."""
    entries = [*_criteria(ranking, numbers, theme, width), *_marks(ranking)]
    column = max(entry.width for entry in entries) + _GAP if numbered(ranking) else 0.0
    rows: list[list[tuple[float, Entry]]] = [[]]
    x = 0.0
    for entry in entries:
        if rows[-1] and x + entry.width > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, entry))
        x += column or entry.width + _GAP
    return tuple(tuple(row) for row in rows)


def _criteria(ranking: Ranking, numbers: Numbers, theme: ChartTheme, width: float) -> list[Entry]:
    criteria = ranking.matrix.criteria
    shades = theme.criterion_shades(len(criteria))
    entries = []
    for i, (criterion, shade) in enumerate(zip(criteria, shades, strict=True)):
        share = numbers.percent(float(ranking.weights[i]))
        before = f"{i + 1} " if numbered(ranking) else ""
        room = width - _KEY_WIDTH - FONT.width(f"{before} {share}")
        entries.append(Entry(shade, f"{before}{FONT.elided(criterion.name, room)} {share}"))
    return entries


def _marks(ranking: Ranking) -> list[Entry]:
    rows = range(len(ranking.order))
    entries = []
    if any(wording.has_whisker(ranking, row) for row in rows):
        entries.append(Entry("whisker", tr("5–95 %")))
    if any(ranking.score(row) is None for row in rows):
        entries.append(Entry("hatched", tr("not scored")))
    return entries


def draw_legend(page: Page, rows: Legend, left: float, y: float) -> None:
    """Draw the rows, the first on base line `y`."""
    for i, row in enumerate(rows):
        baseline = y + ROW_HEIGHT * i
        for x, entry in row:
            _draw_key(page, entry.key, left + x, baseline)
            page.text(left + x + _KEY_WIDTH, baseline, entry.text, FONT, page.theme.text_2)


def _draw_key(page: Page, key: str, x: float, y: float) -> None:
    if key == "whisker":
        page.whisker(x - 1, x + 11, y - 3, 3, page.theme.text)
    elif key == "hatched":
        page.hatched(x, y - 8, 11, 10, page.theme.track, page.theme.text_3)
    else:
        page.box(x, y - 8, 10, 10, key)
