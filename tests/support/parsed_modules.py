"""Parses the modules of a folder for tests of the code; only those that can hold what is looked for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path


def parsed_modules(folder: Path, words: str = "") -> Iterator[tuple[str, ast.Module]]:
    """Yield the path below the folder and the tree of each module.

    Args:
        folder: where to look, and below.
        words: pattern of what such a module has in its text; to parse one takes a hundred times as long.
    """
    looked_for = re.compile(words, re.MULTILINE)
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if looked_for.search(text):
            yield path.relative_to(folder).as_posix(), ast.parse(text)
