"""A person says in which row the headings are and whether the day comes first; the list remembers both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.importing.import_problems import NoUsableColumns, UnknownMapping
from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.table_layouts import TableLayout, ordered_field
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.importing.import_options import ListOptions
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files

if TYPE_CHECKING:
    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

HOSTS = "City,Date,Time,Venue\nour list,of,all,places\nTown,Day,Begins,Spot\nBoise,4/5/2027,12:00,City Hall\n"


def bring(
    workspace: Workspace, *texts: str, options: ImportOptions | None = None, dry_run: bool = False
) -> list[ImportReport]:
    files = [IncomingFile(f"hosts{number}.csv", text.encode()) for number, text in enumerate(texts)]
    return import_files(workspace, files=files, options=options or ImportOptions(), dry_run=dry_run)


def layout(report: ImportReport) -> TableLayout:
    assert report.read is not None
    assert report.read.layout is not None
    return report.read.layout


def days(workspace: Workspace) -> list[str]:
    with workspace.read() as reader:
        return sorted(str(each.day) for each in reader.all(CityAction))


def test_a_preview_tells_where_the_headings_are_and_where_they_may_be(plan: Workspace) -> None:
    (report,) = bring(plan, HOSTS, dry_run=True)
    assert layout(report).header_row == 1
    assert layout(report).first_rows[2] == (3, "Town · Day · Begins · Spot")


def test_a_person_says_in_which_row_the_headings_are(plan: Workspace) -> None:
    third = ImportOptions(lists=(ListOptions(header_row=3),))
    (report,) = bring(plan, HOSTS, options=third, dry_run=True)
    assert layout(report).header_row == 3
    assert [column.heading for column in report.columns] == ["Town", "Day", "Begins", "Spot"]
    assert report.created == 1
    assert [each.row for each in report.skipped] == [1, 2]


def test_the_list_remembers_the_row_of_its_headings(plan: Workspace) -> None:
    bring(plan, HOSTS, options=ImportOptions(lists=(ListOptions(header_row=3),)))
    (report,) = bring(plan, HOSTS + "Reno,4/6/2027,13:00,Plaza\n", dry_run=True)
    assert layout(report).header_row == 3
    assert (report.created, report.unchanged) == (1, 1)


def test_a_row_that_is_not_there_is_no_row_of_headings(plan: Workspace) -> None:
    (report,) = bring(plan, HOSTS, options=ImportOptions(lists=(ListOptions(header_row=99),)), dry_run=True)
    assert layout(report).header_row == 1


def test_dates_begin_with_the_day_where_a_person_says_so_and_the_next_time_too(plan: Workspace) -> None:
    text = "City,State,Date\nBoise,ID,4/5/2027\n"
    (report,) = bring(plan, text, dry_run=True)
    assert layout(report)[2:] == ("Date", "date", False)
    assert [each.code for each in report.warnings] == [RowWarningCode.DATE_AMBIGUOUS]
    asked = ImportOptions(column_map={"Date": ordered_field("date", is_day_first=True)})
    (report,) = bring(plan, text, options=asked, dry_run=True)
    assert (layout(report).is_day_first, report.warnings) == (True, ())
    bring(plan, text, options=asked)
    (report,) = bring(plan, text + "Reno,NV,4/6/2027\n")
    assert (report.created, report.unchanged, report.warnings) == (1, 1, ())
    assert days(plan) == ["2027-05-04", "2027-06-04"]


def test_an_order_is_not_taken_for_another_list(plan: Workspace) -> None:
    asked = ImportOptions(column_map={"Date": ordered_field("date", is_day_first=True)})
    bring(plan, "City,State,Date\nBoise,ID,4/5/2027\n", options=asked)
    for name, head, is_day_first in (
        ("other.csv", "City,State,Date,Venue", False),
        ("hosts0.csv", "City,State,Date,Venue", True),
        ("hosts (1).csv", "City,State,Date", True),
    ):
        text = f"{head}\nReno,NV,7/8/2027\n"
        (report,) = import_files(
            plan, files=[IncomingFile(name, text.encode())], options=ImportOptions(), dry_run=True
        )
        assert (name, layout(report).is_day_first) == (name, is_day_first)


def test_the_month_first_is_an_answer_too(plan: Workspace) -> None:
    asked = ImportOptions(column_map={"Date": ordered_field("date", is_day_first=False)})
    bring(plan, "City,State,Date\nBoise,ID,4/5/2027\nReno,NV,13/5/2027\n", options=asked)
    assert "2027-04-05" in days(plan)


@pytest.mark.parametrize("field", ["date:backward", "city:day-first", ":day-first"])
def test_an_order_that_does_not_exist_is_refused(plan: Workspace, field: str) -> None:
    with pytest.raises(UnknownMapping):
        bring(plan, "City,State,Date\nBoise,ID,4/5/2027\n", options=ImportOptions(column_map={"Date": field}))


def test_dates_with_words_or_years_in_front_have_no_order(plan: Workspace) -> None:
    (report,) = bring(plan, "City,State,Date\nBoise,ID,April 5\nReno,NV,2027-04-05\n", dry_run=True)
    assert layout(report).date_heading == ""


def test_each_of_several_lists_is_read_in_its_own_way(plan: Workspace) -> None:
    other = "City,State,When\nSalem,OR,4/17/2027\nOgden,UT,4/17/2027\n"
    lists = (ListOptions(header_row=3), ListOptions(left_out={3}, mended={(2, "City"): "Eugene"}))
    asked = ImportOptions(column_map={"Spot": "address", "When": "date"}, lists=lists)
    first, second = bring(plan, HOSTS, other, options=asked, dry_run=True)
    assert {column.heading: column.field for column in first.columns}["Spot"] == "address"
    assert (first.created, second.created) == (1, 1)
    assert [each.row for each in second.skipped] == [3]
    bring(plan, HOSTS, other, options=asked)
    with plan.read() as reader:
        assert len(reader.all(CityAction)) == 2


def test_a_column_that_no_list_has_is_refused(plan: Workspace) -> None:
    with pytest.raises(UnknownMapping):
        bring(plan, HOSTS, HOSTS, options=ImportOptions(column_map={"Nowhere": "venue"}))


def test_where_no_column_is_known_the_rows_are_offered(plan: Workspace) -> None:
    with pytest.raises(NoUsableColumns) as caught:
        bring(plan, "Zug,Bahn\nx,y\nz,w\n", dry_run=True)
    assert caught.value.layout == TableLayout(1, ((1, "Zug · Bahn"), (2, "x · y"), (3, "z · w")))
