"""An incident is worked on line by line, closed, and opened again."""

from dataclasses import replace
from datetime import UTC, datetime

from organizer_app.domain.day.incident_changes import (
    IncidentChange,
    PastAction,
    changed_incident,
    past_actions,
)
from organizer_app.domain.model.day.incidents import Incident, IncidentCategory, IncidentStatus

NOW = datetime(2027, 4, 17, 19, 5, tzinfo=UTC)
HEAT = Incident(id="1", title="Heat", city_action_id="a", severity=2, assignee="Noor", next_step="call back")


def test_what_was_done_is_added_with_its_time_and_the_rest_stays() -> None:
    once = changed_incident(HEAT, IncidentChange(done=" water\n moved "), NOW)
    twice = changed_incident(once, IncidentChange(done="march shortened", next_step=""), NOW)
    assert twice.actions.splitlines() == [
        "2027-04-17 19:05 UTC water moved",
        "2027-04-17 19:05 UTC march shortened",
    ]
    assert (twice.assignee, twice.next_step, twice.severity) == ("Noor", "", 2)


def test_it_is_over_when_it_is_closed_and_no_longer_when_it_is_opened_again() -> None:
    closed = changed_incident(HEAT, IncidentChange(status=IncidentStatus.CLOSED), NOW)
    assert (closed.status, closed.closed_at) == (IncidentStatus.CLOSED, NOW)
    later = changed_incident(closed, IncidentChange(status=IncidentStatus.CLOSED), NOW.replace(hour=20))
    assert later == closed
    again = changed_incident(closed, IncidentChange(status=IncidentStatus.OPEN), NOW)
    assert again.closed_at is None


def test_its_kind_and_severity_can_be_set_right() -> None:
    change = IncidentChange(category=IncidentCategory.MEDICAL, severity=5)
    assert changed_incident(HEAT, change, NOW).category is IncidentCategory.MEDICAL
    assert changed_incident(HEAT, change, NOW).severity == 5
    assert changed_incident(HEAT, IncidentChange(), NOW) == HEAT


def test_what_was_done_is_read_back_with_its_time_and_a_first_line_without_one() -> None:
    logged = replace(HEAT, actions="main stage, 2 people")
    done = changed_incident(logged, IncidentChange(done="water moved"), NOW)
    assert past_actions(done.actions) == (
        PastAction(None, "main stage, 2 people"),
        PastAction(NOW, "water moved"),
    )
    assert past_actions("") == ()
