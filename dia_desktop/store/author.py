"""Who writes: the name that the history and other openers of a file see."""

from __future__ import annotations

import getpass

from dia_desktop.language import tr


def author_name() -> str:
    """Return the name the computer knows the user by, as one line of text."""
    try:
        name = getpass.getuser()
    except (ImportError, KeyError, OSError):
        # A user without a name in the system, as in some containers.
        name = ""
    # A name from the environment need not be text.
    return " ".join(name.encode("utf-8", "replace").decode("utf-8").split()) or tr("unknown user")
