"""What an import did, so that every line of the file is accounted for."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.incoming import RowWarning, SkippedRow


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
