"""The distances between parts of the window are tokens, so that one line of the theme changes them all."""

import ast
import re
from pathlib import Path

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
DISTANCE = re.compile(r"^(GAP_\w+|HAIRLINE)\b", re.MULTILINE)


def layout_calls(tree: ast.AST) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LAYOUT_CALLS
    ]


def written_distances(folder: Path) -> list[str]:
    """Return every number over 0 in a call that sets a distance; the place of an inserted gap is none."""
    return [
        f"{path}:{number.lineno}: {number.value}"
        for path in sorted(folder.rglob("*.py"))
        for call in layout_calls(ast.parse(path.read_text(encoding="utf-8")))
        for argument in call.args[call.func.attr == "insertSpacing" :]  # type: ignore[attr-defined]  # an attribute
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
        "row.setSpacing(GAP_S)\nrow.addWidget(box, 1)\n",
        encoding="utf-8",
    )
    assert [each.rsplit(":", 2)[1:] for each in written_distances(tmp_path)] == [["1", " 8"], ["2", " 4"]]
    assert unused_distances("GAP_S: Final = 8\nGAP_L: Final = 16\n", tmp_path) == ["GAP_L"]
