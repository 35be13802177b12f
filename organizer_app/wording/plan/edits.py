"""Sentences for the steps of the journal, with city and new value."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.wording.language.dates import clock, weekday_day
from organizer_app.wording.language.field_names import code_words, field_name
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.plan import bulk
from organizer_app.wording.plan.moves import MOVES, move_sentence
from organizer_app.wording.sharing.shared_schedules import schedule_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SENTENCES: Mapping[EditKind, Callable[[], str]] = {
    EditKind.CREATED_PLAN: said("Started the plan “{title}”"),
    EditKind.FILLED_SAMPLE: said("Started the sample plan “{title}”"),
    EditKind.IMPORTED: said("Imported {file}"),
    EditKind.ADDED_ACTION: said("Added an action in {city}"),
    EditKind.ADDED_ACTIONS: said("Added actions in {count} cities"),
    EditKind.CHANGED_PLACE: said("Changed the city to {city}"),
    EditKind.CHANGED_TACTIC: said("Changed the kind of action in {city}"),
    EditKind.CHANGED_TITLE: said("Renamed the action in {city}"),
    EditKind.CHANGED_DAY: said("Moved {city} to {value}"),
    EditKind.CHANGED_START: said("Moved {city} to {value}"),
    EditKind.CHANGED_END: said("Changed the end in {city} to {value}"),
    EditKind.CHANGED_STATUS: said("Changed {city} to {value}"),
    EditKind.CHANGED_EXPECTED: said("Changed the people expected in {city} to {value}"),
    EditKind.CHANGED_VENUE: said("Changed the venue in {city}"),
    EditKind.CHANGED_TAGS: said("Changed the tags of {city}"),
    EditKind.CHANGED_FIELD: said("Changed “{field}” of {city} to {value}"),
    EditKind.CHANGED_NOTES: said("Changed the notes of {city}"),
    EditKind.CHANGED_LEAD: said("Changed the lead in {city}"),
    EditKind.CHANGED_BACKUP: said("Changed the backup lead in {city}"),
    EditKind.CHANGED_GROUPS: said("Changed the partner groups in {city}"),
    EditKind.ERASED_PERSON: said("Erased a person for good"),
    EditKind.MERGED_PEOPLE: said("Merged two entries of one person"),
    EditKind.MERGED_GROUPS: said("Merged two entries of one group"),
    EditKind.MERGED_ACTIONS: said("Made one action of two in {city}"),
    EditKind.KEPT_SEPARATE: said("Marked two similar entries as different"),
    EditKind.ADDED_GROUP: said("Added the group {group}"),
    EditKind.CHANGED_GROUP: said("Changed the group {group}"),
    EditKind.CHANGED_PARTNERSHIP: said("Changed what {group} takes on"),
    EditKind.CHANGED_CREDITS: said("Changed the order in which groups are named"),
    EditKind.ACCEPTED_PROBLEM: said("Ignored a problem"),
    EditKind.STOPPED_ACCEPTING: said("Stopped ignoring a problem"),
    EditKind.ADDED_PERSON: said("Added a person"),
    EditKind.CHANGED_PERSON: said("Changed a person"),
    EditKind.REMOVED_PERSON: said("Removed a person"),
    EditKind.CHANGED_CONTACT: said("Changed how a person is reached"),
    EditKind.CHANGED_CALLER: said("Changed who calls {count} people"),
    EditKind.FILLED_ROLE: said("Filled a role in {city}"),
    EditKind.CHANGED_ROLE: said("Changed a role in {city}"),
    EditKind.EMPTIED_ROLE: said("Removed someone from a role in {city}"),
    EditKind.LOGGED_CALL: said("Logged a call about {city}"),
    EditKind.CHANGED_CALL: said("Changed the note of a call"),
    EditKind.APPLIED_TEMPLATE: said("Applied the template “{title}”"),
    EditKind.CHANGED_TEMPLATE: said("Changed the template “{title}”"),
    EditKind.MOVED_ANCHOR: said("Moved the anchor of “{title}” to {value}"),
    EditKind.ADDED_TASK: said("Added “{title}” in {city}"),
    EditKind.CHANGED_PERMIT: said("Changed a permit in {city}"),
    EditKind.CHANGED_PERMIT_TRIGGERS: said("Changed what {city} needs permits for"),
    EditKind.DID_STEP: said("Checked off “{value}” in {city}"),
    EditKind.REOPENED_STEP: said("Reopened “{value}” in {city}"),
    EditKind.ADDED_STEP: said("Added the step “{value}” in {city}"),
    EditKind.UNDID: said("Undid: {step}"),
    EditKind.REDID: said("Redid: {step}"),
    EditKind.SAVED_VIEW: said("Saved the view “{title}”"),
    EditKind.CHANGED_VIEW: said("Changed what the view “{title}” shows"),
    EditKind.RENAMED_VIEW: said("Renamed a view to “{title}”"),
    EditKind.ORDERED_VIEWS: said("Moved the view “{title}”"),
    EditKind.REMOVED_VIEW: said("Removed the view “{title}”"),
    EditKind.RELEASED: said("Released version {number} ({audience})"),
    EditKind.WITHDREW_RELEASE: said("Withdrew version {number} ({audience})"),
    EditKind.NOTIFIED_RECIPIENT: said("Notified a recipient of version {number}"),
    EditKind.UNNOTIFIED_RECIPIENT: said("Marked a recipient of version {number} as not notified"),
    EditKind.ADDED_RECIPIENT: said("Added a recipient of releases"),
    EditKind.REMOVED_RECIPIENT: said("Removed a recipient of releases"),
    EditKind.CHANGED_SETTINGS: said("Changed the settings of “{title}”"),
    EditKind.SHOWED_KEY_DATE: said("Chose who sees a key date"),
    EditKind.LOCKED_NUMBER: said("Locked a number for the public"),
    EditKind.DAY_PASSED: said("A day has passed"),
    EditKind.FORCED_READY: said("Marked {city} ready by hand"),
    EditKind.STOPPED_FORCING_READY: said("Removed the ready mark from {city}"),
    EditKind.CHANGED_RULE: said("Changed the timing of “{title}”"),
    EditKind.CHANGED_CHECKS: said("Changed the check settings of “{title}”"),
    EditKind.CHANGED_RETENTION: said("Changed the days that people of “{title}” are kept to {count}"),
    EditKind.CHANGED_RELAY_ORDER: said("Changed the order of the relay of “{title}”"),
    EditKind.CHANGED_LOGISTICS: said("Changed “{title}” in the logistics of {city}"),
    EditKind.REMOVED_LOGISTICS: said("Removed “{title}” from the logistics of {city}"),
    EditKind.UNLOCKED_NUMBER: said("Unlocked a number for the public"),
    EditKind.COUNTED_PEOPLE: said("Noted the count of people in {city}: {value}"),
    EditKind.COUNTED_SIGNATURES: said("Noted the signatures of {title}"),
    EditKind.MERGED_CHANGES: said("Took in changes from {name}"),
    EditKind.RECEIVED_CHANGES: said("Received changes from {name}"),
    EditKind.ERASED_AS_ASKED: said("Erased people for good, as {name} asked: {count}"),
    EditKind.CLEANED_TEXTS: said("Removed the name of an erased person from earlier texts"),
    EditKind.SETTLED_CONFLICT: said("Decided what two laptops changed differently"),
    EditKind.TOOK_REPLY: said("Took answers of the return form of {city}"),
    EditKind.NEWER_STEP: said("A step of a newer version"),
    EditKind.OUTSIDE_STEP: said("Something outside your region"),
    EditKind.PARTLY_SENT: said("A step that is partly outside your region"),
    EditKind.REMOVED_SIGNATURES: said("Removed the signatures of {title}"),
    EditKind.LOGGED_CHECK_IN: said("Logged {city}: {value}"),
    EditKind.LOGGED_NOTE: said("Logged a note about {city}"),
    EditKind.CORRECTED_ENTRY: said("Corrected an entry about {city}"),
    EditKind.LOGGED_LEGAL: said("Logged a legal-only entry"),
    # Not the number: whoever counts second must not read it.
    EditKind.LOGGED_COUNT: said("Logged a count in {city}"),
    EditKind.CLOSED_COUNTING: said("Let the one count in {city} stand"),
    EditKind.LOGGED_DELIVERY: said("Logged a delivery in {city}: {value}"),
    EditKind.LOGGED_INCIDENT: said("Logged an incident in {city}"),
    EditKind.CHANGED_INCIDENT: said("Changed an incident in {city}"),
    EditKind.LOGGED_ARREST: said("Added a person to the arrest list"),
    EditKind.RELEASED_ARREST: said("Marked a person in the arrest list as out"),
    EditKind.PURGED_ARRESTS: said("Erased {count} records of the arrest list"),
    EditKind.STARTED_CUE: said("Started “{title}” in {city}"),
    EditKind.ENDED_CUE: said("Ended “{title}” in {city}"),
    EditKind.PUSHED_CUES: said("Pushed the run of show in {city} by {value} min"),
    EditKind.PLAYED_REHEARSAL: said("Rehearsal: cities reported by themselves"),
    EditKind.SHORTENED_CUE: said("Shortened “{title}” in {city} to {value} min"),
    EditKind.CHANGED_DAY_NUMBER: said("Changed “{title}” of the day to {value}"),
    EditKind.CHANGED_LESSON: said("Changed what was learned in {city}"),
    EditKind.PROPOSED_TASK: said("Proposed the step “{title}”"),
    EditKind.ACCEPTED_TASK: said("Accepted the step “{title}”"),
    EditKind.LEFT_OUT_TASK: said("Left out the proposed step “{title}”"),
    EditKind.LEARNED_RATIOS: said("Took over {count} learned ratios"),
    EditKind.LOCKED_LINE: said("Locked the public line: {value}"),
}


# A newer version may have steps that this one does not know.
_CODES = frozenset(kind.value for kind in EditKind)
# These may be about the whole mobilization.
_OF_ALL = frozenset({EditKind.CHANGED_LOGISTICS, EditKind.REMOVED_LOGISTICS})
_OF_MANY = frozenset(
    {
        EditKind.COPIED_LOGISTICS,
        EditKind.MADE_FORMS,
        EditKind.RECEIVED_REPLIES,
        EditKind.MOVED_ACTIONS,
        EditKind.NAMED_PLACES,
        EditKind.CLEARED_PLACEHOLDERS,
        EditKind.CLOSED_COUNTS,
        EditKind.REMOVED_ACTIONS,
        EditKind.REVERTED,
    }
)


def sentence(summary: EditSummary) -> str:
    """Return what a step did, without a full stop."""
    arguments = dict(summary.arguments)
    if summary.kind in {EditKind.UNDID, EditKind.REDID}:
        code = arguments.pop("step", "")
        step = EditKind(code) if code in _CODES else EditKind.NEWER_STEP
        arguments["step"] = _named(step, arguments)
    done, contested = _named(summary.kind, arguments), arguments.get("contested", "")
    return _in_conflict(done, int(contested)) if contested.isdecimal() else done


def _named(kind: EditKind, arguments: Mapping[str, str]) -> str:
    if kind is EditKind.CHANGED_MANY:
        return bulk.step(arguments)
    if kind in _OF_MANY:
        return _many(kind, arguments)
    if kind in {EditKind.CHANGED_TASKS, EditKind.REMOVED_TASKS, EditKind.TRACKED_PERMITS}:
        return _many_parts(kind, arguments)
    if kind in MOVES:
        return move_sentence(kind, arguments)
    # Another program may write steps with fewer arguments; they must not fail here.
    filled = defaultdict(str, {**arguments, "value": _value(kind, arguments.get("value", ""))})
    without = _("all cities") if kind in _OF_ALL else _("an action without a city")
    if kind is EditKind.CREATED_PLAN and not filled["title"]:
        return _("Started the plan")
    filled["name"] = arguments.get("name") or _("another laptop")
    filled["city"] = arguments.get("city") or without
    filled["field"] = field_name(filled["field"])
    return _SENTENCES[kind]().format_map(filled)


def _in_conflict(step: str, count: int) -> str:
    form = ngettext(
        "{step}, with {count} field in conflict", "{step}, with {count} fields in conflict", count
    )
    return form.format(step=step, count=f"{count:,}")


# One and many of what is only counted; what was removed from the plan is named when it is one.
_COUNTED: Final = {
    EditKind.MADE_FORMS: said_count("Made {count} return form", "Made {count} return forms"),
    EditKind.RECEIVED_REPLIES: said_count(
        "Received {count} reply to a return form", "Received {count} replies to return forms"
    ),
    EditKind.REVERTED: said_count("Reverted {count} step", "Reverted {count} steps"),
    EditKind.COPIED_LOGISTICS: said_count(
        "Copied logistics to {count} city", "Copied logistics to {count} cities"
    ),
    EditKind.CLOSED_COUNTS: said_count(
        "Let the one count of {count} city stand", "Let the one count of each of {count} cities stand"
    ),
    EditKind.CLEARED_PLACEHOLDERS: said_count("Cleared {count} placeholder", "Cleared {count} placeholders"),
}


def _many(kind: EditKind, arguments: Mapping[str, str]) -> str:
    count = int(arguments["count"])
    if kind in _COUNTED:
        return _COUNTED[kind](count)
    if kind is EditKind.MOVED_ACTIONS:
        form = ngettext("Moved {count} action to {value}", "Moved {count} actions to {value}", count)
        return form.format(count=count, value=weekday_day(arguments["value"]))
    if kind is EditKind.NAMED_PLACES:
        one, many = _("Matched a city: {city}"), _("Matched {count} cities")
        return (many if count > 1 else one).format(count=count, city=arguments.get("city", ""))
    if count == 1 and arguments.get("city"):
        return _("Removed the action in {city}").format(city=arguments["city"])
    return ngettext("Removed {count} action", "Removed {count} actions", count).format(count=count)


def _many_parts(kind: EditKind, arguments: Mapping[str, str]) -> str:
    count, title = int(arguments["count"]), arguments.get("title", "")
    if kind is EditKind.TRACKED_PERMITS:
        return ngettext("Tracked {count} permit", "Tracked {count} permits", count).format(count=count)
    if count == 1 and title:
        city = arguments.get("city") or _("the national team")
        form = (
            _("Changed “{title}” in {city}")
            if kind is EditKind.CHANGED_TASKS
            else _("Removed “{title}” in {city}")
        )
        return form.format(title=title, city=city)
    if kind is EditKind.CHANGED_TASKS and title and count > 1:
        return _("Changed “{title}” in {count} cities").format(title=title, count=count)
    if kind is EditKind.CHANGED_TASKS:
        return ngettext("Changed {count} task", "Changed {count} tasks", count).format(count=count)
    return ngettext("Removed {count} task", "Removed {count} tasks", count).format(count=count)


def _value(kind: EditKind, value: str) -> str:
    if kind in {EditKind.CHANGED_DAY, EditKind.MOVED_ANCHOR}:
        return weekday_day(value) if value else _("no date yet")
    if kind in {EditKind.CHANGED_START, EditKind.CHANGED_END}:
        hour, _colon, minute = value.partition(":")
        return clock(int(hour) * 60 + int(minute)) if value else _("no time yet")
    if kind in {EditKind.LOGGED_CHECK_IN, EditKind.LOGGED_DELIVERY}:
        return code_words(value)
    if kind is EditKind.CHANGED_STATUS:
        return schedule_words().statuses.get(value, value)
    return value or _("none")
