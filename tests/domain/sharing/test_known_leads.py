"""Partners read in words that a lead is known, and never parts of a number or an address."""

from dataclasses import replace

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.people.phone_display import masked_email, masked_phone
from organizer_app.domain.sharing.known_leads import with_known_leads
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import SEATTLE, a_schedule

NAMELESS = replace(SEATTLE, lead=masked_phone("+14045550143"), backup=masked_email("dana@example.org"))


def test_partners_read_that_a_nameless_lead_is_known_and_no_part_of_a_number() -> None:
    told = with_known_leads(a_schedule(Audience.PARTNERS, entries=(NAMELESS,)), schedule_words())
    (entry,) = told.entries
    assert entry.lead == entry.backup == "lead known to the national team"
    for code in ("csv", "text", "html", "json", "ics"):
        data = schedule_bytes(
            a_schedule(Audience.PARTNERS, entries=(replace(NAMELESS, lead_phone="", lead_email=""),)),
            schedule_format=code,
            words=schedule_words(),
        ).decode()
        assert "404" not in data, code
        assert "\u2022\u2022" not in data, code


def test_headquarters_tells_nameless_leads_apart_and_named_ones_stay_as_they_are() -> None:
    words = schedule_words()
    inner = a_schedule(Audience.INTERNAL, entries=(NAMELESS,))
    assert with_known_leads(inner, words) == inner
    named = a_schedule(Audience.PARTNERS)
    assert with_known_leads(named, words) is named
