"""A workbook has typed days and hours, filters, a sheet for each zone, and nothing of who wrote it."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, time

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.exchange.schedule.xlsx_schedule import write_xlsx
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import SEATTLE, a_schedule

WORDS = schedule_words()


def book(**overrides: object) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(a_schedule(**overrides), WORDS)))  # type: ignore[arg-type]  # by name


def test_there_is_a_sheet_for_all_one_for_each_zone_and_one_about_it() -> None:
    assert book().sheetnames == ["All", "Eastern Time", "Pacific Time", "Time zone open", "As of"]
    about = {row[0]: row[1] for row in book()["As of"].iter_rows(values_only=True)}
    assert about["As of"] == "July 5, 2019, 11:00 AM ET"
    assert about["Number"] == "3 cities, between 100 and 150 people, 1 of 2 reported"


def test_days_hours_and_numbers_are_typed_and_the_heading_stays_in_view() -> None:
    sheet = book()["All"]
    heads, seattle, *_rest = sheet.iter_rows(values_only=True)
    told = dict(zip(heads, seattle, strict=True))
    assert (told["date"], told["start"]) == (datetime(2019, 7, 15), time(12))  # noqa: DTZ001  # a day, as Excel has it
    assert (told["expected"], told["latitude"]) == (200, 47.6062)
    assert told["group"] == "Tech Workers Coalition; Mijente"
    last = get_column_letter(29 + len(TYPED_FIELDS))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:{last}4")


@pytest.mark.parametrize(
    ("audience", "columns"), [(Audience.PUBLIC, 21), (Audience.PARTNERS, 24 + len(TYPED_FIELDS))]
)
def test_each_audience_gets_its_columns(audience: Audience, columns: int) -> None:
    assert book(audience=audience)["All"].max_column == columns


def test_the_file_knows_nothing_of_who_wrote_it_or_when() -> None:
    data = write_xlsx(a_schedule(), WORDS)
    properties = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (properties.creator, properties.lastModifiedBy) in {("", ""), (None, None)}
    assert properties.created == properties.modified == datetime(2019, 7, 5, 15)  # noqa: DTZ001  # UTC, as Excel has it
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    moved = replace(a_schedule(), generated_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert write_xlsx(moved, WORDS) != data == write_xlsx(a_schedule(), WORDS)


def test_zones_that_read_the_same_have_sheets_of_their_own_and_long_cells_are_cut() -> None:
    words = replace(WORDS, zone_heading=lambda zone: f"[{'x' * 40}]/{zone}")
    entries = (SEATTLE, replace(SEATTLE, zone="America/New_York", notes="n" * 40_000))
    data = write_xlsx(a_schedule(entries=entries), words)
    found = openpyxl.load_workbook(io.BytesIO(data))
    assert len({name.casefold() for name in found.sheetnames}) == 4
    assert max(map(len, found.sheetnames)) <= 31
    cells = [cell for row in found["All"].iter_rows(values_only=True) for cell in row if cell]
    assert max(len(cell) for cell in cells if isinstance(cell, str)) == 32_767


def test_a_schedule_without_entries_is_a_book_too() -> None:
    assert book(entries=()).sheetnames == ["All", "As of"]
