"""The fields several activities are edited with at once: what differs is shown as such until it is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.fields import (
    FIVE,
    HUNDRED,
    NOT_SAID,
    ChoiceField,
    ShareField,
    TextField,
    TicksField,
)
from dia_desktop.ui.widgets import tip

#: The value of a spin box that shows several shares.
DIFFERS = NOT_SAID - 1


class Various(Enum):
    """What several activities have that do not have the same."""

    VARIOUS = auto()


VARIOUS = Various.VARIOUS


def common(values: Sequence[object]) -> object:
    """Return what all values are alike, or `VARIOUS`."""
    return values[0] if all(value == values[0] for value in values) else VARIOUS


def various_words() -> str:
    """Return what stands where several activities differ."""
    return tr("various")


class SharedChoice(ChoiceField):
    """One of several; none of them is chosen where the activities differ."""

    def show_value(self, value: object) -> None:
        """Show which one all of them have, or that they differ."""
        if value is not VARIOUS:
            super().show_value(value)
            return
        self._shown = VARIOUS
        self.setPlaceholderText(various_words())
        self.setCurrentIndex(-1)
        self.setToolTip(tip(various_words()))

    def choice(self) -> object:
        """Return what is chosen."""
        return VARIOUS if self.currentIndex() < 0 else self.currentData()


class SharedShare(ShareField):
    """A share done; below "not said" stands that the activities differ."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSpecialValueText("")
        self.setSuffix("")
        self.valueChanged.connect(self._decided)
        self._all: object = None

    def show_value(self, value: object) -> None:
        """Show the share of all of them, or that they differ."""
        self._all = value
        self.setRange(DIFFERS if value is VARIOUS else NOT_SAID, HUNDRED)
        self.setValue(DIFFERS if value is VARIOUS else value if isinstance(value, int) else NOT_SAID)

    def choice(self) -> object:
        """Return the share; None where nobody is to have said, `VARIOUS` where it was not touched."""
        return VARIOUS if self.value() == DIFFERS else self.share()

    def stepBy(self, steps: int) -> None:
        """Step by fives, upwards from 0; what differs is stepped down to what nobody said."""
        if self.value() == DIFFERS:
            self.setValue(NOT_SAID if steps < 0 else (steps - 1) * FIVE)
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Allow both ways from what differs, although nothing is below it."""
        if self.value() != DIFFERS:
            return super().stepEnabled()
        return (
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        )

    def textFromValue(self, value: int) -> str:
        """Return what stands in the field."""
        if value == DIFFERS:
            return various_words()
        return tr("not said") if value == NOT_SAID else tr("{share} %").format(share=value)

    def valueFromText(self, text: str) -> int:
        """Return what was typed."""
        typed = _bare(text)
        if typed.isdecimal():
            return int(typed)
        return DIFFERS if typed == various_words() else NOT_SAID

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take figures up to a hundred, and the words for what is no figure."""
        typed, words = _bare(text), (various_words(), tr("not said"))
        if typed.isdecimal():
            state = QValidator.State.Acceptable if int(typed) <= HUNDRED else QValidator.State.Invalid
        elif typed in words:
            state = QValidator.State.Acceptable
        else:
            begun = any(each.startswith(typed) for each in words)
            state = QValidator.State.Intermediate if begun else QValidator.State.Invalid
        return state, text, position

    def _decided(self, value: int) -> None:
        """Leave no way back to what differs once a share was chosen."""
        if value != DIFFERS:
            self.setMinimum(NOT_SAID)

    def _finished(self) -> None:
        if self.choice() != self._all:
            self.committed.emit()


def _bare(text: str) -> str:
    return text.replace("%", "").strip()


class SharedText(TextField):
    """A line of text; what differs stands there as a word, which a click marks to be written over."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark the word."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.text() == various_words():
            self.selectAll()


class SharedTicks(TicksField):
    """Any number of several; what only some of the activities have says how many of them.

    What is not touched stays with each activity as it was.
    """

    def __init__(self, context: Context, name: str, nobody: str) -> None:
        self._names: dict[str, str] = {}
        self._had: Mapping[str, int] = {}
        self._of = 0
        self._touched: set[str] = set()
        super().__init__(context, name, nobody)

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer other choices."""
        super().offer(entries)
        self._names = {key: words.replace("&", "&&") for words, key in entries}
        for action in self._choices.actions():
            action.triggered.connect(partial(self._touch, str(action.data())))

    def show_counts(self, counts: Mapping[str, int], of: int) -> None:
        """Show how many of so many activities have each of them."""
        self._had, self._of = counts, of
        self._touched.clear()
        self.show_value([key for key, count in counts.items() if count == of])
        for action in self._choices.actions():
            key = str(action.data())
            pattern = tr("{name} ({count} of {all})") if self._by_some(key) else "{name}"
            action.setText(pattern.format(name=self._names[key], count=counts.get(key, 0), all=of))
        self._say()

    def changes(self) -> dict[str, bool]:
        """Return what all of them are to have, or no longer; only where that changes something."""
        now = {key: key in self.ticked() for key in self._names if key in self._touched}
        return {key: on for key, on in now.items() if self._had.get(key, 0) != (self._of if on else 0)}

    def _by_some(self, key: str) -> bool:
        return key not in self._touched and 0 < self._had.get(key, 0) < self._of

    def _touch(self, key: str) -> None:
        self._touched.add(key)
        for action in self._choices.actions():
            if action.data() == key:
                action.setText(self._names[key])
        self._say()

    def _named(self) -> list[str]:
        various = [various_words()] if any(map(self._by_some, self._names)) else []
        return [*super()._named(), *various]

    def _closed(self) -> None:
        if self.changes():
            self.committed.emit()
