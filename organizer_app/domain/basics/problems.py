"""Every error a person may meet, as a type with fields; wording turns them into sentences."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.edits import EditSummary


# Those below make no repr of their own: an exception has one, and the window waits until all are made.
class Problem(Exception):  # noqa: N818  # the vocabulary says problem, and a person reads it as one
    """Something the person can understand and act on; never a programming error."""


class UnclearError(ValueError):
    """What was typed means nothing in its field; the text, where there is one, says so to the person."""


@dataclass(eq=False, repr=False)
class ForbiddenTransition(Problem):
    """A status cannot follow another one.

    Attributes:
        noun: code of the record kind, such as ``city_action``.
        current: status the record has.
        wanted: status that was asked for.
    """

    noun: str
    current: str
    wanted: str


@dataclass(eq=False, repr=False)
class UnknownZone(Problem):
    """A time zone name that the tz database does not have."""

    zone: str


@dataclass(eq=False, repr=False)
class RecordMissing(Problem):
    """A record that was named is not in the plan (any more)."""

    noun: str
    record_id: str


@dataclass(eq=False, repr=False)
class StaleRecord(Problem):
    """Somebody else changed the record since it was read."""

    noun: str
    record_id: str


@dataclass(eq=False, repr=False)
class PlanExists(Problem):
    """A new plan would overwrite a file."""

    path: str


@dataclass(eq=False, repr=False)
class PlanMissing(Problem):
    """There is no plan file at this path."""

    path: str


@dataclass(eq=False, repr=False)
class PlanUnreadable(Problem):
    """The file is no plan, is damaged, or the passphrase is wrong."""

    path: str


@dataclass(eq=False, repr=False)
class PassphraseNeeded(PlanUnreadable):
    """The file begins as a protected plan does, and no passphrase was given."""


@dataclass(eq=False, repr=False)
class PlanDamaged(PlanUnreadable):
    """The file was opened, and a part of it holds what no version has written."""


@dataclass(eq=False, repr=False)
class PlanFromNewerVersion(Problem):
    """The plan was written by a newer version of the program; nothing was changed."""

    path: str
    written_by: str
    this_version: str


@dataclass(eq=False, repr=False)
class PlanBusy(Problem):
    """Another program kept the plan locked for longer than we wait."""

    path: str


@dataclass(eq=False, repr=False)
class PlanGone(Problem):
    """The file of an open plan was moved or deleted; nothing more is written."""

    path: str


@dataclass(eq=False, repr=False)
class PlanReplaced(Problem):
    """Another file took the place of an open plan; nothing more is written."""

    path: str


@dataclass(eq=False, repr=False)
class DiskFull(Problem):
    """The disk could not take the change; nothing was half-applied."""

    path: str


@dataclass(eq=False, repr=False)
class CannotWrite(Problem):
    """A file or folder could not be written."""

    path: str


@dataclass(eq=False, repr=False)
class FolderNotWritable(Problem):
    """A plan cannot be opened where nothing can be written beside it."""

    path: str


@dataclass(eq=False, repr=False)
class FolderHoldsOther(Problem):
    """A folder holds a schedule for other readers or of another plan; `audience` is a code or empty."""

    path: str
    audience: str


@dataclass(eq=False, repr=False)
class FolderHoldsForeignFile(Problem):
    """A file that is not ours lies where one of ours is to be written."""

    path: str


@dataclass(eq=False, repr=False)
class CannotRead(Problem):
    """A file could not be read."""

    path: str


@dataclass(eq=False, repr=False)
class NothingToUndo(Problem):
    """The journal holds no step to take back or forward.

    Attributes:
        forward: True when redo was asked for.
    """

    forward: bool


@dataclass(eq=False, repr=False)
class UndoBlocked(Problem):
    """A field of the step was changed since; nothing was taken back.

    Attributes:
        noun: code of the record kind.
        record_id: the record that was changed since.
        fields: names of the fields that no longer hold what the step left.
    """

    noun: str
    record_id: str
    fields: tuple[str, ...]


@dataclass(eq=False, repr=False)
class StepStands(Problem):
    """A step cannot be taken back at all.

    Attributes:
        reason: code of `Standing`.
    """

    reason: str


@dataclass(eq=False, repr=False)
class LaterStep(Problem):
    """A later step stands in the way of taking an earlier one back.

    Attributes:
        later: the step that would have to be taken back first.
    """

    later: EditSummary


@dataclass(eq=False, repr=False)
class BadValue(Problem):
    """A typed value cannot be understood.

    Attributes:
        field: which field or option.
        value: what was typed.
        known: all that is understood, where that is a short list.
    """

    field: str
    value: str
    known: tuple[str, ...] = ()


@dataclass(eq=False, repr=False)
class NothingFound(Problem):
    """A name given on the command line matches nothing in the plan."""

    what: str
    value: str


@dataclass(eq=False, repr=False)
class UnknownPerson(Problem):
    """Nobody in the plan is called so; the name is not repeated, since messages may be seen by others."""


@dataclass(eq=False, repr=False)
class SeveralPeople(Problem):
    """More than one person is called so."""

    count: int


@dataclass(eq=False, repr=False)
class ResourceMissing(Problem):
    """The installation lacks a file it should have shipped with; `name` is its path below resources."""

    name: str


@dataclass(eq=False, repr=False)
class ReleaseWithdrawn(Problem):
    """A release that was withdrawn is given to nobody any more; `number` is its own."""

    number: int


@dataclass(eq=False, repr=False)
class ReleaseDamaged(Problem):
    """The content of a release is not what was released; `number` is its own."""

    number: int


@dataclass(eq=False, repr=False)
class NothingToRelease(Problem):
    """These readers would see nothing, or nothing new; `since` is the last release, 0 before the first."""

    since: int


@dataclass(eq=False, repr=False)
class ServerUnsafe(Problem):
    """A password would travel unprotected; `host` is the server's."""

    host: str


@dataclass(eq=False, repr=False)
class ServerRefused(Problem):
    """A server did not let the person in; `host` is its name, never the account."""

    host: str


@dataclass(eq=False, repr=False)
class ServerUnreachable(Problem):
    """A server did not answer, or not as a calendar server does."""

    host: str


@dataclass(eq=False, repr=False)
class CalendarTaken(Problem):
    """The calendar holds the same actions for other readers, who would see what is not for them."""

    host: str


@dataclass(eq=False, repr=False)
class CalendarMissing(Problem):
    """The server has no calendar at this address."""

    host: str


class DisplayMissing(Problem):
    """The window was asked for where nothing can show it."""


@dataclass(eq=False, repr=False)
class FormatNotForAudience(Problem):
    """A format was asked for readers who may see nothing of what it holds; both are codes."""

    format: str
    audience: str
