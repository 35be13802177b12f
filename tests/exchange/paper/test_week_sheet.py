"""Weeks on paper place every action on HQ's clock, side by side where they overlap, and lose none."""

from datetime import UTC, date, datetime, time
from typing import Any

from organizer_app.domain.sharing.shared_schedule import SharedKeyDate, SharedSchedule
from organizer_app.exchange.paper.week_sheet import week_sheet
from organizer_app.services.sharing.paper import week_pdf
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import DAY, entry, pages_of, schedule


def day_of(of: SharedSchedule, name: str = "Mon 15") -> Any:
    weeks: Any = week_sheet(of, schedule_words()).data["weeks"]
    return next(day for week in weeks for day in week["days"] if day["name"] == name)


def at(number: int, hour: int, length: int = 1, **fields: object) -> Any:
    starts = datetime(2019, 7, 15, hour, tzinfo=UTC)
    return entry(number, starts_utc=starts, ends_utc=starts.replace(hour=hour + length), **fields)


def test_blocks_that_overlap_stand_side_by_side() -> None:
    blocks = day_of(schedule(at(1, 16, 3, starts=time(9)), at(2, 17), at(3, 20)))["blocks"]
    assert [(each["from"], each["to"], each["lane"], each["lanes"]) for each in blocks] == [
        (12.0, 15.0, 0, 2), (13.0, 14.0, 1, 2), (16.0, 17.0, 0, 1),
    ]  # fmt: skip
    assert blocks[0]["title"] == "City 1, WA"
    assert blocks[0]["time"].endswith("local")


def test_an_internal_week_has_no_phone_numbers_and_does_not_say_so() -> None:
    of = schedule(at(1, 16, lead_phone="+12065550151"))
    (text,) = pages_of(week_pdf(of, schedule_words()))
    assert "Internal" in text
    assert "phone" not in text
    assert "0151" not in text


def test_what_starts_together_is_one_block_and_a_crowd_is_one_an_hour() -> None:
    (block,) = day_of(schedule(at(1, 16), at(2, 16, 2)))["blocks"]
    assert (block["title"], block["note"], block["to"]) == (
        "2 start together",
        "City 1, WA; City 2, WA",
        14.0,
    )
    crowd = day_of(schedule(*(at(number, 14 + number % 4) for number in range(13))))["blocks"]
    assert [(each["from"], each["title"]) for each in crowd] == [
        (10, "4 starts"), (11, "3 starts"), (12, "3 starts"), (13, "3 starts"),
    ]  # fmt: skip
    assert crowd[0]["share"] == 1.0


def test_names_that_do_not_fit_end_with_an_ellipsis() -> None:
    held = [at(number, 14, city=f"North Northampton {number} on the River") for number in range(3)]
    crowd = [at(hour, hour) for hour in (11, 12, 13, *range(15, 23))]
    (text,) = pages_of(week_pdf(schedule(*held, *crowd), schedule_words()))
    assert "North Northampton 0 on the River, WA" in text
    assert "North Northampton 2 on the River, WA" not in text
    assert "…" in text


def test_an_action_without_a_time_is_counted_and_a_key_date_stands_out() -> None:
    hearing = SharedKeyDate(uid="k", title="The hearing", day=DAY, starts=time(14), zone="America/New_York")
    day = day_of(schedule(entry(1, starts=None, starts_utc=None), key_dates=(hearing,)))
    assert day["note"] == "1 without a time"
    assert [(each["title"], each["solid"]) for each in day["blocks"]] == [("The hearing", True)]


def test_each_week_has_a_page() -> None:
    late = entry(2, day=date(2019, 8, 1), starts_utc=datetime(2019, 8, 2, 5, tzinfo=UTC))
    pdf = week_pdf(schedule(at(1, 16), late, anchor_date=DAY), schedule_words())
    first, second = pages_of(pdf)
    assert "Week of July 14, 2019" in first
    assert "Day of action" in first
    assert "Week of July 28, 2019" in second
    assert faults(pdf, many=True) == []
    assert len(pages_of(week_pdf(schedule(), schedule_words()))) == 1
