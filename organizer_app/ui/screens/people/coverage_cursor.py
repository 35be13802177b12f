"""Decides what the coverage matrix shows: its lines, the current cell, and who could fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.filters import Facet, Option
from organizer_app.domain.people.coverage import (
    COLUMNS,
    EMPTY_COVERAGE,
    CellState,
    Coverage,
    coverage_of,
    ways_out,
)
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.screens.people.coverage_groups import Grouping, ordered
from organizer_app.ui.screens.people.people_filter import PEOPLE_SPECS
from organizer_app.ui.screens.people.people_view import CellShown, CoverageShown

_OPEN = frozenset({CellState.GAP, CellState.ASKED})

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from organizer_app.domain.basics.filters import Filter
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.screens.people.people_view import ScreenView


class CoverageCursor:
    """Holds the current cell; the matrix is computed in the background.

    Args:
        view: draws it.
        access: access to the plan.
        clock: returns the present instant, UTC.
        change: changes the plan.
    """

    def __init__(
        self,
        view: ScreenView,
        access: PlanAccess,
        clock: Clock,
        change: Callable[[Callable[[Workspace], object]], None],
    ) -> None:
        self._view = view
        self._access = access
        self._clock = clock
        self._change = change
        self._book: PeopleBook | None = None
        self._coverage: Coverage = EMPTY_COVERAGE
        self.cell: tuple[str, int] | None = None
        self.grouping = Grouping.READINESS

    def show(self, book: PeopleBook, kept: Filter) -> None:
        """Show the upcoming cities that pass a filter and whose name or leads contain all words."""
        wanted, states = kept.words.casefold().split(), kept.of(Facet.STATE)
        roles, is_gap = kept.of(Facet.ROLE), bool(kept.of(Facet.GAPS))
        today = local_of(self._clock(), book.desk_zone("")).day.isoformat()
        rows = [
            row
            for row in book.rows.values()
            if (not row.day or row.day >= today)
            and (not states or row.state in states)
            and all(word in f"{row.city} {row.state} {row.lead} {row.backup}".casefold() for word in wanted)
        ]
        self._book = book
        self._access.ask(lambda _plan: _narrowed(book, coverage_of(book, rows), roles, is_gap), self._take)

    def _take(self, coverage: Coverage) -> None:
        if self._book is None:
            return
        rows = ordered(coverage.rows, self.grouping, self._clock())
        self._coverage = coverage = coverage._replace(rows=rows)
        today = local_of(self._clock(), self._book.desk_zone("")).day.isoformat()
        self._view.show_coverage(CoverageShown(self._book, coverage, today, self.grouping))
        self._show_cell()

    def group_by(self, grouping: Grouping) -> None:
        """Group the cities another way."""
        self.grouping = grouping
        self._take(self._coverage)

    def choose(self, action_id: str, column: int) -> None:
        """Select a cell."""
        self.cell = (action_id, column)
        self._show_cell()

    def leave(self) -> None:
        """Deselect the cell."""
        self.cell = None
        self._show_cell()

    def _show_cell(self) -> None:
        if self._book is None or self.cell is None or self.cell[0] not in self._book.rows:
            self._view.show_cell(None)
            return
        action_id, column = self.cell
        ways = ways_out(self._book, self._coverage, action_id, column, self._clock())
        self._view.show_cell(CellShown(action_id, column, ways))

    def open_roles(self) -> list[Option]:
        """Return the roles with the number of shown cities where each is open."""
        rows, name = self._coverage.rows, PEOPLE_SPECS[Facet.ROLE].label
        return [
            Option(each.code, name(each.code), sum(line.cells[number].state in _OPEN for line in rows))
            for number, each in enumerate(COLUMNS)
        ]

    def accept_both(self, first_id: str, second_id: str, reason: str) -> None:
        """Record why one person can do both of two actions, which clears the warning."""

        def accept(plan: Workspace) -> None:
            from organizer_app.domain.checks.findings import FindingKind
            from organizer_app.services.checks.checking import accept

            accept(plan, key=(FindingKind.DOUBLE_BOOKED_LEAD.value, first_id, second_id), reason=reason)

        self._change(accept)

    def next_gap(self) -> tuple[str, int] | None:
        """Return the next open role; in a city, roles that block come before optional ones."""
        gaps = [
            (not cell.blocks, (line.row.action_id, number))
            for line in self._coverage.rows
            for number, cell in enumerate(line.cells)
            if cell.state is CellState.GAP
        ]
        return self._after([place for _is_wanted, place in sorted(gaps, key=lambda each: each[0])])

    def next_twice(self) -> tuple[str, int] | None:
        """Return the next cell whose holder is booked in two cities."""
        return self._after(
            [
                (line.row.action_id, number)
                for line in self._coverage.rows
                for number, cell in enumerate(line.cells)
                if cell.is_twice
            ]
        )

    def _after(self, places: list[tuple[str, int]]) -> tuple[str, int] | None:
        if not places:
            return None
        at = places.index(self.cell) + 1 if self.cell in places else 0
        return places[at % len(places)]

    def fill(self, *, person_id: str = "", name: str = "", at: tuple[str, int] | None = None) -> None:
        """Ask somebody to take the current role, or the role of another cell."""
        cell = at or self.cell
        if cell is None:
            return
        action_id, column = cell[0], COLUMNS[cell[1]]

        def fill(plan: Workspace) -> object:
            from organizer_app.services.people.coverage import fill_role

            return fill_role(
                plan,
                action_id=action_id,
                role=column.role,
                is_backup=column.is_backup,
                person_id=person_id,
                name=name,
            )

        self._change(fill)


def _narrowed(
    book: PeopleBook,
    coverage: Coverage,
    roles: Collection[str],
    is_gap: bool,  # noqa: FBT001  # one of the two things that narrow
) -> Coverage:
    """Keep the cities where one of some roles is open, or is a gap; no roles means all roles."""
    if not (roles or is_gap):
        return coverage
    columns = [number for number, column in enumerate(COLUMNS) if not roles or column.code in roles]
    wanted = frozenset({CellState.GAP}) if is_gap else _OPEN
    rows = [
        line.row for line in coverage.rows if any(line.cells[number].state in wanted for number in columns)
    ]
    return coverage_of(book, rows)
