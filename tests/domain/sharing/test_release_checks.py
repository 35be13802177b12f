"""Before a schedule goes out, what readers will miss on it is counted."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.release_checks import CheckKind, release_checks, texts_with
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule
from tests.support.shared_schedules import NEW_YORK, SEATTLE, a_schedule

WHOLE = SharedEntry(
    uid="a",
    day=date(2019, 7, 15),
    starts=time(12),
    venue="Westlake Park",
    groups=("Mijente",),
    lead="Lee Example",
)


def missing(*entries: SharedEntry, audience: Audience = Audience.PARTNERS) -> dict[CheckKind, int]:
    schedule = SharedSchedule(
        audience=audience, generated_at=datetime(2019, 7, 5, tzinfo=UTC), entries=entries
    )
    return {check.kind: check.missing for check in release_checks(schedule)}


def test_a_whole_schedule_misses_nothing() -> None:
    assert set(missing(WHOLE).values()) == {0}
    assert set(missing().values()) == {0}
    assert len(missing(WHOLE)) == 4


def test_each_missing_fact_is_counted_by_itself() -> None:
    for kind, changed in {
        CheckKind.TIME: {"starts": None},
        CheckKind.PLACE: {"venue": ""},
        CheckKind.HOST: {"groups": ()},
        CheckKind.LEAD: {"lead": ""},
    }.items():
        found = missing(WHOLE, replace(WHOLE, uid="b", **changed))
        assert found == {each: int(each is kind) for each in found}
    assert missing(replace(WHOLE, venue="", address="400 Pine St"))[CheckKind.PLACE] == 0
    assert missing(replace(WHOLE, day=None))[CheckKind.TIME] == 1


def test_called_off_actions_need_nothing_and_the_public_misses_no_lead() -> None:
    assert set(missing(SharedEntry(uid="c", cancelled=True)).values()) == {0}
    assert CheckKind.LEAD not in missing(WHOLE, audience=Audience.PUBLIC)


def test_where_a_text_at_fault_stands_is_told_without_the_text() -> None:
    fault = "call 555"
    schedule = a_schedule(
        Audience.PUBLIC,
        title=fault,
        entries=(replace(SEATTLE, venue=fault, access_notes=fault, groups=("Calm", fault)), NEW_YORK),
        key_dates=(SharedKeyDate(uid="k", title="Press call", venue=fault),),
        numbers=("3 cities", fault),
    )
    check = texts_with(CheckKind.CONTACT, schedule, lambda text: fault in text)
    assert (check.missing, check.uid) == (4, SEATTLE.uid)
    assert {(place.field, place.city, place.uid) for place in check.places} == {
        ("venue", "Seattle, WA", SEATTLE.uid),
        ("access_notes", "Seattle, WA", SEATTLE.uid),
        ("groups", "Seattle, WA", SEATTLE.uid),
        ("title", "", ""),
        ("numbers", "", ""),
        ("key_dates", "", ""),
    }
    named = replace(SEATTLE, city=fault)
    check = texts_with(CheckKind.CONTACT, a_schedule(entries=(named,)), lambda text: fault in text)
    assert [(place.field, place.city) for place in check.places] == [("city", "")]
