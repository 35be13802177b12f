"""Writes one city of a large sample: its people, actions, permits and what it needs on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.checklists.conditions import facts_of
from organizer_app.domain.checklists.permit_planning import asked_permit, needs_at
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, EngagementRung, Person
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus
from organizer_app.domain.model.sites import Site
from organizer_app.services.plan.places import place_for_text
from organizer_app.services.plan.rule_packs import active_packs
from organizer_app.services.samples.network_sample_logistics import logistics_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.places.places import Place
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.samples.sample_plans import Content
    from organizer_app.storage.editor import Editor


class Stand(NamedTuple):
    """How far an action is at the end of the story, and how its lead relates to it."""

    status: ActionStatus
    lead: AssignmentStatus = AssignmentStatus.ACCEPTED


# What each word in the sample means for an action; the sample lists everything else beside it.
STANDS: Final = {
    "no lead": Stand(ActionStatus.COMMITTED),
    "lead left": Stand(ActionStatus.COMMITTED, AssignmentStatus.DECLINED),
    "late gate": Stand(ActionStatus.COMMITTED),
    "late permit": Stand(ActionStatus.COMMITTED),
    "prospect": Stand(ActionStatus.PROSPECT, AssignmentStatus.ASKED),
    "asked": Stand(ActionStatus.ASKED, AssignmentStatus.ASKED),
    "no backup": Stand(ActionStatus.COMMITTED),
    "no venue": Stand(ActionStatus.COMMITTED),
    "lead asked": Stand(ActionStatus.COMMITTED, AssignmentStatus.ASKED),
    "committed": Stand(ActionStatus.COMMITTED),
    "confirmed": Stand(ActionStatus.CONFIRMED),
    "ready": Stand(ActionStatus.CONFIRMED),
}
_DECIDED: Final = frozenset({PermitStatus.GRANTED, PermitStatus.GRANTED_WITH_CONDITIONS, PermitStatus.DENIED})
_UNFILED: Final = frozenset({PermitStatus.TO_FILE, PermitStatus.RESEARCHING, PermitStatus.NOT_NEEDED})


class CityFilling:
    """One city of the sample, and the ids of what was written for it, in the order of the sample.

    Args:
        workspace: the plan.
        content: the sample.
        number: the place of the city in its list; repeated records are derived from it.
    """

    def __init__(self, workspace: Workspace, content: Content, number: int) -> None:
        self.workspace = workspace
        self.content = content
        self.number = number
        self.zone = ""
        self.action_ids: list[str] = []
        self.person_ids: list[str] = []

    @property
    def facts(self) -> Content:
        """The sample's facts about the city."""
        found: Content = self.content["cities"][self.number]
        return found

    @property
    def name(self) -> str:
        """The city, with its state."""
        return str(self.facts["city"])

    @property
    def anchor(self) -> date:
        """T-0."""
        return date.fromisoformat(self.content["mobilization"]["anchor_date"])

    def write(self, editor: Editor, mobilization_id: str, groups: Mapping[str, str]) -> None:
        """Write the city as it is on the first day of the story."""
        place = editor.keep(place_for_text(self.workspace, editor, self.name))
        self.zone = place.zone
        editor.add_all(self._people(place.id))
        for facts in self.facts["actions"]:
            action = self._action(mobilization_id, place, facts)
            self.action_ids.append(action.id)
            permits = list(self._permits(action, facts))
            permits += self._granted(action, place, {permit.rule_code for permit in permits})
            editor.add_all([action, *self._around(action, facts, groups), *permits])

    def _people(self, place_id: str) -> Iterable[Record]:
        desk, tongues = self.content["desk"], self.content["languages"]
        for spot, name in enumerate(self.facts["people"]):
            person_id = self.workspace.new_id()
            self.person_ids.append(person_id)
            yield Person(
                id=person_id,
                name=name,
                home_place_id=place_id,
                caller=desk[self.number % len(desk)],
                rung=EngagementRung.LEAD if spot == 0 else EngagementRung.ROLE_HOLDER,
                languages=tuple(tongues[(self.number + spot) % len(tongues)]),
            )
            phone = f"+1{self.facts['area']}555{100 + spot:04}"
            email = fold_name(name).replace(" ", ".") + "@example.org"
            for kind, value in ((ContactKind.PHONE, phone), (ContactKind.EMAIL, email)):
                if f"{name}: {kind.value}" not in self.content["unknown_contacts"]:
                    yield ContactPoint(
                        id=self.workspace.new_id(), person_id=person_id, kind=kind, value=value
                    )

    def _action(self, mobilization_id: str, place: Place, facts: Content) -> CityAction:
        starts, ends = map(time.fromisoformat, facts["when"].split("-"))
        uses = facts.get("uses", "").split()
        tactic = Tactic(facts["what"])
        return CityAction(
            id=self.workspace.new_id(),
            mobilization_id=mobilization_id,
            place_id=place.id,
            title=facts.get("title") or self.content["titles"][tactic.value],
            market=place.name,
            tactic=tactic,
            day=date.fromisoformat(facts["on"]) if "on" in facts else self.anchor,
            starts=starts,
            ends=ends,
            zone=place.zone,
            status=self.first_status(facts),
            expected=facts["expected"],
            notes=facts.get("notes", ""),
            uses_street="street" in uses,
            amplified_sound="sound" in uses,
            in_park="park" in uses,
        )

    @staticmethod
    def first_status(facts: Content) -> ActionStatus:
        """Return the status on the first day: asked if the action commits later, otherwise prospect."""
        final = STANDS[facts["is"]].status
        return (
            ActionStatus.ASKED
            if final in {ActionStatus.COMMITTED, ActionStatus.CONFIRMED}
            else ActionStatus.PROSPECT
        )

    def _around(self, action: CityAction, facts: Content, groups: Mapping[str, str]) -> Iterable[Record]:
        is_main = len(self.action_ids) == 1
        if facts["where"]:
            city, _, state = self.name.rpartition(", ")
            yield Site(
                id=self.workspace.new_id(),
                city_action_id=action.id,
                venue=facts["where"],
                locality=city,
                region=state,
            )
        yield from self._roles(action, facts, is_main=is_main)
        yield from self._partnerships(action, groups, is_main=is_main)
        if is_main:
            yield from logistics_of(self.workspace.new_id, self.content, action, self.number)

    def _roles(self, action: CityAction, facts: Content, *, is_main: bool) -> Iterable[Assignment]:
        stand = STANDS[facts["is"]]
        held = [
            (AssignmentRole.LEAD, facts["lead"], stand.lead, False),
            (AssignmentRole.LEAD, facts["backup"], AssignmentStatus.ACCEPTED, True),
        ]
        if is_main:
            held += [
                (AssignmentRole(role), spot, AssignmentStatus(status), False)
                for role, (spot, status) in self.facts["roles"].items()
            ]
        trained_on = date.fromisoformat(self.content["trained_on"])
        for role, spot, status, is_backup in held:
            if spot is not None:
                yield Assignment(
                    id=self.workspace.new_id(),
                    city_action_id=action.id,
                    person_id=self.person_ids[spot],
                    role=role,
                    status=status,
                    is_backup=is_backup,
                    trained_on=trained_on if role is AssignmentRole.MARSHAL_LEAD else None,
                )

    def _partnerships(
        self, action: CityAction, groups: Mapping[str, str], *, is_main: bool
    ) -> Iterable[Partnership]:
        """Yield the groups of the city on its main action, and the leading one on every other."""
        for order, text in enumerate(self.facts["groups"] if is_main else self.facts["groups"][:1], 1):
            name, stage, *role = text.split(":")
            yield Partnership(
                id=self.workspace.new_id(),
                organization_id=groups[name],
                city_action_id=action.id,
                role=PartnershipRole(role[0] if role else "co_host"),
                status=PartnershipStatus(stage),
                credit_order=order,
                turnout_pledge=(action.expected or 0) // 4 if is_main else None,
            )

    def _permits(self, action: CityAction, facts: Content) -> Iterable[Permit]:
        authorities, rules = self.content["authorities"], self.facts.get("rules", {})
        for kind, status_code, offset in facts.get("permits", ()):
            status = PermitStatus(status_code)
            due_on = self.anchor + timedelta(days=offset)
            filed_on = min(due_on, date.fromisoformat(self.content["filed_by"])) - timedelta(
                days=self.number % 9
            )
            yield Permit(
                id=self.workspace.new_id(),
                city_action_id=action.id,
                kind=PermitKind(kind),
                rule_code=rules.get(kind, ""),
                authority=authorities[kind].format(city=self.name.rpartition(", ")[0]),
                due_on=due_on,
                filed_on=None if status in _UNFILED else filed_on,
                decided_on=filed_on + timedelta(days=6) if status in _DECIDED else None,
                status=status,
                owner_id=self.person_ids[0],
            )

    def _granted(self, action: CityAction, place: Place, known: Collection[str]) -> Iterable[Permit]:
        """Yield permits that rules require and the sample does not list: filed in time, and granted."""
        for need in needs_at(place, facts_of(action), action.day, active_packs()):
            if need.rule.code not in known:
                filed_on = (need.latest_on or self.anchor) - timedelta(days=1 + self.number % 9)
                yield replace(
                    asked_permit(action.id, need),
                    id=self.workspace.new_id(),
                    filed_on=filed_on,
                    decided_on=filed_on + timedelta(days=6),
                    status=PermitStatus.GRANTED,
                    owner_id=self.person_ids[0],
                )
