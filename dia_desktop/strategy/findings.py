"""What the Robustness page says at its left: findings in plain language, each linked to its chart.

Winner words stand only where the result carries them; what is open is called open.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.drivers import settling_title, settling_words
from dia_desktop.strategy.finding import Chart, Finding, Level
from dia_desktop.strategy.methods import agreeing_on_top, first_place, movement, not_run, scale_sentence
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.partner_ranking import disagreement_words, others_sentences, winner_sentence
from dia_desktop.strategy.places import (
    WORTH_NAMING,
    capitalised,
    filled_top,
    is_open,
    open_place,
    place_name,
    rank_shares,
)
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.strategy.robustness_report import RobustnessReport
from dia_desktop.strategy.stability import swap
from dia_desktop.strategy.stability_words import swap_sentences, without_sentence
from dia_desktop.strategy.verdict import (
    anything_known,
    joined,
    nothing_to_say,
    rivals_through_gaps,
    second_line,
    varied_words,
)


def page_headline(report: RobustnessReport) -> str:
    """Return the finding of the whole page, without a full stop."""
    ranking, depth = report.ranking, report.stability.depth
    if not anything_known(ranking):
        return nothing_to_say()
    leader = ranking.market(0).name
    place = open_place(ranking, report.firmness, depth)
    if place == 0:
        if rivals_through_gaps(ranking):
            return tr("{leader} is ahead on what is known so far").format(leader=leader)
        return tr("First place is open")
    if place is not None:
        return tr("{leader} leads; {place} is open").format(leader=leader, place=place_name(place))
    if depth > 1:
        return tr("{leader} leads, and the first {count} places hold").format(leader=leader, count=depth)
    return tr("{leader} leads").format(leader=leader)


def conditions(firmness: Robustness, numbers: Numbers) -> str:
    """Return how many draws of what, from which seed, and what the marks mean where a share carries one."""
    said = tr("{draws} draws · {what} · seed {seed}").format(
        draws=numbers.number(firmness.draws, 0), what=varied_words(firmness, numbers), seed=firmness.seed
    )
    if not firmness.unsettled.any():
        return said
    return tr("{said} · ≈, ≤, ≥: another seed could change the last digit").format(said=said)


def findings(report: RobustnessReport, numbers: Numbers) -> tuple[Finding, ...]:
    """Return the findings of a report, those on the ranking first; () before two markets are scored."""
    if not anything_known(report.ranking):
        return ()
    rules: tuple[Callable[[RobustnessReport, Numbers], Finding | None], ...] = (
        _top,
        _first,
        _open_place,
        _missing,
        _weights,
        _methods,
        _partners,
        _drivers,
    )
    return tuple(found for rule in rules if (found := rule(report, numbers)) is not None)


def findings_text(report: RobustnessReport, numbers: Numbers) -> str:
    """Return headline, conditions and findings as plain text, one finding a line."""
    lines = [page_headline(report), conditions(report.firmness, numbers), ""]
    lines += [f"{found.title}: {found.whole}" for found in findings(report, numbers)]
    return "\n".join(lines).rstrip()


def _top(report: RobustnessReport, numbers: Numbers) -> Finding | None:
    count = filled_top(report.firmness, report.stability.depth)
    if count == 0:
        return None
    ranking, firmness = report.ranking, report.firmness
    markets = joined([ranking.market(place).name for place in range(count)])
    agreeing, ran = agreeing_on_top(report.methods, ranking, count), len(report.methods.ran)
    methods = (
        tr("All {count} methods agree.").format(count=ran)
        if agreeing == ran
        else tr("{some} of {count} methods agree.").format(some=agreeing, count=ran)
    )
    return Finding(
        Level.OK,
        tr("{markets} fill the first {count} places").format(markets=markets, count=count),
        tr("In {share} of draws, in any order. {methods}").format(
            share=firmness.percent(float(firmness.top[count - 1]), numbers), methods=methods
        ),
        Chart.RANKS,
    )


def _first(report: RobustnessReport, numbers: Numbers) -> Finding:
    ranking, depth = report.ranking, report.stability.depth
    leader, market = int(ranking.order[0]), ranking.market(0).name
    weights, both = report.shares[Varied.WEIGHTS], report.firmness
    of_weights = weights.percent(float(weights.first[leader]), numbers)
    of_both = both.percent(float(both.first[leader]), numbers)
    if rivals_through_gaps(ranking):
        # The share of weightings alone would hide that nothing is known of a rival's score.
        title = tr("{market} is first in {share} of plausible inputs").format(market=market, share=of_both)
        said = [
            _rest(report, numbers),
            tr("In {share} of weightings with missing scores in their middle.").format(share=of_weights),
            second_line(ranking, depth),
        ]
        return Finding.of(Level.WARN, title, said, Chart.RANKS)
    title = tr("{market} is first in {share} of weightings").format(market=market, share=of_weights)
    said = [tr("And in {share} when scores vary too.").format(share=of_both)] if both.values_vary else []
    level = Level.WARN if is_open(ranking, both, 0) else Level.OK
    return Finding.of(level, title, [*said, _rest(report, numbers)], Chart.RANKS)


def _rest(report: RobustnessReport, numbers: Numbers) -> str:
    """Return who is first in the other draws."""
    ranking, firmness = report.ranking, report.firmness
    rows = [
        int(row)
        for row in np.argsort(-firmness.first, kind="stable")
        if row != ranking.order[0] and firmness.first[row] > WORTH_NAMING
    ]
    names = [ranking.matrix.markets[row].name for row in rows]
    if not rows:
        return tr("No other market is first in more than a handful of draws.")
    if len(rows) == 1:
        return tr("{market} takes the rest.").format(market=names[0])
    return tr("{market} in {share}, then {others}.").format(
        market=names[0],
        share=firmness.percent(float(firmness.first[rows[0]]), numbers),
        others=joined(names[1:]),
    )


def _open_place(report: RobustnessReport, numbers: Numbers) -> Finding | None:
    ranking, firmness = report.ranking, report.firmness
    place = open_place(ranking, firmness, report.stability.depth)
    if place is None:
        return None
    tied = place < len(ranking.ties) and bool(ranking.ties[place])
    pattern = tr("{place} is too close to call") if tied else tr("{place} is open")
    # The shares of the first place are said with the leader.
    shares = rank_shares(ranking, firmness, place, numbers) if place > 0 else ""
    said = [tr("{shares}.").format(shares=shares) if shares else "", *_open_swap(report, numbers)]
    return Finding.of(Level.WARN, pattern.format(place=capitalised(place_name(place))), said, Chart.RANKS)


def _open_swap(report: RobustnessReport, numbers: Numbers) -> list[str]:
    """Return what would swap the two markets around the first open place, where there is one."""
    ranking = report.ranking
    place = open_place(ranking, report.firmness, report.stability.depth)
    if place is None or place >= len(ranking.ties):
        return []
    return swap_sentences(swap(report.scoring, ranking, place), ranking, numbers)


def _missing(report: RobustnessReport, _numbers: Numbers) -> Finding | None:
    ranking = report.ranking
    gaps = [int(row) for row in ranking.order if ranking.open[row] > 0]
    if not gaps:
        return None
    moving = [row for row in gaps if ranking.best_rank[row] != ranking.worst_rank[row]]
    names = [ranking.matrix.markets[row].name for row in (moving or gaps)]
    if moving:
        ranges = [
            tr("{market} {best}–{worst}").format(
                market=name, best=int(ranking.best_rank[row]), worst=int(ranking.worst_rank[row])
            )
            for row, name in zip(moving, names, strict=True)
        ]
        title = tr_n(
            "A missing score leaves the rank of {markets} open",
            "Missing scores leave the ranks of {markets} open",
            len(moving),
        ).format(markets=joined(names))
        detail = tr("Ranks still possible: {ranges}.").format(ranges=", ".join(ranges))
        return Finding(Level.WARN, title, detail, Chart.RANKS)
    place = capitalised(place_name(int(ranking.best_rank[gaps[0]]) - 1))
    title = (
        tr("{place} stays with {market}").format(place=place, market=names[0])
        if len(gaps) == 1
        else tr("{markets} keep their places").format(markets=joined(names))
    )
    return Finding(
        Level.OK,
        title,
        tr("Whatever the missing scores turn out to be, with all other inputs as they are now."),
        Chart.RANKS,
    )


def _weights(report: RobustnessReport, numbers: Numbers) -> Finding:
    ranking, moves = report.ranking, report.stability
    near = [room for room in moves.rooms if room.near_first or room.near_top]
    known = _open_swap(report, numbers)
    swaps = [swap_sentences(each, ranking, numbers) for each in (moves.swaps if near else moves.swaps[:1])]
    new = [each for each in swaps if each != known]
    said = [*itertools.chain.from_iterable(new), without_sentence(moves.without, ranking)]
    if (ranking.ranks == 1).sum() > 1:
        return Finding.of(Level.WARN, tr("First place is level at the weights of now"), said, Chart.WEIGHTS)
    if not near:
        title = tr("No weight is near a point where the top changes")
        return Finding.of(Level.OK, title, said, Chart.WEIGHTS)
    title = tr_n(
        "The weight of {criteria} is near a point where the top changes",
        "The weights of {criteria} are near a point where the top changes",
        len(near),
    ).format(criteria=joined([ranking.matrix.criteria[room.criterion].name for room in near]))
    return Finding.of(Level.WARN, title, said, Chart.WEIGHTS)


def _methods(report: RobustnessReport, _numbers: Numbers) -> Finding:
    found, ranking = report.methods, report.ranking
    said = [
        tr("{movement}.").format(movement=capitalised(movement(found, ranking))),
        not_run(found),
        scale_sentence(found, report.scoring),
        tr("Missing scores stand in the middle of their range.") if found.gaps else "",
    ]
    alike = agreeing_on_top(found, ranking, 1) == len(found.ran)
    level = Level.OK if alike else Level.WARN
    return Finding.of(level, first_place(found, ranking), said, Chart.METHODS)


def _partners(report: RobustnessReport, numbers: Numbers) -> Finding | None:
    found, ranking = report.partners, report.ranking
    if not found.rankings:
        return None
    if not found.gave:
        return Finding(
            Level.INFO,
            tr("No partner has its own ranking"),
            tr("It takes scores or weights that partners give themselves."),
            Chart.PARTNERS,
        )
    said = others_sentences(found, ranking)
    if found.disagreements:
        furthest = disagreement_words(found.disagreements[0], ranking, numbers)
        said.append(tr("Furthest apart: {cell}.").format(cell=furthest))
    level = Level.WARN if 2 * found.same_winner < found.gave else Level.INFO
    return Finding.of(level, winner_sentence(found, ranking), said, Chart.PARTNERS)


def _drivers(report: RobustnessReport, numbers: Numbers) -> Finding:
    said = [(tr("first place"), report.first)]
    if report.cut is not None:
        said.append((tr("the cut line"), report.cut))
    sentences = [
        tr("{what}: {words}.").format(
            what=capitalised(what), words=settling_words(tornado, report.scoring, numbers)
        )
        for what, tornado in said
    ]
    return Finding.of(Level.INFO, settling_title(report.first), sentences, Chart.DRIVERS)
