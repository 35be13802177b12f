"""The list of conflicts takes keys as soon as it is shown, however it was gone to."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions
from organizer_app.services.together import exchanging
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.together.conflict_lines import ConflictLine, DecidedLine
from organizer_app.ui.screens.together.conflicts_view import ConflictsView
from organizer_app.ui.screens.together.screen import TogetherScreen
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import opened
from tests.support.programs import running, screen_at
from tests.ui.screens.together.test_screen import plan_of_two

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONFLICTS = Destination("together", "conflicts")


def two_cities_in_conflict(folder: Path) -> Path:
    """Return a plan where two laptops wrote two fields of one city, and one field of another."""
    path, other = plan_of_two(folder)
    with opened(path) as workspace, opened(other) as guest:
        exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=exchanging.seal(workspace).file))
        with workspace.read() as reader:
            first, second = (each.id for each in reader.all(CityAction)[:2])
        for laptop, text, number in ((workspace, "Ours", 100), (guest, "Theirs", 200)):
            city_actions.set_title(laptop, action_id=first, title=text)
            city_actions.set_expected(laptop, action_id=first, expected=number)
            city_actions.set_title(laptop, action_id=second, title=text)
        incoming = exchanging.unseal(workspace, file=exchanging.seal(guest).file)
        exchanging.take_in(workspace, incoming=incoming)
    return path


def keyboard(view: QWidget) -> QWidget | None:
    return view.window().focusWidget()


def cities_of(view: ConflictsView) -> list[ConflictLine]:
    return [line for line in view.list.lines if isinstance(line, ConflictLine)]


def wait_for_card(qtbot: QtBot, view: ConflictsView) -> None:
    qtbot.waitUntil(lambda: view.currentWidget() is not view.empty and bool(view.card.rows))


def go_through_fields_and_cities(qtbot: QtBot, view: ConflictsView, two_fields: ConflictLine) -> None:
    view.line_chosen.emit(two_fields.key)
    qtbot.waitUntil(lambda: len(view.card.rows) == 2)
    assert "Up and Down change the field" in view.card.keys.text()
    assert "Up and Down" in view.list.accessibleDescription()
    first = view.list.key

    def press(key: Key) -> tuple[bool, int]:
        assert keyboard(view) is view.list
        qtbot.keyClick(view.list, key)
        return view.list.key == first, view.card.current

    assert press(Key.Key_Down) == (True, 1)
    qtbot.keyClick(view.list, Key.Key_2)
    assert view.card.rows[1].choices[1].tick.isChecked()
    assert press(Key.Key_Up) == (True, 0)
    assert press(Key.Key_J) == (False, 0)
    assert press(Key.Key_K) == (True, 0)
    # Beyond the last field comes the next city, and back again.
    assert press(Key.Key_Down) == (True, 1)
    assert press(Key.Key_Down) == (False, 0)
    assert press(Key.Key_Up) == (True, 1)


def test_the_list_has_the_keyboard_whichever_way_leads_to_it_and_its_keys_decide(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, two_cities_in_conflict(tmp_path)) as program:
        # A link leads to conflicts that are still read.
        screen = screen_at(program.window, CONFLICTS, TogetherScreen)
        view = screen.conflicts
        wait_for_card(qtbot, view)
        assert keyboard(view) is view.list
        assert view.list.line is not None
        qtbot.mouseClick(program.window.sidebar.items["plan"], LEFT)
        qtbot.mouseClick(program.window.sidebar.items["together"], LEFT)
        assert keyboard(view) is view.list
        exchange = screen.tabs.button("exchange")
        qtbot.mouseClick(exchange, LEFT)
        qtbot.mouseClick(screen.tabs.button("conflicts"), LEFT)
        wait_for_card(qtbot, view)
        assert keyboard(view) is view.list

        one_field, two_fields = sorted(cities_of(view), key=lambda line: len(line.fields))
        go_through_fields_and_cities(qtbot, view, two_fields)

        view.line_chosen.emit(one_field.key)
        qtbot.waitUntil(lambda: len(view.card.rows) == 1)
        qtbot.keyClick(view.list, Key.Key_W)
        field = keyboard(view)
        assert field is view.card.rows[0].field
        qtbot.keyClicks(field, "3 of us")
        qtbot.keyClick(field, Key.Key_Return)

        def decided() -> list[DecidedLine]:
            return [line for line in view.list.lines if isinstance(line, DecidedLine)]

        qtbot.waitUntil(lambda: [line.by for line in decided()] == ["Written by you"])
        assert keyboard(view) is view.list
        assert [line.below for line in decided()] == ["Title becomes 3 of us"], (
            "a typed number chooses nothing"
        )
        exchange.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(exchange, Key.Key_Space)
        assert keyboard(view) is exchange, "somebody who walks along the tabs by keyboard stays there"


def test_the_card_names_what_would_go_with_a_removed_city(qtbot: QtBot, tmp_path: Path) -> None:
    path, other = plan_of_two(tmp_path)
    with opened(path) as workspace, opened(other) as guest:
        exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=exchanging.seal(workspace).file))
        with workspace.read() as reader:
            first = reader.all(CityAction)[0].id
        city_actions.hide_actions(workspace, action_ids=[first])
        city_actions.set_venue(guest, action_id=first, venue="Union Hall")
        exchanging.take_in(workspace, incoming=exchanging.unseal(workspace, file=exchanging.seal(guest).file))
    with running(qtbot, path) as program:
        view = screen_at(program.window, CONFLICTS, TogetherScreen).conflicts
        wait_for_card(qtbot, view)
        (said,) = [each.text() for each in view.card.findChildren(PlainLabel) if "go with it" in each.text()]
        assert "1 site" in said
        assert "Union Hall" in said
