"""One clear sentence for every problem, saying what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from organizer_app.domain.basics import problems
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.checklists import planning_problems
from organizer_app.domain.importing import import_problems
from organizer_app.domain.people import people_problems
from organizer_app.domain.people.phone_display import masked_within
from organizer_app.domain.sharing.release_names import ReleaseName
from organizer_app.wording.errors import planning_problems as planning_words
from organizer_app.wording.language import dates
from organizer_app.wording.language.texts import _, said, said_with
from organizer_app.wording.plan import edits, passphrases, recovery_sheet
from organizer_app.wording.sharing.release_names import release_labels
from organizer_app.wording.sharing.returned_forms import REPLY_PROBLEMS
from organizer_app.wording.together.hub_problems import HUB_PROBLEMS
from organizer_app.wording.together.merge_problems import MERGE_PROBLEMS

_Sentence = Callable[[], str]

_SENTENCES: Mapping[type[problems.Problem], _Sentence] = {
    problems.ForbiddenTransition: said("This cannot go from {current} to {wanted}."),
    problems.UnknownZone: said("There is no time zone called “{zone}”. Write it like America/New_York."),
    problems.RecordMissing: said("This is not in the plan anymore."),
    problems.StaleRecord: said("Someone else changed this. Look at it again, then repeat your change."),
    problems.PlanExists: said("There is already a file at {path}. Choose another name."),
    problems.PlanMissing: said("There is no plan at {path}. Check the name, or make a new plan."),
    problems.PlanIsFolder: said(
        "“{path}” is a folder, not a plan. Choose the plan in it, such as PLAN.organizer, or make a new one."
    ),
    problems.PlanUnreadable: said(
        "{path} cannot be opened: it is not a plan, it is damaged, or the passphrase is wrong."
    ),
    problems.PlanDamaged: said(
        "{path} is damaged: a part of it cannot be read. Leave it as it is, and continue with its newest "
        "good backup: Activity, Backups, or “organizer restore --newest”."
    ),
    problems.NoGoodBackup: said(
        "No backup of {path} can be read. Look for a copy on a stick or another computer, and open it with "
        "“organizer restore COPY NEW”."
    ),
    problems.PlanDisagrees: said(
        "{path} does not agree with its history in {count} places. “organizer verify --repair” mends what "
        "the history still knows; for the rest, continue with a backup: “organizer backup --list” names them."
    ),
    problems.PassphraseNeeded: said(
        "{path} is protected. Give its passphrase with --passphrase-file or in ORGANIZER_PASSPHRASE."
    ),
    problems.KeyFileNeeded: said(
        "{path} opens only with its key file beside the passphrase. Name the file with --key-file."
    ),
    problems.NotProtected: said("{path} has no passphrase, so there is none to remove."),
    problems.PlanFromNewerVersion: said(
        "{path} was made by version {written_by}, and this is {this_version}. "
        "Update the program; nothing was changed."
    ),
    problems.PlanBusy: said("{path} is being written by another program. Try again in a moment."),
    problems.PlanOnNetwork: said(
        "{path} is on a network drive, where an open plan can be damaged. Copy it to a disk of this "
        "computer and open it there; backups and exports may go to the network."
    ),
    problems.PlanReadOnly: said(
        "{path} can only be read here, and not changed. Check your rights to the file and its folder, "
        "or copy the plan to another folder."
    ),
    problems.PlanIsBackup: said(
        "{path} is a backup. You can look at everything in it, and change nothing. To continue with it, "
        "restore it as a new file: Activity, Backups, or “organizer restore BACKUP NEW”."
    ),
    problems.PlanGone: said(
        "{path} was moved or deleted by another program. Nothing more is saved into it. Put it back, or "
        "close it and open it where it is now; then repeat your last change."
    ),
    problems.PlanReplaced: said(
        "{path} was replaced by another program. Nothing more is saved into it. Close the plan and open it "
        "again; then repeat your last change."
    ),
    problems.DiskFull: said("The disk is full, so {path} was left as it was. Make room, then try again."),
    problems.FolderHoldsOther: said(
        "{path} holds a schedule for another audience or of another plan. Choose another folder."
    ),
    problems.FolderHoldsForeignFile: said(
        "{path} is not from Organizer, so it stays. Choose another folder, or move that file."
    ),
    problems.CannotWrite: said("{path} cannot be written. Check the folder and your rights to it."),
    problems.FolderNotWritable: said(
        "{path} cannot be opened, because nothing can be written in its folder. Check your rights to the "
        "folder, or copy the plan to another one."
    ),
    problems.CannotTypeset: said(
        "The pages could not be made. Close other programs and try again, or save one time zone at a time."
    ),
    problems.TypesettingStopped: said("Canceled. No file was written or changed."),
    problems.DisplayMissing: said(
        "There is no display here that could show the window. Start Organizer on a desktop, "
        "or use its commands, which “organizer --help” lists."
    ),
    problems.CannotRead: said("{path} cannot be read. Check the name and your rights to it."),
    problems.UnknownPerson: said(
        "Nobody in the plan is called that. “organizer list PLAN people” lists everybody."
    ),
    problems.HistoryDiffers: said(
        "Line {line} of the file is not as the plan has it, or is missing. Somebody changed the file, or it "
        "is of another plan."
    ),
    problems.HistorySignatureWrong: said(
        "The signature beside the file does not fit it. One of the two was changed, or is of another file."
    ),
    problems.SeveralPeople: said(
        "{count} people in the plan are called that. Name the one you mean by the id that "
        "“organizer list PLAN people --json” prints."
    ),
    problems.ReleaseWithdrawn: said(
        "Version {number} was withdrawn, so nobody gets it. Choose another version, or make a new release."
    ),
    problems.ReleaseDamaged: said(
        "Version {number} is not what was released: its content was changed. Do not send it; "
        "make a new release."
    ),
    problems.FormatNotWithdrawn: said(
        "“{format}” cannot say that a version was withdrawn: the file would be empty. Choose another format."
    ),
    problems.FormatNotForAudience: said(
        "A {format} file would be empty for {audience}: everything in it is for a smaller audience."
    ),
    problems.ResourceMissing: said(
        "The installation is incomplete: {name} is missing. Install the program again."
    ),
    problems.ServerUnsafe: said(
        "{host} would be sent your password unprotected. Use the address that begins with https."
    ),
    problems.ServerRefused: said(
        "{host} did not accept the user name and password, or does not let this user write there."
    ),
    problems.ServerUnreachable: said(
        "{host} did not answer as a calendar server does. Check the address and the network, then try again: "
        "what has arrived stays, and the rest follows."
    ),
    problems.CertificateBad: said(
        "{host} cannot prove that it is the server you named: its certificate is expired, made by nobody "
        "known, or for another name. Nothing was sent. Ask its operator."
    ),
    problems.ServerElsewhere: said(
        "{host} sends on to another server. Ask its operator for the address of the calendar itself."
    ),
    problems.AddressHoldsAccount: said(
        "The address contains an account or a password, and anybody who sees it could use them. Remove the "
        "part before the @ and enter account and password separately."
    ),
    problems.CalendarNewer: said(
        "The calendar on {host} holds version {number}, which is newer. To go back, release the schedule "
        "again under the next number and publish that."
    ),
    problems.PublishingStopped: said("Stopped. What has arrived on {host} stays; publish again to finish."),
    problems.CalendarTaken: said(
        "This calendar on {host} already holds these actions for another audience. Make a "
        "separate calendar for this one."
    ),
    problems.CalendarMissing: said(
        "{host} has no calendar at this address. Make one there and copy its full address."
    ),
    people_problems.NameNotKnown: said("“{typed}” is not a name. Leave it open until you know one."),
    people_problems.NameIsNumber: said("A number is not a name. Type who it is, then the number."),
    people_problems.NameMissing: said("A person needs a name. Type one."),
    people_problems.UnknownMention: said(
        "“{code}” is not the code of a text that may mention this person. Nothing was erased; "
        "“organizer forget PLAN PERSON --mentions” lists the codes."
    ),
    people_problems.UnreadablePhone: said(
        "This is not a phone number. Type it with its area code, or with + and the country code from abroad."
    ),
    people_problems.UnreadableEmail: said(
        "This is not an email address. Check the part before and after the @."
    ),
    people_problems.ContactMissing: said("There is no way to reach the person. Type a number or an address."),
    people_problems.UnclearCallBack: said(
        "“{typed}” is not a time to call back. Type it like 2pm, tue 10am, 3d or 2h."
    ),
    import_problems.EmptyFile: said(
        "The file is empty. Choose one with a line of headings and rows below it."
    ),
    import_problems.NoRows: said("The file has headings in line {header_row} and no rows below them."),
    import_problems.FileTooLarge: said(
        "The file is larger than {limit_megabytes} megabytes. Split it and import the parts."
    ),
    import_problems.TooManyRows: said("The file has more than {limit} rows. Split it and import the parts."),
    import_problems.TooManyColumns: said(
        "A line of the file has more than {limit} columns. Check that this is a table with one action a row."
    ),
    import_problems.TooManyCells: said(
        "The file has more than {limit} cells. Split it and import the parts."
    ),
    import_problems.CellFarBelow: said(
        "A cell far below the list, in row {row}, is not empty. Delete all rows below the list, save the "
        "file, then import it again."
    ),
    import_problems.UnsafeFile: said(
        "This file could not be read safely. Save it again in the program it comes from, as CSV if it can."
    ),
    import_problems.FieldTooLong: said(
        "The row in line {row} has a cell of more than 100,000 characters. Shorten it, then import again."
    ),
    import_problems.QuoteNeverClosed: said(
        "A quotation mark in line {row} is never closed. Close it, then import again."
    ),
    import_problems.NothingTaken: said("Nothing was imported; the plan is as it was."),
}


def sentence(problem: problems.Problem) -> str:
    """Return what went wrong and what to do; it repeats no phone number."""
    file = problem.file if isinstance(problem, import_problems.ImportProblem) else ""
    said = _said(problem)
    return masked_within(_("{file}: {problem}").format(file=file, problem=said) if file else said)


def _said(problem: problems.Problem) -> str:
    special = _SPECIAL.get(type(problem))
    if special is not None:
        return special(problem)
    known = _SENTENCES.get(type(problem))
    return known().format_map(_facts(problem)) if known else _("This did not work. Nothing was changed.")


def _facts(problem: problems.Problem) -> dict[str, object]:
    return (
        {field.name: getattr(problem, field.name) for field in fields(problem)}
        if is_dataclass(problem)
        else {}
    )


def _overwritten(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    if problem.is_whole:
        rest = _("Everything that was saved is in {kept} beside it: close this plan, and open that one.")
    elif problem.kept:
        rest = _(
            "{kept} beside it keeps the last changes, which need the plan as it was. Close it, and restore "
            "its newest backup: “organizer restore --newest”."
        )
    else:
        rest = _("Close it, and restore its newest backup: “organizer restore --newest”.")
    first = _("{path} was overwritten with an older copy while it was open. Nothing more is saved into it.")
    return f"{first} {rest}".format(path=problem.path, kept=problem.kept)


_VOWELS = ("a", "e", "i", "o", "u")


def _bad_value(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    field = _("web address") if problem.field == "url" else problem.field.replace("_", " ")
    if not problem.value.strip():
        return _("The {field} is missing. Give one.").format(field=field)
    said = (
        _("“{value}” is not an {field} that can be understood here.")
        if field.startswith(_VOWELS)
        else _("“{value}” is not a {field} that can be understood here.")
    )
    hint = _("There are these: {known}.") if problem.known else _hint(problem.field)
    text = f"{said} {hint}"
    return text.format(value=problem.value, field=field, known=", ".join(problem.known))


def _hint(field: str) -> str:
    hints = {
        "city": _("Write it with its state, such as “Seattle, WA”, or with its country."),
        "date and time": _("Write it in ORGANIZER_CLOCK as 2019-07-01T12:00-04:00, or unset that variable."),
        "offset": _("Type a whole number of days, such as -14."),
        "mapping": _("It must hold JSON such as {{“Town”: “city”}}: the headings with what they mean."),
        "passphrase": _("The file must hold the passphrase as text in its first line."),
        "url": _("Copy the whole address; it begins with https."),
        "handover situation": _("At most 600 characters fit on the page."),
        "handover promise": _("Six promises of at most 120 characters each fit on the page."),
        "release": _("Use a newer version of the program, or make a new release."),
    }
    return hints.get(field, _("Choose another one."))


def _nothing_to_undo(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    return _("There is no step to redo.") if problem.forward else _("There is no step to undo.")


def _undo_blocked(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    names = ", ".join(name.replace("_", " ") for name in problem.fields)
    return _("This step cannot be undone: {names} has changed since. Nothing was changed.").format(
        names=names
    )


def _nothing_to_release(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    if problem.since:
        return _("Nothing has changed since version {since}, so there is nothing to release.").format(
            since=problem.since
        )
    return _("This audience would see no action yet, so there is nothing to release.")


def _moment(at: datetime) -> str:
    """Return the time of a moment of today; of another day, its date too."""
    text = dates.wall_clock(at)
    today = datetime.now(UTC).astimezone().date()
    return text if at.date() == today else f"{dates.short_day(at.date().isoformat())}, {text}"


def _in_use(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    users = {
        PlanUser.WINDOW: _("a window of Organizer"),
        PlanUser.COMMAND: _("an Organizer command"),
        PlanUser.PICTURE: _("a command of Organizer that draws it"),
        PlanUser.READER: _("a window or command of Organizer that reads it"),
    }
    since = datetime.fromtimestamp(problem.since, UTC).astimezone()
    return _("{path} has been open in {user} since {time}. Close it there, then try again.").format(
        path=problem.path, user=users.get(problem.user, _("another program")), time=_moment(since)
    )


# Say what a file of an organizing service such as Action Network is about.
_served = said_with(
    "This is a file about {what}, not a list of events or people. "
    "Export the events or people from the same service, and import that."
)

_NOT_LISTS: Mapping[import_problems.FileKind, Callable[[], str]] = {
    import_problems.FileKind.ZIP: said(
        "This is a ZIP archive. Unpack it and import the files in it one by one."
    ),
    import_problems.FileKind.OLD_OFFICE: said(
        "This is an Office file without tables. Save its list as a spreadsheet or as CSV, and import that."
    ),
    import_problems.FileKind.DOCUMENT: said(
        "This is a text document. Copy its list into a spreadsheet or a text file, and import that."
    ),
    import_problems.FileKind.SLIDES: said(
        "This is a presentation. Copy its list into a spreadsheet, and import that."
    ),
    import_problems.FileKind.WEB_PAGE: said(
        "This is a web page. Copy its list into a spreadsheet, or look on the page for an export."
    ),
    import_problems.FileKind.MARKDOWN: said(
        "This is a Markdown document. Copy its list into a spreadsheet or a text file, and import that."
    ),
    import_problems.FileKind.JSON: said(
        "This is a JSON list about something else: it names no event and no person. "
        "If it is the right one, save it as CSV or as a spreadsheet, and import that."
    ),
    import_problems.FileKind.JSON_DAMAGED: said(
        "This is damaged JSON. Export or save it again, and import that."
    ),
    import_problems.FileKind.JSON_RECORD: said(
        "This is a single JSON record or a settings file, not a list. "
        "Export the list as CSV or as a spreadsheet, and import that."
    ),
    import_problems.FileKind.JSON_EMPTY: said(
        "This is an empty list: it holds no event and no person. Export it again when it has some."
    ),
    import_problems.FileKind.WEB_ANSWER: said(
        "This is only a message from a web service. Export the list there again, and import that."
    ),
    import_problems.FileKind.PETITIONS: lambda: _served(_("petitions or signatures")),
    import_problems.FileKind.FORMS: lambda: _served(_("forms or what was sent with them")),
    import_problems.FileKind.DONATIONS: lambda: _served(_("donations")),
    import_problems.FileKind.SIGN_UPS: lambda: _served(_("sign-ups without the names of people")),
    import_problems.FileKind.MESSAGES: lambda: _served(_("messages to supporters")),
    import_problems.FileKind.PEOPLE_LISTS: lambda: _served(_("lists without the names of people")),
    import_problems.FileKind.TAGS: lambda: _served(_("tags")),
    import_problems.FileKind.SURVEYS: lambda: _served(_("survey questions or answers")),
    import_problems.FileKind.CANVASSES: lambda: _served(_("canvasses or phone banks")),
    import_problems.FileKind.ORGANIZATIONS: lambda: _served(_("organizations")),
    import_problems.FileKind.SHARE_PAGES: lambda: _served(_("share pages")),
    import_problems.FileKind.EVENT_CAMPAIGNS: lambda: _served(_("event campaigns without their events")),
    import_problems.FileKind.SERVICE_RECORD: said(
        "This is a record of an organizing service, and no list of events or people. "
        "Export the events or people there, and import that."
    ),
    import_problems.FileKind.XML: said(
        "This is XML of an unknown kind. Export the list as CSV or as a spreadsheet, and import that."
    ),
    import_problems.FileKind.CALENDAR: said(
        "This is a calendar without events. Export the calendar that holds them."
    ),
    import_problems.FileKind.NO_POINTS: said("This is a map without points. Export the layer with them."),
    import_problems.FileKind.PROSE: said(
        "This is text, and hardly any of its lines name a place and a day. Put one action in each line."
    ),
    import_problems.FileKind.DAMAGED: said(
        "This is a damaged file. Open it in the program it comes from, save it again, and import that."
    ),
    import_problems.FileKind.LOCKED: said(
        "This is a workbook with a password. Save it without one, and import that."
    ),
    import_problems.FileKind.BINARY: said(
        "This is not a file with a list. Export the list as CSV or as a spreadsheet, and import that."
    ),
}


def _not_text(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    known = _NOT_LISTS.get(problem.kind)
    if known:
        return known()
    return _("This is a {kind} file, not a list. Export the list as CSV or as a spreadsheet.").format(
        kind=problem.kind.value.upper()
    )


def _other_table(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    if not problem.are_headings:
        return _no_usable_columns(problem)
    return _(
        "This is a table about something else: no column says when, who or at what spot. "
        "If its rows are actions, give a column a meaning with --map 'heading=city'."
    )


def _no_usable_columns(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    if not problem.are_headings:
        # A file without headings starts with a person, and no message repeats personal data.
        return _(
            "The file has no line of headings. Put one above the rows, such as: City, State, Date, Start."
        )
    seen = ", ".join(f"“{heading[:40]}”" for heading in problem.headings)
    return _(
        "No column says where or when. The headings are {seen}; "
        "name one with --map 'heading=city' or 'heading=date'."
    ).format(seen=seen)


def _no_such_sheet(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    names = ", ".join(f"“{name[:40]}”" for name in problem.sheets[:20])
    return _("The workbook has no sheet “{sheet}”. It has: {names}.").format(sheet=problem.sheet, names=names)


def _unknown_mapping(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    if problem.column:
        return _("The file has no column “{column}”. Check --map.").format(column=problem.column)
    return _("An action has no field “{field}”. Check --map.").format(field=problem.field)


def _later_step(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    return _("Undo a later step first: “{later}”. Nothing was changed.").format(
        later=edits.sentence(problem.later)
    )


def _step_stands(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    return {
        "undone": _("This step is already undone."),
        "founding": _("The plan begins with this step; it cannot be undone."),
        "erased": _(
            "Erasing somebody cannot be undone. Earlier steps can: choose one in Activity, or "
            "“organizer undo PLAN --step STEP”."
        ),
        "outside": _("This step is outside your region. It cannot be undone here."),
        "newer": _("A newer version made this step. Update the program to undo it."),
    }.get(problem.reason, _("This step is itself an undo. Use undo or redo for the step it names."))


def _nothing_found(problem: Any) -> str:  # noqa: ANN401  # picked from a table by its exact type
    if not problem.value:
        return _("The plan has no {what} yet.").format(what=problem.what)
    return _("The plan has no {what} called “{value}”.").format(what=problem.what, value=problem.value)


def _ambiguous_release(problem: problems.ReleaseAmbiguous) -> str:
    names = release_labels(ReleaseName(*each) for each in problem.names)
    return _(
        "Two laptops released version {number}: {names}. Name who made the one you mean with --by, or "
        "release again: the next version names both."
    ).format(number=problem.number, names=names)


_SPECIAL: Mapping[type[problems.Problem], Callable[[Any], str]] = {
    planning_problems.BadCondition: planning_words.bad_condition,
    planning_problems.BadRecurrence: planning_words.bad_recurrence,
    planning_problems.BadRulePack: planning_words.bad_rule_pack,
    problems.BadValue: _bad_value,
    problems.NothingFound: _nothing_found,
    problems.WrongSheetRow: lambda problem: recovery_sheet.wrong_row(problem.row),
    problems.WeakPassphrase: lambda problem: passphrases.refusal(problem.weakness),
    problems.NothingToUndo: _nothing_to_undo,
    problems.UndoBlocked: _undo_blocked,
    problems.NothingToRelease: _nothing_to_release,
    problems.LaterStep: _later_step,
    problems.PlanInUse: _in_use,
    problems.PlanOverwritten: _overwritten,
    problems.StepStands: _step_stands,
    import_problems.NoSuchSheet: _no_such_sheet,
    **MERGE_PROBLEMS,
    **HUB_PROBLEMS,
    **REPLY_PROBLEMS,
    import_problems.NotText: _not_text,
    import_problems.NoUsableColumns: _no_usable_columns,
    import_problems.OtherTable: _other_table,
    import_problems.UnknownMapping: _unknown_mapping,
    problems.ReleaseAmbiguous: _ambiguous_release,
}
