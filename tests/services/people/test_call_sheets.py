"""The call sheet on paper: zone by zone, in the order to ring, with room to write."""

from datetime import UTC, datetime
from pathlib import Path

from organizer_app.services.people.call_sheet_files import write_call_sheet, write_roll_call
from organizer_app.services.people.call_sheets import printed_calls
from organizer_app.services.people.people_lists import sheet_of
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.people.call_sheets import call_sheet_words, roll_call_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import pages_of

NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)


def test_the_lines_say_whom_to_ring_where_when_and_why(sample: Workspace) -> None:
    rows = sheet_of(sample, now=NOW)
    printed = printed_calls(rows, schedule_words(), call_sheet_words(), desk_zone="America/New_York", now=NOW)
    assert printed.frame.title == "Calls for Friday, July 5, 2019"
    assert printed.frame.reader == "Internal: has phone numbers"
    assert [zone.heading for zone in printed.zones] == ["Central Time", "Eastern Time", "Pacific Time"]
    lines = [row for zone in printed.zones for row in zone.rows]
    assert len(lines) == len(rows) == 15
    wren = next(row for row in lines if row.name.startswith("Wren"))
    assert (wren.when, wren.desk) == ("9:00 AM", "12:00 PM ET")
    assert (wren.name, wren.role, wren.city) == ("Wren Castellano", "City lead", "Seattle, WA")
    assert (wren.phone, wren.why) == ("206-555-0151", "Something is missing")


def test_zones_that_people_consider_one_have_one_heading(sample: Workspace) -> None:
    rows = sheet_of(sample, now=NOW)
    zones = ("America/New_York", "America/Detroit", "America/New_York", "America/Chicago")
    mixed = [row._replace(zone=zone) for row, zone in zip(rows, zones, strict=False)]
    printed = printed_calls(
        mixed, schedule_words(), call_sheet_words(), desk_zone="America/New_York", now=NOW
    )
    assert [(zone.heading, zone.note) for zone in printed.zones] == [
        ("Eastern Time", "3 calls"), ("Central Time", "1 call"),
    ]  # fmt: skip


def test_the_file_has_boxes_to_check_and_the_numbers_to_call(sample: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "calls.pdf"
    count = write_call_sheet(sample, words=schedule_words(), sheet_words=call_sheet_words(), out=out, now=NOW)
    pdf = out.read_bytes()
    text = " ".join(pages_of(pdf))
    assert faults(pdf) == []
    assert text.count("No answer") == count == 15
    assert "206-555-0151" in text
    assert text.startswith("Prime Day 2019 Calls for Friday, July 5, 2019")
    assert "Prime Day 2019 · internal · July 5, 2019, 11:20 AM ET · shred after the day" in text


def test_a_day_without_calls_says_so_and_its_file_is_for_its_owner(sample: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "calls.pdf"
    sample.clock = lambda: datetime(2019, 7, 20, tzinfo=UTC)
    sample.catch_up()
    count = write_call_sheet(
        sample,
        words=schedule_words(),
        sheet_words=call_sheet_words(),
        out=out,
        now=sample.clock(),
    )
    assert count == 0
    assert "Nobody to call." in pages_of(out.read_bytes())[0]
    assert out.stat().st_mode & 0o077 == 0


def test_the_roll_call_lists_both_roles_of_every_city_of_the_day(sample: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "roll.pdf"
    count = write_roll_call(
        sample,
        words=schedule_words(),
        sheet_words=roll_call_words(),
        out=out,
        now=datetime(2019, 7, 14, 22, tzinfo=UTC),
    )
    pdf = out.read_bytes()
    text = " ".join(pages_of(pdf))
    assert faults(pdf) == []
    assert count == 14
    for told in (
        "Final check-in for Monday, July 15, 2019", "Wren Castellano City lead Seattle, WA 206-555-0151",
        "Not confirmed yet", "Nobody has this role", "Cannot come", "3:00 PM ET", "shred after the day",
    ):  # fmt: skip
        assert told in text, told
    assert text.count("Cannot come") == count
    assert out.stat().st_mode & 0o077 == 0
