"""What a painted widget is made of: a change repaints the parts that look different and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a painted widget.

    Attributes
    ----------
    rect : where it is painted, in pixels of the widget.
    look : all that decides how it looks, to be compared, rather too much than too little; and all that
        decides where it is, beside the size of the widget, after whose change Qt repaints everything.
    """

    rect: QRect
    look: object


Parts = Mapping[object, Part]


def part(rect: QRectF, look: object) -> Part:
    """Return a part that covers every pixel `rect` touches."""
    return Part(rect.toAlignedRect(), look)


def difference(before: Parts, after: Parts) -> QRegion:
    """Return where parts look different, have come or have gone."""
    region = QRegion()
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if old is None or new is None or old.look != new.look:
            for changed in (old, new):
                if changed is not None:
                    region = region.united(changed.rect)
    return region
