"""Qt stays in the window, SQL stays in storage, and presenters stay free of widgets."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.failure import pop_failures

from tests.support.parsed_modules import parsed_modules

PACKAGE = Path(__file__).resolve().parents[2] / "organizer_app"
QT = {"PySide6", "shiboken6"}
DATABASES = {"sqlalchemy", "alembic", "sqlite3", "sqlcipher3", "psycopg"}
SQL_WORDS = "SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|ALTER|DROP"
SQL = re.compile(
    r"\b(SELECT\s.*\bFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|PRAGMA\s+\w"
    r"|(CREATE|ALTER|DROP)\s+(VIRTUAL\s+)?(TABLE|INDEX|TRIGGER|VIEW))\b"
    r"|^\s*(select\s.*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|pragma\s+\w)",
    re.DOTALL,
)


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and top-level package of every import, late ones inside functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.split(".")[0]


def strays(package: Path, libraries: set[str], *, home: str) -> list[str]:
    """Return every import of the libraries outside their home folder."""
    return [
        f"{name}:{line}: {library}"
        for name, tree in parsed_modules(package, "|".join(libraries))
        if not name.startswith(f"{home}/")
        for line, library in imports_of(tree)
        if library in libraries
    ]


def sql_strings(package: Path) -> list[str]:
    """Return every string outside storage that reads like SQL, parts of f-strings included."""
    return sorted(
        f"{name}:{node.lineno}"
        for name, tree in parsed_modules(package, f"(?i:{SQL_WORDS})")
        if not name.startswith("storage/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
    )


def widgets_behind_presenters(package: str) -> list[str]:
    """Return every way from a presenter to QtWidgets, direct or through what it imports."""
    (
        archrule("presenters stay free of widgets", comment="they are tested without a QApplication")
        .match("*.ui.screens.*.presenter")
        .should_not_import("PySide6.QtWidgets")
        .check(package)
    )
    return [f"{failure.reason}: {' > '.join(failure.path)}" for failure in pop_failures()]


def test_qt_is_imported_in_the_window_only() -> None:
    assert strays(PACKAGE, QT, home="ui") == []


def test_databases_are_imported_in_storage_only() -> None:
    assert strays(PACKAGE, DATABASES, home="storage") == []


def test_sql_is_written_in_storage_only() -> None:
    assert sql_strings(PACKAGE) == []


def test_presenters_stay_free_of_widgets() -> None:
    assert widgets_behind_presenters("organizer_app") == []


def test_planted_imports_and_queries_are_seen(tmp_path: Path) -> None:
    (tmp_path / "launcher.py").write_text(
        "def main():\n    from PySide6 import QtWidgets\n    import sqlite3\n", encoding="utf-8"
    )
    (tmp_path / "services.py").write_text(
        'a = "SELECT id\\nFROM places"\nb = f"DELETE FROM {a}"\nc = "delete from x"\n'
        'd = "Select one from the list"\n',
        encoding="utf-8",
    )
    (tmp_path / "joined.py").write_text('a = "\\nPRAGMA\\nx"\nb = "DELETE" " FROM x"\n', encoding="utf-8")
    assert strays(tmp_path, QT, home="ui") == ["launcher.py:2: PySide6"]
    assert strays(tmp_path, DATABASES, home="storage") == ["launcher.py:3: sqlite3"]
    assert sql_strings(tmp_path) == [
        *(f"joined.py:{line}" for line in (1, 2)),
        *(f"services.py:{line}" for line in (1, 2, 3)),
    ]


def test_a_planted_widget_behind_a_presenter_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = tmp_path / "planted_app" / "ui" / "screens" / "month"
    screen.mkdir(parents=True)
    for folder in (screen, *screen.parents[:3]):
        (folder / "__init__.py").touch()
    (screen / "grid.py").write_text("from PySide6 import QtWidgets\n", encoding="utf-8")
    (screen / "presenter.py").write_text("from planted_app.ui.screens.month import grid\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    (found,) = widgets_behind_presenters("planted_app")
    assert "presenter > planted_app.ui.screens.month.grid > PySide6.QtWidgets" in found
