"""The words of the program: every sentence a user sees passes through `tr`.

`tr` takes a literal, so that the catalogue can be extracted from the source; values are filled in
afterwards with `str.format`: ``tr("{market} leads").format(market=name)``.
"""

from __future__ import annotations

import gettext

from dia_desktop.resources import resource

DOMAIN = "dia_desktop"
# Opened once: `gettext.dgettext` looks for the file again at every word, and words are painted.
CATALOGUE = gettext.translation(DOMAIN, resource("translations"), fallback=True)


def tr(text: str) -> str:
    """Return `text` in the language of the user, or as it is where no translation ships."""
    return CATALOGUE.gettext(text)


def tr_n(one: str, many: str, count: int) -> str:
    """Return the singular or plural form for `count`, in the language of the user."""
    return CATALOGUE.ngettext(one, many, count)
