"""Tell by the cells of a column what it holds: do they fit its heading, and what are they without one."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.basics.placeholders import is_placeholder
from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.written_days import DateRules, read_date
from organizer_app.domain.importing.written_times import NO_TIME, read_time_span
from organizer_app.domain.importing.written_words import permit_meant, tactic_meant
from organizer_app.domain.model.city_actions import Tactic
from organizer_app.domain.places.countries import country_code
from organizer_app.domain.places.place_names import split_city_state, state_code
from organizer_app.exchange.reading.incoming_fields import Field
from organizer_app.exchange.reading.number_shapes import read_persons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_LOOKED_AT: Final = 60
"""So many filled cells tell what a column holds."""
_MOST: Final = 0.7
_HALF: Final = 0.5
_EMAIL: Final = re.compile(r"\S+@\S+\.\w{2,}")
_PHONE: Final = re.compile(r"\+?[\d\s().\u2013/-]{10,20}(?:\s*(?:x|ext\.?)\s*\d{1,6})?")
_PHONE_DIGITS: Final = range(10, 16)
_ZIP: Final = re.compile(r"\d{5}(?:-\d{4})?")
_WEB: Final = re.compile(r"(?:https?://|www\.)\S+")
_ADDRESS: Final = re.compile(r"\d{1,6}[a-zA-Z]? (?:\d{1,3}(?:st|nd|rd|th) )?[^\W\d].*")
_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")  # noqa: RUF001  # as typed
_DATE_RULES: Final = DateRules(year=2000)
_UNREAD: Final = frozenset({RowWarningCode.TIME_UNREADABLE, RowWarningCode.TIME_TBD})


def filled(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    """Return the first cells of a column that say something."""
    cells = (row[at] for row in rows if at < len(row) and row[at] and not is_placeholder(row[at]))
    return list(islice(cells, _LOOKED_AT))


def fits(field: str, cells: Sequence[str]) -> bool:
    """Return whether half of the cells can be what a question asks for; an empty column fits everything."""
    test = _FITTING.get(field)
    return test is None or not cells or _share(cells, test) >= _HALF


def is_of_data(row: Sequence[str]) -> bool:
    """Return whether a row holds a number, an address, a day or a time, which no heading does."""
    return sum(any(test(cell) for test in _IN_NO_HEADING) for cell in row if cell) > 1


def are_names(cells: Sequence[str]) -> bool:
    """Return whether cells are names of people: two to four words that begin with a capital."""
    return bool(cells) and _share(cells, _is_name) >= _MOST


def guessed(
    columns: Mapping[int, Sequence[str]], taken: AbstractSet[str], cities: AbstractSet[str]
) -> dict[int, str]:
    """Return what columns hold by their cells alone, each field once.

    Args:
        columns: the filled cells of each column that no heading explains.
        taken: the fields that headings name.
        cities: folded names of cities.
    """
    found: dict[int, str] = {}
    for field, test in _guesses(cities):
        if field in taken or field in found.values():
            continue
        at = next((at for at, cells in columns.items() if at not in found and _holds(cells, test)), None)
        if at is not None:
            found[at] = field
    return found


def _guesses(cities: AbstractSet[str]) -> Iterator[tuple[str, Callable[[str], bool]]]:
    """Yield the fields whose cells nothing else looks like, the plainest first."""
    yield Field.LEAD_EMAIL, _is_email
    yield Field.LEAD_PHONE, _is_phone
    yield "url", _is_web
    yield Field.ZIP, _is_zip
    yield Field.STATE, _is_state
    yield Field.COUNTRY, _is_country
    yield Field.DATE, _is_day
    yield Field.START, _is_time
    yield Field.END, _is_time
    yield Field.CITY, lambda cell: _is_city(cell, cities)
    yield Field.ADDRESS, _is_address
    yield Field.LEAD, _is_name
    yield Field.BACKUP, _is_name


def _holds(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and _share(cells, test) >= _MOST


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells)


def _is_email(cell: str) -> bool:
    return _EMAIL.search(cell) is not None


def _is_phone(cell: str) -> bool:
    return (
        _PHONE.fullmatch(cell) is not None
        and sum(map(str.isdigit, cell)) in _PHONE_DIGITS
        and not _is_day(cell)
    )


def _is_web(cell: str) -> bool:
    return _WEB.match(cell) is not None


def _is_zip(cell: str) -> bool:
    return _ZIP.fullmatch(cell) is not None


def _is_state(cell: str) -> bool:
    return bool(state_code(cell))


def _is_country(cell: str) -> bool:
    return bool(country_code(cell))


def _is_day(cell: str) -> bool:
    return not cell.isdecimal() and read_date(cell, _DATE_RULES).day is not None


def _is_time(cell: str) -> bool:
    span = read_time_span(cell)
    return not cell.isdecimal() and span != NO_TIME and span.code not in _UNREAD


def _is_moment(cell: str) -> bool:
    return _is_time(cell) or _is_day(cell) or cell.isdecimal()


def _is_city(cell: str, cities: AbstractSet[str]) -> bool:
    city, state, _country = split_city_state(cell)
    return fold_name(city) in cities or bool(state and "," in cell and not any(map(str.isdigit, cell)))


def _is_address(cell: str) -> bool:
    return _ADDRESS.fullmatch(cell) is not None and not (_is_time(cell) or _is_day(cell))


def _is_name(cell: str) -> bool:
    if _NAME.fullmatch(cell) is None or tactic_meant(cell) is not Tactic.OTHER:
        return False
    return all(word[0].isupper() for word in cell.split())


_IN_NO_HEADING: Final = (_is_email, _is_phone, _is_zip, _is_day, _is_time)
_FITTING: Final[Mapping[str, Callable[[str], bool]]] = {
    Field.LEAD_EMAIL: _is_email,
    Field.BACKUP_EMAIL: _is_email,
    Field.LEAD_PHONE: lambda cell: sum(map(str.isdigit, cell)) > 6,  # noqa: PLR2004  # a number without area code
    Field.BACKUP_PHONE: lambda cell: sum(map(str.isdigit, cell)) > 6,  # noqa: PLR2004  # the same
    Field.ZIP: lambda cell: any(map(str.isdigit, cell)),
    Field.DATE: _is_moment,
    Field.END_DATE: _is_moment,
    Field.START: _is_moment,
    Field.END: _is_moment,
    Field.TIME: _is_moment,
    Field.EXPECTED: lambda cell: read_persons(cell).low is not None,
    Field.PERMIT: lambda cell: permit_meant(cell) is not None,
    Field.STATE: lambda cell: bool(state_code(cell)) or not any(map(str.isdigit, cell)),
    Field.CITY: lambda cell: "@" not in cell and any(map(str.isalpha, cell)),
    Field.LEAD: lambda cell: any(map(str.isalpha, cell)) and _WEB.match(cell) is None,
    Field.BACKUP: lambda cell: any(map(str.isalpha, cell)) and _WEB.match(cell) is None,
}
