"""The press list names the person in role press, never the lead, and the public gets no contact."""

from dataclasses import replace

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.city_packet import CityPacket, PacketPerson
from organizer_app.services.sharing.paper import press_pdf
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import packet, pages_of, public_packet

LEAD = PacketPerson("Wren Castellano", "lead", is_backup=False, phone="206-555-0151", report_at=None)
PRESS = PacketPerson(
    "Hana Ito", "press", is_backup=False, phone="206-555-0193", report_at=None, email="hana@example.org"
)
SPEAKER = PacketPerson("Ruth Stern", "spokesperson", is_backup=False, phone="", report_at=None)


def text_of(*packets: CityPacket) -> str:
    pdf = press_pdf(packets, schedule_words(), packet_words())
    assert faults(pdf) == []
    return " ".join(pages_of(pdf))


def test_the_contact_is_the_person_in_role_press() -> None:
    text = text_of(packet(people=(LEAD, SPEAKER, PRESS)))
    assert "Hana Ito 206-555-0193 hana@example.org" in text
    assert "Wren" not in text
    assert "Ruth" not in text
    assert "Prime Day 2019: press list" in text
    assert "End the contracts" in text


@pytest.mark.parametrize(("people", "told"), [((LEAD, SPEAKER), "Ruth Stern"), ((LEAD,), "Ask HQ")])
def test_without_one_it_is_the_spokesperson_or_hq(people: tuple[PacketPerson, ...], told: str) -> None:
    text = text_of(packet(people=people))
    assert told in text
    assert "Wren" not in text


def test_whoever_answers_the_press_for_the_whole_plan_stands_above_the_cities() -> None:
    text = text_of(replace(packet(people=()), press_contact="Pia Press, 212-555-0142"))
    assert text.index("Press contact: Pia Press, 212-555-0142") < text.index("Washington")


def test_the_public_gets_no_contacts() -> None:
    text = text_of(public_packet())
    assert "Press contact" not in text
    assert "Seattle" in text


def test_the_head_says_how_many_actions_in_how_many_cities_there_are() -> None:
    one = public_packet()
    assert "2 actions in 1 city" in text_of(one, one)
    assert "press list 1 city" in text_of(one)


def test_cities_stand_below_their_states_and_other_places_come_last() -> None:
    def at(city: str, state: str, country: str = "US") -> CityPacket:
        one = packet(people=(PRESS,))
        return replace(one, entry=replace(one.entry, city=city, state=state, country=country))

    text = text_of(at("Toronto", "ON", "CA"), at("Spokane", "WA"), at("Austin", "TX"), at("Seattle", "WA"))
    places = ["Texas", "Austin", "Washington", "Seattle", "Spokane", "Other places", "Toronto"]
    assert [text.index(place) for place in places] == sorted(text.index(place) for place in places)
    assert Audience.INTERNAL.code in text
