"""The command line, run here and now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dia_desktop import cli

Run = Callable[..., "Outcome"]


class Outcome:
    """What a command left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command line on the last day of January 2026."""

    def call(*arguments: str | Path) -> Outcome:
        try:
            code = cli.main([str(argument) for argument in arguments], today=lambda: date(2026, 1, 31))
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return call


def complaint(outcome: Outcome) -> str:
    """Return the one line on stderr of a command that failed on its input."""
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("dia-desktop: ")
    assert outcome.err.count("\n") == 1
    return outcome.err.removeprefix("dia-desktop: ").strip()
