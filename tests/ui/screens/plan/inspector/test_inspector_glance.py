"""At a glance: what is late and open comes first, and links lead to all of it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.tasks import TaskStatus
from organizer_app.domain.rows.action_details import TaskLine
from organizer_app.ui.screens.plan.inspector.inspector_lists import GlancePage
from organizer_app.ui.theme.theme import Theme
from tests.support.action_details import make_detail
from tests.support.action_rows import make_row


def tasks(count: int) -> list[TaskLine]:
    done = [
        TaskLine(f"d{n}", f"Done {n}", TaskStatus.DONE, is_gate=False, due_on=None, owner="")
        for n in range(3)
    ]
    return done + [
        TaskLine(
            f"t{n}", f"Step {n}", TaskStatus.TODO, is_gate=n == 0, due_on=date(2027, 4, 20 - n), owner=""
        )
        for n in range(count)
    ]


def test_many_steps_are_cut_to_the_open_ones_due_first(qtbot: QtBot, theme: Theme) -> None:
    page = GlancePage(theme)
    qtbot.addWidget(page)
    page.show_action(tasks(9), (), "2027-04-01")
    assert page.steps.count == 6
    assert page.steps.accessibleDescription().startswith("Step 8")
    assert page.steps_link.text() == "3/12"
    page.show_action(tasks(2), (), "2027-04-01")
    assert page.steps.accessibleDescription().startswith("Done 0")


def test_links_lead_to_the_pages_and_a_step_is_ticked_here_too(qtbot: QtBot, theme: Theme) -> None:
    page = GlancePage(theme)
    qtbot.addWidget(page)
    detail = make_detail(make_row())
    page.show_action(detail.tasks, detail.people, "2027-04-01")
    page.show()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.steps_link.click()
    assert asked.args == ["checklist"]
    with qtbot.waitSignal(page.page_asked) as asked:
        page.people_link.click()
    assert asked.args == ["people"]
    with qtbot.waitSignal(page.settled) as settled:
        QTest.keyClick(page.steps, Qt.Key.Key_Space)
    assert settled.args[0] == detail.tasks[0].task_id
    page.show_action((), (), "")
    assert (page.steps_link.text(), page.people_link.text()) == ("Add a step", "Add someone")
