"""How much a schedule holds, for the sentence at its top."""

from datetime import UTC, date, datetime, time

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.schedule_words import size_of
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

DAY = date(2019, 7, 15)


def entry(uid: str, city: str, **changes: object) -> SharedEntry:
    return SharedEntry(**{"uid": uid, "city": city, "state": "NY", "day": DAY, "starts": time(12), **changes})


def test_a_schedule_is_counted_without_what_was_called_off() -> None:
    schedule = SharedSchedule(
        audience=Audience.PUBLIC,
        generated_at=datetime(2019, 7, 5, tzinfo=UTC),
        entries=(
            entry("a", "Albany"),
            entry("b", "Albany", day=date(2019, 7, 11)),
            entry("c", "Buffalo", starts=time(17)),
            entry("d", "Ithaca", cancelled=True),
            entry("e", "Utica", day=None, starts=None),
        ),
    )
    size = size_of(schedule)
    assert size.days == (date(2019, 7, 11), DAY)
    assert (size.actions, size.cities, size.at_hour) == (4, 3, 2)


def test_an_empty_schedule_has_no_days_and_no_hour() -> None:
    size = size_of(SharedSchedule(audience=Audience.PUBLIC, generated_at=datetime(2019, 7, 5, tzinfo=UTC)))
    assert (size.days, size.actions, size.at_hour, size.hour) == ((), 0, 0, None)
