"""Written cards are read by another library, line for line."""

import vobject

from organizer_app.domain.importing.incoming_people import IncomingPerson, IncomingPoint
from organizer_app.domain.model.people import ContactKind
from organizer_app.exchange.contacts.vcard_writer import write_vcards

ANA = IncomingPerson(
    1,
    "Ana Ruiz",
    points=(
        IncomingPoint(ContactKind.PHONE, "+12025550142", "work"),
        IncomingPoint(ContactKind.EMAIL, "ana@example.org", "the desk"),
    ),
    organization="Make the Road; New York",
    notes="one\ntwo, three",
)
SLY = IncomingPerson(2, "Sly\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Injected", notes="=cmd|' /C calc'!A0")


def test_another_library_reads_the_same_values() -> None:
    (card,) = vobject.readComponents(write_vcards([ANA], version="3.0").decode())
    assert card.fn.value == "Ana Ruiz"
    assert card.tel.value == "+12025550142"
    assert card.tel.params == {"TYPE": ["work"]}
    assert card.email.value == "ana@example.org"
    assert card.org.value == ["Make the Road; New York"]
    assert card.note.value == "one\ntwo, three"


def test_a_name_cannot_bring_lines_or_cards_of_its_own() -> None:
    cards = list(vobject.readComponents(write_vcards([SLY, ANA], version="3.0").decode()))
    assert len(cards) == 2
    assert "Injected" in cards[0].fn.value
    assert len(cards[0].contents["fn"]) == 1
