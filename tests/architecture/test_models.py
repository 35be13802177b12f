"""Every model of a list is put before Qt's own tester."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODEL = re.compile(r"class (\w+)\(QAbstract\w*Model\)")


def untested_models(package: Path, tests: Path) -> list[str]:
    """Return the models of which no test file names both the file they stand in and Qt's tester."""
    tested = [
        text for file in tests.rglob("test_*.py") if "QAbstractItemModelTester(" in (text := file.read_text())
    ]
    found = []
    for file in sorted(package.rglob("*.py")):
        for name in MODEL.findall(file.read_text(encoding="utf-8")):
            # An overlay's model is tested through the overlay it belongs to.
            homes = (file.stem, file.parent.name)
            if not any(f".{home} import" in text or f".{home}." in text for text in tested for home in homes):
                found.append(f"{file}: {name}")
    return found


def test_every_model_has_been_before_the_tester() -> None:
    assert untested_models(ROOT / "organizer_app", ROOT / "tests/ui") == []


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    package, tests = tmp_path / "lists", tmp_path / "tests"
    package.mkdir()
    tests.mkdir()
    (package / "rows.py").write_text("class Rows(QAbstractListModel):\n    pass\n")
    assert len(untested_models(package, tests)) == 1
    (tests / "test_rows.py").write_text("from app.lists.rows import Rows\nQAbstractItemModelTester(Rows())\n")
    assert untested_models(package, tests) == []
