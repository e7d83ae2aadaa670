"""What a page of the rail is, and which there are. A new page is one more line in `page_makers`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context


@runtime_checkable
class Page(Protocol):
    """A widget that fills the window beside the rail.

    Attributes
    ----------
    menu : its actions, shown in the menu bar while the page is.
    export_requested(whats) : signal; exhibits, each a `What`, are to be written.
    copy_figure_requested(what, varied) : signal; an exhibit is to be put on the clipboard, with what is
        `Varied` in it where that is asked of it.
    """

    menu: QMenu
    export_requested: SignalInstance
    copy_figure_requested: SignalInstance

    def focus_regions(self) -> list[QWidget]:
        """Return the regions that F6 walks through, in reading order."""
        ...

    def main_region(self) -> QWidget:
        """Return the region that takes the keyboard when the page is shown."""
        ...

    def export(self) -> None:
        """Ask for an export of what it shows."""
        ...

    def copy_figure(self) -> None:
        """Ask for the figure the user looks at on the clipboard."""
        ...


@runtime_checkable
class ShowsPlaces(Protocol):
    """A page on which markets, criteria and scores are changed."""

    def show_place(self, market_id: str, criterion_id: str) -> None:
        """Put the keyboard where a cell, a market or a criterion is changed."""
        ...


@runtime_checkable
class ShowsOptions(Protocol):
    """A page on which strategic options are seen."""

    def show_option(self, option_id: str) -> None:
        """Go to an option."""
        ...


@runtime_checkable
class ShowsActivities(Protocol):
    """A page on which the activities of the roadmap are seen."""

    def show_activity(self, activity_id: str) -> None:
        """Go to an activity."""
        ...


@dataclass(frozen=True, slots=True)
class PageMaker:
    """How the rail offers a page, and what makes it when it is shown for the first time.

    Attributes
    ----------
    key : what it is called inside the program.
    title : its name in the rail.
    icon_name : its icon in the rail.
    """

    key: str
    title: str
    icon_name: str
    make: Callable[[Context], QWidget]


def page_makers() -> tuple[PageMaker, ...]:
    """Return what makes the pages, in the order of the rail."""
    return (
        PageMaker("swot", tr("SWOT"), "grid-2x2", _swot),
        PageMaker("markets", tr("Markets"), "globe", _markets),
        PageMaker("robustness", tr("Robustness"), "shield-check", _robustness),
        PageMaker("roadmap", tr("Roadmap"), "chart-gantt", _roadmap),
        PageMaker("funding", tr("Funding & KPIs"), "coins", _funding),
    )


def load_pages() -> None:
    """Import what makes the pages, beside the window: none is shown sooner than it is asked for."""
    for page in ("swot", "markets", "robustness", "roadmap", "funding"):
        import_module(f"dia_desktop.ui.{page}.page")


def _swot(context: Context) -> QWidget:
    from dia_desktop.ui.swot.page import SwotPage

    return SwotPage(context)


def _markets(context: Context) -> QWidget:
    from dia_desktop.ui.markets.page import MarketsPage

    return MarketsPage(context)


def _robustness(context: Context) -> QWidget:
    from dia_desktop.ui.robustness.page import RobustnessPage

    return RobustnessPage(context)


def _roadmap(context: Context) -> QWidget:
    from dia_desktop.ui.roadmap.page import RoadmapPage

    return RoadmapPage(context)


def _funding(context: Context) -> QWidget:
    from dia_desktop.ui.dialogs import today
    from dia_desktop.ui.funding.page import FundingPage

    return FundingPage(context, today)
