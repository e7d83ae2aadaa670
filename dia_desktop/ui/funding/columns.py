"""What a column of a table of records shows, and how what is typed into it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from dia_desktop.strategy.funding import FundingSource


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """What it is known by."""
        ...


Record = TypeVar("Record", bound=Identified)
Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is painted beside its text.

    Attributes
    ----------
    colour : token of its text.
    bold : whether it stands out.
    chip, chip_kind : words on a chip in front of the text, and a kind of `painted.CHIP_KINDS`.
    swatch : the source whose colour stands in front of the text.
    icon_name : an icon in front of the text, in the colour of the text.
    missing : whether the mark of missing money stands in front of the text.
    indented : whether it begins where the text behind a mark does.
    ruled : whether a line above it closes what stands above.
    """

    colour: str = "text"
    bold: bool = False
    chip: str = ""
    chip_kind: str = "grey"
    swatch: FundingSource | None = None
    icon_name: str = ""
    missing: bool = False
    indented: bool = False
    ruled: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column.

    Attributes
    ----------
    width : in design pixels; of a column that stretches the least.
    shown : the text of a cell.
    typed : the text an editor begins with; None where nobody may edit it.
    read : the fields that a typed text means, raising `InvalidInputError` for one that means none.
    choices : words and value of each choice, where the cell is one of several.
    figure : whether it is set to the right.
    stretches : whether it takes the room that is left.
    beyond : whether the columns ahead of it fill the room, so that the table is scrolled to see it.
    told : what a tool tip and a screen reader say of a cell, where that is more than is shown.
    hint : what stands in an empty editor.
    in_dialog : whether the dialog of the record has a field for it.
    """

    title: str
    width: int
    shown: Callable[[Record], str]
    typed: Callable[[Record], str] | None = None
    read: Callable[[Record, str], Fields] | None = None
    choices: tuple[tuple[str, str], ...] = ()
    look: Callable[[Record], Look] | None = None
    figure: bool = False
    stretches: bool = False
    beyond: bool = False
    told: Callable[[Record], str] | None = None
    hint: str = ""
    in_dialog: bool = True

    @property
    def editable(self) -> bool:
        """Whether something can be typed or chosen in it."""
        return self.typed is not None and self.read is not None
