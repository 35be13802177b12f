"""A release is published into a folder and onto a real calendar server, and never anything but a release."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.releases import make_release, schedule_of, withdraw_release
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.share.feeds_presenter import Address, FeedsPresenter, FeedsShown, Publishing
from organizer_app.ui.screens.share.lines import feed_lines
from organizer_app.ui.screens.share.share_pages import Choice
from tests.support.calendar_server import PASSWORD, USER, edit_event, events_of, make_calendar, radicale
from tests.support.held_background import HeldBackground
from tests.support.open_plans import opened, sample_plan

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class View:
    """Remembers what it was told."""

    shown: list[FeedsShown] = field(default_factory=list)
    busy: list[bool] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    places: list[Publishing] = field(default_factory=list)
    taken: str = ""
    edited: str = ""

    def show_feeds(self, shown: FeedsShown) -> None:
        self.shown.append(shown)

    def show_publishing(self, place: Publishing) -> None:
        self.busy.append(place is not Publishing.NOWHERE)
        self.places.append(place)

    def show_taken(self, sentence: str) -> None:
        self.taken = sentence

    def show_edited(self, sentence: str) -> None:
        self.edited = sentence

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        assert not can_undo
        self.toasts.append(sentence)

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


@pytest.fixture
def view() -> View:
    return View()


def presenter_of(plan: Workspace, view: View, audience: str = "partners") -> FeedsPresenter:
    presenter = FeedsPresenter(view, ImmediateBackground(), ImmediateBackground())
    presenter.attach(plan)
    presenter.look(audience)
    return presenter


def rights(view: View) -> dict[str, str]:
    return {line.key: line.right for line in feed_lines(view.shown[-1]) if line.key}


def test_without_a_release_nothing_is_published(plan: Workspace, view: View, tmp_path: Path) -> None:
    presenter = presenter_of(plan, view)
    assert view.shown[-1].feed.release is None
    assert feed_lines(view.shown[-1]) == []
    presenter.publish_folder(tmp_path / "web", Choice())
    presenter.publish_calendar(Address("https://example.org/", USER, PASSWORD), "en")
    assert (view.busy, view.toasts, list(tmp_path.glob("web"))) == ([], [], [])


def test_feeds_are_shown_though_changes_have_come_since(plan: Workspace, view: View) -> None:
    background = HeldBackground()
    presenter = FeedsPresenter(view, background, background)
    presenter.attach(plan)
    for _each in range(3):
        presenter.look("partners")
    background.waiting.pop(0)()
    assert [each.feed.audience for each in view.shown] == ["partners"]
    presenter.look("public")
    background.answer()
    assert [each.feed.audience for each in view.shown] == ["partners", "public"]


def test_a_folder_is_written_and_the_second_time_only_what_changed(
    plan: Workspace, view: View, tmp_path: Path
) -> None:
    make_release(plan, audience=Audience.PARTNERS)
    presenter = presenter_of(plan, view)
    assert set(rights(view).values()) == {""}
    presenter.publish_folder(tmp_path / "web", Choice())
    assert (tmp_path / "web" / "index.html").exists()
    assert (tmp_path / "web" / "map.png").read_bytes().startswith(b"\x89PNG")
    assert rights(view)["schedule.pdf"] == "written"
    assert rights(view)["cities/"].endswith(" written")
    presenter.publish_folder(tmp_path / "web", Choice())
    assert set(rights(view).values()) == {"unchanged"}
    assert view.toasts[-1] == f"{tmp_path / 'web'} was up to date"
    assert view.busy == [True, False, True, False]


def test_the_newest_release_that_stands_is_published(plan: Workspace, view: View) -> None:
    release = make_release(plan, audience=Audience.PARTNERS)
    withdraw_release(plan, release.id, reason="a host has left")
    presenter_of(plan, view)
    assert view.shown[-1].feed.release is None


def test_a_calendar_on_a_server_holds_the_release(plan: Workspace, view: View, tmp_path: Path) -> None:
    make_release(plan, audience=Audience.PARTNERS)
    presenter = presenter_of(plan, view)
    with radicale(tmp_path / "server") as address:
        calendar = make_calendar(address)
        presenter.publish_calendar(Address(calendar, USER, PASSWORD), "es")
        assert view.toasts == ["127.0.0.1: 8 events written, 0 removed, 0 unchanged"]
        assert len(events_of(calendar)) == 8
        presenter.publish_calendar(Address(calendar, USER, "wrong"), "es")
    assert len(view.problems) == 1
    assert PASSWORD not in view.problems[0]
    assert view.busy == [True, False, True, False]


def test_what_is_for_the_desk_never_goes_to_a_server(plan: Workspace, view: View) -> None:
    make_release(plan, audience=Audience.INTERNAL)
    presenter = presenter_of(plan, view, "internal")
    assert not view.shown[-1].feed.can_go_to_server
    presenter.publish_calendar(Address("https://example.org/", USER, PASSWORD), "en")
    assert view.busy == []


def test_another_audiences_folder_is_replaced_only_when_told(
    plan: Workspace, view: View, tmp_path: Path
) -> None:
    make_release(plan, audience=Audience.PARTNERS)
    make_release(plan, audience=Audience.PUBLIC)
    presenter_of(plan, view, "public").publish_folder(tmp_path / "web", Choice())
    assert not (tmp_path / "web" / "contacts.vcf").exists()
    presenter = presenter_of(plan, view)
    presenter.publish_folder(tmp_path / "web", Choice())
    assert view.taken.startswith(f"{tmp_path / 'web'} holds the schedule for public.")
    assert (view.problems, view.busy[-1]) == ([], False)
    assert not (tmp_path / "web" / "contacts.vcf").exists()
    presenter.replace_folder()
    assert (tmp_path / "web" / "contacts.vcf").exists()
    assert view.taken == ""


def test_events_edited_on_the_server_are_named_and_replaced_only_when_told(
    plan: Workspace, view: View, tmp_path: Path
) -> None:
    release = make_release(plan, audience=Audience.PARTNERS)
    uid = schedule_of(release).entries[0].uid
    presenter = presenter_of(plan, view)
    with radicale(tmp_path / "server") as address:
        calendar = make_calendar(address)
        presenter.publish_calendar(Address(calendar, USER, PASSWORD), "en")
        edit_event(calendar, uid, lambda text: re.sub(r"SUMMARY:.*(\n .*)*", "SUMMARY:In the park", text))
        presenter.publish_calendar(Address(calendar, USER, PASSWORD), "en")
        assert "1 event was changed on the server and was left as it is there: In the park." in view.edited
        assert "7 unchanged" in view.toasts[-1]
        presenter.publish_calendar(Address(calendar, USER, PASSWORD, may_overwrite=True), "en")
        assert view.edited == ""
        assert view.toasts[-1].startswith("127.0.0.1: 1 events written")


def test_publishing_to_a_server_can_be_stopped_and_leaves_the_plan_free(
    plan: Workspace, view: View, tmp_path: Path
) -> None:
    make_release(plan, audience=Audience.PARTNERS)
    aside = HeldBackground()
    presenter = FeedsPresenter(view, ImmediateBackground(), aside)
    presenter.attach(plan)
    presenter.look("partners")
    with radicale(tmp_path / "server") as address:
        calendar = make_calendar(address)
        presenter.publish_calendar(Address(calendar, USER, PASSWORD), "en")
        assert view.places == [Publishing.CALENDAR]
        presenter.look("partners")
        assert len(view.shown) == 2, "the plan answers meanwhile"
        presenter.stop()
        aside.answer_one()
        assert events_of(calendar) == []
    assert view.problems == ["Stopped. What has arrived on 127.0.0.1 stays; publish again to finish."]
    assert view.busy[-1] is False


def test_publishing_into_a_folder_can_be_stopped_and_leaves_it_as_it_was(
    plan: Workspace, view: View, tmp_path: Path
) -> None:
    make_release(plan, audience=Audience.PARTNERS)
    background, out = HeldBackground(), tmp_path / "web"
    presenter = FeedsPresenter(view, background, ImmediateBackground())
    presenter.attach(plan)
    presenter.look("partners")
    background.answer_one()
    presenter.publish_folder(out, Choice())
    assert view.places == [Publishing.FOLDER]
    presenter.stop()
    background.answer_one()
    assert (view.toasts, view.problems) == (["Canceled. No file was written or changed."], [])
    assert view.places[-1] is Publishing.NOWHERE
    assert list(tmp_path.rglob("*.html")) == []
