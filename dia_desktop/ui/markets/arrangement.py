"""Which parts of the Markets page stand side by side, and where: one pure function of the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect


class Part(StrEnum):
    """The parts that may share one place behind tabs, in tab order."""

    RANKING = "ranking"
    TRIANGLE = "triangle"
    SCORES = "scores"


#: Least page width for the triangle beside the ranking, and for the full weights column; least height for
#: the scores below the ranking. The page is the window without rail (88 wide), menu, header and status bar.
BESIDE_FROM, COLUMN_FROM, BELOW_FROM = 1360 - 88, 1180 - 88, 800 - 118
MARGIN, GAP = 16, 12
COLUMN, FOLDED, PANEL, TABS = 296, 92, 326, 34
#: The ranking keeps at least this height, and this share of it once the scores want more than is left.
RANKING_LEAST, RANKING_SHARE = 330, 0.55


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything stands on a page.

    Attributes
    ----------
    folded : whether the weights column shows icons and numbers only.
    column : the weights column.
    opened : the weights column while it is open over the page; `column` itself where it is not folded.
    tabs : the tab bar, None where nothing shares a place.
    tabbed : the parts behind the tabs, in order; empty without tabs.
    places : the rectangle of every part.
    """

    folded: bool
    column: QRect
    opened: QRect
    tabs: QRect | None
    tabbed: tuple[Part, ...]
    places: dict[Part, QRect]


def arrange(width: int, height: int, scale: float, scores_height: int) -> Arrangement:
    """Return where the parts of a page of this size stand.

    Parameters
    ----------
    width, height : of the page in pixels.
    scale : text size, 1-3; a page at twice the text size has half the room.
    scores_height : what the score matrix needs to show every row.
    """
    folded = width < COLUMN_FROM * scale
    beside, below = width >= BESIDE_FROM * scale, height >= BELOW_FROM * scale
    margin, gap = round(MARGIN * scale), round(GAP * scale)
    inner = QRect(margin, margin, max(width - 2 * margin, 1), max(height - 2 * margin, 1))
    column = QRect(inner.topLeft(), inner.size())
    column.setWidth(round((FOLDED if folded else COLUMN) * scale))
    opened = QRect(column)
    if folded:
        opened.adjust(-gap // 2, -gap // 2, 0, gap // 2)
        opened.setWidth(round(COLUMN * scale) + 2 * gap)
    main = inner.adjusted(column.width() + gap, 0, 0, 0)
    upper, lower = _split(main, gap, scale, scores_height) if below else (main, main)
    tabbed = _tabbed(beside=beside, below=below)
    tabs = None
    if tabbed:
        tabs = QRect(upper.left(), upper.top(), upper.width(), round(TABS * scale))
        upper = upper.adjusted(0, tabs.height() + gap // 2, 0, 0)
    places = dict.fromkeys(Part, upper)
    if below:
        places[Part.SCORES] = lower
    if beside:
        panel = QRect(upper)
        panel.setLeft(upper.right() + 1 - round(PANEL * scale))
        places[Part.TRIANGLE] = panel
        places[Part.RANKING] = upper.adjusted(0, 0, -panel.width() - gap, 0)
        if not below:
            places[Part.SCORES] = upper
    return Arrangement(folded, column, opened, tabs, tabbed, places)


def shown(arrangement: Arrangement, chosen: Part) -> frozenset[Part]:
    """Return the parts to be seen while the tab `chosen` is open.

    The triangle stands beside the ranking wherever it is not behind a tab, so it goes with it.
    """
    free = frozenset(Part) - frozenset(arrangement.tabbed)
    if not arrangement.tabbed:
        return free
    open_tab = chosen if chosen in arrangement.tabbed else Part.RANKING
    if Part.TRIANGLE in free and open_tab is not Part.RANKING:
        free -= {Part.TRIANGLE}
    return free | {open_tab}


def _tabbed(*, beside: bool, below: bool) -> tuple[Part, ...]:
    own = {Part.RANKING: True, Part.TRIANGLE: not beside, Part.SCORES: not below}
    parts = tuple(part for part in Part if own[part])
    return parts if len(parts) > 1 else ()


def _split(main: QRect, gap: int, scale: float, scores_height: int) -> tuple[QRect, QRect]:
    """Return the upper and the lower region; the ranking comes first where room is short."""
    room = main.height() - gap
    least = max(round(RANKING_LEAST * scale), round(room * RANKING_SHARE))
    lower_height = max(0, min(scores_height, room - least))
    upper, lower = QRect(main), QRect(main)
    upper.setHeight(room - lower_height)
    lower.setTop(main.bottom() + 1 - lower_height)
    return upper, lower
