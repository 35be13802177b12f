"""Reads the intervals and limits of the day for a scope, and saves those that were typed otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.day.day_numbers import DEFAULTS, MOST_MINUTES, ChangedNumber, least_of, numbers_for
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.wording.day import day_numbers as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.day.day_clock import DayNumbers
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess


class Scope(NamedTuple):
    """For what a number is set: all cities, those with a tag, or one action."""

    action_id: str = ""
    tag: str = ""


class NumberRow(NamedTuple):
    """A number: what is set for the scope, empty for nothing, and what counts without that."""

    number: DayNumber
    own: str
    usual: str


class DayNumbersView(ProblemView, Protocol):
    """What the presenter calls on the sheet."""

    def show_scopes(self, numbers: DayNumbers) -> None:
        """Offer tags and cities."""

    def show_rows(self, rows: Mapping[DayNumber, NumberRow]) -> None:
        """Fill the fields."""

    def show_wrong(self, sentence: str, number: DayNumber) -> None:
        """Say which value cannot be taken."""

    def finish(self, count: int) -> None:
        """Close after saving; `count` numbers changed."""


class DayNumbersPresenter:
    """Handles one sheet."""

    def __init__(self, view: DayNumbersView, access: PlanAccess) -> None:
        self._view = view
        self._access = access
        self._known: DayNumbers | None = None
        self._scope = Scope()
        self._rows: dict[DayNumber, NumberRow] = {}

    def look(self) -> None:
        """Read the numbers."""
        self._access.ask(_read, self._take)

    def _take(self, numbers: DayNumbers) -> None:
        self._known = numbers
        self._view.show_scopes(numbers)
        self.choose(self._scope)

    def choose(self, scope: Scope) -> None:
        """Show what is set for another scope; the clock of this computer has no city."""
        known = self._known
        if known is None:
            return
        self._scope = scope
        own = {each.number: each.value for each in known.changed if (each.city_action_id, each.tag) == scope}
        others = [each for each in known.changed if (each.city_action_id, each.tag) != scope]
        usual = numbers_for(_wider(others, scope), scope.action_id, (scope.tag,) if scope.tag else ())
        self._rows = {
            number: NumberRow(number, str(own[number]) if number in own else "", str(usual[number]))
            for number in DEFAULTS
            if number is not DayNumber.CLOCK_CORRECTION or scope == Scope()
        }
        self._view.show_rows(self._rows)

    def save(self, texts: Mapping[DayNumber, str]) -> None:
        """Save what differs; an empty field means the usual value, "off" a check-in that is not expected."""
        changes: dict[DayNumber, int | None] = {}
        for number, row in self._rows.items():
            typed = texts.get(number, "").strip()
            if typed == row.own or (typed == words.off() and row.own == "-1"):
                continue
            value = words.number_typed(typed)
            if typed and value is None:
                self._view.show_wrong(words.not_a_number(typed), number)
                return
            if value is not None and not least_of(number) <= value <= MOST_MINUTES:
                self._view.show_wrong(words.out_of_range(least_of(number), MOST_MINUTES), number)
                return
            changes[number] = value
        scope = self._scope
        self._access.ask(lambda plan: _save(plan, scope, changes), self._view.finish, self._fail)

    def _fail(self, problem: Problem) -> None:
        from organizer_app.wording.errors import problems

        self._view.show_problem(problems.sentence(problem))


def _wider(changed: list[ChangedNumber], scope: Scope) -> list[ChangedNumber]:
    """Return what also holds for a scope: for a tag or a city, what is set for all."""
    return [each for each in changed if not each.city_action_id and (not each.tag or each.tag == scope.tag)]


def _read(workspace: Workspace) -> DayNumbers:
    from organizer_app.services.day.day_clock import day_numbers

    return day_numbers(workspace)


def _save(workspace: Workspace, scope: Scope, changes: Mapping[DayNumber, int | None]) -> int:
    from organizer_app.services.day.day_clock import reset_number, set_number

    for number, value in changes.items():
        if value is None:
            reset_number(workspace, number=number, action_id=scope.action_id, tag=scope.tag)
        else:
            set_number(workspace, number=number, value=value, action_id=scope.action_id, tag=scope.tag)
    return len(changes)
