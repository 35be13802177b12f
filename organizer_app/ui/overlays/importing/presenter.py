"""Decides what the import sheet says: first a dry run, then, when accepted, the one step that writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.problems import CannotRead
from organizer_app.wording import import_sheet as words
from organizer_app.wording import imports, people_files, problems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.import_reports import ImportReport
    from organizer_app.domain.incoming_people import PeopleReport
    from organizer_app.domain.problems import Problem
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.plan_door import PlanDoor

# Of one kind; who has more looks at the file.
_MOST_LINES = 200
CARDS = frozenset({".vcf", ".vcard"})


def are_cards(files: Sequence[Path]) -> bool:
    """Whether files hold people, as vCards."""
    return bool(files) and all(file.suffix.casefold() in CARDS for file in files)


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
    """

    counts: Sequence[tuple[str, str, int]]
    verdicts: Sequence[Verdict]
    rows: int


class ImportView(Protocol):
    """What the presenter calls; the sheet implements it, tests write it down."""

    def show_busy(self, sentence: str) -> None:
        """Say that work is under way."""

    def show_preview(self, preview: Preview) -> None:
        """Show what would happen."""

    def show_refusal(self, sentence: str) -> None:
        """Say why the files cannot be imported."""

    def show_done(self, sentence: str, *, can_undo: bool) -> None:
        """Close and say what was imported."""


class ImportPresenter:
    """Looks at files and imports them.

    Args:
        view: the sheet.
        door: the way to the plan.
        files: what was dropped.
    """

    def __init__(self, view: ImportView, door: PlanDoor, files: Sequence[Path]) -> None:
        self._view = view
        self._door = door
        self._files = tuple(files)
        self.is_of_people = are_cards(files)
        self._mobilization = ""
        self._asked = 0

    def look(self, mobilization: str = "") -> None:
        """Say what would happen if the files went into a mobilization, by its id; empty as the files say."""
        self._mobilization = mobilization
        self._asked += 1
        asked = self._asked
        self._view.show_busy(words.reading())

        def seen(reports: list[ImportReport]) -> None:
            if asked == self._asked:
                self._view.show_preview(self._preview(reports))

        def refused(problem: Problem) -> None:
            if asked == self._asked:
                self._view.show_refusal(problems.sentence(problem))

        if self.is_of_people:
            self._door.ask(
                lambda workspace: self._run_cards(workspace, dry_run=True),
                lambda reports: (
                    self._view.show_preview(self._preview_of_people(reports))
                    if asked == self._asked
                    else None
                ),
                refused,
            )
            return
        self._door.ask(lambda workspace: self._run(workspace, dry_run=True), seen, refused)

    def accept(self) -> None:
        """Import the files as one step."""
        self._asked += 1
        self._view.show_busy(words.writing())
        if self.is_of_people:
            self._door.ask(
                lambda workspace: self._run_cards(workspace, dry_run=False),
                self._cards_imported,
                lambda problem: self._view.show_refusal(problems.sentence(problem)),
            )
            return
        self._door.ask(
            lambda workspace: self._run(workspace, dry_run=False),
            self._imported,
            lambda problem: self._view.show_refusal(problems.sentence(problem)),
        )

    def _preview_of_people(self, reports: Sequence[PeopleReport]) -> Preview:
        """Say what would come of cards; each that is refused with why."""
        named = [file.name if len(self._files) > 1 else "" for file in self._files]
        refused = [
            Verdict(people_files.card_name(name, card), people_files.refused(card))
            for name, report in zip(named, reports, strict=True)
            for card in report.refused
        ]
        people = sum(report.created + report.updated for report in reports)
        section = _section(people_files.refused_title(len(refused)), refused)
        return Preview(people_files.counts(reports), section, people)

    def _cards_imported(self, reports: Sequence[PeopleReport]) -> None:
        changed = any(report.created or report.updated for report in reports)
        said = " ".join(people_files.summary(report, dry_run=False) for report in reports)
        self._view.show_done(said, can_undo=changed)

    def leave(self) -> None:
        """Do not say anything any more of what is being looked at."""
        self._asked += 1

    def _imported(self, reports: list[ImportReport]) -> None:
        changed = any(report.created or report.updated for report in reports)
        self._view.show_done(words.done(reports), can_undo=changed)

    def _run(self, workspace: Workspace, *, dry_run: bool) -> list[ImportReport]:
        from organizer_app.services import importing

        incoming = []
        for file in self._files:
            try:
                incoming.append(importing.IncomingFile(file.name, file.read_bytes()))
            except OSError as refused:
                raise CannotRead(str(file)) from refused
        options = importing.ImportOptions(mobilization=self._mobilization)
        return importing.import_files(workspace, files=incoming, options=options, dry_run=dry_run)

    def _run_cards(self, workspace: Workspace, *, dry_run: bool) -> list[PeopleReport]:
        from organizer_app.services.importing_people import import_vcards

        reports = []
        for file in self._files:
            try:
                data = file.read_bytes()
            except OSError as refused:
                raise CannotRead(str(file)) from refused
            reports.append(import_vcards(workspace, name=file.name, data=data, dry_run=dry_run))
        return reports

    def _preview(self, reports: Sequence[ImportReport]) -> Preview:
        named = [file.name if len(self._files) > 1 else "" for file in self._files]
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
        return Preview(words.counts(reports), verdicts, rows)


def _section(title: str, lines: list[Verdict]) -> list[Verdict]:
    if not lines:
        return []
    rest = len(lines) - _MOST_LINES
    more = [Verdict("", words.more(rest))] if rest > 0 else []
    return [Verdict("", title, is_heading=True), *lines[:_MOST_LINES], *more]
