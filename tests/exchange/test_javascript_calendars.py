"""ical.js, Mozilla's reader of calendars, finds every action at its moment by the zones in the file alone."""

import json
import subprocess
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.domain.time.local_time import LocalMoment, instant_of
from organizer_app.exchange.schedule.ics_calendar import write_ics
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.exchange.test_ics_oracles import COUNT, entry
from tests.support.waiting import LIMIT

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tests" / "support" / "read_calendar.mjs"
LIBRARY = ROOT / ".venv" / "javascript" / "node_modules" / "ical.js" / "dist" / "ical.js"
# A winter, a summer, and two months in which only some countries have changed their clocks.
MONTHS = ((2011, 3), (2019, 10), (2026, 1), (2026, 7))


def read(data: bytes, folder: Path) -> dict[str, Any]:
    """Return what ical.js reads in a calendar, by UID."""
    assert LIBRARY.exists(), "No ical.js here: packaging/setup/javascript_readers.sh installs it with npm"
    file = folder / "schedule.ics"
    file.write_bytes(data)
    told = subprocess.run(
        ["node", str(SCRIPT), str(file), str(LIBRARY)], capture_output=True, check=True, timeout=LIMIT
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def written(entries: list[SharedEntry]) -> bytes:
    schedule = SharedSchedule(
        audience=Audience.PUBLIC, generated_at=datetime(2026, 1, 1, tzinfo=UTC), entries=tuple(entries)
    )
    return write_ics(schedule, schedule_words())


def misread(entries: list[SharedEntry], found: dict[str, Any]) -> list[str]:
    """Return zone and day of each action that the reader has at another moment, or not at all."""
    assert set(found) == {each.uid for each in entries}
    wrong = []
    for each in entries:
        assert each.starts_utc
        assert each.ends_utc
        moments = (each.starts_utc.timestamp(), each.ends_utc.timestamp())
        if (found[each.uid]["starts"], found[each.uid]["ends"]) != moments:
            wrong.append(f"{each.zone} {each.day} {each.starts}")
    return wrong


def test_it_has_each_action_of_the_united_states_at_its_moment(tmp_path: Path) -> None:
    entries = [entry(number) for number in range(COUNT)]
    found = read(written(entries), tmp_path)
    assert misread(entries, found) == []
    assert [uid for uid, event in found.items() if event["status"] == "CANCELLED"] == [
        each.uid for each in entries if each.cancelled
    ]


def test_it_has_each_action_of_the_world_at_its_moment(tmp_path: Path) -> None:
    entries = [
        _around_the_world(f"{zone} {year}-{month}", zone, date(year, month, 15))
        for zone in sorted(available_timezones())
        for year, month in MONTHS
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))
    ]
    assert misread(entries, read(written(entries), tmp_path)) == []


def _around_the_world(uid: str, zone: str, day: date) -> SharedEntry:
    starts, ends = time(12), time(13, 30)
    return SharedEntry(
        uid=uid,
        zone=zone,
        day=day,
        starts=starts,
        ends=ends,
        starts_utc=instant_of(LocalMoment(day, starts, zone)),
        ends_utc=instant_of(LocalMoment(day, ends, zone)),
    )


def test_a_misread_moment_is_seen() -> None:
    each = entry(0)
    assert each.starts_utc
    assert each.ends_utc
    late = {"starts": each.starts_utc.timestamp() + 3600, "ends": each.ends_utc.timestamp()}
    assert misread([each], {each.uid: late}) == [f"{each.zone} {each.day} {each.starts}"]
