"""People and groups of an action are named, followed and taken out, each told once."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.rows.action_details import GroupLine, PersonLine
from organizer_app.ui.screens.plan.inspector.inspector_roles import GroupsPage, PeoplePage
from organizer_app.ui.theme.theme import Theme

ASKED, ACCEPTED = AssignmentStatus.ASKED, AssignmentStatus.ACCEPTED
WES = PersonLine(
    "p1", "Wes Nakai", AssignmentRole.LEAD, is_backup=False, status=ASKED, phone="816-555-0142", email="",
    assignment_id="as1",
)  # fmt: skip
ANA = PersonLine(
    "p2", "Ana Duarte", AssignmentRole.PRESS, is_backup=True, status=ACCEPTED, phone="", email="",
    assignment_id="as2",
)  # fmt: skip
GROUP = GroupLine("g1", "Tenants Together", PartnershipRole.CO_HOST, PartnershipStatus.ASKED, "pa1")


def entries(page: PeoplePage | GroupsPage) -> dict[str, QAction]:
    return {action.text(): action for action in page.menu.actions() if action.text()}


def people_page(qtbot: QtBot, theme: Theme) -> PeoplePage:
    page = PeoplePage(theme)
    qtbot.addWidget(page)
    page.resize(270, 300)
    page.show_people((WES, ANA))
    page.show()
    return page


def test_a_person_is_named_for_the_chosen_role(qtbot: QtBot, theme: Theme) -> None:
    page = people_page(qtbot, theme)
    told: list[tuple[str, str]] = []
    page.named.connect(lambda name, code: told.append((name, code)))
    QTest.keyClicks(page.name, "  Noor Haddad ")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    page.role.put("lead+backup")
    QTest.keyClicks(page.name, "Theo")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert told == [("Noor Haddad", "lead"), ("Theo", "lead+backup")]
    assert [page.role_of(code) for _name, code in told] == [("lead", False), ("lead", True)]


def test_the_menu_of_a_person_offers_what_may_follow(qtbot: QtBot, theme: Theme) -> None:
    page = people_page(qtbot, theme)
    told: list[object] = []
    page.followed.connect(lambda held, code: told.append((held, code)))
    page.stood_by.connect(lambda held, is_backup: told.append((held, is_backup)))
    page.removed.connect(told.append)
    QTest.keyClick(page.lines, Qt.Key.Key_Return)
    offered = entries(page)
    assert "Open" not in offered
    assert "Replaced" not in offered
    for name in ("Accepted", "Declined", "Make backup", "Remove Wes Nakai"):
        offered[name].trigger()
    assert told == [("as1", "accepted"), ("as1", "declined"), ("as1", True), "as1"]
    page.menu.close()


def test_dots_open_the_menu_and_the_rest_of_the_line_shows_the_phone(qtbot: QtBot, theme: Theme) -> None:
    page = people_page(qtbot, theme)
    second = page.lines.line_height + 10
    QTest.mouseClick(page.lines, Qt.MouseButton.LeftButton, pos=QPoint(page.lines.width() - 8, second))
    assert "Make first" in entries(page)
    page.menu.close()
    page.menu = None
    QTest.mouseClick(page.lines, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert page.menu is None


def test_delete_takes_out_whom_the_keyboard_is_at(qtbot: QtBot, theme: Theme) -> None:
    page = people_page(qtbot, theme)
    told: list[str] = []
    page.removed.connect(told.append)
    QTest.keyClick(page.lines, Qt.Key.Key_End)
    QTest.keyClick(page.lines, Qt.Key.Key_Delete)
    assert told == ["as2"]
    page.show_people(())
    QTest.keyClick(page.lines, Qt.Key.Key_Delete)
    assert told == ["as2"]
    assert page.empty.isVisible()


def test_a_group_changes_its_part_and_how_far_it_has_agreed(qtbot: QtBot, theme: Theme) -> None:
    page = GroupsPage(theme)
    qtbot.addWidget(page)
    page.resize(270, 300)
    page.show_groups((GROUP,))
    page.show()
    told: list[object] = []
    page.part_changed.connect(lambda part, code: told.append((part, code)))
    page.agreed.connect(lambda part, code: told.append((part, code)))
    page.removed.connect(told.append)
    page.named.connect(lambda name, code: told.append((name, code)))
    QTest.keyClick(page.lines, Qt.Key.Key_Space)
    offered = entries(page)
    for words in ("Said yes", "Endorser", "Remove Tenants Together"):
        offered[words].trigger()
    page.menu.close()
    QTest.keyClicks(page.name, "Night Workers")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert told == [("pa1", "verbal"), ("pa1", "endorser"), "pa1", ("Night Workers", "co_host")]
