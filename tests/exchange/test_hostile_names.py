"""Hostile names pass through every format and come out the same, by readers that are not ours."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from importlib import import_module

import icalendar
import openpyxl
import pytest
import vobject
from markdown_it import MarkdownIt

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.exchange.text.clean_text import clean_text, one_line
from organizer_app.exchange.text.formula_guard import unguarded
from organizer_app.services.sharing.formats import FORMATS, SCHEDULE_FORMATS
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words

NAMES = (
    "=1+1", "=cmd|' /C calc'!A0", "+1 212 555 0100", "@SUM(A1)", "-2+3", "|calc", "\t=1", "'=already",
    "two\r\nlines", "two\nBEGIN:VEVENT", "a\u2028b\x0bc", "a;b,c\\d\\n", "<script>alert(1)</script>",
    "]]>", "</script><img src=x onerror=y>", "&amp;&lt;", "*bold* [x](javascript:1) `c` <b>", "1. one",
    "# head", "- item", "\u202egnp.exe\u202c", "\u200f\u05e9\u05dc\u05d5\u05dd", "é" * 10_000,
    "{{ 7*7 }}", 'say "hi"', "_x000D_", "nul\x00bell\x07", "Plain Name",
)  # fmt: skip
# What is set on paper or drawn is read back in `paper/test_hostile_paper.py`.
TOLD_IN_LETTERS = [code for code in SCHEDULE_FORMATS if FORMATS[code].ending not in {"pdf", "png", "zip"}]
_STARTS = ("=", "+", "-", "@", "\t", "\r", "|")
Read = Callable[[bytes], list[str]]


def schedule(name: str) -> SharedSchedule:
    entry = SharedEntry(
        uid="u@organizer",
        title=name,
        city=name,
        state="WA",
        country="US",
        zone="America/Los_Angeles",
        day=date(2019, 7, 15),
        starts=time(12),
        starts_utc=datetime(2019, 7, 15, 19, tzinfo=UTC),
        status=ActionStatus.CONFIRMED,
        latitude=47.6,
        longitude=-122.3,
        venue=name,
        groups=(name,),
        lead=name,
        lead_email=name,
        count_low=40,
        count_high=60,
        notes=name,
    )
    return SharedSchedule(
        audience=Audience.INTERNAL,
        generated_at=datetime(2019, 7, 1, tzinfo=UTC),
        title=name,
        demand=name,
        entries=(entry,),
        numbers=(name,),
    )


def rows_of(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    cells = [cell for row in rows for cell in row.values()]
    risky = [cell for cell in cells if cell.startswith(_STARTS) and not _is_number(cell)]
    assert (len(rows), risky) == (1, [])
    assert all(cell is not None for cell in cells)
    return rows


def _is_number(cell: str) -> bool:
    return cell.replace("-", "", 1).replace(".", "", 1).isdigit()


def from_table(*columns: str) -> Read:
    return lambda data: [unguarded(rows_of(data)[0][column]) for column in columns]


def from_xlsx(data: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if "worksheets" in name)
    assert b"<f>" not in sheets
    assert b"<hyperlink" not in sheets
    (names, values) = list(book.worksheets[0].iter_rows(values_only=True))
    row = dict(zip(names, values, strict=True))
    return [str(row[name]) for name in ("title", "city", "venue", "group")]


def from_ics(data: bytes) -> list[str]:
    calendar = icalendar.Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    return [str(event["SUMMARY"])]


def from_vcard(data: bytes) -> list[str]:
    (card,) = vobject.readComponents(data.decode())
    return [card.fn.value]


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def from_html(data: bytes) -> list[str]:
    page = _Page(data.decode())
    plain = schedule_bytes(schedule("Plain Name"), schedule_format="html", words=schedule_words())
    # The map leaves out a name that does not fit.
    told, expected = ([tag for tag in each.tags if tag != "text"] for each in (page, _Page(plain.decode())))
    assert told == expected
    return ["".join(page.texts)]


def from_markdown(data: bytes) -> list[str]:
    page = _Page(MarkdownIt().render(data.decode()))
    assert set(page.tags) <= {"h1", "h2", "h3", "p", "ul", "li"}
    assert page.tags.count("h1") == 1
    title = page.texts[page.texts.index(next(text for text in page.texts if text.strip()))]
    return [title]


def from_json(data: bytes) -> list[str]:
    (entry,) = json.loads(data)["entries"]
    return [entry["title"], entry["city"], entry["venue"], *entry["groups"], entry["notes"]]


def from_geojson(data: bytes) -> list[str]:
    (feature,) = json.loads(data)["features"]
    return [feature["properties"]["title"], feature["properties"]["lead"]]


def from_osdi(data: bytes) -> list[str]:
    (event,) = json.loads(data)["_embedded"]["osdi:events"]
    return [event["title"], event["location"]["venue"], event["contact"]["name"]]


def from_lines(count: int) -> Read:
    def read(data: bytes) -> list[str]:
        lines = data.decode().splitlines()
        assert len(lines) == count
        return []

    return read


READERS: dict[str, Read] = {
    "ics": from_ics,
    "csv": from_table("title", "city", "venue", "group", "lead", "notes"),
    "html": from_html,
    "xlsx": from_xlsx,
    "json": from_json,
    "geojson": from_geojson,
    "osdi": from_osdi,
    "action-network": from_table("event_title", "location_name", "city", "host", "sponsor"),
    "turnout": from_table("title", "locality", "macroevent", "organizations", "claims"),
    "dissent-turnout": from_table("Event Name", "City"),
    "press": from_table("City", "Action", "Hosted by", "Lead"),
    "vcard": from_vcard,
    "markdown": from_markdown,
    "press-text": from_lines(8),
    "text": from_lines(17),
    "text-short": from_lines(3),
    "text-line": from_lines(1),
}


def reader_of(code: str) -> Read:
    """Return what reads the names of a format: a reader above, or `read_names` of its writer's own test."""
    if code in READERS:
        return READERS[code]
    folder, _, writer = FORMATS[code].writer.partition(":")[0].rpartition(".")
    read: Read = import_module(f"tests.{folder}.test_{writer}").read_names
    return read


def same(text: str) -> str:
    """A name without what no line of a text format can carry."""
    return one_line(clean_text(text)).strip()


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
@pytest.mark.parametrize("code", TOLD_IN_LETTERS)
def test_a_hostile_name_is_only_a_name(code: str, name: str) -> None:
    data = schedule_bytes(schedule(name), schedule_format=code, words=schedule_words())
    for told in reader_of(code)(data):
        assert same(name) in same(told) if code in {"ics", "html"} else same(told) == same(name)


@pytest.mark.parametrize("code", SCHEDULE_FORMATS)
def test_the_same_schedule_gives_the_same_bytes(code: str) -> None:
    written = {
        schedule_bytes(schedule("Plain Name"), schedule_format=code, words=schedule_words()) for _ in range(2)
    }
    assert len(written) == 1
