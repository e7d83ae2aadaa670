"""Adding a criterion, giving it another name and icon, editing its scale."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.records import Criterion
from dia_desktop.ui import icons
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.entry_dialog import EntryDialog
from dia_desktop.ui.markets.scale_editor import NEW_SCALE, ScaleEditor
from dia_desktop.ui.markets.value_curve import Reading

ICON_EDGE = 18


def icon_words() -> dict[str, str]:
    """Return the shipped icons that suit a criterion, with what they show."""
    return {
        "landmark": tr("columned building"),
        "handshake": tr("handshake"),
        "clipboard-list": tr("clipboard"),
        "globe": tr("globe"),
        "users": tr("people"),
        "flag": tr("flag"),
        "file-text": tr("document"),
        "table": tr("table"),
        "settings": tr("gear"),
        "sliders-horizontal": tr("sliders"),
        "link": tr("chain"),
        "lock": tr("lock"),
        "eye": tr("eye"),
        "search": tr("magnifying glass"),
        "sun": tr("sun"),
        "clock": tr("clock"),
        "history": tr("clock turned back"),
        "image": tr("picture"),
        "info": tr("information"),
        "upload": tr("arrow out of a tray"),
    }


class IconBox(QComboBox):
    """Picks one of the shipped icons."""

    def __init__(self, context: Context, chosen: str) -> None:
        super().__init__()
        edge = context.theme.px(ICON_EDGE)
        self.setIconSize(QSize(edge, edge))
        for name, words in icon_words().items():
            self.addItem(icons.icon(name, context.theme.color("text"), edge), words, name)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def chosen(self) -> str:
        """Return the name of the icon."""
        return str(self.currentData())


def readings_of(context: Context, criterion: Criterion) -> tuple[Reading, ...]:
    """Return the markets of the shown round that have a reading on a criterion."""
    scoring = context.desk.scoring
    found = []
    for market in scoring.markets:
        score = scoring.score(market.id, criterion.id)
        if score is not None and score.natural is not None:
            found.append((market, score.natural))
    return tuple(found)


class AddCriterion(EntryDialog):
    """Asks for the name, the icon and the scale of a new criterion."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, tr("Add a criterion"), tr("Add"), parent)
        self.name = QLineEdit()
        self.icon = IconBox(context, "landmark")
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("Icon"), self.icon)
        self.scale = ScaleEditor(context, NEW_SCALE, ())
        self.form.addRow(self.scale)

    def apply(self) -> bool:
        """Add the criterion."""
        desk = self.context.desk
        name, scale = self.name.text(), self.scale.scale()
        return desk.do(edits.add_criterion, desk.scoring.round.id, name, self.icon.chosen(), scale)


class RenameCriterion(EntryDialog):
    """Asks for another name and icon."""

    def __init__(self, context: Context, criterion: Criterion, parent: QWidget) -> None:
        super().__init__(context, tr("Name and icon of a criterion"), tr("Rename"), parent)
        self._criterion = criterion
        self.name = QLineEdit(criterion.name)
        self.name.selectAll()
        self.icon = IconBox(context, criterion.icon)
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("Icon"), self.icon)

    def apply(self) -> bool:
        """Rename the criterion, with its icon, in one step."""
        return self.context.desk.do(
            edits.rename_criterion, self._criterion.id, self.name.text(), self.icon.chosen()
        )


class EditScale(EntryDialog):
    """Asks for another scale or value function."""

    def __init__(self, context: Context, criterion: Criterion, parent: QWidget) -> None:
        title = tr("Scale of {criterion}").format(criterion=criterion.name)
        super().__init__(context, title, tr("Save"), parent)
        self._criterion = criterion
        self.scale = ScaleEditor(context, criterion.scale, readings_of(context, criterion))
        self.form.addRow(self.scale)

    def apply(self) -> bool:
        """Write the scale."""
        desk, scale = self.context.desk, self.scale.scale()
        if scale == self._criterion.scale:
            return True
        return desk.do(edits.set_scale, desk.scoring.round.id, self._criterion.id, scale)
