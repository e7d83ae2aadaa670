"""The small parts every page is made of: cards, plain labels, buttons, chips, strips."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFont,
    QHelpEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.ui import icons, painted
from dia_desktop.ui.context import Context

ICON_EDGE = 16


def tip(text: str) -> str:
    """Return plain text as a tool tip; Qt guesses markup in tool tips, so that user text is escaped."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


class PlainLabel(QLabel):
    """A label that shows its text as it is, never as markup.

    Parameters
    ----------
    size, weight, colour : type size in pixels at 100 %, weight, and colour token of the text.
    wrap : break long text into lines.
    elide : shorten long text with an ellipsis; the whole text stays in the tool tip and the name.
    """

    def __init__(
        self,
        context: Context,
        text: str = "",
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: str = "text",
        *,
        wrap: bool = False,
        elide: bool = False,
    ) -> None:
        super().__init__()
        self._context = context
        self._look = (size, weight, colour)
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        context.themed.connect(self._themed)
        self._themed()
        self.setText(text)

    def set_look(self, size: float, weight: QFont.Weight, colour: str) -> None:
        """Change type size, weight and colour token."""
        self._look = (size, weight, colour)
        self._themed()

    def minimumSizeHint(self) -> QSize:
        """Return the least room: a few letters where the text may be elided."""
        hint = super().minimumSizeHint()
        if self._elide:
            hint.setWidth(min(hint.width(), self.fontMetrics().averageCharWidth() * 4))
        return hint

    def event(self, event: QEvent) -> bool:
        """Show the whole text as a tool tip where it is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_cut():
            QToolTip.showText(event.globalPos(), tip(self.text()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, shortened where it may be."""
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        rect = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(rect, int(self.alignment() | Qt.TextFlag.TextSingleLine), cut)
        painter.end()

    def _is_cut(self) -> bool:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return self._elide and not self.toolTip() and wide > self.contentsRect().width()

    def _themed(self) -> None:
        size, weight, colour = self._look
        self.setFont(self._context.theme.font(size, weight))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._context.theme.color(colour))
        self.setPalette(palette)


class Card(QFrame):
    """A surface with a thin border; `content` is its layout, below the title where there is one."""

    def __init__(self, context: Context, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(16, 14, 16, 14)
        self.content.setSpacing(8)
        self.title: PlainLabel | None = None
        if title:
            self.title = PlainLabel(context, title, 15, QFont.Weight.DemiBold)
            self.content.addWidget(self.title)


class Button(QPushButton):
    """A push button with an icon of the theme; `kind` is "secondary", "primary" or "link"."""

    def __init__(self, context: Context, text: str, kind: str = "secondary", icon_name: str = "") -> None:
        super().__init__(text)
        self._context = context
        self._icon_name = icon_name
        self.setProperty("kind", kind)
        self.setAccessibleName(text.replace("&", ""))
        context.themed.connect(self._themed)
        self._themed()

    def _themed(self) -> None:
        if self._icon_name:
            theme, primary = self._context.theme, self.property("kind") == "primary"
            edge = theme.px(ICON_EDGE)
            # Without its dark ground a pale icon would not be seen.
            off = theme.color("text3") if primary else None
            colour = theme.color("on_ink" if primary else "text")
            self.setIcon(icons.icon(self._icon_name, colour, edge, off))
            self.setIconSize(QSize(edge, edge))


class IconButton(QToolButton):
    """A tool button that shows only an icon; its name and tool tip say what it does."""

    def __init__(
        self, context: Context, icon_name: str, accessible_name: str, tooltip: str = "", kind: str = "plain"
    ) -> None:
        super().__init__()
        self._context = context
        self._icon_name = icon_name
        self._colour = "text2"
        self.setProperty("kind", kind)
        self.setAccessibleName(accessible_name)
        self.setToolTip(tip(tooltip or accessible_name))
        context.themed.connect(self._themed)
        self._themed()

    def set_icon(self, icon_name: str, colour: str = "text2") -> None:
        """Show another icon, tinted with a colour token."""
        if (icon_name, colour) != (self._icon_name, self._colour):
            self._icon_name, self._colour = icon_name, colour
            self._themed()

    def _themed(self) -> None:
        theme = self._context.theme
        edge = theme.px(ICON_EDGE)
        self.setIcon(icons.icon(self._icon_name, theme.color(self._colour), edge))
        self.setIconSize(QSize(edge, edge))
        least = theme.px(26)
        self.setMinimumSize(least, least)


class Chip(painted.PaintedWidget):
    """A round label; the kinds of `painted.CHIP_KINDS`."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, context: Context, text: str, kind: str = "grey", icon_name: str = "") -> None:
        super().__init__(context)
        self._text, self._kind, self._icon_name = text, kind, icon_name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.refresh()

    def show_text(self, text: str, kind: str = "") -> None:
        """Show another text, and another kind where one is given."""
        self._text, self._kind = text, kind or self._kind
        self.updateGeometry()
        self.refresh()

    def finding(self) -> str:
        """Return the text of the chip."""
        return self._text

    def paint(self, painter: QPainter) -> None:
        """Paint the chip."""
        painted.chip(painter, QRectF(self.rect()), self._text, self._kind, self.theme, self._icon_name)

    def sizeHint(self) -> QSize:
        """Return the room the text needs."""
        return painted.chip_size(self._text, self.theme, self._icon_name)


class ChipButton(QAbstractButton):
    """A chip that can be switched on and off, such as a filter."""

    def __init__(self, context: Context, text: str, kind: str = "quiet", icon_name: str = "") -> None:
        super().__init__()
        self._context, self._kind, self._icon_name = context, kind, icon_name
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text)
        context.themed.connect(self._themed)

    def show_text(self, text: str) -> None:
        """Show another text."""
        if text == self.accessibleName():
            return
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room the text needs, high enough to be hit."""
        theme = self._context.theme
        size = painted.chip_size(self.accessibleName(), theme, self._icon_name)
        return QSize(size.width() + 4, max(size.height() + 4, theme.px(26)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip; filled with ink while it is on."""
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.px(painted.CHIP_HEIGHT) + 2
        rect = QRectF(2, (self.height() - high) / 2, self.width() - 4, high)
        kind = "ink" if self.isChecked() else self._kind
        painted.chip(painter, rect, self.accessibleName(), kind, theme, self._icon_name)
        if self.hasFocus():
            painted.ring(painter, QRectF(self.rect()), theme, self.height() / 2)
        painter.end()

    def _themed(self) -> None:
        self.updateGeometry()
        self.update()


class Strip(QFrame):
    """One sentence across the top of a region, with a button where something can be done.

    Signals
    -------
    acted() : the button was pressed.
    changed() : the strip says something else, or nothing any more.
    """

    acted = Signal()
    changed = Signal()

    def __init__(self, context: Context, *, closable: bool = True) -> None:
        super().__init__()
        self._context = context
        self._label = PlainLabel(context, "", 13, QFont.Weight.Medium, wrap=True)
        self._button = Button(context, "")
        self._close = IconButton(context, "x", tr("Close this message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._close.setVisible(closable)
        self._button.clicked.connect(self.acted)
        self._close.clicked.connect(self.clear)
        self.hide()

    @property
    def sentence(self) -> str:
        """What the strip says; "" while it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str, kind: str = "bad", action: str = "") -> None:
        """Show a sentence; `kind` is "bad", "warn" or "good", `action` the words on the button."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._label.setText(sentence)
        self._label.set_look(13, QFont.Weight.Medium, f"{kind}_text")
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.show()
        self.changed.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Take the sentence away."""
        if not self.isHidden():
            self.hide()
            self._label.setText("")
            self.changed.emit()

    def pass_by(self) -> None:
        """Take away what was said in passing: a sentence that can be closed, and that offers nothing."""
        if not self._close.isHidden() and self._button.isHidden():
            self.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was said in passing once its page is left; it would be of another moment later."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.pass_by()


def said_in_front(behind: QWidget) -> bool:
    """Whether a dialog in front has a strip of its own, so that nothing has to be said twice."""
    front = QApplication.activeModalWidget()
    below = None if front is None else front.parentWidget()
    while below is not None and below.window() is not behind:
        below = below.window().parentWidget()
    return below is not None and isinstance(getattr(front, "strip", None), Strip)


class ClickLabel(PlainLabel):
    """A plain label that can be clicked twice to be edited.

    Signals
    -------
    double_clicked() : the label was clicked twice.
    """

    double_clicked = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Say that the label was clicked twice."""
        event.accept()
        self.double_clicked.emit()
