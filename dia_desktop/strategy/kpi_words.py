"""How KPIs stand, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.kpi_progress import KpiProgress, KpiState
from dia_desktop.strategy.numbers import Numbers, needed_decimals

_MOST_DECIMALS: Final = 2


def kpi_headline(found: Sequence[KpiProgress]) -> str:
    """Return how many targets are met, e.g. "1 of 3 targets met; 2 without a target"."""
    if not found:
        return tr("No KPIs yet: say what is to be reached")
    count = Counter(each.state for each in found)
    untold = count[KpiState.NO_TARGET]
    targets = len(found) - untold
    if not targets:
        return tr_n("{count} KPI, without a target", "{count} KPIs, none with a target", untold).format(
            count=untold
        )
    said = [
        tr_n("{met} of {count} target met", "{met} of {count} targets met", targets).format(
            met=count[KpiState.MET], count=targets
        )
    ]
    if count[KpiState.MISSED]:
        said.append(tr("{count} missed").format(count=count[KpiState.MISSED]))
    if count[KpiState.NOTHING_READ]:
        said.append(tr("{count} not read yet").format(count=count[KpiState.NOTHING_READ]))
    line = ", ".join(said)
    return tr("{said}; {count} without a target").format(said=line, count=untold) if untold else line


def kpi_state_words(progress: KpiProgress) -> str:
    """Return how a KPI stands."""
    target, value = progress.kpi.target, progress.value
    if progress.state is KpiState.MET and target is not None and value is not None and value != target:
        return tr("better than the target") if progress.kpi.lower_is_better else tr("target passed")
    return {
        KpiState.NO_TARGET: tr("no target set"),
        KpiState.NOTHING_READ: tr("nothing read yet"),
        KpiState.MET: tr("target met"),
        KpiState.MISSED: tr("target missed"),
        KpiState.AHEAD: tr("ahead of plan"),
        KpiState.ON_PLAN: tr("on plan"),
        KpiState.BEHIND: tr("behind plan"),
        KpiState.OPEN: tr("not reached yet"),
    }[progress.state]


def kpi_value_words(progress: KpiProgress, numbers: Numbers) -> str:
    """Return what was achieved of what is wanted, e.g. "31 of 10"; "–" stands for what was not read."""
    value = tr("–") if progress.value is None else figure_words(progress.value, numbers)
    if progress.state is KpiState.NO_TARGET or progress.kpi.target is None:
        return value
    return tr("{value} of {target}").format(value=value, target=figure_words(progress.kpi.target, numbers))


def planned_words(progress: KpiProgress, numbers: Numbers) -> str:
    """Return what is planned by the day, e.g. "3 planned by now"; "" where that is not known."""
    if progress.planned is None:
        return ""
    return tr("{number} planned by now").format(number=figure_words(round(progress.planned, 1), numbers))


def trend_words(progress: KpiProgress, numbers: Numbers) -> str:
    """Return how a KPI moves, e.g. "+2 a year"; "" where that is not known."""
    if progress.trend is None:
        return ""
    trend = round(progress.trend, 1)
    if not trend:
        return tr("unchanged")
    sign = "+" if trend > 0 else ""
    return tr("{change} a year").format(change=sign + figure_words(trend, numbers))


def figure_words(value: float, numbers: Numbers) -> str:
    """Return a figure of a KPI with the decimals it has, two at most."""
    return numbers.number(value, needed_decimals(value, _MOST_DECIMALS))
