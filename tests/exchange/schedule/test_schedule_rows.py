"""The page's tables run from east to west and tell the desk's time beside the local one."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import CityAction, with_derived_times
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule, schedule_order
from organizer_app.exchange.schedule.schedule_rows import PageZone, page_zones
from organizer_app.wording.sharing.shared_schedules import schedule_words

DAY = date(2019, 7, 15)


def entry(city: str, zone: str, **fields: object) -> SharedEntry:
    values: dict[str, object] = {"uid": city, "city": city, "zone": zone, "day": DAY, "starts": time(12)}
    known = {**values, **fields}
    action = CityAction(id="a", day=known["day"], starts=known["starts"], zone=zone)
    return SharedEntry(**known, starts_utc=with_derived_times(action, "t").starts_utc)


def zones(*entries: SharedEntry) -> list[PageZone]:
    schedule = SharedSchedule(
        audience=Audience.PUBLIC,
        generated_at=datetime(2019, 7, 5, tzinfo=UTC),
        entries=tuple(sorted(entries, key=schedule_order)),
    )
    return page_zones(schedule, schedule_words())


def test_tables_run_from_east_to_west_then_abroad() -> None:
    found = zones(
        entry("Honolulu", "Pacific/Honolulu"),
        entry("London", "Europe/London"),
        entry("Detroit", "America/Detroit"),
        entry("Nowhere", "", starts=None),
        entry("New York", "America/New_York"),
        entry("San Juan", "America/Puerto_Rico"),
    )
    assert [(zone.heading, zone.actions) for zone in found] == [
        ("Atlantic Time", 1),
        ("Eastern Time", 2),
        ("Hawaii Time", 1),
        ("Time zone open", 1),
        ("London", 1),
    ]


def test_the_desk_reads_its_own_clock_where_it_differs() -> None:
    eastern, pacific = zones(entry("Albany", "America/New_York"), entry("Seattle", "America/Los_Angeles"))
    assert (eastern.note, eastern.has_desk) == ("", False)
    assert (pacific.note, pacific.has_desk) == ("noon here is 3:00 PM ET", True)
    (row,) = pacific.days[0].rows
    assert (row.when, row.desk, row.moment) == ("12:00 PM", "3:00 PM ET", "2019-07-15T12:00-07:00")


def test_an_hour_that_comes_twice_names_the_clock_that_is_meant() -> None:
    night, half_past_one = date(2027, 11, 7), time(1, 30)
    first, second = datetime(2027, 11, 7, 5, 30, tzinfo=UTC), datetime(2027, 11, 7, 6, 30, tzinfo=UTC)
    vigil = SharedEntry(
        uid="vigil", city="Albany", zone="America/New_York", day=night, starts=half_past_one, starts_utc=first
    )
    (eastern,) = zones(
        vigil,
        replace(vigil, uid="later", starts_utc=second, ends=time(3), ends_utc=second + timedelta(minutes=90)),
        replace(vigil, uid="both", ends=half_past_one, ends_utc=second),
    )
    assert {(row.entry.uid, row.when, row.moment) for row in eastern.days[0].rows} == {
        ("vigil", "1:30 AM EDT", "2027-11-07T01:30-04:00"),
        ("later", "1:30 AM EST \N{EN DASH} 3:00 AM", "2027-11-07T01:30-05:00"),
        ("both", "1:30 AM EDT \N{EN DASH} 1:30 AM EST", "2027-11-07T01:30-04:00"),
    }


def test_another_day_at_the_desk_is_named() -> None:
    (guam,) = zones(entry("Hagåtña", "Pacific/Guam"))
    assert guam.days[0].rows[0].desk == "Sun, Jul 14, 10:00 PM ET"


def test_days_are_headed_only_when_there_are_several() -> None:
    (one,) = zones(entry("Albany", "America/New_York"))
    assert [day.heading for day in one.days] == [""]
    (three,) = zones(
        entry("Albany", "America/New_York", day=None),
        entry("Buffalo", "America/New_York", day=date(2019, 7, 11)),
        entry("Ithaca", "America/New_York", starts=None),
    )
    assert [day.heading for day in three.days] == [
        "Thursday, July 11, 2019", "Monday, July 15, 2019", "Date open",
    ]  # fmt: skip
    assert [day.rows[0].when for day in three.days] == ["12:00 PM", "Time open", "12:00 PM"]
    (undated,) = zones(entry("Albany", "America/New_York", day=None, starts=None))
    assert (undated.days[0].heading, undated.days[0].rows[0].when) == ("Date open", "Date open")


def test_anchors_are_never_the_same() -> None:
    found = zones(
        entry("Albany", "America/New_York"),
        entry("Albany", "America/New_York", uid="b"),
        entry("漢", "America/New_York"),
        entry("Eastern Time", "America/New_York", uid="d"),
    )
    anchors = [row.anchor for day in found[0].days for row in day.rows] + [found[0].anchor]
    assert len(set(anchors)) == 5
    assert {"albany", "albany-2", "city"} <= set(anchors)


def test_a_called_off_action_is_listed_and_not_counted() -> None:
    (zone,) = zones(entry("Albany", "America/New_York", cancelled=True))
    assert (zone.actions, len(zone.days[0].rows)) == (0, 1)
