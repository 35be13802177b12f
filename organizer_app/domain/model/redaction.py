"""Reduce a record to what an audience may see: every field above it gets its default value."""

from __future__ import annotations

import functools
from dataclasses import MISSING, fields, replace
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.basics.records import BOOKKEEPING
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactPoint
from organizer_app.domain.model.petitions import LockedNumber
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.targets import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.basics.records import Record, RecordType

# Links between records are not content; the code that builds a format drops the ids.
_LINKS = frozenset(
    {"city_action_id", "person_id", "organization_id", "mobilization_id", "place_id", "campaign_id"}
)
# What the rules of sharing decide and order by, also above the audience. No format writes these.
_DECIDING: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        Assignment: frozenset({"status", "role", "is_backup"}),
        ContactPoint: frozenset({"shown_to", "ok_on_the_day"}),
        Cue: frozenset({"position"}),
        KeyDate: frozenset({"shown_to"}),
        LockedNumber: frozenset({"metric"}),
        Mobilization: frozenset({"goal_cities", "press_contact_shown_to"}),
        Partnership: frozenset({"status", "name_public_from"}),
        Site: frozenset({"position"}),
        Target: frozenset({"level"}),
    }
)

# Fields that a person may open to more readers than they are declared for, and who these readers are.
_CHOSEN: Mapping[type, tuple[str, str]] = MappingProxyType(
    {Mobilization: ("press_contact", "press_contact_shown_to")}
)


class _Blanks(NamedTuple):
    """The fields above an audience, each with its default, and how to read them all at once."""

    values: Mapping[str, object]
    read: Callable[[Any], object]
    blank: object


def shown(record: RecordType, audience: Audience) -> RecordType:
    """Blank what an audience may not see; blank a field without a declared audience for everyone.

    Links, bookkeeping and the fields that the rules of sharing decide by stay as they are, and so does a
    field that a person opened to the audience.
    """
    opened = _opened(record, audience)
    blanks = _blanks(type(record), audience, opened)  # type: ignore[arg-type]  # types can be hashed
    # Most records hold nothing to blank, and a copy costs as much as reading one.
    if not blanks.values or blanks.read(record) == blanks.blank:
        return record
    return replace(record, **blanks.values)  # type: ignore[arg-type]  # each field's own default


def shown_point(point: ContactPoint, audience: Audience) -> ContactPoint | None:
    """Return a contact point as an audience may see it, or None.

    A person's consent to a wider audience only covers the number or address, so HQ's label for it stays
    internal.
    """
    if point.shown_to > audience:
        return None
    return replace(shown(point, audience), kind=point.kind, value=point.value)


def _opened(record: Record, audience: Audience) -> str:
    """Return the field of a record that a person opened to an audience, or an empty text."""
    chosen = _CHOSEN.get(type(record))
    return chosen[0] if chosen and getattr(record, chosen[1]) <= audience else ""


@functools.cache
def _blanks(record_type: type, audience: Audience, opened: str) -> _Blanks:
    declared = audiences_of(record_type)
    kept = _LINKS | BOOKKEEPING | _DECIDING.get(record_type, frozenset())
    values = {
        field.name: "" if field.default is MISSING else field.default
        for field in fields(record_type)
        if field.name not in kept
        and field.name != opened
        and declared.get(field.name, Audience.SECRET) > audience
    }
    names, blank = tuple(values), tuple(values.values())
    # Of one name, attrgetter returns the value alone.
    return _Blanks(values, attrgetter(*names or ["id"]), blank[0] if len(blank) == 1 else blank)
