from __future__ import annotations

import csv
import json
import re
import tomllib
from pathlib import Path

import pytest
from matplotlib.font_manager import FontProperties, get_font
from PySide6.QtSvg import QSvgRenderer

import dia_desktop
from dia_desktop.resources import resource

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
SOURCES = (RESOURCES / "data" / "SOURCES.md").read_text(encoding="utf-8")
TABLES = sorted((RESOURCES / "data").glob("*.csv"))
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
FONTS = sorted((RESOURCES / "fonts").glob("*.ttf"))
BASENAME = "{0.name}".format


def rows(name: str) -> list[dict[str, str]]:
    with resource(f"data/{name}").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_a_checkout_has_the_resources_beside_the_package() -> None:
    assert resource("data/economies.csv") == RESOURCES / "data" / "economies.csv"


def test_an_installed_copy_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dia_desktop.resources._INSTALLED", tmp_path)
    assert resource("data/economies.csv") == tmp_path / "data" / "economies.csv"


def test_the_wheel_carries_every_folder_but_the_pictures_of_the_readme() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    folders = {path.name for path in RESOURCES.iterdir() if path.is_dir()} - {"pictures"}
    assert carried == {f"resources/{name}": f"dia_desktop/_resources/{name}" for name in folders}


def test_every_data_file_has_its_source_and_every_source_its_file() -> None:
    described = set(re.findall(r"\b[a-z0-9_]+\.(?:csv|json)\b", _headings()))
    assert described == {path.name for path in (RESOURCES / "data").iterdir()} - {"SOURCES.md"}


@pytest.mark.parametrize("table", TABLES, ids=BASENAME)
def test_a_table_is_whole(table: Path) -> None:
    text = table.read_text(encoding="utf-8")
    header, *body = csv.reader(text.splitlines())
    assert len(set(header)) == len(header)
    assert "" not in header
    assert all(len(row) == len(header) for row in body)
    declared = re.search(rf"\b{table.name} \(([\d,]+) rows", _headings())
    if declared:
        assert len(body) == int(declared[1].replace(",", ""))
    else:
        assert table.name.startswith(("dia_", "survey_"))


def test_codes_are_text() -> None:
    economies = {row["iso3"]: row for row in rows("economies.csv")}
    assert economies["NAM"]["iso2"] == "NA"
    assert all(re.fullmatch(r"[A-Z]{3}", iso3) for iso3 in economies)
    assert all(re.fullmatch(r"[A-Z]{2}", row["iso2"]) for row in economies.values())


@pytest.mark.parametrize(
    ("table", "missing"),
    [
        ("wgi_political_stability_1996_2023.csv", set()),
        ("wgi_political_stability_2025.csv", set()),
        ("eu_trade_status_snapshots.csv", set()),
        ("eu_trade_events.csv", set()),
        ("gdp_current_usd_2000_2023.csv", set()),
        ("demand_escp4i_consultation.csv", {"BRA", "MAR", "MEX"}),
    ],
)
def test_what_is_known_of_the_six_markets(table: str, missing: set[str]) -> None:
    roles = {row["iso3"]: row["dia_role"] for row in rows("economies.csv") if row["dia_role"]}
    assert {role: {code for code in roles if roles[code] == role} for role in roles.values()} == {
        "target": {"BRA", "CAN", "CHN", "USA"},
        "fallback": {"MAR", "MEX"},
    }
    assert roles.keys() - {row["iso3"] for row in rows(table)} == missing


@pytest.mark.parametrize("path", sorted((RESOURCES / "data").glob("*.json")), ids=BASENAME)
def test_a_reference_file_is_json(path: Path) -> None:
    assert isinstance(json.loads(path.read_text(encoding="utf-8")), dict)


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("fonts/OFL.txt", "SIL Open Font License, Version 1.1"),
        ("icons/LICENSE", "ISC License"),
        ("icons/LICENSE", "The MIT License (MIT) (for the icons listed above)"),
        ("data/SOURCES.md", "Licence: CC BY 4.0"),
        ("data/SOURCES.md", 'Attribution: "Worldwide Governance Indicators, 2024 Update, World Bank"'),
    ],
)
def test_what_others_made_carries_their_licence(licence: str, words: str) -> None:
    assert words in resource(licence).read_text(encoding="utf-8")


@pytest.mark.parametrize("font", FONTS, ids=BASENAME)
def test_a_font_can_be_drawn_and_embedded(font: Path) -> None:
    face = get_font(font)
    assert face.family_name.startswith("Inter")
    assert FontProperties(fname=font).get_file() == str(font)
    assert font.read_bytes()[:4] == b"\x00\x01\x00\x00", "a PDF embeds TrueType outlines only"
    assert all(face.get_char_index(ord(sign)) for sign in "AZaz09 –−×±≥≤€ÄéłñçřΩжИ“”’…→▲▼")


def test_the_weights_of_the_typeface_are_there() -> None:
    assert [font.stem for font in FONTS] == ["Inter-Bold", "Inter-Medium", "Inter-Regular", "Inter-SemiBold"]


@pytest.mark.parametrize("icon", ICONS, ids=BASENAME)
def test_an_icon_can_be_drawn(icon: Path) -> None:
    assert QSvgRenderer(str(icon)).isValid()


@pytest.mark.parametrize("icon", [path for path in ICONS if path.stem != "app"], ids=BASENAME)
def test_an_icon_takes_the_colour_of_the_text_beside_it(icon: Path) -> None:
    drawing = icon.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert re.findall(r'stroke-width="(.*?)"', drawing) == ["1.75"]
    assert re.findall(r'stroke="(.*?)"', drawing) == ["currentColor"]
    assert set(re.findall(r'fill="(.*?)"', drawing)) <= {"none", "currentColor"}


def _headings() -> str:
    return "\n".join(line for line in SOURCES.splitlines() if line.startswith("### "))


def test_every_icon_is_used() -> None:
    package = Path(dia_desktop.__file__).parent
    source = "\n".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py"))
    icons = [file.stem for file in resource("icons").glob("*.svg")]
    assert [name for name in icons if f'"{name}"' not in source] == []
