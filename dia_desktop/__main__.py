"""Start DIA Desktop with ``python -m dia_desktop``."""

from __future__ import annotations

import sys

from dia_desktop.cli import main

sys.exit(main())
