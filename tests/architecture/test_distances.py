"""The distances between parts of the window are tokens, so that one line of the theme changes them all."""

import ast
import re
from pathlib import Path

from tests.support.parsed_modules import parsed_modules

ROOT = Path(__file__).resolve().parents[2]
WINDOW = ROOT / "organizer_app" / "ui"
TOKENS = WINDOW / "theme" / "tokens.py"
LAYOUT_CALLS = {
    "addSpacing",
    "insertSpacing",
    "setContentsMargins",
    "setHorizontalSpacing",
    "setMargin",
    "setSpacing",
    "setVerticalSpacing",
}
# Functions and classes of the window that lay parts out, with their distances as arguments.
LAYOUTS = {"WrappingRow", "column_of", "row_of", "scrolling_column"}
DISTANCE = re.compile(r"^(GAP_\w+|HAIRLINE)\b", re.MULTILINE)


def layout_calls(tree: ast.AST) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Attribute) and node.func.attr in LAYOUT_CALLS)
            or (isinstance(node.func, ast.Name) and node.func.id in LAYOUTS)
        )
    ]


def distances_in(call: ast.Call) -> list[ast.expr]:
    """Return the arguments that are distances; the place of a gap and what is laid out are none."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    named = [each.value for each in call.keywords]
    tuples = [each for each in call.args if isinstance(each, ast.Tuple | ast.Constant)]
    return [*(call.args[name == "insertSpacing" :] if name else tuples), *named]


def written_distances(folder: Path) -> list[str]:
    """Return every number over 0 in a call that sets a distance; the place of an inserted gap is none."""
    return [
        f"{name}:{number.lineno}: {number.value}"
        for name, tree in parsed_modules(folder, "|".join((*LAYOUT_CALLS, *LAYOUTS)))
        for call in layout_calls(tree)
        for argument in distances_in(call)
        for number in ast.walk(argument)
        if isinstance(number, ast.Constant) and isinstance(number.value, int | float) and number.value > 0
    ]


def unused_distances(tokens: str, folder: Path) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py") if path != TOKENS]
    return [
        name
        for name in DISTANCE.findall(tokens)
        if not any(re.search(rf"\b{name}\b", text) for text in texts)
    ]


def test_no_layout_writes_a_distance_of_its_own() -> None:
    assert written_distances(WINDOW) == []


def test_every_distance_is_used() -> None:
    tokens = TOKENS.read_text(encoding="utf-8")
    assert DISTANCE.findall(tokens)
    assert unused_distances(tokens, WINDOW) == []


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    (tmp_path / "pane.py").write_text(
        "row.setSpacing(8)\nrow.setContentsMargins(0, GAP_S, PAD - 4, 0)\nrow.insertSpacing(3, GAP_S)\n"
        "row.setSpacing(GAP_S)\nrow.addWidget(box, 1)\nWrappingRow(self, side=GAP_S, spacing=6)\n"
        "column_of(len(days) - 1)\nrow_of(self, (GAP_S, 2, 0, 0))\n",
        encoding="utf-8",
    )
    assert [each.rsplit(":", 2)[1:] for each in written_distances(tmp_path)] == [
        ["1", " 8"],
        ["2", " 4"],
        ["6", " 6"],
        ["8", " 2"],
    ]
    assert unused_distances("GAP_S: Final = 8\nGAP_L: Final = 16\n", tmp_path) == ["GAP_L"]
