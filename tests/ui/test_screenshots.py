from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from dia_desktop.errors import FileError, InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.strategy import draws
from dia_desktop.ui.screenshots import take_screenshots
from dia_desktop.ui.theme import DARK, LIGHT

SIZE = (1024, 700)


@pytest.fixture(autouse=True)
def _few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the digits settle after one batch, however the draws fall: pictures are not about them."""
    monkeypatch.setattr(draws, "MOST_NUMBERS", 100_000)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(("theme", "surface"), [("light", LIGHT.surface), ("dark", DARK.surface)])
def test_every_page_is_drawn_in_the_size_and_theme_asked_for(
    tmp_path: Path, theme: str, surface: str
) -> None:
    written = take_screenshots(tmp_path / "new" / "pictures", None, SIZE, theme)
    names = [path.name for path in written]
    pages = ("swot", "markets", "robustness", "roadmap", "funding-kpis")
    assert names[:5] == [f"{page}-{theme}.png" for page in pages]
    assert all(name.startswith("dialog-") and name.endswith(f"-{theme}.png") for name in names[5:])
    assert sorted(names) == sorted(content(tmp_path / "new" / "pictures"))
    picture = QImage(str(written[0]))
    assert (picture.width(), picture.height()) == SIZE
    # The header has the colour of a surface.
    assert picture.pixelColor(700, 40).name() == surface.lower()


def test_the_strategy_shown_is_not_touched(example_file: StrategyFile, tmp_path: Path) -> None:
    example_file.close()
    before = content(tmp_path)
    take_screenshots(tmp_path / "out", example_file.path, SIZE, "light")
    assert content(tmp_path) == before


def test_a_file_that_is_no_strategy_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.strategy"
    path.write_text("no")
    with pytest.raises(FileError, match=r"no\.strategy"):
        take_screenshots(tmp_path / "out", path, SIZE, "light")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("size", "theme"), [((1023, 700), "light"), (SIZE, "purple")])
def test_what_cannot_be_drawn_is_refused(tmp_path: Path, size: tuple[int, int], theme: str) -> None:
    with pytest.raises(InvalidInputError):
        take_screenshots(tmp_path, None, size, theme)


def test_a_place_that_takes_no_pictures_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(FileError, match="out"):
        take_screenshots(tmp_path / "out", None, SIZE, "light")
