"""Single calendar objects hold one event each, their zone, and a digest that moves with what they say."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule
from organizer_app.exchange.schedule.ics_events import EventObject, event_objects
from organizer_app.wording.sharing.shared_schedules import schedule_words

ENTRY = SharedEntry(
    uid="a@organizer",
    city="Austin",
    state="TX",
    zone="America/Chicago",
    day=date(2019, 7, 15),
    starts=time(12),
)
SCHEDULE = SharedSchedule(
    audience=Audience.PUBLIC,
    generated_at=datetime(2019, 7, 5, tzinfo=UTC),
    title="Prime Day",
    entries=(ENTRY, SharedEntry(uid="open@organizer", city="Waco")),
    key_dates=(SharedKeyDate(uid="k@organizer", title="Hearing", day=date(2019, 7, 16)),),
)


def objects(schedule: SharedSchedule = SCHEDULE) -> dict[str, EventObject]:
    return {each.uid: each for each in event_objects(schedule, schedule_words(), "ab12")}


def test_each_event_with_a_day_stands_alone_with_its_zone() -> None:
    made = objects()
    assert set(made) == {"a@organizer", "k@organizer"}
    calendar = Calendar.from_ical(made["a@organizer"].data)
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART").astimezone(UTC) == datetime(2019, 7, 15, 17, tzinfo=UTC)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/Chicago"]
    assert event["X-ORGANIZER-SERIES"] == "ab12"
    assert event["X-ORGANIZER-DIGEST"] == made["a@organizer"].digest


def test_an_object_says_nothing_that_only_files_may_say() -> None:
    for each in objects().values():
        assert b"METHOD" not in each.data
        assert b"REFRESH" not in each.data
        assert each.data.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_a_digest_moves_with_what_is_said_and_not_with_the_clock() -> None:
    before = objects()
    later = objects(replace(SCHEDULE, generated_at=SCHEDULE.generated_at + timedelta(days=1)))
    assert {uid: each.digest for uid, each in later.items()} == {
        uid: each.digest for uid, each in before.items()
    }
    moved = objects(replace(SCHEDULE, entries=(replace(ENTRY, starts=time(13)),)))
    assert moved["a@organizer"].digest != before["a@organizer"].digest
    assert moved["k@organizer"].digest == before["k@organizer"].digest
