"""Lists of fabricated actions in thirty shapes, and what happens to a list between two imports."""

from __future__ import annotations

import csv
import io
import itertools
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

CITIES: Final = (
    "Reno,NV", "Omaha,NE", "Boise,ID", "Butte,MT", "Erie,PA", "Utica,NY", "Bangor,ME", "Provo,UT",
    "Tampa,FL", "Macon,GA", "Waco,TX", "Fargo,ND", "Tulsa,OK", "Akron,OH", "Flint,MI", "Salem,OR",
)  # fmt: skip
_WIDTHS: Final = (
    ("City", "State", "Date"),
    ("City", "State", "Date", "Start", "Title"),
    ("City", "State", "Date", "Start", "Title", "Venue", "Expected", "Notes"),
    ("City", "State", "Date", "Start", "Venue", "Lead", "Lead phone", "Status", "Type"),
    ("City", "State", "Date", "Start", "End", "Title", "Venue", "Group", "Bus seats", "Notes"),
)
_NAMES: Final = {
    "City": "Town",
    "Title": "Event name",
    "Venue": "Location",
    "Date": "Event date",
    "Start": "Starts at",
}
_TITLES: Final = ("Rally for water", "March to the capitol", "Vigil", "Families together")
_VENUES: Final = ("City Plaza", "Town hall", "Library steps", "Riverside Park", "Courthouse")
_PEOPLE: Final = ("Ana Ruiz", "Wes Nakai", "June Park", "Theo Marsh")
_GROUPS: Final = ("River Network", "Harbor Choir", "Mothers of the Coast")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list: its name, its headings and its rows by heading."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[dict[str, str], ...]

    def data(self, names: dict[str, str] | None = None) -> bytes:
        """Return it as a CSV file, its headings renamed."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow([(names or {}).get(each, each) for each in self.headings])
        writer.writerows([row.get(each, "") for each in self.headings] for row in self.rows)
        return text.getvalue().encode()


def lists() -> list[Sheet]:
    """Return thirty lists: five widths, with ids, line numbers or neither, one action a city or two."""
    shapes = itertools.product(_WIDTHS, ("no", "own", "line"), (1, 2))
    return [_sheet(random.Random(seed), *shape) for seed, shape in enumerate(shapes)]


def _sheet(chance: random.Random, width: tuple[str, ...], ids: str, in_a_city: int) -> Sheet:
    towns = [town for town in chance.sample(CITIES, 10) for _time in range(in_a_city)]
    rows = tuple(_row(chance, number, town, ids) for number, town in enumerate(towns, 1))
    name = f"{ids} ids, {len(width)} columns, {in_a_city} a city"
    return Sheet(name, width if ids == "no" else ("ID", *width), rows)


def _row(chance: random.Random, number: int, town: str, ids: str) -> dict[str, str]:
    city, state = town.split(",")
    hour, half = (9, "AM") if number % 2 else (4, "PM")
    return {
        "ID": f"K{chance.randrange(10**6)}-{number}" if ids == "own" else str(number),
        "City": city,
        "State": state,
        "Date": f"4/{15 + number % 2}/2027",
        "Start": f"{hour}:00 {half}",
        "End": f"{hour + 1}:30 {half}",
        "Title": chance.choice(_TITLES),
        "Venue": chance.choice(_VENUES),
        "Expected": str(chance.randrange(2, 40) * 10),
        "Notes": f"Bring {chance.choice(('water', 'signs', 'drums'))} {number}",
        "Lead": chance.choice(_PEOPLE),
        "Lead phone": f"202-555-01{number:02}",
        "Status": "confirmed",
        "Type": chance.choice(("march", "vigil")),
        "Group": chance.choice(_GROUPS),
        "Bus seats": str(chance.randrange(10, 60)),
    }


@dataclass(frozen=True, slots=True)
class Changed:
    """A list after a change.

    Attributes:
        data: the file.
        count: how many actions there must be afterwards.
        said: what the plan must say afterwards, by the number of the row.
    """

    data: bytes
    count: int
    said: dict[int, dict[str, str]]


def _same(sheet: Sheet, data: bytes) -> Changed:
    return Changed(data, len(sheet.rows), {})


def reordered(sheet: Sheet) -> Changed:
    rows = list(sheet.rows)
    random.Random(7).shuffle(rows)
    return _same(sheet, replace(sheet, rows=_numbered(sheet, rows)).data())


def column_added(sheet: Sheet) -> Changed:
    rows = tuple({**row, "Interpreter needed": "Spanish"} for row in sheet.rows)
    data = Sheet(sheet.name, (*sheet.headings, "Interpreter needed"), rows).data()
    return Changed(data, len(rows), {0: {"interpreter": "Spanish"}})


def columns_swapped(sheet: Sheet) -> Changed:
    return _same(sheet, replace(sheet, headings=tuple(reversed(sheet.headings))).data())


def headings_renamed(sheet: Sheet) -> Changed:
    return _same(sheet, sheet.data(_NAMES))


def saved_by_excel(sheet: Sheet) -> Changed:
    """Days and times in the style of another computer, semicolons, CRLF and a byte order mark."""

    def written(row: dict[str, str]) -> dict[str, str]:
        month, day, year = row["Date"].split("/")
        clock, half = row["Start"].split()
        hour = int(clock.split(":")[0]) + (12 if half == "PM" else 0)
        return {**row, "Date": f"{year}-{int(month):02}-{int(day):02}", "Start": f"{hour:02}:00:00"}

    text = replace(sheet, rows=tuple(map(written, sheet.rows))).data().decode()
    return _same(sheet, b"\xef\xbb\xbf" + text.replace(",", ";").encode())


def cells_cleared(sheet: Sheet) -> Changed:
    last = sheet.headings[-1]
    return _same(sheet, replace(sheet, rows=({**sheet.rows[0], last: ""}, *sheet.rows[1:])).data())


def cells_corrected(sheet: Sheet) -> Changed:
    """A start and a venue, or else a day."""
    first = sheet.rows[0]
    if "Start" in sheet.headings:
        row, said = {**first, "Start": "11:00 AM"}, {"starts": "11:00:00"}
    else:
        row, said = {**first, "Date": "4/17/2027"}, {"day": "2027-04-17"}
    return Changed(replace(sheet, rows=(row, *sheet.rows[1:])).data(), len(sheet.rows), {0: said})


def column_removed(sheet: Sheet) -> Changed:
    return _same(sheet, replace(sheet, headings=sheet.headings[:-1]).data())


def rows_removed(sheet: Sheet) -> Changed:
    return _same(sheet, replace(sheet, rows=_numbered(sheet, list(sheet.rows[3:]))).data())


def rows_added_above(sheet: Sheet) -> Changed:
    new = {**sheet.rows[0], "City": "Juneau", "State": "AK", "ID": "K-new", "Title": "Late addition"}
    data = replace(sheet, rows=_numbered(sheet, [new, *sheet.rows])).data()
    return Changed(data, len(sheet.rows) + 1, {})


def _numbered(sheet: Sheet, rows: list[dict[str, str]]) -> tuple[dict[str, str], ...]:
    """Number the lines anew where the ids of a list are the numbers of its lines."""
    if "ID" not in sheet.headings or not sheet.rows[0]["ID"].isdecimal():
        return tuple(rows)
    return tuple({**row, "ID": str(number)} for number, row in enumerate(rows, 1))


CHANGES: Final[dict[str, Callable[[Sheet], Changed]]] = {
    "reordered": reordered,
    "column added": column_added,
    "columns swapped": columns_swapped,
    "headings renamed": headings_renamed,
    "saved by Excel": saved_by_excel,
    "cell cleared": cells_cleared,
    "cell corrected": cells_corrected,
    "column removed": column_removed,
    "rows removed": rows_removed,
    "row added above": rows_added_above,
}
OTHER_CITIES: Final = (
    "Juneau", "Sitka", "Nome", "Kodiak", "Bethel", "Homer", "Palmer", "Wasilla", "Kenai", "Seward",
)  # fmt: skip
