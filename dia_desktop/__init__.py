"""DIA Desktop: decide together which foreign markets to enter, and keep deciding.

Facts come in (`evidence`), people judge (`ui`), the maths ranks (`scoring`, `strategy`), one file
remembers (`store`), pictures and documents go out (`charts`).
"""

from __future__ import annotations

__version__ = "0.1.0"
