"""Define every error a person may meet as a type with fields; `wording` turns them into sentences."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.edits import EditSummary


# The classes below do not generate a repr: exceptions have one, and generating all would delay the window.
class Problem(Exception):  # noqa: N818  # the vocabulary says problem, and a person reads it as one
    """A problem that the user can understand and fix; never a programming error."""


@dataclass(eq=False, repr=False)
class FileProblem(Problem):
    """A problem with a file or a folder."""

    path: str


@dataclass(eq=False, repr=False)
class ServerProblem(Problem):
    """A problem with a server, by its name."""

    host: str


class UnclearError(ValueError):
    """The typed text means nothing in its field; any text inside tells the user so."""


@dataclass(eq=False, repr=False)
class ForbiddenTransition(Problem):
    """A status cannot follow another one.

    Attributes:
        noun: code of the record kind, such as ``city_action``.
        current: current status of the record.
        wanted: requested status.
    """

    noun: str
    current: str
    wanted: str


@dataclass(eq=False, repr=False)
class UnknownZone(Problem):
    """The tz database has no time zone of this name."""

    zone: str


@dataclass(eq=False, repr=False)
class RecordMissing(Problem):
    """The plan does not have this record (any more)."""

    noun: str
    record_id: str


@dataclass(eq=False, repr=False)
class StaleRecord(Problem):
    """Someone else changed the record after it was read."""

    noun: str
    record_id: str


class PlanExists(FileProblem):
    """A new plan would overwrite a file."""


class PlanMissing(FileProblem):
    """There is no plan file at this path."""


class PlanIsFolder(PlanMissing):
    """A folder was named in place of a plan in it."""


class PlanUnreadable(FileProblem):
    """The file is not a plan, is damaged, or the passphrase is wrong."""


class PassphraseNeeded(PlanUnreadable):
    """The file looks like a protected plan, and no passphrase was given."""


class KeyFileNeeded(PlanUnreadable):
    """The plan opens with a key file beside its passphrase, and none was given."""


@dataclass(eq=False, repr=False)
class WrongSheetRow(Problem):
    """Letters of a recovery sheet were mistyped; `row` counts from 1, 0 when no row can be named."""

    row: int


class NotProtected(FileProblem):
    """A plan without a passphrase has none to remove."""


@dataclass(eq=False, repr=False)
class WeakPassphrase(Problem):
    """A new passphrase is too easy to guess; `weakness` is a code of `passphrases.Weakness` or empty."""

    weakness: str


class PlanDamaged(PlanUnreadable):
    """The file was opened, and a part of it holds what no version has written."""


class NoGoodBackup(FileProblem):
    """A damaged plan has no backup that can be read."""


@dataclass(eq=False, repr=False)
class PlanDisagrees(FileProblem):
    """Rows and journal of a plan do not say the same, in `count` places; nothing was changed."""

    count: int


@dataclass(eq=False, repr=False)
class PlanFromNewerVersion(FileProblem):
    """A newer version of the program wrote the plan; nothing was changed."""

    written_by: str
    this_version: str


class PlanBusy(FileProblem):
    """Another program locked the plan longer than the wait limit."""


@dataclass(eq=False, repr=False)
class PlanInUse(Problem):
    """Another program has the plan open, and what was asked for needs it alone; nothing was changed.

    Attributes:
        path: the plan file.
        user: code of `PlanUser`.
        since: when that program opened it, in seconds since 1970.
    """

    path: str
    user: str
    since: int


class PlanOnNetwork(FileProblem):
    """A plan lies on a network drive, where two programs would damage it; it was not opened."""


class PlanReadOnly(FileProblem):
    """The plan was opened where nothing can be written; it can be read, and nothing was changed."""


class PlanIsBackup(FileProblem):
    """The file is a backup: it is looked at as it is, and continued as a new file."""


class PlanGone(FileProblem):
    """The file of an open plan was moved or deleted; nothing more is written."""


class PlanReplaced(FileProblem):
    """Another file took the place of an open plan; nothing more is written."""


@dataclass(eq=False, repr=False)
class PlanOverwritten(PlanReplaced):
    """An older copy was written into the plan file while it was open.

    Attributes:
        kept: name of the file beside it that keeps what was saved since; empty where there is none.
        is_whole: whether that is a plan with everything, not only the last pages.
    """

    kept: str
    is_whole: bool


class DiskFull(FileProblem):
    """The disk has no room for the change; nothing was half-applied."""


class CannotWrite(FileProblem):
    """A file or folder could not be written."""


class FolderNotWritable(FileProblem):
    """A plan cannot be opened where nothing can be written beside it."""


@dataclass(eq=False, repr=False)
class FolderHoldsOther(FileProblem):
    """A folder holds a schedule for another audience or plan; `audience` is a code or empty."""

    audience: str


class FolderHoldsForeignFile(FileProblem):
    """Someone else's file has the path of one of ours."""


class CannotRead(FileProblem):
    """A file could not be read."""


@dataclass(eq=False, repr=False)
class NothingToUndo(Problem):
    """The journal has no step to undo or redo.

    Attributes:
        forward: True for redo.
    """

    forward: bool


@dataclass(eq=False, repr=False)
class UndoBlocked(Problem):
    """A field of the step changed later; nothing was undone.

    Attributes:
        noun: code of the record kind.
        record_id: the record that changed later.
        fields: names of the fields that no longer hold the value from the step.
    """

    noun: str
    record_id: str
    fields: tuple[str, ...]


@dataclass(eq=False, repr=False)
class StepStands(Problem):
    """A step cannot be undone at all.

    Attributes:
        reason: code of `Standing`.
    """

    reason: str


@dataclass(eq=False, repr=False)
class LaterStep(Problem):
    """A later step blocks the undo of an earlier one.

    Attributes:
        later: the step that must be undone first.
    """

    later: EditSummary


@dataclass(eq=False, repr=False)
class BadValue(Problem):
    """A typed value cannot be understood.

    Attributes:
        field: field or option.
        value: the typed text.
        known: all valid values, if the list is short.
    """

    field: str
    value: str
    known: tuple[str, ...] = ()


@dataclass(eq=False, repr=False)
class NothingFound(Problem):
    """A name on the command line matches nothing in the plan."""

    what: str
    value: str


class UnknownPerson(Problem):
    """No one in the plan has this name; it is not repeated, because others may see messages."""


@dataclass(eq=False, repr=False)
class SeveralPeople(Problem):
    """More than one person has this name."""

    count: int


@dataclass(eq=False)
class HistoryDiffers(Problem):
    """A file of the history is not what the plan says; `line` is the first that differs or is missing."""

    line: int


class HistorySignatureWrong(Problem):
    """The signature beside a file of the history does not fit it."""


@dataclass(eq=False, repr=False)
class ResourceMissing(Problem):
    """The installation lacks a shipped file; `name` is its path below resources."""

    name: str


@dataclass(eq=False, repr=False)
class ReleaseWithdrawn(Problem):
    """A withdrawn release can no longer be sent; `number` is its own."""

    number: int


@dataclass(eq=False, repr=False)
class ReleaseAmbiguous(Problem):
    """A number stands for several releases; `names` are theirs."""

    number: int
    names: tuple[tuple[int, str], ...]


@dataclass(eq=False, repr=False)
class ReleaseDamaged(Problem):
    """The content of a release differs from what was released; `number` is its own."""

    number: int


@dataclass(eq=False, repr=False)
class NothingToRelease(Problem):
    """This audience would see nothing, or nothing new; `since` is the last release, 0 before the first."""

    since: int


class ServerUnsafe(ServerProblem):
    """A password would be sent unencrypted; `host` is the server's name."""


class ServerRefused(ServerProblem):
    """A server refused access; `host` is its name, never the account."""


class ServerUnreachable(ServerProblem):
    """A server did not answer, or not as a calendar server."""


class CertificateBad(ServerProblem):
    """A server cannot prove by its certificate that it is the one named."""


class ServerElsewhere(ServerProblem):
    """A server sends on to another one, which nobody named."""


class AddressHoldsAccount(Problem):
    """An address holds an account or a password; it is not repeated."""


@dataclass(eq=False, repr=False)
class CalendarNewer(ServerProblem):
    """The calendar already holds a later release; `number` is the later one's."""

    number: int


class PublishingStopped(ServerProblem):
    """Publishing was stopped by the person who started it."""


class CalendarTaken(ServerProblem):
    """The calendar holds the same actions for another audience, which would see more than it should."""


class CalendarMissing(ServerProblem):
    """The server has no calendar at this address."""


class CannotTypeset(Problem):
    """Pages could not be made: the compiler died, or this computer lacks the memory or the compiler."""


class TypesettingStopped(Problem):
    """Making pages was stopped by the person who started it; no file was written."""


class DisplayMissing(Problem):
    """The window was requested without a display."""


@dataclass(eq=False, repr=False)
class FormatNotWithdrawn(Problem):
    """A format cannot say that a release was withdrawn, so it would be an empty file; its code."""

    format: str


@dataclass(eq=False, repr=False)
class FormatNotForAudience(Problem):
    """A format contains nothing that the requested audience may see; both are codes."""

    format: str
    audience: str
