"""Whoever reads a module finds its tests under the same path."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORTH_A_TEST = 30

# module (or folder, with a slash) -> the test file that covers it, and why it has none of its own
COVERED_ELSEWHERE: dict[str, tuple[str, str]] = {
    "cli/command_list.py": (
        "cli/test_main.py",
        "the tuple of commands is compared with the launcher's words",
    ),
    "cli/picture_request.py": ("cli/commands/test_picture.py", "a plain value that only the command makes"),
    "domain/count_reports.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/cues.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/petitions.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/plan_templates.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/releases.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/talks.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/permits.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/key_dates.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/organizations.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/people.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/places.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/records.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/sites.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/assignments.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/mobilizations.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/partnerships.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/tasks.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "ui/screens/plan/view_stack.py": (
        "ui/screens/plan/test_screen.py",
        "which view is in sight is what the screen's tests are about",
    ),
    "ui/flow/frame.py": (
        "ui/test_screen_deck.py",
        "a protocol and a plain value; the window that keeps it is tested with all its screens",
    ),
    "ui/flow/screen.py": (
        "ui/test_screen_deck.py",
        "what a screen offers is shown by every screen the deck holds",
    ),
    "ui/screens/plan/late_parts.py": (
        "ui/screens/plan/test_screen.py",
        "it only joins parts to the screen: the screen's test makes each of them and uses it",
    ),
    "domain/action_details.py": ("services/test_action_details.py", "plain values that one service fills"),
    "domain/action_rows.py": ("domain/test_action_summary.py", "plain values that the summary fills"),
    "domain/changes.py": (
        "storage/test_storage_contract.py",
        "plain values that an edit makes and listeners hear",
    ),
    "domain/edits.py": ("storage/test_journal.py", "plain values that the journal keeps"),
    "domain/import_reports.py": ("services/test_importing.py", "a plain value that an import fills"),
    "domain/problems.py": (
        "wording/test_problems.py",
        "plain errors: the test makes every one and reads its sentence",
    ),
    "domain/map_insets.py": ("domain/test_map_projection.py", "insets are part of the projection"),
    "domain/countries.py": (
        "domain/test_place_names.py",
        "a table behind place names: the test asks all of them",
    ),
    "domain/name_folding.py": (
        "domain/test_place_names.py",
        "a table behind place names: the test asks all of them",
    ),
    "domain/regions.py": (
        "domain/test_place_names.py",
        "a table behind place names: the test asks all of them",
    ),
    "domain/us_states.py": (
        "domain/test_place_names.py",
        "a table behind place names: the test asks all of them",
    ),
    "storage/gazetteer_rows.py": (
        "storage/test_gazetteer.py",
        "the gazetteer's SQL and its near misses, asked through it",
    ),
    "storage/near_spellings.py": (
        "storage/test_gazetteer.py",
        "the gazetteer's SQL and its near misses, asked through it",
    ),
    "storage/editor.py": ("storage/test_storage_contract.py", "the contract asks it of both databases"),
    "services/new_rows.py": ("services/test_import_actions.py", "an import stores all of them"),
    "storage/reader.py": ("storage/test_storage_contract.py", "the contract asks it of both databases"),
    "storage/tables.py": ("storage/test_storage_contract.py", "the contract asks it of both databases"),
    "storage/engines/": ("storage/test_storage_contract.py", "the contract asks it of both databases"),
    "storage/migrations/versions/": (
        "storage/migrations/test_upgrading.py",
        "the steps are run and their tables compared",
    ),
}


def modules_worth_a_test(package: Path) -> list[str]:
    return [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if not path.name.startswith("__")
        and len(path.read_text(encoding="utf-8").splitlines()) > WORTH_A_TEST
    ]


def own_test(module: str) -> str:
    path = Path(module)
    return (path.parent / f"test_{path.name}").as_posix()


def is_covered_by(entry: str, module: str) -> bool:
    return module == entry or (entry.endswith("/") and module.startswith(entry))


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
