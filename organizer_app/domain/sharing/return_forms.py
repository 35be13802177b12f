"""Define what a return form asks: numbered fields in sections, the same on page, workbook and paper."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final, NamedTuple

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.check_codes import code_of_bytes

# The version that replies name. Readers accept every version up to this one, for ever.
FORM_VERSION: Final = 1
LONGEST_LINE: Final = 200
LONGEST_PAGE: Final = 2000


class FormSection(Enum):
    """The parts of a form, in order; HQ chooses which of them a form asks."""

    PLACE = "place"
    TEAM = "team"
    PERMIT = "permit"
    NUMBERS = "numbers"
    NOTES = "notes"


class AnswerKind(Enum):
    """How a field is filled in."""

    FIXED = "fixed"
    """Shown, never changed."""
    LINE = "line"
    PAGE = "page"
    TIME = "time"
    """A local wall time; a reply holds it as ``14:30`` or as somebody wrote it."""
    DAY = "day"
    PHONE = "phone"
    COUNT = "count"
    CHOICE = "choice"
    """One of the codes of the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field.

    Attributes:
        number: its number, which never gets another meaning: older forms come back for ever.
        code: its name.
        section: where it stands.
        kind: how it is filled in.
        choices: codes of a `AnswerKind.CHOICE`.
        seen_by: the widest audience that sees what the plan has. Others may answer, but see no value.
        is_added: whether an answer is added to what the plan has, instead of replacing it.
    """

    number: str
    code: str
    section: FormSection
    kind: AnswerKind = AnswerKind.LINE
    choices: tuple[str, ...] = ()
    seen_by: Audience = Audience.PARTNERS
    is_added: bool = False


PERMIT_NEEDED: Final = ("yes", "no", "not_sure")
PERMIT_STEPS: Final = ("to_file", "filed", "granted", "granted_with_conditions", "denied")
FORM_FIELDS: Final = (
    FormField(
        number="1.1",
        code="city",
        section=FormSection.PLACE,
        kind=AnswerKind.FIXED,
        seen_by=Audience.PUBLIC,
    ),
    FormField(
        number="1.2", code="day", section=FormSection.PLACE, kind=AnswerKind.FIXED, seen_by=Audience.PUBLIC
    ),
    FormField(
        number="1.3", code="starts", section=FormSection.PLACE, kind=AnswerKind.TIME, seen_by=Audience.PUBLIC
    ),
    FormField(
        number="1.4", code="ends", section=FormSection.PLACE, kind=AnswerKind.TIME, seen_by=Audience.PUBLIC
    ),
    FormField(number="1.5", code="venue", section=FormSection.PLACE, seen_by=Audience.PUBLIC),
    FormField(number="1.6", code="address", section=FormSection.PLACE, seen_by=Audience.PUBLIC),
    FormField(number="2.1", code="lead", section=FormSection.TEAM),
    FormField(number="2.2", code="lead_phone", section=FormSection.TEAM, kind=AnswerKind.PHONE),
    FormField(number="2.3", code="backup", section=FormSection.TEAM),
    FormField(number="2.4", code="backup_phone", section=FormSection.TEAM, kind=AnswerKind.PHONE),
    FormField(
        number="3.1",
        code="permit_needed",
        section=FormSection.PERMIT,
        kind=AnswerKind.CHOICE,
        choices=PERMIT_NEEDED,
    ),
    FormField(
        number="3.2",
        code="permit_status",
        section=FormSection.PERMIT,
        kind=AnswerKind.CHOICE,
        choices=PERMIT_STEPS,
    ),
    FormField(number="4.1", code="expected", section=FormSection.NUMBERS, kind=AnswerKind.COUNT),
    FormField(
        number="4.2",
        code="signs",
        section=FormSection.NUMBERS,
        kind=AnswerKind.COUNT,
        seen_by=Audience.INTERNAL,
    ),
    FormField(
        number="5.1",
        code="notes",
        section=FormSection.NOTES,
        kind=AnswerKind.PAGE,
        seen_by=Audience.SECRET,
        is_added=True,
    ),
    FormField(number="5.2", code="filled_by", section=FormSection.NOTES, seen_by=Audience.SECRET),
)
FIELD_OF_CODE: Final = {field.code: field for field in FORM_FIELDS}
FILLED_BY: Final = FIELD_OF_CODE["filled_by"]
# What somebody who is not of the network is asked, unless HQ chooses otherwise.
_ASKED_OF_PUBLIC: Final = frozenset({FormSection.PLACE, FormSection.NUMBERS, FormSection.NOTES})


def sections_for(audience: Audience) -> frozenset[FormSection]:
    """Return the sections that a form for an audience asks, unless HQ chooses others."""
    return _ASKED_OF_PUBLIC if audience is Audience.PUBLIC else frozenset(FormSection)


class FormMark(NamedTuple):
    """What a reply names to say which form it answers.

    Attributes:
        plan: tells one plan from another; says nothing about either.
        token: stands for city, revision and audience; nobody can make one without the plan.
        revision: number of the newest step of the plan when the form was made.
    """

    plan: str
    token: str
    revision: int


def form_mark(key: str, plan_id: str, uid: str, revision: int, audience: Audience) -> FormMark:
    """Return the mark of a form.

    Args:
        key: of a secret that every desk of the plan knows, and nobody else: 64 hexadecimal digits.
        plan_id: the id of the plan, which no form holds, but every card of a laptop.
        uid: the entry of the city action; empty for a host whose city is not in the plan yet.
        revision: number of the newest step.
        audience: the reader of the form.
    """
    said = f"return form\n{plan_id}\n{uid}\n{revision}\n{audience.code}".encode()
    return FormMark(plan_mark(plan_id), _code(bytes.fromhex(key), said, 10), revision)


def former_token(plan_id: str, uid: str, revision: int, audience: Audience) -> str:
    """Return the token of a form as older versions made it: anyone who has a card of the plan can, too."""
    return _code(plan_id.encode(), f"return form\n{uid}\n{revision}\n{audience.code}".encode(), 10)


def plan_mark(plan_id: str) -> str:
    """Return what tells the forms of a plan from those of another."""
    return _code(plan_id.encode(), b"return forms of this plan", 4)


def _code(key: bytes, said: bytes, letters: int) -> str:
    return code_of_bytes(hmac.digest(key, said, hashlib.sha256), letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnForm:
    """One form for one city, already without what its reader may not see.

    Attributes:
        mark: what its reply names.
        audience: its reader.
        title: name of the mobilization.
        headline: public name of the action.
        city: the city as its reader knows it; empty for a new host, who fills it in.
        day: the local day; None while open.
        zone: IANA zone of the times.
        fields: what it asks, in order.
        values: what the plan has, as plain values by code; a field that its reader may not see is missing.
        made_at: UTC.
    """

    mark: FormMark
    audience: Audience
    title: str
    headline: str
    city: str
    day: date | None
    zone: str
    fields: tuple[FormField, ...]
    values: Mapping[str, str]
    made_at: datetime


def asked_fields(sections: frozenset[FormSection], *, is_new_host: bool = False) -> tuple[FormField, ...]:
    """Return the fields of some sections; a new host also fills in city and day."""
    kinds = {"city": AnswerKind.LINE, "day": AnswerKind.DAY} if is_new_host else {}
    return tuple(
        field
        if field.code not in kinds
        else FormField(
            number=field.number,
            code=field.code,
            section=field.section,
            kind=kinds[field.code],
            seen_by=field.seen_by,
        )
        for field in FORM_FIELDS
        if field.section in sections
    )
