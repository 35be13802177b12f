"""The blob gives back cities at once and rows when they are looked at, and nothing when it is not ours."""

from __future__ import annotations

import pytest

from organizer_app.domain.rows.action_rows import ActionRow, reading_order
from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.storage.rows.start_rows import keep, read_kept
from tests.support.builders import a_row


def some_rows() -> list[ActionRow]:
    return [
        a_row(action_id="1", place_id="place-boston", city="Boston", day="2027-04-17", starts=720),
        a_row(action_id="2", place_id="place-austin", city="Austin", day="2027-04-16", latitude=30.25),
        a_row(action_id="3", place_id="place-boston", city="Boston", day="2027-04-15", status="cancelled"),
        a_row(action_id="4", place_id="", city="Nowhere", day="", latitude=None),
    ]


def test_rows_come_out_as_they_went_in() -> None:
    kept = read_kept(keep(some_rows()))
    assert kept is not None
    assert len(kept) == 4
    assert kept == some_rows()
    assert kept[1].city == "Austin"
    assert kept[2:] == tuple(some_rows()[2:])


def test_cities_are_those_that_the_rows_make_up() -> None:
    kept = read_kept(keep(some_rows()))
    assert kept is not None
    assert list(kept.cities) == group_by_place(sorted(some_rows(), key=reading_order))


def test_a_plan_without_rows_has_no_cities() -> None:
    kept = read_kept(keep([]))
    assert kept is not None
    assert (len(kept), kept.cities) == (0, ())


@pytest.mark.parametrize("broken", [b"", b"\0" * 40, b"\xff" * 40, b"mark"])
def test_what_is_no_blob_gives_nothing(broken: bytes) -> None:
    assert read_kept(broken) is None


def test_a_blob_that_was_cut_gives_nothing() -> None:
    assert read_kept(keep(some_rows())[:-1]) is None


def test_a_blob_in_which_rows_were_lost_gives_nothing() -> None:
    blob = bytearray(keep(some_rows()))
    blob[-8:] = bytes(8)
    assert read_kept(bytes(blob)) is None


def test_a_blob_of_a_version_with_five_levels_is_read_anew() -> None:
    blob = keep([a_row(readiness=0)])
    assert read_kept(blob) is not None
    # The same length, so that only the mix differs.
    older = blob.replace(b"[[1, 0, 0, 0, 0, 0]]", b"[[1, 0, 0, 0, 0   ]]")
    assert older != blob
    assert read_kept(older) is None
