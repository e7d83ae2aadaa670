"""The command line: open, new, rank, export, check, screenshots.

Exit codes: 0 fine, 1 the file or the input is wrong (one line on stderr), 2 wrong usage.
What a command needs is imported when it runs, so that ``--help`` and the window come at once.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from dia_desktop import __version__
from dia_desktop.cli_gantt import GanttWishes, describe_gantt
from dia_desktop.errors import DiaError, FileError, InvalidInputError
from dia_desktop.language import tr

if TYPE_CHECKING:
    from dia_desktop.charts.exhibit import What
    from dia_desktop.charts.export import Format
    from dia_desktop.charts.ranking_export import RankingExport
    from dia_desktop.report.roadmap_documents import RoadmapFile
    from dia_desktop.strategy.records import Draft

PROGRAM = "dia-desktop"
FINE, WRONG_INPUT = 0, 1
#: As shells report a program that was stopped from the keyboard, or whose reader has gone.
INTERRUPTED, READER_GONE = 130, 141
#: Width and height of a screenshot in pixels, at least and at most.
SIZES = (200, 10_000)
#: What stands for every chart.
ALL = "all"
_SIZE = re.compile(r"(\d{1,5})[x×](\d{1,5})", re.ASCII)
Command = Callable[[argparse.Namespace], int]
Today = Callable[[], date]
Choice = TypeVar("Choice", bound=StrEnum)


def local_today() -> date:
    """Return the day it is where the user sits."""
    return datetime.now(UTC).astimezone().date()


def main(argv: Sequence[str] | None = None, today: Today = local_today) -> int:
    """Run the program with `argv` (the arguments of the process by default) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    in_command = arguments[:1] and arguments[0] in _words()
    parsed = (_command_parser() if in_command else _open_parser()).parse_args(arguments)
    parsed.today = today
    command: Command = parsed.command
    try:
        return command(parsed)
    except DiaError as error:
        _complain(str(error))
        return WRONG_INPUT
    except BrokenPipeError:
        _let_go_of_stdout()
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _say(text: str) -> None:
    """Print at once, so that a reader who has gone or a full disk is noticed here."""
    if _closed(sys.stdout):
        raise FileError(tr("The output cannot be written: it is closed."))
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _let_go_of_stdout()
        raise FileError(
            tr("The output cannot be written: {reason}.").format(reason=error.strerror)
        ) from error


def _say_path(path: Path) -> None:
    _say(str(path))


def _complain(text: str) -> None:
    """Print one line on stderr, whatever a file name or a table put into it."""
    from dia_desktop.charts.plain_text import one_line

    if not _closed(sys.stderr):
        print(f"{PROGRAM}: {one_line(text)}", file=sys.stderr)


def _closed(stream: TextIO | None) -> bool:
    """Whether the shell closed a stream: Python has none then, and `print` would take the other one."""
    return stream is None


def _let_go_of_stdout() -> None:
    """Send what is still buffered nowhere, so that Python does not stumble over it on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


# -- arguments -----------------------------------------------------------------------------------


def _words() -> dict[str, str]:
    """Return the commands and what each does."""
    return {
        "new": tr("write a new strategy file"),
        "rank": tr("print the ranking of a scoring round"),
        "export": tr("write pictures and tables of the strategy, and the roadmap for other programs"),
        "check": tr("check that a strategy file is sound"),
        "screenshots": tr("write every page of the program as a picture"),
    }


def _open_parser() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {name:<12} {words}" for name, words in _words().items())
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        allow_abbrev=False,
        usage=f"{PROGRAM} [FILE] | {PROGRAM} COMMAND ... | {PROGRAM} --version",
        description=tr("Decide together which foreign markets to enter."),
        epilog=tr(
            "commands:\n{commands}\n\n{program} COMMAND --help explains one. "
            "A file that is called like a command opens as ./rank, say."
        ).format(commands=listed, program=PROGRAM),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", type=_path, help=tr("strategy file to open"))
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.set_defaults(command=_open)
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM)
    chosen = parser.add_subparsers(required=True)
    describe = {
        "new": _describe_new,
        "rank": _describe_rank,
        "export": _describe_export,
        "check": _describe_check,
        "screenshots": _describe_screenshots,
    }
    for name, words in _words().items():
        describe[name](chosen.add_parser(name, help=words, description=words, allow_abbrev=False))
    return parser


def _describe_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=_path, help=tr("name of the new file, used as it is"))
    parser.add_argument(
        "--template",
        choices=("dia", "blank"),
        help=tr("the example strategy (the default without --scores), or nothing yet"),
    )
    parser.add_argument(
        "--scores",
        metavar="S.csv",
        type=_path,
        help=tr("first column market code or name, then one column of 0-100 values per criterion"),
    )
    parser.add_argument(
        "--weights", metavar='"NAME=0.4,..."', help=tr("one weight per criterion of the scores")
    )
    parser.set_defaults(command=_new, parser=parser)


def _describe_rank(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=_path, help=tr("strategy file"))
    parser.add_argument(
        "--round", metavar="N", type=int, help=tr("number of the round, the latest by default")
    )
    parser.add_argument("--json", action="store_true", help=tr("for scripts, in full precision"))
    parser.set_defaults(command=_rank)


def _describe_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=_path, help=tr("strategy file"))
    parser.add_argument("--out", metavar="DIR", type=_path, required=True, help=tr("folder to write into"))
    parser.add_argument(
        "--format",
        metavar="png,svg,pdf,csv",
        type=_formats,
        default="png,svg,pdf,csv",
        help=tr("one or more of these, all by default"),
    )
    parser.add_argument(
        "--chart",
        metavar="ranking,...",
        type=_charts,
        help=tr(
            "one or more of {charts}, or all that have something to show; the ranking where nothing is named"
        ).format(charts=", ".join(_chart_names())),
    )
    parser.add_argument(
        "--roadmap",
        metavar="project,...",
        type=_roadmap_files,
        help=tr("one or more of {files}, or all: the roadmap for other programs").format(
            files=", ".join(_roadmap_names())
        ),
    )
    describe_gantt(parser)
    parser.set_defaults(command=_export, parser=parser)


def _describe_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=_path, help=tr("strategy file"))
    parser.set_defaults(command=_check)


def _describe_screenshots(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out_dir", metavar="OUT_DIR", type=_path, help=tr("folder to write into"))
    parser.add_argument("--file", type=_path, help=tr("strategy file, the example by default"))
    parser.add_argument("--size", metavar="WxH", type=_size, default="1440x900", help=tr("in pixels"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help=tr("light by default"))
    parser.set_defaults(command=_screenshots)


def _path(text: str) -> Path:
    # A variable that is not set in a script; as a path it would be the present folder.
    if not text:
        raise argparse.ArgumentTypeError(tr("the name is empty"))
    return Path(text)


def _formats(text: str) -> tuple[Format, ...]:
    from dia_desktop.charts.export import Format

    try:
        return tuple(dict.fromkeys(Format(word.strip().lower()) for word in text.split(",")))
    except ValueError:
        raise argparse.ArgumentTypeError(
            tr("“{text}” is not a list of {formats}").format(text=text, formats=", ".join(Format))
        ) from None


def _chart_names() -> tuple[str, ...]:
    from dia_desktop.charts.exhibit import What

    return tuple(What)


def _charts(text: str) -> tuple[What, ...]:
    """Return the charts that are named, each once; none of them means all."""
    from dia_desktop.charts.exhibit import What

    return _listed(text, What)


def _roadmap_names() -> tuple[str, ...]:
    from dia_desktop.report.roadmap_documents import RoadmapFile

    return tuple(RoadmapFile)


def _roadmap_files(text: str) -> tuple[RoadmapFile, ...]:
    """Return the files that are named, each once; none of them means all."""
    from dia_desktop.report.roadmap_documents import RoadmapFile

    return _listed(text, RoadmapFile)


def _listed(text: str, known: type[Choice]) -> tuple[Choice, ...]:
    words = [word.strip().lower() for word in text.split(",")]
    if words == [ALL]:
        return ()
    try:
        return tuple(dict.fromkeys(known(word) for word in words))
    except ValueError:
        raise argparse.ArgumentTypeError(
            tr("“{text}” is neither “{all}” nor a list of {known}").format(
                text=text, all=ALL, known=", ".join(known)
            )
        ) from None


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    width, height = (int(part) for part in match.groups()) if match else (0, 0)
    if not all(SIZES[0] <= side <= SIZES[1] for side in (width, height)):
        raise argparse.ArgumentTypeError(
            tr("“{text}” is not a size like 1440x900, of {least} to {most} pixels a side").format(
                text=text, least=SIZES[0], most=SIZES[1]
            )
        )
    return width, height


# -- commands ------------------------------------------------------------------------------------


def _open(arguments: argparse.Namespace) -> int:
    import gc

    # Looking for garbage while modules load takes a sixth of the start and finds none; `app` resumes it.
    gc.disable()
    from dia_desktop.app import run

    return run(arguments.file)


def _new(arguments: argparse.Namespace) -> int:
    from dia_desktop.store import StrategyFile
    from dia_desktop.store.author import author_name

    if arguments.weights is not None and arguments.scores is None:
        arguments.parser.error(tr("--weights belong to --scores"))
    if arguments.template == "dia" and arguments.scores is not None:
        arguments.parser.error(tr("--template dia brings its own scores; leave one of the two out"))
    draft = _draft(arguments)
    StrategyFile.create(arguments.file, draft, author=author_name()).close()
    if arguments.scores is not None and arguments.weights is None:
        _complain(draft.scoring.round.note)
    _say(tr("Created {file}").format(file=arguments.file))
    return FINE


def _draft(arguments: argparse.Namespace) -> Draft:
    from dia_desktop.evidence.blank import blank_draft
    from dia_desktop.evidence.example import example_draft
    from dia_desktop.evidence.score_table import read_score_table, table_draft
    from dia_desktop.evidence.weights import parse_weights

    title, today = arguments.file.stem, arguments.today()
    if arguments.template == "blank" and arguments.scores is None:
        return blank_draft(title, today)
    if arguments.scores is None:
        return example_draft()
    table = read_score_table(arguments.scores)
    weights = None if arguments.weights is None else parse_weights(arguments.weights, table.criteria)
    return table_draft(table, weights, title, today)


def _rank(arguments: argparse.Namespace) -> int:
    from dia_desktop.charts.ranking_json import ranking_json
    from dia_desktop.charts.ranking_text import ranking_text
    from dia_desktop.strategy.robustness_report import robustness_report

    export = _ranked(arguments.file, arguments.round)
    if arguments.json:
        report = robustness_report(export.scoring, export.ranking, export.strategy.partners, varied=())
        _say(ranking_json(export.ranking, export.context, report))
    else:
        _say(ranking_text(export.ranking, export.context))
    return FINE


def _export(arguments: argparse.Namespace) -> int:
    from dia_desktop.cli_export import export_charts, export_roadmap

    charts, files, wishes = arguments.chart, arguments.roadmap, GanttWishes.of(arguments)
    misplaced = wishes.misplaced(charts, files)
    if misplaced:
        arguments.parser.error(misplaced)
    if charts is None and files is None:
        charts = _charts("ranking")
    results = []
    if charts is not None:
        results.append(
            export_charts(arguments.file, arguments.out, charts, arguments.format, wishes, _say_path)
        )
    if files is not None:
        results.append(export_roadmap(arguments.file, arguments.out, files, wishes, _say_path))
    for path, remark in (remark for result in results for remark in result.remarks):
        _complain(tr("{file}: {remark}").format(file=path.name, remark=remark))
    failures = [failure for result in results for failure in result.failures]
    if failures:
        _complain(" ".join(failures))
    return WRONG_INPUT if failures else FINE


def _ranked(path: Path, number: int | None) -> RankingExport:
    """Read a round and rank it, without taking the file from whoever has it open."""
    from dia_desktop.charts.ranking_export import ranked_export
    from dia_desktop.store import StrategyFile
    from dia_desktop.store.author import author_name
    from dia_desktop.strategy.verdict import can_rank, nothing_to_say

    with StrategyFile.open(path, author=author_name(), read_only=True) as file:
        strategy = file.strategy()
        rounds = {each.number: each for each in strategy.rounds}
        chosen = strategy.latest if number is None else rounds.get(number)
        if chosen is None:
            raise InvalidInputError(
                tr("{file} has no round {number}; it has {rounds}.").format(
                    file=path, number=number, rounds=", ".join(str(each) for each in rounds)
                )
            )
        scoring = file.scoring(chosen.id)
    if not can_rank(len(scoring.markets), len(scoring.criteria)):
        raise InvalidInputError(tr("{file}: {sentence}.").format(file=path, sentence=nothing_to_say()))
    return ranked_export(strategy, scoring)


def _check(arguments: argparse.Namespace) -> int:
    from dia_desktop.store import StrategyFile

    StrategyFile.check(arguments.file)
    _say(tr("{file} is sound.").format(file=arguments.file))
    return FINE


def _screenshots(arguments: argparse.Namespace) -> int:
    from dia_desktop.ui.screenshots import take_screenshots

    for path in take_screenshots(arguments.out_dir, arguments.file, arguments.size, arguments.theme):
        _say_path(path)
    return FINE
