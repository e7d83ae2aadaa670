"""The program as a process of its own: its streams, its exit code, and what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dia_desktop import cli

ROOT = Path(__file__).resolve().parents[1]


def program(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dia_desktop", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


# -- usage ----------------------------------------------------------------------------------------


def test_the_program_speaks_utf8_whatever_the_locale(example: Path) -> None:
    done = program("rank", example, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "58.3–70.6" in done.stdout.decode("utf-8")


def test_a_wrong_file_is_exit_code_1_without_a_traceback(tmp_path: Path) -> None:
    done = program("rank", tmp_path / "missing.strategy")
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1


def test_help_imports_nothing_slow() -> None:
    code = (
        "import sys\nfrom dia_desktop.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not {"matplotlib", "sqlalchemy", "PySide6", "numpy"} & loaded


@pytest.mark.skipif(sys.platform == "win32", reason="closing a pipe early is a signal of POSIX shells")
def test_a_reader_who_leaves_early_is_no_error(example: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "dia_desktop", "rank", str(example)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (cli.READER_GONE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_one_sentence(example: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dia_desktop", "check", str(example)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "dia-desktop: The output cannot be written: No space left on device.\n"
