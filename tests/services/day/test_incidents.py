"""Incidents stay open until they are closed, and the ledger until the last person is out."""

from datetime import timedelta

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.day.incident_changes import IncidentChange
from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.day.incidents import Incident, IncidentCategory, IncidentStatus
from organizer_app.services.day import incidents
from organizer_app.services.day.day_books import read_day
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.services.day.conftest import AFTERNOON
from tests.support.open_plans import one_step


def _seattle(workspace: Workspace) -> str:
    return read_day(workspace).cities.found("seattle")[0].action_id


def test_an_incident_is_worked_on_and_closed(prime_day: Workspace) -> None:
    with one_step(prime_day, EditKind.LOGGED_INCIDENT):
        incident = incidents.log_incident(prime_day, action_id=_seattle(prime_day), title="Heat", severity=3)
    work = IncidentChange(assignee="Noor", done="water moved", category=IncidentCategory.MEDICAL, severity=4)
    with one_step(prime_day, EditKind.CHANGED_INCIDENT):
        incidents.change_incident(prime_day, incident_id=incident.id, change=work)
    (open_now,) = read_day(prime_day).incidents
    assert (open_now.assignee, open_now.severity) == ("Noor", 4)
    assert open_now.actions == "2019-07-15 19:10 UTC water moved"
    over = IncidentChange(status=IncidentStatus.CLOSED)
    assert incidents.change_incident(prime_day, incident_id=incident.id, change=over).closed_at == AFTERNOON
    day = read_day(prime_day)
    assert (day.incidents, day.book.city(_seattle(prime_day)).incident) == ((), None)  # type: ignore[union-attr]  # it is on the board
    with prime_day.read() as reader:
        (kept,) = reader.all(Incident)
    steps = len(history.entries(prime_day))
    assert incidents.change_incident(prime_day, incident_id=incident.id, change=over) == kept
    assert len(history.entries(prime_day)) == steps, "a change of nothing leaves no step"


@pytest.mark.parametrize("change", [IncidentChange(severity=6), IncidentChange(done="x" * 501)])
def test_a_wrong_change_of_an_incident_changes_nothing(prime_day: Workspace, change: IncidentChange) -> None:
    incident = incidents.log_incident(prime_day, action_id=_seattle(prime_day), title="Heat", severity=3)
    with pytest.raises(BadValue):
        incidents.change_incident(prime_day, incident_id=incident.id, change=change)
    assert read_day(prime_day).incidents == (incident,)


@pytest.mark.parametrize(("title", "severity"), [("", 2), ("Heat", 0), ("Heat", 6)])
def test_an_incident_has_a_title_and_a_severity(prime_day: Workspace, title: str, severity: int) -> None:
    with pytest.raises(BadValue):
        incidents.log_incident(prime_day, action_id=_seattle(prime_day), title=title, severity=severity)


def test_the_ledger_is_erased_thirty_days_after_the_last_release(prime_day: Workspace) -> None:
    with one_step(prime_day, EditKind.LOGGED_ARREST):
        first = incidents.log_arrest(prime_day, initials="R.M.")
    second = incidents.log_arrest(prime_day, initials="T.K.")
    assert incidents.mark_released(prime_day, arrest_id=first.id).purge_on is None
    with one_step(prime_day, EditKind.RELEASED_ARREST):
        last = incidents.mark_released(prime_day, arrest_id=second.id, picked_up_by="Theo")
    assert last.purge_on == AFTERNOON.date() + timedelta(days=30)
    assert incidents.purge_arrests(prime_day) == 0
    prime_day.clock = lambda: AFTERNOON + timedelta(days=30)
    assert incidents.purge_arrests(prime_day) == 2
    with prime_day.read() as reader:
        assert {each.initials for each in reader.every(Arrest)} == {""}


def test_a_later_arrest_opens_the_ledger_again(prime_day: Workspace) -> None:
    first = incidents.log_arrest(prime_day, initials="R.M.")
    incidents.mark_released(prime_day, arrest_id=first.id)
    incidents.log_arrest(prime_day, initials="T.K.")
    with prime_day.read() as reader:
        assert {each.purge_on for each in reader.all(Arrest)} == {None}


def test_a_name_is_refused(prime_day: Workspace) -> None:
    with pytest.raises(BadValue):
        incidents.log_arrest(prime_day, initials="Rosa Marquez")
