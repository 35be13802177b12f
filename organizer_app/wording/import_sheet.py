"""The words of the import sheet and of the hint while files hang over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.incoming_people import TableSubject
from organizer_app.wording import imports
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.import_reports import ImportReport


def title(names: Sequence[str]) -> str:
    """Name the sheet by its files."""
    if len(names) == 1:
        return _("Import {file}").format(file=names[0])
    return ngettext("Import {count} file", "Import {count} files", len(names)).format(count=len(names))


def promise() -> str:
    """Say that looking changes nothing."""
    return _("Nothing is saved until you import. One Undo takes all of it back.")


def subjects() -> str:
    """Name the choice of what the rows are."""
    return _("What the rows are")


def subject_name(subject: TableSubject) -> str:
    """Name what the rows of a file can be."""
    return {
        TableSubject.ACTIONS: _("Actions in cities"),
        TableSubject.PEOPLE: _("People"),
        TableSubject.GROUPS: _("Partner groups"),
    }[subject]


def into() -> str:
    """Stand before the choice of the mobilization."""
    return _("Into")


def as_the_file_says() -> str:
    """Name the choice that leaves the mobilization to the file."""
    return _("As the file says")


def reading() -> str:
    """Say that the rows are being looked at."""
    return _("Reading every row…")


def writing() -> str:
    """Say that the rows are being imported."""
    return _("Importing…")


def counts(reports: Sequence[ImportReport]) -> list[tuple[str, str, int]]:
    """Return code, words and number of what would happen to the rows of all files."""

    def total(name: str) -> int:
        return sum(getattr(report, name) for report in reports)

    return [
        ("created", _("New"), total("created")),
        ("updated", _("Changed"), total("updated")),
        ("unchanged", _("Unchanged"), total("unchanged")),
        ("possible_duplicates", _("Possible duplicates"), total("possible_duplicates")),
        ("conflicts", _("Your changes stay"), total("conflicts")),
        ("skipped", _("Lines skipped"), sum(len(report.skipped) for report in reports)),
    ]


def doubts_title(count: int) -> str:
    """Head the rows that something is doubtful in."""
    return ngettext("{count} row to look at", "{count} rows to look at", count).format(count=f"{count:,}")


def skipped_title(count: int) -> str:
    """Head the lines that became no action."""
    return ngettext("{count} line skipped", "{count} lines skipped", count).format(count=f"{count:,}")


def no_doubts() -> str:
    """Say that every row was understood."""
    return _("Every row was understood.")


def more(count: int) -> str:
    """Say how many rows of a kind are not listed."""
    return _("{count} more").format(count=f"{count:,}")


def row_name(file: str, row: int) -> str:
    """Name a line of a file; of the only file by its number alone."""
    line = _("Line {row}").format(row=row)
    return _("{file}, {line}").format(file=file, line=line.casefold()) if file else line


def accept(count: int) -> str:
    """Name the button that imports."""
    return ngettext("Import {count} row", "Import {count} rows", count).format(count=f"{count:,}")


def nothing_new() -> str:
    """Say that the plan holds all of it already."""
    return _("Nothing to import: the plan says all of this already.")


def done(reports: Sequence[ImportReport]) -> str:
    """Say what was imported."""
    return imports.summary(list(reports))


def drop_title() -> str:
    """Head the hint while files hang over the window."""
    return _("Drop to import")


def drop_hint(names: Sequence[str], plan: str) -> str:
    """Say what a drop will do."""
    what = names[0] if len(names) == 1 else ngettext("{count} file", "{count} files", len(names))
    what = what.format(count=len(names)) if len(names) > 1 else what
    if not plan:
        return _("Name a plan for {files}, then see every row before it is kept.").format(files=what)
    return _("{files} into “{plan}”. You see every row before it is kept.").format(files=what, plan=plan)


def drop_refused_title() -> str:
    """Head the hint while files that cannot be taken hang over the window."""
    return _("These cannot be dropped here")
