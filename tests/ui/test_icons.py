from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon, QImage

from dia_desktop.resources import resource
from dia_desktop.ui import icons

SHIPPED = sorted(file.stem for file in resource("icons").glob("*.svg"))
RED = QColor("#FF0000")


def colours(image: QImage) -> set[str]:
    """Return the colours of all pixels that are not (almost) transparent."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() > 200}


def strongest(image: QImage) -> int:
    return max(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "app"])
def test_every_shipped_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    assert colours(icons.pixmap(name, RED, 24).toImage()) == {"#ff0000"}


def test_an_icon_has_the_density_of_the_screen() -> None:
    drawn = icons.pixmap("lock", RED, 16, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)
    assert drawn.deviceIndependentSize().width() == 16


def test_two_colours_of_one_icon_do_not_share_a_picture() -> None:
    assert colours(icons.pixmap("lock", RED, 24).toImage()) != colours(
        icons.pixmap("lock", QColor("#0000FF"), 24).toImage()
    )


def test_a_disabled_icon_is_paler() -> None:
    made = icons.icon("lock", RED, 24)
    enabled = made.pixmap(24, QIcon.Mode.Normal).toImage()
    disabled = made.pixmap(24, QIcon.Mode.Disabled).toImage()
    assert 0 < strongest(disabled) < strongest(enabled) / 2


def test_the_icon_of_the_program_keeps_its_colours() -> None:
    assert len(colours(icons.app_icon().pixmap(48, 48).toImage())) > 3


def test_an_icon_that_is_not_shipped_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", RED, 16)
