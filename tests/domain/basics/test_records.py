"""A copied record is a new one: nothing remembers where the first came from."""

from datetime import UTC, datetime

from organizer_app.domain.basics.records import copied
from organizer_app.domain.places.places import Place

AT = datetime(2019, 4, 1, tzinfo=UTC)


def test_a_copy_was_never_stored_and_keeps_the_values() -> None:
    first = Place(
        id="p1", name="Seattle", version=3, created_at=AT, updated_at=AT, source_system="csv", external_id="7"
    )
    assert copied(first, "p2", name="Tacoma") == Place(id="p2", name="Tacoma")
    assert copied(first, "p2") == Place(id="p2", name="Seattle")
