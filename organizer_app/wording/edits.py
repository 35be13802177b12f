"""What each step of the journal is called, with its city and its new value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.edits import EditKind, EditSummary
from organizer_app.wording.dates import clock, weekday_day
from organizer_app.wording.shared_schedules import schedule_words
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SENTENCES: Mapping[EditKind, Callable[[], str]] = {
    EditKind.CREATED_PLAN: lambda: _("Started the plan “{title}”"),
    EditKind.FILLED_SAMPLE: lambda: _("Started the sample plan “{title}”"),
    EditKind.IMPORTED: lambda: _("Imported {file}"),
    EditKind.ADDED_ACTION: lambda: _("Added an action in {city}"),
    EditKind.CHANGED_PLACE: lambda: _("Changed the city to {city}"),
    EditKind.CHANGED_TACTIC: lambda: _("Changed the kind of action in {city}"),
    EditKind.CHANGED_TITLE: lambda: _("Renamed the action in {city}"),
    EditKind.CHANGED_DAY: lambda: _("Moved {city} to {value}"),
    EditKind.CHANGED_START: lambda: _("Moved {city} to {value}"),
    EditKind.CHANGED_END: lambda: _("Changed the end in {city} to {value}"),
    EditKind.CHANGED_STATUS: lambda: _("Changed {city} to {value}"),
    EditKind.CHANGED_EXPECTED: lambda: _("Changed the people expected in {city} to {value}"),
    EditKind.CHANGED_VENUE: lambda: _("Changed the venue in {city}"),
    EditKind.CHANGED_NOTES: lambda: _("Changed the notes of {city}"),
    EditKind.CHANGED_LEAD: lambda: _("Changed the lead in {city}"),
    EditKind.CHANGED_BACKUP: lambda: _("Changed the backup lead in {city}"),
    EditKind.CHANGED_GROUPS: lambda: _("Changed the partner groups in {city}"),
    EditKind.UNDID: lambda: _("Took back: {step}"),
    EditKind.REDID: lambda: _("Made again: {step}"),
    EditKind.MOVED_INTO_WINDOW: lambda: _("Moved {city} into the shared window"),
    EditKind.SAVED_VIEW: lambda: _("Saved the view “{title}”"),
    EditKind.CHANGED_VIEW: lambda: _("Changed what the view “{title}” shows"),
    EditKind.RENAMED_VIEW: lambda: _("Renamed a view to “{title}”"),
    EditKind.ORDERED_VIEWS: lambda: _("Moved the view “{title}”"),
    EditKind.REMOVED_VIEW: lambda: _("Removed the view “{title}”"),
}


def sentence(summary: EditSummary) -> str:
    """Return what a step did, without a full stop."""
    arguments = dict(summary.arguments)
    if summary.kind in {EditKind.UNDID, EditKind.REDID}:
        step = EditKind(arguments.pop("step"))
        arguments["step"] = _named(step, arguments)
    return _named(summary.kind, arguments)


def _named(kind: EditKind, arguments: Mapping[str, str]) -> str:
    if kind in {EditKind.MOVED_ACTIONS, EditKind.REMOVED_ACTIONS}:
        return _many(kind, arguments)
    filled = {**arguments, "value": _value(kind, arguments.get("value", ""))}
    filled["city"] = arguments.get("city") or _("an action without a city")
    return _SENTENCES[kind]().format_map(filled)


def _many(kind: EditKind, arguments: Mapping[str, str]) -> str:
    count = int(arguments["count"])
    if kind is EditKind.MOVED_ACTIONS:
        form = ngettext("Moved {count} action to {value}", "Moved {count} actions to {value}", count)
        return form.format(count=count, value=weekday_day(arguments["value"]))
    if count == 1 and arguments.get("city"):
        return _("Removed the action in {city}").format(city=arguments["city"])
    return ngettext("Removed {count} action", "Removed {count} actions", count).format(count=count)


def _value(kind: EditKind, value: str) -> str:
    if kind is EditKind.CHANGED_DAY:
        return weekday_day(value) if value else _("no date yet")
    if kind in {EditKind.CHANGED_START, EditKind.CHANGED_END}:
        hour, _colon, minute = value.partition(":")
        return clock(int(hour) * 60 + int(minute)) if value else _("no time yet")
    if kind is EditKind.CHANGED_STATUS:
        return schedule_words().statuses.get(value, value)
    return value or _("none")
