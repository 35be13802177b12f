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
from organizer_app.ui.print.map_sheet import map_png
from organizer_app.ui.print.pdf_file import packets_pdf, schedule_pdf
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.exchange.test_hostile_names import NAMES, same, schedule

pytestmark = pytest.mark.usefixtures("qapp")
_NOON = datetime(2019, 7, 1, tzinfo=UTC)
# What a PDF could do by itself (ISO 32000-1, 12.6), or carry along (7.11).
_DEEDS = ("/JavaScript", "/JS", "/Launch", "/URI", "/OpenAction", "/AA", "/EmbeddedFiles", "/SubmitForm")


def packet_of(name: str) -> bytes:
    packet = CityPacket(
        audience=Audience.INTERNAL,
        title=name,
        desk_zone="America/New_York",
        made_at=_NOON,
        entry=schedule(name).entries[0],
        demand=name,
        cues=(PacketCue(None, name, name, is_hard=True),),
        people=(PacketPerson(name, "lead", is_backup=False, phone=name, report_at=None),),
    )
    return packets_pdf([packet], schedule_words(), {})


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


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
@pytest.mark.parametrize("kind", ["schedule", "packet"])
def test_a_hostile_name_on_paper_is_only_a_name(kind: str, name: str) -> None:
    data = packet_of(name) if kind == "packet" else schedule_pdf(schedule(name), schedule_words())
    reader = PdfReader(BytesIO(data))
    told = letters("".join(page.extract_text() for page in reader.pages))
    assert letters(same(name)) - told == Counter()
    assert deeds_of(reader) == set()
    assert not any(page.annotations for page in reader.pages)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_hostile_name_adds_nothing_to_a_picture(name: str) -> None:
    data, kinds, at = map_png(schedule(name), schedule_words()), [], 8
    while at < len(data):
        kinds.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4])
    assert set(kinds) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
