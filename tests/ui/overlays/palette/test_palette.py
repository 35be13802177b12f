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
from organizer_app.ui.screens.people.screen import PeopleScreen
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
    assert palette is not None
    assert palette.isVisible()
    qtbot.waitUntil(lambda: "Seattle, WA" in found(palette, "#seattle"))
    palette.field.clear()
    return palette


def focused(program: Program):  # noqa: ANN201  # whatever has the focus
    return QApplication.focusWidget() or program.window


def found(palette: Palette, text: str) -> list[str]:
    palette.field.setText(text)
    return [row.title for row in palette.model.rows]


def test_a_command_runs_by_a_few_letters_and_is_offered_first_next_time(
    qtbot: QtBot, program: Program
) -> None:
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "new act")
    qtbot.keyClick(palette.field, ENTER)
    form = screen_of(program).form
    assert form is not None
    assert form.isVisible()
    assert not palette.isVisible()
    qtbot.keyClick(focused(program), ESC)
    palette = opened(qtbot, program)
    assert [row.title for row in palette.model.rows[:2]] == ["Recent", "New action…"]


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


def test_a_city_is_moved_to_another_day_by_keys_alone_and_undo_takes_it_back(
    qtbot: QtBot, program: Program
) -> None:
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "move seattle")
    assert palette.model.rows[1].title == "Put Seattle on schedule"
    qtbot.keyClick(palette.field, DOWN)
    qtbot.keyClick(palette.field, ENTER)
    assert palette.field.placeholderText() == "New day for Seattle, such as Jul 14"
    qtbot.keyClicks(palette.field, "jul 16")
    qtbot.keyClick(palette.field, ENTER)
    rows = screen_of(program).presenter
    qtbot.waitUntil(lambda: day_of(program, "Seattle") == "2019-07-16")
    qtbot.waitUntil(program.window.toast.isVisible)
    program.window.toast.undo_asked.emit()
    qtbot.waitUntil(lambda: day_of(program, "Seattle") == "2019-07-15")
    assert rows.kind.value == "map"


def test_a_city_is_moved_into_the_shared_window(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "move san francisco")
    qtbot.keyClick(palette.field, ENTER)
    qtbot.waitUntil(program.window.toast.isVisible)


def day_of(program: Program, city: str) -> str:
    return next(row.day for row in screen_of(program).presenter.store.rows if row.city == city)


def test_tab_shows_what_can_be_done_with_a_thing_and_esc_goes_back(qtbot: QtBot, program: Program) -> None:
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


def lead_of(program: Program, city: str) -> str:
    return next(row.lead for row in screen_of(program).presenter.store.rows if row.city == city)


def test_a_city_opens_in_the_inspector_and_a_day_in_the_month(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "#seattle")
    qtbot.keyClick(palette.field, ENTER)
    screen = screen_of(program)
    assert screen.presenter.selected_city() == "Seattle, WA"
    palette = opened(qtbot, program)
    qtbot.keyClicks(palette.field, "/jul 4")
    qtbot.keyClick(palette.field, ENTER)
    assert (screen.presenter.kind.value, screen.presenter.selection.day) == ("month", "2019-07-04")


def test_a_person_is_shown_with_their_actions(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    lead = lead_of(program, "Elizabeth")
    qtbot.keyClicks(palette.field, f"@{lead}")
    qtbot.keyClick(palette.field, ENTER)
    deck = program.window.deck
    assert deck is not None
    screen = deck.current
    assert isinstance(screen, PeopleScreen)
    presenter = screen.presenter
    qtbot.waitUntil(lambda: presenter.book is not None)
    assert presenter.book is not None
    assert presenter.book.people[presenter.person_id].name == lead


def test_the_key_that_opens_it_closes_it_and_the_focus_goes_back(qtbot: QtBot, program: Program) -> None:
    table = screen_of(program).list.table
    table.setFocus()
    palette = opened(qtbot, program)
    assert focused(program) is palette.field
    qtbot.keyClick(palette.field, Qt.Key.Key_K, CONTROL)
    assert not palette.isVisible()
    assert focused(program) is table


def test_a_click_beside_the_panel_closes_it_and_one_on_a_line_chooses_it(
    qtbot: QtBot, program: Program
) -> None:
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


def test_nothing_found_is_said_and_pages_and_ends_are_reached(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    assert found(palette, "qqqq") == []
    assert palette.panel.isVisible()
    assert found(palette, "")
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, UP, DOWN):
        qtbot.keyClick(palette.field, key)
        assert palette.model.entry_at(palette.list.currentIndex().row()) is not None


def test_the_model_keeps_what_qt_expects_of_it(qtbot: QtBot, program: Program) -> None:
    palette = opened(qtbot, program)
    tester = QAbstractItemModelTester(
        palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal, palette
    )
    for text in ("move seattle", "", "@a", ">dark", "nothing like this"):
        found(palette, text)
    assert tester.model() is palette.model
    found(palette, "#seattle")
    spoken = palette.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Seattle, WA, 1 action · Forming, Cities"
