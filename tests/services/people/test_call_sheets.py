"""The call sheet on paper: zone by zone, in the order to ring, with room to write."""

from datetime import UTC, datetime
from pathlib import Path

from organizer_app.services.people.call_sheet_files import write_call_sheet
from organizer_app.services.people.call_sheets import printed_calls
from organizer_app.services.people.people_lists import sheet_of
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.people.call_sheets import call_sheet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words

NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)


def test_the_lines_say_whom_to_ring_where_when_and_why(sample: Workspace) -> None:
    rows = sheet_of(sample, now=NOW)
    printed = printed_calls(rows, schedule_words(), call_sheet_words(), desk_zone="America/New_York", now=NOW)
    assert printed.title == "Calls for Friday, July 5, 2019"
    assert printed.banner.startswith("For the national team only.")
    assert [zone.heading for zone in printed.zones] == ["Central Time", "Eastern Time", "Pacific Time"]
    lines = [row for zone in printed.zones for day in zone.days for row in day.rows]
    assert len(lines) == len(rows) == 15
    wren = next(row for row in lines if row.hosts.startswith("Wren"))
    assert (wren.desk, wren.hosts, wren.city) == ("12:00 PM", "Wren Castellano, City lead", "Seattle, WA")
    assert (wren.lead, wren.action) == ("206-555-0151", "Something is missing")
    assert set(printed.columns) == set(printed.headings)


def test_a_day_without_calls_says_so_and_its_file_is_for_its_owner(sample: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "calls.pdf"
    count = write_call_sheet(
        sample,
        words=schedule_words(),
        sheet_words=call_sheet_words(),
        paint=lambda printed: printed.nothing.encode(),
        out=out,
        now=sample.clock(),
    )
    assert (count, out.read_bytes()) == (0, b"Nobody to call.")
    assert out.stat().st_mode & 0o077 == 0
