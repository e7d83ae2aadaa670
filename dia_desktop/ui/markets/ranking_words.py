"""What the ranking says in words: rows, segments, moves, and why a market stands where it does."""

from __future__ import annotations

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import IntArray, Ranking, shown_parts
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.partners import Stance
from dia_desktop.strategy.records import Basis, Score
from dia_desktop.strategy.standings import not_scored, rank_range, role_name, total_text
from dia_desktop.strategy.verdict import joined
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.judgement_words import (
    Circle,
    circle_of,
    each_sentence,
    group_sentences,
    stance_of,
    view_sentences,
)

EN_DASH = "\N{EN DASH}"
#: A narrower 5-95 % range is not worth a whisker: one decimal is shown.
LEAST_SPREAD = 0.05


def move_text(ranks: IntArray, row: int, market_id: str, previous: dict[str, int]) -> tuple[str, int]:
    """Return the move since the last round and its direction (1 up, -1 down); "" in the first round."""
    if not previous:
        return "", 0
    if market_id not in previous:
        return tr("new"), 0
    steps = previous[market_id] - int(ranks[row])
    return ("=", 0) if steps == 0 else (str(abs(steps)), 1 if steps > 0 else -1)


def gaps_text(ranking: Ranking, row: int) -> str:
    """Return which criteria of a market are not scored, as far as they carry weight; "" for none."""
    names = not_scored(ranking, row)
    return tr("{criteria} not scored").format(criteria=joined(names, 2)) if names else ""


def row_sentence(desk: Desk, ranking: Ranking, place: int, numbers: Numbers) -> str:
    """Return one row of the ranking as text."""
    row = int(ranking.order[place])
    market = ranking.matrix.markets[row]
    said = tr("{rank}. {market}, {role}: {total} points").format(
        rank=int(ranking.ranks[row]),
        market=market.name,
        role=role_name(market.role),
        total=total_text(ranking, row, numbers),
    )
    for extra in (gaps_text(ranking, row), _ranks_open(ranking, row), _moved(desk, ranking, row)):
        if extra:
            said = f"{said}, {extra}"
    return said


def _ranks_open(ranking: Ranking, row: int) -> str:
    ranks = rank_range(ranking, row)
    return tr("could take ranks {ranks}").format(ranks=ranks) if ranks else ""


def _moved(desk: Desk, ranking: Ranking, row: int) -> str:
    text, direction = move_text(ranking.ranks, row, ranking.matrix.markets[row].id, desk.previous_ranks)
    if direction > 0:
        return tr("up by {steps} since the last round").format(steps=text)
    return tr("down by {steps} since the last round").format(steps=text) if direction < 0 else ""


def segment_tip(desk: Desk, ranking: Ranking, row: int, column: int, numbers: Numbers) -> str:
    """Return where a part of a bar comes from: points = weight x score, and the source of the score."""
    matrix = ranking.matrix
    market, criterion = matrix.markets[row], matrix.criteria[column]
    lines = [tr("{market}, {criterion}").format(market=market.name, criterion=criterion.name)]
    weight = numbers.number(float(ranking.weights[column]) * 100)
    if matrix.missing[row, column]:
        most = numbers.number(float(ranking.weights[column]) * 100)
        lines.append(
            tr("not scored: 0 to {most} points at a weight of {weight} %").format(most=most, weight=weight)
        )
        return "\n".join(lines)
    pattern = tr("{points} points = weight {weight} % × score {score}")
    lines.append(
        pattern.format(
            points=numbers.number(float(ranking.parts[row, column])),
            weight=weight,
            score=numbers.number(float(matrix.values[row, column])),
        )
    )
    cell = desk.scoring.score(market.id, criterion.id)
    if cell is not None:
        lines += origin(cell, numbers, circle_of(desk))
    return "\n".join(lines)


def origin(cell: Score, numbers: Numbers, circle: Circle) -> list[str]:
    """Return where a score comes from, of when, and what was noted."""
    stood = stance_of(circle, cell)
    lines = view_sentences(stood, circle)
    if cell.basis is Basis.AGREED:
        lines.append(tr("agreed in the room"))
    if stood is Stance.JUDGED and circle.speaker is not None:
        lines.append(tr("judged by {partner}").format(partner=circle.speaker.short))
    else:
        lines += [*each_sentence(cell, circle, numbers), *group_sentences(cell, circle, numbers)]
    if cell.source and cell.vintage:
        lines.append(tr("Source: {source}, {vintage}").format(source=cell.source, vintage=cell.vintage))
    elif cell.source:
        lines.append(tr("Source: {source}").format(source=cell.source))
    elif cell.basis is Basis.EVIDENCE:
        lines.append(tr("no source given"))
    if cell.note:
        lines.append(tr("Note: {note}").format(note=cell.note))
    if cell.review_date is not None:
        lines.append(tr("Review on {day}").format(day=numbers.day(cell.review_date)))
    return lines


def total_tip(ranking: Ranking, row: int, numbers: Numbers) -> str:
    """Return what a total is made of, and its 5-95 % range."""
    name = ranking.matrix.markets[row].name
    total = total_text(ranking, row, numbers)
    lines = [tr("{market}: {total} points, the sum of weight × score").format(market=name, total=total)]
    low, high = float(ranking.low[row]), float(ranking.high[row])
    if high - low > LEAST_SPREAD:
        pattern = (
            tr("with all that is not scored from 0 to 100 and the errors of the rest: {low} to {high}")
            if ranking.open[row] > 0
            else tr("5–95 % of plausible scores: {low} to {high}")
        )
        lines.append(pattern.format(low=numbers.number(low), high=numbers.number(high)))
    return "\n".join(lines)


def why_here(ranking: Ranking, row: int, numbers: Numbers) -> str:
    """Return why a market stands before the next one (the last: after the one before), part by part."""
    order = [int(at) for at in ranking.order]
    place = order.index(row)
    other = order[place + 1] if place + 1 < len(order) else order[place - 1]
    a, b = ranking.matrix.markets[row].name, ranking.matrix.markets[other].name
    middle = ranking.weights * (ranking.matrix.values[row] - ranking.matrix.values[other])
    gap = float(middle.sum())
    parts = shown_parts([float(part) for part in middle])
    pieces = [
        tr("{criterion} {points}").format(
            criterion=ranking.matrix.criteria[i].name,
            points=f"{'+' if parts[i] > 0 else ''}{numbers.number(parts[i])}",
        )
        for i in sorted(range(len(parts)), key=lambda i: -abs(parts[i]))
        if parts[i] != 0
    ]
    if numbers.number(abs(gap)) == numbers.number(0.0):
        said = tr("{a} is level with {b}").format(a=a, b=b)
    else:
        pattern = tr("{a} is {gap} points ahead of {b}") if gap > 0 else tr("{a} is {gap} points behind {b}")
        said = pattern.format(a=a, b=b, gap=numbers.number(abs(gap)))
    if pieces:
        said = tr("{said}: {parts}").format(said=said, parts=", ".join(pieces))
    gaps = [text for text in (gaps_text(ranking, row), gaps_text(ranking, other)) if text]
    if gaps:
        said = tr("{said} (what is not scored counted at the middle of its range)").format(said=said)
    return tr("{said}.").format(said=said)
