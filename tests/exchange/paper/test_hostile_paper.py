"""Hostile names on paper and in pictures, read back by a library not ours: only names, and nothing runs."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from unicodedata import category

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.city_packet import CityPacket, PacketCue, PacketPerson
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.exchange.paper.paper_text import LONGEST
from organizer_app.services.sharing.paper import month_pdf, packets_pdf, press_pdf, schedule_pdf, week_pdf
from organizer_app.services.sharing.schedule_pictures import map_png
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.exchange.test_hostile_names import NAMES, same, schedule
from tests.support.pdf_ua import faults
from tests.support.printed_pages import plain

_NOON = datetime(2019, 7, 1, tzinfo=UTC)
# What a PDF could do by itself (ISO 32000-1, 12.6), or carry along (7.11).
_DEEDS = ("/JavaScript", "/JS", "/Launch", "/URI", "/OpenAction", "/AA", "/EmbeddedFiles", "/SubmitForm")


# How much of a name a grid has room for; nothing on paper is longer than `LONGEST`.
GRIDS = {"month": 14, "week": 30}


def packet_of(name: str) -> CityPacket:
    return CityPacket(
        audience=Audience.INTERNAL,
        title=name,
        desk_zone="America/New_York",
        made_at=_NOON,
        entry=schedule(name).entries[0],
        demand=name,
        cues=(PacketCue(None, name, name, is_hard=True),),
        people=(PacketPerson(name, "press", is_backup=False, phone=name, report_at=None, email=name),),
    )


def all_names() -> SharedSchedule:
    """Return a schedule with a name on each day."""
    entries = [
        replace(
            schedule(name).entries[0],
            uid=f"u{at}",
            day=_NOON.date() + timedelta(at),
            starts_utc=_NOON + timedelta(at),
        )
        for at, name in enumerate(NAMES)
    ]
    return replace(schedule("<script>#{1+1}"), entries=tuple(entries))


def paper(kind: str) -> bytes:
    words = schedule_words()
    made = {"schedule": schedule_pdf, "month": month_pdf, "week": week_pdf}
    if kind in made:
        return made[kind](all_names(), words)
    packets = {"packet": packets_pdf, "press": press_pdf}
    return packets[kind](list(map(packet_of, NAMES)), words, packet_words())


def deeds_of(reader: PdfReader) -> set[str]:
    """Return the names that could run something, anywhere in the objects of a PDF."""
    found: set[str] = set()
    for number in range(1, len(reader.xref[0]) + 1):
        held = reader.get_object(number)
        if isinstance(held, DictionaryObject):
            found |= {str(key) for key in held}
    return found & set(_DEEDS)


def letters(text: str) -> Counter[str]:
    """Letters alone: where lines end, and which way letters go, is up to whoever reads the page."""
    return Counter(letter for letter in "".join(text.split()) if category(letter) != "Cf")


def is_told(name: str, text: str) -> bool:
    """Return whether a name is in a text; of one that goes both ways or over lines, its letters are."""
    short = "".join(name.split())
    return short in "".join(text.split()) if short.isascii() else letters(name) - letters(text) == Counter()


@pytest.mark.parametrize("kind", ["schedule", "packet", "press", "month", "week"])
def test_hostile_names_on_paper_are_only_names(kind: str) -> None:
    pdf = paper(kind)
    reader = PdfReader(BytesIO(pdf))
    pages = [plain(page.extract_text()) for page in reader.pages]
    whole = "".join(pages)
    parts = re.split(r"(?<=Page 1 of .)", whole)[: len(NAMES)] if kind == "packet" else [whole] * len(NAMES)
    lost = [
        name[:40]
        for name, part in zip(NAMES, parts, strict=True)
        if not is_told(same(name)[: GRIDS.get(kind, LONGEST - 1)], part)
    ]
    assert lost == []
    assert deeds_of(reader) == set()
    assert not any(page.annotations for page in reader.pages)
    assert faults(pdf, many=kind in {*GRIDS, "packet"}) == []


def test_hostile_names_add_nothing_to_a_picture() -> None:
    for name in ("<script>alert(1)</script>", "nul\x00bell\x07", "\u202egnp.exe\u202c", "é" * 10_000):
        data, kinds, at = map_png(schedule(name), schedule_words()), [], 8
        while at < len(data):
            kinds.append(data[at + 4 : at + 8])
            at += 12 + int.from_bytes(data[at : at + 4])
        assert set(kinds) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
