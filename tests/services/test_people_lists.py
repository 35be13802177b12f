"""Scripts and paper get people with roles, cities and calls."""

from datetime import UTC, datetime

from organizer_app.services import people
from organizer_app.services.people_lists import list_people, sheet_of
from organizer_app.services.workspace import Workspace

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
    assert hodan.facts is not None
    assert hodan.facts.zone == "America/Chicago"


def test_the_call_sheet_goes_by_zone_hour_and_caller(sample: Workspace) -> None:
    sheet = sheet_of(sample, now=NOW)
    assert len(sheet) == 15
    assert [line.opens for line in sheet] == sorted(line.opens for line in sheet)
    assert sheet[-1].zone == "America/Los_Angeles"
    (karl,) = (each.person.id for each in list_people(sample, words="karl"))
    people.set_caller(sample, person_ids=[karl], caller="Maya")
    assert [line.name for line in sheet_of(sample, now=NOW, callers={"Maya"})] == ["Karl Engstrom"]
