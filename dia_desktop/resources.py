"""Where the shipped files are: icons, fonts, reference data, templates, translations."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parent / "resources"


def resource(name: str) -> Path:
    """Return the path of the shipped file or folder `name`, e.g. ``"data/economies.csv"``.

    The wheel carries the resources inside the package; a checkout has them beside it.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return root / name
