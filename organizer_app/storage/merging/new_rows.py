"""Make the row of a record that another laptop created."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.city_actions import CityAction, derived_values
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of, encode_moment

if TYPE_CHECKING:
    from collections.abc import Mapping


def new_row(
    noun: Noun, record_id: str, values: Mapping[str, Any], wall_ms: int, tzdata_version: str
) -> list[Any]:
    """Return the columns of a new record.

    Args:
        noun: its kind.
        record_id: its id.
        values: a plain value for every journalled field.
        wall_ms: when it was created, in milliseconds since 1970 UTC, by the clock of its laptop.
        tzdata_version: version of the tz database that moments are derived with.
    """
    codec = codec_of(RECORD_TYPES[noun])
    made = encode_moment(datetime.fromtimestamp(wall_ms / 1000, UTC))
    kept = {"id": record_id, "version": 1, "created_at": made, "updated_at": made}
    image: dict[str, Any] = dict.fromkeys(codec.names) | dict(values) | kept
    if noun is Noun.CITY_ACTION:
        image["tzdata_version"] = ""
    record = codec.record([image[name] for name in codec.names])
    if isinstance(record, CityAction):
        return codec.row(codec.copied(record, derived_values(record, tzdata_version)))
    return codec.row(record)
