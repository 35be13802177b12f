"""Three libraries not ours read the same UTC moments: all zones, both clock changes of two years."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import recurring_ical_events
import vobject
from icalendar import Calendar

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.domain.time.local_time import LocalMoment, instant_of
from organizer_app.exchange.schedule.ics_calendar import write_ics
from organizer_app.wording.sharing.shared_schedules import schedule_words

# Every zone of the United States and its territories that people live in.
ZONES = (
    "America/New_York", "America/Detroit", "America/Kentucky/Louisville", "America/Kentucky/Monticello",
    "America/Indiana/Indianapolis", "America/Indiana/Vincennes", "America/Indiana/Winamac",
    "America/Indiana/Marengo", "America/Indiana/Petersburg", "America/Indiana/Vevay", "America/Chicago",
    "America/Indiana/Tell_City", "America/Indiana/Knox", "America/Menominee", "America/North_Dakota/Center",
    "America/North_Dakota/New_Salem", "America/North_Dakota/Beulah", "America/Denver", "America/Boise",
    "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "America/Juneau", "America/Sitka",
    "America/Metlakatla", "America/Yakutat", "America/Nome", "America/Adak", "Pacific/Honolulu",
    "America/Puerto_Rico", "America/St_Thomas", "Pacific/Guam", "Pacific/Saipan", "Pacific/Pago_Pago",
)  # fmt: skip
# Around both clock changes of two years.
DAYS = tuple(
    change + timedelta(days=away)
    for change in (date(2026, 3, 8), date(2026, 11, 1), date(2027, 3, 14), date(2027, 11, 7))
    for away in (-1, 0, 1)
)
# 1:30 happens twice on the night the clocks go back, and 2:30 never on the night they go forward.
WALLS = (time(0, 30), time(1, 30), time(2, 30), time(12), time(17, 45), time(23, 59))
COUNT = len(ZONES) * len(DAYS) * len(WALLS)


def entry(number: int) -> SharedEntry:
    zone = ZONES[number % len(ZONES)]
    day = DAYS[number // len(ZONES) % len(DAYS)]
    starts = WALLS[number // (len(ZONES) * len(DAYS)) % len(WALLS)]
    moment = instant_of(LocalMoment(day, starts, zone))
    wall_end = datetime.combine(day, starts) + timedelta(hours=2)
    ends, ends_day = wall_end.time(), wall_end.date()
    off = number % 50 == 0
    return SharedEntry(
        uid=f"{number}@organizer",
        sequence=number % 7,
        city=f"City {number}",
        zone=zone,
        day=day,
        starts=starts,
        ends=ends,
        ends_day=ends_day,
        starts_utc=moment,
        ends_utc=instant_of(LocalMoment(ends_day, ends, zone)),
        status=ActionStatus.CANCELLED if off else ActionStatus.CONFIRMED,
        cancelled=off,
    )


@pytest.fixture(scope="module")
def entries() -> dict[str, SharedEntry]:
    return {each.uid: each for each in map(entry, range(COUNT))}


@pytest.fixture(scope="module")
def written(entries: dict[str, SharedEntry]) -> str:
    schedule = SharedSchedule(
        audience=Audience.PUBLIC,
        generated_at=datetime(2026, 1, 1, tzinfo=UTC),
        entries=tuple(entries.values()),
    )
    return write_ics(schedule, schedule_words()).decode()


def test_all_zones_and_days_are_asked_for(entries: dict[str, SharedEntry]) -> None:
    assert len({(each.zone, each.day, each.starts) for each in entries.values()}) == COUNT


def test_icalendar_reads_the_same_moments(written: str, entries: dict[str, SharedEntry]) -> None:
    read = {str(event["UID"]): event for event in Calendar.from_ical(written).walk("VEVENT")}
    assert set(read) == set(entries)
    wrong = [
        uid
        for uid, event in read.items()
        if event.decoded("DTSTART").astimezone(UTC) != entries[uid].starts_utc
        or event.decoded("DTEND").astimezone(UTC) != entries[uid].ends_utc
        or event["SEQUENCE"] != entries[uid].sequence
        or (event["STATUS"] == "CANCELLED") != entries[uid].cancelled
    ]
    assert wrong == []


def test_vobject_reads_the_same_moments_by_the_zones_in_the_file(
    written: str, entries: dict[str, SharedEntry]
) -> None:
    events = vobject.readOne(written).vevent_list
    assert len(events) == COUNT
    wrong = [
        event.uid.value
        for event in events
        if event.dtstart.value.astimezone(UTC) != entries[event.uid.value].starts_utc
        or (event.status.value == "CANCELLED") != entries[event.uid.value].cancelled
    ]
    assert wrong == []


def test_a_calendar_program_finds_each_action_on_its_day(
    written: str, entries: dict[str, SharedEntry]
) -> None:
    query = recurring_ical_events.of(Calendar.from_ical(written))
    found = query.between(datetime(2026, 3, 1, tzinfo=UTC), datetime(2027, 12, 1, tzinfo=UTC))
    assert {str(event["UID"]): event.start.astimezone(UTC) for event in found} == {
        uid: each.starts_utc for uid, each in entries.items()
    }
    first = min(each.starts_utc for each in entries.values() if each.starts_utc)
    inside = query.between(first, first + timedelta(minutes=1))
    assert {str(event["UID"]) for event in inside} >= {
        uid for uid, each in entries.items() if each.starts_utc == first
    }
