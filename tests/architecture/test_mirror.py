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
    "storage/record_steps.py": (
        "services/test_action_steps.py",
        "one query: the history of an action is compared with what was done to it",
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
    "ui/print/marks.py": (
        "ui/print/test_pdf_file.py",
        "marks are told by the pages they make",
    ),
    "ui/print/schedule_sheets.py": (
        "ui/print/test_pdf_file.py",
        "the layout is read back from its pages",
    ),
    "ui/screens/plan/block_painter.py": (
        "ui/screens/plan/test_timeline_view.py",
        "drawn on both axes; the views are painted and looked at there",
    ),
    "ui/screens/plan/drag_area.py": (
        "ui/screens/plan/test_timeline_view.py",
        "mouse and keys of timeline and week are its own",
    ),
    "ui/screens/plan/hover_card.py": (
        "ui/screens/plan/test_map_gestures.py",
        "the card opens and closes with the pointer and the keys: the gestures' test reads it",
    ),
    "ui/screens/plan/late_parts.py": (
        "ui/screens/plan/test_screen.py",
        "it only joins parts to the screen: the screen's test makes each of them and uses it",
    ),
    "ui/screens/plan/live_strip_chart.py": (
        "ui/screens/plan/test_live_strip.py",
        "the painted part of the strip, clicked and dragged over by its test",
    ),
    "ui/screens/plan/map_hand.py": (
        "ui/screens/plan/test_map_gestures.py",
        "what gestures and keys choose is what their test is about, with real events",
    ),
    "ui/screens/plan/map_keys.py": (
        "ui/screens/plan/test_map_gestures.py",
        "a table of keys, each pressed by the tests of map and gestures",
    ),
    "ui/screens/plan/map_page.py": (
        "ui/screens/plan/test_many_cities.py",
        "it only joins map and strip: the journey uses both",
    ),
    "ui/screens/plan/mark_painter.py": (
        "ui/screens/plan/test_timeline_view.py",
        "drawn in the line of marks, which is looked at there",
    ),
    "ui/screens/plan/move_edits.py": (
        "ui/screens/plan/test_calendar_deeds.py",
        "all it does is asked for through the calendar's deeds",
    ),
    "ui/screens/plan/timeline_axis.py": (
        "ui/screens/plan/test_timeline_view.py",
        "zooming and pointing go through it",
    ),
    "ui/screens/plan/timeline_painter.py": (
        "ui/screens/plan/test_timeline_view.py",
        "draws what the view lays out; pixels are looked at there",
    ),
    "ui/screens/plan/timeline_sheet.py": (
        "ui/screens/plan/test_timeline_view.py",
        "the pictures behind the view: what is drawn anew is seen there",
    ),
    "ui/screens/plan/timeline_walk.py": (
        "ui/screens/plan/test_timeline_view.py",
        "the arrow keys are pressed there",
    ),
    "ui/screens/plan/view_stack.py": (
        "ui/screens/plan/test_screen.py",
        "which view is in sight is what the screen's tests are about",
    ),
    "ui/screens/plan/week_painter.py": (
        "ui/screens/plan/test_week_view.py",
        "draws what the view lays out; pixels are looked at there",
    ),
    "ui/screens/plan/week_walk.py": (
        "ui/screens/plan/test_week_view.py",
        "the arrow keys are pressed there",
    ),
    "wording/bulk.py": (
        "services/test_bulk_edits.py",
        "the sentence of every change is compared where the change is made; the pane's test reads the rest",
    ),
    "wording/live_strip.py": (
        "ui/screens/plan/test_live_strip_presenter.py",
        "the sentences are compared where their numbers come from",
    ),
    "wording/map_card.py": (
        "ui/screens/plan/test_map_gestures.py",
        "the words of the card are read where it opens",
    ),
    "wording/planning_problems.py": (
        "services/test_rule_packs.py",
        "the sentences are read where the faults are made, and each problem's in wording/test_problems.py",
    ),
    "domain/findables.py": ("services/test_finding.py", "plain values that one service fills"),
    "ui/window_commands.py": ("ui/flow/test_commands.py", "every key of the open window is pressed there"),
    "ui/window_layouts.py": ("ui/test_plan_windows.py", "a window is left and opened again there"),
    "wording/import_sheet.py": ("ui/overlays/importing/test_import_sheet.py", "its words are on the sheet"),
    "ui/overlays/": (
        "ui/overlays/palette/test_palette.py",
        "parts of an overlay are used together, by real keys, in the test of the overlay",
    ),
    "wording/tour.py": ("ui/overlays/test_tour.py", "every step is walked through there"),
    "wording/commands.py": ("ui/flow/test_commands.py", "the table of commands is read with all its words"),
    "wording/palette.py": ("ui/overlays/palette/test_presenter.py", "every line and note is read there"),
    "ui/widgets/saved_list.py": ("ui/test_saved_view_bar.py", "every line of it is used there by real keys"),
    "ui/widgets/painted_button.py": ("ui/widgets/test_sidebar.py", "the base of the sidebar's buttons"),
    "wording/saved_views.py": ("ui/test_saved_view_bar.py", "its words are read on the list"),
    "ui/widgets/key_caps.py": ("ui/overlays/test_cheat_sheet.py", "the caps of the sheet of keys"),
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
