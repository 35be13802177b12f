"""Whoever opens a folder of the program finds its tests under the same path, or one folder up."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def untested(package: Path, tests: Path) -> list[str]:
    folders = {path.parent for path in package.rglob("*.py") if not path.name.startswith("__")}
    own = {folder: tests / folder.relative_to(package) for folder in folders - {package}}
    return sorted(
        folder.relative_to(package).as_posix()
        for folder, place in own.items()
        if not any(place.rglob("test_*.py")) and not any(place.parent.glob("test_*.py"))
    )


def test_every_folder_has_tests() -> None:
    assert untested(ROOT / "organizer_app", ROOT / "tests") == []


def test_a_planted_folder_without_tests_is_seen(tmp_path: Path) -> None:
    package, tests = tmp_path / "package", tmp_path / "tests"
    for folder in (package / "domain" / "places", package / "domain" / "time", tests / "domain" / "time"):
        folder.mkdir(parents=True)
    for path in (package / "domain/places/cities.py", package / "domain/time/zones.py"):
        path.touch()
    (tests / "domain" / "time" / "test_zones.py").touch()
    assert untested(package, tests) == ["domain/places"]
    (tests / "domain" / "test_places.py").touch()
    assert untested(package, tests) == []
