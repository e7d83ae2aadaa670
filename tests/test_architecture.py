from __future__ import annotations

from pathlib import Path

import pytest

from tests import source_rules as rules

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ("dia_desktop",)
EVERYTHING = ("dia_desktop", "tests", "benchmarks")
SCREEN = ("dia_desktop/ui", "dia_desktop/app.py")
TERMINAL = ("dia_desktop/cli.py", "dia_desktop/__main__.py")
# scoring speaks to its callers, who name the market and the criterion to the user before it comes to that.
SCORING = ("dia_desktop/scoring",)
LONGEST_FILE = 500


def sources(*places: str, but: tuple[str, ...] = ()) -> list[Path]:
    """Return the Python files in `places`, which are files or folders seen from the root of the project."""
    found = [path for place in EVERYTHING for path in sorted((ROOT / place).rglob("*.py"))]
    return [path for path in found if _within(path, places) and not _within(path, but)]


def _within(path: Path, places: tuple[str, ...]) -> bool:
    return any(path.is_relative_to(ROOT / place) for place in places)


def test_the_source_keeps_the_rules() -> None:
    files = {
        rules.long_functions: sources(*EVERYTHING),
        rules.vague_names: sources(*EVERYTHING),
        rules.pyplot_imports: sources(*EVERYTHING),
        rules.prints: sources(*PACKAGE, but=TERMINAL),
        rules.module_state: sources(*PACKAGE),
        rules.untranslatable: sources(*PACKAGE, but=("dia_desktop/language.py",)),
        rules.untranslated_widgets: sources(*SCREEN),
        rules.untranslated_errors: sources(*PACKAGE, but=SCORING),
        rules.untranslated_output: sources(*TERMINAL),
    }
    assert all(files.values())
    complaints = []
    for path in sources(*EVERYTHING):
        # Read once for all rules: that is what takes the time.
        source = rules.parsed(path.read_text(encoding="utf-8"))
        complaints += [
            f"{path.relative_to(ROOT)}:{line}: {complaint}"
            for rule, kept in files.items()
            if path in kept
            for line, complaint in rule(source)
        ]
    assert complaints == []


@pytest.mark.parametrize(
    ("rule", "offence"),
    [
        (rules.long_functions, "def run() -> None:\n" + "    step()\n" * 60),
        (rules.vague_names, "class FileManager: pass"),
        (rules.vague_names, "class StringUtils: pass"),
        (rules.pyplot_imports, "import matplotlib.pyplot as plt"),
        (rules.pyplot_imports, "from matplotlib import pyplot"),
        (rules.prints, "print(1)"),
        (rules.module_state, "SEEN = []"),
        (rules.module_state, "SEEN: set[str] = set()"),
        (rules.module_state, "names = ['a']"),
        (rules.module_state, "NAMES = ['a']\ndef more() -> None:\n    NAMES.append('b')"),
        (rules.module_state, "NAMES = {'a': 1}\ndef more() -> None:\n    NAMES['b'] = 2"),
        (rules.module_state, "NAMES = {'a': 1}\ndef fewer() -> None:\n    del NAMES['a']"),
        (rules.module_state, "@lru_cache(maxsize=None)\ndef slow() -> int: ..."),
        (rules.untranslatable, "tr(name)"),
        (rules.untranslatable, "tr(f'{name} leads')"),
        (rules.untranslatable, "tr('{} leads').format(name)"),
        (rules.untranslatable, "tr('{0} leads').format(name)"),
        (rules.untranslatable, "tr_n('one market', some, 3)"),
        (rules.untranslatable, "[*map(tr, names)]"),
        (rules.untranslatable, "self.tr('Undo')"),
        (rules.untranslated_widgets, "QLabel('Weights')"),
        (rules.untranslated_widgets, "QtWidgets.QPushButton(icon, 'Undo')"),
        (rules.untranslated_widgets, "label.setText(f'{count} markets')"),
        (rules.untranslated_widgets, "label.setText('{n} markets'.format(n=3))"),
        (rules.untranslated_widgets, "label.setText('Undo ' + name)"),
        (rules.untranslated_widgets, "label.setToolTip('Locked' if locked else tr('Free'))"),
        (rules.untranslated_widgets, "table.setHorizontalHeaderLabels(['Market', 'Score'])"),
        (rules.untranslated_widgets, "label.setText(', '.join(['first', name]))"),
        (rules.untranslated_widgets, "QMessageBox.warning(self, tr('Undo'), 'Nothing to undo')"),
        (rules.untranslated_widgets, "QAction(text='Undo')"),
        (rules.untranslated_errors, "raise FileError(f'{path} is a folder.')"),
        (rules.untranslated_errors, "raise errors.InvalidInputError('No market.') from error"),
        (rules.untranslated_output, "print('No display')"),
        (rules.untranslated_output, "parser.add_argument('file', help='the strategy')"),
    ],
)
def test_the_rule_sees_the_offence(rule: rules.Rule, offence: str) -> None:
    assert [*rule(rules.parsed(offence))]


@pytest.mark.parametrize(
    ("rule", "innocent"),
    [
        (rules.long_functions, "def run() -> None:\n" + "    step()\n" * 59),
        (rules.vague_names, "class Utility: pass"),
        (rules.module_state, "__all__ = ['a']\nNAMES = {'a': 1}\nPAIR = ()"),
        (rules.untranslatable, "tr('{market} leads').format(market=name)"),
        (rules.untranslated_widgets, "label.setText(tr('{market} leads').format(market=name))"),
        (rules.untranslated_widgets, "label.setText(f'{name}: {score}')"),
        (rules.untranslated_widgets, "QLabel('→', objectName='arrow')"),
        (rules.untranslated_errors, "raise FileError(tr('{path} is a folder.').format(path=path))"),
        (rules.untranslated_output, "print(sentence, file=stream, end='')"),
    ],
)
def test_the_rule_leaves_the_innocent_alone(rule: rules.Rule, innocent: str) -> None:
    assert not [*rule(rules.parsed(innocent))]


def test_no_file_is_longer_than_500_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources(*EVERYTHING)}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_module_is_a_drawer_for_anything() -> None:
    assert [path for path in sources(*EVERYTHING) if rules.VAGUE_NAME.search(path.stem.title())] == []
