"""Decides what the logistics tables show and what typing into them does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from typing_extensions import override

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.logistics.logistics_book import PartKind, part_name
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.logistics.show_sheet import ShowSheet
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.sites import Site
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.flow import services
from organizer_app.ui.flow.filtering import Filtering
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.wording.logistics import logistics as words
from organizer_app.wording.logistics import logistics_cells as cell_words

from . import lines as work
from .columns import DRAFT, NAME_OF, Line, TableShown, meant
from .lines import Keep, LineFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.domain.logistics.logistics_book import Part
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

    from .columns import Key, LogisticsColumn


class LogisticsView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_saved(self, sentence: str, file: Path) -> None: ...
    def show_kind(self, kind: PartKind) -> None: ...
    def show_table(self, shown: TableShown) -> None: ...
    def show_summary(self, sentence: str) -> None: ...
    def show_gaps(self, count: int) -> None: ...
    def show_filter(self) -> None: ...
    def edit_line(self, key: Key, column: str) -> None: ...


class LogisticsPresenter(PlanPresenter[LogisticsView], Filtering[LineFilter]):
    """Holds the filter and the line being typed; everything else comes from the book."""

    clears_words = True

    def __init__(self, view: LogisticsView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background)
        self._clock = clock
        self._table: TableShown | None = None
        # The line being typed, and as it was when it was begun.
        self._draft: Part | None = None
        self._first: Part | None = None
        self._below = ("", "")
        self._wanted_line: tuple[Key, str] | None = None
        self.held: work.Held | None = None
        self.kind = PartKind.SITES
        self.wanted = LineFilter()

    # The plan

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self._access.ask(lambda plan: work.read(plan, self._today), self._take)

    def on_change(self, change_set: ChangeSet) -> None:
        """Read what an edit affected."""
        is_affected = change_set.touches(services.logistics_books.SHOWN) or change_set.action_ids
        if self._access.is_open and is_affected:
            # What is held when the read begins counts, not what is held now.
            self._access.ask(lambda plan: work.read(plan, self._today, self.held, change_set), self._take)

    def _today(self, zone: str) -> date:
        return local_of(self._clock(), zone).day

    def _take(self, held: work.Held) -> None:
        self.held = held
        self._view.show_gaps(sum(sum(gaps.values()) for gaps in held.gaps.values()))
        self._show()

    # View and filter

    def choose_view(self, kind: PartKind) -> None:
        """Show another table, unless the line being typed in this one has no name yet."""
        if not self.settle():
            self._view.show_kind(self.kind)
            return
        if kind is not self.kind:
            # Lines are put into the table of their kind alone, and that one is on its way.
            self._table = None
        self.kind = kind
        self._view.show_kind(kind)
        self._show()

    def choose_keep(self, keep: Keep) -> None:
        self._narrow(replace(self.wanted, keep=keep))

    def open_city(self, action_id: str) -> None:
        """Scroll to a city, clearing filters that hide it."""
        self._wanted_line = ((action_id, ""), "")
        if self.wanted.is_empty:
            self._show()
        else:
            self.clear()

    def options(self, facet: Facet) -> list[Option]:
        """Return the values of a facet, with their numbers of cities."""
        return work.options(self.held.book, self.wanted, facet) if self.held else []

    @property
    def _lines(self) -> Sequence[Line]:
        return self._table.lines if self._table is not None else ()

    @override
    def _narrow(self, wanted: LineFilter) -> None:
        self.settle()
        self.wanted = wanted
        self._view.show_filter()
        self._show()

    def _show(self) -> None:
        """Make the lines off the UI thread; a newer request replaces a waiting one."""
        held, asked = self.held, (self.kind, self.wanted)
        if held is None:
            return

        def show(table: TableShown) -> None:
            if asked == (self.kind, self.wanted) and self.held is held:
                self._table = table
                self._show_lines()

        self._access.ask(lambda _plan: work.table(held, *asked), show)
        self._view.show_summary(work.summary_of(held, self.kind))

    def _show_lines(self) -> None:
        table = self._table
        if table is None:
            return
        if self._draft is not None:
            lines = work.put_in(table.lines, self._draft, self._below)
            if lines is None:
                self._draft = None
            else:
                table = table._replace(lines=lines)
        self._view.show_table(table)
        if self._wanted_line is not None:
            wanted, self._wanted_line = self._wanted_line, None
            self._view.edit_line(*wanted)

    # Typing

    def store(self, line: Line, column: LogisticsColumn, text: str) -> str:
        """Store the text typed into a cell; return what is wrong with it, or an empty text."""
        part = line.part
        if part is None or self.held is None:
            return ""
        try:
            value = meant(column, text, part, line.row, self.held.today)
        except UnclearError as unclear:
            return str(unclear)
        field = column.code
        if line.is_draft:
            # Without a draft it is being stored, and comes back with its id in a moment.
            if self._draft is not None and type(part) is type(self._draft):
                changes: dict[str, Any] = {field: value}
                self._draft = replace(self._draft, **changes)
                self._show_lines()
            return ""
        if field == NAME_OF[self.kind] and not value and self.kind is not PartKind.TRANSPORT:
            return self._name_first()
        if value != getattr(part, field):
            self._make(lambda plan: services.logistics.change(plan, part, **{field: value}))
        return ""

    def _name_first(self) -> str:
        return cell_words.name_first(words.view_name(self.kind.value))

    def add_below(self, line: Line) -> None:
        """Start a new line for the city of a line, below it."""
        if self.held is None or not self.settle():
            return
        self._first = self._draft = work.draft_of(self.held.book, self.kind, line)
        self._below = line.key
        self._wanted_line = ((line.action_id, DRAFT), NAME_OF[self.kind])
        self._show_lines()

    def open_owed(self, line: Line) -> None:
        """Go to the table with an amount that a city still owes."""
        if line.owed is not None:
            self.choose_view(line.owed.kind)
            self.open_city(line.action_id)

    def settle(self, *, stays: bool = False) -> bool:
        """Store the line being typed; return whether nothing has to be typed first.

        The cursor goes to the line once it is in the plan if it `stays` there.
        """
        draft = self._draft
        if draft is None:
            return True
        if draft == self._first:
            self.drop()
            return True
        if not part_name(draft).strip() and self.kind is not PartKind.TRANSPORT:
            self._view.show_problem(self._name_first())
            return False
        self._draft = None

        def done(part_id: str) -> None:
            if stays:
                self._wanted_line = ((draft.city_action_id, part_id), "")
                self._show()

        self._access.ask(lambda plan: services.logistics.put_new(plan, draft).id, done)
        return True

    def drop(self) -> None:
        """Discard the line being typed."""
        if self._draft is not None:
            self._draft = None
            self._show_lines()

    def remove(self, line: Line) -> None:
        """Remove a line; undo brings it back."""
        part = line.part
        if line.is_draft:
            self.drop()
        elif part is not None:
            self._make(lambda plan: services.logistics.remove(plan, part))

    def move(self, line: Line, steps: int) -> None:
        """Move a spot or a cue up or down within its city."""
        part = line.part
        if isinstance(part, Site | Cue) and not line.is_draft:
            self._make(lambda plan: services.logistics.move(plan, part, steps))

    def copy_to_others(self, line: Line) -> None:
        """Copy the parts of a city to every visible city that has none."""
        if self.held is None:
            return
        book = self.held.book
        parts = book.of(self.kind, line.action_id) if line.action_id else ()
        heads = [each.action_id for each in self._lines if each.opens_city and each.action_id]
        without = [action_id for action_id in heads if not book.of(self.kind, action_id)]
        if not parts or not without:
            self._view.show_problem(words.nothing_to_copy() if not parts else words.nobody_without())
            return
        self._access.ask(
            lambda plan: services.logistics.copy_to(plan, parts, without),
            lambda made: self._view.show_toast(words.copied(made, len(without)), can_undo=True),
        )

    def printable(self) -> list[str]:
        """Return the visible cities that have a run of show."""
        book = self.held.book if self.held else None
        heads = [line.action_id for line in self._lines if line.is_head]
        return [each for each in heads if book and each and book.of(PartKind.RUN_OF_SHOW, each)]

    def print_to(self, action_ids: Sequence[str], out: Path) -> None:
        """Write the run of show of some cities to a file."""
        held = self.held
        if held is None:
            return

        def print_shows(plan: Workspace) -> str:
            from organizer_app.wording.logistics.show_sheets import show_words
            from organizer_app.wording.sharing.shared_schedules import schedule_words

            book, made_at, wanted = held.book, plan.clock(), frozenset(action_ids)
            shows = [
                ShowSheet(
                    title=book.title,
                    row=row,
                    cues=run_of_show(book.all(Cue, row.action_id), row.starts),
                    sites=book.all(Site, row.action_id),
                    made_at=made_at,
                    desk_zone=book.desk_zone,
                )
                for row in book.rows
                if row.action_id in wanted and book.of(PartKind.RUN_OF_SHOW, row.action_id)
            ]
            services.show_files.write_shows(
                shows, schedule_words=schedule_words(), words=show_words(), out=out
            )
            return str(out)

        self._access.ask(print_shows, lambda path: self._view.show_saved(words.written(path), out))

    def complain(self, sentence: str) -> None:
        """Show why something cannot be done."""
        self._view.show_problem(sentence)

    def _make(self, change: Callable[[Workspace], object]) -> None:
        self._access.ask(change, lambda _done: None)
