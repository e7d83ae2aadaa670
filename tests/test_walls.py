from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
OFFENCES = [
    ("floors", "ui", "import dia_desktop.app"),
    ("floors", "store", "import dia_desktop.ui"),
    ("floors", "evidence", "import dia_desktop.store"),
    ("floors", "charts", "import dia_desktop.store"),
    ("floors", "strategy", "import dia_desktop.store"),
    ("floors", "scoring", "import dia_desktop.strategy"),
    ("floors", "errors.py", "import dia_desktop.language"),
    ("floors", "drawer", "VALUE = 1"),
    ("qt", "charts", "from PySide6 import QtGui"),
    ("qt", "cli.py", "from PySide6.QtCore import QLocale"),
    ("database", "ui", "import sqlalchemy"),
    ("database", "store/step.py", "import sqlalchemy"),
    ("database", "evidence", "import sqlite3"),
    ("database", "cli.py", "from alembic import command"),
    ("database", "app.py", "from filelock import FileLock"),
    ("documents", "ui", "from matplotlib.figure import Figure"),
    ("tables", "strategy", "import pandas as pd"),
    ("workbooks", "charts", "import openpyxl"),
    ("workbooks", "ui", "from openpyxl import load_workbook"),
    ("floors", "charts", "import dia_desktop.report"),
    ("markup", "report", "import defusedxml"),
    ("report", "report", "import dia_desktop.evidence"),
    ("report", "report", "from dia_desktop.store import StrategyFile"),
    ("scoring", "scoring", "from scipy import stats"),
    ("scoring", "scoring", "from PySide6.QtCore import QObject"),
]
SLOW = {"alembic", "defusedxml", "matplotlib", "openpyxl", "pandas", "scipy"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the source and its contracts, to break."""
    folder = tmp_path_factory.mktemp("walls")
    shutil.copytree(
        ROOT / "dia_desktop", folder / "dia_desktop", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def python(code: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run `code` in a fresh interpreter that finds the package in `folder`."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_walls_stand(copy: Path) -> None:
    verdict = python(LINT_IMPORTS, "--no-cache", folder=copy)
    assert verdict.returncode == 0, verdict.stdout


def test_the_walls_see_who_climbs_them(copy: Path) -> None:
    for _, place, line in OFFENCES:
        room = copy / "dia_desktop" / place
        intruder = room if room.suffix else room / "__init__.py"
        intruder.parent.mkdir(exist_ok=True)
        with intruder.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    verdict = python(LINT_IMPORTS, "--no-cache", folder=copy)
    assert verdict.returncode == 1
    assert f"Contracts: 0 kept, {len({contract for contract, _, _ in OFFENCES})} broken." in verdict.stdout
    said = " ".join(verdict.stdout.split())
    assert [place for _, place, line in OFFENCES if said_of(place, line) not in said] == []


def said_of(place: str, line: str) -> str:
    """Return how the verdict names an offence."""
    module = "dia_desktop." + place.removesuffix(".py").replace("/", ".")
    if "import" not in line:
        return module
    climbed = line.split()[1]
    return f"{module} -> {climbed if climbed.startswith('dia_desktop') else climbed.partition('.')[0]} (l."


def test_every_wall_is_tried() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert contracts == {contract for contract, _, _ in OFFENCES}


@pytest.mark.parametrize(
    ("module", "later"),
    [
        ("dia_desktop.scoring", {"PySide6", "matplotlib", "pandas", "scipy", "sqlalchemy"}),
        (
            "dia_desktop.cli",
            {"PySide6", "alembic", "defusedxml", "matplotlib", "openpyxl", "pandas", "scipy", "sqlalchemy"},
        ),
        (
            "dia_desktop.app",
            {"alembic", "defusedxml", "matplotlib", "openpyxl", "pandas", "scipy", "sqlalchemy"},
        ),
    ],
)
def test_slow_libraries_wait_until_they_are_needed(module: str, later: set[str]) -> None:
    loaded = python(f"import sys, {module}; print(*sys.modules)")
    assert loaded.returncode == 0, loaded.stderr
    modules = set(loaded.stdout.split())
    assert module in modules
    assert modules & later == set()
