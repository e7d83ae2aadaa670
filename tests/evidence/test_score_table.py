from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import DiaError, FileError, InvalidInputError
from dia_desktop.evidence import delimited
from dia_desktop.evidence.score_table import ScoreTable, TableMarket, read_score_table, table_draft
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.records import Basis
from dia_desktop.strategy.role import Role

DATA = Path(__file__).resolve().parents[1] / "data"
GOOD = "Market,Stability,Demand\nUSA,64,90\nCAN,72,\n"


def table(tmp_path: Path, content: str | bytes) -> ScoreTable:
    path = tmp_path / "S.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_score_table(path)


def refusal(tmp_path: Path, content: str | bytes) -> str:
    with pytest.raises(InvalidInputError) as caught:
        table(tmp_path, content)
    assert str(tmp_path / "S.csv") in str(caught.value)
    return str(caught.value).replace(str(tmp_path / "S.csv"), "S.csv")


# -- what is read ---------------------------------------------------------------------------------


def test_a_sheet_saved_by_a_german_excel_is_read() -> None:
    read = read_score_table(DATA / "scores_semicolon.csv")
    assert read == ScoreTable(
        "scores_semicolon.csv",
        ("Political stability", "Trade, in force", "Survey demand"),
        (
            TableMarket("USA", "USA", (64.5, 42.0, 90.0)),
            TableMarket("CAN", "Canada", (72.0, 81.25, None)),
            TableMarket("CIV", "Côte d'Ivoire", (0.0, None, 100.0)),
            TableMarket("", "Benelux", (None, 0.5, 33.0)),
        ),
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_marks_and_line_ends_make_no_difference(
    tmp_path: Path, separator: str, mark: bytes, end: str
) -> None:
    content = GOOD.replace(",", separator).replace("\n", end)
    assert table(tmp_path, mark + content.encode()) == table(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("written", "code", "name"),
    [
        ("USA", "USA", "USA"),
        ("can", "CAN", "Canada"),
        ("brazil", "BRA", "brazil"),
        ("United States", "USA", "United States"),
        ("NAM", "NAM", "Namibia"),
        ("NA", "", "NA"),
        ('"Egypt, Arab Rep."', "EGY", "Egypt, Arab Rep."),
        ("=1+1", "", "=1+1"),
    ],
)
def test_a_market_is_known_by_code_or_by_name(tmp_path: Path, written: str, code: str, name: str) -> None:
    (market,) = table(tmp_path, f"Market,A\n{written},1\n").markets
    assert (market.code, market.name) == (code, name)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0),
        ("100", 100),
        ("100.0", 100),
        ("-0", 0),
        (" 7.5 ", 7.5),
        (".5", 0.5),
        ("5.", 5),
        ("1e2", 100),
        ("", None),
    ],
)
def test_numbers_from_0_to_100_are_read(tmp_path: Path, cell: str, value: float | None) -> None:
    assert table(tmp_path, f"Market,A\nUSA,{cell}\n").markets[0].values == (value,)


def test_nothing_is_below_zero(tmp_path: Path) -> None:
    assert str(table(tmp_path, "Market,A\nUSA,-0\n").markets[0].values[0]) == "0.0"


def test_a_mark_before_a_quoted_header_is_no_part_of_it(tmp_path: Path) -> None:
    content = '\ufeff"Market, or region",A\nUSA,1\n'
    assert table(tmp_path, content).criteria == ("A",)


def test_blank_lines_and_rows_of_empty_cells_are_left_out(tmp_path: Path) -> None:
    assert table(tmp_path, "\n \nMarket,A\n\nUSA,1\n,\n  ,\n").markets == (TableMarket("USA", "USA", (1,)),)


def test_a_comma_in_a_name_does_not_make_a_comma_table(tmp_path: Path) -> None:
    assert table(tmp_path, "Market;A, B\nUSA;1,5\n").criteria == ("A, B",)


@given(
    st.lists(
        st.tuples(
            st.text("abcdefgh,;\"'=ö ", min_size=1, max_size=8).map(lambda text: f"m{text}m"),
            st.lists(st.none() | st.floats(0, 100), min_size=2, max_size=2),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda row: " ".join(row[0].split()).casefold(),
    ),
    st.sampled_from(",;\t"),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, list[float | None]]],
    separator: str,
) -> None:
    def quoted(name: str) -> str:
        return '"' + name.replace('"', '""') + '"'

    lines = [separator.join(["Market", "A", "B"])]
    lines += [
        separator.join([quoted(name), *("" if value is None else repr(value) for value in values)])
        for name, values in rows
    ]
    read = table(tmp_path_factory.mktemp("table"), "\n".join(lines))
    assert [market.name for market in read.markets] == [" ".join(name.split()) for name, _ in rows]
    assert [list(market.values) for market in read.markets] == [values for _, values in rows]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_other_file_is_read_or_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("table") / "S.csv"
    path.write_bytes(content)
    said = ""
    try:
        said = read_score_table(path).markets[0].name
    except DiaError as error:
        said = str(error).removesuffix(".")
    assert said


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "S.csv is empty: it needs a header line."),
        (",\n , \n", "S.csv is empty: it needs a header line."),
        ("\n\n", "S.csv is empty: it needs a header line."),
        ("Market\nUSA\n", "S.csv, line 1: no value column."),
        ("Market,A\n", "S.csv has a header but no market below it."),
        ("Market,A,\nUSA,1,2\n", "S.csv, line 1: column 3 has no name."),
        ("Market,A,a\nUSA,1,2\n", "S.csv, line 1: columns 2 and 3 are both called “a”."),
        ("Market,A,B\nUSA,1\n", "S.csv, line 2: 2 cells, but the header has 3."),
        ("Market,A,B\nUSA,1,2,3\n", "S.csv, line 2: 4 cells, but the header has 3."),
        ("Market,A\nUSA,12,5\n", "S.csv, line 2: 3 cells, but the header has 2."),
        ("Market,A\nUSA,high\n", "S.csv, line 2, column “A”: “high” is not a number."),
        ("Market,A\nUSA,nan\n", "S.csv, line 2, column “A”: “nan” is not a number."),
        ("Market,A\nUSA,inf\n", "S.csv, line 2, column “A”: “inf” is not a number."),
        ("Market,A\nUSA,1_0\n", "S.csv, line 2, column “A”: “1_0” is not a number."),
        ("Market,A\nUSA,٣\n", "S.csv, line 2, column “A”: “٣” is not a number."),
        ("Market,A\nUSA,0x10\n", "S.csv, line 2, column “A”: “0x10” is not a number."),
        ("Market;A\nUSA;1.000,5\n", "S.csv, line 2, column “A”: “1.000,5” is not a number."),
        ("Market,A\nUSA,1e999\n", "S.csv, line 2, column “A”: 1e999 is not between 0 and 100."),
        ("Market,A\nUSA,101\n", "S.csv, line 2, column “A”: 101 is not between 0 and 100."),
        ("Market,A\nUSA,100.000001\n", "S.csv, line 2, column “A”: 100.000001 is not between 0 and 100."),
        ("Market,A\nUSA,-1\n", "S.csv, line 2, column “A”: -1 is not between 0 and 100."),
        ("Market,A\n,1\n", "S.csv, line 2: the first column names no market."),
        ("Market,A\nUSA,1\nUSA,2\n", "S.csv, line 3: USA is already on line 2."),
        ("Market,A\nBRA,1\n\nbrazil,2\n", "S.csv, line 4: brazil is already on line 2."),
        ("Market,A\nUSA,1\nUnited States,2\n", "S.csv, line 3: United States is already on line 2."),
        ("Market,A\nBenelux,1\nBENELUX,2\n", "S.csv, line 3: BENELUX is already on line 2."),
        ("Market,A\nCaf\u00e9,1\nCafe\u0301,2\n", "S.csv, line 3: Café is already on line 2."),
        ("Market,A\nAB,1\n\uff21\uff22,2\n", "S.csv, line 3: \uff21\uff22 is already on line 2."),
        ("Market,Caf\u00e9,Cafe\u0301\n", "S.csv, line 1: columns 2 and 3 are both called “Café”."),
        ("Market,A\n\u200bUSA,1\nUSA\ufeff,2\n", "S.csv, line 3: USA is already on line 2."),
        ("Market,A\n\u200b,1\n", "S.csv, line 2: the first column names no market."),
        ("Market,A\nUSA,1\nU\x01K,1\n", "S.csv, line 3: the name “U\x01K” contains an invisible"),
        ("Market,A\x1b[1m\nUSA,1\n", "S.csv, line 1: the name “A\x1b[1m” contains an invisible"),
        ("Market,A\n" + "\u0958" * 101 + ",1\n", "is longer than 200 characters."),
        ('Market,A\nUSA,1\n"CAN,2\nMEX,3\n', "S.csv, line 3: a quotation mark is opened and never closed."),
        ('Market,A\n"USA"x,1\n', "S.csv, line 2: text follows a closing quotation mark."),
        (f"Market,A\n{'x' * 201},1\n", "is longer than 200 characters."),
        (f"Market,{'x' * 201}\nUSA,1\n", "is longer than 200 characters."),
        (f'Market,A\n"{"x" * 200_000}",1\n', "S.csv, line 2: a cell is too long."),
        ("Market,A\n" + "x" * 10_000_000 + ",1\n", "S.csv, line 2: longer than 1 MB."),
        ("Market,A\nUSA,1\n\0,1\n", "S.csv, line 3: a null byte; this is not a text file."),
        ("Market,A\nUSA,1\nTürkiye,1\n".encode("latin-1"), "S.csv, line 3: not UTF-8 text. Save it as"),
        ("Market,A\nUSA,1\n".encode("utf-16"), "S.csv is UTF-16 text. Save it as “CSV UTF-8”"),
        ("Market,A\n" + "".join(f"m{i},1\n" for i in range(1001)), "1001 markets; 1000 is the most."),
        ("Market," + ",".join(f"c{i}" for i in range(101)) + "\n", "101 criteria; 100 is the most."),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_used_says_where_and_why(
    tmp_path: Path, content: str | bytes, sentence: str
) -> None:
    assert sentence in refusal(tmp_path, content)


def test_the_most_markets_and_criteria_are_read(tmp_path: Path) -> None:
    header = "Market," + ",".join(f"c{i}" for i in range(100))
    rows = [f"m{i}," + ",".join("50" for _ in range(100)) for i in range(1000)]
    read = table(tmp_path, "\n".join([header, *rows]))
    assert (len(read.markets), len(read.criteria)) == (1000, 100)


def test_the_name_of_the_table_is_kept_as_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.csv")
    try:
        path.write_text(GOOD)
    except OSError:
        pytest.skip("names are text on this file system")
    assert read_score_table(path).source == "caf?.csv"


def test_a_folder_a_missing_file_and_a_closed_one_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is a folder, not a table"):
        read_score_table(tmp_path)
    with pytest.raises(FileError, match="cannot be read: No such file"):
        read_score_table(tmp_path / "none.csv")
    with pytest.raises(FileError, match="cannot be read"):
        read_score_table(tmp_path / "nul\0l.csv")


def test_a_file_above_the_limit_is_refused_without_reading_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "MAX_BYTES", 20)
    path = tmp_path / "S.csv"
    path.write_text(GOOD)
    with pytest.raises(FileError, match="larger than"):
        read_score_table(path)


# -- what becomes of it ---------------------------------------------------------------------------


def test_the_draft_holds_what_was_agreed_and_where_it_came_from(tmp_path: Path) -> None:
    draft = table_draft(table(tmp_path, GOOD), (3, 1), "Where next?", date(2026, 1, 31))
    scoring = draft.scoring
    assert [(market.code, market.role, market.colour) for market in scoring.markets] == [
        ("USA", Role.CANDIDATE, 0),
        ("CAN", Role.CANDIDATE, 1),
    ]
    assert [criterion.weight for criterion in scoring.criteria] == [0.75, 0.25]
    usa, canada = scoring.markets
    score = scoring.score(usa.id, scoring.criteria[1].id)
    assert score is not None
    assert (score.agreed, score.basis, score.source) == (90, Basis.AGREED, "S.csv")
    assert scoring.score(canada.id, scoring.criteria[1].id) is None
    assert (scoring.round.as_of, scoring.round.target_count) == (date(2026, 1, 31), 0)
    assert "No weights" not in scoring.round.note


def test_without_weights_all_weigh_the_same_and_the_round_says_so(tmp_path: Path) -> None:
    draft = table_draft(table(tmp_path, GOOD), None, "Where next?", date(2026, 1, 31))
    assert [criterion.weight for criterion in draft.scoring.criteria] == [0.5, 0.5]
    assert (
        draft.scoring.round.note == "Scores from S.csv. No weights were given: all criteria weigh the same."
    )


@pytest.mark.parametrize("weights", [(1,), (0, 0), (-1, 2), (float("nan"), 1), (float("inf"), 1)])
def test_weights_that_do_not_fit_are_refused(tmp_path: Path, weights: tuple[float, ...]) -> None:
    with pytest.raises(InvalidInputError):
        table_draft(table(tmp_path, GOOD), weights, "Where next?", date(2026, 1, 31))


@given(st.lists(st.floats(0, 1.7e308), min_size=2, max_size=2).filter(any))
def test_weights_of_any_size_sum_to_one(weights: list[float]) -> None:
    read = ScoreTable("S.csv", ("A", "B"), (TableMarket("USA", "USA", (1, 2)),))
    criteria = table_draft(read, weights, "t", date(2026, 1, 31)).scoring.criteria
    assert sum(criterion.weight for criterion in criteria) == pytest.approx(1, abs=1e-12)


def test_the_agreed_values_are_the_values_that_are_ranked(tmp_path: Path) -> None:
    draft = table_draft(table(tmp_path, "Market,A,B\nUSA,64,90\nCAN,72,40\n"), (1, 1), "t", date(2026, 1, 31))
    ranking = rank_markets(scoring_matrix(draft.scoring))
    assert [ranking.score(row) for row in range(2)] == [77.0, 56.0]
