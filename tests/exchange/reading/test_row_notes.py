"""Nothing of a row is lost: what has no field stands in its notes."""

from organizer_app.domain.importing.incoming import RowWarning, RowWarningCode
from organizer_app.exchange.reading.headings import plan_columns
from organizer_app.exchange.reading.incoming_fields import Field
from organizer_app.exchange.reading.row_notes import RowNotes, shown
from organizer_app.exchange.reading.table_columns import TableColumns

PLAN = plan_columns(["City", "Date", "Sound?", "Notes", "Comments"], {})


def notes(*rows: list[str]) -> RowNotes:
    return RowNotes(TableColumns(rows, PLAN), PLAN, [2, 3])


def test_own_notes_come_first_and_kept_columns_with_their_heading() -> None:
    read = notes(["Fargo", "5/1", "filed", "bring water", "call Bo"], ["Minot", "5/1", "", "", ""])
    assert read.texts() == ["bring water\nSound?: filed\nComments: call Bo", ""]


def test_an_unreadable_cell_is_told_and_kept_once() -> None:
    read = notes(["Fargo", "some Friday", "", "", ""])
    read.warn(0, RowWarningCode.DATE_UNREADABLE, Field.DATE)
    read.keep(0, Field.DATE, "some Friday")
    assert read.warnings == [RowWarning(2, RowWarningCode.DATE_UNREADABLE, "some Friday")]
    assert read.texts() == ["Date: some Friday"]


def test_a_doubt_that_loses_nothing_adds_no_line() -> None:
    read = notes(["Fargo", "5/1", "", "", ""])
    read.warn(0, RowWarningCode.YEAR_ASSUMED, Field.DATE)
    assert read.texts() == [""]


def test_a_message_never_shows_what_may_be_a_phone_or_a_mail() -> None:
    assert shown("some  Friday", "Date") == "some Friday"
    assert shown("202-555-0100", "Date") == "Date"
    assert shown("ana@example.org", "Date") == "Date"
    assert shown("+44 20 7946 0000", "Date") == "Date"
    assert shown("20-79-46 0000 12", "Date") == "Date"


def test_a_message_shows_the_cell_however_long_and_however_many_days_it_names() -> None:
    assert shown("x" * 41, "Date") == f"{'x' * 40}…"
    days = "5/12/2019 and 5/19/2019, 10:00-12:30"
    assert shown(days, "Date") == days
    assert shown("2019-05-12 10:00:00", "Date") == "2019-05-12 10:00:00"
