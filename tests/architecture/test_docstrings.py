"""A docstring says more than the name that it stands under."""

import ast
import re
from pathlib import Path

from tests.support.parsed_modules import parsed_modules

PACKAGE = Path(__file__).resolve().parents[2] / "organizer_app"
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
    assert repeating(PACKAGE) == []


def test_planted_repetitions_are_seen(tmp_path: Path) -> None:
    (tmp_path / "board.py").write_text(
        "def show_board():\n    '''Show the board.'''\n"
        "def show_day():\n    '''Show the day at headquarters.'''\n"
        "class PermitKind:\n    '''The kinds of a permit.'''\n",
        encoding="utf-8",
    )
    assert repeating(tmp_path) == ["board.py: show_board", "board.py: PermitKind"]
