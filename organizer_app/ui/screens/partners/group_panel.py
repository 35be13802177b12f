"""The panel of the current group: its details, its fields, and the withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.partners.partner_book import parts_of
from organizer_app.domain.partners.partner_ledger import GONE
from organizer_app.ui.screens.partners.group_form import GroupForm
from organizer_app.ui.screens.partners.panel_lines import PanelKind, current_part, panel_lines
from organizer_app.ui.screens.partners.panel_painter import PanelPainter
from organizer_app.ui.screens.partners.stage_steps import stage_after
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_S,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_UNDER_XL,
    GAP_UNDER_XS,
    GAP_XL,
    INSPECTOR_WIDTH,
)
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.partners import partner_panel as panel_words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.model.partnerships import PartnershipStatus
    from organizer_app.ui.screens.partners.partners_view import GroupShown
    from organizer_app.ui.theme.theme import Theme

_NARROW: Final = 268
_CROWDED: Final = 1000
_MOST_NAMED: Final = 12


class GroupPanel(Themed, QFrame):
    """Reports requests; it is refreshed whenever the plan changes."""

    city_chosen = Signal(str)
    city_typed = Signal(str)
    person_chosen = Signal(str)
    stage_asked = Signal(object)
    withdrawn = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._theme = theme
        self._shown: GroupShown | None = None
        self._next: PartnershipStatus | None = None
        self._title, self._sub = self._label("title"), self._label("meta")
        self._close = icon_button(theme, "x", plan_bar.close(), self.closed.emit, self)
        self.lines = LineList(theme, PanelPainter(theme), panel_words.section("facts"), self)
        self.lines.opened.connect(self._open)
        self.form = GroupForm(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.lines)
        self.pages.addWidget(self.form)
        self.city = QLineEdit(self)
        self.city.setPlaceholderText(panel_words.add_city())
        self.city.setAccessibleName(panel_words.add_city())
        self.city.returnPressed.connect(lambda: self.city_typed.emit(self.city.text()))
        self.city.hide()
        self.reason = self._label("warn")
        self.reason.hide()
        self.question, self._named = self._label("strong"), self._label("meta")
        self.back = push_button("link", panel_words.done(), lambda: self.edit(is_on=False), self)
        self.withdraw = push_button("plain", panel_words.withdraws(), self.ask_withdraw, self)
        self.sure = push_button("primary", panel_words.withdraw_now(), self._withdraw, self)
        self.keep = push_button("plain", panel_words.keep_it(), self.leave_question, self)
        self.forward = push_button("primary", "", self._forward, self)
        self._lay_out()
        self.leave_question()
        self.set_theme(theme)

    def _label(self, role: str) -> PlainLabel:
        return PlainLabel("", self, role=role, wraps=True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(GAP_XL, 0, GAP_UNDER_M, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        middle = column_of(margins=(GAP_XL, 0, GAP_XL, 0), spacing=GAP_UNDER_S)
        middle.addWidget(self._sub)
        foot = column_of(margins=(GAP_XL, GAP_UNDER_M, GAP_XL, 0), spacing=GAP_S)
        for part in (self.city, self.reason, self.question, self._named):
            foot.addWidget(part)
        buttons = row_of(spacing=GAP_S)
        for button in (self.withdraw, self.keep, self.forward, self.sure):
            buttons.addWidget(button, 1)
        foot.addWidget(self.back)
        foot.addLayout(buttons)
        column = column_of(self, (0, GAP_L, 0, GAP_UNDER_XL), GAP_UNDER_XS)
        column.addLayout(head)
        column.addLayout(middle)
        column.addSpacing(GAP_UNDER_M)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    def fit(self, width: int) -> None:
        """Shrink when the matrix needs the width."""
        self.setFixedWidth(self._theme.length(_NARROW if width < _CROWDED else INSPECTOR_WIDTH))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.lines.set_source(theme, PanelPainter(theme))

    def show_group(self, shown: GroupShown) -> None:
        """Show a group; a different one starts without fields and questions."""
        before, self._shown = self._shown, shown
        group = shown.line.group
        if before is None or before.line.group.id != group.id:
            self.leave_question()
            self.form.forget_reasons()
            self.city.hide()
            self.reason.hide()
        self._title.setText(breakable(group.name))
        names = {each.group.id: each.group.name for each in shown.book.lines} if group.parent_id else {}
        self._sub.setText(breakable(panel_words.affiliate_of(names.get(group.parent_id, ""))))
        self.lines.show_lines(panel_lines(shown))
        if self.pages.currentWidget() is self.form:
            self.form.show_group(shown)
        part = current_part(shown)
        self._next = stage_after(part.status, 1) if part else None
        self.forward.setText(panel_words.set_stage(self._next) if self._next else panel_words.add_city())
        self._show_buttons()

    def _show_buttons(self) -> None:
        shown = self._shown
        is_asking = not self.question.isHidden()
        stays = shown is not None and any(part.status not in GONE for part in parts_of(shown.line))
        self.withdraw.setVisible(stays and not is_asking)
        self.forward.setVisible(not is_asking)
        self.sure.setVisible(is_asking)
        self.keep.setVisible(is_asking)
        self.back.setVisible(self.pages.currentWidget() is self.form)

    def _forward(self) -> None:
        if self._next is None:
            self.ask_city()
        else:
            self.stage_asked.emit(self._next)

    def _open(self, _key: str) -> None:
        line = self.lines.line
        if line is None:
            return
        if line.act == "edit":
            self.edit(is_on=True)
        elif line.act == "add_city":
            self.ask_city()
        elif line.kind is PanelKind.CITY:
            self.city_chosen.emit(line.act)
        elif line.kind is PanelKind.SIGNER:
            self.person_chosen.emit(line.act)

    def edit(self, *, is_on: bool) -> None:
        """Show the fields of the group, or its details."""
        if is_on and self._shown is not None:
            self.form.show_group(self._shown)
        self.pages.setCurrentWidget(self.form if is_on else self.lines)
        self._show_buttons()
        if is_on:
            self.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_city(self) -> None:
        """Ask for a city to add the group to."""
        self.reason.hide()
        self.city.clear()
        self.city.show()
        self.city.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_city(self) -> None:
        """Close the question: the group was added to the city."""
        self.city.hide()
        self.reason.hide()

    def show_city_reason(self, sentence: str) -> None:
        """Show why the group was not added."""
        self.reason.setText(sentence)
        self.reason.show()

    def ask_withdraw(self) -> None:
        """Show what a withdrawal affects, and ask."""
        shown = self._shown
        if shown is None:
            return
        stays = [part for part in parts_of(shown.line) if part.status not in GONE]
        if not stays:
            return
        self.question.setText(breakable(panel_words.withdraw_question(shown.line.group.name, len(stays))))
        names = [
            " · ".join(panel_words.release_name(each.number, each.audience.code))
            for each in shown.releases[:_MOST_NAMED]
        ]
        self._named.setText("\n".join((panel_words.withdraw_list(len(shown.releases)), *names)))
        self.question.show()
        self._named.show()
        self._show_buttons()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_question(self) -> None:
        """Cancel the question."""
        self.question.hide()
        self._named.hide()
        self._show_buttons()

    def _withdraw(self) -> None:
        self.leave_question()
        self.withdrawn.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave fields and questions with Esc before the panel itself."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.question.isHidden():
            self.leave_question()
        elif not self.city.isHidden():
            self.end_city()
        elif self.pages.currentWidget() is self.form:
            self.edit(is_on=False)
        else:
            self.closed.emit()
