"""Whatever the program can say in codes, it can say in a sentence."""

import ast
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType

import pytest

import organizer_app.domain
import organizer_app.wording
from organizer_app.domain.basics.problems import Problem

WORDING = Path(organizer_app.wording.__path__[0])
SPOKEN_CODES = {"EditKind", "FindingKind", "ReadinessReason", "SkipReason", "RowWarningCode"}


def modules_of(package: ModuleType) -> list[ModuleType]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(module.name) for module in found]


def codes() -> dict[str, type[Enum]]:
    """Return the domain's enums whose members a person may meet."""
    return {
        name: value
        for module in modules_of(organizer_app.domain)
        for name, value in vars(module).items()
        if name in SPOKEN_CODES and inspect.isclass(value) and issubclass(value, Enum)
    }


def problems(kind: type[Problem] = Problem) -> list[type[Problem]]:
    """Return every problem type of the program, parents before children; what tests plant is none."""
    modules_of(organizer_app.domain)
    own = (each for each in kind.__subclasses__() if each.__module__.startswith("organizer_app."))
    return [found for child in own for found in (child, *problems(child))]


def spoken(wording: Path) -> set[str]:
    """Return what sentences are chosen by: `Enum.MEMBER`, classes, literal codes; imports do not count."""
    found = set()
    for path in wording.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                found |= {node.attr, f"{ast.unparse(node.value).rpartition('.')[2]}.{node.attr}"}
            elif isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def unspoken_members(kind: type[Enum], wording: Path) -> list[str]:
    known = spoken(wording)
    return [m.name for m in kind if f"{kind.__name__}.{m.name}" not in known and m.value not in known]


def unspoken_problems(kinds: list[type[Problem]], wording: Path) -> list[str]:
    known = spoken(wording)
    return [kind.__name__ for kind in kinds if not kind.__subclasses__() and kind.__name__ not in known]


def namers() -> Iterator[tuple[Callable[[Enum], str], type[Enum]]]:
    """Yield the wording functions that take nothing but a code, with the kind of the code."""
    for module in modules_of(organizer_app.wording):
        for _name, function in inspect.getmembers(module, inspect.isfunction):
            kinds = list(inspect.signature(function).parameters.values())
            if function.__module__ == module.__name__ and len(kinds) == 1:
                # What a module imports for its types alone cannot be looked up, and is no code either.
                kind = vars(module).get(str(kinds[0].annotation).rpartition(".")[2])
                if inspect.isclass(kind) and issubclass(kind, Enum):
                    yield typing.cast("Callable[[Enum], str]", function), kind


@pytest.mark.parametrize("name", sorted(SPOKEN_CODES))
def test_every_code_has_words(name: str) -> None:
    assert unspoken_members(codes()[name], WORDING) == []


def test_every_problem_has_a_sentence() -> None:
    assert unspoken_problems(problems(), WORDING) == []


def test_every_name_giver_knows_every_code() -> None:
    nameless = [
        f"{function.__module__}.{function.__name__}: {code}"
        for function, kind in namers()
        for code in kind
        if not function(code).strip()
    ]
    assert nameless == []


def constant_functions(wording: Path) -> list[str]:
    """Return the functions that take nothing and return one sentence: `said` says that in one line."""
    return [
        f"{path.name}: {node.name}"
        for path in sorted(wording.rglob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not ast.unparse(node.args)
        and isinstance(last := node.body[-1], ast.Return)
        and isinstance(last.value, ast.Call)
        and ast.unparse(last.value.func) == "_"
    ]


def test_constant_sentences_are_said_in_one_line() -> None:
    assert constant_functions(WORDING) == []


def test_a_planted_constant_function_is_seen(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(
        'def hint() -> str:\n    """Say it."""\n    return _("Search")\n\n\n'
        'def of(name: str) -> str:\n    return _("Search")\n\n\nfound = said("Found")\n',
        encoding="utf-8",
    )
    assert constant_functions(tmp_path) == ["planted.py: hint"]


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    class Planted(Enum):
        SAID = "said"
        LITERAL = "said_by_value"
        UNSAID = "unsaid"

    (tmp_path / "planted.py").write_text(
        "from problems import RecordMissing\nWORDS = {Planted.SAID: 'a', 'said_by_value': 'b'}\n"
        "match problem:\n    case problems.StaleRecord(): pass\n",
        encoding="utf-8",
    )
    assert unspoken_members(Planted, tmp_path) == ["UNSAID"]
    quiet = unspoken_problems(problems(), tmp_path)
    assert "RecordMissing" in quiet, "importing a problem is not naming it"
    assert "StaleRecord" not in quiet
