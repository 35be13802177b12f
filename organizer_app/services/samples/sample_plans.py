"""Fills a new plan from a shipped sample, through the same `edit` as everything else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.audiences import audience_of_code
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.model.demands import Demand
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.mobilizations import Mobilization, MobilizationStatus
from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.model.sites import Site, SiteRole
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.model.targets import Target, TargetLevel
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.services.plan.phone_numbers import normalized_phone
from organizer_app.services.plan.places import place_for_text
from organizer_app.services.samples.sample_logistics import sample_parts

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor

Content = Mapping[str, Any]


def read_sample(text: str) -> Content:
    """Read the JSON text of a shipped sample plan."""
    content: Content = json.loads(text)
    return content


def fill_sample(workspace: Workspace, content: Content) -> None:
    """Write a sample into an empty plan, as one edit."""
    with workspace.edit(EditKind.FILLED_SAMPLE, title=content["title"]) as editor:
        filling = Filling(workspace, editor)
        campaign_id = filling.campaign(content)
        for group in content["organizations"]:
            filling.group(group)
        for mobilization in content["mobilizations"]:
            filling.mobilization(campaign_id, mobilization)
        for talk in content["talks"]:
            filling.talk(talk)


class Filling:
    """Remembers the groups and people already written while a sample is read from top to bottom."""

    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        self._workspace = workspace
        self._new_id = workspace.new_id
        self._editor = editor
        self._groups: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._roles: dict[str, str] = {}

    def campaign(self, content: Content) -> str:
        """Write the campaign with its demands and targets; return its id."""
        facts = content["campaign"]
        campaign = self._editor.put(
            Campaign(
                id=self._new_id(),
                title=facts["title"],
                demand=facts["demand"],
                background=facts["background"],
                started_on=date.fromisoformat(facts["started_on"]),
            )
        )
        for position, text in enumerate(content["demands"], 1):
            self._editor.put(Demand(id=self._new_id(), campaign_id=campaign.id, text=text, position=position))
        for target in content["targets"]:
            level = TargetLevel(target["level"])
            names = {"name": target["name"], "title": target["title"], "body": target["body"]}
            self._editor.put(Target(id=self._new_id(), campaign_id=campaign.id, level=level, **names))
        return campaign.id

    def group(self, facts: Content) -> None:
        """Write a group under its parent group."""
        group = Organization(
            id=self._new_id(),
            name=facts["name"],
            short_name=facts.get("short_name", ""),
            kind=OrganizationKind(facts["kind"]),
            parent_id=self._groups.get(facts.get("parent", ""), ""),
        )
        self._groups[group.name] = self._editor.put(group).id

    def mobilization(self, campaign_id: str, facts: Content) -> str:
        """Write a mobilization with its key dates and actions; return its id."""
        mobilization = Mobilization(
            id=self._new_id(),
            campaign_id=campaign_id,
            title=facts["title"],
            anchor_date=date.fromisoformat(facts["anchor_date"]),
            desk_zone=facts["desk_zone"],
            rule=SimultaneityRule(facts["rule"]),
            rule_time=wall_time(facts.get("rule_time")),
            window_minutes=facts.get("window_minutes", 0),
            goal_cities=facts.get("goal_cities"),
            goal_turnout=facts.get("goal_turnout"),
            petition_signatures=facts.get("petition_signatures"),
            hashtags=tuple(facts["hashtags"]),
            status=MobilizationStatus(facts["status"]),
        )
        self._editor.put(mobilization)
        for key_date in facts["key_dates"]:
            self._key_date(mobilization.id, key_date)
        for action in facts["actions"]:
            self._action(mobilization.id, action)
        return mobilization.id

    def talk(self, facts: Content) -> None:
        """Record the outcome of a call to somebody of the plan."""
        person_id = self._people[facts["person"]]
        self._editor.put(
            Talk(
                id=self._new_id(),
                person_id=person_id,
                city_action_id=self._roles[person_id],
                at=datetime.fromisoformat(facts["at"]),
                outcome=TalkOutcome(facts["outcome"]),
                caller=facts["caller"],
                note=facts["note"],
            )
        )

    def _key_date(self, mobilization_id: str, facts: Content) -> None:
        self._editor.put(
            KeyDate(
                id=self._new_id(),
                mobilization_id=mobilization_id,
                title=facts["title"],
                day=date.fromisoformat(facts["day"]),
                starts=wall_time(facts["starts"]),
                zone=facts["zone"],
                venue=facts["venue"],
                shown_to=audience_of_code(facts["shown_to"]),
            )
        )

    def _action(self, mobilization_id: str, facts: Content) -> None:
        place = place_for_text(self._workspace, self._editor, facts["city"])
        if place.version == 0:
            place = self._editor.put(place)
        action = CityAction(
            id=self._new_id(),
            mobilization_id=mobilization_id,
            place_id=place.id,
            title=facts["title"],
            market=facts.get("market", ""),
            tactic=Tactic(facts["tactic"]),
            day=date.fromisoformat(facts["day"]),
            starts=wall_time(facts["starts"]),
            ends=wall_time(facts["ends"]),
            zone=place.zone,
            status=ActionStatus(facts["status"]),
            expected=facts.get("expected"),
            notes=facts["notes"],
            uses_street=facts.get("uses_street", False),
            amplified_sound=facts.get("amplified_sound", False),
        )
        self._editor.put(action)
        self._around(mobilization_id, action.id, facts)

    def _around(self, mobilization_id: str, action_id: str, facts: Content) -> None:
        for site in facts["sites"]:
            spot = {name: text for name, text in site.items() if name != "role"}
            self._editor.put(
                Site(id=self._new_id(), city_action_id=action_id, role=SiteRole(site["role"]), **spot)
            )
        self._editor.add_all(sample_parts(facts.get("logistics", {}), action_id, self._new_id))
        self._partnerships(action_id, facts["groups"])
        for role, person, is_backup in (
            (AssignmentRole.LEAD, facts["lead"], False),
            (AssignmentRole.LEAD, facts["backup"], True),
            (AssignmentRole.PRESS, facts.get("press"), False),
        ):
            if person:
                self._assignment(action_id, role, person, is_backup=is_backup)
        self._permits(action_id, facts.get("permits", ()))
        for title, status, is_gate in facts["tasks"]:
            self._editor.put(
                Task(
                    id=self._new_id(),
                    title=title,
                    mobilization_id=mobilization_id,
                    city_action_id=action_id,
                    status=TaskStatus(status),
                    is_gate=is_gate,
                )
            )

    def _permits(self, action_id: str, permits: Sequence[Content]) -> None:
        for facts in permits:
            self._editor.put(
                Permit(
                    id=self._new_id(),
                    city_action_id=action_id,
                    kind=PermitKind(facts["kind"]),
                    rule_code=facts["rule_code"],
                    authority=facts["authority"],
                    due_on=date.fromisoformat(facts["due_on"]),
                    filed_on=date.fromisoformat(facts["filed_on"]) if "filed_on" in facts else None,
                    status=PermitStatus(facts["status"]),
                )
            )

    def _partnerships(self, action_id: str, names: Sequence[str]) -> None:
        for order, name in enumerate(names, 1):
            self._editor.put(
                Partnership(
                    id=self._new_id(),
                    organization_id=self._groups[name],
                    city_action_id=action_id,
                    role=PartnershipRole.LEAD if order == 1 else PartnershipRole.CO_HOST,
                    status=PartnershipStatus.ACTIVE,
                    credit_order=order,
                )
            )

    def _assignment(self, action_id: str, role: AssignmentRole, person: Content, *, is_backup: bool) -> None:
        person_id = self._person(person)
        self._roles[person_id] = action_id
        self._editor.put(
            Assignment(
                id=self._new_id(),
                city_action_id=action_id,
                person_id=person_id,
                role=role,
                status=AssignmentStatus.ACCEPTED,
                is_backup=is_backup,
            )
        )

    def _person(self, facts: Content) -> str:
        known = self._people.get(facts["name"])
        if known:
            return known
        languages = tuple(facts.get("languages", ()))
        person = self._editor.put(Person(id=self._new_id(), name=facts["name"], languages=languages))
        for kind, value in (
            (ContactKind.PHONE, normalized_phone(facts["phone"], "US")),
            (ContactKind.EMAIL, facts["email"]),
        ):
            self._editor.put(ContactPoint(id=self._new_id(), person_id=person.id, kind=kind, value=value))
        self._people[person.name] = person.id
        return person.id


def wall_time(text: str | None) -> time | None:
    """Read a wall time such as "15:30"; None stays None."""
    return time.fromisoformat(text) if text else None
