"""Counts the changes an audience sees in an entry, with the time of the last one, for calendars.

Internal changes raise no number that others read, so a calendar does not reveal that people talk about a
city.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.assignments import AGREED, AssignmentRole
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.partnerships import CREDITED, PartnershipRole, PartnershipStatus
from organizer_app.domain.sharing.sharing_rules import sequence_of
from organizer_app.storage.journal.shared_history import parts_ever, past_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.model.key_dates import KeyDate
    from organizer_app.storage.journal.shared_history import PastEdit, PastPart
    from organizer_app.storage.reader import Reader

_FIELDS: Mapping[Noun, frozenset[str]] = {
    Noun.SITE: frozenset(
        {
            "venue",
            "address",
            "locality",
            "region",
            "postal_code",
            "access",
            "access_notes",
            "latitude",
            "longitude",
            "role",
            "position",
            "hidden",
        }
    ),
    Noun.PARTNERSHIP: frozenset(
        {"organization_id", "credit_name", "credit_order", "name_public_from", "hidden"}
    ),
    Noun.ASSIGNMENT: frozenset({"person_id", "is_backup", "hidden"}),
    Noun.PLACE: frozenset({"name", "admin1", "country", "latitude", "longitude"}),
    Noun.ORGANIZATION: frozenset({"name", "credit_name"}),
    Noun.PERSON: frozenset({"name"}),
    Noun.KEY_DATE: frozenset({"title", "day", "starts", "zone", "venue", "shown_to", "hidden"}),
}
_AGREED = frozenset(status.value for status in AGREED)
_CREDITED = frozenset(status.value for status in CREDITED)
_OWNED = (Noun.SITE, Noun.PARTNERSHIP, Noun.ASSIGNMENT)


@dataclass(slots=True)
class _Past:
    """How often the visible part of a record changed, when last, and every status and role it ever had."""

    changes: int = 0
    at: int = 0
    ever: set[tuple[str, str]] = field(default_factory=set)


class Revisions:
    """Sequence numbers and change times of entries for audiences outside HQ; reads the journal once."""

    def __init__(self, reader: Reader, audience: Audience) -> None:
        self._audience = audience
        declared = audiences_of(CityAction)
        action = frozenset({name for name, least in declared.items() if least <= audience} | {"place_id"})
        self._fields = {**_FIELDS, Noun.CITY_ACTION: action}
        self._past: defaultdict[str, _Past] = defaultdict(_Past)
        for edit in past_edits(reader, self._fields):
            self._count(edit)
        self._owned: defaultdict[str, list[str]] = defaultdict(list)
        for noun in _OWNED if audience >= Audience.PARTNERS else _OWNED[:2]:
            for part in parts_ever(reader, noun):
                if self._was_shown(part):
                    self._owned[part.action_id].append(part.record_id)

    def _count(self, edit: PastEdit) -> None:
        past = self._past[edit.record_id]
        for name in ("status", "role"):
            if name in edit.before:
                past.ever.update({(name, str(edit.before[name])), (name, str(edit.after.get(name)))})
        if self._is_seen(edit):
            past.changes += 1
            past.at = max(past.at, edit.at)

    def _is_seen(self, edit: PastEdit) -> bool:
        if not self._fields[edit.noun].isdisjoint(edit.before):
            return True
        crossing = (
            (name, edit.before[name], edit.after.get(name))
            for name in ("status", "role")
            if name in edit.before
        )
        return any(
            self._shows(edit.noun, name, str(was)) is not self._shows(edit.noun, name, str(now))
            for name, was, now in crossing
        )

    def _shows(self, noun: Noun, name: str, code: str) -> bool:
        """Return whether the audience sees a part with this status or role."""
        if noun is Noun.ASSIGNMENT:
            return code == AssignmentRole.LEAD.value if name == "role" else code in _AGREED
        if name == "role":
            return self._audience >= Audience.PARTNERS or code != PartnershipRole.VENDOR.value
        is_verbal = code == PartnershipStatus.VERBAL.value and self._audience >= Audience.PARTNERS
        return is_verbal or code in _CREDITED

    def _was_shown(self, part: PastPart) -> bool:
        """Return whether the audience ever saw a part; a part that is gone counts by what it was."""
        if part.noun is Noun.SITE:
            return True
        ever = self._past[part.record_id].ever if part.record_id in self._past else set()
        known = {*ever, ("status", part.status), ("role", part.role)}
        shown = {name for name, code in known if self._shows(part.noun, name, code)}
        return shown == {"status", "role"}

    def of_entry(
        self, action: Record, parts: Iterable[Record], pointed_at: Iterable[Record]
    ) -> tuple[int, datetime | None]:
        """Return the sequence number and the last change of an entry.

        Args:
            action: the city action.
            parts: its current sites, partnerships and assignments.
            pointed_at: the place, groups and people that the entry shows now.
        """
        present = {record.id: record for record in parts}
        own, moments = 1 + self._changes(action.id), [action.created_at, self._at(action.id)]
        for record_id in self._owned.get(action.id, ()):
            record = present.get(record_id)
            own += 1 + self._changes(record_id)
            moments += [record.created_at if record else None, self._at(record_id)]
        shared = [record.id for record in pointed_at]
        moments += map(self._at, shared)
        return sequence_of([own], map(self._changes, shared)), max(filter(None, moments), default=None)

    def of_key_date(self, key_date: KeyDate) -> tuple[int, datetime | None]:
        """Return the sequence number and the last change of a key date."""
        moments = filter(None, (key_date.created_at, self._at(key_date.id)))
        return sequence_of([1 + self._changes(key_date.id)], []), max(moments, default=None)

    def _changes(self, record_id: str) -> int:
        return self._past[record_id].changes if record_id in self._past else 0

    def _at(self, record_id: str) -> datetime | None:
        at = self._past[record_id].at if record_id in self._past else 0
        return datetime.fromtimestamp(at / 1000, UTC) if at else None
