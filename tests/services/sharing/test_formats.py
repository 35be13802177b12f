"""One list knows every format, and no writer is loaded before it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.services.sharing.formats import (
    CONTACT_FORMATS,
    FORMATS,
    SCHEDULE_FORMATS,
    Format,
    FormatKind,
    codes_of,
    column_formats,
    shared_formats,
    writer_of,
)
from organizer_app.wording.sharing.share_formats import format_name
from tests.support.offered_formats import formats_for

ROOT = Path(__file__).resolve().parents[3]
LOADED = """
import sys
from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.sharing import formats, schedule_formats
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import a_schedule
heavy = {"jinja2", "icalendar", "xlsxwriter", "vobject", "typst", "pikepdf"}
before = {name for name in sys.modules if name.startswith("organizer_app.exchange.")}
schedule_formats.schedule_bytes(a_schedule(), schedule_format=sys.argv[1], words=schedule_words())
written = {name for name in sys.modules if name.startswith("organizer_app.exchange.")}
print(*(before & set(sys.argv[2:])), "|", *(written & set(sys.argv[2:])), "|", *(heavy & set(sys.modules)))
"""
WRITERS = {f"organizer_app.{each.writer.partition(':')[0]}" for each in FORMATS.values() if each.writer}


@pytest.mark.parametrize("each", FORMATS.values(), ids=FORMATS)
def test_every_format_is_written_by_something_and_has_a_name(each: Format) -> None:
    assert FORMATS[each.code] is each
    is_written = each.kind in {FormatKind.SCHEDULE, FormatKind.CONTACTS, FormatKind.PACKETS}
    assert bool(writer_of(each)) is is_written
    assert callable(writer_of(each)) is is_written
    assert not each.published or each.published.endswith(f".{each.ending}")
    assert each.published or not each.in_parts
    if each.kind in {FormatKind.SCHEDULE, FormatKind.CONTACTS}:
        assert format_name(each.code)


def test_each_kind_is_offered_where_it_belongs() -> None:
    assert {*SCHEDULE_FORMATS} == {each.code for each in shared_formats(Audience.INTERNAL)}
    assert not {code for code in CONTACT_FORMATS if FORMATS[code].is_of_release or FORMATS[code].published}
    assert [code for code in FORMATS if FORMATS[code].kind is FormatKind.FOLDER] == ["folder"]
    assert codes_of(FormatKind.PACKETS) == ("packet", "press-pdf")
    columns = [each.code for each in column_formats(FormatKind.SCHEDULE)]
    assert columns == ["pdf", "html", "ics", "text"]
    published = [each.published for each in FORMATS.values() if each.published]
    assert len(published) == len(set(published))
    assert published[-1] == "index.html"


def test_a_wider_audience_has_fewer_formats() -> None:
    public, partners, desk = (set(formats_for(audience)) for audience in EXPORT_AUDIENCES)
    assert public < partners < desk
    assert desk == set(SCHEDULE_FORMATS)


@pytest.mark.parametrize("code", ["text", "osdi"])
def test_no_writer_is_loaded_before_it_is_used_and_then_it_alone(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, code, *sorted(WRITERS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    before, written, heavy = (part.split() for part in done.stdout.split("|"))
    assert before == []
    assert f"organizer_app.{FORMATS[code].writer.partition(':')[0]}" in written
    others = {f"organizer_app.exchange.schedule.{name}" for name in ("xlsx_schedule", "html_schedule")}
    assert others.isdisjoint(written)
    assert heavy == []
