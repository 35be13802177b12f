"""What the page adds to a calendar is what the calendar file holds, line by line."""

from datetime import UTC, date, datetime, time

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.exchange.schedule.page_events import page_events
from organizer_app.wording.sharing.shared_schedules import schedule_words

DAY = date(2019, 7, 15)


def test_each_entry_with_a_day_has_its_event_and_each_zone_its_rules() -> None:
    schedule = SharedSchedule(
        audience=Audience.PUBLIC,
        generated_at=datetime(2019, 7, 5, 19, tzinfo=UTC),
        entries=(
            SharedEntry(
                uid="a" * 90,
                city="Seattle",
                zone="America/Los_Angeles",
                day=DAY,
                starts=time(12),
                status=ActionStatus.ASKED,
            ),
            SharedEntry(uid="b", city="Ames", zone="America/Chicago"),
        ),
    )
    found = page_events(schedule, schedule_words())
    assert set(found.events) == {"a" * 90}, "a long uid is folded in the file"
    assert set(found.zones) == {"America/Los_Angeles"}
    (event,) = found.events.values()
    assert "STATUS:TENTATIVE\n" in event
    assert "DTSTART;TZID=America/Los_Angeles:20190715T120000\n" in event
    assert "\r" not in event
