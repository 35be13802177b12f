"""Runs the Feeds tab's work on the plan; services are imported there, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.audiences import Audience, audience_of_code
from organizer_app.wording.language.texts import speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from organizer_app.domain.model.releases import Release
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.calendar_servers import Brought
    from organizer_app.ui.screens.share.share_pages import Choice


class Feed(NamedTuple):
    """What is published: the newest release of an audience that is not withdrawn.

    Attributes:
        audience: code of the recipients.
        release: the release, or None while there is none.
        whole: format and name of the files of the whole schedule, in the folder.
        zones: the number of time zones with a folder of their own.
        cities: the number of cities with one.
        languages: codes of the further languages with one.
    """

    audience: str
    release: Release | None
    whole: Sequence[tuple[str, str]] = ()
    zones: int = 0
    cities: int = 0
    languages: Sequence[str] = ()

    @property
    def can_go_to_server(self) -> bool:
        """Whether a calendar server may have it: a schedule for headquarters stays in-house."""
        return self.release is not None and self.release.audience < Audience.INTERNAL


class Address(NamedTuple):
    """A calendar on a server, with the account that writes there.

    Attributes:
        url: its address.
        user: the account.
        password: kept only while the events are on their way.
        may_overwrite: whether to replace events that were changed on the server.
    """

    url: str
    user: str
    password: str
    may_overwrite: bool = False


def feed(workspace: Workspace, audience_code: str, language: str) -> Feed:
    """Return what can be published for an audience, mainly in a language."""
    from organizer_app.domain.model.mobilizations import Mobilization
    from organizer_app.services.plan.plans import main_mobilization
    from organizer_app.services.sharing.published_files import folder_parts
    from organizer_app.services.sharing.releases import releases_from, schedule_of
    from organizer_app.wording.sharing.shared_schedules import other_editions, schedule_words

    with workspace.read() as reader:
        moment = main_mobilization(list(reader.all(Mobilization)))
        known = releases_from(reader, mobilization=moment.id, audience=audience_of_code(audience_code))
    release = next((each for each in known if not each.withdrawn_reason), None)
    if release is None:
        return Feed(audience_code, None)
    with speaking(language):
        parts = folder_parts(schedule_of(release), schedule_words(), other_editions())
    return Feed(audience_code, release, parts.whole, parts.zones, parts.cities, parts.languages)


def publish_folder(
    workspace: Workspace, release: Release, out: Path, choice: Choice, *, may_replace: bool = False
) -> list[str]:
    """Write a release to a folder in every format and return the changed paths.

    Args:
        workspace: the plan.
        release: the release.
        out: the folder.
        choice: language and paper.
        may_replace: whether to replace what another audience's release published there.
    """
    from organizer_app.services.sharing.published_files import FolderAdditions
    from organizer_app.services.sharing.publishing import FolderClaim, plan_key, publish
    from organizer_app.services.sharing.releases import given_schedule
    from organizer_app.services.sharing.version_history import version_history
    from organizer_app.wording.sharing.shared_schedules import other_editions, schedule_words

    with speaking(choice.language):
        return publish(
            given_schedule(release),
            out,
            words=schedule_words(paper=choice.paper),
            additions=FolderAdditions(other_editions(), version_history(workspace, release)),
            claim=FolderClaim(plan_key(workspace), may_replace),
        )


def publish_calendar(
    release: Release, address: Address, language: str, is_stopped: Callable[[], bool]
) -> tuple[str, Brought]:
    """Make a calendar on a server match a release; return the host and what was changed.

    Args:
        release: the release.
        address: the calendar.
        language: of the events.
        is_stopped: asked before each request; the work ends there when it says so.
    """
    from organizer_app.services.sharing import calendar_servers
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    url = calendar_servers.checked_url(address.url)
    server = calendar_servers.CalendarServer(url, address.user, address.password)
    with speaking(language):
        done = calendar_servers.publish_to_server(
            release,
            server,
            words=schedule_words(),
            may_overwrite=address.may_overwrite,
            is_stopped=is_stopped,
        )
    return server.host, done
