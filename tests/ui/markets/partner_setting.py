"""A small strategy that five partners have judged in part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from dia_desktop.strategy.records import Draft, Judgement, Partner, Score
from tests.ui.markets.score_setting import Setting, set_up, small_draft

PARTNERS = tuple(
    Partner(key, code, name, position=place)
    for place, (key, code, name) in enumerate(
        (
            ("a", "MESAP", "MESAP cluster"),
            ("b", "TICE", "TICE.PT"),
            ("c", "", "Third partner"),
            ("d", "GAIA", "GAIA"),
            ("e", "<b>E", "Partner & Sons"),
        )
    )
)
#: What the partners a to e hold; the last two of a row were not asked where it is shorter.
HELD: dict[tuple[str, str], tuple[float | None, ...]] = {
    ("usa", "s"): (60.0, 62.0, 64.0, 66.0, 68.5),
    ("can", "s"): (20.0, 80.0, None),
    ("bra", "s"): (10.0, 30.0),
    ("bra", "t"): (None,),
}


def judged_draft() -> Draft:
    """Return the small strategy with judgements: of five, of two far apart, over an agreement, withheld."""
    draft = small_draft()
    scores = dict(draft.scoring.scores)
    for cell, values in HELD.items():
        known = scores.get(cell) or Score("", *cell)
        held = tuple(Judgement(partner.id, value) for partner, value in zip(PARTNERS, values, strict=False))
        scores[cell] = replace(known, judgements=held)
    return Draft(replace(draft.strategy, partners=PARTNERS), replace(draft.scoring, scores=scores))


@contextmanager
def judged(qtbot: QtBot, folder: Path, size: tuple[int, int] = (1000, 320)) -> Iterator[Setting]:
    """Show a scores card over the strategy that was judged."""
    with set_up(qtbot, folder, judged_draft(), size=size) as setting:
        yield setting


def held(at: Setting, market: str, criterion: str) -> dict[str, float | None]:
    """Return what the partners hold of a cell, by partner id, as the file has it."""
    score = at.desk.file.scoring().score(market, criterion)
    return {} if score is None else {each.partner_id: each.value for each in score.judgements}
