"""What a block of cells becomes in the file: found out where it is written, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Applied, StrategyFile
from dia_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written of a block, and what to say of it.

    Attributes
    ----------
    put : writes it; None where there is nothing to write.
    said : what to say once it is done.
    pattern : the same where the step itself is to be named, as "{step}".
    """

    put: Callable[[StrategyFile], Applied] | None
    said: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is told what became of a block: what was done, or why nothing was."""

    said: Callable[[str], None]
    refused: Callable[[str], None]


def carry_out(desk: Desk, size: int, title: str, make: Callable[[], Plan], telling: Telling) -> bool:
    """Write a block of so many cells as one step; return whether that was done, or begun.

    Parameters
    ----------
    title : what is being done, in words.
    make : works out what is to be written; runs where it is written.
    """
    told: list[Callable[[], None]] = []

    def edit(file: StrategyFile) -> Applied:
        try:
            plan = make()
        except InvalidInputError as error:
            sentence = str(error)
            told.append(lambda: telling.refused(sentence))
            return Applied("", frozenset())
        applied = Applied("", frozenset()) if plan.put is None else plan.put(file)
        said = plan.said or plan.pattern.format(step=applied.label)
        if said:
            told.append(lambda: telling.said(said))
        return applied

    def tell() -> None:
        for each in told:
            each()

    return desk.do_many(size, title, edit, tell)
