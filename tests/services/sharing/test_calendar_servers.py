"""A release reaches a real calendar server, changes only its own events there, and follows every change."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from icalendar import Calendar, Event

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import (
    BadValue,
    CalendarMissing,
    CalendarNewer,
    CalendarTaken,
    PublishingStopped,
    ReleaseWithdrawn,
    ServerRefused,
    ServerUnreachable,
)
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.releases import Release
from organizer_app.domain.places.places import Place
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.calendar_servers import Brought, CalendarServer, publish_to_server
from organizer_app.services.sharing.releases import make_release, schedule_of, withdraw_release
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.calendar_server import (
    PASSWORD,
    USER,
    edit_event,
    etags_of,
    events_of,
    make_calendar,
    put_event,
    radicale,
)

FOREIGN = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:birthday\r\n"
    "DTSTAMP:20190701T000000Z\r\nDTSTART:20190715T160000Z\r\nSUMMARY:Birthday\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with radicale(tmp_path_factory.mktemp("radicale")) as address:
        yield address


@pytest.fixture
def calendar(server: str, request: pytest.FixtureRequest) -> str:
    return make_calendar(server, f"c{abs(hash(request.node.name))}")


def bring(release: Release, calendar: str, password: str = PASSWORD) -> tuple[int, int, int]:
    done = publish_to_server(release, CalendarServer(calendar, USER, password), words=schedule_words())
    return done.written, done.removed, done.unchanged


def on_server(calendar: str) -> dict[str, Event]:
    found = [event for text in events_of(calendar) for event in Calendar.from_ical(text).walk("VEVENT")]
    return {str(event["UID"]): event for event in found}


def change(workspace: Workspace, **fields: object) -> str:
    """Change the action in Seattle and return its id."""
    with workspace.read() as reader:
        seattle = next(place.id for place in reader.all(Place) if place.name == "Seattle")
        action = next(each for each in reader.all(CityAction) if each.place_id == seattle)
    with workspace.edit(EditKind.CHANGED_START, city="x", value="13:00") as editor:
        editor.put(replace(action, **fields))
    return action.id


def test_every_event_arrives_at_its_moment_and_the_second_time_nothing_moves(
    sample: Workspace, calendar: str
) -> None:
    release = make_release(sample, audience=Audience.PUBLIC)
    schedule = schedule_of(release)
    count = len(schedule.entries) + len(schedule.key_dates)
    assert bring(release, calendar) == (count, 0, 0)
    events = on_server(calendar)
    for entry in schedule.entries:
        assert events[entry.uid].decoded("DTSTART") == entry.starts_utc
    assert all("METHOD" not in text for text in events_of(calendar))
    assert bring(release, calendar) == (0, 0, count)


def test_a_change_is_written_alone_and_a_cancelled_action_arrives_as_cancelled(
    sample: Workspace, calendar: str
) -> None:
    first = make_release(sample, audience=Audience.PUBLIC)
    bring(first, calendar)
    before = on_server(calendar)
    change(sample, status=ActionStatus.CANCELLED)
    second = make_release(sample, audience=Audience.PUBLIC)
    assert bring(second, calendar) == (1, 0, len(before) - 1)
    after = on_server(calendar)
    (uid,) = (uid for uid in after if after[uid].get("STATUS") == "CANCELLED")
    assert after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]
    assert set(after) == set(before)


def retitled(text: str) -> str:
    return re.sub(r"SUMMARY:.*(\n .*)*", "SUMMARY:Moved to the park", text)


def test_an_event_edited_on_the_server_is_a_conflict_and_stays(sample: Workspace, calendar: str) -> None:
    release = make_release(sample, audience=Audience.PUBLIC)
    bring(release, calendar)
    before = on_server(calendar)
    uid = schedule_of(release).entries[0].uid
    edit_event(calendar, uid, retitled)
    done = publish_to_server(release, CalendarServer(calendar, USER, PASSWORD), words=schedule_words())
    assert done == Brought(0, 0, len(before) - 1, ("Moved to the park",))
    assert on_server(calendar)[uid]["SUMMARY"] == "Moved to the park"


def test_an_edited_event_also_stays_when_the_plan_changed_it_and_goes_when_told(
    sample: Workspace, calendar: str
) -> None:
    first = make_release(sample, audience=Audience.PUBLIC)
    bring(first, calendar)
    count = len(on_server(calendar))
    uid = entry_uid(change(sample, status=ActionStatus.CANCELLED))
    second = make_release(sample, audience=Audience.PUBLIC)
    edit_event(calendar, uid, retitled)
    server = CalendarServer(calendar, USER, PASSWORD)
    done = publish_to_server(second, server, words=schedule_words())
    assert done == Brought(0, 0, count - 1, ("Moved to the park",))
    done = publish_to_server(second, server, words=schedule_words(), may_overwrite=True)
    assert done == Brought(1, 0, count - 1)
    assert on_server(calendar)[uid]["STATUS"] == "CANCELLED"
    assert bring(second, calendar) == (0, 0, count)


def test_a_phone_that_drops_what_it_does_not_know_makes_no_second_event(
    sample: Workspace, calendar: str
) -> None:
    release = make_release(sample, audience=Audience.PUBLIC)
    bring(release, calendar)
    count = len(on_server(calendar))
    uid = schedule_of(release).entries[0].uid
    edit_event(calendar, uid, lambda text: re.sub(r"X-ORGANIZER.*\n", "", retitled(text)))
    done = publish_to_server(release, CalendarServer(calendar, USER, PASSWORD), words=schedule_words())
    assert (done.written, done.edited) == (0, ("Moved to the park",))
    assert len(on_server(calendar)) == count


def test_an_older_release_after_a_newer_one_is_refused(sample: Workspace, calendar: str) -> None:
    first = make_release(sample, audience=Audience.PUBLIC)
    bring(first, calendar)
    change(sample, status=ActionStatus.CANCELLED)
    second = make_release(sample, audience=Audience.PUBLIC)
    bring(second, calendar)
    before = etags_of(calendar)
    with pytest.raises(CalendarNewer) as told:
        bring(first, calendar)
    assert told.value.number == 2
    assert etags_of(calendar) == before


def test_what_changes_between_reading_and_writing_is_not_overwritten(
    sample: Workspace, calendar: str
) -> None:
    first = make_release(sample, audience=Audience.PUBLIC)
    bring(first, calendar)
    uid = entry_uid(change(sample, status=ActionStatus.CANCELLED))
    second = make_release(sample, audience=Audience.PUBLIC)
    asked = []

    def edited_meanwhile() -> bool:
        if not asked:
            edit_event(calendar, uid, retitled)
        asked.append(uid)
        return False

    server = CalendarServer(calendar, USER, PASSWORD)
    done = publish_to_server(second, server, words=schedule_words(), is_stopped=edited_meanwhile)
    assert (done.written, len(done.edited)) == (0, 1)
    assert on_server(calendar)[uid]["SUMMARY"] == "Moved to the park"


def test_publishing_can_be_stopped_and_finished_later(sample: Workspace, calendar: str) -> None:
    release = make_release(sample, audience=Audience.PUBLIC)
    asked: list[bool] = []

    def after_two() -> bool:
        asked.append(True)
        return len(asked) > 2

    server = CalendarServer(calendar, USER, PASSWORD)
    with pytest.raises(PublishingStopped):
        publish_to_server(release, server, words=schedule_words(), is_stopped=after_two)
    assert len(on_server(calendar)) == 2
    written, removed, unchanged = bring(release, calendar)
    assert (removed, unchanged) == (0, 2)
    assert written > 2


def test_what_others_and_other_audiences_put_there_stays(sample: Workspace, calendar: str) -> None:
    put_event(calendar, "birthday", FOREIGN)
    public = make_release(sample, audience=Audience.PUBLIC)
    bring(public, calendar)
    assert "birthday" in on_server(calendar)
    with pytest.raises(CalendarTaken):
        bring(make_release(sample, audience=Audience.PARTNERS), calendar)
    assert bring(public, calendar)[:2] == (0, 0)


def test_nothing_for_the_desk_and_nothing_withdrawn_goes_to_a_server(
    sample: Workspace, calendar: str
) -> None:
    with pytest.raises(BadValue):
        bring(make_release(sample, audience=Audience.INTERNAL), calendar)
    public = make_release(sample, audience=Audience.PUBLIC)
    with pytest.raises(ReleaseWithdrawn):
        bring(withdraw_release(sample, public.id, reason="wrong day"), calendar)
    assert on_server(calendar) == {}


def test_no_private_number_is_on_the_server(sample: Workspace, calendar: str) -> None:
    bring(make_release(sample, audience=Audience.PARTNERS), calendar)
    assert on_server(calendar)
    told = "".join(events_of(calendar)).replace("\r\n ", "")
    assert not re.search(r"\b555 01|@example\.org", told)


def test_each_refusal_is_one_problem_that_names_the_server_alone(
    sample: Workspace, calendar: str, server: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    release = make_release(sample, audience=Audience.PUBLIC)
    for address, password, problem in (
        (calendar, "wrong", ServerRefused),
        (f"{server}{USER}/nothing/", PASSWORD, CalendarMissing),
        ("http://127.0.0.1:1/", PASSWORD, ServerUnreachable),
    ):
        with pytest.raises(problem) as told:
            bring(release, address, password)
        assert told.value.host == "127.0.0.1"
        assert USER not in str(vars(told.value))
    assert PASSWORD not in caplog.text
