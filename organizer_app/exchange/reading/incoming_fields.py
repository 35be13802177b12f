"""Define the fields that a column can fill, and every generic heading for each of them."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.action_fields import IMPORTED_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping


class Field(StrEnum):
    """What a column means; the values are the names for ``--map 'column=field'``.

    A field that is filled by its own cell needs no member: it uses the `column` of its declaration.
    """

    TITLE = "title"
    TACTIC = "tactic"
    CITY = "city"
    STATE = "state"
    COUNTRY = "country"
    DATE = "date"
    END_DATE = "end_date"
    START = "start"
    END = "end"
    TIME = "time"
    ZONE = "timezone"
    DOUBLED_HOUR = "doubled_hour"
    VENUE = "venue"
    ADDRESS = "address"
    ZIP = "zip"
    ACCESS = "access"
    ACCESS_NOTES = "access_notes"
    GROUPS = "groups"
    LEAD = "lead"
    LEAD_EMAIL = "lead_email"
    LEAD_PHONE = "lead_phone"
    BACKUP = "backup"
    BACKUP_EMAIL = "backup_email"
    BACKUP_PHONE = "backup_phone"
    EXPECTED = "expected"
    LOW = "low"
    HIGH = "high"
    COUNT = "count"
    COUNT_SOURCE = "count_source"
    STATUS = "status"
    PERMIT = "permit"
    NOTES = "notes"
    URL = "url"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    EXTERNAL_ID = "external_id"
    MOBILIZATION = "mobilization"
    CAMPAIGN = "campaign"


# Two columns may share these; for any other field the first column counts and the rest go to the notes.
JOINERS: Final[Mapping[str, str]] = {
    Field.GROUPS: "; ",
    Field.ADDRESS: ", ",
    Field.LEAD: " ",
    Field.START: " ",
    Field.COUNT_SOURCE: "; ",
    Field.COUNT: "; ",
    Field.EXTERNAL_ID: "/",
}
"""Of these, a key is only made of several columns where the source is known to do so."""
PLACE_FIELDS: Final = frozenset(
    {Field.CITY, Field.STATE, Field.VENUE, Field.ADDRESS, Field.ZIP, Field.LATITUDE, Field.LONGITUDE}
)
DATE_FIELDS: Final = frozenset({Field.DATE, Field.START})

# Common headings of columns that say when, where and who, each of which fills several fields.
_WORDS: Final = {
    Field.CITY: (
        "city, town, city town, town city, city/town, city state, city and state, city/state, locality, "
        "municipality, place, place name, city name, location city, venue city, ciudad, "
        "tu ciudad"
    ),
    Field.STATE: (
        "state, province, state/province, state/territory, region, admin1, st, state abbreviation, state "
        "abbr, state code, state name, location state, venue state, estado, "
        "state province region"
    ),
    Field.COUNTRY: "country, nation, country code, country name, location country, pais",
    Field.DATE: (
        "date, day, event date, action date, start date, date of event, date of action, local date, when, "
        "fecha, "
        "day of event, fecha del evento, dia"
    ),
    Field.END_DATE: "end date, date end, last day, finish date",
    Field.START: (
        "start, starts, starts at, start time, time start, begin, begins, start local, starts local, "
        "start datetime, start date time, date time, datetime, date and time, dtstart, from, doors, "
        "starting time, begins at, hora de inicio, inicio, empieza, comienza"
    ),
    Field.END: (
        "end, ends, ends at, end time, time end, finish, ends local, end local, end datetime, end date "
        "time, dtend, until, to, "
        "ends, finishes, finish time, ending time, hora de fin, hasta, termina, fin"
    ),
    Field.TIME: ("time, times, event time, action time, local time, hours, hour, time of event, hora"),
    Field.DOUBLED_HOUR: "doubled hour, second of a doubled hour",
    Field.ZONE: "timezone, time zone, zone, tz, tzid, zona horaria",
    Field.VENUE: (
        "venue, location, location name, venue name, site, meeting place, meeting point, meet at, "
        "location detail, location details, spot, where, lugar, "
        "meeting spot, where will you meet, donde"
    ),
    Field.ADDRESS: (
        "address, street address, street, address 1, address 2, address line 1, address line 2, address1, "
        "address2, venue address, location address, full address, direccion, calle, "
        "calle y numero"
    ),
    Field.ZIP: "zip, zip code, postal code, postcode, postal, plz, codigo postal",
    Field.ACCESS: "access, accessibility, accessible, access status, wheelchair accessible",
    Field.ACCESS_NOTES: "access notes, accessibility notes, access information, accessibility information",
    Field.GROUPS: (
        "group, groups, organizer, organizers, organiser, organisers, organization, organizations, "
        "organisation, organisations, org, orgs, lead org, lead organization, host organization, host "
        "org, hosted by, sponsor, sponsors, partner, partners, partner group, partner groups, co hosts, "
        "cohosts, organizing group, organizing groups, host group, organizacion"
    ),
    Field.LEAD: (
        "lead, host, leader, lead name, host name, organizer name, contact, contact name, contact person, "
        "point person, local lead, local contact, lead contact, host contact, lead organizer, captain, "
        "host first name, host last name, lead first name, lead last name, contact first name, contact "
        "last name, city lead, owner, organizer's name, host's name, "
        "your name, your full name, full name, host full name, first name, "
        "last name, given name, family name, surname, hosting, nombre, nombre completo, tu nombre, como te "
        "llamas, apellido, apellidos, responsable, anfitrion, persona de contacto"
    ),
    Field.BACKUP: (
        "backup, backup lead, back up, co lead, second lead, alternate, deputy, backup host, backup name, "
        "backup contact, "
        "second contact, second in command, step in, suplente, respaldo, segunda persona"
    ),
    Field.LOW: ("low, estimate low, low estimate, count low, size low, lowest, min, minimum, crowd low"),
    Field.HIGH: (
        "high, estimate high, high estimate, count high, size high, highest, max, maximum, crowd high"
    ),
    Field.COUNT: (
        "count, turnout, attendance, crowd, crowd size, crowd estimate, size, size text, actual turnout, "
        "headcount, head count, attended, estimate, participants counted, estimate text"
    ),
    Field.COUNT_SOURCE: (
        "count source, source, sources, source 1, source 2, source 3, source 4, source 5, source url, "
        "counted by"
    ),
    Field.PERMIT: (
        "permit, permits, permit status, permit granted, has permit, permiso, permisos, "
        "permit secured, permiso de reunion"
    ),
    Field.LATITUDE: "latitude, lat, location latitude, y lat",
    Field.LONGITUDE: "longitude, lon, lng, long, location longitude, x lon",
    Field.EXTERNAL_ID: "external id, id, uid, uuid, event id, action id, external key, record id",
    Field.MOBILIZATION: "mobilization, mobilisation, event campaign, action day, day of action",
    Field.CAMPAIGN: "campaign, campaign name, campaign title",
}
# Who the columns of numbers and addresses are about; a heading without any of them is about the lead.
_LEADS: Final = (
    "lead, lead's, host, host's, leader, contact, contact person, organizer, lead organizer, point person, "
    "city lead, local lead, local contact, lead contact, host contact, captain"
)
_BACKUPS: Final = (
    "backup, backup's, backup lead, backup lead's, backup host, backup contact, back up, co lead, "
    "second lead, alternate, alternate lead, deputy"
)
_EMAILS: Final = (
    "email, e-mail, email address, mail, correo, correo electronico, direccion de correo electronico"
)
_PHONES: Final = (
    "phone, phone number, telephone, telephone number, cell, cell phone, cell number, mobile, mobile phone, "
    "mobile number, tel, telefono, numero de telefono, celular, movil"
)
_OF_PEOPLE: Final = (
    (Field.LEAD_EMAIL, _LEADS, _EMAILS),
    (Field.LEAD_PHONE, _LEADS, _PHONES),
    (Field.BACKUP_EMAIL, _BACKUPS, _EMAILS),
    (Field.BACKUP_PHONE, _BACKUPS, _PHONES),
)
_FIELDS: Final[Mapping[str, str]] = {field.value: field for field in Field}
_NOT_LETTER_OR_DIGIT: Final = re.compile(r"[\W_]+")
_IN_BRACKETS: Final = re.compile(r"[(\[].*")


def heading_key(heading: str) -> str:
    """Return the lookup key of a heading: its letters and digits, without case and accents."""
    if not heading.isascii():
        heading = "".join(c for c in unicodedata.normalize("NFKD", heading) if not unicodedata.combining(c))
    return _NOT_LETTER_OR_DIGIT.sub("", heading.casefold())


_GENERIC: Final[Mapping[str, str]] = {
    **{heading_key(word): field for field, words in _WORDS.items() for word in words.split(",")},
    **{
        heading_key(word): _FIELDS.get(spec.column, spec.column)
        for spec in IMPORTED_FIELDS
        for word in (spec.column, *spec.headings)
    },
    **{
        heading_key(f"{person} {way}"): field
        for field, people, ways in _OF_PEOPLE
        for person in people.split(",")
        for way in ways.split(",")
    },
    **{heading_key(way): Field.LEAD_EMAIL for way in _EMAILS.split(",")},
    **{heading_key(way): Field.LEAD_PHONE for way in _PHONES.split(",")},
    **{heading_key(field): field for field in Field},
}


def generic_field(heading: str) -> str | None:
    """Return the field of a generic heading; "Time (local)" means the same as "Time"."""
    field = _GENERIC.get(heading_key(heading))
    if field is None and ("(" in heading or "[" in heading):
        return _GENERIC.get(heading_key(_IN_BRACKETS.sub("", heading)))
    return field


def is_plural(heading: str) -> bool:
    """Return whether a heading is plural, so that commas separate groups too."""
    return heading_key(heading).endswith("s")
