"""Help: what the program is, whose data and type it carries, and its keys."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dia_desktop import __version__
from dia_desktop.language import tr
from dia_desktop.resources import resource
from dia_desktop.ui import icons
from dia_desktop.ui.command_palette import Command
from dia_desktop.ui.context import Context
from dia_desktop.ui.folders import PROGRAM
from dia_desktop.ui.widgets import Button, PlainLabel


class AboutDialog(QDialog):
    """Name, version, licence and the attributions of the data."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        from dia_desktop.evidence.reference import (
            CONSULTATION_ATTRIBUTION,
            WGI_ATTRIBUTION,
            WTO_ATTRIBUTION,
        )

        super().__init__(parent)
        self.setWindowTitle(tr("About DIA Desktop"))
        self.setAccessibleName(tr("About DIA Desktop"))
        theme = context.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(20)
        picture = QLabel()
        picture.setAccessibleName(tr("Icon of DIA Desktop"))
        picture.setPixmap(icons.app_icon().pixmap(theme.px(64), theme.px(64)))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        row.addLayout(column, 1)
        about = tr("Version {version}, MIT licence. Runs on Qt {qt} and Python {python}.").format(
            version=__version__, qt=qVersion(), python=platform.python_version()
        )
        purpose = tr("Decide together which foreign markets to enter. Nothing leaves this computer.")
        column.addWidget(PlainLabel(context, PROGRAM, 19, QFont.Weight.Bold))
        for words in (about, purpose):
            column.addWidget(PlainLabel(context, words, 13, colour="text2", wrap=True))
        column.addWidget(PlainLabel(context, tr("Data, type and icons"), 13, QFont.Weight.DemiBold))
        shipped = (tr("Typeface Inter, SIL Open Font License"), tr("Icons Lucide, ISC licence"))
        for words in (WGI_ATTRIBUTION, WTO_ATTRIBUTION, CONSULTATION_ATTRIBUTION, *shipped):
            column.addWidget(PlainLabel(context, words, 12, colour="text2", wrap=True))
        close = Button(context, tr("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(theme.px(520))


class SourcesDialog(QDialog):
    """The sources of the shipped data, and the licences of what the program carries."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sources and licences"))
        self.setAccessibleName(tr("Sources and licences"))
        self.resize(context.theme.px(820), context.theme.px(560))
        tabs = QTabWidget()
        tabs.setAccessibleName(tr("Sources and licences"))
        for title, file in (
            (tr("Data"), "data/SOURCES.md"),
            (tr("Typeface"), "fonts/OFL.txt"),
            (tr("Icons"), "icons/LICENSE"),
        ):
            text = QPlainTextEdit(resource(file).read_text(encoding="utf-8"))
            text.setReadOnly(True)
            text.setAccessibleName(title)
            tabs.addTab(text, title)
        QVBoxLayout(self).addWidget(tabs)


class ShortcutsDialog(QDialog):
    """Every command that has a key."""

    def __init__(self, context: Context, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAccessibleName(tr("Keyboard shortcuts"))
        self.resize(context.theme.px(560), context.theme.px(560))
        model = QStandardItemModel(self)
        model.setHorizontalHeaderLabels([tr("Keys"), tr("Command")])
        for command in commands:
            if command.keys:
                model.appendRow([QStandardItem(command.keys), QStandardItem(command.name)])
        self.table = QTableView()
        self.table.setProperty("kind", "framed")
        self.table.setAccessibleName(tr("Keyboard shortcuts"))
        self.table.setModel(model)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.setShowGrid(False)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        QVBoxLayout(self).addWidget(self.table)
