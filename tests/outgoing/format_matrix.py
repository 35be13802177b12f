"""The table of formats, the programs that read them, and how many actions each of them reads right.

`make outgoing` prints it; `test_format_matrix.py` holds every figure for some of the actions, and shows that
each can fall.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import vobject
from markdown_it import MarkdownIt
from pypdf import PdfReader

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import Tactic
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.exchange.test_ics_oracles import DAYS, ZONES, entry
from tests.exchange.test_javascript_calendars import read as read_by_ical_js
from tests.support.calendar_programs import an_agenda, calcurse_moments, khal, listed, read_by_calcurse
from tests.support.pdf_ua import faults
from tests.support.waiting import LIMIT

WORDS = schedule_words()
Facts = Mapping[str, object]
# Every zone of the United States on every day around the clock changes of two years.
COUNT = len(ZONES) * len(DAYS)
_PRINTED = re.compile(r"(City \d+|Elsewhere), WA (Rally \d+)")
_KML = "{http://www.opengis.net/kml/2.2}"


def an_entry(number: int) -> SharedEntry:
    """Return an action with a value in all that formats tell."""
    return replace(
        entry(number),
        title=f"Rally {number}",
        tactic=Tactic.RALLY,
        state="WA",
        country="US",
        venue=f"Hall {number}",
        address=f"{number} Main St",
        postal_code=f"{10_000 + number}",
        access=AccessStatus.ACCESSIBLE,
        latitude=25 + number / 100,
        longitude=-70 - number / 10,
        is_spot=number % 2 == 0,
        groups=(f"Group {number}", "Mijente"),
        lead=f"Lead {number}",
        expected=number,
        count_low=number,
        count_high=number + 10,
    )


def a_schedule(entries: Iterable[SharedEntry] | None = None) -> SharedSchedule:
    """Return the schedule of the table for HQ, with the given actions instead of all."""
    return SharedSchedule(
        audience=Audience.INTERNAL,
        generated_at=datetime(2026, 1, 1, tzinfo=UTC),
        title="Day of Action",
        entries=tuple(entries if entries is not None else map(an_entry, range(COUNT))),
    )


# Several programs read one format; the last written is kept for them.
@lru_cache(maxsize=1)
def _file_of(schedule: SharedSchedule, code: str) -> bytes:
    return schedule_bytes(schedule, schedule_format=code, words=WORDS)


def stands(each: SharedEntry) -> bool:
    """Return whether an action takes place."""
    return not each.cancelled


def everybody(_each: SharedEntry) -> bool:
    """Return that a format holds every action."""
    return True


@dataclass(frozen=True)
class Check:
    """One format, read by one program.

    Attributes:
        code: the format.
        reader: the program that reads it, which is not ours.
        what: what is compared.
        read: returns what the program reads, by the key of the action.
        key: key of an action in that.
        expected: what it should read.
        holds: the actions that the format holds.
        program: the command of the computer that reads it; empty for what the locked packages bring.
    """

    code: str
    reader: str
    what: str
    read: Callable[[bytes], Facts]
    key: Callable[[SharedEntry], str]
    expected: Callable[[SharedEntry], object]
    holds: Callable[[SharedEntry], bool] = everybody
    program: str = ""

    @property
    def is_here(self) -> bool:
        """Whether this computer has the program; without it nothing is known, and nothing is passed."""
        return not self.program or shutil.which(self.program) is not None

    def figures(self, written: SharedSchedule, meant: SharedSchedule) -> tuple[int, int]:
        """Return how many actions the program reads right, and how many there are.

        Args:
            written: the schedule that is written.
            meant: the schedule that it is compared with.
        """
        found = self.read(_file_of(written, self.code))
        held = [each for each in meant.entries if self.holds(each)]
        right = sum(found.get(self.key(each)) == self.expected(each) for each in held)
        # What is read beside them is wrong too.
        return right - max(0, len(found) - len(held)), len(held)


def _uid(each: SharedEntry) -> str:
    return each.uid


def _title(each: SharedEntry) -> str:
    return each.title


def _instants(each: SharedEntry) -> object:
    return each.starts_utc, each.ends_utc


def _by_icalendar(data: bytes) -> Facts:
    return {
        str(event["UID"]): (
            event.decoded("DTSTART").astimezone(UTC),
            event.decoded("DTEND").astimezone(UTC),
        )
        for event in icalendar.Calendar.from_ical(data).walk("VEVENT")
    }


def _by_vobject(data: bytes) -> Facts:
    return {
        event.uid.value: (event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC))
        for event in vobject.readOne(data.decode()).vevent_list
    }


def _by_ical_js(data: bytes) -> Facts:
    with tempfile.TemporaryDirectory() as folder:
        found = read_by_ical_js(data, Path(folder))
    return {
        uid: (datetime.fromtimestamp(each["starts"], UTC), datetime.fromtimestamp(each["ends"], UTC))
        for uid, each in found.items()
    }


def _by_khal(data: bytes) -> Facts:
    with tempfile.TemporaryDirectory() as folder:
        agenda = an_agenda(Path(folder))
        (agenda / "release.ics").write_bytes(data)
        khal(agenda, "import", "--batch", "-a", "actions", str(agenda / "release.ics"))
        return {uid: moments for uid, (*moments, _status) in listed(agenda).items()}


def _by_calcurse(data: bytes) -> Facts:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "release.ics").write_bytes(data)
        _told, lines = read_by_calcurse(folder / "release.ics", folder)
    return {title.partition(":")[0]: moments for title, moments in calcurse_moments(lines).items()}


def _places_by_icalendar(data: bytes) -> Facts:
    return {
        str(event["UID"]): (str(event["LOCATION"]), round(event["GEO"].latitude, 6))
        for event in icalendar.Calendar.from_ical(data).walk("VEVENT")
    }


def _rows(key: str, *names: str) -> Callable[[bytes], Facts]:
    """Return a reader of tables: the named cells of each row, by the cell under `key`."""

    def read(data: bytes) -> Facts:
        table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        return {row[key]: tuple(row[name] for name in names) for row in table}

    return read


def _by_openpyxl(data: bytes) -> Facts:
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True)["All"]
    heads, *rows = sheet.iter_rows(values_only=True)
    found = [dict(zip(heads, row, strict=True)) for row in rows]
    return {row["external id"]: (row["title"], row["date"].date(), row["start"], row["zip"]) for row in found}


def _by_json(data: bytes) -> Facts:
    return {
        each["uid"]: (each["title"], each["starts_utc"], each["access"])
        for each in json.loads(data)["entries"]
    }


def _spots_by_json(data: bytes) -> Facts:
    page = json.loads(data)
    west, south, east, north = page["bbox"]
    found = {}
    for each in page["features"]:
        x, y = each["geometry"]["coordinates"]
        inside = west <= x <= east and south <= y <= north
        found[each["id"]] = (round(y, 6), round(x, 6), each["properties"]["point"]) if inside else None
    return found


def _events_by_json(data: bytes) -> Facts:
    page = json.loads(data)
    linked = {each["href"] for each in page["_links"]["osdi:events"]}
    return {
        each["name"]: (each["start_date"], each["location"]["postal_code"])
        for each in page["_embedded"]["osdi:events"]
        if each["_links"]["self"]["href"] in linked
    }


def _marks_by_xml(data: bytes) -> Facts:
    marks = ET.fromstring(data).iter(f"{_KML}Placemark")  # noqa: S314  # the file is ours
    return {
        str(mark.findtext(f".//{_KML}value")): (
            mark.findtext(f".//{_KML}begin"),
            mark.findtext(f".//{_KML}coordinates"),
        )
        for mark in marks
    }


class _Rows(HTMLParser):
    """Collects the moment of every row of the page by the key of its action."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, object] = {}
        self._uid = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._uid = values.get("data-u") or self._uid
        moment = values.get("datetime")
        if tag == "time" and moment and self._uid:
            self.found.setdefault(self._uid, datetime.fromisoformat(moment).astimezone(UTC))


def _by_html_parser(data: bytes) -> Facts:
    parser = _Rows()
    parser.feed(data.decode())
    return parser.found


def _items_by_markdown_it(data: bytes) -> Facts:
    found: dict[str, object] = {}
    for token in MarkdownIt().parse(data.decode()):
        if token.type == "inline" and "Rally" in token.content:
            text = "".join(child.content for child in token.children or ())
            found[text.rpartition(": ")[2]] = text.partition(", ")[0].rpartition(": ")[2]
    return found


def _cards_by_vobject(data: bytes) -> Facts:
    cards = list(vobject.readComponents(data.decode()))
    assert len({card.uid.value for card in cards}) == len(cards), "two cards have one key"
    return {card.fn.value: card.title.value for card in cards}


def _rows_by_pypdf(data: bytes) -> Facts:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return {title: city for city, title in _PRINTED.findall(text)}


def _rows_by_poppler(data: bytes) -> Facts:
    """Return what a screen reader gets of each row: poppler reads the tags, not the places of the letters."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        told = subprocess.run(
            ["pdfinfo", "-struct-text", file.name], capture_output=True, check=True, text=True, timeout=LIMIT
        ).stdout
    found: dict[str, object] = {}
    for row in re.split(r"^ *TR$", told, flags=re.MULTILINE):
        cells = re.findall(r'^ *"(.*)"$', row, re.MULTILINE)
        title = next((cell for cell in cells if cell.startswith("Rally ")), "")
        if title:
            found[title] = next((cell.removesuffix(", WA") for cell in cells if cell.endswith(", WA")), "")
    return found


def _point(each: SharedEntry) -> tuple[float, float]:
    return round(each.latitude or 0, 6), round(each.longitude or 0, 6)


CHECKS = (
    Check("ics", "icalendar", "instants", _by_icalendar, _uid, _instants),
    Check("ics", "vobject", "instants", _by_vobject, _uid, _instants),
    Check("ics", "ical.js", "instants", _by_ical_js, _uid, _instants),
    Check("ics", "khal", "instants", _by_khal, _uid, lambda e: [e.starts_utc, e.ends_utc], program="khal"),
    Check("ics", "calcurse", "instants", _by_calcurse, _title, _instants, program="calcurse"),
    Check(
        "ics", "icalendar", "place and GEO", _places_by_icalendar, _uid,
        lambda e: (f"{e.venue}, {e.address}, {e.city}, WA {e.postal_code}", _point(e)[0]),
    ),
    Check(
        "csv", "csv", "title, day, ZIP, group", _rows("external id", "title", "date", "zip", "group"), _uid,
        lambda e: (e.title, str(e.day), e.postal_code, "; ".join(e.groups)),
    ),
    Check(
        "xlsx", "openpyxl", "title, typed day and hour, ZIP", _by_openpyxl, _uid,
        lambda e: (e.title, e.day, e.starts, e.postal_code),
    ),
    Check(
        "json", "json", "title, instant, access", _by_json, _uid,
        lambda e: (e.title, e.starts_utc.isoformat() if e.starts_utc else None, e.access.value),
    ),
    Check(
        "geojson", "json", "point in the box, spot or city", _spots_by_json, _uid,
        lambda e: (*_point(e), "spot" if e.is_spot else "city"),
    ),
    Check(
        "osdi", "json", "instant, ZIP, link", _events_by_json, _uid,
        lambda e: (e.starts_utc.isoformat() if e.starts_utc else None, e.postal_code),
    ),
    Check(
        "kml", "ElementTree", "instant, point", _marks_by_xml, _uid,
        lambda e: (f"{e.starts_utc:%Y-%m-%dT%H:%M:%SZ}", f"{e.longitude:.6f},{e.latitude:.6f}"),
    ),
    Check("pdf", "pypdf", "title, city", _rows_by_pypdf, _title, lambda e: e.city),
    Check(
        "pdf", "poppler", "title, city by tags", _rows_by_poppler, _title, lambda e: e.city, program="pdfinfo"
    ),
    Check("html", "html.parser", "instant", _by_html_parser, _uid, lambda e: e.starts_utc),
    Check("markdown", "markdown-it", "title, city", _items_by_markdown_it, _title, lambda e: e.city),
    Check(
        "action-network", "csv", "day, hour, ZIP", _rows("event_title", "date", "time", "zip"), _title,
        lambda e: (f"{e.day:%m/%d/%Y}", f"{e.starts:%H:%M}", e.postal_code), stands,
    ),
    Check("press", "csv", "city, day", _rows("Action", "City", "Date"), _title,
          lambda e: (e.city, str(e.day)), stands),
    Check(
        "turnout", "csv", "day, count", _rows("title", "date", "size_low"), _title,
        lambda e: (str(e.day), str(e.count_low)), stands,
    ),
    Check(
        "dissent-turnout", "csv", "day, city, count", _rows("Event Name", "Date", "City", "Low Estimate"),
        _title, lambda e: (f"{e.day:%m/%d/%Y}", e.city, str(e.count_low)), stands,
    ),
    Check(
        "vcard", "vobject", "name, city, one key a person", _cards_by_vobject, lambda e: e.lead,
        lambda e: f"Lead, {e.city}, WA", stands,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class PaperCheck:
    """Rules of PDF/UA-1 that a program checks on a format of paper; `faults` returns the broken ones."""

    code: str
    reader: str
    faults: Callable[[bytes], Sequence[str]]
    program: str = ""
    is_here = Check.is_here

    def verdict(self, written: SharedSchedule) -> str:
        """Return what the program says."""
        found = self.faults(_file_of(written, self.code))
        return f"{len(found)} faults"


def by_rules(data: bytes) -> list[str]:
    """Return the rules that a file breaks; each month and each week has a heading of the first level."""
    return faults(data, many=True)


def by_verapdf(data: bytes) -> list[str]:
    """Return the verdict of veraPDF when it is another one than PASS."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        command = ["verapdf", "--flavour", "ua1", "--format", "text", file.name]
        told = subprocess.run(command, capture_output=True, check=False, text=True, timeout=LIMIT).stdout
    verdict = next(iter(told.split()), "no verdict")
    return [] if verdict == "PASS" else [verdict]


PAPER_CHECKS = tuple(
    PaperCheck(code, *reader)
    for code in ("pdf", "month-pdf", "week-pdf")
    for reader in (("rules of the Matterhorn Protocol", by_rules), ("veraPDF", by_verapdf, "verapdf"))
)
NOT_HERE = "not installed"


def table(schedule: SharedSchedule) -> Iterator[str]:
    """Yield the lines of the table of a schedule in Markdown."""
    yield "| format | reader | compared | right |"
    yield "|---|---|---|---|"
    for check in CHECKS:
        right, count = check.figures(schedule, schedule) if check.is_here else (0, 0)
        told = f"{right} of {count}" if check.is_here else NOT_HERE
        yield f"| {check.code} | {check.reader} | {check.what} | {told} |"
    for paper in PAPER_CHECKS:
        told = paper.verdict(schedule) if paper.is_here else NOT_HERE
        yield f"| {paper.code} | {paper.reader} | PDF/UA-1 | {told} |"


def main() -> int:
    """Print the table."""
    sys.stdout.writelines(f"{line}\n" for line in table(a_schedule()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
