"""The page of the hub: a hub is made, joined, looked at, lost and left from two real windows."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from organizer_app.domain.merging.exchange_watch import HubLive, HubWatch
from organizer_app.services.actions import city_actions
from organizer_app.services.together.hub_place import has_hub, keep_place, place
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.together import hub_view
from organizer_app.ui.screens.together.hub_view import HubView
from organizer_app.ui.screens.together.screen import TogetherScreen
from tests.support.cut_connections import Way
from tests.support.members import joined
from tests.support.open_plans import opened, sample_plan
from tests.support.programs import running, screen_at, settle
from tests.support.spoken_tree import names_in
from tests.ui.test_hub_exchange import plan_of, says, two_laptops

pytestmark = pytest.mark.postgresql


def page_of(program: Program) -> HubView:
    return screen_at(program.window, Destination("together", "hub"), TogetherScreen).hub


def read(page: HubView) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def button(page: HubView, name: str) -> QPushButton:
    found = page.findChildren(QPushButton)
    return next(each for each in found if name in {each.text(), each.accessibleName()})


def met(folder: Path) -> tuple[Path, Path]:
    """Return the plan files of two laptops that have compared their words."""
    one, other = sample_plan(folder), folder / "other.organizer"
    with opened(one) as host, joined(host, other):
        return one, other


def test_a_hub_is_made_and_joined_without_a_command(
    qtbot: QtBot, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = met(tmp_path)
    invitation = tmp_path / "ana.organizer-invitation"
    with running(qtbot, one) as here:
        host = plan_of(qtbot, here)
        page = page_of(here)
        qtbot.waitUntil(lambda: "No hub yet" in read(page))
        page.make.click()
        assert "Type the address" in here.window.banner.sentence
        page.address.setText(address)
        page.make.click()
        qtbot.waitUntil(lambda: "not on the hub" in read(page))
        assert has_hub(host)
        monkeypatch.setattr(hub_view, "ask_file", lambda *_asked: invitation)
        button(page, "Invite… Ana Duarte").click()
        qtbot.waitUntil(lambda: "invited, not there yet" in read(page))
        qtbot.waitUntil(lambda: says(here, "In step with the hub"))
        with running(qtbot, other) as there:
            guest = plan_of(qtbot, there)
            theirs = page_of(there)
            monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(invitation), ""))
            theirs.join.click()
            qtbot.waitUntil(lambda: says(there, "In step with the hub"))
            qtbot.waitUntil(lambda: "Edits arrive within a second." in read(page_of(there)))
            page.look.click()
            qtbot.waitUntil(lambda: "there at" in read(page))
            # The first changes brought a time zone, and the screen is made again in it some time or other.
            theirs = page_of(there)
            theirs.leave.setFocus()
            theirs.leave.click()
            # A page that was just made again says so before it has asked.
            qtbot.waitUntil(lambda: not has_hub(guest))
            qtbot.waitUntil(lambda: "No hub yet" in read(page_of(there)))
            assert there.window.focusWidget() is page_of(there).join
            qtbot.waitUntil(lambda: not says(there, "In step with the hub"))
        button(page, "Remove Ana Duarte").click()
        qtbot.waitUntil(lambda: "no longer a member" in read(page))


def test_the_page_says_since_when_the_hub_is_away_and_what_waits(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way
) -> None:
    one, _other, known = two_laptops(tmp_path, address, way)
    with running(qtbot, one) as here:
        host = plan_of(qtbot, here)
        page = page_of(here)
        qtbot.waitUntil(lambda: "This laptop and the hub have the same." in read(page))
        assert here.window.focusWidget() is page.look, "not in the field of the owner's address"
        way.cut()
        qtbot.waitUntil(lambda: "The hub is away since" in read(page))
        city_actions.set_title(host, action_id=known, title="Written offline")
        page.look.click()
        qtbot.waitUntil(lambda: "1 change waits on this laptop." in read(page))
        assert "Work as usual" in read(page)
        assert page.card.state.text() == "Not reached"
        strip = here.window.offline
        qtbot.waitUntil(lambda: "1 change waits on this laptop." in strip.sentence)
        assert strip.isVisible()
        assert strip.sentence in read(page), "both go by HQ's clock, in one sentence"
        assert " ET. 1 change waits" in strip.sentence
        assert strip.see.text() == "See the 1"
        strip.see.click()
        assert here.window.in_sight.objectName() == "activityScreen"
        page_of(here)
        way.mend()
        here.window.offline.again.click()
        qtbot.waitUntil(lambda: "This laptop and the hub have the same." in read(page))
        assert not here.window.offline.isVisible()
        # As the line tells it where a pooler keeps the doorbell from being heard.
        host.hub = HubLive(HubWatch.POLLED)
        page.look_due.emit()
        qtbot.waitUntil(lambda: page.card.state.text() == "Every 2 seconds")
        assert "a pooler in front of the database" in read(page)


def test_a_refusal_is_shown_on_the_page(qtbot: QtBot, tmp_path: Path, address: str, way: Way) -> None:
    one, _other, _known = two_laptops(tmp_path, address, way)
    with opened(one) as host:
        found = place(host)
        keep_place(host, replace(found, address=found.address.logging_in_as("nobody")))
    with running(qtbot, one) as here:
        plan_of(qtbot, here)
        page = page_of(here)
        qtbot.waitUntil(lambda: "does not know this laptop" in page.problem.text())


def test_edits_go_on_while_the_owners_database_does_not_answer_and_it_can_be_left(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way
) -> None:
    one, _other, _known = two_laptops(tmp_path, address, way)
    with running(qtbot, one) as here:
        plan_of(qtbot, here)
        page = page_of(here)
        qtbot.waitUntil(lambda: "This laptop and the hub have the same." in read(page))
        with silent_server() as (port, is_asked):
            page.address.setText(f"postgresql://owner@127.0.0.1:{port}/team")
            button(page, "Remove Ana Duarte").click()
            qtbot.waitUntil(is_asked)
            assert page.busy.isVisibleTo(page)
            assert page.stop.hasFocus()
            assert not page.prune.isEnabled()
            assert not button(page, "Remove Ana Duarte").isEnabled()
            # The plan's thread answers all it is asked while the hub is still waited for.
            here.window.go_to(Destination("overview"))
            page_of(here)
            settle(qtbot, here)
            assert page.busy.isVisibleTo(page)
            page.stop.click()
            assert not page.busy.isVisibleTo(page)
            assert "Canceled." in " ".join(names_in(here.window.toast))
            qtbot.waitUntil(lambda: button(page, "Remove Ana Duarte").isEnabled())
            assert page.prune.isEnabled()
        qtbot.waitUntil(lambda: all(each.name != "aside" for each in threading.enumerate()))


@contextmanager
def silent_server() -> Iterator[tuple[int, Callable[[], bool]]]:
    """Open a port that accepts connections and never says a word; tell it, and whether it was asked."""
    asked: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)  # noqa: FBT003  # the socket's own signature

        def is_asked() -> bool:
            with suppress(BlockingIOError):
                asked.append(door.accept()[0])
            return bool(asked)

        yield door.getsockname()[1], is_asked
    for each in asked:
        each.close()
