"""Decides what the import sheet shows: first a dry run, then, when accepted, the one step that writes."""

from __future__ import annotations

from threading import get_ident
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from organizer_app.domain.importing.import_problems import NoUsableColumns
from organizer_app.domain.importing.incoming import ColumnRead
from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.domain.importing.table_layouts import ordered_field
from organizer_app.ui.overlays.importing.import_jobs import NO_ANSWERS, are_cards, guess, work_for
from organizer_app.ui.overlays.importing.verdicts import ListLayout
from organizer_app.wording.errors import problems
from organizer_app.wording.importing import import_sheet as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.overlays.importing.import_jobs import Work
    from organizer_app.ui.overlays.importing.list_lines import Cell, ListLine
    from organizer_app.ui.overlays.importing.pasted import GivenFile
    from organizer_app.ui.overlays.importing.verdicts import Preview

T = TypeVar("T")
# Lines of a list that its columns alone describe, titles of sections included.
_SHORT: Final = 8


class ImportView(Protocol):
    """What the presenter calls; the sheet implements it, and tests record it."""

    def show_subject(self, subject: TableSubject) -> None:
        """Show what kind of rows these are."""

    def show_busy(self, sentence: str) -> None:
        """Show that work is running."""

    def show_preview(self, preview: Preview) -> None:
        """Show what would happen."""

    def show_refusal(self, sentence: str) -> None:
        """Show why the files cannot be imported."""

    def show_unread(self, columns: Sequence[ColumnRead], layouts: Sequence[ListLayout]) -> None:
        """Show that no column is known, and ask what each is, or where else the headings are."""

    def show_done(self, sentence: str, *, can_undo: bool) -> None:
        """Close and report what was imported."""


class ImportPresenter:
    """Previews files and imports them.

    Args:
        view: the sheet.
        access: access to the plan.
        files: the files that were given, or what was pasted.
    """

    def __init__(self, view: ImportView, access: PlanAccess, files: Sequence[GivenFile]) -> None:
        self._view = view
        self._access = access
        self._files = tuple(files)
        self.are_cards = are_cards(files)
        self._subject: TableSubject | None = None
        self._is_guessed = False
        self._mobilization = ""
        self._answers = NO_ANSWERS
        self._column_map: dict[str, str] = {}
        self._asked = 0
        self._reading: int | None = None
        self._rows_read = 0
        self._is_stopped = False

    @property
    def has_answers(self) -> bool:
        """Whether a person mended, assigned or decided something about the files."""
        return bool(self._column_map) or self._answers != NO_ANSWERS

    @property
    def rows_read(self) -> int:
        """How many rows of the files were read so far."""
        return self._rows_read

    def look(self, mobilization: str = "") -> None:
        """Preview the import of actions into a mobilization, by its id; an empty id follows the files."""
        self._mobilization = mobilization
        asked = self._ask()
        subject = self._subject
        if subject is None:
            self._access.ask(
                lambda plan: self._read(asked, lambda: guess(self._files, plan.clock().date())),
                lambda found: self._take_guess(found) if asked == self._asked else None,
                lambda problem: self._refused(asked, problem),
            )
            return
        work = self._work(subject, mobilization, dict(self._column_map))
        self._access.ask(
            lambda plan: self._read(asked, lambda: work.look(plan)),
            lambda preview: self._view.show_preview(self._told(preview)) if asked == self._asked else None,
            lambda problem: self._refused(asked, problem),
        )

    def take_for(self, subject: TableSubject) -> None:
        """Preview the rows as actions, as people or as groups, as a person says."""
        self._is_guessed = False
        self._take(subject)

    def _take_guess(self, subject: TableSubject) -> None:
        self._is_guessed = True
        self._take(subject)

    def _told(self, preview: Preview) -> Preview:
        """Say of a short list without a day what it was taken for: its columns are all that tells it."""
        subject, short = self._subject, len(preview.verdicts) <= _SHORT
        is_dated = subject is TableSubject.ACTIONS and preview.undated < preview.rows
        if subject is None or not (self._is_guessed and preview.rows and short) or is_dated or preview.remark:
            return preview
        return preview._replace(remark=words.taken_for(subject))

    def _take(self, subject: TableSubject) -> None:
        self._subject = subject
        self._view.show_subject(subject)
        self.look(self._mobilization)

    def map_column(self, heading: str, field: str) -> None:
        """Assign a column to a field, by its code, and preview again."""
        self._column_map[heading] = field
        self.look(self._mobilization)

    def use_plan_day(self, *, is_on: bool) -> None:
        """Give every action without a day that of its mobilization, or no day, and preview again."""
        self._answers = self._answers._replace(uses_plan_day=is_on)
        self.look(self._mobilization)

    def take_as_list(self, *, is_same: bool) -> None:
        """Take the file for the list that it looks like, or for another one, and preview again."""
        self._answers = self._answers._replace(is_another_list=not is_same)
        self.look(self._mobilization)

    def believe_file(self, fields: frozenset[str]) -> None:
        """Take the values of the file in these fields where the plan would keep its own; preview again."""
        self._answers = self._answers._replace(of_the_file=fields)
        self.look(self._mobilization)

    def leave_out(self, lines: frozenset[ListLine]) -> None:
        """Leave these lines out, or none, and preview again."""
        self._answers = self._answers._replace(left_out=lines)
        self.look(self._mobilization)

    def take_sheets(self, names: frozenset[str]) -> None:
        """Take these sheets of the workbook, or all that fit, and preview again."""
        self._answers = self._answers._replace(sheets=names, mended=(), left_out=frozenset(), header_rows=())
        self.look(self._mobilization)

    def take_headings(self, number: int, line: int) -> None:
        """Read a list, by its number, with the headings in this line, and preview again.

        What was chosen for its columns and cells is forgotten: it was said of other headings.
        """
        header_rows = {**dict(self._answers.header_rows), number: line}
        self._column_map.clear()
        self._answers = self._answers._replace(
            header_rows=tuple(header_rows.items()), mended=(), left_out=frozenset()
        )
        self.look(self._mobilization)

    def take_order(self, heading: str, field: str, *, is_day_first: bool) -> None:
        """Read the dates of a column with the day or the month first, and preview again."""
        self.map_column(heading, ordered_field(field, is_day_first=is_day_first))

    def mend(self, cells: Mapping[Cell, str]) -> None:
        """Read cells as if the file held these texts, and preview again."""
        mended = {**dict(self._answers.mended), **cells}
        self._answers = self._answers._replace(mended=tuple(mended.items()))
        self.look(self._mobilization)

    def _work(self, subject: TableSubject, mobilization: str, column_map: dict[str, str]) -> Work:
        return work_for(subject, self._files, mobilization, column_map, answers=self._answers)

    def accept(self) -> None:
        """Import the files as one step."""
        self._asked += 1
        self._rows_read = 0
        self._is_stopped = False
        self._view.show_busy(words.writing())
        subject = self._subject or TableSubject.ACTIONS
        work = self._work(subject, self._mobilization, self._column_map)
        self._access.ask(
            lambda plan: self._write(plan, work),
            lambda done: self._view.show_done(done[0], can_undo=done[1]),
            self._not_written,
        )

    def _write(self, plan: Workspace, work: Work) -> tuple[str, bool]:
        """Import in the background, so that it can be stopped until it is kept."""
        from organizer_app.services.importing.import_stops import stopping_when

        self._reading = get_ident()
        try:
            with stopping_when(lambda: self._is_stopped):
                return work.write(plan)
        finally:
            self._reading = None

    def _not_written(self, problem: Problem) -> None:
        if self._is_stopped:
            self._view.show_done(words.stopped(), can_undo=False)
        else:
            self._view.show_refusal(problems.sentence(problem))

    def stop(self) -> None:
        """Stop the import that is being written; one that is kept by then is reported as done."""
        self._is_stopped = True
        self._view.show_busy(words.stopping())
        self._end_reading()

    def leave(self) -> None:
        """Stop reading, and reporting on what was read."""
        self._asked += 1
        self._end_reading()

    def _end_reading(self) -> None:
        thread = self._reading
        if thread is not None:
            from organizer_app.services.importing.incoming_files import stop_reading

            stop_reading(thread)

    def _read(self, asked: int, read: Callable[[], T]) -> T:
        """Read in the background, so that it can be stopped; raise `UnsafeFile` if nobody waits for it."""
        from organizer_app.services.importing.import_stops import go_on, stopping_when
        from organizer_app.services.importing.incoming_files import rows_read

        self._reading = get_ident()
        try:
            with stopping_when(lambda: asked != self._asked), rows_read(self._count):
                go_on()
                return read()
        finally:
            self._reading = None

    def _count(self, rows: int) -> None:
        self._rows_read = rows

    def _ask(self) -> int:
        self._asked += 1
        self._rows_read = 0
        self._view.show_busy(words.reading())
        return self._asked

    def _refused(self, asked: int, problem: Problem) -> None:
        if asked != self._asked:
            return
        if isinstance(problem, NoUsableColumns) and problem.are_headings:
            if len(self._files) == 1:
                samples = problem.samples or ((),) * len(problem.headings)
                found = dict(zip(problem.headings, samples, strict=True))
                layout = problem.layout
                layouts = [ListLayout(0, "", layout)] if layout is not None else []
                columns = [ColumnRead(each, "", found[each]) for each in found]
                self._view.show_unread(columns, layouts)
            else:
                self._view.show_refusal(words.one_by_one())
        else:
            self._view.show_refusal(problems.sentence(problem))
