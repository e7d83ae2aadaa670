"""The words every picture and table of a ranking shares: totals, ranks, roles, weights, caveats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dia_desktop import __version__
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Round, Strategy
from dia_desktop.strategy.robustness import Robustness, is_settled, leader_share
from dia_desktop.strategy.verdict import about_sentence, caption, verdict

PROGRAM = f"DIA Desktop {__version__}"


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a ranking on paper.

    Attributes
    ----------
    sources : where the evidence comes from, each once.
    firmness : shares over plausible inputs, where they were computed.
    """

    strategy: Strategy
    scoring_round: Round
    numbers: Numbers
    sources: tuple[str, ...] = ()
    firmness: Robustness | None = None


def has_whisker(ranking: Ranking, row: int) -> bool:
    """Whether a market has one total, and that total an uncertainty."""
    return ranking.score(row) is not None and bool(ranking.high[row] - ranking.low[row] > 0)


def has_cut(ranking: Ranking, scoring_round: Round) -> bool:
    """Whether there are markets on both sides of the cut line."""
    return 0 < scoring_round.target_count < len(ranking.order)


def cut_words(scoring_round: Round) -> str:
    """Return what stands on the cut line."""
    return tr("Targets: top {count}").format(count=scoring_round.target_count)


def footer(ranking: Ranking, context: Context) -> tuple[str, ...]:
    """Return the lines under a ranking: what, weights, how to read it, how firm, sources, program."""
    said = _caveats(ranking)
    if context.firmness is not None:
        said.append(f"{verdict(ranking, context.firmness, context.numbers)}.")
        said.append(f"{caption(context.firmness, context.numbers)}.")
        if not is_settled(context.firmness, leader_share):
            said.append(about_sentence())
    return framed(ranking, context, said)


def framed(ranking: Ranking, context: Context, said: Sequence[str]) -> tuple[str, ...]:
    """Return the lines under any picture: what it is of, weights, what must be said, sources, program."""
    lines = [_what(context), _weights(ranking, context.numbers), *said]
    if context.sources:
        lines.append(tr("Sources: {sources}").format(sources="; ".join(context.sources)))
    return (*lines, PROGRAM)


def _what(context: Context) -> str:
    pattern = (
        tr("{title} (example strategy), {round}, as of {day}")
        if context.strategy.example
        else tr("{title}, {round}, as of {day}")
    )
    return pattern.format(
        title=context.strategy.title,
        round=context.scoring_round.name,
        day=context.numbers.day(context.scoring_round.as_of),
    )


def _weights(ranking: Ranking, numbers: Numbers) -> str:
    shares = zip(ranking.matrix.criteria, ranking.weights, strict=True)
    return tr("Weights: {weights}").format(
        weights=", ".join(f"{criterion.name} {numbers.percent(float(share))}" for criterion, share in shares)
    )


def _caveats(ranking: Ranking) -> list[str]:
    rows = range(len(ranking.order))
    lines = []
    if any(has_whisker(ranking, row) for row in rows):
        lines.append(tr("5–95 %: bounds of the total, from the errors stated with the scores."))
    gaps = sum(ranking.score(row) is None for row in rows)
    if gaps:
        lines.append(
            tr_n(
                "Not scored: one market misses a score; its total is a range from worst to best.",
                "Not scored: {count} markets miss a score; their totals are ranges from worst to best.",
                gaps,
            ).format(count=gaps)
        )
    return lines


def distinct(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts that are not empty, each once, in their first order."""
    return tuple(dict.fromkeys(text for text in texts if text))
