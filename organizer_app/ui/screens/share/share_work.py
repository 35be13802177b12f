"""The work of the Share screen on the plan; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.audiences import Audience, audience_of_code
from organizer_app.ui.print.pdf_file import LETTER, schedule_pdf
from organizer_app.ui.print.schedule_sheets import schedule_sheets
from organizer_app.ui.print.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.audience_preview import AudiencePreview
    from organizer_app.domain.releases import Release
    from organizer_app.domain.shared_schedule import SharedSchedule
    from organizer_app.services.recipients import MustBeTold
    from organizer_app.services.releases import ReleaseDraft
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.print.marks import Sheet


class ReleaseSize(NamedTuple):
    """What the list says of a release or of the draft."""

    number: int
    since: int
    changes: int
    readers: int
    told: int
    is_new: bool = True


class Desk(NamedTuple):
    """All that the screen shows of one audience, with one release or the draft chosen.

    Attributes:
        audience: code of the readers.
        chosen: id of the release, or empty for the draft.
        zone: of the desk.
        draft: what the list says of the draft.
        releases: newest first.
        schedule: the chosen one.
        sheets: its pages.
        readers: who must be told of it.
        preview: what leaves now and what is held back.
        message: what is new, to be copied.
    """

    audience: str
    chosen: str
    zone: str
    draft: ReleaseSize
    releases: Sequence[tuple[Release, ReleaseSize]]
    schedule: SharedSchedule
    sheets: Sequence[Sheet]
    readers: Sequence[MustBeTold]
    preview: AudiencePreview
    message: str


def desk(workspace: Workspace, audience_code: str, chosen: str) -> Desk:
    """Read what the screen shows; a release that is gone meanwhile gives the draft."""
    from organizer_app.services.recipients import must_be_told, readers_of_draft
    from organizer_app.services.releases import draft_release, releases_of, schedule_of
    from organizer_app.services.share_previews import audience_preview

    audience = audience_of_code(audience_code)
    draft = draft_release(workspace, audience=audience)
    releases = releases_of(workspace, mobilization=draft.mobilization.id, audience=audience)
    told = {release.id: must_be_told(workspace, release.id) for release in releases}
    release = next((each for each in releases if each.id == chosen), None)
    new_readers = readers_of_draft(workspace, draft.schedule, draft.mobilization.id) if draft.is_new else []
    schedule = schedule_of(release) if release else draft.schedule
    return Desk(
        audience=audience_code,
        chosen=release.id if release else "",
        zone=draft.mobilization.desk_zone,
        draft=_draft_size(draft, len(new_readers)),
        releases=[(each, _size(each, told[each.id])) for each in releases],
        schedule=schedule,
        sheets=_sheets(schedule),
        readers=told[release.id] if release else new_readers,
        preview=audience_preview(workspace, audience=audience, mobilization=draft.mobilization.id),
        message=_message(schedule),
    )


def _draft_size(draft: ReleaseDraft, readers: int) -> ReleaseSize:
    schedule = draft.schedule
    return ReleaseSize(schedule.release, schedule.since, len(schedule.changes), readers, 0, draft.is_new)


def _size(release: Release, readers: Sequence[MustBeTold]) -> ReleaseSize:
    return ReleaseSize(release.number, 0, 0, len(readers), sum(each.told_at is not None for each in readers))


def _sheets(schedule: SharedSchedule) -> list[Sheet]:
    from organizer_app.services.printing import printed_schedule
    from organizer_app.wording.shared_schedules import schedule_words

    printed = printed_schedule(schedule, schedule_words())
    return schedule_sheets(printed, Typesetter(), width=LETTER[0], height=LETTER[1])


def _message(schedule: SharedSchedule) -> str:
    from organizer_app.wording.releases import release_message

    return release_message(schedule)


def make_release(workspace: Workspace, audience_code: str, note: str) -> Release:
    """Freeze the draft."""
    from organizer_app.services import releases

    return releases.make_release(workspace, audience=audience_of_code(audience_code), note=note)


def withdraw(workspace: Workspace, release_id: str, reason: str) -> Release:
    """Withdraw a release."""
    from organizer_app.services import releases

    return releases.withdraw_release(workspace, release_id, reason=reason)


def tick(workspace: Workspace, release_id: str, key: str, *, told: bool) -> None:
    """Tick a reader, or take the tick back."""
    from organizer_app.services.recipients import mark_told

    mark_told(workspace, release_id, key, told=told)


def save(schedule: SharedSchedule, schedule_format: str, out: Path) -> str:
    """Write a schedule to a file and return its path."""
    from organizer_app.services.schedule_formats import write_schedule
    from organizer_app.wording.shared_schedules import schedule_words

    write_schedule(
        schedule, schedule_format=schedule_format, words=schedule_words(), out=out, paint=schedule_pdf
    )
    return str(out)


AUDIENCES = tuple(audience.code for audience in Audience if audience is not Audience.SECRET)
FORMATS = ("pdf", "html", "ics", "csv")
