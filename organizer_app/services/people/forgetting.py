"""Erases a person everywhere: records, journal, flat rows, releases, freed pages; with proof."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import (
    BadValue,
    CannotWrite,
    DiskFull,
    PlanBusy,
    Problem,
    SeveralPeople,
    UnknownPerson,
)
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.releases import Recipient, Release
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.people.doubtful_mentions import ALL_MENTIONS
from organizer_app.domain.people.erasure import (
    MOST_KEPT_DAYS,
    DuePerson,
    ErasurePlan,
    ErasureProof,
    KeptMoment,
    Unfinished,
    emptied,
)
from organizer_app.domain.people.people_problems import UnknownMention
from organizer_app.environment.plan_folders import likely_folders
from organizer_app.services.people.person_traces import (
    doubtful_mentions,
    people_named,
    person_traces,
    removed_people,
    written_traces,
)
from organizer_app.services.plan import backups
from organizer_app.storage import erasing
from organizer_app.storage.merging.erased_names import keep_prints
from organizer_app.storage.plan_file import copies_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from organizer_app.domain.basics.records import Record
    from organizer_app.services.people.person_traces import PersonTraces
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

# The reason code of a release from which a name was removed.
ERASED_REASON = "person_erased"


def find_person(workspace: Workspace, *, wanted: str) -> Person:
    """Return the person of an id or of a name, in any case; also one who was removed or had this name once.

    Raises:
        UnknownPerson: nobody has this name.
        SeveralPeople: more than one person has it.
    """
    with workspace.read() as reader:
        known = reader.find(Person, wanted)
        found = [known] if known else people_named(reader, wanted)
    if not found:
        raise UnknownPerson
    if len(found) > 1:
        raise SeveralPeople(len(found))
    return found[0]


def forget(workspace: Workspace, *, person_id: str, also: Collection[str] = ()) -> ErasureProof:
    """Erase one person; see `forget_all`."""
    return forget_all(workspace, person_ids=(person_id,), also=also)[0]


def forget_all(
    workspace: Workspace, *, person_ids: Sequence[str], also: Collection[str] = ()
) -> tuple[ErasureProof, ...]:
    """Erase people from the whole plan; this cannot be undone.

    One transaction for each empties the records and the journal; then the file is rewritten, so that no freed
    page keeps them. If that cannot be done now, the proofs say so and opening the plan does it. Every
    backup is replaced with one of the plan as it is afterward.

    Args:
        workspace: the plan.
        person_ids: the people, removed or not.
        also: codes of the doubtful mentions to erase too, or `ALL_MENTIONS`.

    Raises:
        RecordMissing: there is no such person.
        UnknownMention: a code is not that of a doubtful mention; nothing was erased.
        PlanInUse: another program has the plan open, and would keep what is erased; nothing was erased.
        PlanBusy, DiskFull: the person, or those who were left, are not erased.
    """
    with workspace.alone():
        _check_codes(workspace, person_ids, also)
        return _finished(workspace, [partial(person_traces, person_id=each) for each in person_ids], also)


def forget_written(workspace: Workspace, *, text: str) -> ErasureProof:
    """Erase somebody who is no person of the plan, but the contact of a permit or of the press, everywhere.

    Args:
        workspace: the plan.
        text: their full name, phone number or email address, or several of these with commas.

    Raises:
        UnknownPerson: no contact has it, or it is also of somebody or something else; nothing was erased.
        PlanInUse, PlanBusy, DiskFull: as for `forget_all`.
    """
    with workspace.alone():
        with workspace.read() as reader:
            written_traces(reader, text)
        return _finished(workspace, [partial(written_traces, text=text)], ())[0]


def _finished(
    workspace: Workspace, wanted: Sequence[Callable[[Editor], PersonTraces]], also: Collection[str]
) -> tuple[ErasureProof, ...]:
    """Erase people, rewrite the file, replace the backups, and prove it."""
    with suppress(CannotWrite, DiskFull):
        # It only serves until the person is erased; then every backup is replaced.
        backups.back_up_if_changed(workspace, reason=BackupReason.ERASURE)
    erased = [_erase(workspace, traces, also) for traces in wanted]
    unfinished = _rewritten(workspace) if erased else None
    left = backups.renewed(workspace)
    copies = tuple(dict.fromkeys((*copies_of(workspace.path, likely_folders()), *left)))
    with workspace.read() as reader:
        return tuple(_proof(reader, each, copies, unfinished) for each in erased)


class _Erased(NamedTuple):
    """One person after the transaction that emptied their records."""

    known: PersonTraces
    texts: Mapping[str, int]
    doubtful: int


def _check_codes(workspace: Workspace, person_ids: Sequence[str], also: Collection[str]) -> None:
    unknown = set(also) - {ALL_MENTIONS}
    for person_id in person_ids if unknown else ():
        unknown -= {each.code for each in doubtful_mentions(workspace, person_id=person_id)}
    if unknown:
        raise UnknownMention(min(unknown))


def _erase(workspace: Workspace, traces: Callable[[Editor], PersonTraces], also: Collection[str]) -> _Erased:
    with workspace.edit(EditKind.ERASED_PERSON) as editor:
        known = traces(editor)
        mentions = known.mentions(editor)
        chosen = [each for each in mentions if ALL_MENTIONS in also or each.code in also]
        _erase_records(editor, known)
        _remove_from_roles(editor, {person.id for person in known.people})
        texts = editor.scrub(known.traces, known.record_ids, chosen)
        keep_prints(editor.connection, known.alone)
        _mark_releases(editor)
        erasing.begin_rewriting(editor.connection)
    return _Erased(
        known, {name: count for name, count in texts.items() if count}, len(mentions) - len(chosen)
    )


def _proof(
    reader: Reader, erased: _Erased, copies: tuple[str, ...], unfinished: Unfinished | None
) -> ErasureProof:
    known = erased.known
    searched, left = erasing.count_traces(reader.connection, known.counter)
    return ErasureProof(
        person_id=known.people[0].id if known.people else "",
        records=dict(Counter(type(record).__name__ for record in (*known.people, *known.owned))),
        texts=erased.texts,
        searched=searched,
        left=left,
        copies=copies,
        doubtful=erased.doubtful,
        unfinished=unfinished,
    )


def _rewritten(workspace: Workspace) -> Unfinished | None:
    """Rewrite the file; return why it could not be done, if so."""
    with suppress(Problem):
        # It only makes the next start faster.
        workspace.keep_first_view()
    try:
        workspace.compact()
    except PlanBusy:
        return Unfinished.OPEN_ELSEWHERE
    except DiskFull:
        return Unfinished.NO_ROOM
    except Problem:
        return Unfinished.NOT_WRITABLE
    return None


def due_for_erasure(workspace: Workspace, *, today: date) -> tuple[Person, ...]:
    """Return the people whose last mobilization is longer ago than its retention period.

    A person who is part of nothing, or of something without a date, is kept.

    Args:
        workspace: the plan.
        today: the day at HQ.
    """
    with workspace.read() as reader:
        people = _due(reader, kept_until(reader), today)
    return tuple(people[person_id] for person_id in sorted(people))


def _due(reader: Reader, kept: Mapping[str, date], today: date) -> dict[str, Person]:
    return reader.rows_by_id(Person, [each for each, until in kept.items() if until < today])


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
    """Return who is due to be erased or was removed, and until when each mobilization keeps its people.

    Args:
        workspace: the plan.
        today: the day at HQ.
    """
    with workspace.read() as reader:
        kept = kept_until(reader)
        people = _due(reader, kept, today)
        moments = tuple(
            KeptMoment(each.id, each.title, _erase_on(each), each.erase_after_days)
            for each in reader.all(Mobilization)
        )
        removed = [DuePerson(each.id, each.name, None) for each in removed_people(reader)]
    due = [DuePerson(each.id, each.name, kept[each.id]) for each in people.values()]
    return ErasurePlan(moments, tuple(sorted((*due, *removed), key=_by_day_and_name)))


def _by_day_and_name(person: DuePerson) -> tuple[date, str]:
    return person.until or date.max, person.name.casefold()


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


def _erase_records(editor: Editor, known: PersonTraces) -> None:
    for person in known.people:
        editor.erase(emptied(person))
    for record in known.owned:
        editor.erase(_emptied_part(record))


def _emptied_part(record: Record) -> Record:
    """Return what stays of a record of a person: whose it was, and where.

    A role is erased, not hidden: an old step that filled it must remain undoable.
    """
    match record:
        case ContactPoint(id=record_id, person_id=person_id, kind=kind):
            return ContactPoint(id=record_id, person_id=person_id, kind=kind, value="")
        case Talk(id=record_id, person_id=person_id, city_action_id=action_id):
            return Talk(id=record_id, person_id=person_id, city_action_id=action_id)
        case Assignment(id=record_id, person_id=person_id, city_action_id=action_id):
            return Assignment(id=record_id, person_id=person_id, city_action_id=action_id)
        case Recipient(id=record_id, mobilization_id=mobilization_id):
            return Recipient(id=record_id, mobilization_id=mobilization_id, name="")
        case _:
            raise TypeError(type(record))


def _remove_from_roles(editor: Editor, person_ids: Collection[str]) -> None:
    """Remove people from everything they were to do."""
    for task in editor.among(Task, "owner_id", person_ids):
        editor.put(replace(task, owner_id=""))
    for permit in editor.among(Permit, "owner_id", person_ids):
        editor.put(replace(permit, owner_id=""))


def _mark_releases(editor: Editor) -> None:
    """Mark releases from which a name was removed: they are not what was sent, and their hash shows it."""
    for release in editor.all(Release):
        digest = hashlib.sha256(release.content.encode()).hexdigest()
        if not release.withdrawn_reason and release.content_hash not in {"", digest}:
            editor.put(replace(release, withdrawn_reason=ERASED_REASON))
