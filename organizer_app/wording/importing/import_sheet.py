"""Words of the import sheet and of the hint while files hang over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.importing.incoming import SkipReason
from organizer_app.domain.importing.incoming_people import Outcome, TableSubject
from organizer_app.wording.importing import imports
from organizer_app.wording.language.dates import short_day
from organizer_app.wording.language.row_numbers import first_numbers
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.importing.import_reports import ImportReport

_LONGEST_NAME, _NAME_BEGINS, _NAME_ENDS = 64, 42, 20


def title(names: Sequence[str]) -> str:
    """Name the sheet by its files, a very long name without its middle."""
    if len(names) == 1:
        name = names[0]
        short = name if len(name) <= _LONGEST_NAME else f"{name[:_NAME_BEGINS]}…{name[-_NAME_ENDS:]}"
        return _("Import {file}").format(file=short)
    return ngettext("Import {count} file", "Import {count} files", len(names)).format(count=len(names))


promise = said("Nothing is saved until you import. One Undo reverses all of it.")
promise_with_cells = said(
    "Nothing is saved until you import. One Undo reverses all of it. "
    "Double-click a cell to mend it, or press Enter on its line."
)
lines_name = said("Lines of the import")
as_imported = said("These lines were imported as listed here.")
subjects = said("What the rows are")


def subject_name(subject: TableSubject) -> str:
    """Name what the rows of a file can be."""
    return {
        TableSubject.ACTIONS: _("Actions in cities"),
        TableSubject.PEOPLE: _("People"),
        TableSubject.GROUPS: _("Partner groups"),
    }[subject]


def taken_for(subject: TableSubject) -> str:
    """Say what rows were taken for by their headings alone, and where to correct it."""
    name = {
        TableSubject.ACTIONS: _("actions in cities"),
        TableSubject.PEOPLE: _("people"),
        TableSubject.GROUPS: _("partner groups"),
    }[subject]
    return _("By its columns, this is a list of {name}. If it is something else, say so above.").format(
        name=name
    )


pasted = said("Pasted list")
into = said("Into")
as_the_file_says = said("As the file says")
reading = said("Reading every row…")
rows_so_far = said_count("{count} row read so far…", "{count} rows read so far…")
writing = said("Importing…")
stopping = said("Stopping…")
stopped = said("The import was stopped; the plan is as it was.")


def counts(reports: Sequence[ImportReport]) -> list[tuple[str, str, int]]:
    """Return code, words and number of what would happen to the rows of all files."""

    def total(name: str) -> int:
        return sum(getattr(report, name) for report in reports)

    alike, left = total("possible_duplicates"), sum(len(report.skipped) for report in reports)
    return [
        ("created", _("New"), total("created")),
        ("updated", _("Changed"), total("updated")),
        ("unchanged", _("Unchanged"), total("unchanged")),
        ("possible_duplicates", ngettext("Possible duplicate", "Possible duplicates", alike), alike),
        ("conflicts", _("Your changes stay"), total("conflicts")),
        ("skipped", ngettext("Line skipped", "Lines skipped", left), left),
    ]


def mix(counts: Mapping[str, int]) -> str:
    """Say what becomes of all rows: how many are ready, unchanged, like others or to be looked at."""
    named = (
        ("ready", _("{count} ready")),
        ("unchanged", _("{count} unchanged")),
        ("possible_duplicates", ngettext(
            "{count} possible duplicate", "{count} possible duplicates", counts.get("possible_duplicates", 0)
        )),
        ("doubts", _("{count} to look at")),
    )  # fmt: skip
    parts = [form.format(count=f"{counts[code]:,}") for code, form in named if counts.get(code)]
    return _("{rows}: {parts}").format(rows=rows(sum(counts.values())), parts=", ".join(parts))


def to_look_at(count: int) -> str:
    """Name the rows that somebody should look at, beside their number."""
    return ngettext("Row to look at", "Rows to look at", count)


# Explain a count that shows only its lines when it is pressed.
show_only = said_with("Show only these lines: {name}. Press again for all.")
doubts_title = said_count("{count} row to look at", "{count} rows to look at")
assumed_title = said_count(
    "{count} row with something left open or assumed", "{count} rows with something left open or assumed"
)
skipped_title = said_count("{count} line skipped", "{count} lines skipped")


def use_plan_day(rows: int, day: str) -> str:
    """Offer the day of the plan, ISO text, to every row that has none."""
    form = ngettext(
        "Use the day of the plan, {day}, for the {count} row without a date",
        "Use the day of the plan, {day}, for all {count} rows without a date",
        rows,
    )
    return form.format(count=f"{rows:,}", day=short_day(day) if day else "")


same_list = said_with("This is the list “{name}” again")
believe_file = said_count(
    "Use the file for the {count} cell where the plan keeps its own",
    "Use the file for all {count} cells where the plan keeps its own",
)


without_planned = said_count(
    "Leave out the {count} line that looks like an action in the plan",
    "Leave out all {count} lines that look like actions in the plan",
)


rows = said_count("{count} row", "{count} rows")


def in_lines(numbers: Sequence[int], most: int) -> str:
    """Name the first lines of a file, by their numbers."""
    return _("Lines {numbers}").format(numbers=first_numbers(numbers, most))


def outcome_title(outcome: Outcome, count: int) -> str:
    """Head the rows with the same outcome."""
    form = {
        Outcome.ALIKE: ngettext("{count} possible duplicate", "{count} possible duplicates", count),
        Outcome.CREATED: ngettext("{count} new row, understood", "{count} new rows, all understood", count),
        Outcome.UPDATED: ngettext("{count} changed row", "{count} changed rows", count),
        Outcome.UNCHANGED: ngettext("{count} unchanged row", "{count} unchanged rows", count),
    }[outcome]
    return form.format(count=f"{count:,}")


def row_outcome(outcome: Outcome) -> str:
    """Name the outcome of a row."""
    return {
        Outcome.ALIKE: _("looks like another action"),
        Outcome.CREATED: _("new"),
        Outcome.UPDATED: _("changes an action of the plan"),
        Outcome.UNCHANGED: _("the plan already has this"),
    }[outcome]


def remark(reports: Sequence[ImportReport]) -> str:
    """Explain above the lines why there is nothing to import; empty where there is something."""
    if any(report.created or report.updated for report in reports):
        return ""
    if any(report.unchanged or report.conflicts for report in reports):
        return nothing_new()
    if any(each.reason is SkipReason.CHOSEN_OUT for report in reports for each in report.skipped):
        return _("Every line is left out: nothing is imported. Clear the box to import them.")
    return _("No line can be imported. Say what your columns are; the reason for each line is below.")


say_columns = said(
    "No column says where or when. Choose the city and date columns below, or say above what the rows are."
)
one_by_one = said(
    "One of the files has no column that says where or when. Import it by itself, then you can choose."
)
your_columns = said("Your columns")
guessed_by_cells = said("Our guess")
for_example = said("for example")
become = said("become")
refused_title = said("This cannot be imported")


def more(count: int) -> str:
    """Say how many rows of a kind are not listed."""
    return _("{count} more").format(count=f"{count:,}")


def row_name(file: str, row: int) -> str:
    """Name a line of a file; of the only file by its number alone."""
    line = _("Line {row}").format(row=row)
    return _("{file}, {line}").format(file=file, line=line.casefold()) if file else line


def accept(count: int) -> str:
    """Name the button that imports."""
    if not count:
        return _("Import")
    return ngettext("Import {count} row", "Import {count} rows", count).format(count=f"{count:,}")


nothing_new = said("Nothing to import: the plan already has all of this.")


def done(reports: Sequence[ImportReport]) -> str:
    """Say what was imported."""
    return imports.summary(list(reports))


drop_title = said("Drop to import")


def drop_hint(names: Sequence[str], plan: str) -> str:
    """Say what a drop will do."""
    what = names[0] if len(names) == 1 else ngettext("{count} file", "{count} files", len(names))
    what = what.format(count=len(names)) if len(names) > 1 else what
    if not plan:
        return _("Name a plan for {files}, then see every row before it is kept.").format(files=what)
    return _("{files} into “{plan}”. You see every row before it is kept.").format(files=what, plan=plan)


drop_refused_title = said("These cannot be dropped here")
