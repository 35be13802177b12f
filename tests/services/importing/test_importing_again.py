"""A list that is imported again changes what it says anew, and destroys or doubles nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.importing.field_news import NewsKind
from organizer_app.domain.importing.incoming import RowWarningCode, SkipReason
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import history
from tests.support.open_plans import facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace

LIST = """City,State,Date,Start,Title,Venue,Expected,Notes
Reno,NV,3/15/2027,10:00 AM,Rally,City Plaza,100,Bring water
Omaha,NE,3/15/2027,12:00 PM,Rally,Gene Leahy Mall,200,
Boise,ID,3/16/2027,9:00 AM,March,Capitol,,Park behind
"""
WITH_ID = """ID,City,State,Date,Start,Title,Status,Type,Expected,Notes
1,Reno,NV,3/15/2027,10:00 AM,On the plaza,confirmed,march,100,Bring water
2,Omaha,NE,3/15/2027,12:00 PM,At the mall,confirmed,vigil,200,
"""


def bring(
    plan: Workspace, text: str, name: str = "march.csv", *, dry_run: bool = False, **options: object
) -> ImportReport:
    files = [IncomingFile(name, text.encode())]
    (report,) = import_files(
        plan,
        files=files,
        options=ImportOptions(**options),
        dry_run=dry_run,  # type: ignore[arg-type]  # by name
    )
    return report


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.created, report.updated, report.unchanged


def rows(plan: Workspace) -> dict[str, ActionRow]:
    found = {row.city: row for row in action_rows.snapshot(plan).rows}
    assert len(found) == len(action_rows.snapshot(plan).rows), "no city is doubled"
    return found


def action_in(plan: Workspace, city: str) -> CityAction:
    with plan.read() as reader:
        return reader.get(CityAction, rows(plan)[city].action_id)


def codes(report: ImportReport) -> list[RowWarningCode]:
    return [each.code for each in report.warnings]


@pytest.mark.parametrize(
    ("field", "read"),
    [("access_notes", lambda site: site.access_notes), ("zip", lambda site: site.postal_code)],
)
def test_a_column_that_gets_a_field_later_keeps_its_cells_where_no_venue_is_known(
    plan: Workspace, field: str, read: Callable[[Site], str]
) -> None:
    text = "City,State,Date,Needs\nReno,NV,3/15/2027,89501\n"
    bring(plan, text)
    assert counts(bring(plan, text, column_map={"Needs": field})) == (0, 1, 0)
    with plan.read() as reader:
        assert [read(site) for site in reader.all(Site)] == ["89501"]
    assert action_in(plan, "Reno").notes == ""
    assert counts(bring(plan, text)) == (0, 0, 1)


def test_two_lists_with_the_same_ids_do_not_overwrite_each_other(plan: Workspace) -> None:
    head = "ID,City,State,Date,Title\n"
    west = head + "1,Reno,NV,3/15/2027,West\n2,Boise,ID,3/15/2027,West\n3,Butte,MT,3/15/2027,West\n"
    east = head + "1,Bangor,ME,3/15/2027,East\n2,Utica,NY,3/15/2027,East\n3,Erie,PA,3/15/2027,East\n"
    bring(plan, west, "west.csv")
    report = bring(plan, east, "east.csv")
    assert counts(report) == (3, 0, 0)
    assert {city: row.title for city, row in rows(plan).items()} == {
        **dict.fromkeys(("Reno", "Boise", "Butte"), "West"),
        **dict.fromkeys(("Bangor", "Utica", "Erie"), "East"),
    }
    assert counts(bring(plan, west, "west.csv")) == counts(bring(plan, east, "east.csv")) == (0, 0, 3)


def test_a_short_list_that_shares_a_row_is_a_list_of_its_own(plan: Workspace) -> None:
    head = "City,State,Date,Start,Title\n"
    reno, omaha, boise = (
        f"{place},3/15/2027,10:00 AM,Rally\n" for place in ("Reno,NV", "Omaha,NE", "Boise,ID")
    )
    bring(plan, head + reno + omaha, "west.csv")
    report = bring(plan, head + reno + boise, "partners.csv")
    assert (counts(report), report.source, report.is_known_source) == ((1, 0, 1), "partners", False)
    assert report.gone == ()
    later = reno.replace("10:00 AM", "11:00 AM")
    report = bring(plan, head + later + omaha, "west.csv")
    assert (counts(report), report.is_known_source) == ((0, 1, 1), True)
    assert counts(bring(plan, head + later + boise, "partners.csv"))[0] == 0
    assert rows(plan)["Reno"].starts == 11 * 60


def test_two_lists_of_one_name_with_the_same_ids_are_two_lists(plan: Workspace) -> None:
    head = "ID,City,State,Date,Title\n"
    bring(plan, head + "1,Reno,NV,3/15/2027,\n2,Boise,ID,3/15/2027,\n3,Butte,MT,3/15/2027,\n")
    report = bring(plan, head + "1,Bangor,ME,3/15/2027,\n2,Utica,NY,3/15/2027,\n3,Erie,PA,3/15/2027,\n")
    assert (counts(report), report.source, report.is_known_source) == ((3, 0, 0), "march (2)", False)


def test_a_corrected_start_is_the_same_action_and_is_said(plan: Workspace) -> None:
    bring(plan, LIST)
    report = bring(plan, LIST.replace("10:00 AM", "11:00 AM"))
    assert (counts(report), codes(report)) == ((0, 1, 2), [RowWarningCode.SAME_ACTION])
    (told,) = report.warnings
    assert told.news is not None
    assert (told.news.field, str(told.news.ours), str(told.news.theirs)) == ("starts", "10:00:00", "11:00:00")
    assert rows(plan)["Reno"].starts == 11 * 60


def test_of_a_corrected_title_and_start_the_title_is_said(plan: Workspace) -> None:
    bring(plan, LIST)
    report = bring(plan, LIST.replace("10:00 AM,Rally", "11:00 AM,Vigil"))
    (told,) = (each for each in report.warnings if each.code is RowWarningCode.SAME_ACTION)
    assert told.news is not None
    assert (told.news.field, told.news.theirs, rows(plan)["Reno"].starts) == ("title", "Vigil", 11 * 60)


@pytest.mark.parametrize(
    "again",
    [
        "\n".join(reversed(LIST.strip().split("\n")[1:])),
        LIST.replace("3/15/2027", "2027-03-15").replace("10:00 AM", "10:00").replace("12:00 PM", "12:00"),
        LIST.replace(",Title,", ",Event name,").replace("City,", "Town,", 1),
        "\n".join(",".join(reversed(line.split(","))) for line in LIST.strip().split("\n")),
        LIST.replace("\n", "\r\n").replace(",", ";"),
    ],
    ids=["reordered", "saved again", "renamed", "swapped", "other separator"],
)
def test_a_sheet_that_says_the_same_in_another_shape_changes_nothing(plan: Workspace, again: str) -> None:
    bring(plan, LIST)
    before, steps = facts(plan), history.entries(plan)
    text = again if again[:4] in {"City", "Town", "Note"} else f"{LIST.split(maxsplit=1)[0]}\n{again}\n"
    assert counts(bring(plan, text, "march (1).csv")) == (0, 0, 3)
    assert (facts(plan), history.entries(plan)) == (before, steps)


def test_a_column_that_was_added_adds_what_it_says(plan: Workspace) -> None:
    bring(plan, LIST)
    wider = LIST.replace("Notes\n", "Notes,Lead\n").replace("water\n", "water,Ana Ruiz\n")
    wider = wider.replace("200,\n", "200,,\n").replace("behind\n", "behind,\n")
    assert counts(bring(plan, wider)) == (0, 1, 2)
    assert rows(plan)["Reno"].lead == "Ana Ruiz"


def test_an_action_that_was_removed_by_hand_stays_removed(plan: Workspace) -> None:
    bring(plan, LIST)
    city_actions.hide_actions(plan, action_ids=[rows(plan)["Omaha"].action_id])
    report = bring(plan, LIST)
    assert counts(report) == (0, 0, 2)
    assert [(each.row, each.reason) for each in report.skipped] == [(3, SkipReason.REMOVED_HERE)]
    assert "Omaha" not in rows(plan)


def test_after_an_undo_the_same_file_brings_everything_again(plan: Workspace) -> None:
    bring(plan, LIST)
    history.undo(plan)
    assert counts(bring(plan, LIST)) == (3, 0, 0)


def test_rows_that_the_list_no_longer_has_are_listed_and_stay(plan: Workspace) -> None:
    bring(plan, LIST)
    shorter = LIST.replace("Boise,ID,3/16/2027,9:00 AM,March,Capitol,,Park behind\n", "")
    report = bring(plan, shorter)
    assert counts(report) == (0, 0, 2)
    assert [(each.title, each.city, each.day) for each in report.gone] == [("March", "Boise", "2027-03-16")]
    assert "Boise" in rows(plan)


def test_equal_rows_of_two_files_count_alike_in_dry_run_and_run(plan: Workspace) -> None:
    files = [
        IncomingFile("march.csv", LIST.encode()),
        IncomingFile("april.csv", (LIST + "Butte,MT,4/15/2027,,,,,\n").encode()),
    ]
    foretold = import_files(plan, files=files, options=ImportOptions(), dry_run=True)
    assert [counts(each) for each in foretold] == [(3, 0, 0), (1, 0, 3)]
    assert not action_rows.snapshot(plan).rows
    done = import_files(plan, files=files, options=ImportOptions())
    assert [counts(each) for each in done] == [counts(each) for each in foretold]


def test_a_row_without_a_date_that_is_there_already_is_no_draft_again(plan: Workspace) -> None:
    undated = "City,State,Date,Venue\nReno,NV,,Plaza\nOmaha,NE,,Gene Leahy Mall\n"
    assert codes(bring(plan, undated)) == [RowWarningCode.NO_DATE] * 2
    again = bring(plan, undated)
    assert (counts(again), codes(again)) == ((0, 0, 2), [])
    # The same rows in another file, which is read row by row, and one that is new.
    longer = bring(plan, f"{undated}Boise,ID,,Capitol\n", "april.csv", source="march")
    assert counts(longer) == (1, 0, 2)
    assert [(each.row, each.code) for each in longer.warnings] == [(4, RowWarningCode.NO_DATE)]


def test_columns_that_are_left_out_erase_nothing(plan: Workspace) -> None:
    bring(plan, WITH_ID)
    report = bring(plan, "ID,City,State,Date,Start,Title\n1,Reno,NV,3/15/2027,10:00 AM,On the plaza\n")
    assert (report.conflicts, codes(report)) == (0, [])
    reno = action_in(plan, "Reno")
    assert (reno.expected, reno.notes, reno.status, reno.tactic) == (
        100, "Bring water", ActionStatus.CONFIRMED, Tactic.MARCH,
    )  # fmt: skip


def test_columns_that_were_left_out_meanwhile_are_still_compared(plan: Workspace) -> None:
    bring(plan, WITH_ID)
    short = bring(plan, "ID,City,State,Title\n1,Reno,NV,On the big plaza\n2,Omaha,NE,At the mall\n")
    assert (counts(short), codes(short)) == ((0, 1, 1), []), "the plan keeps the day: no row is a draft"
    assert bring(plan, "ID,City,State,Title\n1,Reno,NV,Plaza\n2,Omaha,NE,At the mall\n").warnings == ()
    report = bring(plan, WITH_ID.replace(",100,Bring water", ",,").replace("On the plaza", "Plaza"))
    assert [(each.code, each.news.field) for each in report.warnings if each.news] == [
        (RowWarningCode.CLEARED, "expected"), (RowWarningCode.CLEARED, "notes"),
    ]  # fmt: skip
    city_actions.set_notes(plan, action_id=action_in(plan, "Omaha").id, notes="Typed here")
    bring(plan, "ID,City,State,Title\n1,Reno,NV,Plaza\n2,Omaha,NE,At the mall\n")
    last = bring(plan, WITH_ID.replace("On the plaza", "Plaza").replace(",200,", ",300,"))
    assert rows(plan)["Omaha"].expected == 300
    assert action_in(plan, "Omaha").notes == "Typed here"
    assert RowWarningCode.CONFLICT not in codes(last)


def test_a_cleared_cell_is_asked_about_once_and_its_value_stays(plan: Workspace) -> None:
    bring(plan, WITH_ID)
    cleared = WITH_ID.replace(",100,Bring water", ",,")
    report = bring(plan, cleared)
    assert [(each.code, each.news.field) for each in report.warnings if each.news] == [
        (RowWarningCode.CLEARED, "expected"), (RowWarningCode.CLEARED, "notes"),
    ]  # fmt: skip
    assert (action_in(plan, "Reno").expected, action_in(plan, "Reno").notes) == (100, "Bring water")
    assert bring(plan, cleared).warnings == ()


def test_a_person_can_answer_that_the_cell_is_meant_to_be_empty(plan: Workspace) -> None:
    bring(plan, WITH_ID)
    bring(plan, WITH_ID.replace(",100,Bring water", ",,"), answers=[(2, "expected"), (0, "notes")])
    assert (action_in(plan, "Reno").expected, action_in(plan, "Reno").notes) == (None, "")


def test_a_conflict_names_row_field_and_both_values_once_and_the_person_wins(plan: Workspace) -> None:
    bring(plan, WITH_ID)
    city_actions.set_title(plan, action_id=rows(plan)["Reno"].action_id, title="By hand")
    changed = WITH_ID.replace("On the plaza", "By the file").replace("10:00 AM", "11:00 AM")
    report = bring(plan, changed)
    (told,) = report.warnings
    assert (report.updated, report.conflicts, told.row, told.code) == (1, 1, 2, RowWarningCode.CONFLICT)
    assert told.news == ("title", NewsKind.CONFLICT, "By hand", "By the file")
    assert (rows(plan)["Reno"].title, rows(plan)["Reno"].starts) == ("By hand", 11 * 60)
    again = bring(plan, changed)
    assert (again.conflicts, again.warnings, counts(again)) == (0, (), (0, 0, 2))


def test_a_note_by_hand_stays_beside_a_note_that_the_list_adds(plan: Workspace) -> None:
    bring(plan, LIST)
    action_id = rows(plan)["Reno"].action_id
    city_actions.set_notes(plan, action_id=action_id, notes="Bring water\nAsk Ana")
    bring(plan, LIST.replace("Bring water", "Bring ice"))
    assert action_in(plan, "Reno").notes == "Ask Ana\nBring ice"


def test_the_name_of_a_list_is_chosen_and_found_whatever_the_file_is_called(plan: Workspace) -> None:
    bring(plan, WITH_ID, source="March list")
    other = WITH_ID.replace("Reno,NV", "Sparks,NV").replace("Omaha,NE", "Lincoln,NE")
    report = bring(plan, other, "final_v7.csv", source="march  LIST")
    assert (report.source, report.is_known_source, counts(report)) == ("March list", True, (0, 2, 0))
    assert set(rows(plan)) == {"Sparks", "Lincoln"}


def test_a_list_that_looks_known_can_be_another_one(plan: Workspace) -> None:
    bring(plan, WITH_ID)
    report = bring(plan, WITH_ID, is_new_source=True)
    assert (counts(report), report.possible_duplicates) == ((2, 0, 0), 2)


def test_a_chosen_field_is_remembered_with_the_list(plan: Workspace) -> None:
    text = "Rally point,State,Date,Where we meet\nReno,NV,3/15/2027,City Plaza\n"
    bring(plan, text, column_map={"Rally point": "city"})
    report = bring(plan, text + "Omaha,NE,3/15/2027,Mall\n", "next week.csv")
    assert counts(report) == (1, 0, 1)
    assert set(rows(plan)) == {"Reno", "Omaha"}
    other = bring(plan, "City,State,Date\nBoise,ID,3/15/2027\n", "other.csv")
    assert counts(other) == (1, 0, 0)


def test_the_raw_row_and_the_report_are_kept(plan: Workspace) -> None:
    bring(plan, LIST)
    with plan.read() as reader:
        (kept,) = reader.all(ImportedRows)
    assert "10:00 AM" in kept.rows
    assert '"created":3' in kept.report


def test_a_mended_cell_is_imported_in_place_of_the_file_and_stays_when_the_file_comes_again(
    plan: Workspace,
) -> None:
    wrong = LIST.replace("Reno,NV", "Smalltownville,NV")
    assert [each.code for each in bring(plan, wrong, dry_run=True).warnings] == [
        RowWarningCode.PLACE_UNRESOLVED
    ]
    mended = {(2, "City"): "Reno", (2, "Start"): "11:00 AM"}
    told = bring(plan, wrong, dry_run=True, mended=mended)
    assert told.warnings == ()
    assert told.read is not None
    assert told.read.cells[2][:4] == ("Reno", "NV", "3/15/2027", "11:00 AM")
    assert counts(bring(plan, wrong, mended=mended)) == (3, 0, 0)
    assert rows(plan)["Reno"].starts == 11 * 60
    again = bring(plan, wrong)
    assert counts(again) == (0, 0, 3)
    later = bring(plan, wrong.replace("City Plaza", "Courthouse"))
    assert (counts(later), rows(plan)["Reno"].starts) == ((0, 1, 2), 11 * 60)


def test_a_cell_is_mended_in_a_list_that_is_known_and_undone_with_its_import(plan: Workspace) -> None:
    bring(plan, LIST)
    report = bring(plan, LIST, mended={(3, "Venue"): "Old Market"})
    assert counts(report) == (0, 1, 2)
    assert rows(plan)["Omaha"].venue == "Old Market"
    history.undo(plan)
    assert rows(plan)["Omaha"].venue == "Gene Leahy Mall"


def test_a_column_that_gets_its_field_later_fills_it_from_the_same_file(plan: Workspace) -> None:
    text = "City,State,Date,Hopes\nReno,NV,3/15/2027,120\nOmaha,NE,3/15/2027,80\n"
    bring(plan, text)
    assert (action_in(plan, "Reno").expected, action_in(plan, "Reno").notes) == (None, "Hopes: 120")
    report = bring(plan, text, column_map={"Hopes": "expected"})
    assert (counts(report), codes(report)) == ((0, 2, 0), [])
    assert (action_in(plan, "Reno").expected, action_in(plan, "Reno").notes) == (120, "")
    assert counts(bring(plan, text)) == (0, 0, 2)


def test_a_day_that_a_person_asks_for_later_is_taken_from_the_same_file(plan: Workspace) -> None:
    text = "City,State,Date\nReno,NV,\nOmaha,NE,3/15\n"
    bring(plan, text)
    assert counts(bring(plan, text, uses_plan_day=True)) == (0, 1, 1)
    assert action_in(plan, "Reno").day == date(2027, 4, 17)
    assert counts(bring(plan, text, year=2028)) == (0, 1, 1)
    assert action_in(plan, "Omaha").day == date(2028, 3, 15)
    again = bring(plan, text)
    assert (counts(again), again.conflicts) == ((0, 0, 2), 0)
