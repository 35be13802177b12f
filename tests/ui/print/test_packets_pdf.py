"""Packets are printed whole: every cue, name and step can be read, over as many pages as it takes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.permits import PermitKind, PermitStatus
from organizer_app.domain.model.sites import SiteRole
from organizer_app.domain.sharing.city_packet import (
    CityPacket,
    PacketCue,
    PacketPermit,
    PacketPerson,
    PacketSite,
    PacketTask,
)
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.ui.print.packet_pictures import qr_mark
from organizer_app.ui.print.packet_sheets import packet_sheets
from organizer_app.ui.print.page_marks import Shape, Sheet, Words
from organizer_app.ui.print.pdf_file import LETTER, packets_pdf
from organizer_app.ui.print.typesetter import Typesetter
from organizer_app.ui.widgets.outlines import read_outlines
from organizer_app.wording.sharing.shared_schedules import schedule_words

pytestmark = pytest.mark.usefixtures("qapp")
DAY = date(2019, 7, 15)


def packet(times: int = 1, **fields: object) -> CityPacket:
    entry = SharedEntry(
        uid="u", city="Seattle", state="WA", zone="America/Los_Angeles", day=DAY, starts=time(12),
        ends=time(14), starts_utc=datetime(2019, 7, 15, 19, tzinfo=UTC), venue="The Spheres",
        latitude=47.6, longitude=-122.3, public_url="https://example.org/seattle", readiness="confirmed",
        expected=250, groups=("Mijente",),
    )  # fmt: skip
    values: dict[str, object] = {
        "audience": Audience.INTERNAL,
        "title": "Prime Day 2019",
        "desk_zone": "America/New_York",
        "made_at": datetime(2019, 7, 5, 15, 20, tzinfo=UTC),
        "entry": entry,
        "demand": "End the contracts",
        "cues": tuple(
            PacketCue(time(10), f"Cue {at} ends", "Kofi Mensah", is_hard=False) for at in range(times)
        ),
        "people": tuple(
            PacketPerson(
                f"Person {at} ends", "medic", is_backup=False, phone=f"206 555 {at:04}", report_at=time(11)
            )
            for at in range(times)
        ),
        "sites": (PacketSite(SiteRole.ASSEMBLY, "7th and Lenora", "", "step-free"),),
        "permits": tuple(
            PacketPermit(PermitKind.SOUND, PermitStatus.FILED, f"Office {at} ends", "") for at in range(times)
        ),
        "tasks": tuple(
            PacketTask(f"Step {at} ends", DAY, is_done=False, is_gate=True) for at in range(times)
        ),
    }
    return CityPacket(**{**values, **fields})


def pages(*packets: CityPacket) -> list[str]:
    shapes = {outline.code: outline.path for outline in read_outlines("usa")}
    data = packets_pdf(packets, schedule_words(), shapes)
    assert data == packets_pdf(packets, schedule_words(), shapes)
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def test_a_packet_says_what_the_day_needs() -> None:
    text = "\n".join(pages(packet()))
    for told in (
        "Seattle", "WA", "12:00 \N{EN DASH} 2:00 PM", "3:00 PM ET", "19:00 UTC", "The Spheres", "250 people",
        "Cue 0 ends", "Person 0 ends", "206-555-0000", "7th and Lenora", "Amplified sound",
        "filed, not decided", "Step 0 ends", "open: Step 0 ends", "Rights and numbers",
        "If something happens", "Only the police liaison speaks for us.", "Clicker", "11:00 AM", "1:00 PM",
        "2:30 PM", "Internal: has phone numbers", "https://example.org/seattle",
    ):  # fmt: skip
        assert told in text


@pytest.mark.parametrize("times", [0, 12, 80])
def test_nothing_is_lost_however_long_it_is(times: int) -> None:
    lines = "\n".join(pages(packet(times))).splitlines()
    for at in range(times):
        for told in (f"Cue {at} ends", f"Person {at} ends", f"Office {at} ends", f"Step {at} ends"):
            assert lines.count(told) == 1


def test_the_public_packet_has_no_part_for_the_desk() -> None:
    text = "\n".join(pages(packet(audience=Audience.PUBLIC, cues=(), people=(), permits=(), tasks=())))
    assert "Run of show" not in text
    assert "Permits" not in text
    for told in ("Site", "Rights and numbers", "Public page", "https://example.org/seattle"):
        assert told in text


@pytest.mark.parametrize(
    ("phone", "report_at", "said"),
    [
        ("2065550100", time(11), "phone, on site at"),
        ("2065550100", None, "phone"),
        ("", time(11), "on site at"),
    ],
)
def test_a_head_tells_of_no_column_that_is_empty(phone: str, report_at: time | None, said: str) -> None:
    person = PacketPerson("Ana Diaz", "medic", is_backup=False, phone=phone, report_at=report_at)
    text = pages(packet(people=(person,), cues=()))[0]
    assert said in text.splitlines()
    assert "check off when done" not in text


def test_sixty_packets_follow_each_other() -> None:
    assert len(pages(*(packet(8) for _ in range(60)))) >= 60


def test_the_code_leads_to_the_page() -> None:
    shape, edge = qr_mark("https://example.org/seattle", 0, 0, 700)
    assert edge == 700
    bounds = shape.path.boundingRect()
    assert bounds.left() == pytest.approx(700 * 4 / 33, rel=0.2)
    assert bounds.width() == pytest.approx(bounds.height(), rel=0.01)


def head_sheets(of: CityPacket) -> list[Sheet]:
    return packet_sheets(of, schedule_words(), Typesetter(), None, size=LETTER)


def test_the_first_host_stands_out_and_a_lock_says_who_may_read() -> None:
    entry = replace(packet().entry, groups=("Mijente", "Harbor Choir"))
    (first, *_rest) = head_sheets(packet(entry=entry, reasons=("no_backup",)))
    said = {mark.text: mark.style for mark in first.marks if isinstance(mark, Words)}
    assert said["Mijente"].weight > said["Harbor Choir"].weight
    assert any("No backup lead" in text for text in said)
    locks = [mark for mark in first.marks if isinstance(mark, Shape) and mark.line == "surface"]
    assert len(locks) == 1
    (outer, *_rest) = head_sheets(packet(audience=Audience.PARTNERS))
    assert not [mark for mark in outer.marks if isinstance(mark, Shape) and mark.line == "surface"]
