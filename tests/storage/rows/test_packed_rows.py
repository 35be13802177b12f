"""Rows come out of the blob as they went in, and a blob that is not ours gives nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.storage.rows.packed_rows import pack, unpack
from tests.support.builders import a_row
from tests.support.record_values import TEXTS

NUMBERS = st.none() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
rows = st.lists(
    st.builds(
        a_row,
        action_id=TEXTS,
        city=TEXTS,
        starts=st.none() | st.integers(0, 1440),
        latitude=NUMBERS,
        version=st.integers(0, 3),
    ),
    max_size=20,
)


def exact(found: tuple[ActionRow, ...] | None) -> list[list[tuple[type, object]]]:
    assert found is not None
    return [[(type(value), value) for value in row] for row in found]


@given(rows)
def test_rows_come_out_as_they_went_in_down_to_the_type(given_rows: list[ActionRow]) -> None:
    assert exact(unpack(pack(given_rows))) == exact(tuple(given_rows))


def test_numbers_that_are_equal_but_not_the_same_stay_apart() -> None:
    mixed = [a_row(latitude=1.0, version=1), a_row(latitude=1, version=True)]
    assert exact(unpack(pack(mixed))) == exact(tuple(mixed))


def test_more_different_values_than_two_bytes_can_name_are_kept() -> None:
    one = a_row()
    many = [one._replace(action_id=f"{number:06d}") for number in range(65_537)]
    found = unpack(pack(many))
    assert found == tuple(many)


def test_a_blob_of_another_version_or_another_machine_is_not_read() -> None:
    packed = pack([a_row()])
    length = int.from_bytes(packed[:8], "big")
    facts = json.loads(packed[8 : 8 + length])
    for changed in ({"columns": [*facts["columns"], "mood"]}, {"order": "middle"}, {"rows": None}):
        header = json.dumps({**facts, **changed}).encode()
        assert unpack(len(header).to_bytes(8, "big") + header + packed[8 + length :]) is None


@pytest.mark.parametrize("broken", [b"", b"\0" * 8, b"\xff" * 40])
def test_what_is_no_blob_gives_nothing(broken: bytes) -> None:
    assert unpack(broken) is None


@given(rows.filter(bool), st.data())
def test_a_blob_cut_short_gives_nothing(given_rows: list[ActionRow], data: st.DataObject) -> None:
    packed = pack(given_rows)
    assert unpack(packed[: data.draw(st.integers(0, len(packed) - 1))]) is None
