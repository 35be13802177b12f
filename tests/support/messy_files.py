"""Makes the four files that a new organizer brings: a sheet, a workbook, a calendar and lines from a chat.

Run ``python -m tests.support.messy_files FOLDER`` to write them for a try by hand. Everybody is invented.
"""

import csv
import io
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import xlsxwriter
from icalendar import Calendar, Event

TITLE: Final = "Clean Water Day: hosts (DO NOT SHARE)"
HEADINGS: Final = (
    "City", "ST", "Date", "Time", "Where", "Host", "Host phone", "Backup", "Expected", "Permit?",
    "Confirmed?", "Notes",
)  # fmt: skip
CITIES: Final = (
    "Boston MA", "Seattle WA", "Denver CO", "Austin TX", "Chicago IL", "Portland OR",
    "Miami FL", "Atlanta GA", "Phoenix AZ", "Detroit MI", "Houston TX", "Dallas TX",
    "Philadelphia PA", "San Diego CA", "Columbus OH",
    "Charlotte NC", "Indianapolis IN", "Memphis TN", "Baltimore MD", "Milwaukee WI", "Albuquerque NM",
    "Tucson AZ", "Fresno CA", "Sacramento CA", "Omaha NE", "Raleigh NC", "Oakland CA", "Minneapolis MN",
    "Tulsa OK", "Cleveland OH", "Wichita KS", "Tampa FL", "Honolulu HI", "Pittsburgh PA", "Cincinnati OH",
    "Anchorage AK", "Toledo OH",
)  # fmt: skip
# As people write them: no state, a typing error, a place that nobody knows.
STRANGE: Final = (("Springfield", ""), ("Pheonix", "AZ"), ("Smalltownville", "WA"))
TIMES: Final = ("12-2pm", "noon", "2-4pm", "11:30am", "TBD", "11-1", "")
HOSTS: Final = ("Jo Park", "Sam Rivera", "Ana Okoro", "TBD", "Li Chen", "?")
PERMITS: Final = ("yes", "applied", "pending", "no", "n/a", "")
ANSWERS: Final = ("Y", "N", "maybe", "yes", "")
CHAT: Final = (
    "Jo Park: Boston is on! 12-2pm at the Common, (617) 555-0143",
    "Sam Rivera: Seattle 4/17 noon, Westlake Park, me + ~80 people",
    "Ana: Denver tbd, waiting on the permit",
    "Li Chen  Austin TX  4/17  2-4pm  Capitol steps  512-555-0188",
    "Duluth wants in too, who has a contact there??",
)


def host_rows() -> list[list[str]]:
    """Return forty hosts as people type them, one list of cells each."""
    places = [(city[:-3], city[-2:]) for city in CITIES] + list(STRANGE)
    return [
        [
            f" {city} " if number % 9 == 4 else city,
            state,
            ("4/17", "", "4/17/2027", "Apr 17")[number % 4],
            TIMES[number % len(TIMES)],
            ("City Hall", "TBA", "Main Library", "NA")[number % 4],
            f"{HOSTS[number % len(HOSTS)]}{'' if number % len(HOSTS) in {3, 5} else f' {number}'}",
            f"({201 + number * 7}) 555-01{number:02d}" if number % 5 else "",
            "TBD" if number % 3 else f"Backup Person {number}",
            ("100", "~250", "50-80", "", "2,000")[number % 5],
            PERMITS[number % len(PERMITS)],
            ANSWERS[number % len(ANSWERS)],
            "call after 6!!" if number % 11 == 0 else "",
        ]
        for number, (city, state) in enumerate(places)
    ]


def hosts_csv() -> bytes:
    """Return the hosts as Google Sheets writes them: a title row, blank rows, a total."""
    text = io.StringIO()
    sheet = csv.writer(text)
    blank = [""] * len(HEADINGS)
    sheet.writerows([[TITLE, *blank[1:]], blank, HEADINGS])
    for number, row in enumerate(host_rows()):
        if number in {12, 25}:
            sheet.writerow(blank)
        sheet.writerow(row)
    sheet.writerows([blank, ["TOTAL", *blank[1:8], "5,430", "", "", ""]])
    return text.getvalue().encode()


def hosts_workbook() -> bytes:
    """Return the same hosts as a workbook: a merged title, typed days and numbers, and a second sheet."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet("Hosts")
    sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, TITLE, book.add_format({"bold": True}))
    day = book.add_format({"num_format": "m/d/yyyy"})
    sheet.write_row(2, 0, HEADINGS)
    for number, row in enumerate(host_rows(), 3):
        sheet.write_row(number, 0, row)
        if row[2]:
            sheet.write_datetime(number, 2, datetime(2027, 4, 17), day)  # noqa: DTZ001  # a workbook knows no zones
        if row[8].isdigit():
            sheet.write_number(number, 8, int(row[8]))
    other = book.add_worksheet("Phone bank")
    other.write_row(0, 0, ("Who", "Shift"))
    other.write_row(1, 0, ("Li Chen", "Tue 6-8"))
    book.close()
    return held.getvalue()


def ten_events() -> bytes:
    """Return ten events of a calendar, in several zones, one of them for a whole day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Example//Calendar//EN")
    calendar.add("version", "2.0")
    zones = ("America/New_York", "America/Los_Angeles", "America/Denver", "America/Chicago")
    for number, city in enumerate(CITIES[:10]):
        event = Event()
        event.add("uid", f"{number}@example.org")
        event.add("summary", f"Clean Water Day {city[:-3]}")
        event.add("location", f"City Hall, {city[:-3]}, {city[-2:]}")
        starts = datetime.combine(date(2027, 4, 17), time(12), ZoneInfo(zones[number % 4]))
        event.add("dtstamp", datetime(2027, 1, 2, 12, tzinfo=ZoneInfo("UTC")))
        if number == 9:
            event.add("dtstart", starts.date())
        else:
            event.add("dtstart", starts)
            event.add("dtend", starts + timedelta(hours=2))
        calendar.add_component(event)
    return calendar.to_ical()


FILES: Final = {
    "hosts.csv": hosts_csv,
    "hosts.xlsx": hosts_workbook,
    "events.ics": ten_events,
    "chat.txt": lambda: "\n".join(CHAT).encode(),
}


def write_messy_files(folder: Path) -> list[Path]:
    """Write all four into a folder; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in FILES.items():
        (folder / name).write_bytes(made())
    return [folder / name for name in FILES]


if __name__ == "__main__":
    write_messy_files(Path(sys.argv[1]))
