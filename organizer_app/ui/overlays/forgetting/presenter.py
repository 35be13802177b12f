"""Decides what the sheet that erases people shows: who is due, and afterwards the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.people.erasure import ErasurePlan, ErasureProof
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanDoor


class ForgettingView(Protocol):
    """The view that draws all this."""

    def show_person(self, name: str) -> None:
        """Ask whether to erase one person."""

    def show_due(self, plan: ErasurePlan, chosen: frozenset[str]) -> None:
        """Show who is due, and which of them are ticked."""

    def show_busy(self) -> None:
        """Show that people are being erased."""

    def show_proofs(self, proofs: tuple[ErasureProof, ...]) -> None:
        """Show what was erased and searched."""


class ForgettingPresenter:
    """Holds who is ticked; nothing is erased before `erase`."""

    def __init__(self, view: ForgettingView, door: PlanDoor, clock: Clock, person_id: str) -> None:
        self._view = view
        self._door = door
        self._clock = clock
        self._person_id = person_id
        self._plan: ErasurePlan | None = None
        self.chosen: frozenset[str] = frozenset({person_id} if person_id else ())

    def look(self) -> None:
        """Read who is due."""
        person_id, today = self._person_id, self._clock().date()
        if person_id:
            self._door.ask(lambda plan: _name(plan, person_id), self._view.show_person)
        else:
            self._door.ask(lambda plan: _due(plan, today), self._take)

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
        """Tick everybody who is due, or nobody when all are ticked."""
        if self._plan is not None:
            everybody = frozenset(each.person_id for each in self._plan.due)
            self.chosen = frozenset() if self.chosen == everybody else everybody
            self._view.show_due(self._plan, self.chosen)

    def keep(self, mobilization_id: str, days: int) -> None:
        """Change how long a mobilization keeps its people, and read who is due then."""
        self._door.ask(lambda plan: _keep(plan, mobilization_id, days), lambda _none: self.look())

    def erase(self) -> None:
        """Erase those who are ticked, one after the other."""
        ids = sorted(self.chosen)
        if ids:
            self._view.show_busy()
            self._door.ask(lambda plan: _forget(plan, ids), self._view.show_proofs)


def _name(workspace: Workspace, person_id: str) -> str:
    from organizer_app.services.people.forgetting import find_person

    return find_person(workspace, wanted=person_id).name


def _due(workspace: Workspace, today: date) -> ErasurePlan:
    from organizer_app.services.people.forgetting import erasure_plan

    return erasure_plan(workspace, today=today)


def _keep(workspace: Workspace, mobilization_id: str, days: int) -> None:
    from organizer_app.services.people.forgetting import keep_people

    keep_people(workspace, mobilization_id=mobilization_id, days=days)


def _forget(workspace: Workspace, ids: list[str]) -> tuple[ErasureProof, ...]:
    from organizer_app.services.people.forgetting import forget

    return tuple(forget(workspace, person_id=person_id) for person_id in ids)
