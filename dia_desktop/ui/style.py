"""How Qt's own controls look: a palette and one stylesheet, both made from a `Theme`."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from dia_desktop.resources import resource
from dia_desktop.ui.theme import Theme

BASE_STYLE = "Fusion"


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application the palette and the type of a theme."""
    app.setFont(theme.font(13))
    app.setPalette(palette(theme))
    QToolTip.setPalette(palette(theme))
    QToolTip.setFont(theme.font(12))


def dress(window: QWidget, theme: Theme) -> None:
    """Give a window, and all that stands in it or opens from it, the stylesheet of a theme.

    A stylesheet of the application would do the same and take four times as long: Qt dresses each widget
    again for every widget that it stands in.
    """
    window.setStyleSheet(stylesheet(theme))


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "surface2",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "text3",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "bad_text",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.Accent: "ink",
        QPalette.ColorRole.Link: "focus",
        QPalette.ColorRole.LinkVisited: "focus",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "hair",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "text3",
        QPalette.ColorRole.Shadow: "line",
    }
    for role, token in roles.items():
        made.setColor(role, theme.color(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text3"))
    return made


def stylesheet(theme: Theme) -> str:
    """Return the stylesheet of a theme; lengths follow the text size."""
    lengths = {f"p{size}": f"{theme.px(size)}px" for size in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 15, 16)}
    lengths |= {f"h{size}": f"{theme.px(size)}px" for size in (18, 20, 24, 26, 28, 30, 32)}
    name = "dark.svg" if theme.dark else "light.svg"
    pictures = {kind: resource(f"icons/{kind}s/{name}").as_posix() for kind in ("tick", "chevron", "rise")}
    return Template(SHEET).substitute(asdict(theme.tokens), **lengths, **pictures)


#: Colours are the tokens of `theme.Tokens`; $pN and $hN are N pixels at the chosen text size.
SHEET = """
QMainWindow, QDialog { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: $p4; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="quiet"] { background: $surface2; border: none; border-radius: 8px; }
QFrame[kind="chrome"] { background: $chrome; border: none; }
QFrame[kind="header"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="rail"] { background: $chrome; border: none; border-right: 1px solid $line; }
QFrame[kind="status"] { background: $chrome; border: none; border-top: 1px solid $line; }
QFrame[kind="warn"] { background: $warn_fill; border: 1px solid $warn_line; border-radius: 8px; }
QFrame[kind="bad"] { background: $bad_fill; border: 1px solid $bad_line; border-radius: 8px; }
QFrame[kind="good"] { background: $good_fill; border: 1px solid $good_text; border-radius: 8px; }
QFrame[kind="rule"] { background: $hair; border: none; }

QPushButton { outline: none; background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: $p5 $p13; min-height: $p16; font-weight: 600; }
QPushButton:hover { background: $surface2; }
QPushButton:pressed, QPushButton:checked { background: $selection; }
QPushButton:focus { border: 2px solid $focus; padding: $p4 $p12; }
QPushButton:disabled { color: $text3; background: $surface2; }
QPushButton[kind="primary"] { background: $ink; color: $on_ink; border-color: $ink; }
QPushButton[kind="primary"]:hover { background: $text2; border-color: $text2; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus; }
QPushButton[kind="primary"]:disabled { background: $surface3; color: $text3; border-color: $line; }
QPushButton[kind="step"] { padding: $p5 0; min-height: $h30; }
QPushButton[kind="step"]:focus { padding: $p4 0; }
QPushButton[kind="step"]:checked { background: $ink; color: $on_ink; border-color: $ink; }
QPushButton[kind="step"]:checked:focus { border-color: $focus; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; padding: $p3 $p5; }
QPushButton[kind="link"]:hover { background: $surface2; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: $p2 $p4; }

QPushButton[kind="choice"]::menu-indicator { image: url("$chevron"); width: $p12; height: $p12;
  subcontrol-origin: padding; subcontrol-position: center right; right: $p6; }

QFrame[kind="segments"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QPushButton[kind="segment"] { background: transparent; border: 2px solid transparent; border-radius: 6px;
  padding: $p2 $p8; color: $text2; }
QPushButton[kind="segment"]:hover { background: $surface2; }
QPushButton[kind="segment"]:checked { background: $ink; color: $on_ink; }
QPushButton[kind="segment"]:focus { border-color: $focus; padding: $p2 $p8; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px;
  padding: $p4; }
QToolButton:hover { background: $surface3; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:focus { border: 2px solid $focus; padding: $p3; }
QToolButton[kind="framed"] { background: $surface; border-color: $line; }
QToolButton[kind="framed"]:hover { background: $surface2; }
QToolButton[kind="framed"]:focus { border-color: $focus; }
QToolButton[kind="ink"] { background: $ink; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit {
  background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: $p4 $p7; min-height: $h18; selection-background-color: $ink; selection-color: $on_ink; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: $p3 $p6; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { color: $text3; background: $surface2; }
QPlainTextEdit[kind="heading"] { background: transparent; border: 1px solid transparent; padding: $p2 0; }
QPlainTextEdit[kind="heading"]:hover { border-color: $line; }
QPlainTextEdit[kind="heading"]:focus { border: 2px solid $focus; padding: $p1 0; }
QLineEdit[invalid="true"] { border: 2px solid $bad_text; padding: $p3 $p6; }
QSpinBox { background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: $p1 $h20 $p1 $p7; selection-background-color: $ink; selection-color: $on_ink; }
QSpinBox:focus { border: 2px solid $focus; padding: 0 $h20 0 $p6; }
QSpinBox:disabled { color: $text3; background: $surface2; }
QSpinBox::up-button { subcontrol-position: top right; border: none; width: $h20; }
QSpinBox::down-button { subcontrol-position: bottom right; border: none;
  width: $h20; }
QSpinBox::up-arrow { image: url("$rise"); width: $p11; height: $p11; }
QSpinBox::down-arrow { image: url("$chevron"); width: $p11; height: $p11; }
QComboBox { background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: $p1 $p8; combobox-popup: 0; }
QComboBox:hover { background: $surface2; }
QComboBox:focus { border: 2px solid $focus; padding: 0 $p7; }
QComboBox:disabled { color: $text3; background: $surface2; }
QComboBox::drop-down { border: none; width: $h20; }
QComboBox::down-arrow { image: url("$chevron"); width: $p12; height: $p12; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line;
  selection-background-color: $selection; selection-color: $text; outline: none; }

QMenuBar { background: $chrome; color: $text; border-bottom: 1px solid $hair; }
QMenuBar::item { background: transparent; padding: $p5 $p10; border-radius: 4px; }
QMenuBar::item:selected { background: $selection; }
QMenu { background: $surface; color: $text; border: 1px solid $line; padding: $p4; }
QMenu::item { padding: $p6 $h28 $p6 $h28; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: $p6; }
QMenu::separator { height: 1px; background: $hair; margin: $p4 $p8; }

QTableView, QTreeView, QListView { background: $surface; color: $text; border: none; gridline-color: $hair;
  alternate-background-color: $surface2; selection-background-color: $selection; selection-color: $text;
  outline: none; }
QListView::item { padding: $p6 $p8; border-radius: 6px; }
QListView::item:selected { background: $selection; color: $text; }
QListView[kind="framed"], QTableView[kind="framed"] { border: 1px solid $line; border-radius: 6px; }
QListView[kind="framed"]:focus, QTableView[kind="framed"]:focus { border: 2px solid $focus; }
QTableView[kind="framed"]::item { padding: $p3 $p8; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text2; border: none; border-bottom: 1px solid $line;
  padding: $p4 $p8; font-weight: 600; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea, QStackedWidget { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $text3; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar::tab { background: transparent; color: $text2; border: none; padding: $p6 $p12; font-weight: 600; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $ink; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { border: 2px solid $focus; border-radius: 6px; padding: $p4 $p10 $p6 $p10; }
QTabWidget::pane { border: none; }

QCheckBox, QRadioButton { spacing: $p8; padding: $p3; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QTableView::indicator {
  width: $p13; height: $p13; background: $surface; border: 1px solid $text3; border-radius: 4px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {
  background: $ink; border-color: $ink; image: url("$tick"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $surface2; }
QCheckBox::indicator:checked:disabled { background: $text3; border-color: $text3; }
QRadioButton::indicator { border-radius: $p7; }
QRadioButton::indicator:checked { background: $on_ink; border: $p4 solid $ink; width: $p7; height: $p7; }
QSlider[kind="points"]::groove:horizontal { background: $line; height: $p8; border-radius: 4px; }
QSlider[kind="points"]::sub-page:horizontal { background: $ink; border-radius: 4px; }
QSlider[kind="points"]::handle:horizontal { background: $surface; border: 2px solid $ink; border-radius: 6px;
  width: $h18; margin: -$p10 0; }
QSlider[kind="points"]::handle:horizontal:focus { border-color: $focus; }
QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox { min-height: $h26; }
QGroupBox { font-weight: 600; border: none; margin-top: $h20; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
QProgressBar { background: $surface3; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $ink; border-radius: 2px; }
"""
