"""Reduce a record to what an audience may see: every field above it gets its default value."""

from __future__ import annotations

import functools
from dataclasses import MISSING, fields, replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience, audiences_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.basics.records import RecordType
    from organizer_app.domain.model.people import ContactPoint

# Links between records are not content; the code that builds a format drops the ids.
_LINKS = frozenset({"id", "city_action_id", "person_id", "organization_id", "mobilization_id", "place_id"})


def shown(record: RecordType, audience: Audience) -> RecordType:
    """Blank what an audience may not see; blank a field without a declared audience for everyone."""
    return replace(record, **_blanks(type(record), audience))  # type: ignore[arg-type]  # each field's own default


def shown_point(point: ContactPoint, audience: Audience) -> ContactPoint | None:
    """Return a contact point as an audience may see it, or None.

    A person's consent to a wider audience only covers the number or address, so HQ's label for it stays
    internal.
    """
    if point.shown_to > audience:
        return None
    return replace(shown(point, audience), kind=point.kind, value=point.value)


@functools.cache
def _blanks(record_type: type, audience: Audience) -> Mapping[str, object]:
    declared = audiences_of(record_type)
    return {
        field.name: "" if field.default is MISSING else field.default
        for field in fields(record_type)
        if field.name not in _LINKS and declared.get(field.name, Audience.SECRET) > audience
    }
