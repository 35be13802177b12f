"""Hostile names on paper and in pictures, read back by a library not ours: only names, and nothing runs."""

from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from unicodedata import category

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.city_packet import CityPacket, PacketCue, PacketPerson
from organizer_app.exchange.paper.paper_text import LONGEST
from organizer_app.services.plan.typesetting import kept_typesetter
from organizer_app.services.sharing.paper import month_pdf, packets_pdf, press_pdf, schedule_pdf, week_pdf
from organizer_app.services.sharing.schedule_pictures import map_png
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.exchange.test_hostile_names import NAMES, same, schedule
from tests.support.pdf_ua import faults

_NOON = datetime(2019, 7, 1, tzinfo=UTC)
# What a PDF could do by itself (ISO 32000-1, 12.6), or carry along (7.11).
_DEEDS = ("/JavaScript", "/JS", "/Launch", "/URI", "/OpenAction", "/AA", "/EmbeddedFiles", "/SubmitForm")


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


def paper(kind: str, name: str) -> bytes:
    words = schedule_words()
    made = {"schedule": schedule_pdf, "month": month_pdf, "week": week_pdf}
    if kind in made:
        return made[kind](schedule(name), words)
    packets = {"packet": packets_pdf, "press": press_pdf}
    return packets[kind]([packet_of(name)], words, packet_words())


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


@pytest.mark.parametrize("kind", ["schedule", "packet", "press", "month", "week"])
@kept_typesetter()
def test_hostile_names_on_paper_are_only_names(kind: str) -> None:
    for name in NAMES:
        pdf = paper(kind, name)
        reader = PdfReader(BytesIO(pdf))
        told = letters("".join(page.extract_text() for page in reader.pages))
        # Nothing on paper is longer than this, and a grid has room for less.
        whole = same(name)[: 30 if kind in {"month", "week"} else LONGEST - 1]
        assert letters(whole) - told == Counter(), name[:40]
        assert deeds_of(reader) == set()
        assert not any(page.annotations for page in reader.pages)
        assert faults(pdf) == []


@kept_typesetter()
def test_hostile_names_add_nothing_to_a_picture() -> None:
    for name in NAMES:
        data, kinds, at = map_png(schedule(name), schedule_words()), [], 8
        while at < len(data):
            kinds.append(data[at + 4 : at + 8])
            at += 12 + int.from_bytes(data[at : at + 4])
        assert set(kinds) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
