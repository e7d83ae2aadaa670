"""What may be written into a strategy; each rule has one sentence for whoever breaks it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.records import Scale, ScoringRound

LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 20_000
MOST_DECIMALS: Final = 10
LOWEST, HIGHEST = 0.0, 100.0
_TOLERANCE: Final = 1e-6
_CODE: Final = re.compile(r"[A-Z]{3}")
#: A name of these alone cannot be seen: blanks and marks without width.
_NOTHING_TO_SEE: Final = " \N{NO-BREAK SPACE}\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u3164\ufeff"
#: Unicode categories that are no part of a text: controls, lone surrogates, line and paragraph breaks.
_CONTROLS: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
#: Marks that turn round what follows: in a name they would turn the sentence around it.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def checked_name(name: str, what: str, taken: Iterable[str] = ()) -> str:
    """Return a name without blanks around it; `what` says in the message what it is the name of."""
    stripped = unicodedata.normalize("NFC", name).strip()
    if not visible(stripped):
        raise InvalidInputError(tr("{what}: type a name; it cannot be empty.").format(what=what))
    if len(stripped) > LONGEST_NAME:
        raise InvalidInputError(
            tr("{what}: “{start}…” has {count} letters; shorten it to {most} at most.").format(
                what=what, start=_legible(stripped[:20]), count=len(stripped), most=LONGEST_NAME
            )
        )
    if not (_CONTROLS.isdisjoint(map(unicodedata.category, stripped)) and _TURNING.isdisjoint(stripped)):
        raise InvalidInputError(
            tr("{what}: “{name}” contains a line break or an invisible character; remove it.").format(
                what=what, name=_legible(stripped)
            )
        )
    if _folded(stripped) in map(_folded, taken):
        raise InvalidInputError(
            tr("{what}: there is already one called “{name}”; choose another name.").format(
                what=what, name=stripped
            )
        )
    return stripped


def visible(text: str) -> bool:
    """Whether there is anything to see of a text."""
    return bool(text.strip(_NOTHING_TO_SEE))


def checked_code(code: str, market: str, taken: Iterable[str] = ()) -> str:
    """Return a country code in capitals, or "" where the market has none."""
    upper = code.strip().upper()
    if not upper:
        return ""
    if not _CODE.fullmatch(upper):
        raise InvalidInputError(
            tr("{market}: “{code}” is no country code; type three letters, e.g. CAN, or none.").format(
                market=market, code=_legible(upper[:20])
            )
        )
    if upper in taken:
        raise InvalidInputError(
            tr("{market}: the code {code} belongs to another market; choose another one.").format(
                market=market, code=upper
            )
        )
    return upper


def checked_text(text: str, what: str) -> str:
    """Return a text of any number of lines without blanks around it."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
    if len(plain) > LONGEST_TEXT:
        raise InvalidInputError(
            tr("{what}: the text has {count} letters; shorten it to {most} at most.").format(
                what=what, count=len(plain), most=LONGEST_TEXT
            )
        )
    if not _CONTROLS.isdisjoint(map(unicodedata.category, re.sub(r"[\n\t]", "", plain))):
        raise InvalidInputError(
            tr("{what}: the text contains an invisible control character; remove it.").format(what=what)
        )
    return plain


def checked_number(value: float, what: str) -> float:
    """Return a finite number."""
    number = float(value)
    if not math.isfinite(number):
        raise InvalidInputError(
            tr("{what}: {value} is not a number; leave the cell empty instead.").format(
                what=what, value=value
            )
        )
    return number


def checked_agreed(value: float, what: str) -> float:
    """Return an agreed value on 0-100."""
    number = checked_number(value, what)
    if not LOWEST <= number <= HIGHEST:
        raise InvalidInputError(
            tr("{what}: {value:g} is not within 0 to 100; type a number from 0 to 100.").format(
                what=what, value=number
            )
        )
    return number


def checked_natural(value: float, scale: Scale, what: str) -> float:
    """Return a reading on a natural scale: any finite number, or one of the levels."""
    number = checked_number(value, what)
    known = [level.level for level in scale.levels]
    if scale.ordinal and number not in known:
        raise InvalidInputError(
            tr("{what}: there is no level {level:g}; choose one of {known}.").format(
                what=what, level=number, known=", ".join(map(str, known))
            )
        )
    return number


def checked_scale(scale: Scale, criterion: str) -> Scale:
    """Return a scale with one valid value function; its words become plain text."""
    if scale.ordinal == bool(scale.points):
        raise InvalidInputError(
            tr("{criterion}: give the scale either points or levels.").format(criterion=criterion)
        )
    if not 0 <= scale.decimals <= MOST_DECIMALS:
        raise InvalidInputError(
            tr("{criterion}: {count} decimals cannot be shown; choose a number from 0 to {most}.").format(
                criterion=criterion, count=scale.decimals, most=MOST_DECIMALS
            )
        )
    numbers = [level.level for level in scale.levels]
    if len(set(numbers)) < len(numbers):
        raise InvalidInputError(
            tr("{criterion}: a level is listed twice; give each its own number.").format(criterion=criterion)
        )
    for words in (scale.unit, scale.worst, scale.best, *(level.label for level in scale.levels)):
        checked_text(words, criterion)
    try:
        scale.value_function()
        scale.with_alternative().value_function()
    except InvalidInputError as error:
        raise InvalidInputError(f"{criterion}: {error}") from error
    return scale


def check_round(scoring: ScoringRound) -> None:
    """Refuse a round that cannot be ranked: values off scale or bounds, or weights that are no shares."""
    _check_scores(scoring)
    scoring_matrix(scoring)
    weights = [criterion.weight for criterion in scoring.criteria]
    if weights and not (min(weights) >= 0 and math.isclose(math.fsum(weights), 1, abs_tol=_TOLERANCE)):
        raise InvalidInputError(tr("The weights do not add up to 100 %; set them again."))


def check_bounds(low: float | None, value: float | None, high: float | None, what: str) -> None:
    """Refuse a reading outside its own bounds, or bounds without a reading."""
    known = [number for number in (low, value, high) if number is not None]
    if known and value is None:
        raise InvalidInputError(
            tr("{cell}: there is a range but no value; give the value as well.").format(cell=what)
        )
    if known != sorted(known):
        raise InvalidInputError(
            tr("{cell}: the value must lie between its lower and upper bound.").format(cell=what)
        )


def _check_scores(scoring: ScoringRound) -> None:
    pattern = tr("{market} on {criterion}")
    markets = {market.id: market.name for market in scoring.markets}
    criteria = {criterion.id: criterion.name for criterion in scoring.criteria}
    for score in scoring.scores.values():
        cell = pattern.format(
            market=markets.get(score.market_id, score.market_id),
            criterion=criteria.get(score.criterion_id, score.criterion_id),
        )
        for value in (score.agreed, *(judgement.value for judgement in score.judgements)):
            if value is not None:
                checked_agreed(value, cell)
        check_bounds(score.natural_low, score.natural, score.natural_high, cell)


def checked_position(position: int, count: int) -> int:
    """Return a place in a list of `count`."""
    if not 0 <= position < count:
        raise InvalidInputError(
            tr("There is no place {place}; choose one from 1 to {count}.").format(
                place=position + 1, count=count
            )
        )
    return position


def check_places(places: Iterable[int], what: str) -> None:
    """Refuse places in a list that have gaps or are not in order."""
    known = [*places]
    if known != [*range(len(known))]:
        raise InvalidInputError(tr("{what}: the places are not in order; sort them again.").format(what=what))


def check_known(ids: Iterable[str], known: Collection[str], what: str) -> None:
    """Refuse links to what a draft does not have."""
    if not set(ids) <= set(known):
        raise InvalidInputError(
            tr("{what}: it is linked to something that is not there; take the link away.").format(what=what)
        )


def check_span(start: date | None, end: date | None, what: str) -> None:
    """Refuse an end before the start."""
    if start is not None and end is not None and end < start:
        raise InvalidInputError(
            tr("{what}: its end, {end}, is before its start, {start}; choose a later end.").format(
                what=what, start=start.isoformat(), end=end.isoformat()
            )
        )


def checked_year(year: int, what: str) -> int:
    """Return a year of the calendar."""
    if not MINYEAR <= year <= MAXYEAR:
        raise InvalidInputError(
            tr("{what}: the calendar has no year {year}; choose one from {first} to {last}.").format(
                what=what, year=year, first=MINYEAR, last=MAXYEAR
            )
        )
    return year


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _legible(text: str) -> str:
    return "".join(
        "?" if unicodedata.category(letter) in _CONTROLS or letter in _TURNING else letter for letter in text
    )
