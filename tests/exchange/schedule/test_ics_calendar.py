"""Calendars of ours say the same to the icalendar library as to us, however hostile the names."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, with_derived_times
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule
from organizer_app.exchange.schedule.ics_calendar import write_ics
from organizer_app.wording.sharing.shared_schedules import schedule_words

WORDS = schedule_words()
NOW = datetime(2026, 2, 1, 15, 30, tzinfo=UTC)
US_ZONES = (
    "America/New_York", "America/Detroit", "America/Indiana/Indianapolis", "America/Indiana/Knox",
    "America/Kentucky/Louisville", "America/Chicago", "America/Menominee", "America/North_Dakota/Center",
    "America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
    "America/Juneau", "America/Nome", "America/Adak", "Pacific/Honolulu", "America/Puerto_Rico",
    "Pacific/Guam", "Pacific/Pago_Pago",
)  # fmt: skip
# The day before, the day of and the day after both clock changes of 2026.
CHANGES = [date(2026, 3, 7) + timedelta(days=n) for n in range(3)] + [
    date(2026, 10, 31) + timedelta(days=n) for n in range(3)
]
HOSTILE = (
    "=1+1", "+1 212 555 0100", "@SUM(A1)", "-2", "semi;colon, comma\\back\\nslash", '"quoted"', "x:y=z",
    "Bob\r\nATTENDEE:mailto:eve@example.org\r\nEND:VEVENT", "one\u2028BEGIN:VALARM", "nul\x00bell\x07",
    "<script>alert(1)</script>", "]]>", "\u202egnp.exe\u202c", "\u05e9\u05dc\u05d5\u05dd", "🪧" * 40,
    "é" * 10_000, "END:VCALENDAR", " lead and trail ", "a\tb",
)  # fmt: skip


def entry(**fields: object) -> SharedEntry:
    values: dict[str, object] = {
        "uid": "u@organizer", "sequence": 3, "city": "Seattle", "state": "WA", "country": "US",
        "zone": "America/Los_Angeles", "day": date(2026, 7, 15), "starts": time(12), "ends": time(13, 30),
        "status": ActionStatus.CONFIRMED, "updated_at": NOW,
    }  # fmt: skip
    return SharedEntry(**{**values, **fields})


def written(*entries: SharedEntry, **fields: object) -> bytes:
    values: dict[str, object] = {"audience": Audience.INTERNAL, "generated_at": NOW, "title": "Prime Day"}
    return write_ics(SharedSchedule(**{**values, "entries": entries, **fields}), WORDS)


def read(data: bytes) -> icalendar.Calendar:
    calendar = icalendar.Calendar.from_ical(data)
    assert all(event.errors == [] for event in calendar.walk())
    return calendar


def only_event(data: bytes) -> icalendar.Event:
    (event,) = read(data).walk("VEVENT")
    return event


@pytest.mark.parametrize("zone", US_ZONES)
def test_every_zone_gives_the_same_moments_over_both_clock_changes(zone: str) -> None:
    entries = []
    for number, day in enumerate(CHANGES):
        for hour in (0, 1, 2, 3, 12, 23):
            action = CityAction(id="a", day=day, starts=time(hour, 30), ends=time(hour, 45), zone=zone)
            derived = with_derived_times(action, "t")
            entries.append(
                entry(
                    uid=f"{number}-{hour}", zone=zone, day=day, starts=derived.starts, ends=derived.ends,
                    starts_utc=derived.starts_utc, ends_utc=derived.ends_utc,
                )
            )  # fmt: skip
    calendar = read(written(*entries))
    assert [str(part["TZID"]) for part in calendar.walk("VTIMEZONE")] == [zone]
    by_uid = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    for each in entries:
        event = by_uid[each.uid]
        assert event["DTSTART"].dt.astimezone(UTC) == each.starts_utc
        assert event["DTEND"].dt.astimezone(UTC) == each.ends_utc


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_breaks_out_of_its_line(name: str) -> None:
    everywhere = entry(
        title=name, city=name, venue=name, address=name, groups=(name, name), lead=name, notes=name,
        lead_email=name, public_url=f"https://example.org/{name}", access_notes=name,
    )  # fmt: skip
    key_date = SharedKeyDate(uid="k", title=name, day=date(2026, 7, 16), venue=name, zone=name)
    data = written(everywhere, title=name, demand=name, key_dates=(key_date,))
    calendar = read(data)
    assert len(calendar.walk("VEVENT")) == 2
    assert not calendar.walk("VALARM")
    expected = " ".join(name.replace("\x00", "").replace("\x07", "").split())
    assert str(calendar.walk("VEVENT")[1]["SUMMARY"]) == (expected if not name.isprintable() else name)
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]).startswith(name[:1].strip())
    assert "ATTENDEE" not in calendar.walk("VEVENT")[0]
    assert b"\r\nATTENDEE" not in data


def test_lines_end_with_crlf_and_are_at_most_75_octets_long() -> None:
    data = written(*(entry(uid=str(n), title=name, notes=name) for n, name in enumerate(HOSTILE)))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.replace(b"\r\n", b"").find(b"\n") == data.replace(b"\r\n", b"").find(b"\r") == -1
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.decode().isascii() is False


def test_an_event_says_where_when_and_what() -> None:
    event = only_event(
        written(
            entry(
                title="Rally", venue="Westlake Park", latitude=47.6, longitude=-122.33, groups=("Mijente",),
                public_url="https://example.org/rally", lead="Ada Example", expected=120,
            )
        )
    )  # fmt: skip
    assert str(event["UID"]) == "u@organizer"
    assert event["SEQUENCE"] == 3
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == NOW
    assert event["DTSTART"].dt == datetime(2026, 7, 15, 12, tzinfo=ZoneInfo("America/Los_Angeles"))
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=90)
    assert str(event["SUMMARY"]) == "Rally: Seattle, WA"
    assert str(event["LOCATION"]) == "Westlake Park, Seattle, WA"
    assert event["GEO"].to_ical() == "47.6;-122.33"
    assert str(event["URL"]) == "https://example.org/rally"
    assert str(event["STATUS"]) == "CONFIRMED"
    assert str(event["DESCRIPTION"]) == "Hosted by: Mijente\nLead: Ada Example\nExpected: 120"


@pytest.mark.parametrize(
    ("status", "said", "summary"),
    [
        (ActionStatus.COMMITTED, "TENTATIVE", "Rally: Seattle, WA"),
        (ActionStatus.READY, "CONFIRMED", "Rally: Seattle, WA"),
        (ActionStatus.CANCELLED, "CANCELLED", "Canceled: Rally: Seattle, WA"),
        (ActionStatus.POSTPONED, "CANCELLED", "Postponed: Rally: Seattle, WA"),
    ],
)
def test_a_called_off_action_stays_and_says_so(status: ActionStatus, said: str, summary: str) -> None:
    off = status in {ActionStatus.CANCELLED, ActionStatus.POSTPONED}
    event = only_event(written(entry(title="Rally", status=status, cancelled=off)))
    assert (str(event["STATUS"]), str(event["SUMMARY"])) == (said, summary)


def test_a_day_without_a_time_is_an_all_day_event_and_no_day_is_left_out() -> None:
    schedule_data = written(entry(starts=None, ends=None), entry(uid="v", day=None))
    event = only_event(schedule_data)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 7, 15), date(2026, 7, 16))
    assert read(schedule_data).walk("VTIMEZONE") == []


def test_an_end_is_written_only_after_the_start() -> None:
    assert "DTEND" not in only_event(written(entry(ends=None)))
    assert "DTEND" not in only_event(written(entry(ends=time(11))))
    night = only_event(written(entry(ends=time(1), ends_day=date(2026, 7, 16))))
    assert night["DTEND"].dt - night["DTSTART"].dt == timedelta(hours=13)


def test_an_unknown_zone_gives_a_floating_time() -> None:
    assert only_event(written(entry(zone="Mars/Crater")))["DTSTART"].dt.tzinfo is None
    assert only_event(written(entry(zone="")))["DTSTART"].dt.tzinfo is None


def test_key_dates_are_events_too() -> None:
    hearing = SharedKeyDate(
        uid="k@organizer", title="Hearing", day=date(2026, 7, 16), starts=time(14), zone="America/New_York",
        venue="Rayburn", updated_at=NOW,
    )  # fmt: skip
    event = only_event(written(key_dates=(hearing, SharedKeyDate(uid="open", title="Vote"))))
    assert event["DTSTART"].dt == datetime(2026, 7, 16, 14, tzinfo=ZoneInfo("America/New_York"))
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Hearing", "Rayburn")


def test_the_calendar_is_named_refreshed_and_the_same_every_time() -> None:
    data = written(entry())
    calendar = read(data)
    assert str(calendar["X-WR-CALNAME"]) == "Prime Day"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert data == written(entry())


def test_no_method_asks_for_an_organizer_whom_nobody_names() -> None:
    # RFC 5546, 3.2.1: with METHOD:PUBLISH every event has an ORGANIZER.
    data = written(entry())
    assert b"METHOD" not in data
    assert b"\r\nORGANIZER" not in data


def test_an_empty_schedule_is_a_calendar_without_events() -> None:
    assert read(written(title="")).walk("VEVENT") == []


@pytest.mark.parametrize(
    ("day", "wall", "utc", "written_as"),
    [
        (date(2026, 11, 1), time(1, 30), None, "DTSTART:20261101T053000Z"),
        (date(2026, 11, 1), time(1, 30), 6, "DTSTART:20261101T063000Z"),
        (date(2026, 3, 8), time(2, 30), None, "DTSTART:20260308T073000Z"),
        (date(2026, 11, 1), time(3), None, "DTSTART;TZID=America/New_York:20261101T030000"),
    ],
    ids=["doubled", "the second", "skipped", "once"],
)
def test_a_wall_time_that_programs_read_differently_is_written_in_utc(
    day: date, wall: time, utc: int | None, written_as: str
) -> None:
    derived = datetime(day.year, day.month, day.day, utc, wall.minute, tzinfo=UTC) if utc else None
    entry = SharedEntry(
        uid="night@organizer",
        city="Albany",
        zone="America/New_York",
        day=day,
        starts=wall,
        starts_utc=derived,
    )
    schedule = SharedSchedule(
        audience=Audience.PUBLIC, generated_at=datetime(2026, 1, 1, tzinfo=UTC), entries=(entry,)
    )
    assert written_as in write_ics(schedule, schedule_words()).decode().split("\r\n")
