"""Files and functions stay small enough to be read at one sitting."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.parsed_modules import parsed_modules

ROOT = Path(__file__).resolve().parents[2]
CODE = [ROOT / "organizer_app", ROOT / "tests", ROOT / "packaging"]
# The docstring at the head of a module, after what an interpreter reads.
PURPOSE = re.compile(r'(?:#.*\n)*\s*r?"""(.*?)"""', re.DOTALL)
FILE_LIMIT, FUNCTION_LIMIT = 900, 80
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers"}


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def long_files(folder: Path) -> list[str]:
    return [f"{path}: {n} lines" for path in python_files(folder) if (n := line_count(path)) > FILE_LIMIT]


def long_functions(folder: Path) -> list[str]:
    """A function's length is counted from its name to its last line, docstring included."""
    return [
        f"{name}:{node.lineno}: {node.name}"
        for name, tree in parsed_modules(folder, rf"\A(?:[^\n]*\n){{{FUNCTION_LIMIT}}}")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LIMIT
    ]


def shapeless_names(folder: Path) -> list[str]:
    """Stubs are named after the library's own modules."""
    return [
        str(path)
        for path in folder.rglob("*")
        if path.suffix != ".pyi" and path.stem.removeprefix("test_") in SHAPELESS
    ]


def modules_without_purpose(folder: Path) -> list[str]:
    """A module's docstring begins with one sentence on one line; its own empty package file may be empty."""
    return [
        str(path)
        for path in python_files(folder)
        if (text := path.read_text(encoding="utf-8")).strip()
        and not (PURPOSE.match(text) or ("", ""))[1].split("\n\n")[0].rstrip().endswith((".", "?"))
    ]


@pytest.mark.parametrize("folder", CODE, ids=lambda folder: folder.name)
def test_no_file_is_long(folder: Path) -> None:
    assert long_files(folder) == []


@pytest.mark.parametrize("folder", CODE, ids=lambda folder: folder.name)
def test_no_function_is_long(folder: Path) -> None:
    assert long_functions(folder) == []


@pytest.mark.parametrize("folder", CODE, ids=lambda folder: folder.name)
def test_every_file_is_named_after_what_it_holds(folder: Path) -> None:
    assert shapeless_names(folder) == []


@pytest.mark.parametrize("folder", CODE, ids=lambda folder: folder.name)
def test_every_module_says_why_it_exists(folder: Path) -> None:
    assert modules_without_purpose(folder) == []


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    long_function = "def f():\n" + "    pass\n" * FUNCTION_LIMIT
    (tmp_path / "utils.py").write_text(long_function + "x = 1\n" * FILE_LIMIT, encoding="utf-8")
    assert len(long_files(tmp_path)) == 1
    assert len(long_functions(tmp_path)) == 1
    assert len(shapeless_names(tmp_path)) == 1
    assert len(modules_without_purpose(tmp_path)) == 1
