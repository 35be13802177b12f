"""Erases a person everywhere: records, journal, flat rows, releases, freed pages; with proof."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, SeveralPeople, UnknownPerson
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.releases import Recipient, Release
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.people.erasure import (
    MOST_KEPT_DAYS,
    DuePerson,
    ErasurePlan,
    ErasureProof,
    KeptMoment,
    emptied,
    traces_of,
)
from organizer_app.environment.plan_folders import likely_folders
from organizer_app.services.plan import backups
from organizer_app.storage import erasing
from organizer_app.storage.plan_file import copies_of

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from organizer_app.domain.basics.records import Record
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

# The reason code of a release from which a name was removed.
ERASED_REASON = "person_erased"


def find_person(workspace: Workspace, *, wanted: str) -> Person:
    """Return the person of an id or of a name, in any case.

    Raises:
        UnknownPerson: nobody has this name.
        SeveralPeople: more than one person has it.
    """
    name = " ".join(wanted.split()).casefold()
    with workspace.read() as reader:
        people = reader.all(Person)
    found = [person for person in people if wanted == person.id or person.name.casefold() == name]
    if not found:
        raise UnknownPerson
    if len(found) > 1:
        raise SeveralPeople(len(found))
    return found[0]


def forget(workspace: Workspace, *, person_id: str) -> ErasureProof:
    """Erase a person from the whole plan; this cannot be undone.

    One transaction empties the records and the journal; then the file is rewritten. If that is interrupted,
    the person stays erased, and closing the plan folds the log, which held them, into the file. The plan is
    backed up before; then every backup is replaced with one of the plan as it is now.

    Raises:
        RecordMissing: there is no such person.
        PlanInUse: another program has the plan open, and would keep what is erased; nothing was erased.
        PlanBusy, DiskFull: nothing was erased, or the file could not be rewritten.
    """
    with workspace.alone():
        backups.back_up_if_changed(workspace, reason=BackupReason.ERASURE)
        proof = _forget_alone(workspace, person_id)
        backups.renew(workspace, reason=BackupReason.ERASED)
        return replace(proof, copies=copies_of(workspace.path, likely_folders()))


def _forget_alone(workspace: Workspace, person_id: str) -> ErasureProof:
    with workspace.edit(EditKind.ERASED_PERSON) as editor:
        person = editor.get(Person, person_id)
        points = editor.all(ContactPoint, person_id=person_id)
        traces = traces_of(person, points)
        gone = _erase_records(editor, person, points)
        _remove_from_roles(editor, person_id)
        texts = editor.scrub(traces, [record.id for record in gone])
        _mark_releases(editor)
    workspace.keep_first_view()
    workspace.compact()
    return _proof(workspace, person_id, gone, texts, traces)


def due_for_erasure(workspace: Workspace, *, today: date) -> tuple[Person, ...]:
    """Return the people whose last mobilization is longer ago than its retention period.

    A person who is part of nothing, or of something without a date, is kept.

    Args:
        workspace: the plan.
        today: the day at HQ.
    """
    with workspace.read() as reader:
        kept = kept_until(reader)
        people = reader.rows_by_id(Person, [each for each, until in kept.items() if until < today])
    return tuple(people[person_id] for person_id in sorted(people))


def kept_until(reader: Reader) -> dict[str, date]:
    """Return until which day people are kept, without those who are part of nothing, or of something open."""
    ends = {each.id: _erase_on(each) for each in reader.all(Mobilization)}
    actions = {action.id: ends.get(action.mobilization_id) for action in reader.all(CityAction)}
    last: dict[str, date | None] = {}
    for assignment in reader.all(Assignment):
        end = actions.get(assignment.city_action_id)
        known = last.get(assignment.person_id, end)
        last[assignment.person_id] = max(known, end) if known and end else None
    return {person_id: end for person_id, end in last.items() if end is not None}


def erasure_plan(workspace: Workspace, *, today: date) -> ErasurePlan:
    """Return who is due to be erased, and until when each mobilization keeps its people.

    Args:
        workspace: the plan.
        today: the day at HQ.
    """
    with workspace.read() as reader:
        kept = kept_until(reader)
        people = reader.rows_by_id(Person, [each for each, until in kept.items() if until < today])
        moments = tuple(
            KeptMoment(each.id, each.title, _erase_on(each), each.erase_after_days)
            for each in reader.all(Mobilization)
        )
    due = [DuePerson(each.id, each.name, kept[each.id]) for each in people.values()]
    return ErasurePlan(moments, tuple(sorted(due, key=lambda each: (each.until, each.name.casefold()))))


def keep_people(workspace: Workspace, *, mobilization_id: str, days: int) -> None:
    """Keep the people of a mobilization this many days after its anchor date, as one step.

    Raises:
        BadValue: less than zero days, or more than ten years.
    """
    if not 0 <= days <= MOST_KEPT_DAYS:
        raise BadValue("erase_after_days", str(days))
    with workspace.edit(EditKind.CHANGED_RETENTION) as editor:
        known = editor.get(Mobilization, mobilization_id)
        editor.note(title=known.title, count=str(days))
        editor.put(replace(known, erase_after_days=days))


def _erase_on(mobilization: Mobilization) -> date | None:
    anchor = mobilization.anchor_date
    return anchor + timedelta(days=mobilization.erase_after_days) if anchor else None


def _erase_records(editor: Editor, person: Person, points: Sequence[ContactPoint]) -> list[Record]:
    talks = editor.all(Talk, person_id=person.id)
    roles = editor.all(Assignment, person_id=person.id)
    recipients = [each for each in editor.all(Recipient) if each.person_id == person.id]
    editor.erase(emptied(person))
    for point in points:
        editor.erase(ContactPoint(id=point.id, person_id=person.id, kind=point.kind, value=""))
    for talk in talks:
        editor.erase(Talk(id=talk.id, person_id=person.id, city_action_id=talk.city_action_id))
    for role in roles:
        # Erased, not hidden: an old step that filled the role must remain undoable.
        editor.erase(Assignment(id=role.id, person_id=person.id, city_action_id=role.city_action_id))
    for recipient in recipients:
        editor.erase(Recipient(id=recipient.id, mobilization_id=recipient.mobilization_id, name=""))
    return [person, *points, *talks, *roles, *recipients]


def _remove_from_roles(editor: Editor, person_id: str) -> None:
    """Remove a person from everything they were to do."""
    for task in editor.all(Task, owner_id=person_id):
        editor.put(replace(task, owner_id=""))
    for permit in editor.all(Permit, owner_id=person_id):
        editor.put(replace(permit, owner_id=""))


def _mark_releases(editor: Editor) -> None:
    """Mark releases from which a name was removed: they are not what was sent, and their hash shows it."""
    for release in editor.all(Release):
        digest = hashlib.sha256(release.content.encode()).hexdigest()
        if not release.withdrawn_reason and release.content_hash not in {"", digest}:
            editor.put(replace(release, withdrawn_reason=ERASED_REASON))


def _proof(
    workspace: Workspace,
    person_id: str,
    gone: Sequence[Record],
    texts: Counter[str],
    traces: re.Pattern[str],
) -> ErasureProof:
    with workspace.read() as reader:
        searched, left = erasing.count_traces(reader.connection, traces)
    records = Counter(type(record).__name__ for record in gone)
    copies = copies_of(workspace.path, likely_folders())
    return ErasureProof(person_id, dict(records), dict(texts), searched, left, copies)
