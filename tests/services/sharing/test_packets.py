"""A packet holds what its reader may see of one city, and nothing of anybody above that."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.people import ContactPoint
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.sharing.city_packet import CityPacket
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.exporting import ScheduleRequest
from organizer_app.services.sharing.packets import city_packets
from tests.support.open_plans import opened, sample_plan


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        with workspace.edit(EditKind.IMPORTED, file="cues.csv") as editor:
            seattle = seattle_of(editor.all(CityAction))
            for cue in editor.all(Cue, city_action_id=seattle.id):
                editor.hide(cue)
            editor.put(
                Cue(id="c2", city_action_id=seattle.id, title="Speakers", position=2, script="secret script")
            )
            editor.put(
                Cue(
                    id="c1",
                    city_action_id=seattle.id,
                    title="Open",
                    starts=time(12),
                    is_hard=True,
                    position=1,
                )
            )
            editor.put(
                Permit(
                    id="p", city_action_id=seattle.id, kind=PermitKind.SOUND, status=PermitStatus.FILED,
                    authority="Parks", conditions="under 80 decibels", contact="Pat Sample",
                )
            )  # fmt: skip
        yield workspace


def seattle_of(actions: tuple[CityAction, ...]) -> CityAction:
    return next(action for action in actions if action.title == "Rally at the Spheres")


def packet(plan: Workspace, audience: Audience) -> CityPacket:
    (found,) = city_packets(plan, ScheduleRequest(audience=audience, city="Seattle, WA"))
    return found


def test_the_desk_gets_everything_in_order(plan: Workspace) -> None:
    found = packet(plan, Audience.INTERNAL)
    assert [cue.title for cue in found.cues] == ["Open", "Speakers"]
    assert "Wren Castellano" in [person.name for person in found.people]
    assert any(person.phone for person in found.people)
    assert (found.permits[0].contact, found.permits[0].conditions) == ("Pat Sample", "under 80 decibels")
    assert found.tasks
    assert "secret script" not in repr(found)


def test_partners_get_no_phone_that_was_not_opened_to_them(plan: Workspace) -> None:
    found = packet(plan, Audience.PARTNERS)
    assert [person.phone for person in found.people] == [""] * len(found.people)
    assert (found.permits[0].authority, found.permits[0].contact, found.permits[0].conditions) == (
        "Parks",
        "",
        "",
    )
    assert found.entry.readiness == ""
    with plan.edit(EditKind.IMPORTED, file="phones.csv") as editor:
        for contact in editor.all(ContactPoint):
            editor.put(replace(contact, shown_to=Audience.PARTNERS))
    assert any(person.phone for person in packet(plan, Audience.PARTNERS).people)


def test_the_public_gets_place_and_time_alone(plan: Workspace) -> None:
    found = packet(plan, Audience.PUBLIC)
    assert (found.cues, found.people, found.permits, found.tasks) == ((), (), (), ())
    assert found.sites[0].venue


def test_a_called_off_city_has_no_packet(plan: Workspace) -> None:
    with plan.edit(EditKind.CHANGED_STATUS, city="Seattle", value="cancelled") as editor:
        editor.put(replace(seattle_of(editor.all(CityAction)), status=ActionStatus.CANCELLED))
    assert city_packets(plan, ScheduleRequest(audience=Audience.INTERNAL, city="Seattle, WA")) == []


def test_a_step_that_the_plan_settles_is_ticked_on_paper(plan: Workspace) -> None:
    with plan.edit(EditKind.ADDED_TASK, title="Lead named", city="Seattle, WA") as editor:
        seattle = seattle_of(editor.all(CityAction))
        for fact in (PlanFact.LEAD_NAMED, PlanFact.COUNTED):
            editor.put(Task(id=fact.value, title=fact.value, city_action_id=seattle.id, fact=fact))
    ticked = {task.title: task.is_done for task in packet(plan, Audience.INTERNAL).tasks}
    assert (ticked["lead_named"], ticked["counted"]) == (True, False)


def test_why_a_city_is_as_ready_as_it_is_is_for_the_desk_alone(plan: Workspace) -> None:
    assert "no_backup" in packet(plan, Audience.INTERNAL).reasons
    assert packet(plan, Audience.PARTNERS).reasons == ()
    assert packet(plan, Audience.PUBLIC).reasons == ()
