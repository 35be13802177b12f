"""Writes lists as programs write them, after their documented headings, beside what their cells mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import openpyxl

from tests.first_sheet.hosts import Host, hosts

if TYPE_CHECKING:
    from datetime import date, time
    from random import Random

Column = tuple[str, str, Callable[[Host], str]]
"""Heading, the field that it fills ("" for the notes), and what its cells say of a host."""
NOTES: Final = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A list with the values that its rows mean, by field.

    Attributes:
        name: of the file.
        data: the file.
        truths: what each row means, in order.
        are_people: whether its rows are people.
    """

    name: str
    data: bytes
    truths: list[dict[str, object]] = field(default_factory=list)
    are_people: bool = False


def us_date(day: date) -> str:
    """Return 4/22/2027."""
    return f"{day.month}/{day.day}/{day.year}"


def us_time(moment: time) -> str:
    """Return 6:30 PM."""
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def truth(host: Host, name: str) -> object:
    """Return the value of a field that a host means."""
    return {
        "day": host.day,
        "starts": host.starts,
        "ends": host.ends,
        "postal_code": host.zip_code,
        "lead_name": host.name,
        "lead_email": host.email,
        "lead_phone": host.phone,
        "backup_name": host.backup,
        "permit": "granted" if host.has_permit else "to_file",
        "title": f"Rally in {host.city}",
        "name": host.name,
        "phone": host.phone,
    }.get(name) or getattr(host, name)


def truths(columns: Sequence[Column], people: Sequence[Host]) -> list[dict[str, object]]:
    """Return what the rows under these columns mean; a field of several columns may be named twice."""
    names = [name for _heading, names, _write in columns for name in names.split() if name]
    return [{name: truth(host, name) for name in names} for host in people]


def table(columns: Sequence[Column], people: Sequence[Host]) -> list[list[str]]:
    """Return the headings and a row for each host."""
    return [[heading for heading, _name, _write in columns]] + [
        [write(host) for _heading, _name, write in columns] for host in people
    ]


def csv_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def xlsx_bytes(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """Return rows by sheet as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _stamp(host: Host) -> str:
    return f"1/{4 + len(host.city)}/2027 16:12:{10 + len(host.name)}"


def _yes_no(host: Host) -> str:
    return "Yes" if host.has_permit else "Not yet"


def _said(text: str) -> Callable[[Host], str]:
    return lambda _host: text


def _utc(host: Host) -> str:
    return f"2027-01-04 16:{10 + len(host.name)}:00"


GOOGLE_FORMS: Final[Sequence[Column]] = (
    ("Timestamp", NOTES, _stamp),
    ("Email Address", "lead_email", lambda host: host.email),
    ("Your name", "lead_name", lambda host: host.name),
    ("Phone number", "lead_phone", lambda host: host.phone),
    ("Which city?", "city", lambda host: host.city),
    ("State", "state", lambda host: host.state),
    ("What date is your event?", "day", lambda host: us_date(host.day)),
    ("What time will you start (local)?", "starts", lambda host: us_time(host.starts)),
    ("Until when?", "ends", lambda host: us_time(host.ends)),
    ("Where exactly?", "venue", lambda host: host.venue),
    ("How many people do you expect?", "expected", lambda host: str(host.expected)),
    ("Do you have a permit?", "permit", _yes_no),
    ("Who is your backup?", "backup_name", lambda host: host.backup),
    ("Anything else we should know?", NOTES, _said("Bring water")),
)
GOOGLE_FORMS_SPANISH: Final[Sequence[Column]] = (
    ("Marca temporal", NOTES, _stamp),
    ("Dirección de correo electrónico", "lead_email", lambda host: host.email),
    ("¿Cómo te llamas?", "lead_name", lambda host: host.name),
    ("Número de teléfono", "lead_phone", lambda host: host.phone),
    ("¿En qué ciudad?", "city", lambda host: host.city),
    ("Estado", "state", lambda host: host.state),
    ("¿Qué día es tu evento?", "day", lambda host: us_date(host.day)),
    ("¿A qué hora empieza (local)?", "starts", lambda host: us_time(host.starts)),
    ("¿Hasta qué hora?", "ends", lambda host: us_time(host.ends)),
    ("¿Dónde exactamente?", "venue", lambda host: host.venue),
    ("¿Cuántas personas esperas?", "expected", lambda host: str(host.expected)),
    ("¿Tienes permiso?", "permit", lambda host: "Sí" if host.has_permit else "Todavía no"),
    ("¿Quién es tu suplente?", "backup_name", lambda host: host.backup),
    ("¿Algo más que debamos saber?", NOTES, _said("Lleven agua")),
)
AIRTABLE: Final[Sequence[Column]] = (
    ("Name", "title", lambda host: f"Rally in {host.city}"),
    ("City", "city", lambda host: host.city),
    ("State", "state", lambda host: host.state),
    ("Event date & time", "day starts", lambda host: f"{us_date(host.day)} {us_time(host.starts).lower()}"),
    ("Host (linked)", "lead_name", lambda host: host.name),
    ("Host email", "lead_email", lambda host: host.email),
    ("Host phone #", "lead_phone", lambda host: host.phone),
    ("Venue name", "venue", lambda host: host.venue),
    ("Street address", "address", lambda host: host.address),
    ("Est. attendance", "expected", lambda host: str(host.expected)),
    ("Permit secured?", "permit", lambda host: "checked" if host.has_permit else "no"),
    ("Created", NOTES, _utc),
    ("Last modified", NOTES, _utc),
)
TYPEFORM: Final[Sequence[Column]] = (
    ("#", NOTES, lambda host: f"k{len(host.name)}x{host.zip_code}"),
    ("First name", "lead_name", lambda host: host.first),
    ("Last name", NOTES + " ", lambda host: host.last),
    ("Phone number", "lead_phone", lambda host: host.phone),
    ("Email", "lead_email", lambda host: host.email),
    ("What city is your action in?", "city", lambda host: host.city),
    ("And which state?", "state", lambda host: host.state),
    ("On which day will it take place?", "day", lambda host: host.day.isoformat()),
    ("What time does it start?", "starts", lambda host: us_time(host.starts)),
    ("What's the venue?", "venue", lambda host: host.venue),
    ("Who can step in if you can't make it?", "backup_name", lambda host: host.backup),
    ("Response Type", NOTES, _said("completed")),
    ("Start Date (UTC)", NOTES, _utc),
    ("Stage Date (UTC)", NOTES, _said("")),
    ("Submit Date (UTC)", NOTES, _utc),
    ("Network ID", NOTES, lambda host: f"{len(host.name)}ab{host.zip_code}"),
    ("Tags", NOTES, _said("")),
)
JOTFORM: Final[Sequence[Column]] = (
    ("Submission Date", NOTES, _utc),
    ("Full Name", "lead_name", lambda host: host.name),
    ("Email", "lead_email", lambda host: host.email),
    ("Phone Number", "lead_phone", lambda host: f"({host.phone[:3]}) {host.phone[4:]}"),
    ("City of your event", "city", lambda host: host.city),
    ("State / Province", "state", lambda host: host.state),
    ("Postal / Zip Code", "postal_code", lambda host: host.zip_code),
    ("Street Address", "address", lambda host: host.address),
    ("Date of the event", "day", lambda host: f"{host.day:%b %d, %Y}"),
    ("Start Time", "starts", lambda host: us_time(host.starts)),
    ("End Time", "ends", lambda host: us_time(host.ends)),
    ("Expected number of participants", "expected", lambda host: str(host.expected)),
    ("Submission ID", NOTES, lambda host: f"58{host.zip_code}{len(host.name)}"),
    ("IP", NOTES, _said("203.0.113.9")),
)
MICROSOFT_FORMS: Final[Sequence[Column]] = (
    ("ID", NOTES, lambda host: str(len(host.name))),
    ("Start time", NOTES, _utc),
    ("Completion time", NOTES, _utc),
    ("Email", NOTES, _said("anonymous")),
    ("Name", NOTES, _said("")),
    ("Your full name", "lead_name", lambda host: host.name),
    ("Best phone number to reach you", "lead_phone", lambda host: host.phone),
    ("In which city and state will you host?", "city state", lambda host: f"{host.city}, {host.state}"),
    ("Date of your event", "day", lambda host: us_date(host.day)),
    ("At what time does it begin?", "starts", lambda host: us_time(host.starts)),
    ("When does it end?", "ends", lambda host: us_time(host.ends)),
    ("What is the address?", "address", lambda host: host.address),
    ("How many people might come?", "expected", lambda host: str(host.expected)),
)
MOBILIZE: Final[Sequence[Column]] = (
    ("id", NOTES, lambda host: f"61{host.zip_code}"),
    ("title", "title", lambda host: f"Rally in {host.city}"),
    ("event_type", NOTES + " ", _said("RALLY")),
    ("organization_name", NOTES + " ", _said("Renters United")),
    ("timeslot_id", NOTES, lambda host: f"8{host.zip_code}"),
    ("timeslot_start", "day starts", lambda host: f"{host.day}T{host.starts:%H:%M}:00"),
    ("timeslot_end", "ends", lambda host: f"{host.day}T{host.ends:%H:%M}:00"),
    ("location_name", "venue", lambda host: host.venue),
    ("address_line_1", "address", lambda host: host.address),
    ("city", "city", lambda host: host.city),
    ("state", "state", lambda host: host.state),
    ("zipcode", "postal_code", lambda host: host.zip_code),
    ("event_owner_first_name", "lead_name", lambda host: host.first),
    ("event_owner_last_name", NOTES + " ", lambda host: host.last),
    ("event_owner_email_address", NOTES + " ", lambda host: f"{host.email[0]}•••••@example.org"),
    ("event_owner_phone_number", "lead_phone", lambda host: host.phone),
)
ACTION_NETWORK: Final[Sequence[Column]] = (
    ("event_title", "title", lambda host: f"Rally in {host.city}"),
    ("date", "day", lambda host: us_date(host.day)),
    ("start_time", "starts", lambda host: us_time(host.starts)),
    ("end_time", "ends", lambda host: us_time(host.ends)),
    ("location_name", "venue", lambda host: host.venue),
    ("address", "address", lambda host: host.address),
    ("city", "city", lambda host: host.city),
    ("state", "state", lambda host: host.state),
    ("zip_code", "postal_code", lambda host: host.zip_code),
    ("host", "lead_name", lambda host: host.name),
    ("host_contact_info", "lead_email", lambda host: host.email),
)
WORDPRESS: Final[Sequence[Column]] = (
    ("Event Name", "title", lambda host: f"Rally in {host.city}"),
    ("Event Start Date", "day", lambda host: host.day.isoformat()),
    ("Event Start Time", "starts", lambda host: f"{host.starts:%H:%M}:00"),
    ("Event End Date", NOTES + " ", lambda host: host.day.isoformat()),
    ("Event End Time", "ends", lambda host: f"{host.ends:%H:%M}:00"),
    ("All Day Event", NOTES + " ", _said("FALSE")),
    ("Event Venue Name", "venue", lambda host: host.venue),
    ("Venue Address", "address", lambda host: host.address),
    ("Venue City", "city", lambda host: host.city),
    ("Venue State/Province", "state", lambda host: host.state),
    ("Venue Zip", "postal_code", lambda host: host.zip_code),
    ("Event Organizer Name(s) or ID(s)", NOTES + " ", _said("Renters United")),
    ("Event Website", NOTES + " ", _said("https://example.org/rally")),
)
EVENTBRITE: Final[Sequence[Column]] = (
    ("Order #", NOTES, lambda host: f"77{host.zip_code}"),
    ("Order Date", NOTES, _utc),
    ("First Name", "name", lambda host: host.first),
    ("Last Name", NOTES, lambda host: host.last),
    ("Email", "email", lambda host: host.email),
    ("Quantity", NOTES, _said("1")),
    ("Ticket Type", NOTES, _said("General")),
    ("Attendee #", NOTES, lambda host: f"99{host.zip_code}"),
    ("Cell Phone", "phone", lambda host: host.phone),
    ("Home City", NOTES, lambda host: host.city),
    ("Home State", NOTES, lambda host: host.state),
)
LUMA: Final[Sequence[Column]] = (
    ("guest_id", NOTES, lambda host: f"gst-{host.zip_code}"),
    ("name", "name", lambda host: host.name),
    ("first_name", NOTES, lambda host: host.first),
    ("last_name", NOTES, lambda host: host.last),
    ("email", "email", lambda host: host.email),
    ("phone_number", "phone", lambda host: host.phone),
    ("created_at", NOTES, _utc),
    ("approval_status", NOTES, _said("approved")),
    ("ticket_name", NOTES, _said("Standard")),
)
GOOGLE_CONTACTS: Final[Sequence[Column]] = (
    ("First Name", "name", lambda host: host.first),
    ("Middle Name", NOTES, _said("")),
    ("Last Name", NOTES, lambda host: host.last),
    ("Organization Name", NOTES, _said("Renters United")),
    ("Labels", NOTES, _said("* myContacts")),
    ("E-mail 1 - Label", NOTES, _said("* Work")),
    ("E-mail 1 - Value", "email", lambda host: host.email),
    ("Phone 1 - Label", NOTES, _said("Mobile")),
    ("Phone 1 - Value", "phone", lambda host: host.phone),
    ("Address 1 - City", NOTES, lambda host: host.city),
    ("Address 1 - Region", NOTES, lambda host: host.state),
)
OF_ACTIONS: Final = {
    "Google Forms": ("Form Responses 1.csv", GOOGLE_FORMS),
    "Google Forms, Spanish": ("Respuestas.csv", GOOGLE_FORMS_SPANISH),
    "Airtable": ("Events-Grid view.csv", AIRTABLE),
    "Typeform": ("responses.csv", TYPEFORM),
    "Jotform": ("Host_form.csv", JOTFORM),
    "Microsoft Forms": ("Host sign-up(1-12).xlsx", MICROSOFT_FORMS),
    "Mobilize": ("mobilize-events.csv", MOBILIZE),
    "Action Network": ("events.csv", ACTION_NETWORK),
    "WordPress": ("events-export.csv", WORDPRESS),
}
OF_PEOPLE: Final = {
    "Eventbrite": ("attendees.csv", EVENTBRITE),
    "Luma": ("guests.csv", LUMA),
    "Google Contacts": ("contacts.csv", GOOGLE_CONTACTS),
}


def program_lists(random: Random) -> dict[str, Sample]:
    """Return a list of each program, with hosts of its own."""
    found = {}
    for name, (file, columns) in {**OF_ACTIONS, **OF_PEOPLE}.items():
        people = hosts(random)
        rows = table(columns, people)
        data = xlsx_bytes({"Sheet1": rows}) if file.endswith(".xlsx") else csv_bytes(rows)
        found[name] = Sample(file, data, truths(columns, people), are_people=name in OF_PEOPLE)
    people = hosts(random)
    cards = "".join(map(_card, people)).encode()
    found["iPhone cards"] = Sample("contacts.vcf", cards, truths(_OF_CARDS, people), are_people=True)
    return found


_OF_CARDS: Final[Sequence[Column]] = tuple(each for each in LUMA if each[1])


def _card(host: Host) -> str:
    home = f"{host.address};{host.city};{host.state};{host.zip_code}"
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//iPhone OS 18.1//EN",
        f"N:{host.last};{host.first};;;",
        f"FN:{host.name}",
        f"EMAIL;type=INTERNET;type=HOME;type=pref:{host.email}",
        f"TEL;type=CELL;type=VOICE;type=pref:{host.phone}",
        f"item1.ADR;type=HOME;type=pref:;;{home};United States",
        "item1.X-ABADR:us",
        "END:VCARD",
        "",
    )
    return "\r\n".join(lines)
