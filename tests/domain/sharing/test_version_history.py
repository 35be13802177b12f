"""The history of versions tells what was new, and nothing that has left the schedule since."""

from dataclasses import replace

from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.domain.sharing.version_history import still_told, told_version
from tests.support.shared_schedules import NEW_YORK, SEATTLE, a_schedule


def change(kind: ChangeKind, **fields: object) -> SharedChange:
    values: dict[str, object] = {
        "kind": kind,
        "uid": SEATTLE.uid,
        "city": "Seattle",
        "state": "WA",
        "country": "US",
    }
    return SharedChange(**{**values, **fields})


def told(*changes: SharedChange, newest: SharedSchedule | None = None) -> tuple[SharedChange, ...]:
    earlier = a_schedule(changes=changes, release=2, since=1)
    return still_told(earlier, newest or a_schedule(release=3)).changes


def test_a_version_says_what_it_said_when_it_was_new() -> None:
    moved = change(ChangeKind.MOVED)
    version = told_version(a_schedule(changes=(moved,), release=2, since=1))
    assert (version.number, version.since, version.changes) == (2, 1, (moved,))
    assert told(moved) == (moved,)


def test_names_that_still_stand_stay_and_others_go() -> None:
    kept = change(ChangeKind.GROUPS, groups=SEATTLE.groups)
    assert told(kept) == (kept,)
    left = change(ChangeKind.GROUPS, groups=(*SEATTLE.groups, "Secret Table"))
    (less,) = told(left)
    assert (less.kind, less.groups) == (ChangeKind.OTHER, ())
    (led,) = told(change(ChangeKind.LEAD, lead="Ada Gone"))
    assert (led.kind, led.lead) == (ChangeKind.OTHER, "")


def test_a_place_that_was_left_is_not_told() -> None:
    (moved,) = told(change(ChangeKind.VENUE, venue="Ada's home", old_venue="Bo's home"))
    assert (moved.kind, moved.venue, moved.old_venue) == (ChangeKind.OTHER, "", "")
    (added,) = told(change(ChangeKind.ADDED, venue="Ada's home"))
    assert (added.kind, added.venue) == (ChangeKind.ADDED, "")
    stays = change(ChangeKind.VENUE, venue=SEATTLE.venue)
    assert told(stays) == (stays,)


def test_an_action_that_is_gone_is_not_told_and_a_city_has_its_present_name() -> None:
    trace = replace(NEW_YORK, removed=True)
    newest = a_schedule(entries=(replace(SEATTLE, city="Tacoma"), trace), release=3)
    gone = change(ChangeKind.ADDED, uid=NEW_YORK.uid, city="New York")
    unknown = change(ChangeKind.ADDED, uid="other")
    (only,) = told(gone, unknown, change(ChangeKind.MOVED), newest=newest)
    assert only.city == "Tacoma"
