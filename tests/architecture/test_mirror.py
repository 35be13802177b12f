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
    "cli/list_request.py": (
        "cli/test_listed.py",
        "what every list of the test begins with",
    ),
    "cli/listed_steps.py": (
        "cli/test_listed.py",
        "the keys of every noun stand in one table",
    ),
    "cli/picture_request.py": (
        "cli/commands/test_picture.py",
        "a plain value that only the command makes",
    ),
    "cli/released.py": (
        "cli/commands/test_release.py",
        "the keys that one command and one list print",
    ),
    "domain/action_details.py": (
        "services/test_action_details.py",
        "plain values that one service fills",
    ),
    "domain/action_rows.py": (
        "domain/test_action_summary.py",
        "plain values that the summary fills",
    ),
    "domain/assignments.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/audience_preview.py": (
        "services/test_share_previews.py",
        "counts that one service fills",
    ),
    "domain/changes.py": (
        "storage/test_storage_contract.py",
        "plain values that an edit makes and listeners hear",
    ),
    "domain/city_packet.py": (
        "services/test_packets.py",
        "plain values that one service fills",
    ),
    "domain/count_reports.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/countries.py": (
        "domain/test_place_names.py",
        "a table behind place names: the test asks all of them",
    ),
    "domain/cues.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/edits.py": (
        "storage/test_journal.py",
        "plain values that the journal keeps",
    ),
    "domain/finding_facts.py": (
        "domain/test_checks.py",
        "plain values that every rule is tried on",
    ),
    "domain/findings.py": (
        "domain/test_checks.py",
        "kinds and severities are told apart where each is found",
    ),
    "domain/import_reports.py": (
        "services/test_importing.py",
        "a plain value that an import fills",
    ),
    "domain/incoming_people.py": (
        "services/test_importing_people.py",
        "plain values between a file and the plan, without rules",
    ),
    "domain/key_dates.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/map_insets.py": (
        "domain/test_map_projection.py",
        "insets are part of the projection",
    ),
    "domain/mobilizations.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/name_folding.py": (
        "domain/test_place_names.py",
        "a table behind place names: the test asks all of them",
    ),
    "domain/organizations.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/partnerships.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/people.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/people_problems.py": (
        "services/test_people.py",
        "types with at most one field: the services that raise them ask for each",
    ),
    "domain/permits.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/petitions.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/places.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/plan_templates.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/planning_problems.py": (
        "wording/test_problems.py",
        "plain errors: the test makes every one and reads its sentence",
    ),
    "domain/printed_schedule.py": (
        "services/test_printing.py",
        "plain values that one service fills",
    ),
    "domain/problems.py": (
        "wording/test_problems.py",
        "plain errors: the test makes every one and reads its sentence",
    ),
    "domain/records.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/regions.py": (
        "domain/test_place_names.py",
        "a table behind place names: the test asks all of them",
    ),
    "domain/releases.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/shared_changes.py": (
        "domain/test_release_changes.py",
        "plain values that one rule makes",
    ),
    "domain/shown_records.py": (
        "services/test_packets.py",
        "what is blanked is seen in packets of each audience",
    ),
    "domain/sites.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/talks.py": (
        "domain/test_nouns.py",
        "a record without rules of its own: the test walks every record type",
    ),
    "domain/tasks.py": (
        "domain/test_life_cycles.py",
        "its one rule is its life cycle: all of them stand in one table",
    ),
    "domain/us_states.py": (
        "domain/test_place_names.py",
        "a table behind place names: the test asks all of them",
    ),
    "exchange/vcard_lines.py": (
        "exchange/test_vcard_reader.py",
        "lines have no meaning of their own: every way to write one stands in a card there",
    ),
    "services/packet_files.py": (
        "cli/commands/test_release.py",
        "the command that writes them is tested",
    ),
    "services/schedule_formats.py": (
        "services/test_exporting.py",
        "what leaves is decided by exporting, and its tests write every format",
    ),
    "storage/editor.py": (
        "storage/test_storage_contract.py",
        "the contract asks it of both databases",
    ),
    "storage/engines/": (
        "storage/test_storage_contract.py",
        "the contract asks it of both databases",
    ),
    "storage/gazetteer_rows.py": (
        "storage/test_gazetteer.py",
        "the gazetteer's SQL and its near misses, asked through it",
    ),
    "storage/migrations/versions/": (
        "storage/migrations/test_upgrading.py",
        "the steps are run and their tables compared",
    ),
    "storage/near_spellings.py": (
        "storage/test_gazetteer.py",
        "the gazetteer's SQL and its near misses, asked through it",
    ),
    "storage/reader.py": (
        "storage/test_storage_contract.py",
        "the contract asks it of both databases",
    ),
    "storage/statements.py": (
        "storage/test_storage_contract.py",
        "the contract asks it of both databases",
    ),
    "storage/tables.py": (
        "storage/test_storage_contract.py",
        "the contract asks it of both databases",
    ),
    "ui/flow/frame.py": (
        "ui/test_screen_deck.py",
        "a protocol and a plain value; the window that keeps it is tested with all its screens",
    ),
    "ui/flow/screen.py": (
        "ui/test_screen_deck.py",
        "what a screen offers is shown by every screen the deck holds",
    ),
    "ui/print/flow_column.py": (
        "ui/print/test_packets_pdf.py",
        "columns are read back from those pages",
    ),
    "ui/print/marks.py": (
        "ui/print/test_pdf_file.py",
        "marks are told by the pages they make",
    ),
    "ui/print/packet_pictures.py": (
        "ui/print/test_packets_pdf.py",
        "pictures are part of those pages",
    ),
    "ui/print/packet_sheets.py": (
        "ui/print/test_packets_pdf.py",
        "the layout is read back from its pages",
    ),
    "ui/print/schedule_sheets.py": (
        "ui/print/test_pdf_file.py",
        "the layout is read back from its pages",
    ),
    "ui/screens/plan/late_parts.py": (
        "ui/screens/plan/test_screen.py",
        "it only joins parts to the screen: the screen's test makes each of them and uses it",
    ),
    "ui/screens/plan/view_stack.py": (
        "ui/screens/plan/test_screen.py",
        "which view is in sight is what the screen's tests are about",
    ),
    "ui/screens/share/desk_panes.py": (
        "ui/screens/share/test_screen.py",
        "the real screen is used by mouse and keyboard, every part of it",
    ),
    "ui/screens/share/line_list.py": (
        "ui/screens/share/test_screen.py",
        "the real screen is used by mouse and keyboard, every part of it",
    ),
    "ui/screens/share/line_painter.py": (
        "ui/screens/share/test_screen.py",
        "the real screen is used by mouse and keyboard, every part of it",
    ),
    "ui/screens/share/lines.py": (
        "ui/screens/share/test_presenter.py",
        "what lines say is read where the presenter fills them",
    ),
    "ui/screens/share/page_preview.py": (
        "ui/screens/share/test_screen.py",
        "the real screen is used by mouse and keyboard, every part of it",
    ),
    "ui/screens/share/share_bar.py": (
        "ui/screens/share/test_screen.py",
        "the real screen is used by mouse and keyboard, every part of it",
    ),
    "ui/screens/share/share_work.py": (
        "ui/screens/share/test_presenter.py",
        "all of it is done through the presenter",
    ),
    "wording/planning_problems.py": (
        "services/test_rule_packs.py",
        "the sentences are read where the faults are made, and each problem's in wording/test_problems.py",
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
