"""Where things stand on the groove of a weight: pure geometry, apart from painting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from dia_desktop.strategy.flips import Groove
from dia_desktop.strategy.numbers import Numbers

#: Design pixels: height of the painted band, half the handle, room between two labels.
BAND, HANDLE, LABEL_GAP, PADDING = 26, 7, 8, 6

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the groove on which one market is first.

    Attributes
    ----------
    market : row of the matrix.
    sure : whether it stays first there whatever the missing scores turn out to be.
    label : its name where it fits, else "".
    """

    rect: QRectF
    market: int
    sure: bool
    label: str


@dataclass(frozen=True, slots=True)
class TickLabel:
    """Words under the groove; `flip` where they name a flip, else an end of the scale."""

    rect: QRectF
    text: str
    flip: bool


@dataclass(frozen=True, slots=True)
class GrooveLayout:
    """The whole groove. `ticks` are the x of the flips, `beyond` what locked weights keep out of reach."""

    band: QRectF
    stretches: tuple[Stretch, ...]
    ticks: tuple[float, ...]
    labels: tuple[TickLabel, ...]
    beyond: QRectF | None


def band_of(width: float, scale: float) -> QRectF:
    """Return the painted band of a groove `width` pixels wide; the handle needs room at both ends."""
    inset = HANDLE * scale
    return QRectF(inset, 5 * scale, max(width - 2 * inset, 1.0), BAND * scale)


def x_of(band: QRectF, share: float) -> float:
    """Return where a weight (0-1) stands."""
    return band.left() + share * band.width()


def share_at(band: QRectF, x: float) -> float:
    """Return the weight (0-1) at `x`, in whole percent, kept on the scale."""
    share = (x - band.left()) / band.width()
    return round(min(max(share, 0.0), 1.0), 2)


def room_for_label(rect: QRectF, width: float, handle: tuple[float, float]) -> QRectF | None:
    """Return where in a stretch its label is centred: beside the handle, never under it; None without room.

    Parameters
    ----------
    width : of the label, in pixels.
    handle : x of its left and right edge.
    """
    left, right = handle
    middle = rect.center().x()
    if middle + width / 2 <= left or middle - width / 2 >= right:
        return rect
    before = QRectF(rect.left(), rect.top(), left - rect.left(), rect.height())
    after = QRectF(right, rect.top(), rect.right() - right, rect.height())
    wider = before if before.width() > after.width() else after
    return wider if wider.width() >= width else None


def flips(way: Groove) -> list[float]:
    """Return the weights at which another market comes first."""
    inner: list[float] = way.sweep.bounds[1:-1].tolist()
    return inner


def flip_beside(way: Groove, now: float, direction: int) -> float:
    """Return the nearest flip below (-1) or above (+1) `now`, else the end of what can be reached."""
    low, high = float(way.sweep.bounds[0]), float(way.sweep.bounds[-1])
    if direction < 0:
        return max((at for at in flips(way) if at < now - 1e-9), default=low)
    return min((at for at in flips(way) if at > now + 1e-9), default=high)


def lay_out(
    way: Groove,
    names: tuple[str, ...],
    now: float,
    width: float,
    scale: float,
    text: tuple[Numbers, Measure],
) -> GrooveLayout:
    """Return the layout of a groove.

    Parameters
    ----------
    names : (n_markets,) in matrix order.
    now : the present weight, 0-1; flips near it are labelled first.
    text : how figures are written, and the width of words.
    """
    numbers, measure = text
    band = band_of(width, scale)
    ends = [x_of(band, at) for at in way.sweep.bounds.tolist()]
    stretches = []
    for i, market in enumerate(way.sweep.leaders.tolist()):
        left, right = ends[i], ends[i + 1]
        name = names[market]
        room = right - left - 2 * PADDING * scale
        label = name if room > 0 and measure(name) <= room else ""
        rect = QRectF(left, band.top(), right - left, band.height())
        stretches.append(Stretch(rect, market, way.sure[i], label))
    reach = ends[-1]
    beyond = (
        QRectF(reach, band.top(), band.right() - reach, band.height()) if band.right() - reach > 1 else None
    )
    labels = _labels(way, now, band, scale, (numbers, measure))
    return GrooveLayout(band, tuple(stretches), tuple(ends[1:-1]), labels, beyond)


def _labels(
    way: Groove, now: float, band: QRectF, scale: float, text: tuple[Numbers, Measure]
) -> tuple[TickLabel, ...]:
    """Label the flips, nearest to the present weight first, then the ends; whatever overlaps stays unsaid."""
    numbers, measure = text
    wanted = [(at, numbers.percent(at), True) for at in sorted(flips(way), key=lambda at: abs(at - now))]
    wanted += [(0.0, numbers.number(0.0, 0), False), (1.0, numbers.number(100.0, 0), False)]
    placed: list[TickLabel] = []
    top, height, gap = band.bottom() + 4 * scale, 16 * scale, LABEL_GAP * scale
    for at, words, flip in wanted:
        width = measure(words)
        most = max(band.right() - width, band.left())
        left = min(max(x_of(band, at) - width / 2, band.left()), most)
        rect = QRectF(left, top, width, height)
        if not any(rect.adjusted(-gap, 0, gap, 0).intersects(other.rect) for other in placed):
            placed.append(TickLabel(rect, words, flip))
    return tuple(placed)
