"""What an expert would criticise in the scores, each with what mends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from dia_desktop.language import tr
from dia_desktop.strategy.criticism import Criticism, Model, Rule, names_of
from dia_desktop.strategy.evaluation import BEST, NOISE, WORST, BoolArray
from dia_desktop.strategy.records import Basis, Criterion, Market, Score

#: Evidence is out of date where it is of a year so many years before that of the round, or earlier.
OLD_YEARS = 4
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


def _dominated(model: Model) -> list[Criticism]:
    found = []
    for row, by in enumerate(_dominance(model)):
        better = [model.scoring.markets[int(other)] for other in np.flatnonzero(by)]
        if better:
            market = model.scoring.markets[row]
            what = tr("{market} is on no criterion better than {others}.").format(
                market=market.name, others=names_of(better)
            )
            fix = tr("No weights can put it ahead: check its scores, or keep it only for other reasons.")
            found.append(model.criticise(Rule.DOMINATED, what, fix, [market, *better]))
    return found


def _dominance(model: Model) -> BoolArray:
    """(n_markets, n_markets) whether the other one is nowhere worse and somewhere better, gaps or not.

    A missing score may be anything from worst to best. Criteria without weight count as well.
    """
    missing = model.ranking.matrix.missing
    least, most = np.where(missing, WORST, model.values), np.where(missing, BEST, model.values)
    nowhere_worse = (least[None] >= most[:, None] - NOISE).all(axis=2)
    somewhere_better = (least[None] > most[:, None] + NOISE).any(axis=2)
    return np.asarray(nowhere_worse & somewhere_better)


def _out_of_date(model: Model) -> list[Criticism]:
    year = model.scoring.round.as_of.year
    due = _cells(model, lambda cell: cell.review_date is not None and cell.review_date < model.today)
    old = _cells(model, lambda cell: _is_old(cell, year))
    fix = tr("Score them anew, or say why they still hold.")
    return [
        *_by_criterion(
            model,
            Rule.OUT_OF_DATE,
            due,
            tr("{criterion}: what is known of {markets} was due for review."),
            fix,
        ),
        *_by_criterion(
            model,
            Rule.OUT_OF_DATE,
            old,
            tr("{criterion}: the evidence on {markets} is {years} years older than the round, or more."),
            fix,
        ),
    ]


def _is_old(cell: Score, year: int) -> bool:
    """Whether evidence that counts is old, by the latest year its vintage names."""
    years = [int(found) for found in _YEAR.findall(cell.vintage)]
    return cell.basis is Basis.EVIDENCE and bool(years) and max(years) <= year - OLD_YEARS


def _no_reason(model: Model) -> list[Criticism]:
    bare = _cells(model, lambda cell: cell.basis is Basis.AGREED and not (cell.note or cell.source))
    return _by_criterion(
        model,
        Rule.NO_REASON,
        bare,
        tr("{criterion}: the agreed scores of {markets} carry no reason."),
        tr("Note why the room settled on them."),
    )


def _unsupported(model: Model) -> list[Criticism]:
    bare = _cells(model, lambda cell: cell.basis is Basis.EVIDENCE and not cell.source)
    return _by_criterion(
        model,
        Rule.UNSUPPORTED,
        bare,
        tr("{criterion}: the figures of {markets} name no source."),
        tr("Name where they come from."),
    )


def _cells(model: Model, wanted: Callable[[Score], bool]) -> list[tuple[Market, Criterion]]:
    """Return the market and criterion of scores that are wanted, in matrix order."""
    return [
        (market, criterion)
        for criterion in model.criteria
        for market in model.scoring.markets
        if (cell := model.scoring.score(market.id, criterion.id)) is not None and wanted(cell)
    ]


def _by_criterion(
    model: Model, rule: Rule, cells: Sequence[tuple[Market, Criterion]], what: str, fix: str
) -> list[Criticism]:
    """Return one criticism for each criterion that has such cells."""
    found = []
    for criterion in model.criteria:
        markets = [market for market, of in cells if of is criterion]
        if markets:
            sentence = what.format(criterion=criterion.name, markets=names_of(markets), years=OLD_YEARS)
            found.append(model.criticise(rule, sentence, fix, markets, [criterion]))
    return found


SCORE_RULES: tuple[Callable[[Model], list[Criticism]], ...] = (
    _dominated,
    _out_of_date,
    _no_reason,
    _unsupported,
)
