"""Says which file of tests covers a module: the one at the same place in the tree, or the one of a list."""

import re
from pathlib import Path
from typing import Final

_LIST: Final = Path(__file__).parents[1] / "architecture" / "covered_elsewhere.txt"
LINES: Final = _LIST.read_text(encoding="utf-8").splitlines()
# Module (or folder, with a slash) -> the test file that covers it: why it has none of its own. One line each.
_LINE: Final = re.compile(r"(\S+) -> (\S+): (.+)")
COVERED_ELSEWHERE: Final[dict[str, tuple[str, str]]] = {
    found[1]: (found[2], found[3]) for line in LINES if (found := _LINE.fullmatch(line))
}


def own_test(module: str) -> str:
    """Return where the tests of a module belong; both paths begin below their own root."""
    path = Path(module)
    return (path.parent / f"test_{path.name}").as_posix()


def is_covered_by(entry: str, module: str) -> bool:
    """Return whether an entry of the list speaks of a module."""
    return module == entry or (entry.endswith("/") and module.startswith(entry))
