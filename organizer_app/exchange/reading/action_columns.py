"""Turn the columns of a table into the values of actions, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.placeholders import is_number_alone, is_placeholder, known_text
from organizer_app.domain.importing.incoming import DAY_FIRST, RowWarningCode
from organizer_app.domain.importing.incoming_people import LONGEST_NAME
from organizer_app.domain.importing.written_times import is_24_hours
from organizer_app.domain.importing.written_words import confirmed_meant, permit_assumed, permit_meant
from organizer_app.domain.model.action_fields import CELL_FIELDS
from organizer_app.domain.model.field_specs import FieldKind, FieldSpec
from organizer_app.domain.sharing.sharing_rules import is_share_key
from organizer_app.exchange.reading.count_cells import read_count
from organizer_app.exchange.reading.date_order import decide_order
from organizer_app.exchange.reading.incoming_fields import Field, heading_key, is_plural
from organizer_app.exchange.reading.number_shapes import Persons, read_degrees, read_persons
from organizer_app.exchange.reading.people_cells import (
    LeadCell,
    is_short_phone,
    split_groups,
    split_lead,
    written_out,
)
from organizer_app.exchange.reading.place_cells import is_place_alone, padded_zip, place_in_address, place_of
from organizer_app.exchange.reading.table_columns import TableColumns, read_each
from organizer_app.exchange.reading.when_cells import When, read_when

if TYPE_CHECKING:
    from organizer_app.domain.importing.written_days import DateRules
    from organizer_app.exchange.reading.headings import ColumnPlan
    from organizer_app.exchange.reading.row_notes import RowNotes

_LONGEST_BARE = 20
"""A longer cell says more than "not known", such as "TBD (Ana is asking her union)"."""
# Columns that a schedule for the public does not have.
_NOT_PUBLIC = frozenset({Field.LEAD, Field.BACKUP, Field.EXPECTED, Field.NOTES})
# Attribute names of IncomingAction, each with its values in row order.
Values = Mapping[str, Sequence[Any]]


def action_columns(
    columns: TableColumns,
    plan: ColumnPlan,
    notes: RowNotes,
    *,
    year: int | None,
    country: str,
    plan_year: int | None = None,
) -> dict[str, Sequence[Any]]:
    """Return the values of all rows except row, notes and content; put unreadable cells into the notes.

    Args:
        columns: the cells.
        plan: meaning of the columns.
        notes: collects warnings and cells without another place.
        year: year for dates without one.
        country: the country of most rows.
        plan_year: the year of the plan's day, assumed where no date of the column has a year.
    """
    external_ids = columns.line(Field.EXTERNAL_ID)
    shared = read_each(is_share_key, external_ids)
    return {
        "has_share_key": shared,
        "credited": shared if _NOT_PUBLIC.isdisjoint(plan.columns) else [False] * columns.row_count,
        "tactic": columns.line(Field.TACTIC),
        "status": _statuses(columns, plan),
        "permit": _permits(columns, notes),
        "external_id": external_ids,
        "mobilization": columns.line(Field.MOBILIZATION),
        "campaign": columns.line(Field.CAMPAIGN),
        "groups": _groups(columns, plan, notes),
        "happened": [plan.preset.happened] * columns.row_count,
        **_places(columns, plan, notes),
        **_coordinates(columns, plan, notes),
        **_whens(columns, plan, notes, year=year, country=country, plan_year=plan_year),
        **_people(columns, plan, notes),
        **_counts(columns, plan, notes),
        **{spec.taken_from: _cells(columns, notes, spec) for spec in CELL_FIELDS},
    }


def _known(columns: TableColumns, notes: RowNotes, field: str) -> Sequence[str]:
    """Return the cells of a field on one line each; those that only say "not known" are blank."""
    cells = columns.line(field)
    known = read_each(known_text, cells)
    for at in (at for at, cell in enumerate(cells) if cell and not known[at]):
        _leave_open(columns, notes, field, at)
    return known


def _leave_open(columns: TableColumns, notes: RowNotes, field: str, at: int) -> None:
    """Warn that a cell says "not known"; what it says beside that goes to the notes."""
    notes.warn(at, RowWarningCode.NOT_KNOWN, field)
    if len(columns.line(field)[at]) > _LONGEST_BARE:
        notes.keep(at, field, columns.of(field)[at])


def _statuses(columns: TableColumns, plan: ColumnPlan) -> Sequence[str]:
    cells = columns.line(Field.STATUS)
    is_question = heading_key(plan.heading_of(Field.STATUS)) == "confirmed"
    return read_each(confirmed_meant, cells) if is_question else cells


def _permits(columns: TableColumns, notes: RowNotes) -> Sequence[str]:
    """Return how far the permits are, as codes; other words go to the notes."""
    cells = columns.line(Field.PERMIT)
    found = []
    for at, cell in enumerate(cells):
        meant, is_assumed = permit_meant(cell), False
        if cell and meant is None and not is_placeholder(cell):
            meant, is_assumed = permit_assumed(cell), True
        found.append(meant.value if meant is not None else "")
        if cell and meant is None and is_placeholder(cell):
            _leave_open(columns, notes, Field.PERMIT, at)
        elif meant is not None and is_assumed:
            notes.warn(at, RowWarningCode.PERMIT_ASSUMED, Field.PERMIT)
        elif cell and meant is None:
            notes.warn(at, RowWarningCode.PERMIT_UNKNOWN, Field.PERMIT)
            notes.keep(at, Field.PERMIT, cell)
    return found


def _groups(columns: TableColumns, plan: ColumnPlan, notes: RowNotes) -> Sequence[tuple[str, ...]]:
    at_commas = any(is_plural(plan.headings[at]) for at in plan.columns.get(Field.GROUPS, ()))
    named = read_each(partial(split_groups, at_commas=at_commas), columns.of(Field.GROUPS))
    every = {name for names in set(named) for name in names}
    unknown = set(filter(is_placeholder, every))
    too_long = {name for name in every if len(name) > LONGEST_NAME}
    if not (unknown or too_long):
        return named
    for at, names in enumerate(named):
        if unknown.intersection(names):
            _leave_open(columns, notes, Field.GROUPS, at)
        if too_long.intersection(names):
            notes.warn(at, RowWarningCode.NAME_TOO_LONG, Field.GROUPS)
    dropped = unknown | too_long
    return [tuple(name for name in names if name not in dropped) for names in named]


def _fitting(names: Sequence[str], notes: RowNotes, field: str) -> Sequence[str]:
    """Return the names of a field; the cell of one that nothing could show goes to the notes."""
    too_long = {at for at, name in enumerate(names) if len(name) > LONGEST_NAME}
    for at in sorted(too_long):
        notes.warn(at, RowWarningCode.NAME_TOO_LONG, field)
    return ["" if at in too_long else name for at, name in enumerate(names)] if too_long else names


def _people(columns: TableColumns, plan: ColumnPlan, notes: RowNotes) -> Values:
    """Return names, addresses and numbers of leads and of their backups."""
    ways = (Field.LEAD_EMAIL, Field.LEAD_PHONE, Field.BACKUP_EMAIL, Field.BACKUP_PHONE)
    emails, typed, backup_emails, backup_typed = (_known(columns, notes, field) for field in ways)
    phones, backup_phones = read_each(written_out, typed), read_each(written_out, backup_typed)
    notes.count(RowWarningCode.PHONE_PADDED, [*typed, *backup_typed], [*phones, *backup_phones])
    for field, cells in ((Field.LEAD_PHONE, typed), (Field.BACKUP_PHONE, backup_typed)):
        for at in (at for at, cell in enumerate(cells) if is_short_phone(cell)):
            notes.warn(at, RowWarningCode.PHONE_SHORT, field)
    leads = _leads(columns, plan, notes, emails, phones)
    return {**leads, **_backups(columns, notes, backup_emails, backup_phones)}


def _backups(columns: TableColumns, notes: RowNotes, emails: Sequence[str], phones: Sequence[str]) -> Values:
    """Return backup leads; a number alone names nobody and goes to the notes."""
    names = list(_known(columns, notes, Field.BACKUP))
    cells = [LeadCell() for _name in names]
    for at, name in enumerate(names):
        split = split_lead(name) if name else cells[at]
        if is_number_alone(name):
            names[at] = ""
            _leave_number(columns, notes, Field.BACKUP, at)
        elif split.is_of_several:
            names[at] = split.name
            notes.warn(at, RowWarningCode.SEVERAL_NAMED, Field.BACKUP)
        elif split.is_whole and (split.email or split.phone):
            # Only an address or a number is taken off: the rest of a name may be anything.
            names[at], cells[at] = split.name, split
    return {
        "backup_name": _fitting(names, notes, Field.BACKUP),
        "backup_email": [email or cell.email for email, cell in zip(emails, cells, strict=True)],
        "backup_phone": [phone or cell.phone for phone, cell in zip(phones, cells, strict=True)],
    }


def _leave_number(columns: TableColumns, notes: RowNotes, field: str, at: int) -> None:
    """Warn that a cell has a number in place of a name, which nobody is called by."""
    notes.warn(at, RowWarningCode.NOT_KNOWN, field)
    notes.keep(at, field, columns.of(field)[at])


def _places(columns: TableColumns, plan: ColumnPlan, notes: RowNotes) -> Values:
    has_state_column = Field.STATE in plan.columns
    cells = [_known(columns, notes, Field.CITY), columns.line(Field.STATE), columns.line(Field.COUNTRY)]
    places = read_each(partial(place_of, has_state_column=has_state_column), *cells)
    venues = list(_known(columns, notes, Field.VENUE))
    addresses = _known(columns, notes, Field.ADDRESS)
    for at, (city, state, country) in enumerate(places):
        if city or not (venues[at] or addresses[at]):
            continue
        found = place_in_address(addresses[at]) or place_in_address(venues[at])
        if found:
            places[at] = (found[0], state or found[1], country or found[2])
            if not addresses[at] and is_place_alone(venues[at]):
                venues[at] = ""
    cities, states, countries = zip(*places, strict=True) if places else ((), (), ())
    zips = read_each(padded_zip, columns.line(Field.ZIP), countries)
    notes.count(RowWarningCode.ZIP_PADDED, columns.line(Field.ZIP), zips)
    return {
        "city": cities,
        "state": states,
        "country": countries,
        "venue": venues,
        "address": addresses,
        "postal_code": zips,
        "access": columns.line(Field.ACCESS),
        "access_notes": columns.line(Field.ACCESS_NOTES),
    }


def _coordinates(columns: TableColumns, plan: ColumnPlan, notes: RowNotes) -> Values:
    if not {Field.LATITUDE, Field.LONGITUDE} <= plan.columns.keys():
        # One of them alone is no point.
        for field in {Field.LATITUDE, Field.LONGITUDE} & plan.columns.keys():
            for at, cell in enumerate(columns.of(field)):
                notes.keep(at, field, cell)
        return {}
    north: list[float | None] = []
    east: list[float | None] = []
    cells = zip(columns.of(Field.LATITUDE), columns.of(Field.LONGITUDE), strict=True)
    for at, (latitude_text, longitude_text) in enumerate(cells):
        latitude, longitude = read_degrees(latitude_text), read_degrees(longitude_text)
        is_good = latitude is not None and longitude is not None and -90 <= latitude <= 90  # noqa: PLR2004  # poles
        if not is_good and (latitude_text or longitude_text):
            notes.keep(at, Field.LATITUDE, latitude_text)
            notes.keep(at, Field.LONGITUDE, longitude_text)
            is_north = bool(latitude_text) and (latitude is None or longitude is not None)
            told = Field.LATITUDE if is_north else Field.LONGITUDE
            notes.warn(at, RowWarningCode.COORDINATES_UNREADABLE, told)
        north.append(latitude if is_good else None)
        east.append(longitude if is_good else None)
    return {"latitude": north, "longitude": east}


def _whens(
    columns: TableColumns,
    plan: ColumnPlan,
    notes: RowNotes,
    *,
    year: int | None,
    country: str,
    plan_year: int | None,
) -> Values:
    date_field = Field.DATE if Field.DATE in plan.columns else Field.START
    days = columns.line(Field.DATE)
    order = decide_order(
        columns.line(date_field),
        year=year,
        country=country,
        heading=plan.heading_of(date_field),
        plan_year=plan_year,
        asked=plan.day_first,
    )

    start_field = Field.START if Field.START in plan.columns else Field.TIME
    starts = columns.line(start_field)
    if start_field is Field.START and Field.TIME in plan.columns:
        starts = [start or spoken for start, spoken in zip(starts, columns.line(Field.TIME), strict=True)]
    ends = columns.line(Field.END)
    has_day_column = Field.DATE in plan.columns and start_field in plan.columns
    is_exact = is_24_hours({*starts, *ends})
    rules = replace(order.rules, is_24_hours=is_exact, has_day_column=has_day_column)
    cells = (days, columns.line(Field.END_DATE), starts, ends, columns.line(Field.ZONE))
    whens: list[When] = read_each(partial(read_when, rules=rules), *cells)
    for at, when in enumerate(whens):
        for code, field in when.faults:
            told = start_field if field is Field.START else field
            notes.warn(at, code, told, reading=_taken(code, field, when, rules))
    if order.ambiguous is not None:
        first = DAY_FIRST if rules.day_first else ""
        notes.warn(order.ambiguous, RowWarningCode.DATE_AMBIGUOUS, date_field, reading=first)
    return _columns_of(whens, [cell.casefold() for cell in columns.line(Field.DOUBLED_HOUR)])


def _taken(code: RowWarningCode, field: Field, when: When, rules: DateRules) -> str:
    """Return the year or day that was taken, where the doubt about it says so."""
    if code is RowWarningCode.YEAR_ASSUMED:
        return str(rules.year)
    if code is RowWarningCode.DAY_NUMBER:
        is_end = field in {Field.END_DATE, Field.END}
        return str((when.ends_day if is_end else None) or when.day)
    if code is RowWarningCode.TIME_GUESSED:
        taken = when.ends if field is Field.END else when.starts
        return taken.isoformat("minutes") if taken else ""
    return str(when.day) if code is RowWarningCode.WEEKDAY_OTHER else ""


def _columns_of(whens: Sequence[When], second: Sequence[str]) -> Values:
    """Return moments as columns, with what the cells about a repeated hour say of them."""
    return {
        "starts_second": [
            when.starts_second or "start" in cell for when, cell in zip(whens, second, strict=True)
        ],
        "ends_second": [when.ends_second or "end" in cell for when, cell in zip(whens, second, strict=True)],
        "day": [when.day for when in whens],
        "starts": [when.starts for when in whens],
        "ends": [when.ends for when in whens],
        "ends_day": [when.ends_day for when in whens],
        "zone": [when.zone for when in whens],
    }


def _leads(
    columns: TableColumns, plan: ColumnPlan, notes: RowNotes, emails: Sequence[str], phones: Sequence[str]
) -> Values:
    if Field.LEAD not in plan.columns:
        return {"lead_name": columns.line(Field.LEAD), "lead_email": emails, "lead_phone": phones}
    leads: list[LeadCell] = read_each(split_lead, columns.of(Field.LEAD))
    open_cell = LeadCell()
    for at, cell in enumerate(_known(columns, notes, Field.LEAD)):
        leads[at] = leads[at] if cell else open_cell
    for at, lead in enumerate(leads):
        # An email or phone in the name cell that differs from its own column is a second one.
        is_second = (lead.email and emails[at] and lead.email != emails[at]) or (
            lead.phone and phones[at] and lead.phone != phones[at]
        )
        if is_number_alone(lead.name):
            leads[at] = replace(lead, name="")
            _leave_number(columns, notes, Field.LEAD, at)
        elif lead.is_of_several:
            notes.warn(at, RowWarningCode.SEVERAL_NAMED, Field.LEAD)
        elif is_second or not lead.is_whole:
            notes.keep(at, Field.LEAD, columns.of(Field.LEAD)[at])
    return {
        "lead_name": [lead.name for lead in leads],
        "lead_email": [email or lead.email for email, lead in zip(emails, leads, strict=True)],
        "lead_phone": [phone or lead.phone for phone, lead in zip(phones, leads, strict=True)],
    }


def _counts(columns: TableColumns, plan: ColumnPlan, notes: RowNotes) -> Values:
    cells = [columns.line(field) for field in (Field.LOW, Field.HIGH, Field.COUNT)]
    counts = read_each(read_count, *cells)
    sources = list(columns.line(Field.COUNT_SOURCE))
    methods = [count.method for count in counts]
    for at, count in enumerate(counts):
        if count.is_swapped:
            notes.warn(at, RowWarningCode.COUNT_SWAPPED, Field.LOW)
        for field in count.unreadable:
            # Next to number columns, the wording column may say "the crowd".
            if field is not Field.COUNT or Field.LOW not in plan.columns:
                notes.warn(at, RowWarningCode.NUMBER_UNREADABLE, field)
        if count.low is None and (sources[at] or methods[at]):
            notes.keep(at, Field.COUNT, columns.of(Field.COUNT)[at] and methods[at])
            notes.keep(at, Field.COUNT_SOURCE, sources[at])
            sources[at] = methods[at] = ""
    return {
        "count_low": [count.low for count in counts],
        "count_high": [count.high for count in counts],
        "count_method": methods,
        "count_source": sources,
    }


def _cells(columns: TableColumns, notes: RowNotes, spec: FieldSpec) -> Sequence[Any]:
    """Return the values of a field that has its own cell."""
    is_count = spec.kind is FieldKind.COUNT
    return _persons(columns, notes, spec.column) if is_count else columns.line(spec.column)


def _persons(columns: TableColumns, notes: RowNotes, field: str) -> list[int | None]:
    cells = columns.line(field)
    read = read_each(read_persons, cells)
    for at, persons in enumerate(read):
        if persons.low is None and not persons.is_plain:
            notes.warn(at, RowWarningCode.NUMBER_UNREADABLE, field)
        elif persons.low is not None and _is_chosen(persons, cells[at]):
            notes.warn(at, RowWarningCode.NUMBER_ASSUMED, field, reading=f"{persons.low:,}")
        elif persons.low is not None and not persons.is_plain:
            notes.keep(at, field, cells[at])
    return [persons.low for persons in read]


def _is_chosen(persons: Persons, cell: str) -> bool:
    """Return whether the number of a cell is one of several, or stands for words."""
    return persons.low != persons.high or not any(map(str.isdigit, cell))
