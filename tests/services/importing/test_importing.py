"""An import accounts for every line, changes nothing twice, and is taken back in one step."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.importing.import_problems import EmptyFile, ImportProblem, NotText, NoUsableColumns
from organizer_app.domain.importing.incoming import RowWarningCode, SkipReason
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.services.importing.test_incoming_files import workbook
from tests.support.action_tables import CCC_HEADINGS, ccc_row, generic, imported, table
from tests.support.open_plans import add_action, facts, one_step, refused

SEATTLE = ("Seattle", "WA", "2027-04-17", "12:00 PM", "At the gate", "City Hall", "Mijente", "Ana Ruiz")
BOSTON = ("Boston", "MA", "2027-04-17", "1:00 PM", "On the Common")
WITH_ID = ("External ID", "City", "State", "Date", "Start", "Title")


def with_id(*rows: tuple[str, ...]) -> bytes:
    return table(WITH_ID, rows)


def cities(workspace: Workspace) -> list[str]:
    return [f"{row.city}, {row.state}" for row in action_rows.snapshot(workspace).rows]


def the_action(workspace: Workspace) -> CityAction:
    with workspace.read() as reader:
        (found,) = reader.all(CityAction)
    return found


def codes(report: object) -> list[tuple[int, RowWarningCode]]:
    return [(warning.row, warning.code) for warning in report.warnings]  # type: ignore[attr-defined]  # an ImportReport


def test_every_line_is_created_or_skipped_with_its_number_and_reason(plan: Workspace) -> None:
    data = generic(
        SEATTLE,
        (),
        ("WEST COAST:",),
        BOSTON,
        ("", "", "", "", "no place, no day", "", "Mijente"),
        ("Austin", "TX"),
    )
    report = imported(plan, data)
    assert [(row.row, row.reason) for row in report.skipped] == [
        (3, SkipReason.BLANK), (4, SkipReason.SECTION_HEADING), (6, SkipReason.NO_PLACE_NO_DATE),
    ]  # fmt: skip
    assert report.created + len(report.skipped) == 6
    assert cities(plan) == ["Boston, MA", "Seattle, WA", "Austin, TX"]


def test_an_import_is_one_step_named_after_its_file(plan: Workspace) -> None:
    with one_step(plan, EditKind.IMPORTED) as heard:
        report = imported(plan, generic(SEATTLE, BOSTON))
    assert (report.created, report.updated, report.unchanged, report.warnings) == (2, 0, 0, ())
    assert len(heard[0].action_ids) == 2
    (row,) = (row for row in action_rows.snapshot(plan).rows if row.city == "Seattle")
    assert (row.venue, row.groups, row.lead, row.status) == ("City Hall", "Mijente", "Ana Ruiz", "committed")
    assert next(e for e in history.entries(plan) if e.kind is EditKind.IMPORTED).arguments == {
        "file": "table1.csv",
        "created": "2",
        "updated": "0",
        "skipped": "0",
    }


def test_a_dry_run_says_the_same_and_writes_nothing(plan: Workspace) -> None:
    data = generic(SEATTLE, SEATTLE, ("Smalltownville", "WA", "2027-04-17"), ("Austin", "TX"))
    before, heard = facts(plan), list[ChangeSet]()
    plan.subscribe(heard.append)
    foretold = imported(plan, data, dry_run=True)
    assert (facts(plan), len(history.entries(plan)), heard) == (before, 1, [])
    done = imported(plan, data)
    assert foretold.dry_run
    assert not done.dry_run
    for count in (
        "created",
        "updated",
        "unchanged",
        "conflicts",
        "possible_duplicates",
        "skipped",
        "warnings",
    ):
        assert getattr(foretold, count) == getattr(done, count), count


def test_the_same_file_again_changes_nothing(plan: Workspace) -> None:
    data = generic(SEATTLE, SEATTLE, ("Smalltownville", "WA", "2027-04-17"), ("Austin", "TX"))
    created = imported(plan, data).created
    before, steps = facts(plan), history.entries(plan)
    again = imported(plan, data)
    assert (again.created, again.updated, again.unchanged, again.conflicts) == (0, 0, created, 0)
    assert (facts(plan), history.entries(plan)) == (before, steps)


def test_the_same_rows_in_another_encoding_order_and_separator_change_nothing(plan: Workspace) -> None:
    rows = [SEATTLE, ("Cañon City", "CO", "2027-04-17", "9:00 AM", "Año nuevo")]
    imported(plan, generic(*rows))
    again = imported(plan, generic(*reversed(rows)).decode().replace(",", ";").encode("utf-16"))
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)


def test_an_edit_by_hand_survives_the_same_file(plan: Workspace) -> None:
    for data in (generic(SEATTLE), with_id(("A1", *BOSTON))):
        imported(plan, data)
        for row in action_rows.snapshot(plan).rows:
            city_actions.set_title(plan, action_id=row.action_id, title="By hand")
        before = facts(plan)
        again = imported(plan, data)
        assert (again.created, again.updated, again.conflicts) == (0, 0, 0), "the file says nothing new"
        assert facts(plan) == before


def test_an_external_id_updates_what_the_file_says_anew(plan: Workspace) -> None:
    imported(plan, with_id(("A1", *BOSTON)))
    with one_step(plan, EditKind.IMPORTED):
        report = imported(plan, with_id(("A1", "Boston", "MA", "2027-04-18", "2:30 PM", "On the Common")))
    assert (report.created, report.updated, report.unchanged, report.conflicts) == (0, 1, 0, 0)
    action = the_action(plan)
    assert (action.day, action.starts) == (date(2027, 4, 18), time(14, 30))
    assert action.starts_utc is not None
    assert action.starts_utc.isoformat() == "2027-04-18T18:30:00+00:00"


def test_a_file_that_changed_where_a_person_did_is_a_conflict_and_the_person_wins(plan: Workspace) -> None:
    imported(plan, with_id(("A1", *BOSTON)))
    city_actions.set_title(plan, action_id=the_action(plan).id, title="By hand")
    changed = with_id(("A1", "Boston", "MA", "2027-04-17", "2:30 PM", "By the file"))
    report = imported(plan, changed)
    assert (report.updated, report.conflicts) == (1, 1)
    assert (the_action(plan).title, the_action(plan).starts) == ("By hand", time(14, 30))
    again = imported(plan, changed)
    assert (again.created, again.updated) == (0, 0)
    assert the_action(plan).title == "By hand"


def test_an_external_id_moves_an_action_to_the_city_of_the_file(plan: Workspace) -> None:
    imported(plan, with_id(("A1", *BOSTON)))
    imported(plan, with_id(("A1", "Seattle", "WA", *BOSTON[2:])))
    assert cities(plan) == ["Seattle, WA"]
    assert the_action(plan).zone == "America/Los_Angeles"


def test_two_equal_rows_are_two_actions_and_possible_duplicates(plan: Workspace) -> None:
    report = imported(plan, generic(SEATTLE, BOSTON, SEATTLE))
    assert (report.created, report.possible_duplicates) == (3, 1)
    assert codes(report) == [(4, RowWarningCode.POSSIBLE_DUPLICATE)]
    assert report.warnings[0].detail == "2", "the line it looks like"


def test_a_third_equal_row_is_added_when_the_file_has_one_more(plan: Workspace) -> None:
    imported(plan, generic(SEATTLE, SEATTLE))
    report = imported(plan, generic(SEATTLE, SEATTLE, SEATTLE))
    assert (report.created, report.unchanged) == (1, 2)


HOSTS = ("City", "State", "Date", "Lead", "Phone")


def test_a_city_that_was_planned_by_hand_is_kept_twice_and_told(plan: Workspace) -> None:
    planned, called_off = add_action(plan, "Omaha, NE"), add_action(plan, "Reno, NV")
    city_actions.set_status(plan, action_id=called_off, status=ActionStatus.CANCELLED)
    rows = [
        ("Omaha", "NE", "2027-04-17", "Ana Ruiz", "402-555-0101"),
        ("Reno", "NV", "2027-04-17", "Wes Diaz", "775-555-0102"),
        ("Omaha", "NE", "2027-04-18", "June Park", "402-555-0103"),
        ("Omaha", "NE", "", "Karl Day", "402-555-0104"),
    ]
    foretold = imported(plan, table(HOSTS, rows), dry_run=True)
    done = imported(plan, table(HOSTS, rows))
    assert (done.created, done.updated, done.possible_duplicates, len(cities(plan))) == (3, 1, 1, 5)
    alike = [doubt for doubt in done.warnings if doubt.code is RowWarningCode.POSSIBLE_DUPLICATE]
    assert [doubt.row for doubt in alike] == [2]
    assert {doubt.planned.action_id for doubt in alike if doubt.planned} == {planned}
    told = [doubt for doubt in done.warnings if doubt.planned]
    assert [doubt.row for doubt in told] == [2, 5], "the last one fills in what is planned there"
    assert [doubt for doubt in foretold.warnings if doubt.planned] == told


def test_rows_that_one_source_names_apart_are_no_duplicates_of_each_other(plan: Workspace) -> None:
    imported(plan, with_id(("A1", "Boston", "MA", "2027-04-17", "9:00 AM", "Breakfast")))
    report = imported(plan, with_id(("A2", "Boston", "MA", "2027-04-17", "6:00 PM", "Candles")))
    assert (report.created, report.possible_duplicates, report.warnings) == (1, 0, ())


def test_a_row_without_a_date_becomes_a_draft_with_a_warning(plan: Workspace) -> None:
    report = imported(plan, generic(("Austin", "TX"), ("Boston", "MA", "soon")))
    assert codes(report) == [(2, RowWarningCode.NO_DATE), (3, RowWarningCode.DATE_UNREADABLE)]
    with plan.read() as reader:
        drafts = reader.all(CityAction)
    assert {(draft.day, draft.starts_utc, draft.status) for draft in drafts} == {
        (None, None, ActionStatus.PROSPECT)
    }
    assert "soon" in drafts[1].notes, "what cannot be read is not lost"


@pytest.mark.parametrize(
    ("city", "state", "code"),
    [
        ("Smalltownville", "WA", RowWarningCode.PLACE_UNRESOLVED),
        ("Arlington", "", RowWarningCode.PLACE_AMBIGUOUS),
        ("Seattle", "Qx", RowWarningCode.STATE_UNKNOWN),
    ],
)
def test_a_place_in_doubt_keeps_its_names_and_has_no_coordinates(
    plan: Workspace, city: str, state: str, code: RowWarningCode
) -> None:
    report = imported(plan, generic((city, state, "2027-04-17", "12:00 PM")))
    assert codes(report) == [(2, code)]
    (row,) = action_rows.snapshot(plan).rows
    assert (row.city, row.state) == (city, state)
    assert (row.latitude, row.longitude, row.zone, row.starts_utc) == (None, None, "", None)
    assert (row.day, row.starts) == ("2027-04-17", 12 * 60)


def test_undo_takes_the_whole_import_back_and_the_file_can_be_imported_again(plan: Workspace) -> None:
    before, data = facts(plan), generic(SEATTLE, SEATTLE, BOSTON, ("Austin", "TX"))
    created = imported(plan, data).created
    after = [row[1:] for row in action_rows.snapshot(plan).rows]
    history.undo(plan)
    assert facts(plan) == before
    again = imported(plan, data)
    assert (again.created, again.unchanged) == (created, 0)
    assert len(action_rows.snapshot(plan).rows) == len(after) == created


def test_several_files_are_one_step_and_each_has_its_report(plan: Workspace) -> None:
    files = [IncomingFile("west.csv", generic(SEATTLE)), IncomingFile("east.csv", generic(BOSTON, ()))]
    with one_step(plan, EditKind.IMPORTED):
        west, east = import_files(plan, files=files, options=ImportOptions())
    assert (west.created, east.created) == (1, 1)
    assert cities(plan) == ["Boston, MA", "Seattle, WA"]


def test_the_same_file_twice_in_one_step_is_taken_once(plan: Workspace) -> None:
    data = generic(SEATTLE, BOSTON)
    report = imported(plan, data, data)
    assert (report.created, report.unchanged) == (0, 2)
    assert len(cities(plan)) == 2


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), NotText),
        (b"", EmptyFile),
        (b"Colour,Shape\nred,round\n", NoUsableColumns),
        (b"City,Date\n" + b"a," * 2_000_000 + b"\n", ImportProblem),
    ],
)
def test_a_bad_second_file_leaves_the_plan_as_it_was(
    plan: Workspace, bad: bytes, problem: type[ImportProblem]
) -> None:
    with refused(plan, problem):
        imported(plan, generic(SEATTLE), bad)


def test_words_without_a_meaning_are_told_and_kept_in_the_notes(plan: Workspace) -> None:
    data = table(
        ("City", "State", "Date", "Status", "Type", "Mobilization", "Notes"),
        [("Reno", "NV", "2027-04-17", "waiting on the desk", "flotilla", "None such", "Bring water")],
    )
    report = imported(plan, data)
    codes = {doubt.code: doubt.detail for doubt in report.warnings}
    assert codes[RowWarningCode.STATUS_UNKNOWN] == "waiting on the desk"
    assert codes[RowWarningCode.MOBILIZATION_UNKNOWN] == "None such"
    notes = next(iter(action_rows.notes_and_tags_of(plan)[0].values()))
    assert notes == "Bring water\nstatus: waiting on the desk\ntactic: flotilla"


def test_an_unknown_mobilization_writes_nothing(plan: Workspace) -> None:
    with refused(plan, NothingFound):
        imported(plan, generic(SEATTLE), options=ImportOptions(mobilization="None such"))


def test_one_name_with_two_phones_is_two_people_and_with_the_same_phone_one(plan: Workspace) -> None:
    def led_by(city: str, phone: str) -> tuple[str, ...]:
        return (city, "WA", "2027-04-17", "", "", "", "", "Sam Lee", "", phone)

    imported(
        plan,
        generic(
            led_by("Seattle", "206 555 0101"),
            led_by("Spokane", "509 555 0102"),
            led_by("Tacoma", "206 555 0101"),
        ),
    )
    with plan.read() as reader:
        assert [person.name for person in reader.all(Person)] == ["Sam Lee", "Sam Lee"]
        assert sorted(point.value for point in reader.all(ContactPoint)) == ["+12065550101", "+15095550102"]


def test_a_month_of_the_consortium_is_reported_with_its_counts(plan: Workspace) -> None:
    rows = [
        ccc_row(
            "Albany",
            "NY",
            "2019-05-01",
            EstimateText="about 20",
            EstimateLow="20",
            EstimateHigh="25",
            Actor="students",
        ),
        ccc_row("Austin", "TX", "2019-05-01", Source1="https://example.org/news"),
    ]
    report = imported(plan, table(CCC_HEADINGS, rows))
    assert (report.preset, report.created, report.skipped) == ("ccc", 2, ())
    albany, austin = action_rows.snapshot(plan).rows
    assert (albany.status, albany.count_low, albany.count_high) == ("reported", 20, 25)
    assert (austin.status, austin.count_low, austin.count_high) == ("reported", None, None)
    assert "Actor: students" in action_rows.notes_and_tags_of(plan)[0][albany.action_id]


def test_columns_without_a_meaning_go_to_the_notes(plan: Workspace) -> None:
    data = table(("City", "State", "Date", "Bus seats"), [("Seattle", "WA", "2027-04-17", "54")])
    assert imported(plan, data).columns_kept == ("Bus seats",)
    assert the_action(plan).notes == "Bus seats: 54"


def test_a_mapping_gives_a_column_its_field(plan: Workspace) -> None:
    data = table(("Town hall of", "State", "Date"), [("Seattle", "WA", "2027-04-17")])
    imported(plan, data, options=ImportOptions(column_map={"Town hall of": "city"}))
    assert cities(plan) == ["Seattle, WA"]


def test_a_day_without_a_year_takes_the_year_asked_for(plan: Workspace) -> None:
    imported(plan, generic(("Seattle", "WA", "April 17")), options=ImportOptions(year=2031))
    assert the_action(plan).day == date(2031, 4, 17)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("date,start,timezone", "2027-11-07,1:30 AM,EST"),
        ("start", "2027-11-07T06:30:00Z"),
        ("date,start,doubled hour", "2027-11-07,01:30,second start"),
    ],
)
def test_the_second_of_two_is_kept_and_not_asked_about(plan: Workspace, heading: str, cells: str) -> None:
    rows = f"title,city,state,{heading}\nNight,New York,NY,{cells}\n"
    files = [IncomingFile("night.csv", rows.encode())]
    (report,) = import_files(plan, files=files, options=ImportOptions())
    assert report.warnings == ()
    night = the_action(plan)
    assert (night.day, night.starts, night.starts_second) == (date(2027, 11, 7), time(1, 30), True)
    assert night.starts_utc == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)
    (again,) = import_files(plan, files=files, options=ImportOptions())
    assert again.unchanged == 1


def test_a_file_that_does_not_say_which_of_two_means_the_first(plan: Workspace) -> None:
    rows = "title,city,state,date,start,timezone\nNight,New York,NY,2027-11-07,01:30,EDT\n"
    import_files(plan, files=[IncomingFile("night.csv", rows.encode())], options=ImportOptions())
    assert the_action(plan).starts_utc == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)


def test_a_time_that_the_clock_skips_or_doubles_is_asked_about(plan: Workspace) -> None:
    rows = (
        "title,city,state,date,start,end\n"
        "Gap,New York,NY,2027-03-14,02:30,03:30\n"
        "Fold,New York,NY,2027-11-07,00:30,01:30\n"
        "Phoenix,Phoenix,AZ,2027-03-14,02:30,03:30\n"
    )
    files = [IncomingFile("nights.csv", rows.encode())]
    (report,) = import_files(plan, files=files, options=ImportOptions())
    assert [(each.row, each.code.value, each.detail) for each in report.warnings] == [
        (2, "time_skipped", "02:30"), (3, "time_doubled", "01:30"),
    ]  # fmt: skip


def test_the_source_names_the_format_and_a_list_is_known_again_in_another_one(plan: Workspace) -> None:
    rows = [["City", "State", "Date"], ["Boise", "ID", "2027-03-01"]]
    book = IncomingFile("list.xlsx", workbook(*rows))
    table = IncomingFile("list.csv", "\n".join(map(",".join, rows)).encode())
    before = systems(plan)
    assert import_files(plan, files=[book], options=ImportOptions())[0].created == 1
    assert systems(plan) - before == {"xlsx:generic"}
    # Plans from before have "csv:" for every format.
    with plan.edit(EditKind.CHANGED_TITLE) as editor:
        (action,) = (each for each in editor.all(CityAction) if each.source_system == "xlsx:generic")
        editor.put(replace(action, source_system="csv:generic"))
    for each in (table, book):
        report = import_files(plan, files=[each], options=ImportOptions(is_new_source=False))[0]
        assert (report.created, report.unchanged) == (0, 1)


def systems(plan: Workspace) -> set[str]:
    with plan.read() as reader:
        return {action.source_system for action in reader.all(CityAction)}


def test_a_clock_of_van_is_doubted_outside_the_zone_of_the_committee(plan: Workspace) -> None:
    data = table(
        ("VAN Event ID", "Event Name", "City", "State", "Date", "Start Time"),
        [
            ("7", "Canvass", "Boston", "MA", "3/1/2027", "10am"),
            ("8", "Bank", "Seattle", "WA", "3/1/2027", "10am"),
        ],
    )
    (report,) = import_files(
        plan, files=[IncomingFile("van.csv", data)], options=ImportOptions(), dry_run=True
    )
    assert report.preset == "van"
    doubts = [(each.row, each.detail) for each in report.warnings if "committee" in each.code]
    assert doubts == [(3, "America/Los_Angeles")]


def test_a_campaign_that_the_plan_does_not_have_is_named(plan: Workspace) -> None:
    data = table(("City", "State", "Campaign"), [("Boise", "ID", "Clean Air Now"), ("Reno", "NV", "")])
    (report,) = import_files(plan, files=[IncomingFile("a.csv", data)], options=ImportOptions())
    said = [
        (each.row, each.detail) for each in report.warnings if each.code is RowWarningCode.CAMPAIGN_UNKNOWN
    ]
    assert said == [(2, "Clean Air Now")]
