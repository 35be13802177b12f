"""A value and its plain form stand for each other, in columns and in the journal alike."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer_app.domain.basics.audiences import Internal, Public
from organizer_app.domain.basics.records import BOOKKEEPING, Record
from organizer_app.domain.model.city_actions import DERIVED_FIELDS, CityAction, Tactic
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of, decode_moment, encode_moment
from tests.support.builders import a_city_action
from tests.support.record_values import MOMENTS, any_record, records

few_examples = settings(max_examples=15, deadline=None)
each_type = pytest.mark.parametrize("record_type", RECORD_TYPES.values(), ids=lambda each: each.__name__)


@each_type
def test_any_record_is_the_same_after_its_plain_form(record_type: type[Record]) -> None:
    codec = codec_of(record_type)

    @few_examples
    @given(records(record_type))
    def comes_back(record: Record) -> None:
        row = codec.row(record)
        assert all(value is None or type(value) in {str, int, float, bool} for value in row)
        assert codec.record(row) == record
        assert codec.record(json.loads(json.dumps(row))) == record
        assert codec.image(record) == dict(zip(codec.names, row, strict=True))

    comes_back()


@each_type
def test_every_value_of_the_journal_becomes_the_field_it_was(record_type: type[Record]) -> None:
    codec, record = codec_of(record_type), any_record(record_type)
    for name, plain in codec.image(record).items():
        assert codec.value(name, plain) == getattr(record, name)
        assert codec.value(name, None) is None


def test_plain_forms_are_those_that_sort_and_that_people_can_read() -> None:
    image = codec_of(CityAction).image(a_city_action())
    assert (image["day"], image["starts"], image["tactic"]) == ("2019-07-15", "12:00", "rally")
    assert image["starts_utc"] == "2019-07-15T19:00:00Z"
    tags = codec_of(Mobilization).image(any_record(Mobilization, hashtags=("#NoTech4ICE", "#Größe")))
    assert tags["hashtags"] == '["#NoTech4ICE", "#Größe"]'


@given(MOMENTS, st.integers(-14 * 60, 14 * 60))
def test_a_moment_is_kept_as_utc_whatever_its_offset_and_century(moment: datetime, offset: int) -> None:
    try:
        elsewhere = moment.astimezone(timezone(timedelta(minutes=offset)))
    except OverflowError:
        return
    text = encode_moment(elsewhere)
    assert len(text) == len("2019-07-15T16:00:00Z")
    assert decode_moment(text) == moment
    assert decode_moment(text).utcoffset() == timedelta(0)


@given(MOMENTS, MOMENTS)
def test_moments_sort_as_texts_do(one: datetime, other: datetime) -> None:
    assert (encode_moment(one) < encode_moment(other)) is (one < other)


def test_what_storage_writes_itself_makes_no_difference() -> None:
    codec, action = codec_of(CityAction), a_city_action()
    same = a_city_action(version=9, updated_at=datetime(2026, 1, 1, tzinfo=UTC), created_at=None)
    assert not codec.differing(action, same)
    assert codec.differing(action, a_city_action(hidden=True)) == ["hidden"]
    assert codec.differing(action, a_city_action(tactic=Tactic.MARCH)) == ["tactic"]
    assert codec.journalled == set(codec.names) - BOOKKEEPING - DERIVED_FIELDS


def test_a_field_that_no_column_can_hold_is_refused_when_the_program_starts() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Odd(Record):
        when: Public[dict[str, date]]
        ends: Internal[time | None] = None

    with pytest.raises(TypeError, match="when"):
        codec_of(Odd)
