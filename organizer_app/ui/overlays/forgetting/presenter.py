"""Decides what the sheet that erases people shows: who is due, and afterwards the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.people.doubtful_mentions import DoubtfulMention
    from organizer_app.domain.people.erasure import ErasurePlan, ErasureProof
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess


class AskedPerson(NamedTuple):
    """The person who may be erased, and the texts that may mention them."""

    name: str
    mentions: tuple[DoubtfulMention, ...]


class ForgettingView(Protocol):
    """The view that draws all this."""

    def show_person(self, person: AskedPerson, chosen: frozenset[str]) -> None:
        """Ask whether to erase one person, and which texts with them, by their codes."""

    def show_due(self, plan: ErasurePlan, chosen: frozenset[str]) -> None:
        """Show who is due, and which of them are ticked."""

    def show_busy(self) -> None:
        """Show that people are being erased."""

    def show_proofs(self, proofs: tuple[ErasureProof, ...]) -> None:
        """Show what was erased and searched."""


class ForgettingPresenter:
    """Holds who is ticked; nothing is erased before `erase`."""

    def __init__(self, view: ForgettingView, access: PlanAccess, clock: Clock, person_id: str) -> None:
        self._view = view
        self._access = access
        self._clock = clock
        self._person_id = person_id
        self._plan: ErasurePlan | None = None
        self._person: AskedPerson | None = None
        self.also: frozenset[str] = frozenset()
        self.chosen: frozenset[str] = frozenset({person_id} if person_id else ())

    def look(self) -> None:
        """Read who is due."""
        person_id, today = self._person_id, self._clock().date()
        if person_id:
            self._access.ask(lambda plan: _person(plan, person_id), self._ask_about)
        else:
            self._access.ask(lambda plan: _due(plan, today), self._take)

    def _ask_about(self, person: AskedPerson) -> None:
        self._person = person
        self._view.show_person(person, self.also)

    def tick_mention(self, code: str) -> None:
        """Tick a text that may mention the person, or untick it."""
        self.also ^= {code}
        if self._person is not None:
            self._view.show_person(self._person, self.also)

    def _take(self, plan: ErasurePlan) -> None:
        self._plan = plan
        self.chosen &= {each.person_id for each in plan.due}
        self._view.show_due(plan, self.chosen)

    def tick(self, person_id: str) -> None:
        """Tick somebody, or untick them."""
        self.chosen ^= {person_id}
        if self._plan is not None:
            self._view.show_due(self._plan, self.chosen)

    def tick_all(self) -> None:
        """Tick everybody who is due, or every text of the person; nothing when all are ticked."""
        if self._person is not None:
            every = frozenset(each.code for each in self._person.mentions)
            self.also = frozenset() if self.also == every else every
            self._view.show_person(self._person, self.also)
        elif self._plan is not None:
            everybody = frozenset(each.person_id for each in self._plan.due)
            self.chosen = frozenset() if self.chosen == everybody else everybody
            self._view.show_due(self._plan, self.chosen)

    def keep(self, mobilization_id: str, days: int) -> None:
        """Change how long a mobilization keeps its people, and read who is due then."""
        self._access.ask(lambda plan: _keep(plan, mobilization_id, days), lambda _none: self.look())

    def erase(self) -> None:
        """Erase those who are ticked, one after the other."""
        ids, also = sorted(self.chosen), self.also
        if ids:
            self._view.show_busy()
            is_due = not self._person_id
            self._access.ask(lambda plan: _forget(plan, ids, also, is_due=is_due), self._view.show_proofs)


def _person(workspace: Workspace, person_id: str) -> AskedPerson:
    from organizer_app.services.people.forgetting import find_person
    from organizer_app.services.people.person_traces import doubtful_mentions

    name = find_person(workspace, wanted=person_id).name
    return AskedPerson(name, doubtful_mentions(workspace, person_id=person_id))


def _due(workspace: Workspace, today: date) -> ErasurePlan:
    from organizer_app.services.people.forgetting import erasure_plan

    return erasure_plan(workspace, today=today)


def _keep(workspace: Workspace, mobilization_id: str, days: int) -> None:
    from organizer_app.services.people.forgetting import keep_people

    keep_people(workspace, mobilization_id=mobilization_id, days=days)


def _forget(
    workspace: Workspace, ids: list[str], also: frozenset[str], *, is_due: bool
) -> tuple[ErasureProof, ...]:
    from organizer_app.services.day.purges import note_purge
    from organizer_app.services.people.forgetting import forget_all
    from organizer_app.wording.people.forgetting import purge_line

    proofs = forget_all(workspace, person_ids=ids, also=also)
    if is_due and proofs:
        note_purge(workspace, text=purge_line(proofs))
    return proofs
