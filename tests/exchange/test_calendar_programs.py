"""Two calendar programs that people use, calcurse and khal, read a release at the UTC moments we meant."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.exchange.schedule.ics_calendar import write_ics
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.exchange.test_ics_oracles import COUNT, DAYS, ZONES, entry

Moments = dict[str, tuple[datetime | None, datetime | None]]
_APPOINTMENT = re.compile(r"(.{18}) -> (.{18})>\w+ \|(?:Canceled: )?Action: (.+)")
# One of every zone on every day around the clock changes, and no more: khal writes a file for each.
_SAMPLE = range(len(ZONES) * len(DAYS))
_KHAL = """
[calendars]
[[actions]]
path = {folder}/events
[sqlite]
path = {folder}/cache.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"No {name} here: make setup installs it on Debian, elsewhere it has the same name"
    return found


def run(folder: Path, *command: str) -> str:
    """Run a program of the computer whose clock and home are its own."""
    told = subprocess.run(
        [program(command[0]), *command[1:]],
        env={**os.environ, "TZ": "UTC", "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return told.stdout


def released(entries: Iterable[SharedEntry], file: Path) -> Path:
    schedule = SharedSchedule(
        audience=Audience.PUBLIC, generated_at=datetime(2026, 1, 1, tzinfo=UTC), entries=tuple(entries)
    )
    file.write_bytes(write_ics(schedule, schedule_words()))
    return file


def moments(entries: Iterable[SharedEntry]) -> Moments:
    return {each.city: (each.starts_utc, each.ends_utc) for each in entries}


def test_calcurse_has_each_of_ten_thousand_at_its_moment(tmp_path: Path) -> None:
    entries = [entry(number) for number in range(COUNT)]
    file = released(entries, tmp_path / "release.ics")
    data = tmp_path / "calcurse"
    data.mkdir()
    told = run(tmp_path, "calcurse", "-D", str(data), "-C", str(data), "-i", str(file))
    assert f"{COUNT} apps / 0 events / 0 todos / 0 skipped" in told
    lines = (data / "apts").read_text("utf-8").splitlines()
    read: Moments = {}
    for line in lines:
        found = _APPOINTMENT.fullmatch(line)
        assert found, line
        read[found[3]] = (_moment(found[1]), _moment(found[2]))
    assert read == moments(entries)
    assert sum("|Canceled: " in line for line in lines) == sum(each.cancelled for each in entries)


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%m/%d/%Y @ %H:%M").replace(tzinfo=UTC)


def khal(folder: Path, *command: str) -> str:
    return run(folder, "khal", "-c", str(folder / "config"), *command)


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    """The folder of a khal whose only calendar is still empty."""
    (tmp_path / "config").write_text(_KHAL.format(folder=tmp_path), "utf-8")
    (tmp_path / "events").mkdir()
    return tmp_path


def listed(agenda: Path) -> dict[str, tuple[datetime, datetime, str]]:
    """Return start, end and status of every event that khal shows, by its key."""
    shown = "{uid}|{start}|{end}|{status}"
    told = khal(agenda, "list", "--format", shown, "--day-format", "", "--once", "2026-03-01", "700d")
    rows = [line.split("|") for line in told.splitlines() if "|" in line]
    return {uid: (_iso(starts), _iso(ends), status.strip().lower()) for uid, starts, ends, status in rows}


def _iso(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def test_khal_takes_the_next_release_over_the_one_before(agenda: Path) -> None:
    first = [entry(number) for number in _SAMPLE]
    khal(agenda, "import", "--batch", "-a", "actions", str(released(first, agenda / "v1.ics")))
    assert listed(agenda) == {each.uid: (each.starts_utc, each.ends_utc, each.status.value) for each in first}
    _, called_off, moved, *rest = first
    off = replace(called_off, sequence=called_off.sequence + 1, status=ActionStatus.CANCELLED, cancelled=True)
    target = rest[0]
    later = replace(
        target,
        uid=moved.uid,
        city=moved.city,
        sequence=moved.sequence + 1,
        status=moved.status,
        cancelled=False,
    )
    next_one = [first[0], off, later, *rest]
    khal(agenda, "import", "--batch", "-a", "actions", str(released(next_one, agenda / "v2.ics")))
    seen = listed(agenda)
    assert len(seen) == len(first)
    assert seen[called_off.uid][2] == "cancelled"
    assert seen[moved.uid][0] == target.starts_utc
    assert {uid: seen[uid] for uid in (each.uid for each in rest)} == {
        each.uid: (each.starts_utc, each.ends_utc, each.status.value) for each in rest
    }
    sequences = {
        uid: re.search(r"^SEQUENCE:(\d+)", text, re.MULTILINE)
        for path in (agenda / "events").glob("*.ics")
        for text in [path.read_text("utf-8")]
        for uid in re.findall(r"^UID:(\S+)", text, re.MULTILINE)
    }
    found = sequences[moved.uid]
    assert found is not None
    assert int(found[1]) == moved.sequence + 1
