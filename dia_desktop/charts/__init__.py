"""Pictures going out: figures for documents, drawn with matplotlib's Figure and never with pyplot."""

from __future__ import annotations

import logging

# Where the user has no folder for its cache, matplotlib says so on stderr, unless somebody listens.
logging.getLogger("matplotlib").addHandler(logging.NullHandler())
