"""Score tables coming in: one row per market, one column of 0-100 values per criterion."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import NUMBER, Row, excerpt, read_delimited
from dia_desktop.evidence.reference import Economy, economies
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import BEST, WORST
from dia_desktop.strategy.records import (
    Criterion,
    Draft,
    Market,
    Round,
    Scale,
    Score,
    ScoringRound,
    Strategy,
)

MAX_MARKETS = 1000
MAX_CRITERIA = 100
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class TableMarket:
    """A row of the table: `values` per criterion on 0-100, None where the cell is empty."""

    code: str
    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A score table as it was read; `source` is the name of the file."""

    source: str
    criteria: tuple[str, ...]
    markets: tuple[TableMarket, ...]


def read_score_table(path: Path) -> ScoreTable:
    """Read a table of 0-100 values: first column market code or name, then one column per criterion.

    Commas, semicolons or tabs may separate the cells; with the latter two, numbers may have a decimal
    comma. An empty cell is a missing score.

    Raises
    ------
    FileError
        Where the file cannot be read.
    InvalidInputError
        Where its content cannot be used; the message names line and column.
    """
    text = read_delimited(path)
    header, *rows = text.rows
    criteria = _criterion_names(path, header)
    if not rows:
        raise InvalidInputError(tr("{file} has a header but no market below it.").format(file=path))
    if len(rows) > MAX_MARKETS:
        raise InvalidInputError(
            tr("{file} has {count} markets; {most} is the most.").format(
                file=path, count=len(rows), most=MAX_MARKETS
            )
        )
    reader = _RowReader(path, criteria, decimal_comma=text.separator != ",")
    # A name need not be text; what of it is none cannot be kept.
    source = path.name.encode("utf-8", "replace").decode("utf-8")
    return ScoreTable(source, criteria, tuple(reader.market(row) for row in rows))


def _criterion_names(path: Path, header: Row) -> tuple[str, ...]:
    names = tuple(one_line(cell) for cell in header.cells[1:])
    if not names:
        raise InvalidInputError(
            tr(
                "{file}, line {line}: no value column. The header names the market, then each criterion."
            ).format(file=path, line=header.line)
        )
    if len(names) > MAX_CRITERIA:
        raise InvalidInputError(
            tr("{file} has {count} criteria; {most} is the most.").format(
                file=path, count=len(names), most=MAX_CRITERIA
            )
        )
    _check_names(path, header.line, names)
    return names


def _check_names(path: Path, line: int, names: Sequence[str]) -> None:
    seen: dict[str, int] = {}
    for column, name in enumerate(names, start=2):
        if not name:
            raise InvalidInputError(
                tr("{file}, line {line}: column {column} has no name.").format(
                    file=path, line=line, column=column
                )
            )
        _check_name(path, line, name)
        first = seen.setdefault(_folded(name), column)
        if first != column:
            raise InvalidInputError(
                tr("{file}, line {line}: columns {first} and {column} are both called “{name}”.").format(
                    file=path, line=line, first=first, column=column, name=name
                )
            )


def _check_name(path: Path, line: int, name: str) -> None:
    if any(unicodedata.category(char) == "Cc" for char in name):
        raise InvalidInputError(
            tr("{file}, line {line}: the name “{name}” contains an invisible control character.").format(
                file=path, line=line, name=excerpt(name)
            )
        )
    if len(name) > MAX_NAME:
        raise InvalidInputError(
            tr("{file}, line {line}: the name “{name}” is longer than {most} characters.").format(
                file=path, line=line, name=excerpt(name), most=MAX_NAME
            )
        )


class _RowReader:
    """Turns rows into markets and remembers on which line each market was met."""

    def __init__(self, path: Path, criteria: tuple[str, ...], *, decimal_comma: bool) -> None:
        self._path = path
        self._criteria = criteria
        self._decimal_comma = decimal_comma
        self._by_code = economies()
        self._by_name = {_folded(economy.name): economy for economy in self._by_code.values()}
        self._lines: dict[str, int] = {}

    def market(self, row: Row) -> TableMarket:
        """Return the market of a row."""
        wanted = len(self._criteria) + 1
        if len(row.cells) != wanted:
            raise InvalidInputError(
                tr("{file}, line {line}: {count} cells, but the header has {wanted}.").format(
                    file=self._path, line=row.line, count=len(row.cells), wanted=wanted
                )
            )
        code, name = self._identity(row)
        self._remember(row, code, name)
        cells = zip(row.cells[1:], self._criteria, strict=True)
        return TableMarket(code, name, tuple(self._value(row.line, cell, column) for cell, column in cells))

    def _identity(self, row: Row) -> tuple[str, str]:
        """Return code and name: a known code brings its name, a known name its code."""
        written = one_line(row.cells[0])
        if not written:
            raise InvalidInputError(
                tr("{file}, line {line}: the first column names no market.").format(
                    file=self._path, line=row.line
                )
            )
        _check_name(self._path, row.line, written)
        by_code: Economy | None = self._by_code.get(written.upper())
        if by_code is not None:
            return by_code.code, by_code.familiar_name
        by_name = self._by_name.get(_folded(written))
        return (by_name.code if by_name is not None else "", written)

    def _remember(self, row: Row, code: str, name: str) -> None:
        first = self._lines.setdefault(code or _folded(name), row.line)
        if first != row.line:
            raise InvalidInputError(
                tr("{file}, line {line}: {market} is already on line {first}.").format(
                    file=self._path, line=row.line, market=name, first=first
                )
            )

    def _value(self, line: int, cell: str, column: str) -> float | None:
        if not cell:
            return None
        text = cell.replace(",", ".") if self._decimal_comma else cell
        value = float(text) if NUMBER.fullmatch(text) else math.nan
        if WORST <= value <= BEST:
            return value + 0.0
        problem = (
            tr("{file}, line {line}, column “{column}”: “{cell}” is not a number.")
            if math.isnan(value)
            else tr("{file}, line {line}, column “{column}”: {cell} is not between 0 and 100.")
        )
        raise InvalidInputError(
            problem.format(file=self._path, line=line, column=excerpt(column), cell=excerpt(cell))
        )


def one_line(text: str) -> str:
    """Return the text with every run of blanks and line ends as one space, its accents in one piece."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _folded(name: str) -> str:
    """Return what two names have in common that look the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def table_draft(table: ScoreTable, weights: Sequence[float] | None, title: str, as_of: date) -> Draft:
    """Return a new strategy from a score table: the values are what was agreed, all markets candidates.

    Parameters
    ----------
    weights : one per criterion on any positive scale; None weighs all the same, and the round says so.

    Raises
    ------
    InvalidInputError
        Where the weights do not fit the criteria, are negative, or are all zero.
    """
    criteria = _criteria(table, _shares(table.criteria, weights))
    markets = tuple(
        Market(str(uuid4()), row.code, row.name, colour=position, position=position)
        for position, row in enumerate(table.markets)
    )
    scores = {
        (market.id, criterion.id): Score(
            str(uuid4()), market.id, criterion.id, agreed=value, source=table.source
        )
        for market, row in zip(markets, table.markets, strict=True)
        for criterion, value in zip(criteria, row.values, strict=True)
        if value is not None
    }
    note = tr("Scores from {file}.").format(file=table.source)
    if weights is None:
        note = f"{note} {equal_weights_sentence()}"
    scoring_round = Round(str(uuid4()), 1, tr("Round {number}").format(number=1), as_of, note=note)
    return Draft(
        Strategy(str(uuid4()), title, (scoring_round,)),
        ScoringRound(scoring_round, markets, criteria, scores),
    )


def equal_weights_sentence() -> str:
    """Return what is said wherever nobody stated weights."""
    return tr("No weights were given: all criteria weigh the same.")


def _shares(names: Sequence[str], weights: Sequence[float] | None) -> list[float]:
    if weights is None:
        return [1 / len(names)] * len(names)
    if len(weights) != len(names):
        raise InvalidInputError(
            tr("{count} weights for {wanted} criteria.").format(count=len(weights), wanted=len(names))
        )
    for name, weight in zip(names, weights, strict=True):
        if not (math.isfinite(weight) and weight >= 0):
            raise InvalidInputError(
                tr("The weight of “{name}” is {weight}; it must be 0 or more.").format(
                    name=name, weight=weight
                )
            )
    largest = max(weights)
    if largest == 0:
        raise InvalidInputError(tr("All weights are zero; at least one criterion must count."))
    scaled = [weight / largest for weight in weights]
    return [weight / math.fsum(scaled) for weight in scaled]


def _criteria(table: ScoreTable, shares: Sequence[float]) -> tuple[Criterion, ...]:
    scale = Scale(tr("points"), "0", "100", points=((0.0, 0.0), (100.0, 100.0)))
    return tuple(
        Criterion(str(uuid4()), name, "sliders-horizontal", scale, share, position=position)
        for position, (name, share) in enumerate(zip(table.criteria, shares, strict=True))
    )
