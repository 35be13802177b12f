"""Packets are printed whole: every cue, name and step can be read, over as many pages as it takes."""

from dataclasses import replace
from datetime import time

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.permits import PermitKind, PermitStatus
from organizer_app.domain.model.sites import AccessStatus, SiteRole
from organizer_app.domain.sharing.city_packet import CityPacket, PacketPermit, PacketPerson, PacketSite
from organizer_app.domain.sharing.shared_schedule import SharedKeyDate
from organizer_app.services.sharing.paper import packet_preview, packets_pdf
from organizer_app.wording.language.texts import speaking
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import DAY, packet, packet_pages, pages_of, public_packet

LONG = "Northwestern Sierra Nevada Coalition of Warehouse Workers United"


def test_a_packet_says_what_the_day_needs() -> None:
    text = " ".join(packet_pages(packet()))
    for told in (
        "Seattle WA", "12:00 \N{EN DASH} 2:00 PM", "3:00 PM ET", "19:00 UTC", "The Spheres", "250 people",
        "Cue 0 ends", "Person 0 ends", "206-555-0000", "7th and Lenora", "Access: step-free",
        "Amplified sound", "filed, not decided", "Step 0 ends", "open: Step 0 ends", "Rights and numbers",
        "End the contracts",
        "If something happens", "Only the police liaison speaks for us.", "Clicker", "11:00 AM", "1:00 PM",
        "2:30 PM", "Internal: has phone numbers", "example.org/", "shred after the day",
    ):  # fmt: skip
        assert told in text, told


def test_key_dates_and_access_are_told() -> None:
    hearing = SharedKeyDate(uid="k", title="The hearing", day=DAY, starts=time(14), zone="America/New_York")
    site = PacketSite(SiteRole.RALLY, "City Hall", "1 Main St", "ramp at the back", AccessStatus.PARTLY)
    text = " ".join(packet_pages(packet(key_dates=(hearing,), sites=(site,))))
    assert "Key dates: Mon, Jul 15, 2:00 PM ET The hearing" in text
    assert "Access: Partly accessible. ramp at the back" in text


def test_how_to_get_in_is_told_before_anybody_has_named_a_venue() -> None:
    site = PacketSite(SiteRole.RALLY, "", "", "Ramp at the back", AccessStatus.UNKNOWN)
    for made in (packet(sites=(site,)), public_packet(sites=(site,))):
        assert "Access: Ramp at the back" in " ".join(packet_pages(made))


def test_whom_to_call_is_told_for_the_press_and_for_a_permit() -> None:
    permit = PacketPermit(PermitKind.SOUND, PermitStatus.FILED, "Parks", "80 decibels", "Pat Sample")
    text = " ".join(packet_pages(packet(press_contact="Pia Press, 212-555-0142", permits=(permit,))))
    assert "Press contact: Pia Press, 212-555-0142" in text
    assert "Parks, Pat Sample, 80 decibels" in text


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_packet_of_a_usual_day_is_one_page(paper: str) -> None:
    words = schedule_words(paper=paper)  # type: ignore[arg-type]  # a code
    full, some = packet(8), packet(2)
    usual = replace(full, people=full.people[:5], permits=some.permits, tasks=full.tasks[:4])
    for made in (packet(0), some, usual, public_packet()):
        assert len(packet_preview(made, words, packet_words(), 72).pictures().pages) == 1


def test_nothing_is_lost_however_long_it_is() -> None:
    times = 80
    text = " ".join(packet_pages(packet(times)))
    # The head names the first open steps, and a medic is named where somebody is hurt.
    text = text.replace("open: Step 0 ends; Step 1 ends; Step 2 ends", "").replace("Person 0 ends, then", "")
    for at in range(times):
        for told in (f"Cue {at} ends", f"Person {at} ends", f"Office {at} ends", f"Step {at} ends"):
            assert text.count(told) == 1, told


def test_the_public_packet_has_no_part_for_the_desk_and_destroys_nothing() -> None:
    text = " ".join(packet_pages(public_packet()))
    for word in ("Run of show", "Permits", "destroy", "shred", "HQ", "UTC"):
        assert word not in text
    for told in ("What we demand", "End the contracts", "Site", "Rights and numbers", "example.org/"):
        assert told in text, told


@pytest.mark.parametrize(
    ("phone", "report_at", "heads"),
    [
        ("2065550100", time(11), {"Name", "Phone", "On site"}),
        ("2065550100", None, {"Name", "Phone"}),
        ("", time(11), {"Name", "On site"}),
    ],
)
def test_a_head_tells_of_no_column_that_is_empty(phone: str, report_at: time | None, heads: set[str]) -> None:
    person = PacketPerson("Ana Diaz", "medic", is_backup=False, phone=phone, report_at=report_at)
    (text,) = packet_pages(packet(people=(person,), cues=()))
    assert {head for head in ("Name", "Phone", "On site") if f"{head} " in text} == heads
    assert "check off when done" not in text


@pytest.mark.parametrize(
    ("audience", "times"), [(Audience.PUBLIC, 0), (Audience.PARTNERS, 0), (Audience.INTERNAL, 40)]
)
def test_long_names_stay_on_their_paper(audience: Audience, times: int) -> None:
    long = replace(packet().entry, city=LONG, venue=LONG, groups=(LONG, LONG), title=LONG * 3)
    long = replace(long, public_url=f"https://example.org/{'x' * 200}")
    made: CityPacket = packet(times, audience=audience, entry=long, demand=LONG * 5)
    pdf = packets_pdf([made], schedule_words(), packet_words())
    assert faults(pdf) == []
    assert LONG in " ".join(pages_of(pdf))


def test_the_packet_speaks_the_language_of_the_reader() -> None:
    with speaking("es"):
        pdf = packets_pdf([packet()], schedule_words(paper="a4"), packet_words())
    (text,) = pages_of(pdf)
    assert "Guion" in text
    assert "Página 1 de 1" in text
    assert faults(pdf, language="es") == []


def test_a_city_outside_of_the_map_has_no_sketch() -> None:
    abroad = replace(packet().entry, country="CA", state="BC", latitude=49.2, longitude=-123.1)
    sketched, plain = (
        len(packets_pdf([each], schedule_words(), packet_words()))
        for each in (packet(), packet(entry=abroad))
    )
    assert plain < sketched
