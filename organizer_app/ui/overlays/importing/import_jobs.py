"""Handles dropped files by what their rows are: actions, people or partner groups."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from organizer_app.domain.importing.file_endings import CARD_ENDINGS
from organizer_app.domain.importing.import_reports import cells_in_question
from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.incoming_people import Outcome, TableSubject
from organizer_app.ui.overlays.importing.action_lines import OUTCOME_KINDS, ActionLines
from organizer_app.ui.overlays.importing.days_in_doubt import days_in_doubt
from organizer_app.ui.overlays.importing.doubt_lines import DoubtLines
from organizer_app.ui.overlays.importing.hours_in_doubt import hours_in_doubt
from organizer_app.ui.overlays.importing.list_lines import ListLine
from organizer_app.ui.overlays.importing.pasted import content_of
from organizer_app.ui.overlays.importing.unknown_cities import unknown_cities
from organizer_app.ui.overlays.importing.verdicts import (
    DOUBTS,
    ListLayout,
    Preview,
    Verdict,
    section,
)
from organizer_app.wording.importing import import_sheet as words
from organizer_app.wording.people import people_files

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from organizer_app.domain.importing.foreign_files import Sheet
    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.importing.incoming_people import PeopleReport
    from organizer_app.services.importing.import_options import ListOptions
    from organizer_app.services.importing.incoming_files import IncomingFile
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.overlays.importing.cell_questions import CellQuestion
    from organizer_app.ui.overlays.importing.list_lines import Cell
    from organizer_app.ui.overlays.importing.pasted import GivenFile

CARDS = frozenset(CARD_ENDINGS)
# The columns of more lists side by side would be more than anybody can look through.
_MOST_LISTS: Final = 4
_MARKS = {
    Outcome.ALIKE: "copy",
    Outcome.CREATED: "plus",
    Outcome.UPDATED: "pencil",
    Outcome.UNCHANGED: "check",
}


class Answers(NamedTuple):
    """What a person answered once for many rows.

    Attributes:
        uses_plan_day: whether actions without a day get that of their mobilization.
        is_another_list: whether the file is another list than the one it looks like.
        of_the_file: fields for which the file is right where the plan would keep its value.
        mended: each cell that the person mended, with its new text.
        sheets: names of the sheets that the person chose; empty for all that fit.
        left_out: lines that are not to be imported, as the plan seems to have their actions.
        header_rows: numbers of lists, from 0, with the line that has their headings.
    """

    uses_plan_day: bool = False
    is_another_list: bool = False
    of_the_file: frozenset[str] = frozenset()
    mended: tuple[tuple[Cell, str], ...] = ()
    sheets: frozenset[str] = frozenset()
    left_out: frozenset[ListLine] = frozenset()
    header_rows: tuple[tuple[int, int], ...] = ()


NO_ANSWERS = Answers()


class Asked(NamedTuple):
    """What decides how files are read.

    Attributes:
        today: the day of the plan.
        headings: headings to which the person gave a meaning.
        sheets: names of the sheets that the person chose; empty for all that fit.
        subject: what the rows wanted are; None to find out.
    """

    today: date
    headings: Sequence[str] = ()
    sheets: frozenset[str] = frozenset()
    subject: TableSubject | None = None


class Work(Protocol):
    """Looks at files or imports them; runs in the background."""

    def look(self, workspace: Workspace) -> Preview:
        """Report what would happen."""

    def write(self, workspace: Workspace) -> tuple[str, bool]:
        """Import as one step; report what was done, and whether anything was."""


def are_cards(files: Sequence[GivenFile]) -> bool:
    """Return whether files hold people, as vCards."""
    return bool(files) and all(file.suffix.casefold() in CARDS for file in files)


def guess(files: Sequence[GivenFile], today: date) -> TableSubject:
    """Guess what the rows of files are, by the first of them; `today` is the day of the plan."""
    from organizer_app.services.importing.incoming_files import likely_subject

    return likely_subject(_opened(files, today)[0])


def work_for(
    subject: TableSubject,
    files: Sequence[GivenFile],
    mobilization: str,
    column_map: Mapping[str, str],
    *,
    answers: Answers = NO_ANSWERS,
) -> Work:
    """Return the work on files whose rows are of a kind.

    Args:
        subject: what a row is.
        files: the files that were given, or what was pasted.
        mobilization: id of the one that actions go into; empty to follow the files.
        column_map: fields of actions by heading, as a person has chosen them.
        answers: what the person answered for many rows at once.
    """
    if subject is TableSubject.ACTIONS:
        return ActionsWork(files, mobilization, column_map, answers)
    return PeopleWork(files, answers, subject)


class ActionsWork:
    """Rows that become actions in cities."""

    def __init__(
        self,
        files: Sequence[GivenFile],
        mobilization: str,
        column_map: Mapping[str, str],
        answers: Answers,
    ) -> None:
        self._files = files
        self._answers = answers
        self._mobilization = mobilization
        self._column_map = column_map

    def look(self, workspace: Workspace) -> Preview:
        """Implements `Work`."""
        headings = tuple(self._column_map)
        read = self._read(workspace, headings)
        opened = _lists(read, headings)
        reports = self._run(workspace, opened, dry_run=True)
        names = _names(opened, is_one_file=len(read) == 1)
        shown = [report.columns for report in reports[:_MOST_LISTS]] if len(reports) <= _MOST_LISTS else []
        lines = ActionLines(shown, mended=dict(self._answers.mended))
        for number, (name, report) in enumerate(zip(names, reports, strict=True)):
            lines.add(name, report, number)
        rows = sum(report.created + report.updated for report in reports)
        verdicts = lines.sections()
        remark = words.remark(reports)
        doubts = (each.code for report in reports for each in report.warnings)
        undated = sum(code is RowWarningCode.NO_DATE for code in doubts)
        told = [*words.counts(reports), (DOUBTS, words.to_look_at(lines.to_look_at), lines.to_look_at)]
        again = reports[0].source if len(reports) == 1 and reports[0].is_known_source else ""
        kept = [field for report in reports for _line, field in cells_in_question(report)]
        accept = words.accept(rows)
        fields = frozenset(kept)
        sheets = _sheets(read[0], headings) if len(read) == 1 else ()
        asked = [self._of_list(number).mended for number in range(len(reports))] if shown else []
        questions = [
            question for number, mended in enumerate(asked)
            for question in _questions(workspace, reports[number], mended, number, names[number])
        ]  # fmt: skip
        planned = (line for n, report in enumerate(reports) for line in _planned_lines(report, n))
        return Preview(
            told, verdicts, rows, accept, remark, lines.columns, undated, again, fields, len(kept), sheets,
            questions, frozenset(planned), _layouts(names, reports) if shown else (), lines.mix,
        )  # fmt: skip

    def _of_list(self, number: int) -> ListOptions:
        """Return what a person answered about a list, by the lines of its file."""
        from organizer_app.services.importing.import_options import ListOptions

        answers = self._answers
        return ListOptions(
            header_row=dict(answers.header_rows).get(number, 0),
            left_out=frozenset(each.line for each in answers.left_out if each.number == number),
            mended={
                (row.line, heading): text for (row, heading), text in answers.mended if row.number == number
            },
        )

    def write(self, workspace: Workspace) -> tuple[str, bool]:
        """Implements `Work`."""
        headings = tuple(self._column_map)
        read = self._read(workspace, headings)
        opened = _lists(read, headings)
        reports = self._run(workspace, opened, dry_run=False)
        return words.done(reports), any(report.created or report.updated for report in reports)

    def _read(self, workspace: Workspace, headings: Sequence[str]) -> list[IncomingFile]:
        asked = Asked(workspace.clock().date(), headings, self._answers.sheets, TableSubject.ACTIONS)
        return _read(self._files, asked)

    def _run(
        self, workspace: Workspace, opened: Sequence[IncomingFile], *, dry_run: bool
    ) -> list[ImportReport]:
        from organizer_app.services.importing import importing

        options = importing.ImportOptions(
            mobilization=self._mobilization,
            column_map=self._column_map,
            uses_plan_day=self._answers.uses_plan_day,
            is_new_source=self._answers.is_another_list,
            lists=tuple(map(self._of_list, range(len(opened)))),
            answers=frozenset((0, field) for field in self._answers.of_the_file),
        )
        return importing.import_files(workspace, files=opened, options=options, dry_run=dry_run)


class PeopleWork:
    """Cards or rows that become people, or rows that become partner groups."""

    def __init__(self, files: Sequence[GivenFile], answers: Answers, subject: TableSubject) -> None:
        self._files = files
        self._answers = answers
        self._subject = subject
        self._is_groups = subject is TableSubject.GROUPS

    def look(self, workspace: Workspace) -> Preview:
        """Implements `Work`."""
        read = self._read(workspace)
        opened = _lists(read, ())
        reports = self._run(workspace, opened, dry_run=True)
        rows = sum(report.created + report.updated for report in reports)
        verdicts = self._verdicts(opened, reports)
        doubts = sum(bool(row.doubts) for report in reports for row in report.rows)
        is_known = not rows and any(report.unchanged for report in reports)
        remark = words.nothing_new() if is_known else "" if verdicts else people_files.no_doubts()
        return Preview(
            [
                *people_files.counts(reports, is_groups=self._is_groups),
                (DOUBTS, words.to_look_at(doubts), doubts),
            ],
            verdicts,
            rows,
            people_files.accept(rows, is_groups=self._is_groups),
            remark,
            sheets=_sheets(read[0], ()) if len(read) == 1 else (),
            layouts=self._layouts(opened, is_one_file=len(read) == 1),
            mix=_mix(reports),
        )

    def _layouts(self, opened: Sequence[IncomingFile], *, is_one_file: bool) -> tuple[ListLayout, ...]:
        from organizer_app.services.importing.contacts.people_files import people_layouts

        if len(opened) > _MOST_LISTS:
            return ()
        found = people_layouts(opened, self._subject, dict(self._answers.header_rows))
        names = _names(opened, is_one_file=is_one_file)
        return tuple(
            ListLayout(number, name, layout)
            for number, (name, layout) in enumerate(zip(names, found, strict=True))
            if layout is not None
        )

    def _read(self, workspace: Workspace) -> list[IncomingFile]:
        asked = Asked(workspace.clock().date(), sheets=self._answers.sheets, subject=self._subject)
        return _read(self._files, asked)

    def write(self, workspace: Workspace) -> tuple[str, bool]:
        """Implements `Work`."""
        reports = self._run(workspace, _lists(self._read(workspace), ()), dry_run=False)
        summary = people_files.groups_summary if self._is_groups else people_files.summary
        said = " ".join(summary(report, dry_run=False) for report in reports)
        return said, any(report.created or report.updated for report in reports)

    def _verdicts(self, files: Sequence[IncomingFile], reports: Sequence[PeopleReport]) -> list[Verdict]:
        """List what would happen to every card or row, with those that a person should check first."""
        refused, doubtful = [], DoubtLines("circle-help")
        plain: dict[Outcome, list[Verdict]] = {outcome: [] for outcome in Outcome}
        for file, name, report in zip(files, _names(files), reports, strict=True):
            is_card = file.is_of_cards
            refused += [
                Verdict(
                    people_files.place(name, card.spot, is_card=is_card),
                    people_files.refused(card),
                    mark="x",
                    kinds=frozenset({"refused"}),
                )
                for card in report.refused
            ]
            for row, said in zip(report.rows, people_files.doubts_of_rows(report.rows), strict=True):
                place = people_files.place(name, row.spot, is_card=is_card)
                if said:
                    doubtful.add(Verdict(place, "", kinds=frozenset({DOUBTS})), said, row.spot, row.name)
                line = Verdict(place, row.name, mark=_MARKS[row.outcome], kinds=OUTCOME_KINDS[row.outcome])
                plain[row.outcome].append(line)
        verdicts = section(people_files.refused_title(len(refused)), refused)
        verdicts += section(people_files.doubts_title(len(doubtful)), doubtful.lines())
        for outcome in (Outcome.ALIKE, Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED):
            lines = plain[outcome]
            verdicts += section(people_files.outcome_title(outcome, len(lines)), lines)
        return verdicts

    def _run(
        self, workspace: Workspace, opened: Sequence[IncomingFile], *, dry_run: bool
    ) -> list[PeopleReport]:
        from organizer_app.services.importing.contacts.people_files import import_people_files

        return import_people_files(
            workspace,
            files=opened,
            subject=self._subject,
            header_rows=dict(self._answers.header_rows),
            dry_run=dry_run,
        )


def _mix(reports: Sequence[PeopleReport]) -> Mapping[str, int]:
    """Return how many people or groups are ready, unchanged, like others or to be looked at."""
    parts = {Outcome.ALIKE: "possible_duplicates", Outcome.UNCHANGED: "unchanged"}
    rows = (row for report in reports for row in report.rows)
    return Counter(DOUBTS if row.doubts else parts.get(row.outcome, "ready") for row in rows)


def _questions(
    workspace: Workspace, report: ImportReport, mended: Collection[tuple[int, str]], number: int, name: str
) -> list[CellQuestion]:
    """Return the questions about a list; those of several lists begin with its name."""
    cities = unknown_cities(workspace, report, mended)
    found = [*cities, *days_in_doubt(report, mended), *hours_in_doubt(report, mended)]
    return [each.of_list(number, name) for each in found] if name else found


def _layouts(names: Sequence[str], reports: Sequence[ImportReport]) -> tuple[ListLayout, ...]:
    return tuple(
        ListLayout(number, name, report.read.layout)
        for number, (name, report) in enumerate(zip(names, reports, strict=True))
        if report.read is not None and report.read.layout is not None
    )


def _planned_lines(report: ImportReport, number: int) -> frozenset[ListLine]:
    """Return the lines of a list that look like an action of the plan."""
    return frozenset(
        ListLine(number, each.row) for each in report.warnings
        if each.code is RowWarningCode.POSSIBLE_DUPLICATE and each.planned is not None
    )  # fmt: skip


def _opened(files: Sequence[GivenFile], today: date) -> list[IncomingFile]:
    """Return every list in the files; each file is read once, in a child."""
    return _lists(_read(files, Asked(today)), ())


def _read(files: Sequence[GivenFile], asked: Asked) -> list[IncomingFile]:
    """Read the files; of a single one some sheets may have been chosen."""
    from organizer_app.services.importing.incoming_files import IncomingFile, read_file

    given = [
        IncomingFile(
            file.name, content_of(file), chosen=asked.sheets, subject=asked.subject, today=asked.today
        )
        for file in files
    ]
    return [read_file(given[0], asked.headings)] if len(given) == 1 else given


def _lists(files: Sequence[IncomingFile], headings: Sequence[str]) -> list[IncomingFile]:
    from organizer_app.services.importing.incoming_files import opened_files

    return opened_files(files, headings)


def _sheets(file: IncomingFile, headings: Sequence[str]) -> Sequence[Sheet]:
    from organizer_app.services.importing.incoming_files import sheets_of

    return sheets_of(file, headings)


def _names(files: Sequence[IncomingFile], *, is_one_file: bool = False) -> list[str]:
    """Return the names that distinguish lines: those of sheets in one file, none where there is one list."""
    return [((is_one_file and file.sheet) or file.name) if len(files) > 1 else "" for file in files]
