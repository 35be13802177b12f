"""Decides what the Feeds tab shows and publishes; no widgets, and nothing is sent unasked."""

from __future__ import annotations

import threading
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.basics.audiences import Audience, audience_of_code
from organizer_app.domain.basics.problems import FolderHoldsOther, TypesettingStopped
from organizer_app.ui.flow import services
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.wording.language.texts import speaking
from organizer_app.wording.sharing import feeds as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.model.releases import Release
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.calendar_servers import Brought
    from organizer_app.ui.flow.background import Runner
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


class Publishing(StrEnum):
    """Where a release is being published."""

    NOWHERE = "nowhere"
    FOLDER = "folder"
    CALENDAR = "calendar"


class FeedsShown(NamedTuple):
    """The published release, and what the last publishing changed in the folder."""

    feed: Feed
    changed: frozenset[str] | None


class FeedsView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_feeds(self, shown: FeedsShown) -> None:
        """Show the places that releases are published to, and what stands there."""

    def show_publishing(self, place: Publishing) -> None:
        """Show where publishing is under way, so that nothing is published twice, with a way to stop it."""

    def show_taken(self, sentence: str) -> None:
        """Ask whether to replace what another audience's release published; empty to ask nothing."""

    def show_edited(self, sentence: str) -> None:
        """Say which events were changed on the server, and offer to replace them; empty for none."""


class FeedsPresenter(PlanPresenter[FeedsView]):
    """Handles one audience at a time and publishes its newest release that is not withdrawn."""

    def __init__(self, view: FeedsView, background: Runner, aside: Runner) -> None:
        """Publish into folders on the plan's thread, and to servers beside it."""
        super().__init__(view, background)
        self._aside = aside
        self._stop: Callable[[], None] = lambda: None
        self._taken: tuple[Path, Choice] | None = None
        self._feed: Feed | None = None
        self._changed: frozenset[str] | None = None
        self._wanted = ("", "")
        self._reading = OneAtATime(self._access, self._work, self._seen)

    def look(self, audience: str, language: str = "en") -> None:
        """Read again what can be published in a language; the answer for another audience is dropped."""
        self._wanted = (audience, language)
        self._reading.start()

    def _work(self) -> Callable[[Workspace], tuple[tuple[str, str], Feed]]:
        audience, language = wanted = self._wanted
        return lambda plan: (wanted, feed(plan, audience, language))

    def _seen(self, found: tuple[tuple[str, str], Feed]) -> None:
        wanted, feed = found
        if wanted == self._wanted:
            if self._feed is None or feed.release != self._feed.release:
                self._changed = None
                self._forget_questions()
            self._feed = feed
            self._view.show_feeds(FeedsShown(feed, self._changed))

    def shows(self, audience: str) -> bool:
        """Return whether what is shown is for this audience."""
        return self._feed is not None and self._feed.audience == audience

    def publish_folder(self, out: Path, choice: Choice) -> None:
        """Write the release to a folder; later runs write only what changed."""
        release = self._feed.release if self._feed else None
        if release is None:
            return
        self._publish(release, out, choice, may_replace=False)

    def replace_folder(self) -> None:
        """Replace what another audience's release published into the folder that was asked about."""
        release = self._feed.release if self._feed else None
        if release is not None and self._taken is not None:
            self._publish(release, *self._taken, may_replace=True)

    def _publish(self, release: Release, out: Path, choice: Choice, *, may_replace: bool) -> None:
        self._forget_questions()
        run = services.typesetting.PaperRun()
        self._stop = run.stop
        self._view.show_publishing(Publishing.FOLDER)
        self._access.ask(
            lambda plan: services.typesetting.stopped_by(
                run, lambda: publish_folder(plan, release, out, choice, may_replace=may_replace)
            ),
            lambda changed: self._written(str(out), changed),
            lambda problem: self._refused(problem, out, choice),
        )

    def _refused(self, problem: Problem, out: Path, choice: Choice) -> None:
        if isinstance(problem, FolderHoldsOther) and problem.audience:
            self._view.show_publishing(Publishing.NOWHERE)
            self._taken = (out, choice)
            self._view.show_taken(
                words.folder_taken(str(out), problem.audience)
                if not self.shows(problem.audience)
                else words.folder_of_other_plan(str(out))
            )
        else:
            self._failed(problem)

    def _forget_questions(self) -> None:
        self._taken = None
        self._view.show_taken("")
        self._view.show_edited("")

    def _written(self, out: str, changed: list[str]) -> None:
        self._view.show_publishing(Publishing.NOWHERE)
        self._changed = frozenset(changed)
        if self._feed is not None:
            self._view.show_feeds(FeedsShown(self._feed, self._changed))
        self._view.show_toast(words.published(out, len(changed)), can_undo=False)

    def publish_calendar(self, address: Address, language: str) -> None:
        """Make the given calendar match the release."""
        feed = self._feed
        release = feed.release if feed and feed.can_go_to_server else None
        if release is None:
            return
        self._forget_questions()
        stop = threading.Event()
        self._stop = stop.set
        self._view.show_publishing(Publishing.CALENDAR)
        self._aside.run(
            lambda: publish_calendar(release, address, language, stop.is_set),
            then=lambda found: self._brought(*found),
            otherwise=self._failed,
            owner=self._view,
        )

    def stop(self) -> None:
        """Stop publishing: to a server after the event that is on its way, to a folder at once."""
        self._stop()

    def _brought(self, host: str, done: Brought) -> None:
        self._view.show_publishing(Publishing.NOWHERE)
        self._view.show_toast(words.brought(host, done.written, done.removed, done.unchanged), can_undo=False)
        if done.edited:
            self._view.show_edited(words.edited_there(done.edited))

    def _failed(self, problem: Problem) -> None:
        from organizer_app.wording.errors import problems

        self._view.show_publishing(Publishing.NOWHERE)
        if isinstance(problem, TypesettingStopped):
            self._view.show_toast(problems.sentence(problem), can_undo=False)
        else:
            self._view.show_problem(problems.sentence(problem))
