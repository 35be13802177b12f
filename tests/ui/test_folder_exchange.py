"""Two real windows on two plan files share a folder: what one writes appears in the other by itself."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import DiskFull
from organizer_app.domain.merging.exchange_watch import Watch
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.environment.files import folder_watch
from organizer_app.services.actions import city_actions
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import chosen_folder
from organizer_app.services.together.shared_folder import Exchange
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.main_window import MainWindow
from organizer_app.ui.screens.together.screen import TogetherScreen
from organizer_app.ui.widgets.sidebar import QuietLine
from organizer_app.wording.together.laptops import folder_away
from organizer_app.wording.window import window as words
from tests.support.members import joined
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running, screen_at, settle
from tests.support.spoken_tree import names_in
from tests.support.waiting import LIMIT

ALL_SENT = "Everybody has everything"


def two_laptops(tmp_path: Path) -> tuple[Path, Path, Path, str]:
    """Return two plan files of one plan that share a folder, the folder, and an action."""
    one, other, folder = sample_plan(tmp_path), tmp_path / "other.organizer", tmp_path / "Desk"
    folder.mkdir()
    with opened(one) as host:
        with joined(host, other) as guest:
            for workspace in (host, guest):
                chosen_folder.choose(workspace, folder=str(folder))
            for workspace in (host, guest, host):
                chosen_folder.exchange_now(workspace)
        with host.read() as reader:
            known = reader.all(CityAction)[0].id
    return one, other, folder, known


def plan_of(qtbot: QtBot, program: Program) -> Workspace:
    qtbot.waitUntil(lambda: program.session.workspace is not None)
    workspace = program.session.workspace
    assert workspace is not None
    return workspace


def test_edits_of_two_windows_meet_in_the_folder_by_themselves(qtbot: QtBot, tmp_path: Path) -> None:
    one, other, folder, known = two_laptops(tmp_path)
    with running(qtbot, one) as here:
        host = plan_of(qtbot, here)
        # The threads of each window must be there before those of the next are counted.
        qtbot.waitUntil(lambda: host.watch is Watch.LIVE)
        with running(qtbot, other) as there:
            guest = plan_of(qtbot, there)
            qtbot.waitUntil(lambda: guest.watch is Watch.LIVE)
            city_actions.set_title(host, action_id=known, title="From here")
            qtbot.waitUntil(lambda: action(guest, known).title == "From here")
            qtbot.waitUntil(lambda: "Maya Okafor" in " ".join(names_in(there.window.toast)))
            # An answer without changes tells that they have arrived.
            together = screen_at(here.window, Destination("together", "exchange"), TogetherScreen)

            # The page is made again by what comes meanwhile.
            def heads() -> list[str]:
                return [each.text() for each in together.findChildren(QLabel)]

            qtbot.waitUntil(lambda: ALL_SENT in heads())
            city_actions.set_expected(guest, action_id=known, expected=432)
            qtbot.waitUntil(lambda: action(host, known).expected == 432)
            kinds = [step.kind for step in history.entries(host)][:3]
            assert EditKind.RECEIVED_CHANGES in kinds
            history.undo(host)
            assert action(host, known).title != "From here", "Undo takes out one's own step, not what came"
            assert action(host, known).expected == 432
            qtbot.waitUntil(lambda: action(guest, known).title != "From here")
            (folder / "half.organizer-changes").write_bytes(b"age-encryption.org/v1 cut short")
            city_actions.set_title(guest, action_id=known, title="After the half file")
            qtbot.waitUntil(lambda: action(host, known).title == "After the half file")


def test_a_folder_that_goes_away_is_said_once_and_used_again_when_it_is_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "_EVERY_SECONDS", 0.1)
    one, _other, folder, known = two_laptops(tmp_path)
    exchange, exchanged = chosen_folder.exchange_now, list[Exchange]()

    def noted(workspace: Workspace, *, backs_up: bool) -> Exchange:
        exchanged.append(exchange(workspace, backs_up=backs_up))
        return exchanged[-1]

    monkeypatch.setattr(chosen_folder, "exchange_now", noted)
    with running(qtbot, one) as program:
        workspace = plan_of(qtbot, program)
        qtbot.waitUntil(lambda: workspace.watch is Watch.LIVE)
        # Something is sent now, and the window says so.
        qtbot.waitUntil(lambda: words.exchanging() in program.window.sidebar.quiet_words)
        qtbot.waitUntil(lambda: bool(exchanged))
        settle(qtbot, program)
        folder.rename(tmp_path / "gone")
        city_actions.set_title(workspace, action_id=known, title="Alone")
        away = folder_away(str(folder))
        qtbot.waitUntil(lambda: program.window.banner.sentence == away)
        assert action(workspace, known).title == "Alone"
        qtbot.waitUntil(lambda: "Folder away: 1 waits" in program.window.sidebar.quiet_words)
        said = program.window.sidebar.quiet_words
        assert words.exchanging() not in said, "what is not there is not in use"
        # Before it is back: the window may be quicker than this test.
        before = {each.name for each in (tmp_path / "gone").iterdir()}
        (tmp_path / "gone").rename(folder)
        qtbot.waitUntil(lambda: bool({each.name for each in folder.iterdir()} - before))
        qtbot.waitUntil(lambda: words.exchanging() in program.window.sidebar.quiet_words)


def test_changes_that_wait_for_the_folder_are_counted_also_after_a_restart(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _other, folder, known = two_laptops(tmp_path)
    shown, show = list[str](), MainWindow.show_exchanging

    def noted(window: MainWindow, line: QuietLine | None) -> None:
        shown.append("" if line is None else line.words)
        show(window, line)

    monkeypatch.setattr(MainWindow, "show_exchanging", noted)
    folder.rename(tmp_path / "gone")
    with opened(one) as host:
        city_actions.set_title(host, action_id=known, title="Written before")
    with running(qtbot, one) as program:
        workspace = plan_of(qtbot, program)
        sidebar = program.window.sidebar
        qtbot.waitUntil(lambda: "Folder away: 1 waits" in sidebar.quiet_words)
        city_actions.set_title(workspace, action_id=known, title="Written now")
        qtbot.waitUntil(lambda: "Folder away: 2 wait" in sidebar.quiet_words)
        (tmp_path / "gone").rename(folder)
        qtbot.waitUntil(lambda: words.exchanging() in sidebar.quiet_words)
        # The folder that is back is watched as any other.
        qtbot.waitUntil(lambda: workspace.watch is Watch.LIVE)
        city_actions.set_title(workspace, action_id=known, title="Written at once")
        # It may be sent while this test waits for its turn.
        qtbot.waitUntil(lambda: "Sending 1 change" in shown)
        qtbot.waitUntil(lambda: words.exchanging() in sidebar.quiet_words)


def test_a_plan_does_not_begin_with_the_failure_of_the_plan_before(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, folder, known = two_laptops(tmp_path)
    exchange, may_go_on = chosen_folder.exchange_now, Event()

    def failing(*_asked: object, **_chosen: object) -> None:
        raise DiskFull(str(folder))

    def held(workspace: Workspace, *, backs_up: bool) -> Exchange:
        assert may_go_on.wait(LIMIT)
        return exchange(workspace, backs_up=backs_up)

    monkeypatch.setattr(chosen_folder, "exchange_now", failing)
    with running(qtbot, one) as program:
        sidebar = program.window.sidebar
        city_actions.set_title(plan_of(qtbot, program), action_id=known, title="On a full disk")
        qtbot.waitUntil(lambda: "Not written: 1 waits" in sidebar.quiet_words)
        program.window.close_asked.emit()
        qtbot.waitUntil(lambda: program.session.workspace is None)
        monkeypatch.setattr(chosen_folder, "exchange_now", held)
        program.start(other, None)
        guest = plan_of(qtbot, program)
        qtbot.waitUntil(lambda: words.exchanging() in sidebar.quiet_words)
        city_actions.set_title(guest, action_id=known, title="In the next plan")
        qtbot.waitUntil(lambda: "Sending 1 change" in sidebar.quiet_words)
        may_go_on.set()
        qtbot.waitUntil(lambda: words.exchanging() in sidebar.quiet_words)
