"""One honest path through the inspector: steps, history and completion, with real events and a real plan."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.screen import PlanScreen
from tests.support.programs import screen_of


@pytest.fixture
def screen(qtbot: QtBot, program: Program) -> PlanScreen:
    screen = screen_of(program)
    screen.choose_place(screen.presenter.find_place("Seattle, WA"))
    qtbot.waitUntil(lambda: screen.inspector.tasks.count == 2)
    return screen


def test_a_step_and_a_petition_delivery_are_logged_told_by_history_and_taken_back(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    inspector = screen.inspector
    qtbot.keyClicks(inspector.new_step, "Rain plan")
    qtbot.keyClick(inspector.new_step, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: inspector.tasks.count == 3)
    assert inspector.new_step.text() == ""
    spoken = inspector.tasks.accessibleDescription
    number = next(n for n, line in enumerate(spoken().split(". ")) if line.startswith("Rain plan"))
    spot = QPoint(20, number * inspector.tasks.line_height + 10)
    qtbot.mouseClick(inspector.tasks, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: "Rain plan, step, done" in spoken())
    assert inspector.history.accessibleDescription().startswith("Checked off “Rain plan” in Seattle, WA, ")
    screen.presenter.undo()
    qtbot.waitUntil(lambda: "Rain plan, step, open" in spoken())
    assert "Checked off “Rain plan” in Seattle, WA (undone)" in inspector.history.accessibleDescription()

    qtbot.mouseClick(inspector.tabs.buttons["details"], Qt.MouseButton.LeftButton)
    row = inspector.deliveries
    qtbot.keyClicks(row.field, "thrown away")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.field.accessibleDescription().startswith("Write delivered, partly"), "nothing is guessed"
    assert row.field.text() == "thrown away"
    row.field.clear()
    qtbot.keyClicks(row.field, "delivered 250,000 reception")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.known.text() == "Accepted, 250,000 signatures, reception")
    assert row.field.text() == ""
    screen.presenter.undo()
    qtbot.waitUntil(row.known.isHidden)
    row.field.setFocus()
    qtbot.waitUntil(row.field.hasFocus)
    qtbot.keyClicks(row.field, "delivered 1000 door")
    qtbot.keyClick(row.field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: row.known.text().startswith("Accepted, 1,000 signatures"))


def test_a_count_a_status_and_a_city_are_entered_where_the_action_is_and_taken_back(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    inspector = screen.inspector
    qtbot.mouseClick(inspector.tabs.buttons["details"], Qt.MouseButton.LeftButton)
    count, status = (inspector.form.fields[code].editor for code in ("count", "status"))
    line, box = count.widget, status.widget
    assert count.text() == ""
    line.setFocus()
    qtbot.keyClicks(line, "250-400")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    def row() -> ActionRow:
        return next(each for each in screen.presenter.store.rows if each.city == "Seattle")

    qtbot.waitUntil(lambda: (row().count_low, row().count_high) == (250, 400))
    before = row().status
    wanted = next(at for at in range(box.count()) if box.itemData(at) not in {before, None})
    chosen = box.itemData(wanted)
    box.setCurrentIndex(wanted)
    box.activated.emit(wanted)
    qtbot.waitUntil(lambda: row().status == chosen != before)
    screen.presenter.undo()
    qtbot.waitUntil(lambda: row().status == before)
    screen.presenter.undo()
    qtbot.waitUntil(lambda: row().count_low is None and count.text() == "")

    line = screen.inspector.findChild(QLineEdit, "field-city")
    screen.window().activateWindow()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "tacom")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Tacoma, WA"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.presenter.find_place("Tacoma, WA")))


def test_people_and_groups_are_named_followed_and_taken_out_step_by_step(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    inspector = screen.inspector
    people, groups = inspector.people, inspector.groups
    before = people.lines.count, groups.lines.count
    qtbot.mouseClick(inspector.tabs.buttons["people"], Qt.MouseButton.LeftButton)
    people.role.put("medic")
    qtbot.keyClicks(people.name, "Noor Zzyzx")
    qtbot.keyClick(people.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Noor Zzyzx, Medic · asked" in people.lines.accessibleDescription())
    number = next(n for n, person in enumerate(people.lines.people) if person.name == "Noor Zzyzx")
    people.followed.emit(people.lines.people[number].assignment_id, "accepted")
    qtbot.waitUntil(lambda: "Noor Zzyzx, Medic." in people.lines.accessibleDescription() + ".")
    people.stood_by.emit(people.lines.people[number].assignment_id, True)  # noqa: FBT003  # the signal's own form
    qtbot.waitUntil(lambda: "Noor Zzyzx, Medic, backup" in people.lines.accessibleDescription())
    people.lines.current = number
    qtbot.keyClick(people.lines, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: people.lines.count == before[0])
    qtbot.mouseClick(inspector.tabs.buttons["groups"], Qt.MouseButton.LeftButton)
    groups.role.put("ally")
    qtbot.keyClicks(groups.name, "Zzyzx Table")
    qtbot.keyClick(groups.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Zzyzx Table, Ally" in groups.lines.accessibleDescription())
    part = groups.lines.groups[-1].partnership_id
    groups.agreed.emit(part, "signed")
    groups.part_changed.emit(part, "endorser")
    qtbot.waitUntil(lambda: "Zzyzx Table, Endorser · signed" in groups.lines.accessibleDescription())
    groups.removed.emit(part)
    qtbot.waitUntil(lambda: groups.lines.count == before[1])
    for _step in range(7):
        screen.presenter.undo()
    qtbot.waitUntil(lambda: "Noor Zzyzx, Medic · asked" in people.lines.accessibleDescription())
    assert (people.lines.count, groups.lines.count) == (before[0] + 1, before[1])
    screen.presenter.undo()
    qtbot.waitUntil(lambda: people.lines.count == before[0])
    assert groups.lines.count == before[1]
