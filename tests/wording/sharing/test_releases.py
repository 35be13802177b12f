"""Every change, release and number is told in one clear sentence."""

from datetime import UTC, date, datetime, time

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.releases import Release
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.wording.sharing.releases import (
    change_sentence,
    changes_since,
    released,
    withdrawn,
    would_release,
)

DAY = date(2019, 7, 15)


def change(kind: ChangeKind, **fields: object) -> SharedChange:
    values: dict[str, object] = {
        "city": "Miami", "state": "FL", "zone": "America/New_York", "day": DAY, "starts": time(17),
    }  # fmt: skip
    return SharedChange(kind=kind, uid="u", **{**values, **fields})


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            change(ChangeKind.MOVED, old_day=DAY, old_starts=time(12), old_zone="America/New_York"),
            "Moved: Miami, FL from 12:00 PM ET to 5:00 PM ET.",
        ),
        (
            change(
                ChangeKind.MOVED, old_day=date(2019, 7, 14), old_starts=time(12), old_zone="America/New_York"
            ),
            "Moved: Miami, FL from Sun, Jul 14, 12:00 PM ET to Mon, Jul 15, 5:00 PM ET.",
        ),
        (
            change(ChangeKind.MOVED, day=None, starts=None, old_day=DAY),
            "Moved: Miami, FL from Mon, Jul 15, no time yet to no date yet.",
        ),
        (change(ChangeKind.ADDED, venue="Pier"), "Added: Miami, FL, Mon, Jul 15, 5:00 PM ET, Pier."),
        (change(ChangeKind.CANCELLED), "Canceled: Miami, FL, Mon, Jul 15, 5:00 PM ET."),
        (change(ChangeKind.POSTPONED), "Postponed: Miami, FL, was Mon, Jul 15, 5:00 PM ET."),
        (change(ChangeKind.REMOVED), "Removed: Miami, FL, no longer on the schedule."),
        (change(ChangeKind.VENUE, old_venue="Pier"), "New place: Miami, FL, place to be announced."),
        (change(ChangeKind.LEAD, lead="Kim Duarte"), "New lead: Miami, FL, Kim Duarte."),
        (change(ChangeKind.GROUPS, groups=("A", "B")), "Hosts: Miami, FL, A, B."),
        (change(ChangeKind.OTHER, city="", state=""), "Details: a city without a name, details changed."),
    ],
)
def test_each_change_is_one_sentence(told: SharedChange, sentence: str) -> None:
    assert change_sentence(told) == sentence


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_no_kind_is_without_words(kind: ChangeKind) -> None:
    assert change_sentence(change(kind, city="Miami")).endswith(".")


def test_a_release_says_its_size_and_changes() -> None:
    schedule = SharedSchedule(
        audience=Audience.PARTNERS, generated_at=datetime(2019, 7, 5, tzinfo=UTC), release=2, since=1
    )
    assert released(schedule) == "Released version 2 for partners: 0 actions, no change since v1."
    assert would_release(schedule) == "Version 2 for partners would hold 0 actions, no change since v1."
    assert (changes_since(1, 1), changes_since(1200, 4)) == ("1 change since v1", "1,200 changes since v4")
    gone = Release(id="r", mobilization_id="m", number=4, withdrawn_reason="a host has left")
    assert withdrawn(gone) == "Withdrew version 4 for public: a host has left"
