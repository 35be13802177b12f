"""A frozen schedule is one text for one schedule, gives it back whole, and refuses every other text."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule
from organizer_app.exchange.schedule.frozen_schedule import frozen_text, thawed
from tests.support.record_values import DAYS, FLOATS, MOMENTS, NUMBERS, WALLS, kind_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KINDS: dict[object, st.SearchStrategy[Any]] = {
    str: TEXTS, int: NUMBERS, float: FLOATS, bool: st.booleans(), datetime: MOMENTS, date: DAYS, time: WALLS,
}  # fmt: skip


def any_of(shared_type: type) -> st.SearchStrategy[Any]:
    hints = get_type_hints(shared_type)
    drawn = {}
    for field in fields(shared_type):
        kind, nullable = kind_of(hints[field.name])
        if kind == tuple[str, ...]:
            found = st.lists(TEXTS, max_size=3).map(tuple)
        else:
            found = KINDS[kind] if kind in KINDS else st.sampled_from(list(kind))
        drawn[field.name] = st.none() | found if nullable else found
    return st.builds(shared_type, **drawn)


SCHEDULES = st.builds(
    SharedSchedule,
    audience=st.sampled_from(list(Audience)[:3]),
    generated_at=MOMENTS,
    title=TEXTS,
    anchor_date=st.none() | DAYS,
    rule_time=st.none() | WALLS,
    hashtags=st.lists(TEXTS, max_size=2).map(tuple),
    entries=st.lists(any_of(SharedEntry), max_size=3).map(tuple),
    key_dates=st.lists(any_of(SharedKeyDate), max_size=2).map(tuple),
    changes=st.lists(any_of(SharedChange), max_size=2).map(tuple),
    release=st.integers(0, 99),
)


@given(SCHEDULES)
def test_every_schedule_comes_back_as_it_was(schedule: SharedSchedule) -> None:
    text = frozen_text(schedule)
    assert thawed(text) == schedule
    assert frozen_text(thawed(text)) == text


def test_what_is_blank_takes_no_room_and_every_change_changes_the_text() -> None:
    schedule = SharedSchedule(audience=Audience.PUBLIC, generated_at=datetime(2019, 7, 5, tzinfo=UTC))
    assert frozen_text(schedule) == (
        '{"schedule":{"audience":"public","desk_zone":"America/New_York",'
        '"generated_at":"2019-07-05T00:00:00+00:00","rule":"free"},"shape":1}'
    )
    change = SharedChange(kind=ChangeKind.ADDED, uid="u")
    texts = {
        frozen_text(schedule), frozen_text(replace(schedule, release=1)),
        frozen_text(replace(schedule, changes=(change,))),
        frozen_text(replace(schedule, entries=(SharedEntry(uid="u", latitude=0.0),))),
        frozen_text(replace(schedule, entries=(SharedEntry(uid="u"),))),
    }  # fmt: skip
    assert len(texts) == 5


def test_a_text_cannot_bring_back_what_its_audience_may_not_see() -> None:
    entry = SharedEntry(uid="u", lead="Wren Castellano", notes="for the national team")
    internal = SharedSchedule(
        audience=Audience.INTERNAL, generated_at=datetime(2019, 7, 5, tzinfo=UTC), entries=(entry,)
    )
    text = frozen_text(internal).replace('"audience":"internal"', '"audience":"public"')
    assert thawed(text).entries == (SharedEntry(uid="u"),)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"shape":2,"schedule":{}}', '{"shape":1,"schedule":{}}',
             '{"shape":1,"schedule":{"audience":"everybody"}}', '{"shape":1,"schedule":[]}'],
)  # fmt: skip
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        thawed(text)
