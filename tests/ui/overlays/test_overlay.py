"""What lies over the window takes the keyboard, and gives it back to something that can be seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.services.plan import history
from organizer_app.ui.overlays.overlay import Overlay
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.empty_state import EmptyState
from tests.support.programs import running, screen_of


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for name in ("first", "second"):
        column.addWidget(QPushButton(name, window))
    window.resize(500, 400)
    window.show()
    yield window
    window.close()


def test_the_focus_goes_back_to_the_part_that_had_it_or_to_what_can_be_seen(
    window: QWidget, theme: Theme
) -> None:
    first, second = window.findChildren(QPushButton)
    overlay = Overlay(theme, window, 200)
    field = QLineEdit(overlay.panel)
    overlay.open()
    field.setFocus()
    overlay.leave()
    assert window.focusWidget() is first, "nothing had it"
    second.setFocus()
    overlay.open()
    overlay.leave()
    assert window.focusWidget() is second
    overlay.open()
    second.hide()
    overlay.leave()
    assert window.focusWidget() is first


def test_only_what_the_panel_reaches_is_painted_anew_when_it_changes(
    qtbot: QtBot, window: QWidget, theme: Theme
) -> None:
    class Growing(Overlay):
        wanted = 100

        def panel_height(self, width: int) -> int:
            return self.wanted if width else 0

        def panel_top(self, height: int) -> int:
            return height and 60

    overlay = Growing(theme, window, 200)
    overlay.open()
    qtbot.waitUntil(lambda: overlay.panel.geometry().topLeft() == QPoint(150, 60))
    overlay.wanted = 180
    overlay.place()
    assert overlay.panel.height() == 180


def test_ctrl_z_takes_an_order_back_and_other_keys_do_not_drop_what_was_typed(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        window = program.window
        # Nothing has the focus yet, as in a window that another one covered while it was opened.
        focused = window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        window.commands.run("tour")
        window.commands.overlays.show_tour().leave()
        window.commands.run("palette")
        palette = window.commands.overlays.palette
        qtbot.waitUntil(lambda: palette.presenter is not None)
        palette.field.setText("move san francisco")
        qtbot.waitUntil(lambda: any(palette.model.entry_at(row) for row in range(3)))
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        workspace = program.session.workspace
        assert workspace is not None
        qtbot.waitUntil(lambda: len(history.entries(workspace)) == 2)
        here = window.focusWidget()
        assert here.isVisible()
        qtbot.keyClick(here, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(history.entries(workspace)) == 3)
        assert screen_of(program).isVisible()

        commands = window.commands
        commands.run("settings")
        sheet = commands.overlays.plan_sheet
        qtbot.waitUntil(sheet.save.isEnabled)
        qtbot.keyClicks(sheet.fields["title"], "and more ")
        for slip in ("palette", "saved", "screen_2", "settings"):
            commands.run(slip)
            assert commands.overlays.open_one is sheet
        assert "and more " in sheet.fields["title"].text()
        # Leaving it is meant, and so the next key is.
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        commands.run("palette")
        assert commands.overlays.open_one is commands.overlays.palette


def test_every_sheet_is_closed_by_the_cross_in_its_corner(
    window: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    overlay = Overlay(theme, window, 200)
    overlay.cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    overlay.open()
    overlay.cross.click()
    assert not overlay.isVisible()
    overlay.open()
    overlay.cross.setFocus()
    qtbot.keyClick(overlay.cross, Qt.Key.Key_Return)
    assert not overlay.isVisible()
    change_theme(overlay, Theme("dark"))


def click_beside(qtbot: QtBot, overlay: Overlay) -> None:
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.rect().bottomRight() - QPoint(1, 1))


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_click_beside_a_sheet_closes_it_until_something_is_typed(
    qtbot: QtBot, window: QWidget, theme: Theme, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    overlay = Overlay(theme, window, 200)
    field = kind("filled in by the program", overlay.panel)
    overlay.open()
    click_beside(qtbot, overlay)
    assert not overlay.isVisible()
    overlay.open()
    field.setFocus()
    qtbot.keyClicks(field, " and by hand")
    click_beside(qtbot, overlay)
    assert overlay.isVisible()
    assert window.focusWidget() is field
    # Esc and the cross are meant.
    qtbot.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_a_drop_down_that_was_changed_counts_as_typed(qtbot: QtBot, window: QWidget, theme: Theme) -> None:
    overlay = Overlay(theme, window, 200)
    box = ChoiceBox(overlay.panel)
    box.addItems(["Seattle", "Chicago"])
    box.setCurrentIndex(1)
    overlay.open()
    assert not overlay.has_input
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box.view(), Qt.Key.Key_Up)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    click_beside(qtbot, overlay)
    assert overlay.isVisible()


def test_an_empty_page_rests_while_something_lies_over_it(window: QWidget, theme: Theme) -> None:
    page = EmptyState(theme, "map", window)
    page.say("No action yet", "Add the first one.", "New action")
    page.show()
    button = page.findChild(QPushButton)
    overlay = Overlay(theme, window, 200)
    own = EmptyState(theme, "map", overlay.panel)
    own.say("Nothing", "Here.", "")
    overlay.open()
    assert not button.isVisible()
    assert own.minimumSizeHint().width() > 200
    assert page.minimumSizeHint().width() >= 200
    overlay.leave()
    assert button.isVisible()
