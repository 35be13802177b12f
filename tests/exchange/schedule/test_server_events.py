"""What an event on a server says is compared by meaning, not by how the server writes it down."""

import pytest

from organizer_app.exchange.schedule.ics_events import EventObject, event_objects
from organizer_app.exchange.schedule.server_events import is_edited, marked, server_event, shown_digest
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import SEATTLE, a_schedule


def ours() -> EventObject:
    found = event_objects(a_schedule(entries=(SEATTLE,), key_dates=()), schedule_words(), "series")
    return found[0]


def test_the_marks_tell_series_release_and_what_was_written() -> None:
    there = server_event("a", marked(ours(), 3), '"v1"')
    assert (there.uid, there.series, there.digest) == (SEATTLE.uid, "series", ours().digest)
    assert (there.release, there.etag) == (3, '"v1"')
    assert there.shown == shown_digest(there.text)
    assert not is_edited(there, ours())
    assert not is_edited(there, None), "it may go"


def test_a_weak_version_protects_nothing() -> None:
    assert server_event("a", marked(ours(), 3), 'W/"v1"').etag == ""


def test_other_spelling_and_other_order_are_no_edit() -> None:
    text = marked(ours(), 3)
    lines = text.replace("\r\n ", "").split("\r\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("DTSTART;TZID"))
    lines[start] = "DTSTART:20190715T190000Z"
    head = lines.index("BEGIN:VEVENT") + 1
    end = lines.index("END:VEVENT")
    turned = "\n".join([*lines[:head], *reversed(lines[head:end]), *lines[end:]])
    assert turned != text
    assert not is_edited(server_event("a", turned, ""), ours())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUMMARY:Rally", "SUMMARY:No rally"),
        ("20190715T120000", "20190715T130000"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        ("LOCATION:Amazon", "LOCATION:At home of Amazon"),
    ],
)
def test_what_people_change_is_an_edit(before: str, after: str) -> None:
    text = marked(ours(), 3)
    assert before in text
    there = server_event("a", text.replace(before, after), "")
    assert is_edited(there, ours())
    assert is_edited(there, None)


def test_an_event_of_an_earlier_version_is_compared_with_what_it_was() -> None:
    text = ours().data.decode()
    assert not is_edited(server_event("a", text, ""), ours())
    assert is_edited(server_event("a", text.replace("SUMMARY:", "SUMMARY:x"), ""), ours())


def test_an_edit_to_what_is_wanted_anyhow_is_no_conflict() -> None:
    before = event_objects(
        a_schedule(entries=(SEATTLE,), key_dates=(), title="Other"), schedule_words(), "series"
    )[0]
    text = marked(before, 3).replace("SHOWN:", "SHOWN:0")
    assert not is_edited(server_event("a", text, ""), ours())


def test_names_are_read_from_the_server_and_unreadable_events_have_their_key() -> None:
    assert server_event("a", marked(ours(), 3), "").title.startswith("Rally at the Spheres")
    assert server_event("a", "UID:broken\n", "").title == "broken"
    assert shown_digest("nothing") == ""
