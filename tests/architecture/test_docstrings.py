"""A public method of the interface is explained, by a docstring that does more than repeat its name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6 import QtCore, QtGui, QtWidgets

from tests.support.parsed_modules import parsed_modules

UI = Path(__file__).resolve().parents[2] / "organizer_app" / "ui"
Method = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(node: ast.expr) -> str:
    """Return the last name of a base or decorator: `LineSource` for `lists.LineSource[Line]`."""
    if isinstance(node, ast.Subscript):
        return name_of(node.value)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def methods_of(cls: ast.ClassDef) -> Iterator[Method]:
    return (node for node in cls.body if isinstance(node, Method))


def bases_of(cls: ast.ClassDef) -> set[str]:
    return {name_of(base) for base in cls.bases}


def qt_methods(bases: set[str]) -> set[str]:
    """Return every name that PySide6 classes among these bases declare."""
    found = (getattr(module, base, None) for module in (QtCore, QtGui, QtWidgets) for base in bases)
    return {name for cls in found if isinstance(cls, type) for name in dir(cls)}


class Classes:
    """The classes of a folder: what each inherits, and which methods are explained for others."""

    def __init__(self, ui: Path) -> None:
        self.found = [
            (name, node)
            for name, tree in parsed_modules(ui, "^ *class ")
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
        ]
        self.bases: dict[str, set[str]] = {}
        for _, cls in self.found:
            self.bases.setdefault(cls.name, set()).update(bases_of(cls))
        inherited = set().union(*self.bases.values())
        self.explained = {
            method.name
            for _, cls in self.found
            if "Protocol" in bases_of(cls) or cls.name in inherited
            for method in methods_of(cls)
            if ast.get_docstring(method)
        }

    def ancestors(self, name: str) -> set[str]:
        """Return the names of all classes that a class inherits from."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            for base in self.bases.get(waiting.pop(), set()) - seen:
                seen.add(base)
                waiting.append(base)
        return seen


def unexplained(ui: Path) -> list[str]:
    """Return the public methods of public classes that say nowhere what they do."""
    classes = Classes(ui)
    missing = []
    for path, cls in classes.found:
        if cls.name.startswith("_"):
            continue
        known = classes.explained | qt_methods(classes.ancestors(cls.name))
        missing += [
            f"{path}: {cls.name}.{method.name}"
            for method in methods_of(cls)
            if not method.name.startswith("_")
            and not ast.get_docstring(method)
            and method.name not in known
            and not {name_of(decorator) for decorator in method.decorator_list} & {"override", "overload"}
        ]
    return missing


def test_every_public_method_is_explained() -> None:
    assert unexplained(UI) == []


def test_planted_methods_are_seen(tmp_path: Path) -> None:
    (tmp_path / "view.py").write_text(
        "class View(Protocol):\n    def show_plan(self) -> None:\n        '''Show the plan.'''\n"
        "class Board(Themed, QtWidgets.QWidget):\n    def sizeHint(self): ...\n    def show_plan(self): ...\n"
        "    def show_secret(self): ...\n    def _private(self): ...\n"
        "class SmallBoard(Board):\n    def paintEvent(self, event): ...\n    @override\n"
        "    def other(self): ...\n"
        "    def paintTwice(self): ...\n"
        "class Rule:\n    def sizeHint(self): ...\n",
        encoding="utf-8",
    )
    assert unexplained(tmp_path) == [
        "view.py: Board.show_secret",
        "view.py: SmallBoard.paintTwice",
        "view.py: Rule.sizeHint",
    ]


SMALL_WORDS = "the a an of to it its this is be and for in on with all some their again from by show return"


def stem(word: str) -> str:
    return re.sub(r"(?<=...)(?:ing|es|s|ed)$", "", word.casefold())


def repeating(folder: Path) -> list[str]:
    """Return the one-line docstrings that hold no word that is not in the name."""
    found = []
    for name, tree in parsed_modules(folder, "^ *(class|def) "):
        for node in ast.walk(tree):
            if not isinstance(node, ast.ClassDef | ast.FunctionDef):
                continue
            said = ast.get_docstring(node) or ""
            words = {stem(word) for word in re.findall("[A-Za-z]+", said)} - set(SMALL_WORDS.split())
            named = {stem(word) for word in re.findall("[A-Z]?[a-z]+|[A-Z]+", node.name)}
            if words and "\n" not in said and words <= named:
                found.append(f"{name}: {node.name}")
    return found


def test_no_docstring_only_repeats_its_name() -> None:
    assert repeating(UI.parent) == []


def test_planted_repetitions_are_seen(tmp_path: Path) -> None:
    (tmp_path / "board.py").write_text(
        "def show_board():\n    '''Show the board.'''\n"
        "def show_day():\n    '''Show the day at headquarters.'''\n"
        "class PermitKind:\n    '''The kinds of a permit.'''\n",
        encoding="utf-8",
    )
    assert repeating(tmp_path) == ["board.py: show_board", "board.py: PermitKind"]
