"""The palette in the real window, by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.environment.preferences import Preferences, read_preferences, write_preferences
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.palette.palette import Palette
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of

pytestmark = pytest.mark.usefixtures("quick_keys")

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, DOWN, UP, TAB, ESC = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def opened(qtbot: QtBot, program: Program) -> Palette:
    qtbot.keyClick(focused(program), Qt.Key.Key_K, CONTROL)
    palette = program.window.commands.overlays.palette
    assert palette.isVisible()
    qtbot.waitUntil(lambda: "Seattle, WA" in found(palette, "#seattle"))
    palette.field.clear()
    return palette


def focused(program: Program):  # noqa: ANN201  # whatever has the focus
    return QApplication.focusWidget() or program.window


def found(palette: Palette, text: str) -> list[str]:
    palette.field.setText(text)
    return [row.title for row in palette.model.rows]


@pytest.mark.parametrize("passphrase", [None, "five words nobody would guess"])
def test_a_city_chosen_last_comes_first_at_the_next_start_but_of_a_protected_plan_only_until_it_is_closed(
    qtbot: QtBot, tmp_path: Path, passphrase: str | None
) -> None:
    plan, file = tmp_path / "plan.organizer", tmp_path / "preferences.json"
    wiring.create_sample_plan(plan, "prime-day-2019", passphrase=passphrase)
    write_preferences(file, Preferences(has_toured=True))
    for start in range(2):
        with running(qtbot, None, preferences=file) as program:
            program.open_plan(plan, passphrase)
            # A passphrase is made slow to try on purpose, and the computer may be busy.
            qtbot.waitUntil(lambda: program.session.workspace is not None)
            program.window.activateWindow()
            qtbot.waitUntil(program.window.isActiveWindow)
            palette = opened(qtbot, program)
            is_kept = [row.title for row in palette.model.rows[:2]] == ["Recent", "Seattle, WA"]
            assert is_kept == (start == 1 and passphrase is None)
            palette.field.setText("#seattle")
            qtbot.keyClick(palette.field, ENTER)
            assert [row.title for row in opened(qtbot, program).model.rows[:2]] == ["Recent", "Seattle, WA"]
    assert ("seattle" in file.read_text("utf-8").casefold(), bool(read_preferences(file).finds)) == (
        False,
        passphrase is None,
    )


def day_of(program: Program, city: str) -> str:
    return next(row.day for row in screen_of(program).presenter.store.rows if row.city == city)


def lead_of(program: Program, city: str) -> str:
    return next(row.lead for row in screen_of(program).presenter.store.rows if row.city == city)


def test_it_opens_and_closes_by_one_key_and_finds_and_runs_commands(qtbot: QtBot, program: Program) -> None:
    table = screen_of(program).list.table
    table.setFocus()
    palette = opened(qtbot, program)
    assert focused(program) is palette.field
    qtbot.keyClick(palette.field, Qt.Key.Key_K, CONTROL)
    assert not palette.isVisible()
    assert focused(program) is table

    palette = opened(qtbot, program)
    assert found(palette, "qqqq") == []
    assert palette.panel.isVisible()
    assert found(palette, "")
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, UP, DOWN):
        qtbot.keyClick(palette.field, key)
        assert palette.model.entry_at(palette.list.currentIndex().row()) is not None

    tester = QAbstractItemModelTester(
        palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal, palette
    )
    for text in ("move seattle", "", "@a", ">dark", "nothing like this"):
        found(palette, text)
    assert tester.model() is palette.model
    found(palette, "#seattle")
    spoken = palette.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Seattle, WA, 1 action · Forming, Cities"
    qtbot.keyClick(palette.field, ESC)

    palette = opened(qtbot, program)
    # A search is no work: it may be lost.
    qtbot.keyClicks(palette.field, "dark")
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomRight())
    assert not palette.isVisible()
    palette = opened(qtbot, program)
    found(palette, "dark")
    spot = palette.list.visualRect(palette.model.index(1, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert program.holder.choice == "dark"
    program.choose_scheme("light")

    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "new act")
    qtbot.keyClick(palette.field, ENTER)
    form = screen_of(program).form
    assert form.isVisible()
    assert not palette.isVisible()
    qtbot.keyClick(focused(program), ESC)
    palette = opened(qtbot, program)
    assert [row.title for row in palette.model.rows[:2]] == ["Recent", "New action…"]


@pytest.mark.parametrize("word", ["delete", "remove"])
def test_a_picked_action_leads_to_its_removal(qtbot: QtBot, program: Program, word: str) -> None:
    palette = opened(qtbot, program)
    assert "Remove the picked action…" not in found(palette, word), "nothing is picked"
    qtbot.keyClick(palette.field, ESC)
    screen = screen_of(program)
    seattle = next(row.action_id for row in screen.presenter.store.rows if row.city == "Seattle")
    screen.choose_action(seattle)
    qtbot.waitUntil(lambda: screen.inspector.action_id == seattle)
    screen.toggle_inspector()
    palette = opened(qtbot, program)
    assert found(palette, word) == ["Commands", "Remove the picked action…"]
    qtbot.keyClick(palette.field, ENTER)
    button = focused(program)
    assert button.text() == "Remove this action"
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
    assert action_ids(program) >= {seattle}, "it leads there, and removes nothing yet"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: seattle not in action_ids(program))


def action_ids(program: Program) -> set[str]:
    return {row.action_id for row in screen_of(program).presenter.store.rows}


def test_a_city_is_moved_by_keys_alone_and_undo_takes_it_back(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "move seattle")
    assert palette.model.rows[1].title == "Put Seattle on schedule"
    qtbot.keyClick(palette.field, DOWN)
    qtbot.keyClick(palette.field, ENTER)
    assert palette.field.placeholderText() == "New day for Seattle, such as Jul 14"
    qtbot.keyClicks(palette.field, "jul 16")
    qtbot.keyClick(palette.field, ENTER)
    qtbot.waitUntil(lambda: day_of(program, "Seattle") == "2019-07-16")
    qtbot.waitUntil(program.window.toast.isVisible)
    program.window.toast.undo_asked.emit()
    qtbot.waitUntil(lambda: day_of(program, "Seattle") == "2019-07-15")
    assert screen_of(program).presenter.kind.value == "map"

    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "move san francisco")
    qtbot.keyClick(palette.field, ENTER)
    qtbot.waitUntil(program.window.toast.isVisible)


def test_tab_shows_what_can_be_done_with_a_thing_which_enter_opens(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "#seat")
    qtbot.keyClick(palette.field, TAB)
    assert [row.title for row in palette.model.rows[1:]] == [
        "Open Seattle",
        "Put Seattle on schedule",
        "Move Seattle to another day…",
        "Set lead of Seattle…",
        "Add an action in Seattle…",
        "Show the history of Seattle",
    ]
    qtbot.keyClick(palette.field, UP)
    qtbot.keyClick(palette.field, UP)
    qtbot.keyClick(palette.field, UP)
    qtbot.keyClick(palette.field, ENTER)
    qtbot.keyClicks(palette.field, "Zuri Abara")
    qtbot.keyClick(palette.field, ENTER)
    qtbot.waitUntil(lambda: lead_of(program, "Seattle") == "Zuri Abara")
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "@zuri")
    qtbot.waitUntil(lambda: found(palette, "@zuri") == ["People", "Zuri Abara"])
    qtbot.keyClick(palette.field, TAB)
    qtbot.keyClick(palette.field, ESC)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, ESC)
    assert not palette.isVisible()

    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "#seattle")
    qtbot.keyClick(palette.field, ENTER)
    screen = screen_of(program)
    assert screen.presenter.selected_city() == "Seattle, WA"
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "/jul 4")
    qtbot.keyClick(palette.field, ENTER)
    assert (screen.presenter.kind.value, screen.presenter.selection.day) == ("month", "2019-07-04")

    palette = opened(qtbot, program)
    lead = lead_of(program, "Elizabeth")
    qtbot.keyClicks(palette.field, f"@{lead}")
    qtbot.keyClick(palette.field, ENTER)
    presenter = program.window.deck.current.presenter
    qtbot.waitUntil(lambda: presenter.book is not None)
    assert presenter.book.people[presenter.person_id].name == lead
