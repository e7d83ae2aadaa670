"""The words of the program: every sentence a user sees passes through `tr`.

`tr` takes a literal, so that the catalogue can be extracted from the source; values are filled in
afterwards with `str.format`: ``tr("{market} leads").format(market=name)``.
"""

from __future__ import annotations

import gettext

from dia_desktop.resources import resource

DOMAIN = "dia_desktop"


def tr(text: str) -> str:
    """Return `text` in the language of the user, or as it is where no translation ships."""
    return gettext.dgettext(DOMAIN, text)


def tr_n(one: str, many: str, count: int) -> str:
    """Return the singular or plural form for `count`, in the language of the user."""
    return gettext.dngettext(DOMAIN, one, many, count)


def install_translations() -> None:
    """Bind the shipped catalogues; called once by the composition roots (`app`, `cli`)."""
    gettext.bindtextdomain(DOMAIN, str(resource("translations")))
