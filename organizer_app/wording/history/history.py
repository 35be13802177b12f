"""Words of the history: what each step changed, and what blocks its undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.step_details import Standing, StepDetail
from organizer_app.wording.history.record_fields import value_words
from organizer_app.wording.language.dates import (
    day_and_year,
    long_day,
    short_day,
    wall_clock,
    weekday_day,
)
from organizer_app.wording.language.field_names import counted, field_name
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from organizer_app.domain.basics.changes import Noun
    from organizer_app.domain.basics.step_details import FieldChange
    from organizer_app.domain.importing.import_reports import ImportCounts


history_name = said("History")
history_hint = said("Arrow keys go from step to step. Enter shows what a step changed.")


def author_name(author: str) -> str:
    """Name who made a step; on a plan of one person nobody is named."""
    return author or _("This laptop")


def who_did(author: str, said: str) -> str:
    """Say in one sentence who made a step and what it did."""
    return _("{who} {did}").format(who=author, did=said[:1].lower() + said[1:])


def when(moment: datetime) -> str:
    """Write the local day and time of a step."""
    return _("{day}, {time}").format(day=day_and_year(moment.date().isoformat()), time=time_of(moment))


def when_short(moment: datetime) -> str:
    """Write the local day and time of something of the last year."""
    return _("{day}, {time}").format(day=short_day(moment.date().isoformat()), time=time_of(moment))


search_hint = said("Search the history")
clear_search = said("Clear the search")


def day_title(day: str, today: str, yesterday: str) -> tuple[str, str]:
    """Return the bold and the quiet part of the head of a day, all three ISO text."""
    if day == today:
        return _("Today"), weekday_day(day)
    if day == yesterday:
        return _("Yesterday"), weekday_day(day)
    return long_day(day), ""


steps = said_count("{count} step", "{count} steps")


def shown_of(shown: int, total: int) -> str:
    """Say how many of all steps are shown."""
    if shown == total:
        return steps(total)
    return _("{shown} of {steps}").format(shown=f"{shown:,}", steps=steps(total))


records = said_count("{count} record", "{count} records")
undone = said("Undone")


def whose_clock(desk_zone: str) -> str:
    """Say which time zone the history uses: HQ time, or the time of this computer."""
    if not desk_zone:
        return _("Times of this computer")
    return _("Times in {zone}").format(zone=zone_short(desk_zone))


def time_of(moment: datetime | None) -> str:
    """Write the local time of a step; nothing where it is not told."""
    return wall_clock(moment) if moment is not None else ""


def spoken_step(
    said: str, author: str, moment: datetime | None, *, is_undone: bool, is_open: bool, badge: str
) -> str:
    """Describe a step to screen readers."""
    sentence = who_did(author, said) if author else said
    parts = [
        sentence,
        "" if author else author_name(author),
        time_of(moment),
        badge if badge != undone() else "",
    ]
    parts.append(undone() if is_undone else "")
    parts.append(_("what it changed is shown below") if is_open else "")
    return ". ".join(part for part in parts if part) + "."


empty_title = said("Nothing has changed yet")
empty_hint = said("Every change to the plan is listed here, with what it replaced, and can be undone.")
nothing_matches = said("No step matches")
nothing_matches_hint = said("Remove a filter, or search for another word.")
reading = said("Reading…")


# What a step did


def column_names() -> tuple[str, str, str, str]:
    """Name the columns of what a step changed."""
    return _("Field"), _("Before"), _("After"), _("Since then")


def field_of(change: FieldChange, *, with_subject: bool) -> str:
    """Name the field of a change, with what it belongs to where a step touched several records."""
    name = field_name(change.field)
    if with_subject and change.subject:
        return _("{record}: {field}").format(record=change.subject, field=name)
    return name


def before_of(change: FieldChange, names: Mapping[str, str]) -> str:
    """Write what a field held before the step."""
    return value_words(change.noun, change.field, change.before, names)


def after_of(change: FieldChange, names: Mapping[str, str]) -> str:
    """Write what a step put into a field."""
    return value_words(change.noun, change.field, change.after, names)


def since_of(change: FieldChange, names: Mapping[str, str]) -> str:
    """Write the value that a field has now."""
    if not change.is_changed_since:
        return _("unchanged")
    return _("now {value}").format(value=value_words(change.noun, change.field, change.now, names))


left_out = said_count("and {count} more field", "and {count} more fields")


def totals(detail: StepDetail) -> tuple[str, ...]:
    """Say how many records of each kind a step created, changed and removed, one line each."""
    lines: tuple[tuple[str, Mapping[Noun, int]], ...] = (
        (_("New: {records}"), detail.created),
        (_("Changed: {records}"), detail.changed),
        (_("Removed: {records}"), detail.removed),
    )
    return tuple(
        form.format(records=", ".join(counted(noun, count) for noun, count in counts.items()))
        for form, counts in lines
        if counts
    )


more_remarks = said_count("{count} more remark", "{count} more remarks")


def standing(detail: StepDetail, desk: tzinfo | None = None) -> str:
    """Say what an undo of the step would do, or what blocks it, in HQ time."""
    if detail.standing is Standing.LATER and detail.later is not None:
        at = detail.later.at.astimezone(desk)
        return _("Undo a later step first: “{later}”, {day} {time}.").format(
            later=sentence(detail.later), day=weekday_day(at.date().isoformat()), time=time_of(at)
        )
    return {
        Standing.FREE: _free(detail),
        Standing.UNDONE: _("This step is already undone."),
        Standing.STEP_BACK: _("This step is itself an undo or a redo."),
        Standing.NEWER: _("A newer version made this step. Update the program to undo it."),
        Standing.OUTSIDE: _("This step is outside your region. It cannot be undone here."),
        Standing.ERASED: _("This step erased a person. It cannot be undone."),
        Standing.FOUNDING: _("The plan begins with this step; it cannot be undone."),
    }.get(detail.standing, "")


def _free(detail: StepDetail) -> str:
    fields = len(detail.fields) + detail.left_out
    created = sum(detail.created.values())
    parts = []
    if fields:
        parts.append(
            ngettext("Puts {count} field back.", "Puts {count} fields back.", fields).format(
                count=f"{fields:,}"
            )
        )
    if created:
        parts.append(
            ngettext(
                "Removes {count} new record from the plan.",
                "Removes {count} new records from the plan.",
                created,
            ).format(count=f"{created:,}")
        )
    return " ".join(parts)


def view_name(view: str) -> str:
    """Name a view of the activity screen by its code."""
    return {"activity": _("History"), "imports": _("Imports"), "backups": _("Backups")}[view]


views_name = said("Views of the activity")
import_file = said("Import a file…")
imports_name = said("Imports")
imports_hint = said("Arrow keys go from import to import. Enter shows what one brought, and how to undo it.")


def import_columns() -> tuple[str, str, str, str, str]:
    """Name the columns of the list of imports."""
    return _("File"), _("By"), _("New"), _("Updated"), _("Skipped")


# Write when an import was made, and that it was undone.
taken_back_when = said_with("{when} · undone")


def spoken_import(
    file: str, moment: str, author: str, counts: ImportCounts | None, *, is_undone: bool, is_open: bool
) -> str:
    """Describe an import to screen readers."""
    parts = [file, moment, author_name(author)]
    if counts is not None:
        parts.append(
            _("{created} new, {updated} updated, {skipped} skipped").format(
                created=f"{counts.created:,}", updated=f"{counts.updated:,}", skipped=f"{counts.skipped:,}"
            )
        )
    parts.append(undone() if is_undone else "")
    parts.append(_("what it changed is shown below") if is_open else "")
    return ". ".join(part for part in parts if part) + "."


no_imports = said("No file has been imported yet")
no_imports_hint = said(
    "Drop an XLSX, CSV, ICS or vCard file on this window, or choose one. Each import can be undone."
)
undo_import = said("Undo this import")
show_traces = said("Its steps")
undo_this = said("Undo this step")
open_action = said("Show on the map")
undid = said_with("Undid: {step}")
