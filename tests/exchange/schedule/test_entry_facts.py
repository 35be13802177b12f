"""What an entry says in words says nothing twice and nothing that was blanked."""

from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.exchange.schedule.entry_facts import (
    access_of,
    called_off,
    city_of,
    groups_of,
    inner_facts,
    name_of,
    place_of,
    place_told,
    spot_of,
    where_of,
)
from organizer_app.exchange.text.clean_text import clean_text, one_line, safe_link
from organizer_app.wording.sharing.shared_schedules import schedule_words

WORDS = schedule_words()


def entry(**fields: object) -> SharedEntry:
    return SharedEntry(**{"uid": "u", **fields})


def test_a_city_is_told_with_its_state_or_its_country() -> None:
    assert city_of(entry(city="Portland", state="OR", country="US")) == "Portland, OR"
    assert city_of(entry(city="London", country="GB")) == "London, GB"
    assert city_of(entry()) == ""


def test_a_place_says_nothing_twice() -> None:
    assert place_of(entry(venue="City Hall", address="1 Main St")) == "City Hall, 1 Main St"
    assert place_of(entry(venue="1 Main St", address="1 Main St, Shakopee, MN")) == "1 Main St, Shakopee, MN"
    assert place_of(entry(venue="City Hall")) == "City Hall"


def test_a_zip_code_alone_is_no_place_to_come_to() -> None:
    known = entry(city="Boise", state="ID", postal_code="83702")
    assert spot_of(known) == ""
    assert place_told(known, WORDS) == WORDS.texts["place_open"]
    assert where_of(known) == "Boise, ID 83702"


def test_a_removed_action_is_called_removed_and_has_no_place_to_come() -> None:
    gone = entry(removed=True, cancelled=True, status=ActionStatus.DECLINED)
    assert (called_off(gone, WORDS), place_told(gone, WORDS)) == ("Removed", "")
    assert called_off(entry(cancelled=True, status=ActionStatus.POSTPONED), WORDS) == "Postponed"
    assert (called_off(entry(), WORDS), place_told(entry(), WORDS)) == ("", "Place to be announced")


def test_where_is_told_as_on_an_envelope() -> None:
    hall = entry(
        venue="City Hall", address="1 Main St", city="Ames", state="IA", country="US", postal_code="50010"
    )
    assert where_of(hall) == "City Hall, 1 Main St, Ames, IA 50010"
    assert spot_of(hall) == "City Hall, 1 Main St, 50010"
    assert where_of(entry(city="Ames", state="IA", country="US")) == "Ames, IA"


def test_access_is_told_with_its_notes() -> None:
    told = entry(access=AccessStatus.PARTLY, access_notes="Ramp at the east door")
    assert access_of(told, WORDS) == "Partly accessible: Ramp at the east door"
    assert access_of(entry(access=AccessStatus.ACCESSIBLE), WORDS) == "Accessible"
    assert access_of(entry(access_notes="Ramp"), WORDS) == "Ramp"
    assert access_of(entry(), WORDS) == ""


def test_an_action_without_a_title_is_called_after_what_people_do() -> None:
    assert name_of(entry(tactic=Tactic.TEACH_IN), WORDS) == "Teach-in"
    assert name_of(entry(title="Noon\nrally"), WORDS) == "Noon rally"
    assert groups_of(entry(groups=("Mijente", "ALIGN"))) == "Mijente, ALIGN"


def test_inner_facts_leave_out_what_is_blank() -> None:
    assert inner_facts(entry(), WORDS) == []
    told = inner_facts(entry(lead="Ada Example", expected=0, count_low=80, count_high=120), WORDS)
    assert told == [("Lead", "Ada Example"), ("Expected", "0"), ("Counted", "80\u2013120")]
    assert inner_facts(entry(count_low=80), WORDS) == [("Counted", "80")]


def test_controls_are_taken_out_of_texts() -> None:
    assert clean_text("a\r\nb\rc\u2028d\x00\x1b\ue000\ud800") == "a\nb\nc\nd\ue000"
    assert clean_text("tab\there, \u200fright to left\u202e") == "tab\there, \u200fright to left\u202e"
    assert one_line(" a\r\n\tb ") == "a b"


def test_only_plain_links_are_links() -> None:
    assert safe_link(" https://example.org/a?b=1 ") == "https://example.org/a?b=1"
    assert safe_link("mailto:desk@example.org") == "mailto:desk@example.org"
    for bad in ("javascript:alert(1)", "data:text/html,x", "//example.org", "https://a\nb", "http://a b", ""):
        assert safe_link(bad) == ""
