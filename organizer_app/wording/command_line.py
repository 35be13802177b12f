"""Help texts and result lines of the command line."""

from __future__ import annotations

from organizer_app.domain.daylight import Sky
from organizer_app.wording.dates import clock
from organizer_app.wording.texts import _, ngettext


def about() -> str:
    """What the program is."""
    return _("Plan one action in many cities at once, on a laptop, with no network.")


def unexpected(kind: str) -> str:
    """A fault of the program itself, without a traceback."""
    return _("Something went wrong inside the program ({kind}). Nothing was half-applied.").format(kind=kind)


def see_help(message: str, command: str) -> str:
    """Wrong usage: what is wrong, and where the right usage stands."""
    return _("{message} See: {command} --help").format(message=message, command=command)


def not_a_day(text: str) -> str:
    """A day that cannot be read."""
    return _("“{text}” is not a day; write it as 2019-07-15.").format(text=text)


def not_a_size(text: str) -> str:
    """A picture size that cannot be read."""
    return _("“{text}” is not a size; write it as 1440x900.").format(text=text)


def not_a_mapping(text: str) -> str:
    """A column mapping that cannot be read."""
    return _("“{text}” is not a mapping; write it as 'column=field'.").format(text=text)


def json_help() -> str:
    """Option --json."""
    return _("Print JSON and nothing else.")


def csv_help() -> str:
    """Option --csv."""
    return _("Print CSV and nothing else.")


def mobilization_help() -> str:
    """Option --mobilization."""
    return _("Only this mobilization, by title or id.")


def passphrase_help() -> str:
    """Option --passphrase-file."""
    return _("File that holds the passphrase of a protected plan; ORGANIZER_PASSPHRASE works too.")


def year_help() -> str:
    """Option --year."""
    return _("The year of dates that name none.")


def dry_run_help() -> str:
    """Option --dry-run."""
    return _("Say what would happen and write nothing.")


def map_help() -> str:
    """Option --map."""
    return _("What a column means, written as 'column=field'; may be given several times.")


def action_headings() -> tuple[str, ...]:
    """Headings of the list of actions."""
    return _("Date"), _("Local time"), _("City"), _("Title"), _("Lead"), _("Readiness")


def moment_headings() -> tuple[str, ...]:
    """Headings of the moment of a mobilization."""
    return _("City"), _("Date"), _("Local time"), _("Desk time"), _("UTC"), _("Sunset"), _("Rule")


def sun(sky: Sky, sunset: int | None) -> str:
    """Say when the sun sets, minutes after midnight on the local clock, or that it does not."""
    if sunset is not None:
        return clock(sunset)
    return _("no sunset") if sky is Sky.NEVER_SETS else _("no sunrise")


def no_date() -> str:
    """An action without a date."""
    return _("no date")


def no_time() -> str:
    """An action without a start."""
    return _("no time")


def no_lead() -> str:
    """An action without a lead."""
    return _("no lead")


def yes() -> str:
    """A mark that is set."""
    return _("yes")


def readiness(level: str, reason: str) -> str:
    """How ready a city is and what is missing most."""
    return _("{level}: {reason}").format(level=level, reason=reason) if reason else level


def nothing_found() -> str:
    """An empty list."""
    return _("Nothing found.")


def new_help() -> str:
    """Command new."""
    return _("Create a plan; an existing file is never overwritten.")


def created(path: str) -> str:
    """A plan was created."""
    return _("Created {path}.").format(path=path)


def import_help() -> str:
    """Command import."""
    return _("Import tables of actions as one step that can be undone; importing again changes nothing.")


def list_help() -> str:
    """Command list."""
    return _("List what the plan holds.")


def check_help() -> str:
    """Command check."""
    return _("Find what will go wrong, each with its remedy.")


def no_faults() -> str:
    """A plan without faults."""
    return _("Nothing is wrong.")


def faults(count: int) -> str:
    """How many faults there are."""
    return ngettext("{count} problem found.", "{count} problems found.", count).format(count=count)


def schedule_help() -> str:
    """Command schedule."""
    return _("Show the moment: each city in local, desk and UTC time, and who is outside the rule.")


def shared_span(live: int, of: int, starts: str, ends: str) -> str:
    """The best shared span, and in how many cities something happens throughout it."""
    form = ngettext(
        "{live} of {of} city is live together from {starts} to {ends}.",
        "{live} of {of} cities are live together from {starts} to {ends}.",
        of,
    )
    return form.format(live=live, of=of, starts=starts, ends=ends)


def inside_rule() -> str:
    """A city that keeps to the rule."""
    return _("on time")


def outside_rule(amount: str, *, early: bool) -> str:
    """A city that does not keep to the rule."""
    return (_("{amount} early") if early else _("{amount} late")).format(amount=amount)


def export_help() -> str:
    """Command export."""
    return _("Write a shared schedule that shows no more than its audience may see.")


def contacts_are_whole() -> str:
    """Say that people and groups are exported as a whole."""
    return _(
        "People and groups are exported as a whole: leave out --release, --city, --on and --mobilization."
    )


def exported(path: str, count: int, *, left_out: int) -> str:
    """A schedule was written."""
    done = ngettext("Wrote {path} with {count} action.", "Wrote {path} with {count} actions.", count)
    text = done.format(path=path, count=count)
    if not left_out:
        return text
    rest = ngettext("{count} without a date is not in it.", "{count} without a date are not in it.", left_out)
    return f"{text} {rest.format(count=left_out)}"


def picture_help() -> str:
    """Command picture."""
    return _("Render the real window into a PNG, without a display.")


def picture_file_help() -> str:
    """Option --file of picture."""
    return _("With --view import: the file that the import sheet looks at.")


def picture_of_a_file() -> str:
    """Wrong usage: a file that is looked at by no view, or an import sheet without one."""
    return _("--view import needs --file, and no other view takes one.")


def drawn(path: str) -> str:
    """A picture was written."""
    return _("Wrote {path}.").format(path=path)


def places_help() -> str:
    """Command places."""
    return _("Look a place up in the shipped gazetteer.")


def settle_help() -> str:
    """Command settle."""
    return _("List the cities that the gazetteer does not know, and say which city is meant.")


def settle_as_help() -> str:
    """Option --as of settle."""
    return _("The city that a name means, such as 'Tuscon, AZ=Tucson, AZ'; may be given again.")


def settle_misspelled_help() -> str:
    """Option --misspelled of settle."""
    return _("Take the city for every name that is one slip of the fingers away from one of the same state.")


def history_help() -> str:
    """Command history."""
    return _("List the steps of the plan, newest first.")


def taken_back() -> str:
    """Mark of a step that was taken back."""
    return _("taken back")


def undo_help() -> str:
    """Command undo."""
    return _("Take back the newest step.")


def undo_step_help() -> str:
    """Option --step of the command undo."""
    return _("Take back this step, by its id in `history --json`, instead of the newest.")


def redo_help() -> str:
    """Command redo."""
    return _("Make the step again that was taken back last.")


def took_back(step: str) -> str:
    """A step was taken back."""
    return _("Took back: {step}.").format(step=step)


def made_again(step: str) -> str:
    """A step was made again."""
    return _("Made again: {step}.").format(step=step)


def missing_title() -> str:
    """A new plan without a name."""
    return _("Untitled plan")


def release_help() -> str:
    """Command release."""
    return _("Freeze the schedule as it is now under the next number, for one audience.")


def language_help() -> str:
    """Option --language."""
    return _("Language of the document.")


def note_help() -> str:
    """Option --note."""
    return _("What the desk wants to remember about this release; never leaves the plan.")


def withdraw_help() -> str:
    """Option --withdraw."""
    return _("Withdraw this release instead of making one; needs --reason.")


def reason_help() -> str:
    """Option --reason."""
    return _("Why a release must not be used any more.")


def release_number_help() -> str:
    """Option --release."""
    return _("A release as it was made, by its number, instead of the plan as it is now.")


def release_is_whole() -> str:
    """A part was asked of a release."""
    return _("A release is given as a whole: leave out --city and --on.")


def packets_are_of_now() -> str:
    """A packet was asked of a release."""
    return _("This format is made from the plan as it is now: leave out --release.")


def packets_written(path: str, count: int) -> str:
    """Packets were written."""
    form = ngettext("Wrote {path} with {count} packet.", "Wrote {path} with {count} packets.", count)
    return form.format(path=path, count=f"{count:,}")


def publish_help() -> str:
    """Command publish."""
    return _("Write a release in every format into a folder; a second run changes only what changed.")


def calendar_help() -> str:
    """Command calendar."""
    return _(
        "Publish a release to a calendar on a server that you name (CalDAV); nothing goes there unasked. "
        "ORGANIZER_CALENDAR_PASSWORD holds the password, or it is asked for."
    )


def calendar_url_help() -> str:
    """Option --url."""
    return _("Address of the calendar itself; else the remembered one.")


def calendar_user_help() -> str:
    """Option --user."""
    return _("Account on the server; else the remembered one.")


def remember_help() -> str:
    """Option --remember."""
    return _("Remember address and account, never the password, on this computer.")


def password_file_help() -> str:
    """Option --password-file."""
    return _("File that holds the password of the server.")


def password_prompt(host: str) -> str:
    """Ask for the password of a server."""
    return _("Password for {host}").format(host=host)


def no_calendar() -> str:
    """Neither the command nor this computer names a calendar."""
    return _("Name the calendar with --url and --user; --remember keeps both for the next time.")


def brought(host: str, written: int, removed: int, unchanged: int) -> str:
    """A calendar on a server was brought up to date."""
    return _("{host}: {written} events written, {removed} removed, {unchanged} unchanged.").format(
        host=host, written=f"{written:,}", removed=f"{removed:,}", unchanged=f"{unchanged:,}"
    )


def published(path: str, count: int) -> str:
    """A folder was published."""
    form = ngettext("{path}: {count} file changed.", "{path}: {count} files changed.", count)
    return form.format(path=path, count=count)


def numbers_help() -> str:
    """Command numbers."""
    return _("Print the numbers that may be said in public; lock one, and every document says it.")


def calls_written(path: str, count: int) -> str:
    """A call sheet was written."""
    form = ngettext("Wrote {path} with {count} call.", "Wrote {path} with {count} calls.", count)
    return form.format(path=path, count=f"{count:,}")
