"""Builds the packets of cities from the records around each action, without what the audience may not see."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.assignments import AGREED, VACATED, Assignment, AssignmentStatus
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.sites import Site, SiteRole
from organizer_app.domain.model.targets import Target, TargetLevel
from organizer_app.domain.model.tasks import Task, is_settled
from organizer_app.domain.sharing.city_packet import (
    CityPacket,
    PacketCue,
    PacketPermit,
    PacketPerson,
    PacketSite,
    PacketTask,
)
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.domain.time.local_time import minutes_of
from organizer_app.services.sharing.exporting import schedule_from
from organizer_app.storage.audience_reader import AudienceReader
from organizer_app.storage.rows.plan_rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.exporting import ScheduleRequest
    from organizer_app.storage.reader import Reader

_DAY: Final = 24 * 60
# The order of the spots in a day, where nobody has set one.
_WAY: Final = (
    SiteRole.ASSEMBLY, SiteRole.RALLY, SiteRole.MARCH_ROUTE, SiteRole.DELIVERY, SiteRole.DISPERSAL,
    SiteRole.FALLBACK,
)  # fmt: skip


def city_packets(workspace: Workspace, request: ScheduleRequest) -> list[CityPacket]:
    """Return the packets of the cities of a request, in the order of the schedule; canceled ones have none.

    Raises:
        BadValue, NothingFound: see `exporting.shared_schedule`.
    """
    with workspace.read() as reader:
        return packets_from(reader, request, now=workspace.clock())


def packets_from(reader: Reader, request: ScheduleRequest, *, now: datetime) -> list[CityPacket]:
    """Return the same as `city_packets`, from a read that is already open; `now` is UTC."""
    schedule = schedule_from(reader, request, now=now.replace(microsecond=0))
    return _Packets(AudienceReader(reader, request.audience), schedule).all()


def _demand_target(reader: AudienceReader) -> str:
    """Return who can grant the demand, when the plan knows only one."""
    targets = [target for target in reader.all(Target) if target.level is TargetLevel.PRIMARY]
    return targets[0].name if len(targets) == 1 else ""


def _facts_met(rows: Iterable[ActionRow]) -> dict[str, frozenset[PlanFact]]:
    """Return the facts that complete steps of actions, by action id."""
    return {row.action_id: frozenset(map(PlanFact, row.facts.split())) for row in rows}


class _Packets:
    """Reads each kind of record once; what the audience may not see is blank from then on."""

    def __init__(self, reader: AudienceReader, schedule: SharedSchedule) -> None:
        audience = reader.audience
        self._schedule = schedule
        self._audience = audience
        self._ids = {entry_uid(action.id): action.id for action in reader.all(CityAction)}
        self._demand_target = _demand_target(reader)
        sites = sorted(reader.all(Site), key=lambda site: (site.position, _WAY.index(site.role)))
        self._sites = by_action(sites)
        is_inner = audience >= Audience.PARTNERS
        self._cues = by_action(sorted(reader.all(Cue), key=lambda cue: cue.position)) if is_inner else {}
        self._permits = by_action(reader.all(Permit)) if is_inner else {}
        self._tasks = by_action(reader.all(Task)) if is_inner else {}
        rows = read_rows(reader.connection, self._ids.values())
        self._facts = _facts_met(rows)
        # Readiness and its reasons are internal.
        tells = audience >= Audience.INTERNAL
        self._reasons = {row.action_id: tuple(row.reasons.split()) for row in rows} if tells else {}
        telling = frozenset(AssignmentStatus) - VACATED if tells else AGREED
        standing = [each for each in reader.all(Assignment) if each.status in telling] if is_inner else []
        self._roles = by_action(standing)
        self._names = {person.id: person.name for person in reader.all(Person)} if is_inner else {}
        self._phones: dict[str, str] = {}
        self._emails: dict[str, str] = {}
        for contact in reader.all(ContactPoint) if is_inner else ():
            if not contact.ok_on_the_day:
                continue
            if contact.kind is ContactKind.PHONE:
                self._phones.setdefault(contact.person_id, contact.value)
            elif contact.kind is ContactKind.EMAIL:
                self._emails.setdefault(contact.person_id, contact.value)

    def _show(self, action_id: str, entry: SharedEntry) -> Iterator[PacketCue]:
        """Yield the run of show; flexible cues get the time at which the one before them ends."""
        begins = minutes_of(entry.starts) if entry.starts else None
        for timed in run_of_show(self._cues.get(action_id, ()), begins):
            starts = None if timed.starts is None else time(*divmod(timed.starts % _DAY, 60))
            yield PacketCue(starts, timed.cue.title, timed.cue.owner, timed.cue.is_hard)

    def all(self) -> list[CityPacket]:
        """Return the packet of every entry that is not canceled."""
        return [self._packet(entry) for entry in self._schedule.entries if not entry.cancelled]

    def _packet(self, entry: SharedEntry) -> CityPacket:
        action_id = self._ids[entry.uid]
        facts = self._facts.get(action_id, frozenset())
        return CityPacket(
            audience=self._audience,
            title=self._schedule.title,
            desk_zone=self._schedule.desk_zone,
            made_at=self._schedule.generated_at,
            entry=entry,
            reasons=self._reasons.get(action_id, ()),
            demand=self._schedule.demand,
            key_dates=self._schedule.key_dates,
            asked_of=self._demand_target,
            press_contact=self._schedule.press_contact,
            cues=tuple(self._show(action_id, entry)),
            people=tuple(self._people(action_id)),
            sites=tuple(
                PacketSite(site.role, site.venue, site.address, site.access_notes, site.access)
                for site in self._sites.get(action_id, ())
            ),
            permits=tuple(
                PacketPermit(permit.kind, permit.status, permit.authority, permit.conditions, permit.contact)
                for permit in self._permits.get(action_id, ())
            ),
            tasks=tuple(
                PacketTask(task.title, task.due_on, is_settled(task, facts), task.is_gate)
                for task in self._tasks.get(action_id, ())
            ),
        )

    def _people(self, action_id: str) -> Iterable[PacketPerson]:
        for each in self._roles.get(action_id, ()):
            if name := self._names.get(each.person_id):
                phone, email = self._phones.get(each.person_id, ""), self._emails.get(each.person_id, "")
                yield PacketPerson(name, each.role.value, each.is_backup, phone, each.report_at, email)
