"""Print every benchmark: `python -m benchmarks`."""

from __future__ import annotations

import os
import platform

from benchmarks import files, methods, ranking, startup


def main() -> None:
    """Run the benchmarks one after the other and print each when it is done."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"DIA Desktop benchmarks, Python {platform.python_version()}, {os.cpu_count()} cores")
    for report in (
        startup.report,
        _live,
        _pauses,
        _swot,
        _roadmap,
        files.report,
        ranking.report,
        methods.report,
    ):
        print()
        print("\n".join(report()), flush=True)


def _live() -> list[str]:
    """Start Qt only after the cold starts have been timed."""
    from benchmarks import live
    from dia_desktop.ui.application import make_application

    return live.report(make_application())


def _pauses() -> list[str]:
    """Start Qt only after the cold starts have been timed."""
    from benchmarks import pauses
    from dia_desktop.ui.application import make_application

    return pauses.report(make_application())


def _swot() -> list[str]:
    """Start Qt only after the cold starts have been timed."""
    from benchmarks import swot
    from dia_desktop.ui.application import make_application

    return swot.report(make_application())


def _roadmap() -> list[str]:
    """Start Qt only after the cold starts have been timed."""
    from benchmarks import roadmap, roadmap_page
    from dia_desktop.ui.application import make_application

    app = make_application()
    return [*roadmap.report(), "", *roadmap_page.report(app)]


if __name__ == "__main__":
    main()
