"""Builds schedules and packets for tests of paper, and reads pages back with a library not ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO

from pypdf import PdfReader

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
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
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.services.sharing.paper import packets_pdf
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words

DAY = date(2019, 7, 15)
# What the program puts into texts so that they fit, and no reader sees.
_UNSEEN = str.maketrans({"\u200b": "", "\u2068": "", "\u2069": "", "\xa0": " "})


def plain(text: str) -> str:
    """Return a text as a reader sees it, on one line."""
    return " ".join(text.translate(_UNSEEN).split())


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, on one line each."""
    return [plain(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def lines_of(pdf: bytes) -> list[tuple[str, float, float]]:
    """Return each piece of text of the first page, its size in points, and how high it is on the page."""
    found: list[tuple[str, float, float]] = []

    def look(text: str, at: list[float], _line_at: object, _font: object, size: float) -> None:
        if text.strip():
            found.append((plain(text), size * at[0], at[5]))

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=look)
    return found


def entry(number: int = 0, **fields: object) -> SharedEntry:
    values: dict[str, object] = {
        "uid": f"u{number}",
        "city": f"City {number}", "state": "WA", "zone": "America/Los_Angeles",
        "day": DAY, "starts": time(12), "ends": time(13, 30),
        "starts_utc": datetime(2019, 7, 15, 19, tzinfo=UTC),
        "status": ActionStatus.CONFIRMED, "venue": f"Place {number}", "groups": ("Mijente",),
        "lead": "Wren C.", "readiness": "confirmed",
    }  # fmt: skip
    return SharedEntry(**{**values, **fields})


def schedule(
    *entries: SharedEntry, audience: Audience = Audience.INTERNAL, **fields: object
) -> SharedSchedule:
    return SharedSchedule(
        audience=audience, generated_at=datetime(2019, 7, 5, 19, tzinfo=UTC), title="Prime Day",
        entries=entries, **fields,
    )  # fmt: skip


def moved(number: int) -> SharedChange:
    return SharedChange(
        kind=ChangeKind.MOVED, uid=f"u{number}", city=f"City {number}", state="WA",
        zone="America/Los_Angeles", day=DAY, starts=time(17), old_day=DAY, old_starts=time(12),
        old_zone="America/Los_Angeles",
    )  # fmt: skip


def packet(times: int = 1, **fields: object) -> CityPacket:
    """Return a packet with so many cues, people, permits and steps."""
    seattle = SharedEntry(
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
        "entry": seattle,
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


def public_packet(**fields: object) -> CityPacket:
    """Return a packet as the public gets it."""
    bare = packet(audience=Audience.PUBLIC, cues=(), people=(), permits=(), tasks=(), **fields)
    return replace(bare, entry=replace(bare.entry, readiness="", expected=None))


def packet_pages(*packets: CityPacket) -> list[str]:
    """Return the text of the pages of some packets."""
    return pages_of(packets_pdf(packets, schedule_words(), packet_words()))
