"""Events of calendars become rows, with the times, zones and days that a person would see there."""

from datetime import date

import pytest

from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.domain.importing.incoming import IncomingAction, RowWarningCode
from organizer_app.exchange.foreign import calendars
from organizer_app.exchange.foreign.calendars import read_calendar
from organizer_app.exchange.foreign.foreign_file import FileGiven, ForeignReader
from organizer_app.exchange.foreign.recurrences import Budget
from organizer_app.exchange.reading.incoming_actions import read_actions

TODAY = date(2026, 3, 1)


def calendar(*lines: str, head: tuple[str, ...] = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x")) -> str:
    return "\r\n".join((*head, *lines, "END:VCALENDAR", ""))


def event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", *lines, "END:VEVENT")


def actions(*lines: str) -> tuple[IncomingAction, ...]:
    return read_actions(read_calendar(calendar(*lines), TODAY).tables[0]).rows


def only(*lines: str) -> IncomingAction:
    (action,) = actions(*event(*lines))
    return action


def test_an_event_is_an_action() -> None:
    action = only(
        "UID:7@example.org",
        "SUMMARY:March\\, then rally",
        "DTSTART;TZID=America/Denver:20260418T120000",
        "DTEND;TZID=America/Denver:20260418T143000",
        "LOCATION:City Hall\\, 150 N Capitol Blvd\\, Boise\\, ID 83702\\, USA",
        "GEO:43.615;-116.202",
        "DESCRIPTION:Bring water<br>and a hat",
        "CATEGORIES:March",
        "URL:https://example.org/7",
    )
    assert (action.title, action.tactic, action.url) == (
        "March, then rally",
        "March",
        "https://example.org/7",
    )
    assert (str(action.day), str(action.starts), str(action.ends)) == ("2026-04-18", "12:00:00", "14:30:00")
    assert (action.venue, action.address) == ("City Hall", "150 N Capitol Blvd")
    assert (action.city, action.state, action.postal_code) == ("Boise", "ID", "83702")
    assert (action.zone, action.latitude, action.external_id) == ("America/Denver", 43.615, "7@example.org")
    assert action.notes == "Bring water\nand a hat"


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Mountain Standard Time", "America/Denver"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/London", "Europe/London"),
        ('"Eastern Time (US & Canada)"', "America/New_York"),
        ("(UTC-06:00) Central Time (US & Canada)", "America/Chicago"),
        ("../../../../etc/passwd", "../../../../etc/passwd"),
        ("a/" * 250 + "b", "a/" * 250 + "b"),
    ],
)
def test_a_zone_is_known_by_the_names_that_programs_give_it(written: str, zone: str) -> None:
    assert only("SUMMARY:x", f"DTSTART;TZID={written}:20260418T120000").zone == zone


def test_a_zone_that_the_calendar_defines_itself_is_known_by_its_offsets() -> None:
    own = (
        "BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:16011104T020000", "TZOFFSETFROM:-0600",
        "TZOFFSETTO:-0700", "END:STANDARD", "BEGIN:DAYLIGHT", "TZOFFSETFROM:-0700", "TZOFFSETTO:-0600",
        "END:DAYLIGHT", "END:VTIMEZONE",
    )  # fmt: skip
    (action,) = actions(*own, *event("SUMMARY:x", "DTSTART;TZID=Ours:20260418T120000"))
    assert action.zone == "America/Denver"


def test_a_time_without_a_zone_is_that_of_the_place_and_an_instant_is_utc() -> None:
    assert only("DTSTART:20260418T120000").zone == ""
    assert only("DTSTART:20260418T180000Z").zone == "UTC"


def test_days_end_the_day_before_and_durations_count() -> None:
    days = only("DTSTART;VALUE=DATE:20260418", "DTEND;VALUE=DATE:20260420")
    assert (str(days.day), days.starts, str(days.ends_day)) == ("2026-04-18", None, "2026-04-19")
    assert str(only("DTSTART:20260418T120000", "DURATION:PT1H30M").ends) == "13:30:00"


def test_an_event_at_the_end_of_all_calendars_leaves_the_others_readable() -> None:
    rows = actions(
        *event("SUMMARY:Never", "DTSTART:99991231T235959Z", "DURATION:P1D", "LOCATION:Boise\\, ID"),
        *event("SUMMARY:March", "DTSTART:20260418T120000Z", "LOCATION:Boise\\, ID"),
    )
    assert [row.title for row in rows] == ["Never", "March"]


def test_a_rule_until_the_last_instant_has_no_end_east_of_greenwich_either() -> None:
    (first, *others) = actions(
        *event(
            "SUMMARY:Vigil",
            "DTSTART;TZID=Pacific/Guam:20260418T120000",
            "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z",
            "LOCATION:Hagåtña\\, GU",
        )
    )
    assert first.day == date(2026, 4, 18)
    assert len(others) > 10


def test_a_recurring_event_is_a_row_for_each_day_without_those_that_are_left_out() -> None:
    series = event(
        "UID:7", "SUMMARY:Vigil", "DTSTART;TZID=America/Denver:20260302T170000", "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;UNTIL=20260324T000000Z", "EXDATE;TZID=America/Denver:20260309T170000",
        "RDATE;TZID=America/Denver:20260401T180000",
    )  # fmt: skip
    moved = event(
        "UID:7",
        "SUMMARY:Vigil, later",
        "RECURRENCE-ID;TZID=America/Denver:20260316T170000",
        "DTSTART;TZID=America/Denver:20260317T190000",
    )
    found = actions(*series, *moved)
    assert [(str(row.day), str(row.starts)[:5], str(row.ends)[:5]) for row in found] == [
        ("2026-03-02", "17:00", "18:00"),
        ("2026-03-23", "17:00", "18:00"),
        ("2026-04-01", "18:00", "19:00"),
        ("2026-03-17", "19:00", "None"),
    ]
    assert [row.external_id for row in found[:2]] == ["7/20260302T170000", "7/20260323T170000"]
    assert found[3].external_id == "7/20260316T170000"


def test_a_series_without_an_end_is_listed_for_a_year_and_told() -> None:
    text = calendar(*event("UID:7", "DTSTART:20190107T170000", "RRULE:FREQ=MONTHLY", "SUMMARY:Vigil"))
    table = read_calendar(text, TODAY).tables[0]
    assert len(table.rows) == 14
    assert [doubt.code for doubt in table.warnings] == [RowWarningCode.RECURRENCE_CUT]


@pytest.mark.parametrize("rule", ["FREQ=FORTNIGHTLY", "FREQ=DAILY;COUNT=100000", "x" * 9000])
def test_a_rule_that_is_not_listed_whole_is_told(rule: str) -> None:
    text = calendar(*event("UID:7", "DTSTART:20260307T170000", f"RRULE:{rule}"))
    table = read_calendar(text, TODAY).tables[0]
    assert 2 <= len(table.rows) <= 61
    assert [doubt.code for doubt in table.warnings] == [RowWarningCode.RECURRENCE_CUT]


@pytest.mark.parametrize(
    ("rule", "detail"),
    [
        ("FREQ=SECONDLY", "1 SECONDLY"),
        ("FREQ=SECONDLY;COUNT=5", "1 SECONDLY"),
        ("FREQ=MINUTELY;INTERVAL=5", "5 MINUTELY"),
        ("FREQ=MINUTELY;INTERVAL=30;COUNT=3", "30 MINUTELY"),
        ("FREQ=HOURLY", "1 HOURLY"),
        ("FREQ=HOURLY;INTERVAL=2", "2 HOURLY"),
        ("FREQ=MINUTELY;BYHOUR=9", ""),
        ("FREQ=DAILY;COUNT=3;BYHOUR=9;BYMINUTE=0,15,30", ""),
        ("FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))), ""),
    ],
)
def test_a_rule_that_repeats_many_times_a_day_is_one_action_with_the_rule_in_its_notes(
    rule: str, detail: str
) -> None:
    text = calendar(*event("UID:7", "SUMMARY:Vigil", "DTSTART:20190307T090000", f"RRULE:{rule}"))
    table = read_calendar(text, TODAY).tables[0]
    (action,) = read_actions(table).rows
    assert [(doubt.code, doubt.detail) for doubt in table.warnings] == [
        (RowWarningCode.RECURRENCE_TOO_FREQUENT, detail)
    ]
    assert (str(action.day), str(action.starts)) == ("2019-03-07", "09:00:00")
    assert action.notes == f"repeats: {rule}"
    assert not table.is_of_today


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("FREQ=HOURLY;COUNT=12", 12),
        ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", 4),
        ("FREQ=MINUTELY;INTERVAL=1440;COUNT=5", 5),
        ("FREQ=DAILY;COUNT=6;BYHOUR=9,17", 6),
        ("FREQ=WEEKLY;BYHOUR=9,17", 60),
    ],
)
def test_a_rule_of_few_starts_a_day_is_listed(rule: str, count: int) -> None:
    text = calendar(*event("UID:7", "DTSTART:20260302T090000", f"RRULE:{rule}"))
    assert len(read_calendar(text, TODAY).tables[0].rows) - 1 == count


def test_a_calendar_of_rules_by_the_second_is_as_many_actions_as_it_has_events() -> None:
    events = [
        line
        for number in range(200)
        for line in event(f"UID:{number}", "DTSTART:20190307T090000", "RRULE:FREQ=SECONDLY", "SUMMARY:x")
    ]
    assert len(actions(*events)) == 200


def test_a_cancelled_event_stays_and_is_cancelled() -> None:
    assert only("SUMMARY:x", "DTSTART:20260418T120000", "STATUS:CANCELLED").status == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260418T120000\nEND:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260418T120000\nEND:VEVENT\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:2026-04-18T12:00:00\n",
        "BEGIN:VCALENDAR\nbegin:vevent\nsummary:x\ndtstart:20260418T120000\nend:vevent\n",
    ],
    ids=["no version", "bare event", "cut off", "lower case"],
)
def test_what_programs_leave_out_is_forgiven(text: str) -> None:
    (action,) = read_actions(read_calendar(text, TODAY).tables[0]).rows
    assert (action.title, str(action.day)) == ("x", "2026-04-18")


def test_a_calendar_of_tasks_is_called_a_calendar_without_events() -> None:
    with pytest.raises(NotText) as raised:
        read_calendar(calendar("BEGIN:VTODO", "SUMMARY:x", "END:VTODO"), TODAY)
    assert raised.value.kind is FileKind.CALENDAR


@pytest.mark.parametrize(
    "lines",
    [
        event("DTSTART:20260418", *["RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"] * 8),
        event("DTSTART:20260418", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") * 8,
        event("DTSTART:20260418", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") * 8,
    ],
    ids=["of one event", "of many", "of many, day by day"],
)
def test_the_rules_of_one_calendar_share_what_they_may_cost(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    shared = Budget(1_000)
    monkeypatch.setattr(calendars, "Budget", lambda: shared)
    assert read_calendar(calendar(*lines), TODAY).tables
    assert shared.days <= 0


def test_a_hostile_calendar_takes_less_than_the_time_that_a_file_has() -> None:
    start = "DTSTART:20260418"
    texts = {
        "nested": "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 50_000 + "END:VEVENT\r\n" * 50_000,
        "folds": calendar(*event("SUMMARY:" + "A\r\n " * 1_000_000, start)),
        "parameters": calendar(*event("X" + "".join(f';X{n}="a"' for n in range(100_000)) + ":x", start)),
        "zones": calendar(
            "BEGIN:VTIMEZONE", *("TZOFFSETTO:-0500", "RRULE:FREQ=SECONDLY") * 50_000, "END:VTIMEZONE",
            *event(start),
        ),
        "left out": calendar(*event(start, "EXDATE:" + "20260418," * 1_000_000)),
    }  # fmt: skip
    # The child that reads it ends after a number of seconds of its own work for each file.
    with ForeignReader() as reader:
        for name, text in texts.items():
            given = FileGiven(name="schedule.ics", data=text.encode(), today=TODAY)
            assert reader.read(given).tables, name
