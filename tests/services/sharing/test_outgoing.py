"""Secrets in every state that actions, groups and people can be in are looked for in all that leaves.

The rules of who may read what are written down here a second time, by hand, so that a slip in the program's
own is seen.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import FormatNotForAudience, NothingFound
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.petitions import LockedNumber
from organizer_app.domain.model.sites import Site, SiteRole
from organizer_app.domain.places.places import Place
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.contact_files import export_contacts
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.formats import CONTACT_FORMATS
from organizer_app.services.sharing.packets import city_packets
from organizer_app.services.sharing.published_files import published_files
from organizer_app.services.sharing.releases import draft_release
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.storage.editor import Editor
from organizer_app.wording.sharing.releases import release_message
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.offered_formats import contact_formats_for, formats_for
from tests.support.open_plans import empty_plan, opened
from tests.support.unpacked_files import unpacked

SECRET = re.compile(r"qz\d{5}qz")
FIRST_DAY = date(2027, 4, 1)
LATER = datetime(2199, 1, 1, tzinfo=UTC)
NOBODY: frozenset[Audience] = frozenset()
PARTNERS = frozenset({Audience.PARTNERS})
OTHERS = frozenset({Audience.PUBLIC, Audience.PARTNERS})
# Who reads of an action outside the desk; one called off that was never announced is told to nobody.
READERS = {
    ActionStatus.PROSPECT: NOBODY,
    ActionStatus.ASKED: PARTNERS,
    ActionStatus.COMMITTED: OTHERS,
    ActionStatus.CONFIRMED: OTHERS,
    ActionStatus.READY: OTHERS,
    ActionStatus.LIVE: OTHERS,
    ActionStatus.ENDED: OTHERS,
    ActionStatus.REPORTED: OTHERS,
    ActionStatus.CLOSED: OTHERS,
    ActionStatus.DECLINED: NOBODY,
    ActionStatus.MERGED: NOBODY,
    ActionStatus.POSTPONED: NOBODY,
    ActionStatus.CANCELLED: NOBODY,
}
CITIES = (*READERS, "cancelled after it was announced")
# Who may read the name of a group in a state, where they read of the action at all.
GROUPS = {
    PartnershipStatus.IDENTIFIED: NOBODY,
    PartnershipStatus.ASKED: NOBODY,
    PartnershipStatus.VERBAL: PARTNERS,
    PartnershipStatus.SIGNED: OTHERS,
    PartnershipStatus.ACTIVE: OTHERS,
    PartnershipStatus.ENDED: OTHERS,
    PartnershipStatus.DECLINED: NOBODY,
    PartnershipStatus.WITHDRAWN: NOBODY,
    "embargoed": PARTNERS,
    "vendor": PARTNERS,
}
# Leads of one action; the one who said yes is the last of them.
PARTS = {
    AssignmentStatus.OPEN: NOBODY,
    AssignmentStatus.ASKED: NOBODY,
    AssignmentStatus.DECLINED: NOBODY,
    AssignmentStatus.REPLACED: NOBODY,
    AssignmentStatus.ACCEPTED: PARTNERS,
}
SHARED = {Audience.PUBLIC: PARTNERS, Audience.PARTNERS: PARTNERS, Audience.INTERNAL: NOBODY}


@dataclass
class Planted:
    """Every secret that was written into the plan, with the readers outside the desk who may see it."""

    readers: dict[str, frozenset[Audience]] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)

    def secret(self, where: str, readers: frozenset[Audience] = NOBODY) -> str:
        text = f"qz{len(self.readers):05}qz"
        self.readers[text], self.where[text] = readers, where
        return text

    def leaks(self, text: str, audience: Audience) -> set[str]:
        seen = set(SECRET.findall(text))
        return {self.where[each] for each in seen if audience not in self.readers[each]}


def plant_action(editor: Editor, planted: Planted, number: int, state: object) -> None:
    """Write an action with a secret in every text that it has, and its groups and people."""
    readers = READERS[state] if isinstance(state, ActionStatus) else OTHERS
    status = state if isinstance(state, ActionStatus) else ActionStatus.CONFIRMED
    key, told = f"a{number}", lambda name: f"{state} {name}"
    editor.put(
        Place(
            id=f"{key} place",
            name=planted.secret(told("place"), readers),
            admin1="WA",
            zone="America/Los_Angeles",
            latitude=47.6,
            longitude=-122.3,
            other_names=(planted.secret(told("place.other_names")),),
        )
    )
    action = CityAction(
        id=key,
        mobilization_id="draft" if status is ActionStatus.PROSPECT else "open",
        place_id=f"{key} place",
        title=planted.secret(told("title"), readers),
        label=f"City {number}",
        status=status,
        day=FIRST_DAY + timedelta(days=number),
        starts=time(12),
        zone="America/Los_Angeles",
        market=planted.secret(told("market")),
        status_reason=planted.secret(told("status_reason")),
        notes=planted.secret(told("notes")),
        tags=(planted.secret(told("tags")),),
        forced_ready_by=planted.secret(told("forced_ready_by")),
        forced_ready_reason=planted.secret(told("forced_ready_reason")),
        external_id=planted.secret(told("external_id")),
    )
    editor.put(action)
    plant_sites(editor, planted, key, state, readers)
    plant_permit(editor, planted, key, state, readers)
    for group, may_name in GROUPS.items():
        plant_group(editor, planted, key, group, readers & may_name)
    for part, may_meet in PARTS.items():
        plant_person(editor, planted, key, part, readers & may_meet)


def plant_sites(
    editor: Editor, planted: Planted, key: str, state: object, readers: frozenset[Audience]
) -> None:
    """Write where an action takes place, and where it goes in rain, which was written first."""
    rain, rally = (
        Site(
            id=f"{key} 1",
            city_action_id=key,
            role=SiteRole.FALLBACK,
            # In the packet of a city; no schedule names it.
            venue=planted.secret(f"{state} fallback", readers),
            notes=planted.secret(f"{state} fallback.notes"),
        ),
        Site(
            id=f"{key} 2",
            city_action_id=key,
            venue=planted.secret(f"{state} venue", readers),
            postal_code=planted.secret(f"{state} postal_code", readers),
            access_notes=planted.secret(f"{state} access_notes", readers),
            notes=planted.secret(f"{state} site.notes"),
        ),
    )
    editor.add_all([rain, rally])


def plant_permit(
    editor: Editor, planted: Planted, key: str, state: object, readers: frozenset[Audience]
) -> None:
    editor.put(
        Permit(
            id=f"{key} permit",
            city_action_id=key,
            authority=planted.secret(f"{state} permit.authority", readers - {Audience.PUBLIC}),
            contact=planted.secret(f"{state} permit.contact"),
            conditions=planted.secret(f"{state} permit.conditions"),
            number=planted.secret(f"{state} permit.number"),
            notes=planted.secret(f"{state} permit.notes"),
        )
    )


def plant_group(
    editor: Editor, planted: Planted, action_id: str, state: object, readers: frozenset[Audience]
) -> None:
    key = f"{action_id} {state}"
    status = state if isinstance(state, PartnershipStatus) else PartnershipStatus.SIGNED
    editor.put(
        Organization(
            id=key,
            name=planted.secret(f"{key} group.name"),
            short_name=planted.secret(f"{key} group.short_name"),
            credit_name=planted.secret(f"{key} group.credit_name", readers),
            website=f"https://{planted.secret(f'{key} group.website', readers)}.example.org",
            notes=planted.secret(f"{key} group.notes"),
            other_names=(planted.secret(f"{key} group.other_names"),),
        )
    )
    editor.put(
        Partnership(
            id=f"{key} partnership",
            city_action_id=action_id,
            organization_id=key,
            status=status,
            role=PartnershipRole.VENDOR if state == "vendor" else PartnershipRole.CO_HOST,
            name_public_from=LATER if state == "embargoed" else None,
        )
    )


def plant_person(
    editor: Editor, planted: Planted, action_id: str, status: AssignmentStatus, readers: frozenset[Audience]
) -> None:
    key = f"{action_id} {list(PARTS).index(status)} {status}"
    editor.put(
        Person(
            id=key,
            name=planted.secret(f"{key} name", readers),
            pronouns=planted.secret(f"{key} pronouns", readers),
            private_notes=planted.secret(f"{key} private_notes"),
            other_names=(planted.secret(f"{key} other_names"),),
            vcard_rest=f"X-REST:{planted.secret(f'{key} vcard_rest')}",
            external_id=planted.secret(f"{key} external_id"),
        )
    )
    editor.put(
        Assignment(
            id=f"{key} role",
            city_action_id=action_id,
            person_id=key,
            status=status,
            role=AssignmentRole.LEAD,
        )
    )
    for shown_to, may_read in SHARED.items():
        value = planted.secret(f"{key} value for {shown_to.code}", readers & may_read)
        editor.put(
            ContactPoint(
                id=f"{key} {shown_to.code}",
                person_id=key,
                kind=ContactKind.EMAIL,
                value=f"{value}@example.org",
                shown_to=shown_to,
                label=planted.secret(f"{key} label for {shown_to.code}"),
            )
        )


def plant_mobilization(editor: Editor, planted: Planted, key: str, readers: frozenset[Audience]) -> None:
    editor.put(
        Campaign(
            id=key, title=planted.secret(f"{key} campaign", readers), notes=planted.secret(f"{key} c.notes")
        )
    )
    editor.put(
        Mobilization(
            id=key,
            campaign_id=key,
            title=planted.secret(f"{key} title", readers),
            hashtags=(f"#{planted.secret(f'{key} hashtag', readers)}",),
            notes=planted.secret(f"{key} notes"),
            press_contact=planted.secret(f"{key} press contact", readers),
            press_contact_shown_to=Audience.PUBLIC if readers else Audience.INTERNAL,
        )
    )
    editor.put(
        LockedNumber(
            id=key, mobilization_id=key, metric="turnout", text=planted.secret(f"{key} number", readers)
        )
    )
    for shown_to in (
        (Audience.PUBLIC, Audience.PARTNERS, Audience.INTERNAL) if readers else (Audience.INTERNAL,)
    ):
        may_read = frozenset({each for each in readers if each >= shown_to})
        editor.put(
            KeyDate(
                id=f"{key} {shown_to.code}",
                mobilization_id=key,
                title=planted.secret(f"{key} key date for {shown_to.code}", may_read),
                venue=planted.secret(f"{key} venue for {shown_to.code}", may_read),
                notes=planted.secret(f"{key} notes for {shown_to.code}"),
                day=FIRST_DAY,
                shown_to=shown_to,
            )
        )


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, Planted]]:
    planted = Planted()
    with opened(empty_plan(tmp_path_factory.mktemp("plan"))) as workspace:
        with workspace.edit(EditKind.IMPORTED) as editor:
            for moment in editor.all(Mobilization):
                editor.hide(moment)
            plant_mobilization(editor, planted, "open", OTHERS)
            plant_mobilization(editor, planted, "draft", NOBODY)
            for number, state in enumerate(CITIES):
                plant_action(editor, planted, number, state)
        with workspace.edit(EditKind.CHANGED_STATUS) as editor:
            action = editor.get(CityAction, f"a{len(CITIES) - 1}")
            editor.put(replace(action, status=ActionStatus.CANCELLED))
        yield workspace, planted


# The label of a city stands for its place; what is called off has no packet, which tells of rain and permits.
LEFT_OUT = ("place", "access_notes", "fallback", "permit.authority")
FILTERS: list[dict[str, Any]] = [
    {},
    {"mobilization": "open"},
    {"mobilization": "draft"},
    {"mobilization": "draft", "city": "City 0"},
    {"on": FIRST_DAY - timedelta(days=1)},
    *({"city": f"City {number}"} for number in range(len(CITIES))),
    *({"on": FIRST_DAY + timedelta(days=number)} for number in range(len(CITIES))),
]
audiences = pytest.mark.parametrize("audience", sorted(OTHERS), ids=lambda audience: audience.code)


@audiences
def test_no_part_of_the_plan_tells_others_more_than_they_may_read(
    plan: tuple[Workspace, Planted], audience: Audience
) -> None:
    """Whatever is asked for: every file is made from these values alone."""
    workspace, planted = plan
    for part in FILTERS:
        request = ScheduleRequest(audience=audience, **part)
        with contextlib.suppress(NothingFound):
            schedule = shared_schedule(workspace, request, now=workspace.clock())
            values = repr((schedule, city_packets(workspace, request)))
            assert (part, planted.leaks(values, audience)) == (part, set())


@audiences
def test_every_file_tells_others_what_they_may_read_and_no_more(
    plan: tuple[Workspace, Planted], audience: Audience, tmp_path: Path
) -> None:
    workspace, planted = plan
    request = ScheduleRequest(audience=audience)
    schedule, words = shared_schedule(workspace, request, now=workspace.clock()), schedule_words()
    told = {"packets": repr(city_packets(workspace, request))}
    for code in formats_for(audience):
        told[code] = unpacked(schedule_bytes(schedule, schedule_format=code, words=words))
    for code in CONTACT_FORMATS:
        out = tmp_path / code
        if code not in contact_formats_for(audience):
            with pytest.raises(FormatNotForAudience):
                export_contacts(workspace, contact_format=code, audience=audience, out=out)
            assert not out.exists()
            continue
        export_contacts(workspace, contact_format=code, audience=audience, out=out)
        told[code] = unpacked(out.read_bytes())
    leaks = {code: planted.leaks(text, audience) for code, text in told.items()}
    assert {code: found for code, found in leaks.items() if found} == {}
    heard = set(SECRET.findall("\n".join(told.values())))
    due = {text for text, readers in planted.readers.items() if audience in readers}
    missed = {planted.where[text] for text in due - heard}
    assert {each for each in missed if not each.endswith(LEFT_OUT)} == set()
    assert len(heard) > 70


@audiences
@pytest.mark.parametrize("moment", ["open", "draft"])
def test_no_release_and_no_folder_tells_others_more_than_they_may_read(
    plan: tuple[Workspace, Planted], audience: Audience, moment: str
) -> None:
    workspace, planted = plan
    schedule = draft_release(workspace, audience=audience, mobilization=moment).schedule
    files = published_files(schedule, words=schedule_words())
    texts = [release_message(schedule), *files, *(unpacked(data) for data in files.values())]
    assert planted.leaks("\n".join(texts), audience) == set()
