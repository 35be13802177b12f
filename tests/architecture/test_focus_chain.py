"""Nobody walks Qt's chain of the focus: PySide would make each widget the child of the one before it."""

import ast
from pathlib import Path

from tests.support.parsed_modules import parsed_modules

ROOT = Path(__file__).resolve().parents[2]
WALKING = {"nextInFocusChain", "previousInFocusChain"}


def walks(folder: Path) -> list[str]:
    """Return the places of a folder where the chain is walked; `ui/widgets/tab_order.py` says why not to."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in parsed_modules(folder, "|".join(WALKING))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in WALKING
    ]


def test_nobody_walks_the_chain_of_the_focus() -> None:
    assert walks(ROOT / "organizer_app") + walks(ROOT / "tests") == []


def test_a_planted_walk_is_seen(tmp_path: Path) -> None:
    (tmp_path / "card.py").write_text("part = card.nextInFocusChain()\n", encoding="utf-8")
    assert walks(tmp_path) == ["card.py:1"]
