from __future__ import annotations

import re
import tomllib
from pathlib import Path

from dia_desktop import __version__

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = re.findall(r"^[^#\n].*$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)


def name(requirement: str) -> str:
    """Return the package of a requirement, spelled as registries compare it."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_constraints_are_exact_versions_and_nothing_else() -> None:
    assert [line for line in CONSTRAINTS if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*", line)] == []


def test_everything_asked_for_is_pinned() -> None:
    project = SETTINGS["project"]
    asked = [*project["dependencies"], *SETTINGS["build-system"]["requires"]]
    for extra in project["optional-dependencies"].values():
        asked += extra
    assert {name(each) for each in asked} <= {name(line) for line in CONSTRAINTS}


def test_python_3_11_is_kept_from_the_qt_that_crashes_on_it() -> None:
    assert "PySide6-Essentials<6.12; python_version < '3.12'" in SETTINGS["project"]["dependencies"]


def test_the_changelog_knows_the_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
