"""A group is named in every format as it has agreed to be named, and in none before it may be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.services.plan.typesetting import kept_typesetter
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.contact_files import export_contacts
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.formats import CONTACT_FORMATS, SCHEDULE_FORMATS
from organizer_app.services.sharing.packets import city_packets
from organizer_app.services.sharing.paper import packets_pdf, press_pdf
from organizer_app.services.sharing.published_files import published_files
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.releases import release_message
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.offered_formats import contact_formats_for, formats_for
from tests.support.open_plans import opened, sample_plan
from tests.support.partner_views import city_of
from tests.support.unpacked_files import unpacked

PLAIN, EVERYWHERE, HERE = "Quokka Guild", "Quokka Circle", "Quokka Friends of Seattle"
HOSTED = {"ics", "csv", "xlsx", "html", "json", "geojson", "osdi", "action-network", "text", "press", "pdf"}


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        city = city_of(workspace, "Seattle")
        with workspace.edit(EditKind.CHANGED_NOTES) as editor:
            editor.put(Organization(id="quokka", name=PLAIN, credit_name=EVERYWHERE, short_name="Quokka G."))
            part = Partnership(
                id="part",
                city_action_id=city,
                organization_id="quokka",
                credit_name=HERE,
                status=PartnershipStatus.SIGNED,
                name_public_from=workspace.clock() + timedelta(days=1),
            )
            editor.put(part)
        yield workspace


def lift(workspace: Workspace) -> None:
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        past = workspace.clock() - timedelta(seconds=1)
        editor.put(replace(editor.get(Partnership, "part"), name_public_from=past))


@kept_typesetter()
def told(workspace: Workspace, audience: Audience, folder: Path) -> dict[str, str]:
    """Return all that leaves for an audience, by format."""
    words, request = schedule_words(), ScheduleRequest(audience=audience)
    schedule = shared_schedule(workspace, request, now=workspace.clock())
    found = {
        code: unpacked(schedule_bytes(schedule, schedule_format=code, words=words))
        for code in formats_for(audience)
    }
    packets = city_packets(workspace, request)
    found["packet"] = unpacked(packets_pdf(packets, words, packet_words()))
    found["press-pdf"] = unpacked(press_pdf(packets, words, packet_words()))
    found["message"] = release_message(schedule)
    for code in contact_formats_for(audience):
        export_contacts(workspace, contact_format=code, audience=audience, out=folder / code)
        found[code] = unpacked((folder / code).read_bytes())
    files = published_files(schedule, words=words)
    found["folder"] = "\n".join([*files, *(unpacked(data) for data in files.values())])
    return found


def test_before_its_day_no_format_for_the_public_names_it(plan: Workspace, tmp_path: Path) -> None:
    found = told(plan, Audience.PUBLIC, tmp_path)
    assert set(found) > HOSTED
    assert [code for code, text in found.items() if "Quokka" in text] == []


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTNERS])
def test_once_it_may_be_named_it_is_named_as_agreed_there(
    plan: Workspace, tmp_path: Path, audience: Audience
) -> None:
    lift(plan)
    found = told(plan, audience, tmp_path)
    assert [code for code, text in found.items() if PLAIN in text or EVERYWHERE in text] == []
    assert {code for code in (*HOSTED, "packet", "groups") if HERE not in found[code]} == set()


def test_a_group_that_has_not_signed_is_named_to_nobody_outside(plan: Workspace, tmp_path: Path) -> None:
    lift(plan)
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(Partnership, "part"), status=PartnershipStatus.ASKED))
    for audience in (Audience.PUBLIC, Audience.PARTNERS):
        found = told(plan, audience, tmp_path)
        assert [code for code, text in found.items() if "Quokka" in text] == []


def test_every_format_is_for_somebody() -> None:
    offered = {*formats_for(Audience.INTERNAL), *contact_formats_for(Audience.INTERNAL)}
    assert offered >= {*SCHEDULE_FORMATS, *CONTACT_FORMATS}
