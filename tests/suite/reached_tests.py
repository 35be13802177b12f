"""Finds the tests that an edit can reach, the nearest first, and runs those for which there is a minute.

`make quick` runs it. What lies farther away is counted, and left to `make test`.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
from collections import deque
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import grimp
import pytest

from tests.support.parsed_modules import parsed_modules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = "organizer_app"
TESTS: Final = "tests"
# As many files of tests as two cores finish in a minute.
MOST: Final = 60
# Everything imports something that imports an edited module; such tests are about it no more.
_FARTHEST: Final = 2
_OUT: Final = sys.stdout


def changed_files(since: str, root: Path = ROOT) -> set[str]:
    """Return the paths that differ from a commit, also those that Git does not know yet."""
    asked = ("diff", "--name-only", "--diff-filter=d", since), ("ls-files", "--others", "--exclude-standard")
    return {
        line
        for words in asked
        for line in subprocess.run(
            ["git", *words], cwd=root, check=True, capture_output=True, text=True
        ).stdout.splitlines()
    }


class ImportingTests:
    """The tests of a tree, and what each of them imports."""

    def __init__(self, root: Path, imported_by: dict[str, set[str]]) -> None:
        """Read nothing yet.

        Args:
            root: folder of the repository.
            imported_by: for each module of the program those that import it.
        """
        self._root = root
        self._imported_by = imported_by

    @cached_property
    def _importers(self) -> dict[str, set[str]]:
        """For each module those of the tests that import it, and of the program."""
        importers = {module: set(found) for module, found in self._imported_by.items()}
        for name, tree in parsed_modules(self._root / TESTS):
            for module in _imports(tree):
                importers.setdefault(module, set()).add(_module_of(Path(TESTS, name)))
        return importers

    def nearest_first(self, changed: Iterable[str]) -> dict[str, int]:
        """Return the files of tests that changed paths reach, with the number of imports between them."""
        found: dict[str, int] = {}
        for path in sorted(changed):
            if path.endswith(".py") and path.startswith((f"{PACKAGE}/", f"{TESTS}/")):
                for test in self._mirrored(Path(path)):
                    found[test] = 0
                for test, distance in self._importing(_module_of(Path(path))):
                    found[test] = min(distance, found.get(test, distance))
        return dict(sorted(found.items(), key=lambda each: (each[1], each[0])))

    def _mirrored(self, path: Path) -> Iterator[str]:
        if path.parts[0] == TESTS:
            yield from [str(path)] * path.name.startswith("test_")
            return
        named = TESTS / path.relative_to(PACKAGE).with_name(f"test_{path.name}")
        if (self._root / named).is_file():
            yield named.as_posix()

    def _importing(self, module: str) -> Iterator[tuple[str, int]]:
        """Yield the files of tests that import a module, and how many modules of the program lie between."""
        waiting, seen = deque([(module, 0)]), {module}
        while waiting:
            imported, distance = waiting.popleft()
            for importer in sorted(self._importers.get(imported, set()) - seen):
                seen.add(importer)
                is_test = importer.startswith(f"{TESTS}.")
                if is_test and importer.rpartition(".")[2].startswith("test_"):
                    yield importer.replace(".", "/") + ".py", distance
                # What tests share stands between them and the program, and makes the way no longer.
                elif (further := distance + (not is_test)) <= _FARTHEST:
                    waiting.append((importer, further))


def _module_of(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def of_repository() -> ImportingTests:
    """Return the tests of this repository."""
    graph = grimp.build_graph(PACKAGE, cache_dir=str(ROOT / ".import_linter_cache"))
    return ImportingTests(
        ROOT, {module: graph.find_modules_that_directly_import(module) for module in graph.modules}
    )


def main(words: Sequence[str]) -> int:
    """Run the nearest tests; what is no option of this program goes to pytest."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--since", default="HEAD", help="commit that the files are compared with")
    chosen, options = parser.parse_known_args(words)
    reached = list(of_repository().nearest_first(changed_files(chosen.since)))
    _OUT.write(
        f"{len(reached[:MOST])} files of tests, {len(reached[MOST:])} farther away left to `make test`\n"
    )
    _OUT.flush()
    return int(pytest.main([*options, *reached[:MOST]])) if reached else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
