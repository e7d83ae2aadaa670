"""How far the money goes: what each source gives in a year, stacked up against the budget of the year."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts.chips import ROW, draw_rows
from dia_desktop.charts.coverage_legend import STROKE, legend_chips, legend_rows, source_box, source_name
from dia_desktop.charts.money_scale import MoneyScale, axis_steps, money_scale
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.sketch import Box, Line, Measure, Sketch
from dia_desktop.charts.sketch_pad import BODY, CAPTION, MORE_LINE, NAME, NOTE, NOTE_HEAD, Pad
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.coverage import CurrencyCoverage, SourcePart, YearCoverage, coverages
from dia_desktop.strategy.funding import Funding, FundingStatus
from dia_desktop.strategy.funding_words import coverage_parts_words
from dia_desktop.strategy.numbers import Numbers

#: Around the columns: the axis at their left, words above them, years below.
LEFT, RIGHT, ABOVE, BELOW = 44.0, 8.0, 40.0, 44.0
#: Between the figures of the axis and the columns; the line that says what is applied for.
LEFT_GAP, APPLIED_LINE = 14.0, 14.0
LEGEND_GAP, PANEL_GAP, TITLE = 6.0, 18.0, 22.0
PLOT, LEAST_PLOT = 240.0, 48.0
MOST_COLUMN, SHARE = 72.0, 0.7
#: How far the stroke of the budget reaches beyond its column.
BEYOND = 14.0
#: Between two parts, and the least height of a part that holds its amount.
SLIT, LEAST_WRITTEN = 1.5, 12.5
CHIP, CHIP_SIDE = 18.0, 8.0
EMPTY = 150.0
HUNDRED = 100

_ORDER = {FundingStatus.GRANTED: 0, FundingStatus.APPLIED: 1, FundingStatus.IDEA: 2}


def coverage_chart(
    funding: Funding,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay out one panel per currency; without any amount, what is known of the sources."""
    pad = Pad(theme, measure, numbers)
    found = [each for each in coverages(funding) if each.years]
    legend = legend_rows(pad, [*legend_chips(pad, funding, found, width)], width, height)
    top = len(legend) * ROW + LEGEND_GAP
    draw_rows(legend, 0.0, 0.0)
    if not found:
        return _nothing(pad, funding, top, (width, height))
    panels = [_Panel(pad, each, width, titled=len(found) > 1) for each in found]
    shown = _fitting(panels, None if height is None else height - top)
    left_out = len(panels) - len(shown)
    plot = _plot_height(shown, None if height is None else height - top - MORE_LINE * bool(left_out))
    for panel in shown:
        panel.draw(top, plot)
        top += plot + panel.frame + PANEL_GAP
    if left_out:
        pad.left_out(top - PANEL_GAP, width, _more_currencies(left_out))
    return pad.sketch(width, (top - PANEL_GAP) if height is None else height)


def _fitting(panels: list[_Panel], room: float | None) -> list[_Panel]:
    """Return as many panels as there is room for, at least one."""
    if room is None or sum(panel.least for panel in panels) <= room:
        return panels
    room -= MORE_LINE
    count, taken = 0, 0.0
    for panel in panels:
        taken += panel.least
        count += taken <= room
    return panels[: max(count, 1)]


def _plot_height(panels: list[_Panel], room: float | None) -> float:
    """Return how high the columns may be, the same in all panels."""
    if room is None:
        return PLOT
    frames = sum(panel.frame for panel in panels) + PANEL_GAP * (len(panels) - 1)
    return max((room - frames) / len(panels), LEAST_PLOT / 2)


def _more_currencies(count: int) -> str:
    return tr_n("one more currency", "{count} more currencies", count).format(count=count)


def _nothing(pad: Pad, funding: Funding, top: float, size: tuple[float, float | None]) -> Sketch:
    """Say calmly that there is nothing to add up."""
    width, height = size
    high = max(EMPTY, 0.0 if height is None else height - top)
    said = nothing_words(funding) if height is not None else no_amounts_words(funding)
    lines = pad.broken(said, width - 40, BODY, 4)
    middle = top + high / 2 - 10.0 * (len(lines) - 1)
    for line in lines:
        pad.write(width / 2, middle, line, BODY, pad.theme.text_2, "center")
        middle += 20.0
    pad.spot(0.0, top, width, high, said)
    return pad.sketch(width, top + high)


def no_amounts_words(funding: Funding) -> str:
    """Return why there is nothing to add up, a sentence."""
    if not funding.sources:
        return tr("There is no source of money and no budget yet.")
    if any(each.amount_cents is not None for each in funding.sources):
        return tr("No budget is entered, and no source says yet what it gives in which year.")
    return tr("No budget is entered, and no amount is known of any source.")


def nothing_words(funding: Funding) -> str:
    """Return why there is nothing to add up, and what to do."""
    said = no_amounts_words(funding)
    if not funding.sources:
        return tr("{said} Add a source, enter the yearly budget.").format(said=said)
    return tr("{said} Enter the yearly budget and what each source gives.").format(said=said)


# -- a panel -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a year stands."""

    left: float
    width: float

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


class _Panel:
    """The years of one currency."""

    def __init__(self, pad: Pad, currency: CurrencyCoverage, width: float, *, titled: bool) -> None:
        self._pad = pad
        self._currency = currency
        self._width = width
        self._titled = titled
        self._plot = PLOT
        tallest = max(max(year.coverage.need or 0, year.coverage.given.counted) for year in currency.years)
        self._most = max(tallest, 1)
        self._scale: MoneyScale = money_scale(tallest, currency.currency)
        self._left = max(LEFT, pad.width(self._scale.figure(tallest, pad.numbers), NOTE) + LEFT_GAP)
        applied = any(_applied_share(year, pad.numbers) for year in currency.years)
        self._below = BELOW + (APPLIED_LINE if applied else 0.0)

    @property
    def frame(self) -> float:
        """What it takes besides its columns."""
        return ABOVE + self._below + (TITLE if self._titled else 0.0)

    @property
    def least(self) -> float:
        """The least height in which it can be read, with the gap below it."""
        return self.frame + LEAST_PLOT + PANEL_GAP

    def draw(self, top: float, plot: float) -> None:
        """Draw it from its upper edge, its columns up to `plot` high."""
        pad, theme = self._pad, self._pad.theme
        self._plot = plot
        if self._titled:
            pad.write(0.0, top + TITLE / 2, one_line(self._currency.currency) or "?", NAME, theme.text)
            top += TITLE
        base = top + ABOVE + self._plot
        self._axis(top, base)
        years = self._currency.years
        slot = (self._width - self._left - RIGHT) / len(years)
        wide = min(MOST_COLUMN, slot * SHARE)
        for place, year in enumerate(years):
            column = _Column(self._left + slot * (place + 0.5) - wide / 2, wide)
            self._year(year, column, base, slot)

    def _y(self, cents: int, base: float) -> float:
        return base - self._plot * cents / self._most

    def _axis(self, top: float, base: float) -> None:
        pad, theme, scale = self._pad, self._pad.theme, self._scale
        pad.write(0.0, top + 10, scale.name, CAPTION, theme.text_2)
        room = max(1, min(6, int(self._plot / 28)))
        for value in axis_steps(self._most / scale.unit, room):
            y = self._y(round(value * scale.unit), base)
            pad.add(
                Line(((self._left, y), (self._width - RIGHT, y)), theme.line if value == 0 else theme.hair)
            )
            figure = scale.figure(round(value * scale.unit), pad.numbers)
            pad.write(self._left - 8, y, figure, NOTE, theme.text_2, "right")

    def _year(self, year: YearCoverage, column: _Column, base: float, slot: float) -> None:
        top = self._stack(year, column, base)
        need = year.coverage.need
        if need is not None:
            self._open(year, column, base, top)
            self._budget(year, need, column, (base, slot))
            self._over(year, column, top, slot)
        self._foot(year, column, base, slot)
        full = base - self._plot - ABOVE / 2
        self._pad.spot(
            column.middle - slot / 2,
            full,
            slot,
            base + self._below - full - 2,
            year_words(year, self._scale, self._pad.numbers),
            str(year.year),
        )

    def _stack(self, year: YearCoverage, column: _Column, base: float) -> float:
        """Draw what the sources give, the surest at the bottom; return where it ends."""
        below = 0
        for part in stacked(year):
            y, y0 = self._y(below + part.amount_cents, base), self._y(below, base)
            below += part.amount_cents
            self._part(part, column, y, y0 - y)
        return self._y(below, base)

    def _part(self, part: SourcePart, column: _Column, y: float, height: float) -> None:
        pad, theme, source = self._pad, self._pad.theme, part.source
        shown = max(height - SLIT, 0.5)
        box = source_box(theme, source, (column.left, y + SLIT / 2, column.width, shown))
        pad.add(box)
        figure = self._scale.figure(part.amount_cents, pad.numbers)
        wide = pad.width(figure, NOTE_HEAD)
        if height < LEAST_WRITTEN or wide + 6 > column.width:
            return
        if box.hatching:
            pad.add(Box(column.middle - wide / 2 - 3, y + height / 2 - 7, wide + 6, 14, box.fill, radius=2))
        ink = theme.text_on(box.fill) if source.status is FundingStatus.GRANTED else theme.text
        pad.write(column.middle, y + height / 2, figure, NOTE_HEAD, ink, "center")

    def _open(self, year: YearCoverage, column: _Column, base: float, top: float) -> None:
        """Draw what is missing up to the budget, and name it."""
        pad, theme, missing = self._pad, self._pad.theme, year.coverage.open
        if not missing:
            return
        y = self._y(year.coverage.need or 0, base)
        height = top - y
        pad.add(Box(column.left, y, column.width, height, theme.warn_fill))
        figure = self._scale.figure(missing, pad.numbers)
        said = tr("{amount} open").format(amount=figure)
        fits = [text for text in (said, figure) if pad.width(text, NOTE_HEAD) + 6 <= column.width]
        if fits and height >= LEAST_WRITTEN:
            pad.write(column.middle, y + height / 2, fits[0], NOTE_HEAD, theme.warn_text, "center")
        elif pad.width(figure, NOTE_HEAD) <= BEYOND + 12:
            pad.write(column.left + column.width + 3, top + 8, figure, NOTE_HEAD, theme.warn_text)

    def _budget(self, year: YearCoverage, need: int, column: _Column, place: tuple[float, float]) -> None:
        pad, theme = self._pad, self._pad.theme
        base, slot = place
        y, out = self._y(need, base), min(BEYOND, column.width / 5)
        pad.add(Line(((column.left - out, y), (column.left + column.width + out, y)), theme.text, STROKE))
        if not year.coverage.over:
            figure = self._scale.figure(need, pad.numbers)
            if pad.width(figure, NAME) > slot - 4:
                return
            pad.write(column.middle, y - 12, figure, NAME, theme.text, "center")

    def _over(self, year: YearCoverage, column: _Column, top: float, slot: float) -> None:
        """Say on a chip above the column by how much it passes the budget."""
        pad, theme, over = self._pad, self._pad.theme, year.coverage.over
        if not over:
            return
        amount = self._scale.words(over, pad.numbers)
        said = tr("over by {amount}").format(amount=amount)
        texts = [text for text in (said, f"+{amount}") if pad.width(text, NOTE_HEAD) + 2 * CHIP_SIDE <= slot]
        if not texts:
            return
        wide = pad.width(texts[0], NOTE_HEAD) + 2 * CHIP_SIDE
        box = (column.middle - wide / 2, top - CHIP - 6, wide, CHIP)
        pad.add(Box(*box, theme.warn_fill, theme.warn_line, CHIP / 2))
        pad.write(column.middle, top - CHIP / 2 - 6, texts[0], NOTE_HEAD, theme.warn_text, "center")

    def _foot(self, year: YearCoverage, column: _Column, base: float, slot: float) -> None:
        pad, theme = self._pad, self._pad.theme
        name, share = str(year.year), _share(year, pad.numbers)
        wide = pad.width(name, NAME)
        if wide <= slot - 4:
            pad.write(column.middle, base + 15, name, NAME, theme.text, "center")
        if pad.width(share, CAPTION) <= slot - 4:
            pad.write(column.middle, base + 33, share, CAPTION, theme.text_2, "center")
        more = _applied_share(year, pad.numbers)
        if more and pad.width(more, NOTE) <= slot - 4:
            pad.write(column.middle, base + 49, more, NOTE, theme.text_2, "center")


def stacked(year: YearCoverage) -> tuple[SourcePart, ...]:
    """Return what counts in a year, the surest first; what was refused is left out."""
    counted = [part for part in year.parts if part.source.status in _ORDER]
    return tuple(sorted(counted, key=lambda part: _ORDER[part.source.status]))


def _share(year: YearCoverage, numbers: Numbers) -> str:
    """Return how much of the budget is granted."""
    percent = year.coverage.granted_percent
    return tr("no budget") if percent is None else numbers.percent(percent / HUNDRED)


def _applied_share(year: YearCoverage, numbers: Numbers) -> str:
    """Return how much more of the budget is applied for; "" for nothing."""
    granted, both = year.coverage.granted_percent, year.coverage.applied_percent
    if granted is None or both is None or both == granted:
        return ""
    return tr("+{share} applied").format(share=numbers.percent((both - granted) / HUNDRED))


def year_words(year: YearCoverage, scale: MoneyScale, numbers: Numbers) -> str:
    """Return a year as part of a sentence."""
    coverage = year.coverage
    parts = [
        f"{source_name(part.source)} {scale.words(part.amount_cents, numbers)}" for part in year.parts
    ] or [tr("no source")]
    if coverage.need is None:
        parts.append(tr("no budget"))
    else:
        parts.append(tr("budget {amount}").format(amount=scale.words(coverage.need, numbers)))
        parts.append(coverage_parts_words(coverage, numbers))
    if coverage.open:
        parts.append(tr("{amount} open").format(amount=scale.words(coverage.open, numbers)))
    if coverage.over:
        parts.append(tr("over by {amount}").format(amount=scale.words(coverage.over, numbers)))
    return tr("{year}: {facts}").format(year=year.year, facts="; ".join(part for part in parts if part))
