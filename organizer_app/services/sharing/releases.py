"""Makes numbered schedules: drafts one, releases it, and returns any release as it was."""

from __future__ import annotations

import functools
import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.basics.problems import (
    BadValue,
    NothingFound,
    NothingToRelease,
    ReleaseAmbiguous,
    ReleaseDamaged,
    ReleaseWithdrawn,
)
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.releases import Release
from organizer_app.domain.sharing.release_changes import follow, lifted
from organizer_app.domain.sharing.release_names import ReleaseName, named_by
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.domain.sharing.withdrawn_schedule import withdrawn
from organizer_app.exchange.schedule.frozen_schedule import frozen_text, thawed
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.sharing.exporting import ScheduleRequest, schedule_from
from organizer_app.services.sharing.release_names import release_names
from organizer_app.services.sharing.shared_entries import contested_entries
from organizer_app.storage.audience_reader import AudienceReader
from organizer_app.storage.journal.shared_history import highest_release

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.sharing.shared_schedule import SharedEntry
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ReleaseDraft:
    """What would be released now.

    Attributes:
        mobilization: the mobilization of the schedule.
        schedule: with the number it would get and its changes.
        is_new: whether it shows anything that the last release does not.
        fresh: what the plan shows this audience, before it is compared to the last release.
        since: the names of the releases that it follows: several where laptops used one number.
    """

    mobilization: Mobilization
    schedule: SharedSchedule
    is_new: bool
    fresh: SharedSchedule
    since: tuple[ReleaseName, ...] = ()


@dataclass(frozen=True, slots=True)
class NamingRelease:
    """A release that contains a name, and the number of its entries that do."""

    release: Release
    entries: int


@dataclass(frozen=True, slots=True)
class MadeRelease:
    """A new release, and what the plan showed its audience then, so that the next screen need not read it."""

    release: Release
    fresh: SharedSchedule


def draft_release(workspace: Workspace, *, audience: Audience, mobilization: str = "") -> ReleaseDraft:
    """Return what would be released now; nothing is written.

    Args:
        workspace: the plan.
        audience: the audience.
        mobilization: id or title; empty for the main one.

    Raises:
        BadValue: no mobilization has this name, or the audience is not one of exports.
    """
    with workspace.read() as reader:
        return draft_from(reader, audience, mobilization, now=workspace.clock())


def make_release(
    workspace: Workspace, *, audience: Audience, mobilization: str = "", note: str = ""
) -> Release:
    """Freeze the schedule as it is now under the next number; see `release_now`."""
    return release_now(workspace, audience=audience, mobilization=mobilization, note=note).release


def release_now(
    workspace: Workspace, *, audience: Audience, mobilization: str = "", note: str = ""
) -> MadeRelease:
    """Freeze the schedule as it is now under the next number, and return what it was built from.

    Args:
        workspace: the plan.
        audience: the audience.
        mobilization: id or title; empty for the main one.
        note: for HQ.

    Raises:
        BadValue: see `draft_release`.
        NothingToRelease: nothing is listed, or nothing has changed since the last release.
    """
    with workspace.edit(EditKind.RELEASED) as editor:
        draft = draft_from(editor, audience, mobilization, now=workspace.clock())
        if not draft.is_new:
            raise NothingToRelease(draft.schedule.since)
        told = AudienceReader(editor, audience)
        contested = sum(map(len, contested_of(told, draft.schedule).values()))
        facts = {"contested": str(contested)} if contested else {}
        editor.note(number=str(draft.schedule.release), audience=audience.code, **facts)
        content = frozen_text(draft.schedule)
        release = editor.put(
            Release(
                id=workspace.new_id(),
                mobilization_id=draft.mobilization.id,
                number=draft.schedule.release,
                audience=audience,
                released_at=draft.schedule.generated_at,
                released_by=workspace.author,
                zone=draft.mobilization.desk_zone,
                note=note.strip(),
                content=content,
                content_hash=hash_of(content),
            )
        )
        return MadeRelease(release, draft.fresh)


def contested_of(reader: AudienceReader, schedule: SharedSchedule) -> dict[str, tuple[str, ...]]:
    """Return the fields of what a schedule lists that two laptops wrote and nobody has decided, by entry."""
    listed = {entry.uid for entry in schedule.entries}
    return {uid: names for uid, names in contested_entries(reader).items() if uid in listed}


def draft_from(
    reader: Reader,
    audience: Audience,
    mobilization: str = "",
    *,
    now: datetime,
    built: SharedSchedule | None = None,
) -> ReleaseDraft:
    """Return the same as `draft_release`, from a read or an edit that is already open.

    `now` is UTC; `built` is what the plan shows this audience, if known already and nothing was edited since.
    """
    if audience not in EXPORT_AUDIENCES:
        raise BadValue("audience", audience.code)
    moment = mobilization_named(reader, mobilization)
    now = now.replace(microsecond=0)
    if built is None:
        request = ScheduleRequest(audience=audience, mobilization=moment.id)
        built = schedule_from(reader, request, now=now)
    number = highest_release(reader, moment.id, audience) + 1
    fresh = replace(built, release=number, generated_at=now)
    standing = _standing(reader, moment.id, audience)
    last = next(iter(standing), None)
    before = schedule_of(last) if last else None
    schedule = lifted(follow(fresh, before), _beside(reader, moment.id, audience, last))
    followed = [each for each in standing if last and each.number == last.number]
    # Of two versions under one number, one differs from what is released next, whichever that is.
    is_other = len(followed) > 1 or _shown(schedule) != _shown(before)
    is_new = bool(schedule.entries or schedule.key_dates) and is_other
    names = release_names(reader) if last else {}
    since = tuple(sorted(names[each.id] for each in followed))
    return ReleaseDraft(moment, schedule, is_new, fresh, since)


def _beside(
    reader: Reader, mobilization_id: str, audience: Audience, last: Release | None
) -> Iterator[SharedSchedule]:
    """Yield what was released beside or after the release that the next one follows.

    That is what another laptop released under the same number, and what was withdrawn, as the withdrawal says
    it. One that is damaged tells nothing.
    """
    for release in reader.all(Release, mobilization_id=mobilization_id, audience=audience.code):
        if last is None or (release.number >= last.number and release.id != last.id):
            with suppress(ReleaseDamaged):
                yield given_schedule(release, may_be_withdrawn=True)


def _shown(schedule: SharedSchedule | None) -> SharedSchedule | None:
    """Return a schedule without what is new in every release."""
    if schedule is None:
        return None
    return replace(schedule, generated_at=_NEVER, release=0, since=0, changes=())


def _standing(reader: Reader, mobilization_id: str, audience: Audience) -> list[Release]:
    known = reader.all(Release, mobilization_id=mobilization_id, audience=audience.code)
    standing = [release for release in known if not release.withdrawn_reason]
    return sorted(standing, key=lambda release: -release.number)


def releases_of(
    workspace: Workspace, *, mobilization: str = "", audience: Audience | None = None
) -> list[Release]:
    """Return the releases, withdrawn ones included, newest first.

    Args:
        workspace: the plan.
        mobilization: id or title of one mobilization; empty for all.
        audience: one audience, or None for all.
    """
    with workspace.read() as reader:
        return releases_from(reader, mobilization=mobilization, audience=audience)


def releases_from(
    reader: Reader, *, mobilization: str = "", audience: Audience | None = None
) -> list[Release]:
    """Return the same as `releases_of`, from a read that is already open."""
    wanted = mobilization_named(reader, mobilization).id if mobilization else ""
    known = reader.all(Release)
    found = [
        release
        for release in known
        if (not wanted or release.mobilization_id == wanted) and audience in {None, release.audience}
    ]
    if audience is not None and wanted:
        # Sort by number: a clock may have been wrong.
        return sorted(found, key=lambda release: release.number, reverse=True)
    return sorted(found, key=lambda release: (str(release.released_at), release.number), reverse=True)


def release_numbered(
    workspace: Workspace, number: int, *, audience: Audience, mobilization: str = "", laptop: str = ""
) -> Release:
    """Return a release by its number, and by who made it where several have the number.

    Raises:
        NothingFound: this audience has no such release.
        ReleaseAmbiguous: several laptops released under this number.
    """
    with workspace.read() as reader:
        moment = mobilization_named(reader, mobilization)
        known = reader.all(Release, mobilization_id=moment.id, audience=audience.code, number=number)
        names = release_names(reader) if len(known) > 1 or laptop else {}
    wanted = named_by(laptop, known, names) if laptop else list(known)
    if not wanted:
        raise NothingFound("release", f"{number} {laptop}".strip())
    standing = [each for each in wanted if not each.withdrawn_reason] or wanted
    if len(standing) > 1:
        raise ReleaseAmbiguous(number, tuple(sorted(names[each.id] for each in standing)))
    return standing[0]


def schedule_of(release: Release) -> SharedSchedule:
    """Return the schedule as it was released, from its frozen content alone.

    Raises:
        ReleaseDamaged: the content differs from what was released.
    """
    if hash_of(release.content) != release.content_hash:
        raise ReleaseDamaged(release.number)
    return _cached_schedule(release.content)


def given_schedule(release: Release, *, may_be_withdrawn: bool = False) -> SharedSchedule:
    """Return the schedule of a release to write, publish or send.

    Args:
        release: the release.
        may_be_withdrawn: whether the person insists on a withdrawn one, which is then stamped as such.

    Raises:
        ReleaseWithdrawn: the release must no longer be used.
        ReleaseDamaged: see `schedule_of`.
    """
    if not release.withdrawn_reason:
        return schedule_of(release)
    if not may_be_withdrawn:
        raise ReleaseWithdrawn(release.number)
    return withdrawn(schedule_of(release))


@functools.lru_cache(maxsize=8)
def _cached_schedule(content: str) -> SharedSchedule:
    """Read a frozen content once: it never changes, and lists of releases ask for it again and again."""
    return thawed(content)


def hash_of(content: str) -> str:
    """Return the SHA-256 of a frozen content, in hexadecimal."""
    return hashlib.sha256(content.encode()).hexdigest()


def series_name(release: Release) -> str:
    """Return a name for all releases to an audience that does not reveal the mobilization's own id."""
    text = f"calendar:{release.mobilization_id}:{release.audience.code}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def withdraw_release(workspace: Workspace, release_id: str, *, reason: str) -> Release:
    """Mark a release as withdrawn, with the reason; it can still be read.

    Raises:
        BadValue: no reason is given.
        RecordMissing: the release does not exist.
    """
    if not reason.strip():
        raise BadValue("reason", reason)
    with workspace.edit(EditKind.WITHDREW_RELEASE) as editor:
        known = editor.get(Release, release_id)
        editor.note(number=str(known.number), audience=known.audience.code)
        return editor.put(replace(known, withdrawn_reason=reason.strip()))


def releases_naming(workspace: Workspace, name: str) -> list[NamingRelease]:
    """Return the releases that contain a name of a group or a person, newest first.

    A person who withdraws a name must know where it appears, because the recipients have to be notified.

    Args:
        workspace: the plan.
        name: as written, in any case and with or without accents.
    """
    key = fold_name(name)
    if not key:
        return []
    with workspace.read() as reader:
        keys = _written_keys(reader, key)
    found = [
        NamingRelease(release, sum(_names(entry, keys) for entry in schedule_of(release).entries))
        for release in releases_of(workspace)
    ]
    return [each for each in found if each.entries]


def _written_keys(reader: Reader, key: str) -> set[str]:
    """Return every spelling of a group's name, in one city or everywhere."""
    names: dict[str, list[str]] = {
        group.id: [group.name, group.credit_name, group.short_name, *group.other_names]
        for group in reader.all(Organization)
    }
    for part in reader.all(Partnership):
        names.setdefault(part.organization_id, []).append(part.credit_name)
    folded = [{fold_name(name) for name in held if name} for held in names.values()]
    return {key}.union(*(held for held in folded if key in held))


def _names(entry: SharedEntry, keys: set[str]) -> bool:
    return any(key in text for text in map(fold_name, _texts(entry)) for key in keys)


def _texts(entry: SharedEntry) -> Iterable[str]:
    return *entry.groups, entry.lead, entry.backup, entry.title, entry.notes, entry.access_notes
