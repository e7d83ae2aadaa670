"""User text on its way into a picture, a table or a terminal: one line, nothing that could act."""

from __future__ import annotations

import unicodedata

#: Control characters and lone surrogates.
_NEVER_SHOWN = {"Cc", "Cs"}
#: Code points that no XML document may hold, and those that turn round what follows, figures included.
_NEVER_KEPT = frozenset("\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Blanks that hold a number and its unit together.
_KEPT_BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def one_line(text: str) -> str:
    """Return the text on one line, without control characters, turned directions and what XML forbids."""
    bare = text
    for blank in _KEPT_BLANKS:
        bare = bare.replace(blank, "")
    # What can be printed is all to be shown, and holds no blank but the plain one: most texts by far.
    shown = text if bare.isprintable() else "".join(map(_shown, text))
    return " ".join(filter(None, shown.split(" ")))


def _shown(char: str) -> str:
    if char.isspace() and char not in _KEPT_BLANKS:
        return " "
    never = unicodedata.category(char) in _NEVER_SHOWN or char in _NEVER_KEPT
    return "" if never else char
