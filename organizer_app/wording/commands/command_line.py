"""Help texts and result lines of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.calendar.daylight import Sky
from organizer_app.wording.language.dates import clock
from organizer_app.wording.language.texts import _, ngettext, said, said_with

if TYPE_CHECKING:
    from collections.abc import Sequence

about = said("Plan one action in many cities at once, on a laptop, with no network.")
unexpected = said_with("Something went wrong inside the program ({kind}). Nothing was half-applied.")


def see_help(message: str, command: str) -> str:
    """Add to a usage error where to find help."""
    return _("{message} See: {command} --help").format(message=message, command=command)


not_a_day = said_with("“{text}” is not a day with its year; write it as 2019-07-15.")
not_a_moment = said_with(
    "“{text}” is not a moment; write it as 2pm, “July 15, 2:30 pm” or 2019-07-15T15:10-04:00."
)
not_a_size = said_with("“{text}” is not a size; write it as 1440x900.")
not_a_mapping = said_with("“{text}” is not a mapping; write it as 'column=field'.")


def not_taken(text: str, fields: Sequence[str]) -> str:
    """Say that no field is called so, and name those that are."""
    form = _("“{text}” is no field; write all, LINE:FIELD or one of: {fields}.")
    return form.format(text=text, fields=", ".join(fields))


json_help = said("Print JSON and nothing else.")
csv_help = said("Print CSV and nothing else.")
mobilization_help = said("Only this mobilization, by title or id.")
passphrase_help = said("File that holds the passphrase of a protected plan; ORGANIZER_PASSPHRASE works too.")
source_help = said(
    "The list that the files are, by its name or that of its file; recognized by its rows if left out."
)
take_help = said(
    "Take this field as the file has it, also where a cell was emptied or you changed the plan; "
    "LINE:FIELD for one line, all for every field; may be repeated."
)
year_help = said("The year for dates without one.")
dry_run_help = said("Show what would happen and write nothing.")
sheet_help = said("Name or number of the one sheet of a workbook to import.")
map_help = said(
    "What a column means, written as 'column=field'; 'column=date:day-first' or 'date:month-first' says how "
    "its dates begin; may be repeated."
)


def action_headings() -> tuple[str, ...]:
    """Return the headings of the list of actions."""
    return _("Date"), _("Local time"), _("City"), _("Title"), _("Lead"), _("Readiness")


def moment_headings() -> tuple[str, ...]:
    """Return the headings of the timing table."""
    return _("City"), _("Date"), _("Local time"), _("HQ time"), _("UTC"), _("Sunset"), _("Rule")


def sun(sky: Sky, sunset: int | None) -> str:
    """Say when the sun sets, minutes after midnight on the local clock, or that it does not."""
    if sunset is not None:
        return clock(sunset)
    return _("no sunset") if sky is Sky.NEVER_SETS else _("no sunrise")


no_date = said("no date")
no_time = said("no time")
no_lead = said("no lead")
yes = said("yes")


def readiness(level: str, reason: str) -> str:
    """Name the readiness level and its worst reason."""
    return _("{level}: {reason}").format(level=level, reason=reason) if reason else level


nothing_found = said("Nothing found.")
new_help = said("Create a plan; an existing file is never overwritten.")
created = said_with("Created {path}.")
import_help = said(
    "Import tables of actions as one step that can be undone; importing again changes nothing."
)
list_help = said("List what is in the plan.")
check_help = said("Find problems, each with its fix.")
no_faults = said("No problems found.")


def faults(count: int) -> str:
    """Count the problems."""
    return ngettext("{count} problem found.", "{count} problems found.", count).format(count=count)


schedule_help = said("Show the timing: each city in local, HQ and UTC time, and who is off schedule.")


def shared_span(live: int, of: int, starts: str, ends: str) -> str:
    """Write the best overlap and how many cities are live throughout."""
    form = ngettext(
        "{live} of {of} city is live together from {starts} to {ends}.",
        "{live} of {of} cities are live together from {starts} to {ends}.",
        of,
    )
    return form.format(live=live, of=of, starts=starts, ends=ends)


inside_rule = said("on time")


def outside_rule(amount: str, *, early: bool) -> str:
    """Say how early or late a city starts."""
    return (_("{amount} early") if early else _("{amount} late")).format(amount=amount)


export_help = said("Write a shared schedule that shows no more than its audience may see.")
contacts_are_whole = said(
    "People and groups are exported as a whole: leave out --release, --city, --on and --mobilization."
)


def exported(path: str, count: int, *, left_out: int) -> str:
    """Say that a schedule was written."""
    done = ngettext("Wrote {path} with {count} action.", "Wrote {path} with {count} actions.", count)
    text = done.format(path=path, count=count)
    if not left_out:
        return text
    rest = ngettext("{count} without a date is not in it.", "{count} without a date are not in it.", left_out)
    return f"{text} {rest.format(count=left_out)}"


picture_help = said("Render the real window into a PNG, without a display.")
picture_at_help = said(
    "The present moment in the picture, by HQ's clock; else the day of --on, or 24 days before the plan's."
)
picture_file_help = said("With --view import or merging: the file that the sheet looks at.")
picture_of_a_file = said("--view import and merging need --file, and no other view takes one.")
drawn = said_with("Wrote {path}.")
places_help = said("Look up a place in the built-in list of places.")
dates_help = said("List the key dates and who sees each one, and choose who does.")
dates_show_help = said(
    "Who sees a key date, such as 'Host call=partners': public, partners or internal; may be repeated."
)
settle_help = said("List the cities that are not recognized, and match them.")
settle_as_help = said("The city that a name means, such as 'Tuscon, AZ=Tucson, AZ'; may be repeated.")
settle_misspelled_help = said("Match every name that is one typo away from a city in the same state.")
history_help = said("List the steps of the plan, newest first.")
taken_back = said("undone")
undo_help = said("Undo the newest step.")
undo_step_help = said("Undo this step, by its id in `history --json`, instead of the newest.")
redo_help = said("Redo the step that was undone last.")
undid = said_with("Undid: {step}.")
made_again = said_with("Redid: {step}.")
missing_title = said("Untitled plan")
release_help = said("Freeze the schedule as it is now under the next number, for one audience.")
language_help = said("Language of the document.")
paper_help = said("Paper of PDF files.")
long_paper = said("This is long: --as zone-pdf or --as state-pdf makes a PDF for each time zone or state.")
note_help = said("A note about this release for the national team; it never leaves the plan.")
withdraw_help = said("Withdraw this release instead of making one; needs --reason.")
reason_help = said("Why nobody should use this release anymore.")
by_help = said("Who made the release, where two laptops released under one number.")
release_number_help = said("A release as it was made, by its number, instead of the plan as it is now.")


reason_missing = said("The reason is missing. Give one with --reason.")
option_empty = said_with("{option} is empty. Give it a text, in quotation marks.")


def another_ending(named: str, fitting: str) -> str:
    """Say that a name promises another kind of file, and which name fits."""
    form = _("“{named}” would hold another kind of file than its ending says; write --out {fitting}.")
    return form.format(named=named, fitting=fitting)


release_is_whole = said("A release is given as a whole: leave out --city and --on.")
packets_are_of_now = said("This format is made from the plan as it is now: leave out --release.")


def packets_written(path: str, count: int) -> str:
    """Say that packets were written."""
    form = ngettext("Wrote {path} with {count} packet.", "Wrote {path} with {count} packets.", count)
    return form.format(path=path, count=f"{count:,}")


publish_help = said("Write a release in every format into a folder; a second run changes only what changed.")
calendar_help = said(
    "Publish a release to a calendar on a server that you name (CalDAV); nothing is sent "
    "unless you ask. ORGANIZER_CALENDAR_PASSWORD holds the password, or you are asked for it."
)
calendar_url_help = said("Address of the calendar itself; else the remembered one.")
calendar_user_help = said("Account on the server; else the remembered one.")
remember_help = said("Remember address and account, never the password, on this computer.")
password_file_help = said("File that holds the password of the server.")
password_prompt = said_with("Password for {host}")
no_calendar = said("Name the calendar with --url and --user; --remember keeps both for the next time.")


def brought(host: str, written: int, removed: int, unchanged: int) -> str:
    """Say what changed in a calendar on a server."""
    return _("{host}: {written} events written, {removed} removed, {unchanged} unchanged.").format(
        host=host, written=f"{written:,}", removed=f"{removed:,}", unchanged=f"{unchanged:,}"
    )


def edited_there(titles: Sequence[str]) -> str:
    """Name the events that were left alone because somebody changed them on the server."""
    form = ngettext(
        "{count} event was changed on the server and was left as it is there: {titles}. Ask who changed it; "
        "--overwrite replaces it.",
        "{count} events were changed on the server and were left as they are there: {titles}. Ask who "
        "changed them; --overwrite replaces them.",
        len(titles),
    )
    return form.format(count=f"{len(titles):,}", titles="; ".join(titles))


withdrawn_help = said(
    "Write a withdrawn version anyway: WITHDRAWN on every page, every action canceled in calendars."
)
overwrite_help = said("Replace events that somebody changed on the server.")


def published(path: str, count: int) -> str:
    """Say how many files of a folder changed."""
    form = ngettext("{path}: {count} file changed.", "{path}: {count} files changed.", count)
    return form.format(path=path, count=count)


publish_replace_help = said("Replace a folder that holds a schedule for another audience or of another plan.")
numbers_help = said("Print the numbers for the public; lock one, and every document uses it.")


def roles_written(path: str, count: int) -> str:
    """Say that a roll call was written."""
    form = ngettext("Wrote {path} with {count} role.", "Wrote {path} with {count} roles.", count)
    return form.format(path=path, count=f"{count:,}")


def calls_written(path: str, count: int) -> str:
    """Say that a call sheet was written."""
    form = ngettext("Wrote {path} with {count} call.", "Wrote {path} with {count} calls.", count)
    return form.format(path=path, count=f"{count:,}")
