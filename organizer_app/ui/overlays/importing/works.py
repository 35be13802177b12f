"""What is done with dropped files, by what their rows are: actions, people or partner groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.incoming_people import Outcome, TableSubject
from organizer_app.domain.problems import CannotRead
from organizer_app.wording import import_sheet as words
from organizer_app.wording import imports, people_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from organizer_app.domain.import_reports import ImportReport
    from organizer_app.domain.incoming import ColumnRead
    from organizer_app.domain.incoming_people import PeopleReport
    from organizer_app.services.workspace import Workspace

# Of one kind; who has more looks at the file.
_MOST_LINES = 200
CARDS = frozenset({".vcf", ".vcard"})


class Verdict(NamedTuple):
    """What is said of a line of the file; a heading has no place."""

    place: str
    text: str
    is_heading: bool = False


class Preview(NamedTuple):
    """What the sheet shows of a dry run.

    Attributes:
        counts: code, words and number of what would happen.
        verdicts: what is said of single lines.
        rows: how many rows would be written.
        accept: words of the button that writes them.
        no_doubts: what stands there when nothing is said of any line.
        columns: what each column is taken for; empty where that cannot be chosen.
    """

    counts: Sequence[tuple[str, str, int]]
    verdicts: Sequence[Verdict]
    rows: int
    accept: str
    no_doubts: str
    columns: Sequence[ColumnRead] = ()


class Work(Protocol):
    """Looks at files or imports them; runs in the background."""

    def look(self, workspace: Workspace) -> Preview:
        """Say what would happen."""

    def write(self, workspace: Workspace) -> tuple[str, bool]:
        """Import as one step; say what was done, and whether anything was."""


def are_cards(files: Sequence[Path]) -> bool:
    """Whether files hold people, as vCards."""
    return bool(files) and all(file.suffix.casefold() in CARDS for file in files)


def guess(files: Sequence[Path]) -> TableSubject:
    """Say what the rows of files most likely are, by the first of them."""
    from organizer_app.services.importing_people import likely_subject

    if are_cards(files):
        return TableSubject.PEOPLE
    return likely_subject(_content(files[0]))


def work_for(
    subject: TableSubject, files: Sequence[Path], mobilization: str, column_map: Mapping[str, str]
) -> Work:
    """Return the work on files whose rows are of a kind.

    Args:
        subject: what a row is.
        files: what was dropped.
        mobilization: id of the one that actions go into, empty as the files say.
        column_map: fields of actions by heading, as a person has chosen them.
    """
    if subject is TableSubject.ACTIONS:
        return ActionsWork(files, mobilization, column_map)
    return PeopleWork(files, is_groups=subject is TableSubject.GROUPS)


class ActionsWork:
    """Rows that become actions in cities."""

    def __init__(self, files: Sequence[Path], mobilization: str, column_map: Mapping[str, str]) -> None:
        self._files = files
        self._mobilization = mobilization
        self._column_map = column_map

    def look(self, workspace: Workspace) -> Preview:
        """Implements `Work`."""
        reports = self._run(workspace, dry_run=True)
        named = _names(self._files)
        doubts = [
            Verdict(words.row_name(name, doubt.row), imports.warning(doubt))
            for name, report in zip(named, reports, strict=True)
            for doubt in report.warnings
        ]
        skipped = [
            Verdict(words.row_name(name, row.row), imports.skipped(row))
            for name, report in zip(named, reports, strict=True)
            for row in report.skipped
        ]
        verdicts = [
            *_section(words.doubts_title(len({line.place for line in doubts})), doubts),
            *_section(words.skipped_title(len(skipped)), skipped),
        ]
        rows = sum(report.created + report.updated for report in reports)
        # Two files may give one heading two meanings.
        columns = reports[0].columns if len(reports) == 1 else ()
        return Preview(words.counts(reports), verdicts, rows, words.accept(rows), words.no_doubts(), columns)

    def write(self, workspace: Workspace) -> tuple[str, bool]:
        """Implements `Work`."""
        reports = self._run(workspace, dry_run=False)
        return words.done(reports), any(report.created or report.updated for report in reports)

    def _run(self, workspace: Workspace, *, dry_run: bool) -> list[ImportReport]:
        from organizer_app.services import importing

        incoming = [importing.IncomingFile(file.name, _content(file)) for file in self._files]
        options = importing.ImportOptions(mobilization=self._mobilization, column_map=self._column_map)
        return importing.import_files(workspace, files=incoming, options=options, dry_run=dry_run)


class PeopleWork:
    """Cards or rows that become people, or rows that become partner groups."""

    def __init__(self, files: Sequence[Path], *, is_groups: bool) -> None:
        self._files = files
        self._is_groups = is_groups

    def look(self, workspace: Workspace) -> Preview:
        """Implements `Work`."""
        reports = self._run(workspace, dry_run=True)
        rows = sum(report.created + report.updated for report in reports)
        return Preview(
            people_files.counts(reports, is_groups=self._is_groups),
            self._verdicts(reports),
            rows,
            people_files.accept(rows, is_groups=self._is_groups),
            people_files.no_doubts(),
        )

    def write(self, workspace: Workspace) -> tuple[str, bool]:
        """Implements `Work`."""
        reports = self._run(workspace, dry_run=False)
        summary = people_files.groups_summary if self._is_groups else people_files.summary
        said = " ".join(summary(report, dry_run=False) for report in reports)
        return said, any(report.created or report.updated for report in reports)

    def _verdicts(self, reports: Sequence[PeopleReport]) -> list[Verdict]:
        """Say what would come of every card or row: first what a human should look at."""
        refused, doubtful = [], []
        plain: dict[Outcome, list[Verdict]] = {outcome: [] for outcome in Outcome}
        for file, name, report in zip(self._files, _names(self._files), reports, strict=True):
            is_card = file.suffix.casefold() in CARDS
            refused += [
                Verdict(people_files.place(name, card.spot, is_card=is_card), people_files.refused(card))
                for card in report.refused
            ]
            for row in report.rows:
                place = people_files.place(name, row.spot, is_card=is_card)
                if row.doubt:
                    doubtful.append(Verdict(place, people_files.doubt(row)))
                plain[row.outcome].append(Verdict(place, row.name))
        verdicts = _section(people_files.refused_title(len(refused)), refused)
        verdicts += _section(people_files.doubts_title(len(doubtful)), doubtful)
        for outcome in (Outcome.ALIKE, Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED):
            lines = plain[outcome]
            verdicts += _section(people_files.outcome_title(outcome, len(lines)), lines)
        return verdicts

    def _run(self, workspace: Workspace, *, dry_run: bool) -> list[PeopleReport]:
        from organizer_app.services.importing_groups import import_groups
        from organizer_app.services.importing_people import import_people_table, import_vcards

        reports = []
        for file in self._files:
            run: Callable[..., PeopleReport] = import_people_table
            if self._is_groups:
                run = import_groups
            elif file.suffix.casefold() in CARDS:
                run = import_vcards
            reports.append(run(workspace, name=file.name, data=_content(file), dry_run=dry_run))
        return reports


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as refused:
        raise CannotRead(str(file)) from refused


def _names(files: Sequence[Path]) -> list[str]:
    """Return the names that lines are told apart by: none where there is one file."""
    return [file.name if len(files) > 1 else "" for file in files]


def _section(title: str, lines: list[Verdict]) -> list[Verdict]:
    if not lines:
        return []
    rest = len(lines) - _MOST_LINES
    more = [Verdict("", words.more(rest))] if rest > 0 else []
    return [Verdict("", title, is_heading=True), *lines[:_MOST_LINES], *more]
