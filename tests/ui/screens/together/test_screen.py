"""Several laptops in the real window: paired, revoked, and changes saved for them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from organizer_app import wiring
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions
from organizer_app.services.together import exchanging
from organizer_app.services.together import members as members_of_plan
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import screen_with
from organizer_app.ui.screens.together import member_painter
from organizer_app.ui.screens.together.member_lines import OWN, MemberLine
from organizer_app.ui.screens.together.screen import TogetherScreen
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.controls.search_box import SearchBox
from tests.support.members import joined
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running, screen_at
from tests.support.spoken_tree import names_in

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def together_of(program: Program) -> TogetherScreen:
    return screen_at(program.window, Destination("together"), TogetherScreen)


def plan_of_two(folder: Path) -> tuple[Path, Path]:
    """Return a sample plan and the empty one of a second laptop; each has accepted the other."""
    path, other = sample_plan(folder), folder / "other.organizer"
    with opened(path) as workspace, joined(workspace, other) as guest:
        members_of_plan.save_card(guest, out=folder / "other.organizer-card")
    return path, other


def members_in(screen: TogetherScreen) -> list[MemberLine]:
    return [line for line in screen.exchange.list.lines if isinstance(line, MemberLine)]


def look_at_the_hub_and_at_what_leads_to_the_palette(
    qtbot: QtBot, program: Program, screen: TogetherScreen
) -> None:
    # The hub is found as a view of the screen.
    program.window.go_to(Destination(screen_with("hub").code, "hub"))
    qtbot.waitUntil(screen.hub.join.isVisible)
    assert program.window.focusWidget() is screen.hub.join
    # What has nothing of its own to search leads to the palette.
    for destination in (Destination("together", "returns"), Destination("activity", "backups")):
        program.window.go_to(destination)
        (box,) = (each for each in program.window.deck.current.findChildren(SearchBox) if each.isVisible())
        assert not box.is_own
        qtbot.mouseClick(box, LEFT)
        palette = program.window.commands.overlays.palette
        assert palette.isVisible()
        qtbot.keyClick(palette, Key.Key_Escape)


def test_a_laptop_is_paired_by_its_card_and_words(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, card = sample_plan(tmp_path), tmp_path / "joined.organizer-card"
    with opened(path) as workspace:
        members_of_plan.save_card(workspace, out=tmp_path / "one.organizer-card")
    wiring.join_plan(tmp_path / "joined.organizer", tmp_path / "one.organizer-card")
    with opened(tmp_path / "joined.organizer") as joined:
        members_of_plan.save_card(joined, out=card)
        said = members_of_plan.words_to_compare(members_of_plan.own_card(joined))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(card), ""))
    drawn: set[str] = set()
    with running(qtbot, path) as program:
        screen = together_of(program)
        pane, shown = screen.exchange.pane, screen.exchange.list
        qtbot.waitUntil(lambda: shown.line_of(OWN) is not None)
        with monkeypatch.context() as noting:
            noting.setattr(member_painter, "paint_avatar", lambda *given: drawn.add(given[2]))
            assert "No name yet, this laptop" in " ".join(names_in(shown))
            shown.grab()
        assert drawn == {"?"}, "a laptop without a name has no letters of one"
        assert members_in(screen) == []
        qtbot.mouseClick(pane.take_card, LEFT)
        qtbot.waitUntil(lambda: pane.is_comparing)
        assert " ".join(pane.theirs.words) == said
        assert pane.mine.words != pane.theirs.words
        pane.name.setText("Sam")
        assert not pane.extent.areas.isVisible()
        pane.extent.role.setCurrentIndex(1)
        qtbot.keyClicks(pane.extent.areas, "Oregon")
        qtbot.mouseClick(pane.match, LEFT)
        qtbot.waitUntil(lambda: [line.state.member.name for line in members_in(screen)] == ["Sam"])
        assert any("Regional: OR" in name for name in names_in(shown))
        qtbot.mouseClick(pane.take_card, LEFT)
        qtbot.waitUntil(lambda: pane.is_comparing)
        qtbot.mouseClick(pane.differ, LEFT)
        assert not pane.is_comparing
        assert "Nothing was kept" in program.window.banner.sentence
        QGuiApplication.clipboard().setText(card.read_text("utf-8").replace(" ", "\n", 2))
        qtbot.keyClick(shown, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: pane.is_comparing)
        assert " ".join(pane.theirs.words) == said

        look_at_the_hub_and_at_what_leads_to_the_palette(qtbot, program, screen)


def test_a_laptop_is_decided_about_revoked_and_accepted_without_losing_the_keyboard(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path, _other = plan_of_two(tmp_path)
    with running(qtbot, path) as program:
        screen = together_of(program)
        view, details = screen.exchange, screen.exchange.pane.details

        def is_revoked() -> bool:
            return members_in(screen)[0].state.member.is_revoked

        qtbot.waitUntil(lambda: len(members_in(screen)) == 1)
        assert any("Ana Duarte" in name for name in names_in(view.list))
        view.list.setFocus()
        qtbot.keyClick(view.list, Key.Key_End)
        qtbot.waitUntil(details.revoke.isVisible)
        qtbot.mouseClick(details.change, LEFT)
        details.extent.role.setCurrentIndex(1)
        qtbot.keyClicks(details.extent.areas, "WA")
        qtbot.mouseClick(details.keep, LEFT)
        qtbot.waitUntil(lambda: members_in(screen)[0].state.member.given.areas == ("WA",))
        qtbot.waitUntil(details.change.isVisible)
        assert not details.extent.isVisible()

        stops = [part for part in (details.change, details.save, details.revoke) if part.isVisible()]
        stops[0].setFocus()
        for part in stops[1:]:
            qtbot.keyClick(program.window.focusWidget(), Key.Key_Tab)
            assert program.window.focusWidget() is part, "Tab goes down the pane"
        qtbot.keyClick(details.revoke, Key.Key_Space)
        qtbot.waitUntil(is_revoked)
        qtbot.waitUntil(details.accept.isVisible)
        assert program.window.focusWidget() is details.accept
        assert not details.change.isVisible()
        qtbot.keyClick(details.accept, Key.Key_Space)
        qtbot.waitUntil(lambda: not is_revoked())
        qtbot.waitUntil(details.revoke.isVisible)
        assert program.window.focusWidget() is details.revoke
        assert details.change.isVisible()
        view.list.setFocus()
        qtbot.keyClick(view.list, Key.Key_Delete)
        qtbot.waitUntil(is_revoked)
        assert program.window.focusWidget() is view.list
        qtbot.keyClick(view.list, Key.Key_Delete)
        qtbot.keyClick(view.list, Key.Key_Home)
        qtbot.keyClick(view.list, Key.Key_Delete)
        assert is_revoked(), "nothing more can be taken from it"
        change_theme(program.window, program.holder.theme)
        program.window.resize(1024, 640)
        qtbot.waitUntil(lambda: view.width() < 900)


def test_changes_go_into_a_file_or_a_folder_and_escape_keeps_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _other = plan_of_two(tmp_path)
    file, folder = tmp_path / "monday.organizer-changes", tmp_path / "Desk"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with running(qtbot, path) as program:
        screen = together_of(program)
        view, pane = screen.exchange, screen.exchange.pane
        qtbot.waitUntil(lambda: len(members_in(screen)) == 1)
        view.list.setFocus()
        qtbot.keyClick(view.list, Key.Key_End)
        qtbot.waitUntil(pane.details.save.isVisible)
        qtbot.mouseClick(pane.details.save, LEFT)
        qtbot.waitUntil(pane.choose.isVisible)
        qtbot.keyClicks(pane.passphrase, "maple")
        qtbot.keyClick(pane.passphrase, Key.Key_Escape)
        assert pane.details.save.isVisible()
        assert program.window.focusWidget() is view.list
        assert pane.passphrase.text() == ""
        qtbot.mouseClick(view.save_file, LEFT)
        qtbot.keyClick(pane.choose, Key.Key_Escape)
        assert pane.details.save.isVisible()
        assert not file.exists()
        qtbot.mouseClick(pane.details.save, LEFT)
        qtbot.mouseClick(pane.choose, LEFT)
        qtbot.waitUntil(file.exists)

        qtbot.keyClick(view.list, Key.Key_Home)
        view.card_chosen.emit(tmp_path / "other.organizer-card")
        qtbot.waitUntil(lambda: pane.is_comparing)
        assert program.window.focusWidget() is pane.name, "Enter, pressed without reading, pairs nobody"
        qtbot.keyClick(pane.name, Key.Key_Return)
        assert pane.is_comparing
        qtbot.keyClick(pane.match, Key.Key_Escape)
        assert not pane.is_comparing
        assert pane.take_card.isVisible()
        assert program.window.focusWidget() is view.list

        assert view.now.isHidden()
        qtbot.mouseClick(view.folder, LEFT)
        qtbot.waitUntil(view.now.isVisible)
        qtbot.mouseClick(view.now, LEFT)
        qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 1)
        qtbot.waitUntil(lambda: "Last out" in view.folder_card.said.text())
        qtbot.mouseClick(view.leave, LEFT)
        qtbot.waitUntil(view.now.isHidden)


def conflicting(folder: Path) -> tuple[Path, str]:
    """Return a plan with a title that two laptops wrote, and the action."""
    path, other = plan_of_two(folder)
    with opened(path) as workspace, opened(other) as guest:
        exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=exchanging.seal(workspace).file))
        with workspace.read() as reader:
            known = reader.all(CityAction)[0].id
        city_actions.set_title(workspace, action_id=known, title="Ours")
        city_actions.set_title(guest, action_id=known, title="Theirs")
        incoming = exchanging.unseal(workspace, file=exchanging.seal(guest).file)
        exchanging.take_in(workspace, incoming=incoming)
    return path, known


def test_a_conflict_is_decided_by_keyboard_and_the_badge_goes(qtbot: QtBot, tmp_path: Path) -> None:
    path, known = conflicting(tmp_path)
    with running(qtbot, path) as program:
        badge = program.window.sidebar.items["together"]
        qtbot.waitUntil(lambda: badge.accessibleName() == "Together, 1 conflict")
        program.window.go_to(Destination("together", "conflicts", known))
        screen = together_of(program)
        screen.show_view("conflicts")
        view = screen.conflicts
        qtbot.waitUntil(lambda: len(view.card.rows) == 1)
        assert not view.card.decide.isEnabled()
        assert "W writes" in view.card.keys.text()
        assert "Up and Down" not in view.card.keys.text(), "there is one field"
        view.focus_main()
        qtbot.keyClick(view.list, Key.Key_1)
        qtbot.waitUntil(view.card.decide.isEnabled)
        view.card.setFocus()
        qtbot.keyClick(view.card, Key.Key_Down)
        qtbot.keyClick(view.card, Key.Key_2)
        chosen = view.card.rows[0].choices[1]
        assert chosen.tick.isChecked()
        wanted = chosen.text.text()
        qtbot.keyClick(view.card, Key.Key_W)
        assert view.card.rows[0].field.isVisible()
        change_theme(program.window, program.holder.theme)
        program.window.resize(1024, 640)
        qtbot.waitUntil(view.card.next.changes.isHidden)
        clicked = view.card.rows[0].choices[1]
        alive: list[bool] = []
        view.card.rows[0].chosen.connect(lambda _option: alive.append(isValid(clicked)))
        qtbot.mouseClick(clicked, LEFT)
        assert alive == [True], "Qt has not finished with the click yet"
        view.card.setFocus()
        qtbot.keyClick(view.card, Key.Key_Return)
        qtbot.waitUntil(lambda: view.currentWidget() is view.empty)
        workspace = program.session.workspace
        assert workspace is not None
        assert action(workspace, known).title == wanted
        qtbot.waitUntil(lambda: badge.accessibleName() == "Together, 0 conflicts")
