"""User text on its way into a picture, a table or a terminal: one line, nothing that could act."""

from __future__ import annotations

import unicodedata

#: Control characters and lone surrogates.
_NEVER_SHOWN = {"Cc", "Cs"}
#: Code points that no XML document may hold.
_NOT_CHARACTERS = "\ufffe\uffff"


def one_line(text: str) -> str:
    """Return the text on one line, without control characters and what XML forbids."""
    blanks = ("\N{SPACE}" if char.isspace() else char for char in text)
    shown = (
        char
        for char in blanks
        if unicodedata.category(char) not in _NEVER_SHOWN and char not in _NOT_CHARACTERS
    )
    return " ".join("".join(shown).split())
