"""What an import did, so that every line of the file is accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.importing.incoming import ColumnRead, RowWarning, SkippedRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.importing.incoming_people import Outcome


class RowsRead(NamedTuple):
    """What a person sees of a file before it is imported, by the lines on which its rows begin.

    Attributes:
        outcomes: what would come of each row that is taken.
        cells: what stands under each heading, of the skipped rows too.
    """

    outcomes: Mapping[int, Outcome]
    cells: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The verdict on every row of a file.

    Attributes:
        created: rows that became an action.
        updated: rows whose action was changed.
        unchanged: rows whose action already says the same.
        conflicts: rows of which some fields were left as a person of the plan had changed them since.
        possible_duplicates: rows that look like another action; both are kept.
        skipped: lines that became no action, with the reason.
        warnings: what was doubtful in rows that were taken over.
        preset: code of the layout that was recognized.
        columns_kept: headings without a meaning, whose cells went into the notes.
        dry_run: True when nothing was written.
        columns: what every column of the file was taken for.
        read: the rows one by one, when nothing was written.
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
    dry_run: bool = False
    columns: tuple[ColumnRead, ...] = field(default=(), compare=False)
    read: RowsRead | None = field(default=None, compare=False)


class ImportCounts(NamedTuple):
    """How many rows an import created, updated and left out, as the journal keeps it beside the file."""

    created: int
    updated: int
    skipped: int

    def arguments(self) -> dict[str, str]:
        """Return the counts as a step of the journal keeps them."""
        return {name: str(count) for name, count in self._asdict().items()}


def counts_of(arguments: Mapping[str, str]) -> ImportCounts | None:
    """Return what the journal says of an import; None for one made before it was counted."""
    found = [arguments.get(name, "") for name in ImportCounts._fields]
    return ImportCounts(*map(int, found)) if all(count.isdecimal() for count in found) else None
