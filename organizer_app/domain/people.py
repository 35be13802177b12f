"""People of the network and the ways to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from organizer_app.domain.audiences import Internal, Partners, Secret
from organizer_app.domain.records import Record


class ContactKind(Enum):
    """Ways to reach a person."""

    PHONE = "phone"
    EMAIL = "email"
    SIGNAL = "signal"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A person; the name is kept as it was typed, since splitting names loses data."""

    name: Partners[str]
    pronouns: Partners[str] = ""
    languages: Partners[tuple[str, ...]] = ()
    preferred_channel: Internal[ContactKind | None] = None
    zone: Internal[str] = ""
    organization_id: Internal[str] = ""
    private_notes: Secret[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint(Record):
    """One way to reach a person; `ok_on_the_day` says whether it may be used on the day of action."""

    person_id: Internal[str]
    kind: Internal[ContactKind]
    value: Internal[str]
    verified_on: Internal[date | None] = None
    ok_on_the_day: Internal[bool] = True
