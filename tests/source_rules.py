"""Rules about the source that no linter knows: each yields (line, complaint) for one parsed module."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from string import Formatter

from dia_desktop import errors


@dataclass(frozen=True)
class Source:
    """One module: its statements, and everything in it, walked once for all rules."""

    body: Sequence[ast.stmt]
    nodes: Sequence[ast.AST]


Complaint = tuple[int, str]
Rule = Callable[[Source], Iterator[Complaint]]

LONGEST_FUNCTION = 60
VAGUE_NAME = re.compile(r"(Manager|Helper|Util)s?(?![a-z])")
PYPLOT = re.compile(r"\b(pyplot|pylab)\b")
MUTABLE_TYPES = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
MUTABLE_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTATORS = {
    *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove"),
    *("reverse", "setdefault", "sort", "update"),
}
CACHES = {"cache", "lru_cache"}
TEXT_SETTERS = {
    *("setText", "setPlainText", "setHtml", "setMarkdown", "setTitle", "setSubTitle", "setWindowTitle"),
    *("setToolTip", "setStatusTip", "setWhatsThis", "setAccessibleName", "setAccessibleDescription"),
    *("setPlaceholderText", "setSpecialValueText", "setPrefix", "setSuffix", "setLabelText", "setIconText"),
    *("setInformativeText", "setDetailedText", "setHeaderLabels", "setHorizontalHeaderLabels"),
    *("setVerticalHeaderLabels", "setNameFilter", "setNameFilters", "setTabText", "setItemText"),
    *("addAction", "addMenu", "addTab", "addItem", "addItems", "addRow", "addSection", "addButton"),
    *("insertTab", "insertItem", "insertItems", "showMessage", "drawText", "getText", "getItem", "getInt"),
    *("getDouble", "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
}
TEXT_WIDGETS = {
    *("QAction", "QCheckBox", "QCommandLinkButton", "QDockWidget", "QGroupBox", "QLabel", "QLineEdit"),
    *("QListWidgetItem", "QMenu", "QMessageBox", "QProgressDialog", "QPushButton", "QRadioButton"),
    *("QStandardItem", "QTableWidgetItem", "QToolButton", "QTreeWidgetItem"),
}
SPEAKERS = TEXT_SETTERS | TEXT_WIDGETS
USER_ERRORS = {name for name in vars(errors) if name.endswith("Error")}
UNSPOKEN = {"objectName", "file", "end", "sep"}
TRANSLATORS = {"tr": 1, "tr_n": 2}


def parsed(text: str) -> Source:
    """Return the source of a module."""
    tree = ast.parse(text)
    return Source(tree.body, [*ast.walk(tree)])


def long_functions(source: Source) -> Iterator[Complaint]:
    """A function is at most 60 lines long."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {length} lines"


def vague_names(source: Source) -> Iterator[Complaint]:
    """A class says what it is: no Manager, Helper or Util."""
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and VAGUE_NAME.search(node.name):
            yield node.lineno, f"class {node.name} says nothing"


def pyplot_imports(source: Source) -> Iterator[Complaint]:
    """Pyplot keeps its figures in global state; a Figure is made without it."""
    for node in source.nodes:
        if isinstance(node, ast.Import | ast.ImportFrom) and PYPLOT.search(ast.unparse(node)):
            yield node.lineno, "imports pyplot"


def prints(source: Source) -> Iterator[Complaint]:
    """Only the command line prints."""
    for call in _calls(source):
        if isinstance(call.func, ast.Name) and call.func.id == "print":
            yield call.lineno, "prints"


def module_state(source: Source) -> Iterator[Complaint]:
    """A module holds constants only: in capitals, not empty, changed by nobody; it hides no cache."""
    constants = set()
    for name, value in _module_assignments(source):
        if name == "__all__" or not _is_mutable(value):
            continue
        if not name.isupper() or _is_empty(value):
            yield value.lineno, f"{name} can change"
        constants.add(name)
    yield from (
        (line, f"changes the constant {name}") for line, name in _changes(source) if name in constants
    )
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef) and any(_name(each) in CACHES for each in node.decorator_list):
            yield node.lineno, f"{node.name} keeps a cache in the module"


def untranslatable(source: Source) -> Iterator[Complaint]:
    """`tr` takes literals, so that they can be extracted; their fields have names a translator can read."""
    called = set()
    for call in _calls(source):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
            yield call.lineno, "calls the `tr` of Qt"
        if isinstance(call.func, ast.Name) and call.func.id in TRANSLATORS:
            called.add(call.func)
            yield from _unreadable(call, call.args[: TRANSLATORS[call.func.id]])
    for node in source.nodes:
        if isinstance(node, ast.Name) and node.id in TRANSLATORS and node not in called:
            yield node.lineno, f"hands {node.id} on instead of calling it with a literal"


def untranslated_widgets(source: Source) -> Iterator[Complaint]:
    """What a widget shows, or says to a screen reader, passed through `tr`."""
    for call in _calls(source):
        owner = _name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if _name(call.func) in SPEAKERS or owner == "QMessageBox":
            yield from _spoken(call)


def untranslated_errors(source: Source) -> Iterator[Complaint]:
    """The sentence of an error that a user can cause passed through `tr`."""
    for call in _calls(source):
        if _name(call.func) in USER_ERRORS:
            yield from _spoken(call)


def untranslated_output(source: Source) -> Iterator[Complaint]:
    """What the command line prints or explains passed through `tr`."""
    for call in _calls(source):
        if _name(call.func) == "print":
            yield from _spoken(call)
        for keyword in call.keywords:
            if keyword.arg in {"help", "description", "epilog"} and _speaks(keyword.value):
                yield keyword.value.lineno, f"{keyword.arg} without tr"


def _calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in source.nodes if isinstance(node, ast.Call))


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _name(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _module_assignments(source: Source) -> Iterator[tuple[str, ast.expr]]:
    for node in source.body:
        if isinstance(node, ast.Assign):
            yield from ((_name(target), node.value) for target in node.targets)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield _name(node.target), node.value


def _is_mutable(value: ast.expr) -> bool:
    return isinstance(value, MUTABLE_DISPLAYS) or (
        isinstance(value, ast.Call) and _name(value.func) in MUTABLE_TYPES
    )


def _is_empty(value: ast.expr) -> bool:
    if isinstance(value, ast.Dict):
        return not value.keys
    if isinstance(value, ast.List | ast.Set):
        return not value.elts
    return isinstance(value, ast.Call) and not value.args and not value.keywords


def _changes(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each container that is changed in place."""
    for node in source.nodes:
        match node:
            case ast.Subscript(value=owner, ctx=ast.Store() | ast.Del()) | ast.AugAssign(target=owner):
                yield node.lineno, _name(owner)
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in MUTATORS:
                yield node.lineno, _name(owner)


def _unreadable(call: ast.Call, texts: list[ast.expr]) -> Iterator[Complaint]:
    for text in texts:
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
            yield call.lineno, "hands something other than a literal to tr"
            continue
        fields = [field for _, field, _, _ in Formatter().parse(text.value) if field is not None]
        if not all(field.isidentifier() for field in fields):
            yield call.lineno, f"leaves a field without a plain name in {text.value!r}"


def _spoken(call: ast.Call) -> Iterator[Complaint]:
    named = [each.value for each in call.keywords if each.arg not in UNSPOKEN]
    for value in [*call.args, *named]:
        if _speaks(value):
            yield value.lineno, f"shows {ast.unparse(value)} without tr"


def _speaks(node: ast.expr) -> bool:
    """Whether the expression holds letters that did not pass through `tr`."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and any(letter.isalpha() for letter in node.value)
    return any(_speaks(part) for part in _parts(node))


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return the parts whose text becomes part of the text of `node`."""
    match node:
        case ast.JoinedStr(values=values):
            return [part for part in values if isinstance(part, ast.Constant)]
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return parts
        case ast.Call(func=ast.Attribute(value=owner, attr=method)):
            return [owner, *node.args] if method == "join" else [owner]
        case _:
            return []
