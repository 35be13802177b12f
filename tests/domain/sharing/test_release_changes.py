"""The next release says what changed, and calendars hear of exactly that."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.release_changes import changes_between, follow, is_trace, lifted
from organizer_app.domain.sharing.shared_changes import ChangeKind
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule

FIRST, SECOND = datetime(2019, 7, 1, tzinfo=UTC), datetime(2019, 7, 5, tzinfo=UTC)
MIAMI = SharedEntry(
    uid="miami", sequence=3000, city="Miami", state="FL", zone="America/New_York", day=date(2019, 7, 15),
    starts=time(12), venue="Torch of Friendship", status=ActionStatus.CONFIRMED,
    groups=("South Florida Table",), lead="Kim Duarte", updated_at=FIRST,
)  # fmt: skip


def schedule(
    *entries: SharedEntry, at: datetime = FIRST, number: int = 1, **fields: object
) -> SharedSchedule:
    return SharedSchedule(
        audience=Audience.PARTNERS, generated_at=at, release=number, entries=entries, **fields
    )


def followed(*entries: SharedEntry, before: tuple[SharedEntry, ...] = (MIAMI,)) -> SharedSchedule:
    return follow(schedule(*entries, at=SECOND, number=2), schedule(*before))


def kinds(after: SharedSchedule) -> list[ChangeKind]:
    return [change.kind for change in after.changes]


def test_the_first_release_has_no_changes() -> None:
    first = schedule(MIAMI)
    assert follow(first, None) is first


def test_what_shows_the_same_keeps_its_sequence_whatever_happened_inside() -> None:
    after = followed(replace(MIAMI, sequence=9000, updated_at=SECOND))
    assert (after.entries, after.changes, after.since) == ((MIAMI,), (), 1)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"starts": time(17)}, ChangeKind.MOVED),
        ({"day": date(2019, 7, 16)}, ChangeKind.MOVED),
        ({"zone": "America/Chicago"}, ChangeKind.MOVED),
        ({"venue": "Bayfront Park"}, ChangeKind.VENUE),
        ({"address": "301 Biscayne Blvd"}, ChangeKind.VENUE),
        ({"lead": "Noor Haddad"}, ChangeKind.LEAD),
        ({"groups": ()}, ChangeKind.GROUPS),
        ({"title": "Vigil"}, ChangeKind.OTHER),
        ({"ends": time(14)}, ChangeKind.OTHER),
        ({"cancelled": True, "status": ActionStatus.CANCELLED}, ChangeKind.CANCELLED),
        ({"cancelled": True, "status": ActionStatus.POSTPONED}, ChangeKind.POSTPONED),
    ],
)
def test_each_change_is_told_once_and_raises_the_sequence(
    fields: dict[str, object], kind: ChangeKind
) -> None:
    after = followed(replace(MIAMI, **fields))
    assert kinds(after) == [kind]
    # An embargo that ends changes no record, so the number must rise by itself.
    assert after.entries[0].sequence == 3001


def test_a_move_tells_both_times_and_a_venue_both_places() -> None:
    (moved, venue) = followed(replace(MIAMI, starts=time(17), venue="Bayfront Park")).changes
    assert (moved.old_starts, moved.starts, moved.old_zone) == (time(12), time(17), "America/New_York")
    assert (venue.old_venue, venue.venue) == ("Torch of Friendship", "Bayfront Park")


def test_names_that_are_gone_are_repeated_nowhere() -> None:
    after = followed(replace(MIAMI, lead="", groups=()))
    assert "Kim Duarte" not in repr(after)
    assert "South Florida Table" not in repr(after)


def test_an_added_city_is_told_and_a_called_off_one_that_nobody_knew_is_not() -> None:
    durham = replace(MIAMI, uid="durham", city="Durham")
    off = replace(durham, uid="off", cancelled=True, status=ActionStatus.CANCELLED)
    assert kinds(followed(MIAMI, durham, off)) == [ChangeKind.ADDED]


def test_what_was_postponed_and_is_then_canceled_is_told_again() -> None:
    postponed = replace(MIAMI, cancelled=True, status=ActionStatus.POSTPONED)
    canceled = replace(postponed, status=ActionStatus.CANCELLED)
    assert kinds(followed(canceled, before=(postponed,))) == [ChangeKind.CANCELLED]
    assert kinds(followed(postponed, before=(postponed,))) == []


def test_a_city_that_declined_is_for_the_desk_no_removed_one() -> None:
    declined = replace(MIAMI, cancelled=True, status=ActionStatus.DECLINED)
    assert not is_trace(declined)
    assert kinds(followed(declined)) == [ChangeKind.CANCELLED]


def test_what_is_no_longer_listed_is_in_one_release_as_removed_and_leaves_the_next() -> None:
    second = followed()
    (trace,) = second.entries
    assert kinds(second) == [ChangeKind.REMOVED]
    assert (trace.uid, trace.sequence, trace.cancelled, trace.city) == ("miami", 3001, True, "Miami")
    assert (trace.lead, trace.groups, trace.venue, trace.title) == ("", (), "", "")
    assert is_trace(trace)
    third = follow(schedule(at=SECOND, number=3), second)
    assert (third.entries, third.changes) == ((), ())


def test_a_removed_one_of_an_older_version_leaves_too() -> None:
    (trace,) = followed().entries
    older = replace(trace, removed=False, status=ActionStatus.DECLINED)
    assert is_trace(older)
    assert follow(schedule(at=SECOND, number=3), schedule(older)).entries == ()


def test_what_comes_back_is_on_again_with_a_higher_sequence() -> None:
    third = follow(schedule(MIAMI, at=SECOND, number=3), followed())
    assert kinds(third) == [ChangeKind.RESTORED]
    assert third.entries[0].sequence == 3002


def test_facts_of_the_desk_change_without_anybody_being_told() -> None:
    assert (
        changes_between([MIAMI], [replace(MIAMI, notes="rang twice", count_low=4, readiness="ready")]) == ()
    )


def test_changes_stand_in_the_order_readers_are_told() -> None:
    durham, newark = (replace(MIAMI, uid=name, city=name) for name in ("durham", "newark"))
    after = followed(
        durham, replace(newark, cancelled=True, status=ActionStatus.CANCELLED),
        replace(MIAMI, starts=time(17)), before=(MIAMI, newark),
    )  # fmt: skip
    assert kinds(after) == [ChangeKind.MOVED, ChangeKind.ADDED, ChangeKind.CANCELLED]


def test_a_key_date_that_moves_raises_its_sequence_too() -> None:
    hearing = SharedKeyDate(uid="k", sequence=1, title="Hearing", day=date(2019, 7, 16))
    before = schedule(key_dates=(hearing,))
    moved = replace(hearing, day=date(2019, 7, 17))
    after = follow(schedule(at=SECOND, number=2, key_dates=(moved,)), before)
    assert after.key_dates[0].sequence == 2


def test_the_public_hears_nothing_of_a_lead() -> None:
    changes = changes_between([MIAMI], [replace(MIAMI, lead="Noor Haddad")])
    public = SharedSchedule(audience=Audience.PUBLIC, generated_at=FIRST, changes=changes)
    assert public.changes == ()


QUIET = {
    "readiness": 3,
    "notes": "Ramp",
    "count_low": 10,
    "count_high": 20,
    "latitude": 25.78,
    "longitude": -80.19,
    "is_spot": True,
    "came_from": "elsewhere",
    "postal_code": "33132",
    "ends_utc": SECOND,
    "sequence": 9000,
    "updated_at": SECOND,
    "country": "CA",
    "backup": "Noor Haddad",
}
TOLD = {
    "day", "starts", "starts_utc", "zone", "cancelled", "status", "venue", "address", "lead", "groups",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(QUIET))
def test_nobody_is_told_of_what_only_the_desk_reads(name: str) -> None:
    changed = replace(MIAMI, **{name: QUIET[name]})
    assert changed != MIAMI
    assert changes_between([MIAMI], [changed]) == ()


def test_a_change_of_any_other_field_is_told() -> None:
    silent = [
        field.name
        for field in fields(SharedEntry)
        if field.name not in {*QUIET, *TOLD, "uid"}
        and not changes_between([MIAMI], [replace(MIAMI, **{field.name: "something else"})])
    ]
    assert silent == []


def test_a_place_without_a_venue_is_told_by_its_address() -> None:
    before = replace(MIAMI, venue="", address="301 Biscayne Blvd")
    (change,) = followed(replace(before, address="1 Bayfront Walk"), before=(before,)).changes
    assert (change.kind, change.old_venue, change.venue) == (
        ChangeKind.VENUE,
        "301 Biscayne Blvd",
        "1 Bayfront Walk",
    )


def test_a_moved_city_is_told_with_the_day_the_hour_and_the_clock_it_had() -> None:
    moved = replace(MIAMI, day=date(2019, 7, 16), starts=time(17), zone="America/Chicago")
    (change,) = changes_between([MIAMI], [moved])
    assert (change.old_day, change.old_starts, change.old_zone) == (MIAMI.day, MIAMI.starts, MIAMI.zone)
    assert (change.day, change.starts, change.zone) == (moved.day, moved.starts, moved.zone)
    assert (change.city, change.state, change.uid) == ("Miami", "FL", "miami")


def test_what_changed_comes_in_the_order_of_its_kinds() -> None:
    entries = [replace(MIAMI, uid=uid) for uid in ("lead", "moved", "gone", "venue")]
    after = [
        replace(entries[0], lead="Noor Haddad"),
        replace(entries[1], starts=time(17)),
        replace(entries[3], venue="Bayfront Park"),
        replace(MIAMI, uid="new"),
    ]
    found = followed(*after, before=tuple(entries))
    order = list(ChangeKind)
    assert [order.index(kind) for kind in kinds(found)] == sorted(order.index(kind) for kind in kinds(found))
    assert set(kinds(found)) == {
        ChangeKind.ADDED,
        ChangeKind.REMOVED,
        ChangeKind.MOVED,
        ChangeKind.VENUE,
        ChangeKind.LEAD,
    }


def test_what_another_release_says_otherwise_under_one_number_is_numbered_above_it() -> None:
    other = replace(MIAMI, venue="Bayfront Park")
    (entry,) = lifted(schedule(MIAMI, at=SECOND), [schedule(other)]).entries
    assert (entry.venue, entry.sequence, entry.updated_at) == (MIAMI.venue, MIAMI.sequence + 1, SECOND)


def test_what_stands_above_another_release_or_says_the_same_keeps_its_number() -> None:
    higher = replace(MIAMI, sequence=MIAMI.sequence + 1, venue="Bayfront Park")
    assert lifted(schedule(higher, at=SECOND), [schedule(MIAMI)]).entries == (higher,)
    assert lifted(schedule(MIAMI, at=SECOND), [schedule(replace(higher, venue=MIAMI.venue))]).entries == (
        replace(higher, venue=MIAMI.venue),
    )
