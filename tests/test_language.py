from __future__ import annotations

import importlib
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from dia_desktop import language, resources
from dia_desktop.language import DOMAIN, tr, tr_n


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ship a German catalogue and ask for it."""
    catalogue = {
        "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
        "{market} leads": "{market} führt",
        "{n} market\0{n} markets": "{n} Markt\0{n} Märkte",
    }
    path = tmp_path / "translations" / "de" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled(catalogue))
    monkeypatch.setattr(resources, "resource", tmp_path.joinpath)
    monkeypatch.setenv("LANGUAGE", "de")
    importlib.reload(language)
    yield
    monkeypatch.undo()
    importlib.reload(language)


def compiled(catalogue: dict[str, str]) -> bytes:
    """Return the catalogue as GNU gettext stores it: a header, two tables of (length, offset), the texts."""
    texts = [
        text.encode() + b"\0" for column in zip(*sorted(catalogue.items()), strict=True) for text in column
    ]
    tables = 28 + 8 * len(texts)
    places = [(len(text) - 1, tables + sum(map(len, texts[:index]))) for index, text in enumerate(texts)]
    header = struct.pack("<7I", 0x950412DE, 0, len(catalogue), 28, 28 + 8 * len(catalogue), 0, tables)
    return header + b"".join(struct.pack("<2I", *place) for place in places) + b"".join(texts)


def test_a_sentence_without_a_translation_stays_as_it_is() -> None:
    assert tr("{market} leads") == "{market} leads"
    assert [tr_n("{n} market", "{n} markets", count) for count in (0, 1, 2)] == [
        "{n} markets",
        "{n} market",
        "{n} markets",
    ]


@pytest.mark.usefixtures("german")
def test_a_shipped_catalogue_is_used() -> None:
    assert language.tr("{market} leads").format(market="Kanada") == "Kanada führt"
    assert language.tr_n("{n} market", "{n} markets", 1).format(n=1) == "1 Markt"
    assert language.tr_n("{n} market", "{n} markets", 3).format(n=3) == "3 Märkte"


@pytest.mark.usefixtures("german")
def test_what_the_catalogue_lacks_stays_english() -> None:
    assert language.tr("Undo") == "Undo"
