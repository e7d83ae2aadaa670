from __future__ import annotations

import errno
import hashlib
import os
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from dia_desktop import __version__
from dia_desktop.charts.alt_text import alt_text
from dia_desktop.charts.export import ExportResult, Format, exhibit_bytes, export_exhibits
from dia_desktop.charts.ranking_exhibit import ranking_exhibit
from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.errors import FileError

Make = Callable[..., RankingExport]
ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
NAME = "DIA internationalisation strategy 2020–2024 - Round 1 - ranking"
DIGESTS = """
import hashlib, sys, pathlib
from dia_desktop.charts.export import Format, export_exhibits
from dia_desktop.charts.ranking_exhibit import ranking_exhibit
from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.evidence.example import example_draft
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
draft = example_draft()
export = RankingExport(draft.strategy, draft.scoring, rank_markets(scoring_matrix(draft.scoring)))
names = draft.strategy.title, draft.scoring.round.name
for path in export_exhibits(pathlib.Path(sys.argv[1]), list(Format), [ranking_exhibit(export)], *names).paths:
    print(hashlib.sha256(path.read_bytes()).hexdigest())
"""


def export_ranking(folder: Path, formats: list[Format], export: RankingExport) -> ExportResult:
    names = export.strategy.title, export.scoring.round.name
    return export_exhibits(folder, formats, [ranking_exhibit(export)], *names)


def ranking_bytes(export: RankingExport, kind: Format) -> bytes:
    return exhibit_bytes(ranking_exhibit(export), kind)


def png_chunks(content: bytes) -> dict[bytes, list[bytes]]:
    chunks: dict[bytes, list[bytes]] = {}
    at = 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        chunks.setdefault(content[at + 4 : at + 8], []).append(content[at + 8 : at + 8 + length])
        at += 12 + length
    return chunks


def png_texts(content: bytes) -> dict[str, str]:
    chunks = png_chunks(content)
    plain = [chunk.split(b"\0", 1) for chunk in chunks.get(b"tEXt", [])]
    found = {key.decode(): value.decode("latin-1") for key, value in plain}
    for chunk in chunks.get(b"iTXt", []):
        key, rest = chunk.split(b"\0", 1)
        found[key.decode()] = rest[2:].split(b"\0", 2)[2].decode("utf-8")
    return found


def xml_root(content: bytes) -> ET.Element:
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(["end"])
    parser.feed(content)
    parser.close()
    root = list(parser.read_events())[-1][-1]
    assert isinstance(root, ET.Element)
    return root


def described(export: RankingExport) -> str:
    return alt_text(export.ranking, export.scoring.round, export.numbers)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, example: RankingExport) -> dict[str, Path]:
    """Export the example once, in all formats, into a folder that was not there."""
    result = export_ranking(tmp_path_factory.mktemp("export") / "new" / "folder", list(Format), example)
    assert result.failures == ()
    return {path.suffix: path for path in result.paths}


def test_all_formats_are_written_and_named_after_the_strategy(written: dict[str, Path]) -> None:
    assert [path.name for path in written.values()] == [
        f"{NAME}.{kind}" for kind in ("png", "svg", "pdf", "csv")
    ]
    assert set(written[".png"].parent.iterdir()) == set(written.values())


def test_an_earlier_export_is_replaced_whole(tmp_path: Path, example: RankingExport) -> None:
    old = tmp_path / f"{NAME}.csv"
    old.write_bytes(b"x" * 1_000_000)
    (path,) = export_ranking(tmp_path, [Format.CSV, Format.CSV], example).paths
    assert path == old
    assert b"x" * 10 not in old.read_bytes()


def test_the_same_records_give_the_same_bytes_in_every_process(
    tmp_path: Path, written: dict[str, Path]
) -> None:
    strange = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "SOURCE_DATE_EPOCH": "1",
        "PYTHONPATH": str(ROOT),
    }
    there = subprocess.run(
        [sys.executable, "-c", DIGESTS, str(tmp_path / "there")],
        env=strange,
        capture_output=True,
        text=True,
        check=False,
    )
    assert there.stderr == ""
    here = [hashlib.sha256(path.read_bytes()).hexdigest() for path in written.values()]
    assert there.stdout.split() == here


def test_a_user_s_matplotlib_settings_change_nothing(
    written: dict[str, Path], example: RankingExport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(mpl.rcParams, "svg.hashsalt", None)
    monkeypatch.setitem(mpl.rcParams, "svg.fonttype", "none")
    monkeypatch.setitem(mpl.rcParams, "savefig.bbox", "tight")
    monkeypatch.setitem(mpl.rcParams, "text.hinting", "default")
    assert ranking_bytes(example, Format.SVG) == written[".svg"].read_bytes()


def test_the_png_has_300_dots_per_inch_and_describes_itself(
    written: dict[str, Path], example: RankingExport
) -> None:
    content = written[".png"].read_bytes()
    ((per_metre, _, unit),) = [struct.unpack(">IIB", chunk) for chunk in png_chunks(content)[b"pHYs"]]
    assert (round(per_metre * 0.0254), unit) == (300, 1)
    (width, _) = struct.unpack(">II", png_chunks(content)[b"IHDR"][0][:8])
    assert width == 2250
    texts = png_texts(content)
    assert texts["Title"] == "Canada is ahead on what is known so far"
    assert texts["Description"] == described(example)
    assert texts["Software"] == f"DIA Desktop {__version__}"
    assert "Round 1, as of 2019-10-31" in texts["Keywords"]
    assert "Weights: Political stability" in texts["Keywords"]


def test_the_svg_is_one_picture_with_title_and_description(
    written: dict[str, Path], example: RankingExport
) -> None:
    root = xml_root(written[".svg"].read_bytes())
    assert root.get("role") == "img"
    labels = (root.get("aria-labelledby") or "").split()
    named = {
        element.get("id"): element.text for element in root if element.tag in {f"{SVG}title", f"{SVG}desc"}
    }
    assert [named[label] for label in labels] == [
        "Canada is ahead on what is known so far",
        described(example),
    ]


def test_the_pdf_names_its_contents_and_embeds_its_fonts(written: dict[str, Path]) -> None:
    content = written[".pdf"].read_bytes()
    assert b"CreationDate" not in content
    assert f"(DIA Desktop {__version__})".encode() in content
    assert b"/Title (Canada is ahead on what is known so far)" in content
    assert re.search(rb"/Subject .*M\0?e\0?x\0?i\0?c\0?o", content, re.DOTALL)
    assert re.search(rb"/Keywords .*R\0?o\0?u\0?n\0?d", content, re.DOTALL)
    unpacked = content + b"".join(
        zlib.decompressobj().decompress(stream)
        for stream in re.findall(rb"stream\r?\n(x.*?)endstream", content, re.DOTALL)
    )
    assert b"Inter-Bold" in unpacked
    assert b"/FontFile2" in unpacked
    assert b"/Type3" not in unpacked


@pytest.mark.parametrize("kind", [Format.PNG, Format.SVG, Format.PDF])
def test_user_text_does_no_harm_in_any_format(make: Make, kind: Format) -> None:
    names = [
        "]]>--<script>alert(1)</script>",
        "$\\alpha & \x00 \u202e",
        "中国 العربية Ж",
        "') /Evil (",
        "&amp;",
    ]
    export = make([[90], [70], [50], [30], [10]], names=names, criteria=["--><b>"], title="</title></svg>")
    content = ranking_bytes(export, kind)
    if kind is Format.SVG:
        root = xml_root(content)
        assert not [element for element in root.iter() if str(element.tag).endswith("script")]
        assert "<script>" in (root.findtext(f"{SVG}desc") or "")
    elif kind is Format.PNG:
        assert "中国 العربية Ж" in png_texts(content)["Description"]
    else:
        assert content.endswith(b"%%EOF\n")


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, example: RankingExport) -> None:
    (tmp_path / "file").write_text("kept")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(FileError, match="is a file, not a folder"):
            export_ranking(place, [Format.CSV], example)
    with pytest.raises(FileError, match="cannot be made"):
        export_ranking(tmp_path / "nul\0l", [Format.CSV], example)
    assert (tmp_path / "file").read_text() == "kept"


def test_a_failure_names_its_file_and_keeps_the_others_and_the_old_one(
    tmp_path: Path, example: RankingExport, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / f"{NAME}.svg"
    old.write_text("old")
    real = os.fsync
    full: list[int] = []

    def fsync(handle: int) -> None:
        full.append(handle)
        if len(full) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    result = export_ranking(tmp_path, [Format.SVG, Format.CSV], example)
    assert [path.suffix for path in result.paths] == [".csv"]
    (failure,) = result.failures
    assert str(old) in failure
    assert "No space left on device. Free some space" in failure
    assert old.read_text() == "old"
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".svg"]


def test_a_file_that_cannot_be_replaced_is_a_failure(tmp_path: Path, example: RankingExport) -> None:
    (tmp_path / f"{NAME}.csv").mkdir()
    result = export_ranking(tmp_path, [Format.CSV], example)
    assert result.paths == ()
    assert f"{NAME}.csv was not written" in result.failures[0]
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.csv"]


def test_without_a_ranking_nothing_is_written(tmp_path: Path, make: Make) -> None:
    result = export_ranking(tmp_path / "new", [Format.PNG], make([[50]]))
    assert result.paths == ()
    assert "ranking.png was not written. Score two markets" in result.failures[0]
    assert list(tmp_path.iterdir()) == []


def test_what_no_picture_holds_is_still_a_table(tmp_path: Path, make: Make) -> None:
    many = make([[market % 100] for market in range(501)])
    result = export_ranking(tmp_path, [Format.SVG, Format.CSV, Format.PDF], many)
    assert [path.suffix for path in result.paths] == [".csv"]
    svg, pdf = result.failures
    assert "ranking.svg was not written. A picture holds at most 500 markets" in svg
    assert "ranking.pdf was not written. A picture holds at most 500 markets" in pdf


def test_matplotlib_is_quiet_without_a_folder_for_its_cache(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = subprocess.run(
        [sys.executable, "-c", DIGESTS, str(tmp_path / "out")],
        env={**os.environ, "PYTHONPATH": str(ROOT), "MPLCONFIGDIR": str(tmp_path / "file" / "cache")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""


def test_the_numbers_follow_who_reads_them(example: RankingExport) -> None:
    class German:
        def number(self, value: float, decimals: int = 1) -> str:
            return f"{value:.{decimals}f}".replace(".", ",")

        def percent(self, share: float) -> str:
            return f"{share * 100:.0f} %"

        def day(self, day: object) -> str:
            return str(day)

        def full_day(self, day: object) -> str:
            return str(day)

        def month(self, day: object) -> str:
            return str(day)

    german = replace(example, numbers=German())
    assert "63,9" in german.text.description
    assert ranking_bytes(german, Format.CSV) == ranking_bytes(example, Format.CSV)
