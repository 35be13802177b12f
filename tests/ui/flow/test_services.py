"""Services are there for every screen, and come when they are first called: not before the first paint."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from organizer_app.ui.flow import services

SOURCE = Path(services.__file__).read_text(encoding="utf-8")
DECLARED = [
    (f"{node.module}.{alias.name}", alias.name)
    for node in ast.walk(ast.parse(SOURCE))
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("organizer_app.services.")
    for alias in node.names
]


def test_every_service_that_is_declared_is_the_module_itself() -> None:
    assert len(DECLARED) > 10
    for place, name in DECLARED:
        assert getattr(services, name) is import_module(place)


def test_what_is_no_service_is_missed_as_in_any_module() -> None:
    assert not hasattr(services, "_private")
    with pytest.raises(AttributeError):
        services.nothing_of_the_kind  # type: ignore[attr-defined]  # noqa: B018  # that is the point


def test_nothing_is_imported_before_it_is_used() -> None:
    look = "import sys; print(*(name for name in sys.modules if name.startswith('organizer_app.services.')))"
    script = f"from organizer_app.ui.flow import services; {look}"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_no_two_topics_have_a_service_of_one_name() -> None:
    folder = Path(import_module("organizer_app.services").__path__[0])
    names = [path.stem for path in folder.rglob("*.py") if path.stem != "__init__"]
    assert len(names) == len(set(names)) > len(DECLARED)
