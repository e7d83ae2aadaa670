"""What makes the pages is there before somebody asks for one."""

from __future__ import annotations

import subprocess
import sys

from dia_desktop.ui.pages import page_makers

LOADED = """
import sys
from dia_desktop.ui.pages import load_pages
assert not [name for name in sys.modules if name.endswith(".page")]
load_pages()
print(*sorted(name for name in sys.modules if name.endswith(".page")), sep="\\n")
"""


def test_what_makes_every_page_can_be_loaded_beside_the_window() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    expected = sorted(f"dia_desktop.ui.{maker.key}.page" for maker in page_makers())
    assert loaded.stdout.split() == expected
