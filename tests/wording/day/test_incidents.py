"""Every kind and status of an incident has a name of its own."""

from datetime import UTC, datetime

from organizer_app.domain.model.day.incidents import IncidentCategory, IncidentStatus
from organizer_app.wording.day import incidents as words
from organizer_app.wording.day.day_views import past_action


def test_no_two_kinds_and_no_two_statuses_are_called_alike() -> None:
    kinds = {words.category_name(each) for each in IncidentCategory}
    assert len(kinds) == len(IncidentCategory)
    assert {words.status_name(each) for each in IncidentStatus} == {"Open", "Watching", "Closed"}


def test_the_kind_stands_once_before_what_happened() -> None:
    medical, police, crowd = (
        IncidentCategory.MEDICAL,
        IncidentCategory.POLICE,
        IncidentCategory.COUNTER_PROTEST,
    )
    assert words.with_kind(medical, "medical heat stroke") == "Medical: heat stroke"
    assert words.with_kind(medical, "Medical: heat stroke") == "Medical: heat stroke"
    assert words.with_kind(medical, "two people faint") == "Medical: two people faint"
    assert words.with_kind(police, "police moved in") == "Police: moved in"
    assert words.with_kind(police, "Police") == "Police"
    assert words.with_kind(crowd, "counter_protest at the gate") == "Counter-protest: at the gate"
    assert words.with_kind(IncidentCategory.OTHER, "other groups arrive") == "other groups arrive"
    assert words.with_kind(medical, "") == "Medical"


def test_beside_its_kind_a_title_does_not_say_it_again() -> None:
    assert words.without_kind(IncidentCategory.MEDICAL, "medical heat stroke") == "heat stroke"
    assert words.without_kind(IncidentCategory.MEDICAL, "medical") == "medical"
    assert words.without_kind(IncidentCategory.MEDICAL, "heat stroke") == "heat stroke"
    assert words.without_kind(IncidentCategory.OTHER, "other groups arrive") == "other groups arrive"


def test_the_one_it_is_assigned_to_stands_behind_what_happened() -> None:
    assert words.with_assignee("Heat", "Noor") == "Heat · Noor"
    assert words.with_assignee("Heat", "") == "Heat"


def test_what_was_done_is_told_on_the_clock_of_hq() -> None:
    at = datetime(2027, 4, 18, 2, 5, tzinfo=UTC)
    assert past_action(at, "water moved", "America/New_York") == "Apr 17, 10:05 PM ET, water moved"
    assert past_action(at, "water moved", "") == "Apr 18, 2:05 AM UTC, water moved"
    assert past_action(None, "main stage", "America/New_York") == "main stage"
