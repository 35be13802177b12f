"""Keeps who to notify of a release, why, and who was notified."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import CREDITED, Partnership, PartnershipStatus
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.releases import Notice, NoticeChannel, Recipient, Release
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.sharing.shared_changes import SharedChange
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.services.sharing.releases import schedule_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_AGREED = CREDITED | {PartnershipStatus.VERBAL}


@dataclass(frozen=True, slots=True)
class ReleaseRecipient:
    """One recipient of a release.

    Attributes:
        key: identifies the recipient in this list.
        recipient: as it is stored, or as it will be once notified.
        changes: what concerns them; empty when everything does, as for a first release.
        notified_at: when they were notified, UTC, or None.
        channel: how they were notified, or None.
        call_back: when they want to be called again, UTC, or None.
        missed: number of the last version they should have been notified of and were not; 0 for none.
    """

    key: str
    recipient: Recipient
    changes: tuple[SharedChange, ...]
    notified_at: datetime | None
    channel: NoticeChannel | None = None
    call_back: datetime | None = None
    missed: int = 0


def recipients_of_release(workspace: Workspace, release_id: str) -> list[ReleaseRecipient]:
    """Return who to notify of a release, by name.

    These are all recipients on the list of this audience, and the leads, backup leads and agreed groups of
    each city that changed; for a first release, of every city. People not notified of the version before
    stay on the list.

    Raises:
        RecordMissing: the release does not exist.
        ReleaseDamaged: see `releases.schedule_of`.
    """
    with workspace.read() as reader:
        release = reader.get(Release, release_id)
        return _recipients_of(reader, release)


def recipients_of_draft(
    reader: Reader,
    schedule: SharedSchedule,
    mobilization_id: str,
    known: dict[str, list[ReleaseRecipient]],
) -> list[ReleaseRecipient]:
    """Return who to notify once a schedule is released.

    Args:
        reader: an open read.
        schedule: what would be released.
        mobilization_id: its mobilization.
        known: what `recipients_by_release` found in the same read.
    """
    missed = _missed_before(reader, schedule, mobilization_id, known)
    return _Recipients(reader, schedule, mobilization_id, missed).rows({})


def recipients_by_release(reader: Reader, releases: Iterable[Release]) -> dict[str, list[ReleaseRecipient]]:
    """Return who to notify of each of some releases, by its id; see `recipients_of_release`."""
    known: dict[str, list[ReleaseRecipient]] = {}
    for release in sorted(releases, key=lambda each: each.number):
        _recipients_of(reader, release, known)
    return known


def mark_notified(
    workspace: Workspace,
    release_id: str,
    key: str,
    *,
    notified: bool,
    channel: NoticeChannel = NoticeChannel.OTHER,
) -> None:
    """Check off a recipient of a release, or undo that.

    Args:
        workspace: the plan.
        release_id: the release.
        key: `ReleaseRecipient.key`.
        notified: whether they were notified.
        channel: how, if they were.

    Raises:
        RecordMissing: the release does not exist.
        BadValue: nobody on its list has this key.
    """
    kind = EditKind.NOTIFIED_RECIPIENT if notified else EditKind.UNNOTIFIED_RECIPIENT
    with workspace.edit(kind) as editor:
        release = editor.get(Release, release_id)
        editor.note(number=str(release.number))
        known = _named(_recipients_of(editor, release), key)
        if notified and known.notified_at is None:
            recipient = known.recipient
            if not recipient.id:
                recipient = editor.put(_with_id(recipient, workspace.new_id()))
            editor.put(_notice(workspace, release_id, recipient.id, channel))
        elif not notified:
            for notice in editor.all(Notice, release_id=release.id, recipient_id=known.recipient.id):
                editor.hide(notice)


def mark_all_notified(
    workspace: Workspace,
    release_id: str,
    *,
    keys: Collection[str],
    channel: NoticeChannel = NoticeChannel.OTHER,
) -> int:
    """Check off many recipients of a release as one step, such as after a call with all of them.

    Returns how many had not been notified before; keys that nobody on its list has are ignored.

    Raises:
        RecordMissing: the release does not exist.
    """
    with workspace.edit(EditKind.NOTIFIED_RECIPIENT) as editor:
        release = editor.get(Release, release_id)
        editor.note(number=str(release.number))
        waiting = [
            row.recipient if row.recipient.id else _with_id(row.recipient, workspace.new_id())
            for row in _recipients_of(editor, release)
            if row.notified_at is None and row.key in keys
        ]
        editor.add_all(recipient for recipient in waiting if recipient.version == 0)
        editor.add_all(_notice(workspace, release_id, recipient.id, channel) for recipient in waiting)
    return len(waiting)


def _notice(workspace: Workspace, release_id: str, recipient_id: str, channel: NoticeChannel) -> Notice:
    return Notice(
        id=workspace.new_id(),
        release_id=release_id,
        recipient_id=recipient_id,
        told_at=workspace.clock().replace(microsecond=0),
        told_by=workspace.author,
        channel=channel,
    )


def add_recipient(workspace: Workspace, *, mobilization_id: str, name: str, audience: Audience) -> Recipient:
    """Add a name to the list for every release of an audience; raise `BadValue` for an empty name."""
    if not name.strip():
        raise BadValue("name", name)
    with workspace.edit(EditKind.ADDED_RECIPIENT) as editor:
        return editor.put(
            Recipient(
                id=workspace.new_id(), mobilization_id=mobilization_id, name=name.strip(), audience=audience
            )
        )


def remove_recipient(workspace: Workspace, recipient_id: str) -> Recipient:
    """Remove a name from the list; the journal keeps who was notified of which release.

    Raises:
        RecordMissing: nobody on the list has this id.
    """
    with workspace.edit(EditKind.REMOVED_RECIPIENT) as editor:
        known = editor.get(Recipient, recipient_id)
        editor.hide(known)
    return known


def _named(rows: Iterable[ReleaseRecipient], key: str) -> ReleaseRecipient:
    for row in rows:
        if row.key == key:
            return row
    raise BadValue("recipient", key)


def _with_id(recipient: Recipient, new_id: str) -> Recipient:
    return Recipient(
        id=new_id,
        mobilization_id=recipient.mobilization_id,
        name=recipient.name,
        audience=recipient.audience,
        person_id=recipient.person_id,
        organization_id=recipient.organization_id,
        city_action_id=recipient.city_action_id,
    )


def _recipients_of(
    reader: Reader, release: Release, known: dict[str, list[ReleaseRecipient]] | None = None
) -> list[ReleaseRecipient]:
    """Return the list of a release; `known` keeps the lists of earlier ones, so that each is made once."""
    known = {} if known is None else known
    if release.id not in known:
        schedule = schedule_of(release)
        missed = _missed_before(reader, schedule, release.mobilization_id, known)
        notices = {notice.recipient_id: notice for notice in reader.all(Notice, release_id=release.id)}
        known[release.id] = _Recipients(reader, schedule, release.mobilization_id, missed).rows(notices)
    return known[release.id]


def _missed_before(
    reader: Reader,
    schedule: SharedSchedule,
    mobilization_id: str,
    known: dict[str, list[ReleaseRecipient]],
) -> dict[str, tuple[Recipient, int]]:
    """Return who was not notified of the version before a schedule, with its number, by key.

    Where two laptops released under that number, everybody on the list of either has only one of them.
    """
    before = reader.all(
        Release, mobilization_id=mobilization_id, audience=schedule.audience.code, number=schedule.since
    )
    if not schedule.since or not before:
        return {}
    return {
        row.key: (row.recipient, release.number)
        for release in before
        for row in _recipients_of(reader, release, known)
        if row.notified_at is None or len(before) > 1
    }


class _Recipients:
    """Collects recipients by what concerns them: a person or a group of several cities appears once."""

    def __init__(
        self,
        reader: Reader,
        schedule: SharedSchedule,
        mobilization_id: str,
        missed: Mapping[str, tuple[Recipient, int]],
    ) -> None:
        self._missed = missed
        self._reader = reader
        self._schedule = schedule
        self._mobilization_id = mobilization_id
        self._recipients: dict[str, Recipient] = {}
        self._cities: defaultdict[str, set[str]] = defaultdict(set)
        self._everything: set[str] = set()
        self._stored: dict[str, Recipient] = {}

    def rows(self, notices: Mapping[str, Notice]) -> list[ReleaseRecipient]:
        """Return the list, given how recipients were notified, by recipient."""
        concerned = self._concerned()
        self._listed(concerned)
        self._derived(concerned)
        self._add_missed()
        by_uid = grouped(self._schedule.changes, lambda change: change.uid)
        again = self._call_backs()
        rows = [
            self._row(key, recipient, self._changes(key, by_uid), notices.get(recipient.id), again)
            for key, recipient in self._recipients.items()
        ]
        return sorted(rows, key=lambda row: (row.recipient.name.casefold(), row.key))

    def _row(
        self,
        key: str,
        recipient: Recipient,
        changes: tuple[SharedChange, ...],
        notice: Notice | None,
        again: Mapping[str, datetime],
    ) -> ReleaseRecipient:
        if notice is not None:
            return ReleaseRecipient(key, recipient, changes, notice.told_at, notice.channel)
        _recipient, missed = self._missed.get(key, (None, 0))
        call_back = again.get(recipient.person_id)
        return ReleaseRecipient(key, recipient, changes, None, call_back=call_back, missed=missed)

    def _call_backs(self) -> Mapping[str, datetime]:
        """Return when people asked to be called again, by their last call."""
        last: dict[str, Talk] = {}
        for talk in self._reader.all(Talk):
            known = last.get(talk.person_id)
            if talk.at and (known is None or known.at is None or talk.at > known.at):
                last[talk.person_id] = talk
        return {
            person_id: talk.due_at
            for person_id, talk in last.items()
            if talk.due_at and talk.outcome is TalkOutcome.CALL_BACK
        }

    def _concerned(self) -> dict[str, str]:
        """Return the uid of each changed action by action id; of each action for a first release."""
        changes = self._schedule.changes
        uids = {change.uid for change in changes}
        if not self._schedule.since:
            uids = {entry.uid for entry in self._schedule.entries}
        actions = self._reader.all(CityAction, mobilization_id=self._mobilization_id)
        shared = ((action.id, entry_uid(action.id)) for action in actions)
        return {action_id: uid for action_id, uid in shared if uid in uids}

    def _listed(self, concerned: dict[str, str]) -> None:
        audience = self._schedule.audience.code
        for each in self._reader.all(Recipient, mobilization_id=self._mobilization_id, audience=audience):
            if each.person_id or each.organization_id:
                # Stored since the first check mark; whether this release concerns it is decided again.
                self._known(each)
            elif not each.city_action_id:
                self._recipients[each.id] = each
                self._everything.add(each.id)
            elif each.city_action_id in concerned:
                self._recipients[each.id] = each
                self._cities[each.id].add(concerned[each.city_action_id])

    def _add_missed(self) -> None:
        """Keep the people not notified of the version before, if they are still in the plan."""
        missed = {key: each for key, (each, _number) in self._missed.items() if key not in self._recipients}
        people = self._reader.rows_by_id(Person, {each.person_id for each in missed.values()} - {""})
        groups = self._reader.rows_by_id(
            Organization, {each.organization_id for each in missed.values()} - {""}
        )
        listed = self._reader.rows_by_id(Recipient, {each.id for each in missed.values()} - {""})
        for key, each in missed.items():
            subject = people.get(each.person_id) or groups.get(each.organization_id) or listed.get(each.id)
            if subject is not None and not subject.hidden:
                self._recipients[key] = self._stored.get(key, each)

    def _known(self, recipient: Recipient) -> None:
        self._stored.setdefault(recipient.person_id or recipient.organization_id, recipient)

    def _derived(self, concerned: dict[str, str]) -> None:
        leads = [
            assignment
            for assignment in self._reader.among(Assignment, "city_action_id", concerned)
            if assignment.role is AssignmentRole.LEAD and assignment.status not in VACATED
        ]
        people = self._reader.rows_by_id(Person, {assignment.person_id for assignment in leads})
        for assignment in leads:
            if (person := people.get(assignment.person_id)) and not person.hidden:
                self._add(person.id, person.name, "person_id", concerned[assignment.city_action_id])
        parts = [
            part
            for part in self._reader.among(Partnership, "city_action_id", concerned)
            if part.status in _AGREED
        ]
        groups = self._reader.rows_by_id(Organization, {part.organization_id for part in parts})
        for part in parts:
            if (group := groups.get(part.organization_id)) and not group.hidden:
                self._add(group.id, group.name, "organization_id", concerned[part.city_action_id])

    def _add(self, subject_id: str, name: str, field: str, uid: str) -> None:
        if subject_id not in self._recipients:
            new = Recipient(
                id="",
                mobilization_id=self._mobilization_id,
                name=name,
                audience=self._schedule.audience,
                person_id=subject_id if field == "person_id" else "",
                organization_id=subject_id if field == "organization_id" else "",
            )
            self._recipients[subject_id] = self._stored.get(subject_id, new)
        self._cities[subject_id].add(uid)

    def _changes(self, key: str, by_uid: dict[str, list[SharedChange]]) -> tuple[SharedChange, ...]:
        if key in self._everything:
            return self._schedule.changes
        return tuple(change for uid in sorted(self._cities[key]) for change in by_uid.get(uid, ()))
