"""Before a release the desk hears of names that have left and of leads in two places at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment, AssignmentRole
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.sites import Site
from organizer_app.domain.sharing.release_checks import CheckKind
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.release_questions import action_of_uid, release_questions
from organizer_app.services.sharing.releases import draft_release
from tests.support.open_plans import opened, sample_plan
from tests.support.partner_views import city_of


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def asked(plan: Workspace, audience: Audience = Audience.PARTNERS) -> dict[CheckKind, tuple[int, str]]:
    draft = draft_release(plan, audience=audience)
    with plan.read() as reader:
        found = release_questions(reader, draft.schedule)
    return {each.kind: (each.missing, action_of_uid(plan, each.uid) if each.uid else "") for each in found}


def test_a_name_that_has_left_is_found_in_what_people_read(plan: Workspace) -> None:
    arlington = city_of(plan, "Arlington")
    assert asked(plan)[CheckKind.WITHDRAWN] == (0, "")
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        part = next(iter(editor.all(Partnership, city_action_id=arlington)))
        editor.put(replace(part, status=PartnershipStatus.WITHDRAWN, credit_name="Quokka Guild"))
        editor.put(replace(editor.get(CityAction, arlington), title="Vigil with the QUOKKA guild"))
    assert asked(plan)[CheckKind.WITHDRAWN] == (1, arlington)
    assert asked(plan, Audience.PUBLIC)[CheckKind.WITHDRAWN] == (1, arlington)


def test_a_lead_in_two_places_at_once_is_found_where_leads_are_shown(plan: Workspace) -> None:
    seattle, portland = city_of(plan, "Seattle"), city_of(plan, "Portland")
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        role = next(
            each
            for each in editor.all(Assignment, city_action_id=seattle)
            if each.role is AssignmentRole.LEAD and not each.is_backup
        )
        editor.put(Assignment(id="twice", city_action_id=portland, person_id=role.person_id, role=role.role))
    assert asked(plan)[CheckKind.BOOKED] == (2, portland)
    assert CheckKind.BOOKED not in asked(plan, Audience.PUBLIC)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", "Rally, call (202) 555-0147"),
        ("title", "Rally, canary@example.org"),
        ("public_url", "mailto:canary@example.org"),
        ("venue", "Steps, ask +1 202 555 0147"),
        ("access_notes", "Ring 202.555.0147 at the gate"),
    ],
)
def test_a_number_or_address_in_what_others_read_is_found(plan: Workspace, field: str, text: str) -> None:
    seattle = city_of(plan, "Seattle")
    assert asked(plan, Audience.PUBLIC)[CheckKind.CONTACT] == (0, "")
    put_text(plan, seattle, field, text)
    for audience in (Audience.PUBLIC, Audience.PARTNERS):
        assert asked(plan, audience)[CheckKind.CONTACT] == (1, seattle)
    assert CheckKind.CONTACT not in asked(plan, Audience.INTERNAL)


@pytest.mark.parametrize("field", ["title", "venue", "access_notes"])
def test_the_name_of_a_person_in_what_the_public_reads_is_found(plan: Workspace, field: str) -> None:
    seattle = city_of(plan, "Seattle")
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(Person(id="ana", name="Ana Ibarra-Peña", other_names=("Rally",)))
    assert asked(plan, Audience.PUBLIC)[CheckKind.PERSON] == (0, "")
    put_text(plan, seattle, field, "Meet at ana ibarra pena's stand")
    assert asked(plan, Audience.PUBLIC)[CheckKind.PERSON] == (1, seattle)
    assert CheckKind.PERSON not in asked(plan, Audience.PARTNERS)


def test_key_dates_and_numbers_are_looked_through_as_well(plan: Workspace) -> None:
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        (date,) = editor.all(KeyDate)
        editor.put(replace(date, venue="by phone, 202-555-0147"))
    assert asked(plan, Audience.PUBLIC)[CheckKind.CONTACT] == (1, "")


def put_text(plan: Workspace, action_id: str, field: str, text: str) -> None:
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        if field in {"title", "public_url"}:
            editor.put(replace(editor.get(CityAction, action_id), **{field: text}))
        else:
            editor.put(replace(editor.all(Site, city_action_id=action_id)[0], **{field: text}))


def test_a_key_that_is_not_in_the_plan_leads_nowhere(plan: Workspace) -> None:
    assert action_of_uid(plan, "nothing@organizer") == ""
