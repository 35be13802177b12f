"""People of the network and the ways to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from organizer_app.domain.basics.audiences import Audience, Internal, Partners, Secret
from organizer_app.domain.basics.records import Record


class EngagementRung(Enum):
    """How far up the ladder of engagement a person is."""

    FOLLOWER = "follower"
    ATTENDEE = "attendee"
    VOLUNTEER = "volunteer"
    ROLE_HOLDER = "role_holder"
    LEAD = "lead"


class ContactKind(Enum):
    """Ways to reach a person."""

    PHONE = "phone"
    EMAIL = "email"
    SIGNAL = "signal"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A person; the name is kept as it was typed, since splitting names loses data.

    Attributes:
        zone: IANA zone the person lives in, when it is not that of their city.
        home_place_id: the city they live in.
        rung: how far up the ladder of engagement.
        caller: the desk member who rings them.
        other_names: what else they are called; finds duplicates.
        vcard_rest: lines of an imported vCard that have no field here, kept as they came; cards for the
            desk carry them again.
    """

    name: Partners[str]
    pronouns: Partners[str] = ""
    languages: Partners[tuple[str, ...]] = ()
    preferred_channel: Internal[ContactKind | None] = None
    zone: Internal[str] = ""
    organization_id: Internal[str] = ""
    private_notes: Secret[str] = ""
    home_place_id: Internal[str] = ""
    rung: Internal[EngagementRung | None] = None
    caller: Internal[str] = ""
    other_names: Internal[tuple[str, ...]] = ()
    vcard_rest: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint(Record):
    """One way to reach a person.

    Attributes:
        value: a phone number in E.164 where it could be read as one, else as it was typed.
        verified_on: calendar day on which it last reached the person.
        ok_on_the_day: whether it may be used on the day of action.
        shown_to: the widest audience that may see it; internal unless the person agreed to more.
        label: what it is called, such as "work".
    """

    person_id: Internal[str]
    kind: Internal[ContactKind]
    value: Internal[str]
    verified_on: Internal[date | None] = None
    ok_on_the_day: Internal[bool] = True
    shown_to: Internal[Audience] = Audience.INTERNAL
    label: Internal[str] = ""
