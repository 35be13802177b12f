"""Whoever reads a module finds its tests under the same path."""

from pathlib import Path

from tests.suite.mirror import COVERED_ELSEWHERE, LINES, is_covered_by, own_test

ROOT = Path(__file__).resolve().parents[2]
WORTH_A_TEST = 30


def modules_worth_a_test(package: Path) -> list[str]:
    return [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if not path.name.startswith("__")
        and len(path.read_text(encoding="utf-8").splitlines()) > WORTH_A_TEST
    ]


def untested(package: Path, tests: Path, elsewhere: dict[str, tuple[str, str]]) -> list[str]:
    return [
        module
        for module in modules_worth_a_test(package)
        if not (tests / own_test(module)).exists() and not any(is_covered_by(e, module) for e in elsewhere)
    ]


def stale(package: Path, tests: Path, elsewhere: dict[str, tuple[str, str]]) -> list[str]:
    """Return exceptions that are no longer needed, or that point to a test file that is gone."""
    needy = [m for m in modules_worth_a_test(package) if not (tests / own_test(m)).exists()]
    return [
        entry
        for entry, (test_file, reason) in elsewhere.items()
        if not reason or not (tests / test_file).exists() or not any(is_covered_by(entry, m) for m in needy)
    ]


def test_every_module_has_its_test_file() -> None:
    assert untested(ROOT / "organizer_app", ROOT / "tests", COVERED_ELSEWHERE) == []


def test_every_line_of_the_list_is_understood() -> None:
    assert len(COVERED_ELSEWHERE) == len(LINES)


def test_no_exception_is_stale() -> None:
    assert stale(ROOT / "organizer_app", ROOT / "tests", COVERED_ELSEWHERE) == []


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    package, tests = tmp_path / "package", tmp_path / "tests"
    (package / "domain").mkdir(parents=True)
    (tests / "domain").mkdir(parents=True)
    (package / "domain" / "places.py").write_text("x = 1\n" * (WORTH_A_TEST + 1), encoding="utf-8")
    assert untested(package, tests, {}) == ["domain/places.py"]

    excuse = {"domain/": ("domain/test_all.py", "one table of cases for all")}
    assert stale(package, tests, excuse) == ["domain/"], "the named test file does not exist"
    (tests / "domain" / "test_all.py").touch()
    assert untested(package, tests, excuse) == stale(package, tests, excuse) == []
    (tests / "domain" / "test_places.py").touch()
    assert stale(package, tests, excuse) == ["domain/"], "the module has a test of its own by now"
