"""Runs the Share screen's work on the plan; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.audiences import Audience, audience_of_code
from organizer_app.ui.screens.share.share_pages import Choice, save_schedule, zones_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from organizer_app.domain.model.key_dates import KeyDate
    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.sharing.audience_preview import AudiencePreview
    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.domain.sharing.release_checks import LeftOut, ReleaseCheck
    from organizer_app.domain.sharing.release_names import ReleaseName
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.recipients import ReleaseRecipient
    from organizer_app.services.sharing.releases import ReleaseDraft


class ReleaseSize(NamedTuple):
    """What the list shows of a release or of the draft.

    `names` are its own name, for the draft those of the releases that it follows; `laptop` made it.
    """

    number: int
    since: int
    changes: int
    readers: int
    notified: int
    is_new: bool = True
    names: tuple[ReleaseName, ...] = ()
    laptop: str = ""


class Desk(NamedTuple):
    """What the screen shows of one audience, with one release or the draft selected.

    Attributes:
        audience: code of the recipients.
        chosen: id of the release, or empty for the draft.
        zone: of headquarters.
        draft: what the list shows of the draft.
        releases: newest first.
        schedule: the selected one.
        readers: who must be notified of it.
        preview: what is included now and what is not.
        message: the news, to be copied.
        choice: how the pages are made.
        zones: family and name of the zones on the schedule.
        checks: what recipients will miss on the draft.
        mobilization: id of the mobilization that is released.
        key_dates: its key dates, each with who reads of it.
        left_out: the actions that the draft does not list, and why.
    """

    audience: str
    chosen: str
    zone: str
    draft: ReleaseSize
    releases: Sequence[tuple[Release, ReleaseSize]]
    schedule: SharedSchedule
    readers: Sequence[ReleaseRecipient]
    preview: AudiencePreview
    message: str
    choice: Choice
    zones: Sequence[tuple[str, str]]
    checks: Sequence[ReleaseCheck]
    mobilization: str
    key_dates: Sequence[KeyDate] = ()
    left_out: Sequence[LeftOut] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to share yet, and nothing was ever shared."""
        return not self.schedule.entries and not self.releases


class Gathered(NamedTuple):
    """What was read of one audience; it is valid until the plan changes.

    Attributes:
        audience: code of the recipients.
        draft: what would be released now.
        releases: newest first.
        recipients: who must be notified, by id of the release; an empty id is the draft.
        preview: what is included now and what is not.
        checks: what should be fixed before the draft is released.
        key_dates: those of the mobilization, in order of day.
        left_out: the actions that the draft does not list.
        names: the names of the releases by id.
        laptops: the names of the laptops that made them.
    """

    audience: str
    draft: ReleaseDraft
    releases: Sequence[Release]
    recipients: Mapping[str, Sequence[ReleaseRecipient]]
    preview: AudiencePreview
    checks: Sequence[ReleaseCheck]
    key_dates: Sequence[KeyDate]
    left_out: Sequence[LeftOut]
    names: Mapping[str, ReleaseName]
    laptops: Mapping[str, str]


def gather(
    workspace: Workspace,
    audience_code: str,
    fresh: SharedSchedule | None = None,
    preview: AudiencePreview | None = None,
) -> Gathered:
    """Read what the screen shows of an audience: the slow part, done once per change of the plan.

    Args:
        workspace: the plan.
        audience_code: code of the recipients.
        fresh: what the plan shows them, if already known.
        preview: what is included and what is not, if already known.
    """
    from organizer_app.services.plan.key_dates import key_dates
    from organizer_app.services.sharing.recipients import recipients_by_release, recipients_of_draft
    from organizer_app.services.sharing.release_names import laptops_of_releases, release_names
    from organizer_app.services.sharing.release_omissions import left_out
    from organizer_app.services.sharing.release_questions import release_questions
    from organizer_app.services.sharing.releases import draft_from, releases_from
    from organizer_app.services.sharing.share_previews import audience_preview

    audience, now = audience_of_code(audience_code), workspace.clock()
    with workspace.read(remembers=True) as reader:
        draft = draft_from(reader, audience, now=now, built=fresh)
        moment = draft.mobilization.id
        releases = releases_from(reader, mobilization=moment, audience=audience)
        known = recipients_by_release(reader, releases)
        waiting = recipients_of_draft(reader, draft.schedule, moment, known) if draft.is_new else []
        recipients = {**known, "": waiting}
        if preview is None:
            preview = audience_preview(
                reader, audience=audience, mobilization=moment, now=now, shown=draft.fresh
            )
        checks = release_questions(reader, draft.schedule)
        dates = [each for each in key_dates(reader) if each.mobilization_id == moment]
        omitted = left_out(reader, draft.schedule, moment)
        names = release_names(reader), laptops_of_releases(reader)
    return Gathered(audience_code, draft, releases, recipients, preview, checks, dates, omitted, *names)


def desk(known: Gathered, chosen: str, choice: Choice) -> Desk:
    """Return what the screen shows; if the release no longer exists, the draft."""
    from organizer_app.services.sharing.releases import schedule_of

    draft = known.draft
    release = next((each for each in known.releases if each.id == chosen), None)
    schedule = schedule_of(release) if release else draft.schedule
    zones = zones_of(schedule)
    if choice.zone not in dict(zones):
        choice = choice._replace(zone="")
    return Desk(
        audience=known.audience,
        chosen=release.id if release else "",
        zone=draft.mobilization.desk_zone,
        draft=_draft_size(draft, len(known.recipients[""])),
        releases=[(each, _size(each, known)) for each in known.releases],
        schedule=schedule,
        readers=known.recipients[release.id if release else ""],
        preview=known.preview,
        message=_message(schedule, choice.language),
        choice=choice,
        zones=zones,
        checks=known.checks,
        mobilization=draft.mobilization.id,
        key_dates=known.key_dates,
        left_out=known.left_out,
    )


def save(
    desk: Desk, schedule_format: str, out: Path, choice: Choice, *, may_be_withdrawn: bool = False
) -> str:
    """Save what is shown to a file and return its path.

    Args:
        desk: what is shown.
        schedule_format: code of the format.
        out: the file.
        choice: language, paper and zone.
        may_be_withdrawn: whether the person insists on a withdrawn release, which is then stamped.

    Raises:
        ReleaseWithdrawn: it must not be used anymore.
    """
    from organizer_app.services.sharing.releases import given_schedule

    release = next((each for each, _size in desk.releases if each.id == desk.chosen), None)
    schedule = given_schedule(release, may_be_withdrawn=may_be_withdrawn) if release else desk.schedule
    return save_schedule(schedule, schedule_format, out, choice)


def _draft_size(draft: ReleaseDraft, readers: int) -> ReleaseSize:
    schedule = draft.schedule
    count = len(schedule.changes)
    return ReleaseSize(schedule.release, schedule.since, count, readers, 0, draft.is_new, draft.since)


def _size(release: Release, known: Gathered) -> ReleaseSize:
    readers = known.recipients[release.id]
    notified = sum(each.notified_at is not None for each in readers)
    names, laptop = (known.names[release.id],), known.laptops[release.id]
    return ReleaseSize(release.number, 0, 0, len(readers), notified, names=names, laptop=laptop)


def _message(schedule: SharedSchedule, language: str) -> str:
    from organizer_app.wording.language.texts import speaking
    from organizer_app.wording.sharing.releases import release_message

    with speaking(language):
        return release_message(schedule)


def make_release(
    workspace: Workspace, audience_code: str, note: str, known: Gathered | None
) -> tuple[Release, Gathered]:
    """Freeze the draft, and return it with what the screen then shows; nothing is built twice.

    Args:
        workspace: the plan.
        audience_code: code of the recipients.
        note: for headquarters.
        known: what was read since the last edit, or None.
    """
    from organizer_app.services.sharing import releases

    made = releases.release_now(workspace, audience=audience_of_code(audience_code), note=note)
    return made.release, gather(workspace, audience_code, made.fresh, known.preview if known else None)


def naming(workspace: Workspace, name: str) -> list[tuple[int, str, int]]:
    """Return number, audience and entry count of the active releases that contain a name."""
    from organizer_app.services.sharing.releases import releases_naming

    return [
        (each.release.number, each.release.audience.code, each.entries)
        for each in releases_naming(workspace, name)
        if not each.release.withdrawn_reason
    ]


def packets(workspace: Workspace, audience_code: str) -> tuple[list[CityPacket], int]:
    """Return the packets of the plan's mobilization as it is now, and the number of fields in conflict.

    The packets come in the order of its schedule.
    """
    from organizer_app.domain.model.mobilizations import Mobilization
    from organizer_app.services.plan.plans import main_mobilization
    from organizer_app.services.sharing.exporting import ScheduleRequest
    from organizer_app.services.sharing.packets import packets_from
    from organizer_app.services.together import conflicts

    with workspace.read() as reader:
        moment = main_mobilization(list(reader.all(Mobilization)))
        request = ScheduleRequest(audience=audience_of_code(audience_code), mobilization=moment.id)
        return packets_from(reader, request, now=workspace.clock()), conflicts.count_from(reader)


AUDIENCES = tuple(audience.code for audience in Audience if audience is not Audience.SECRET)
WAYS = ("signal", "email", "call", "other")
