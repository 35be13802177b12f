"""Scripts and paper get people with roles, cities and calls."""

from datetime import UTC, datetime

from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.services.people import people
from organizer_app.services.people.calls import CallResult, log_call
from organizer_app.services.people.people_lists import list_people, sheet_of
from organizer_app.services.plan.workspace import Workspace

NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)


def names(workspace: Workspace, **wanted: object) -> list[str]:
    return [each.person.name for each in list_people(workspace, **wanted)]  # type: ignore[arg-type]  # filters by name


def test_people_are_kept_by_state_city_and_words(sample: Workspace) -> None:
    assert len(names(sample)) == 15
    assert names(sample, states={"MN"}) == ["Hodan Farah", "Karl Engstrom"]
    assert names(sample, city="seattle, wa") == ["Wren Castellano"]
    assert names(sample, words="somali hodan") == ["Hodan Farah"]
    assert names(sample, words="nobody") == []


def test_a_person_comes_with_roles_contacts_and_calls(sample: Workspace) -> None:
    (hodan,) = list_people(sample, words="hodan")
    assert [(held.role.value, row.city) for held, row in hodan.roles] == [("lead", "Minneapolis")]
    assert hodan.phone.startswith("+1612555")
    assert hodan.zone == "America/Chicago"
    assert hodan.tried.outcome is TalkOutcome.REACHED


def test_who_declined_and_has_no_role_any_more_is_listed_with_the_refusal(sample: Workspace) -> None:
    (hodan,) = list_people(sample, words="hodan")
    ((held, row),) = hodan.roles
    result = CallResult(
        person_id=hodan.person.id,
        action_id=row.action_id,
        point_id="",
        outcome=TalkOutcome.DECLINED,
        at=NOW,
        zone=hodan.zone,
    )
    log_call(sample, result)
    (hodan,) = list_people(sample, words="hodan")
    assert hodan.roles == ()
    assert hodan.tried.outcome is TalkOutcome.DECLINED
    assert hodan.tried.reached == epoch_minutes(NOW)
    assert held.status is AssignmentStatus.ACCEPTED


def test_the_call_sheet_goes_by_zone_hour_and_caller(sample: Workspace) -> None:
    sheet = sheet_of(sample, now=NOW)
    assert len(sheet) == 15
    assert [line.opens for line in sheet] == sorted(line.opens for line in sheet)
    assert sheet[-1].zone == "America/Los_Angeles"
    (karl,) = (each.person.id for each in list_people(sample, words="karl"))
    people.set_caller(sample, person_ids=[karl], caller="Maya")
    assert [line.name for line in sheet_of(sample, now=NOW, callers={"Maya"})] == ["Karl Engstrom"]
