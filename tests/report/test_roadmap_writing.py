"""Files of the roadmap in a folder: what is said of each, and what becomes of the others."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from dia_desktop.report.roadmap_documents import RoadmapFile, roadmap_document
from dia_desktop.report.roadmap_writing import write_roadmap
from tests.report.roadmaps import export_of, full, funded


def test_each_file_is_written_as_its_document_and_told_at_once(tmp_path: Path) -> None:
    told: list[Path] = []
    result = write_roadmap(tmp_path / "new", funded(), tuple(RoadmapFile), told.append)
    assert result.failures == ()
    assert told == [*result.paths]
    for path, what in zip(result.paths, RoadmapFile, strict=True):
        assert path.name == f"Where_ next_ - {what}.{what.suffix}"
        assert path.read_bytes() == roadmap_document(funded(), what).content


def test_a_title_is_never_a_path(tmp_path: Path) -> None:
    hostile = replace(full(), strategy=replace(full().strategy, title="../../con: <b>&\n?*|"))
    (path,) = write_roadmap(tmp_path / "out", hostile, (RoadmapFile.MERMAID,)).paths
    assert path.parent == tmp_path / "out"
    assert [*tmp_path.iterdir()] == [tmp_path / "out"]


def test_what_a_file_cannot_hold_is_said_of_that_file(tmp_path: Path) -> None:
    waiting = export_of([replace(full().roadmap.activities[0], start=None, end=None)])
    both = (RoadmapFile.MERMAID, RoadmapFile.ACTIVITIES)
    result = write_roadmap(tmp_path, waiting, both)
    assert result.remarks == ((result.paths[0], "1 activity was left out: it has no dates."),)


def test_a_file_that_was_not_written_has_no_remarks(tmp_path: Path) -> None:
    waiting = export_of([replace(full().roadmap.activities[0], start=None, end=None)])
    (path,) = write_roadmap(tmp_path, waiting, (RoadmapFile.MERMAID,)).paths
    path.unlink()
    path.mkdir()
    result = write_roadmap(tmp_path, waiting, (RoadmapFile.MERMAID, RoadmapFile.BUDGETS))
    assert (result.paths, result.remarks) == ((), ())
    missing, failed = result.failures
    assert missing == "“budgets” was not written. There is no budget yet."
    assert failed.startswith(f"{path} was not written: ")


def test_a_full_disk_leaves_the_earlier_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = write_roadmap(tmp_path, full(), (RoadmapFile.PROJECT,)).paths
    path.write_text("old")

    def full_disk(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    result = write_roadmap(tmp_path, full(), (RoadmapFile.PROJECT,))
    assert "Free some space, or choose another place." in result.failures[0]
    assert path.read_text() == "old"
    assert [*tmp_path.iterdir()] == [path]
