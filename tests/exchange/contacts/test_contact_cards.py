"""One card for each lead and backup, with numbers for the desk alone."""

from dataclasses import replace

import vobject

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.exchange.contacts.contact_cards import write_contact_cards
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import SEATTLE, a_schedule


def test_partners_get_names_and_the_desk_numbers() -> None:
    partners = write_contact_cards(a_schedule(Audience.PARTNERS), schedule_words()).decode()
    lead, backup = vobject.readComponents(partners)
    assert (lead.fn.value, backup.fn.value) == ("Wren Castellano", "Bo Marsh")
    assert lead.title.value == "Lead, Seattle, WA"
    assert "TEL" not in partners
    assert "EMAIL" not in partners
    lead, _backup = vobject.readComponents(write_contact_cards(a_schedule(), schedule_words()).decode())
    assert (lead.tel.value, lead.email.value) == ("+12065550151", "wren@example.org")


def test_somebody_with_two_cities_has_one_card() -> None:
    entries = (SEATTLE, replace(SEATTLE, uid="tacoma@organizer", city="Tacoma"), replace(SEATTLE, uid="x"))
    cards = list(
        vobject.readComponents(write_contact_cards(a_schedule(entries=entries), schedule_words()).decode())
    )
    assert [card.title.value for card in cards] == [
        "Lead, Seattle, WA; Lead, Tacoma, WA",
        "Backup lead, Seattle, WA; Backup lead, Tacoma, WA",
    ]


def test_the_public_gets_no_card_and_nobody_called_off_has_one() -> None:
    assert write_contact_cards(a_schedule(Audience.PUBLIC), schedule_words()) == b""
    called_off = replace(SEATTLE, cancelled=True)
    assert write_contact_cards(a_schedule(entries=(called_off,)), schedule_words()) == b""


def test_a_phone_knows_somebody_again_whatever_the_city_and_nobody_else_instead() -> None:
    def uids(*entries: SharedEntry) -> dict[str, str]:
        data = write_contact_cards(a_schedule(entries=entries), schedule_words()).decode()
        return {card.fn.value: card.uid.value for card in vobject.readComponents(data)}

    before = uids(SEATTLE)
    moved = uids(replace(SEATTLE, uid="tacoma@organizer", lead_phone="+12065550199"))
    assert moved == before
    replaced = uids(replace(SEATTLE, lead="Ada Example"))
    assert replaced["Ada Example"] not in before.values()
    namesakes = uids(SEATTLE, replace(SEATTLE, uid="b", lead="Wren  Castellano", lead_phone="+15035550100"))
    assert len(set(namesakes.values())) == len(namesakes)
