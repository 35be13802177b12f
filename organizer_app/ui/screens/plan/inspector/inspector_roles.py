"""The people and groups of an action with their roles, and a line that adds another one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from organizer_app.domain.model.assignments import ASSIGNMENT_LIFE_CYCLE, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.partnerships import PARTNERSHIP_LIFE_CYCLE, PartnershipRole
from organizer_app.ui.screens.plan.inspector.inspector_fields import ChoiceEditor
from organizer_app.ui.screens.plan.inspector.inspector_lists import GroupList, PeopleList
from organizer_app.ui.theme.tokens import GAP_S
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tab_order import tab_through
from organizer_app.wording.language import statuses
from organizer_app.wording.plan import inspector_parts as parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from organizer_app.domain.rows.action_details import GroupLine, PersonLine
    from organizer_app.ui.theme.theme import Theme

_BACKUP = "+backup"


class _RolePage(QWidget):
    """A list, and below it a name and a role; `named` carries both, the role by code."""

    named = Signal(str, str)

    def __init__(
        self,
        lines: PeopleList | GroupList,
        roles: Sequence[tuple[str, str]],
        placeholder: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.empty = PlainLabel("", self, role="meta", wraps=True)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(placeholder)
        self.name.setAccessibleName(placeholder)
        self.name.returnPressed.connect(self._add)
        self.role = ChoiceEditor(roles)
        self.role.put(roles[0][0])
        self.role.widget.setAccessibleName(parts.role_field())
        self.menu: QMenu | None = None
        column = column_of(self, (0, GAP_S, 0, 0), GAP_S)
        for part in (self.empty, lines, self.role.widget, self.name):
            column.addWidget(part)
        tab_through((lines, self.role.widget, self.name))

    def _add(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self.named.emit(name, self.role.text())

    def open_menu(self, menu: QMenu, at: QPoint) -> None:
        """Open a menu that is deleted when it closes."""
        self.menu = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


class PeoplePage(_RolePage):
    """Reports whose role to change: ids of assignments, codes of statuses."""

    followed = Signal(str, str)
    stood_by = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.lines = PeopleList(theme)
        roles = [(role.value, statuses.role_name(role.value)) for role in AssignmentRole]
        lead = AssignmentRole.LEAD.value
        roles.insert(1, (lead + _BACKUP, statuses.role_name(lead, is_backup=True)))
        super().__init__(self.lines, roles, parts.add_person(), parent)
        self.lines.menu_wanted.connect(self.open_menu_of)
        # Not the method itself: PySide would crash when a menu of this page is shown afterwards.
        self.lines.removal_wanted.connect(lambda number: self.remove_at(number))  # noqa: PLW0108  # see above

    @staticmethod
    def role_of(code: str) -> tuple[str, bool]:
        """Return the code of a role, and whether the backup is meant, from what `named` carried."""
        return code.removesuffix(_BACKUP), code.endswith(_BACKUP)

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show who does what."""
        self.lines.show_people(people)
        self.empty.setText(parts.nobody())
        self.empty.setVisible(not people)

    def remove_at(self, number: int) -> None:
        """Ask to remove somebody, by number in the list."""
        self.removed.emit(self.lines.people[number].assignment_id)

    def open_menu_of(self, number: int, at: QPoint) -> None:
        """Open a person's menu, by number in the list, at a screen position."""
        person = self.lines.people[number]
        menu = QMenu(self)
        held = person.assignment_id
        nexts = [each for each in AssignmentStatus if each in ASSIGNMENT_LIFE_CYCLE[person.status]]
        for status in nexts:
            # To replace somebody, name another person; to open a role, remove its holder.
            if status not in {AssignmentStatus.REPLACED, AssignmentStatus.OPEN}:
                name = statuses.assignment_status_name(status.value)
                _add(menu, name, partial(self.followed.emit, held, status.value))
        menu.addSeparator()
        other = not person.is_backup
        _add(menu, parts.make_backup(is_backup=other), lambda: self.stood_by.emit(held, other))
        _add(menu, parts.take_out(person.name), lambda: self.removed.emit(held))
        self.open_menu(menu, at)


class GroupsPage(_RolePage):
    """Reports whose part to change: ids of partnerships, codes of roles and statuses."""

    part_changed = Signal(str, str)
    agreed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.lines = GroupList(theme)
        roles = [(role.value, statuses.group_role_name(role.value)) for role in PartnershipRole]
        super().__init__(self.lines, roles, parts.add_group(), parent)
        self.role.put(PartnershipRole.CO_HOST.value)
        self.lines.menu_wanted.connect(self._open)
        self.lines.removal_wanted.connect(
            lambda number: self.removed.emit(self.lines.groups[number].partnership_id)
        )

    def show_groups(self, groups: Sequence[GroupLine]) -> None:
        """Show which groups take part, in credit order."""
        self.lines.show_groups(groups)
        self.empty.setText(parts.no_groups())
        self.empty.setVisible(not groups)

    def _open(self, number: int, at: QPoint) -> None:
        group = self.lines.groups[number]
        menu = QMenu(self)
        part = group.partnership_id
        for status in PARTNERSHIP_LIFE_CYCLE:
            if status in PARTNERSHIP_LIFE_CYCLE[group.status]:
                name = statuses.group_status_name(status.value)
                _add(menu, name, partial(self.agreed.emit, part, status.value))
        menu.addSeparator()
        for role in PartnershipRole:
            action = _add(
                menu,
                statuses.group_role_name(role.value),
                partial(self.part_changed.emit, part, role.value),
            )
            action.setCheckable(True)
            action.setChecked(role is group.role)
        menu.addSeparator()
        _add(menu, parts.take_out(group.name), lambda: self.removed.emit(part))
        self.open_menu(menu, at)


def _add(menu: QMenu, name: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(name.replace("&", "&&"))
    action.triggered.connect(lambda: act())  # noqa: PLW0108  # triggered hands its checked state over
    return action
