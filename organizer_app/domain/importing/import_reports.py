"""Report what an import did, so that every line of the file is accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.importing.incoming import ColumnRead, RowWarning, RowWarningCode, SkippedRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.importing.field_news import FieldNews
    from organizer_app.domain.importing.incoming_people import Outcome, PeopleReport
    from organizer_app.domain.importing.table_layouts import TableLayout


_NOT_TAKEN: Final = frozenset({RowWarningCode.CONFLICT, RowWarningCode.CLEARED})
NEVER_EMPTIED: Final = frozenset({"status", "tactic", "groups"})
"""An action always has a kind and a status, and a group that a list no longer names may have agreed."""


class GoneRow(NamedTuple):
    """A row that the source said before and its file does not say any more; its action stays in the plan.

    Attributes:
        action_id: the action.
        title: its title in the file, or its city without one.
        city: its city.
        day: its day as ISO text; empty without one.
    """

    action_id: str
    title: str
    city: str
    day: str


class RowsRead(NamedTuple):
    """The preview of a file before its import, by the lines on which its rows start.

    Attributes:
        outcomes: expected outcome of each accepted row.
        cells: cells under each heading, for skipped rows too.
        changes: fields of the plan that each row changes, with both values.
        layout: what may be corrected about the table as a whole.
    """

    outcomes: Mapping[int, Outcome]
    cells: Mapping[int, tuple[str, ...]]
    changes: Mapping[int, Sequence[FieldNews]]
    layout: TableLayout | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The verdict on every row of a file.

    Attributes:
        created: rows that became an action.
        updated: rows that changed an action.
        unchanged: rows whose action already has the same values.
        conflicts: rows with fields left alone because someone had changed them in the plan since.
        possible_duplicates: rows that look like another action; both are kept.
        skipped: lines that became no action, with the reason.
        warnings: doubts about imported rows.
        preset: code of the recognized layout.
        columns_kept: headings without a meaning, whose cells went into the notes.
        source: name of the list that the file was taken for.
        is_known_source: whether that list was imported before.
        gone: rows that the list had before and has no longer.
        dry_run: True if nothing was written.
        columns: how every column of the file was read.
        read: the rows one by one, if nothing was written.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: int = 0
    possible_duplicates: int = 0
    skipped: tuple[SkippedRow, ...] = ()
    warnings: tuple[RowWarning, ...] = ()
    preset: str = ""
    columns_kept: tuple[str, ...] = ()
    source: str = ""
    is_known_source: bool = False
    gone: tuple[GoneRow, ...] = ()
    dry_run: bool = False
    columns: tuple[ColumnRead, ...] = field(default=(), compare=False)
    read: RowsRead | None = field(default=None, compare=False)


def cells_in_question(report: ImportReport) -> list[tuple[int, str]]:
    """Return line and field of each cell that was not taken: it is empty now, or a person changed the plan.

    The plan keeps its value unless the person says that the file is right.
    """
    return [
        (doubt.row, doubt.news.field)
        for doubt in report.warnings
        if doubt.news is not None and doubt.code in _NOT_TAKEN and doubt.news.field not in NEVER_EMPTIED
    ]


class ImportCounts(NamedTuple):
    """Number of rows that an import created, updated and skipped, as the journal stores it."""

    created: int
    updated: int
    skipped: int

    def arguments(self) -> dict[str, str]:
        """Return the counts as arguments of a journal step."""
        return {name: str(count) for name, count in self._asdict().items()}


def counts_of(arguments: Mapping[str, str]) -> ImportCounts | None:
    """Return the counts of an import in the journal; None for imports from before they were stored."""
    found = [arguments.get(name, "") for name in ImportCounts._fields]
    return ImportCounts(*map(int, found)) if all(count.isdecimal() for count in found) else None


def counts_of_people(reports: Sequence[PeopleReport]) -> ImportCounts:
    """Return the counts of several files of people or groups together."""
    return ImportCounts(
        sum(report.created for report in reports),
        sum(report.updated for report in reports),
        sum(len(report.refused) for report in reports),
    )
