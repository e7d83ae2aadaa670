"""What counts as a plausible weighting, and how many are drawn from which seed."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import set_draw_settings
from dia_desktop.strategy.weighing import DrawSettings
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.number_field import NumberField

AUTOMATIC, COUNTED = range(2)
#: What a field proposes where the number of draws was automatic.
PROPOSED_DRAWS = 100_000
MOST_DRAWS, MOST_SEED = 10_000_000, 2**31 - 1


class SettingsDialog(FormDialog):
    """Sets margin, draws and seed of the shown round; a closed one can only be looked at."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        editable = context.desk.editable
        intro = (
            tr("Plausible are weights near those of now. With the same seed the same weights are drawn.")
            if editable
            else tr("This round may only be looked at, and its test settings with it.")
        )
        super().__init__(context, tr("Test settings"), tr("Set"), intro, parent)
        settings = context.desk.scoring.weighing.settings
        self.margin = NumberField()
        self.margin.setRange(1, 100)
        self.margin.setValue(round(100 * settings.margin))
        self.margin.setPrefix("±")
        self.margin.setSuffix(tr(" points"))
        self.how = QComboBox()
        self.how.addItems([tr("As many as the digits need"), tr("A fixed number")])
        self.how.setCurrentIndex(COUNTED if settings.draws else AUTOMATIC)
        self.draws = _number(context, 1, MOST_DRAWS, settings.draws or PROPOSED_DRAWS)
        self.seed = _number(context, 0, MOST_SEED, settings.seed)
        self.seed.setGroupSeparatorShown(False)
        self.add_field(tr("Each weight varies by"), self.margin)
        self.add_field(tr("Draws"), self.how)
        self.add_field(tr("Number of draws"), self.draws)
        self.add_field(tr("Seed"), self.seed)
        self.how.currentIndexChanged.connect(self._tell)
        for field in (self.margin, self.how, self.seed, self.act_button):
            field.setEnabled(editable)
        self.act_button.setVisible(editable)
        self.leave_button.setText(tr("Cancel") if editable else tr("Close"))
        self._tell()

    def _tell(self) -> None:
        counted = self.how.currentIndex() == COUNTED
        self.draws.setEnabled(counted and self.context.desk.editable)

    def carry_out(self) -> bool:
        """Store the settings, as one step; without a change nothing is written."""
        desk = self.context.desk
        before = desk.scoring.weighing.settings
        same_margin = self.margin.value() == round(100 * before.margin)
        settings = DrawSettings(
            margin=before.margin if same_margin else self.margin.value() / 100,
            draws=self.draws.value() if self.how.currentIndex() == COUNTED else 0,
            seed=self.seed.value(),
        )
        if settings == before:
            return True
        return desk.do(set_draw_settings, desk.scoring.round.id, settings)


def _number(context: Context, least: int, most: int, value: int) -> NumberField:
    field = NumberField()
    field.setLocale(context.locale)
    field.setGroupSeparatorShown(True)
    field.setRange(least, most)
    field.setValue(value)
    return field
