"""Two calendar programs that people use, calcurse and khal, read a release at the UTC moments we meant."""

import re
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
from tests.support.calendar_programs import (
    Moments,
    an_agenda,
    calcurse_moments,
    khal,
    listed,
    read_by_calcurse,
)

# One of every zone on every day around the clock changes, and no more: khal writes a file for each.
_SAMPLE = range(len(ZONES) * len(DAYS))


def released(entries: Iterable[SharedEntry], file: Path) -> Path:
    schedule = SharedSchedule(
        audience=Audience.PUBLIC, generated_at=datetime(2026, 1, 1, tzinfo=UTC), entries=tuple(entries)
    )
    file.write_bytes(write_ics(schedule, schedule_words()))
    return file


def moments(entries: Iterable[SharedEntry]) -> Moments:
    return {each.city: (each.starts_utc, each.ends_utc) for each in entries}


def test_calcurse_has_each_at_its_moment(tmp_path: Path) -> None:
    entries = [entry(number) for number in range(COUNT)]
    file = released(entries, tmp_path / "release.ics")
    told, lines = read_by_calcurse(file, tmp_path)
    assert f"{COUNT} apps / 0 events / 0 todos / 0 skipped" in told
    assert calcurse_moments(lines) == {f"Action: {city}": each for city, each in moments(entries).items()}
    assert sum("|Canceled: " in line for line in lines) == sum(each.cancelled for each in entries)


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    """The folder of a khal whose only calendar is still empty."""
    return an_agenda(tmp_path)


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
