"""Makes ten workbooks as strangers send them: shuffled, merged, colored, hidden, computed, translated."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import xlsxwriter

from tests.first_sheet.hosts import Host, hosts
from tests.first_sheet.shapes import NOTES, Column, Sample, table, truths, us_date, us_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

# Any of these heads a column of the field; a French list has to be understood by its cells.
_ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "city": ("City", "Which city?", "Town or city", "Your city", "What city are you in?", "City of action"),
    "state": ("State", "ST", "Your state", "Which state is that in?"),
    "day": ("Date", "When is it?", "Day of your action", "What day?", "Event date"),
    "starts": ("Start", "Start time", "What time does it begin?", "Begins at", "Starting time"),
    "ends": ("End", "End time", "Ends at", "When will it end?", "Finish time"),
    "venue": ("Venue", "Where will you meet?", "Meeting spot", "Location name"),
    "address": ("Address", "Street address", "What's the street address?"),
    "postal_code": ("Zip", "Zip code", "ZIP / postal code"),
    "lead_name": ("Host", "Your name", "Name of host", "Who is hosting?", "Contact person"),
    "lead_email": ("Email", "Your email address", "Host's e-mail", "Best email"),
    "lead_phone": ("Phone", "Cell", "Mobile number", "Your phone number", "Best number to text"),
    "backup_name": ("Backup", "Co-lead", "Backup person", "Who is your backup?", "Second contact"),
    "expected": ("Expected", "How many people?", "Expected crowd", "Estimated turnout", "# expected"),
    "permit": ("Permit?", "Do you have a permit?", "Permit status", "Is a permit in hand?"),
}
_SPANISH: Final[Mapping[str, tuple[str, ...]]] = {
    "city": ("Ciudad", "¿En qué ciudad estás?", "Tu ciudad"),
    "state": ("Estado", "¿Qué estado?"),
    "day": ("Fecha", "Fecha del evento", "¿Qué día?"),
    "starts": ("Hora de inicio", "¿A qué hora empieza?", "Inicio"),
    "ends": ("Hora de fin", "¿A qué hora termina?", "Termina"),
    "venue": ("Lugar", "Lugar de encuentro", "¿Dónde se reúnen?"),
    "address": ("Dirección", "Calle y número"),
    "postal_code": ("Código postal",),
    "lead_name": ("Nombre", "Tu nombre", "Nombre completo", "Persona de contacto", "Responsable"),
    "lead_email": ("Correo", "Correo electrónico", "Tu correo"),
    "lead_phone": ("Teléfono", "Celular", "Tu número de teléfono"),
    "backup_name": ("Suplente", "¿Quién es tu suplente?"),
    "expected": ("Personas esperadas", "¿Cuánta gente esperas?", "Asistencia esperada"),
    "permit": ("Permiso", "¿Tienes permiso?"),
}
_FRENCH: Final[Mapping[str, tuple[str, ...]]] = {
    "city": ("Ville",),
    "state": ("État",),
    "day": ("Jour de l'action",),
    "starts": ("Heure de début",),
    "ends": ("Heure de fin",),
    "address": ("Adresse",),
    "postal_code": ("Code postal",),
    "lead_name": ("Responsable",),
    "lead_email": ("Courriel",),
    "lead_phone": ("Téléphone",),
}
_WRITERS: Final[Mapping[str, tuple[Callable[[Host], str], ...]]] = {
    "day": (
        lambda host: us_date(host.day),
        lambda host: host.day.isoformat(),
        lambda host: f"{host.day:%B %d, %Y}",
    ),
    "starts": (lambda host: us_time(host.starts), lambda host: us_time(host.starts).lower().replace(" ", "")),
    "ends": (lambda host: us_time(host.ends),),
    "postal_code": (lambda host: host.zip_code,),
    "lead_name": (lambda host: host.name,),
    "lead_email": (lambda host: host.email,),
    "lead_phone": (lambda host: host.phone, lambda host: f"({host.phone[:3]}) {host.phone[4:]}"),
    "backup_name": (lambda host: host.backup,),
    "expected": (lambda host: str(host.expected),),
    "permit": (lambda host: "Yes" if host.has_permit else "No",),
}
_MOST_NEEDED: Final = ("city", "state", "day", "starts", "lead_name", "lead_email", "lead_phone")
_FILL: Final = "#ffd966"


class _Looks(NamedTuple):
    """What a workbook has beside its rows."""

    title: str = ""
    is_colored: bool = False
    hidden: tuple[str, ...] = ()
    has_formula: bool = False
    duplicates: bool = False
    has_headings: bool = True
    has_totals: bool = False


def workbooks(random: Random) -> dict[str, Sample]:
    """Return ten workbooks, each with hosts of its own."""
    plain = _Looks()
    return {
        "shuffled columns": _workbook(random, _ENGLISH, plain),
        "merged titles": _workbook(random, _ENGLISH, _Looks(title="Renters Day 2027: hosts so far")),
        "colors as status": _workbook(random, _ENGLISH, _Looks(is_colored=True)),
        "a tab of duplicates": _workbook(random, _ENGLISH, _Looks(duplicates=True)),
        "hidden columns": _workbook(random, _ENGLISH, _Looks(hidden=("Internal score", "Row hash"))),
        "formulas": _workbook(random, _ENGLISH, _Looks(has_formula=True)),
        "no headings": _workbook(random, _ENGLISH, _Looks(has_headings=False)),
        "Spanish": _workbook(random, _SPANISH, plain),
        "French": _workbook(random, _FRENCH, plain),
        "totals and sections": _workbook(random, _ENGLISH, _Looks(has_totals=True)),
    }


def _workbook(random: Random, words: Mapping[str, tuple[str, ...]], looks: _Looks) -> Sample:
    people = hosts(random)
    names = [name for name in words if name in _MOST_NEEDED or random.random() < 0.6]
    if looks.has_headings:
        random.shuffle(names)
    else:
        # Nothing in its cells tells a number of people or a yes from others.
        names = [
            name for name in names if name not in {"expected", "permit", "backup_name", "venue", "address"}
        ]
    columns = [(random.choice(words[name]), name, _writer(random, name)) for name in names]
    columns += [(heading, NOTES, lambda host: str(len(host.name) * 7)) for heading in looks.hidden]
    rows = table(columns, people)
    return Sample(
        "hosts.xlsx", _file(columns, rows if looks.has_headings else rows[1:], looks), truths(columns, people)
    )


def _writer(random: Random, name: str) -> Callable[[Host], str]:
    found = _WRITERS.get(name, ())
    return random.choice(found) if found else lambda host: str(getattr(host, name))


def _file(columns: Sequence[Column], rows: Sequence[Sequence[str]], looks: _Looks) -> bytes:
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True}) as book:
        fill = book.add_format({"bg_color": _FILL})
        sheet = book.add_worksheet("Hosts")
        at = 0
        if looks.title:
            sheet.merge_range(0, 0, 0, len(columns) - 1, looks.title)
            at = 2
        for number, row in enumerate(rows):
            look = fill if looks.is_colored and number % 3 == 1 else None
            _write_row(sheet, at, row, columns if looks.has_formula and number else (), look)
            at += 1
            if looks.has_totals and number == len(rows) // 2:
                sheet.write_string(at, 0, "Outside the US (not included in totals)")
                at += 1
        if looks.has_totals:
            _write_totals(sheet, at, columns, len(rows) - 1)
        for column, (heading, _name, _write) in enumerate(columns):
            if heading in looks.hidden:
                sheet.set_column(column, column, None, None, {"hidden": True})
        if looks.duplicates:
            _write_duplicates(book, columns, rows)
    return whole.getvalue()


def _write_row(
    sheet: Any, at: int, row: Sequence[str], computed: Sequence[Column], look: object
) -> None:  # the library has no types
    """Write a row; of the columns that are computed, the city is a formula with its last result."""
    for column, cell in enumerate(row):
        if computed and computed[column][1] == "city":
            sheet.write_formula(at, column, f'=TRIM("{cell} ")', look, cell)
        else:
            sheet.write_string(at, column, cell, look)


def _write_totals(
    sheet: Any, at: int, columns: Sequence[Column], count: int
) -> None:  # the library has no types
    """Write a last row with the sum of the people under their column, and how many cities there are."""
    for column, (_heading, name, _write) in enumerate(columns):
        if name in {"city", "expected"}:
            sheet.write_number(at, column, count if name == "city" else 1_380_746)


def _write_duplicates(book: Any, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    sheet = book.add_worksheet("Duplicates")
    for at, row in enumerate(rows[:4]):
        for column, cell in enumerate(row):
            is_old = at and columns[column][1] == "lead_name"
            sheet.write_string(at, column, "old sign-up" if is_old else cell)
