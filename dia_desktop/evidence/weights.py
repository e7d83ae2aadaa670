"""Weights as they are typed on the command line: "Political stability=0.4,Demand=0.6"."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import NUMBER, excerpt
from dia_desktop.language import tr

_ASSIGNED = re.compile(r"\s*=\s*([^,]*?)\s*(?:,\s*|$)")


def parse_weights(text: str, names: Sequence[str]) -> tuple[float, ...]:
    """Return one weight per name, in the order of `names`, on the scale that was typed.

    Names are matched against the known ones, the longest first, so that they may contain commas and
    equals signs themselves.

    Raises
    ------
    InvalidInputError
        Where a name is unknown, given twice or left out, a weight is not a number of 0 or more, or all
        are zero.
    """
    found: dict[str, float] = {}
    rest = unicodedata.normalize("NFC", text).strip()
    while rest:
        name, weight, rest = _take(rest, names)
        if name in found:
            raise InvalidInputError(tr("Weights: “{name}” is given twice.").format(name=name))
        found[name] = weight
    left_out = [f"“{name}”" for name in names if name not in found]
    if left_out:
        raise InvalidInputError(
            tr("Weights: none for {names}. Every criterion needs one, 0 included.").format(
                names=", ".join(left_out)
            )
        )
    if not any(found.values()):
        raise InvalidInputError(tr("Weights: all are zero; at least one criterion must count."))
    return tuple(found[name] for name in names)


def _take(rest: str, names: Sequence[str]) -> tuple[str, float, str]:
    """Take the first "name=number" off `rest`; return name, number and what remains."""
    for name in sorted(names, key=len, reverse=True):
        assigned = _ASSIGNED.match(rest, len(name))
        if assigned is not None and rest[: len(name)].casefold() == name.casefold():
            return name, _weight(name, assigned.group(1)), rest[assigned.end() :]
    raise InvalidInputError(
        tr("Weights: cannot read “{rest}”. Write {example}, with the names of the table.").format(
            rest=excerpt(rest), example=excerpt(",".join(f"{name}=1" for name in names))
        )
    )


def _weight(name: str, text: str) -> float:
    value = float(text) if NUMBER.fullmatch(text) else math.nan
    if not (value >= 0 and math.isfinite(value)):
        raise InvalidInputError(
            tr("Weights: “{text}” for “{name}” is not a number of 0 or more.").format(
                text=excerpt(text), name=name
            )
        )
    return value
