"""Every kind and status of an incident has a name of its own."""

from organizer_app.domain.model.day.incidents import IncidentCategory, IncidentStatus
from organizer_app.wording.day import incidents as words


def test_no_two_kinds_and_no_two_statuses_are_called_alike() -> None:
    kinds = {words.category_name(each) for each in IncidentCategory}
    assert len(kinds) == len(IncidentCategory)
    assert {words.status_name(each) for each in IncidentStatus} == {"Open", "Watching", "Closed"}


def test_the_one_it_is_assigned_to_stands_behind_what_happened() -> None:
    assert words.with_assignee("Heat", "Noor") == "Heat · Noor"
    assert words.with_assignee("Heat", "") == "Heat"
