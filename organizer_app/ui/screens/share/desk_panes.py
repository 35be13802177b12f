"""The columns beside the pages: releases and formats at the left, changes and recipients at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QMenu, QProgressBar, QWidget
from typing_extensions import override

from organizer_app.ui.screens.share.line_list import ShareList
from organizer_app.ui.screens.share.lines import (
    ALL_LEFT_OUT,
    DRAFT,
    EARLIER,
    MORE,
    change_lines,
    check_lines,
    format_lines,
    key_date_lines,
    left_out_lines,
    recipient_lines,
    release_lines,
)
from organizer_app.ui.screens.share.share_jobs import AUDIENCES, WAYS
from organizer_app.ui.screens.share.share_pages import more_formats
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_M, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.controls.filter_chips import FilterChip
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.sharing import share as words
from organizer_app.wording.sharing import share_choices as choice_words
from organizer_app.wording.sharing import share_formats as format_words
from organizer_app.wording.sharing.releases import audience_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.screens.share.share_jobs import Desk
    from organizer_app.ui.theme.theme import Theme


class NoticeChannels(QFrame):
    """`way` is a `NoticeChannel` code; `all_asked` carries it for all remaining recipients."""

    all_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = WAYS[0]
        self.chip = FilterChip(theme, choice_words.notified_by(self.way), self)
        self.chip.opened.connect(self._open)
        self.all = push_button("link", choice_words.tick_all(), lambda: self.all_asked.emit(self.way), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, 0, GAP_L, GAP_UNDER_S)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.all)
        self._name()

    def menu(self) -> CheckMenu:
        """Build the menu of ways."""
        menu = CheckMenu(self, stays_open=False)
        for code in WAYS:
            entry = menu.add_value(choice_words.notified_by(code), is_checked=code == self.way)
            entry.triggered.connect(lambda _on=False, code=code: self.choose(code))
        return menu

    def _open(self) -> None:
        self.menu().popup(self.chip.mapToGlobal(QPoint(0, self.chip.height() + 4)))

    def choose(self, code: str) -> None:
        """Use this way from now on."""
        self.way = code
        self._name()

    def _name(self) -> None:
        name = choice_words.notified_by(self.way)
        self.chip.show_label(name, is_on=False)
        self.chip.setAccessibleName(f"{choice_words.notify_by_menu()}: {name}")
        set_tip(self.chip, choice_words.notify_by_menu())


_LEFT, _RIGHT = 256, 306
_EDGE = 16
# The width a field adds to its words.
_FRAME = 28


def _label(parent: QWidget, role: str, text: str = "") -> PlainLabel:
    return PlainLabel(text, parent, role=role)


def _field(parent: QWidget, hint: str, name: str = "") -> QLineEdit:
    field = QLineEdit(parent)
    field.setPlaceholderText(hint)
    field.setAccessibleName(name or hint)
    set_tip(field, name)
    return field


def _inset(part: QWidget, *, top: int = 0, bottom: int = 0) -> QWidget:
    """Indent a part, in a frame that takes no space while it is hidden.

    A label's own margins are lost when the style is rebuilt.
    """
    frame = QWidget(part.parentWidget())
    row = QHBoxLayout(frame)
    row.setContentsMargins(_EDGE, top, _EDGE, bottom)
    row.addWidget(part)
    return frame


def _head(left: PlainLabel, right: PlainLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_S)
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row


class ReleasesPane(Themed, QFrame):
    """The releases of one audience, and the formats to send them in."""

    release_chosen = Signal(str)
    save_asked = Signal(str)
    fix_asked = Signal(str)
    withdraw_asked = Signal()
    date_shown = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self._theme = theme
        self._most = theme.length(_LEFT)
        self._to = _label(self, "meta")
        self.list = ShareList(theme, words.release_list(), self)
        self.list.opened.connect(self._choose)
        self._desk: Desk | None = None
        self._shows_all = self._shows_left_out = False
        self.note = _field(self, words.note_hint())
        self.reason = _field(self, words.reason_hint())
        self.withdraw = push_button("plain", "", self._withdraw, self)
        self.reason.textChanged.connect(lambda text: self.withdraw.setEnabled(bool(text.strip())))
        self.withdraw.setEnabled(False)
        self.gone = _label(self, "warn")
        self.gone.setWordWrap(True)
        self.insist = WrappedTick(words.save_withdrawn(), self)
        self._before = _label(self, "field")
        self.checks = ShareList(theme, choice_words.check_list(), self)
        self.checks.opened.connect(self._fix)
        self._dates_head = _label(self, "field", choice_words.key_dates_read_by())
        self._dates_head.setWordWrap(True)
        self.dates = ShareList(theme, choice_words.key_date_list(), self)
        self.dates.opened.connect(self._open_date)
        self._hint = _label(self, "caption", words.frozen_hint())
        self._hint.setWordWrap(True)
        self._more: list[str] = []
        self.formats = ShareList(theme, format_words.format_list(), self)
        # The column scrolls, not its lists: with two scroll bars side by side nobody knows which to use.
        for lines in (self.list, self.checks, self.dates, self.formats):
            lines.show_all()
        self.formats.opened.connect(self._save)
        self._lay_out()
        # Until the plan is read there is nothing to explain or check.
        hidden = (self.reason, self.withdraw, self.gone, self.insist, self._before_frame, self.checks)
        for part in (*hidden, self._dates_frame, self.dates):
            part.hide()
        self.set_theme(theme)

    def _choose(self, key: str) -> None:
        if key != EARLIER:
            self.release_chosen.emit(key)
            return
        self._shows_all = True
        if self._desk is not None:
            self.show_desk(self._desk)

    def _fix(self, key: str) -> None:
        if key != ALL_LEFT_OUT:
            self.fix_asked.emit(key)
            return
        self._shows_left_out = True
        if self._desk is not None:
            self.show_desk(self._desk)

    def _save(self, code: str) -> None:
        if code != MORE:
            self.save_asked.emit(code)
            return
        below = self.formats.rect_of(MORE).bottomLeft().toPoint()
        self.menu_of_formats().popup(self.formats.viewport().mapToGlobal(below + QPoint(12, 0)))

    def _open_date(self, title: str) -> None:
        below = self.dates.rect_of(title).bottomLeft().toPoint()
        self.menu_of_date(title).popup(self.dates.viewport().mapToGlobal(below + QPoint(12, 0)))

    def menu_of_date(self, title: str) -> CheckMenu:
        """Build the menu of who reads of a key date."""
        menu = CheckMenu(self, stays_open=False)
        known = {each.title: each.shown_to.code for each in self._desk.key_dates} if self._desk else {}
        for code in AUDIENCES:
            entry = menu.add_value(audience_name(code), is_checked=known.get(title) == code)
            entry.triggered.connect(lambda _on=False, code=code: self.date_shown.emit(title, code))
        return menu

    def menu_of_formats(self) -> QMenu:
        """Build the menu of the other formats that this audience may have."""
        menu = QMenu(self)
        for code in self._more:
            action = menu.addAction(format_words.format_name(code))
            action.triggered.connect(lambda _on=False, code=code: self.save_asked.emit(code))
        return menu

    def _lay_out(self) -> None:
        column = self._column = scrolling_column(self)
        column.addLayout(_head(_label(self, "strong", words.releases()), self._to))
        column.addWidget(self.list)
        self._before_frame = _inset(self._before, top=8, bottom=4)
        column.addWidget(self._before_frame)
        column.addWidget(self.checks)
        self._dates_frame = _inset(self._dates_head, top=8, bottom=4)
        column.addWidget(self._dates_frame)
        column.addWidget(self.dates)
        low = column_of(margins=(GAP_L, GAP_S, GAP_L, GAP_M), spacing=GAP_UNDER_S)
        for part in (self.note, self.reason, self.withdraw, self.gone, self.insist):
            low.addWidget(part)
        column.addLayout(low)
        column.addWidget(_inset(_label(self, "field", format_words.goes_out_as()), bottom=2))
        column.addWidget(self.formats)
        column.addStretch(1)
        self._hint_frame = _inset(self._hint, top=6, bottom=12)
        column.addWidget(self._hint_frame)

    def show_desk(self, desk: Desk) -> None:
        """Show the releases and the actions for the selected one."""
        self._to.setText(words.to_audience(desk.audience))
        lines = release_lines(desk.draft, desk.releases, chosen=desk.chosen, is_all=self._shows_all)
        self.list.selected = desk.chosen or DRAFT
        self.list.show_lines(lines)
        release = next((each for each, _ in desk.releases if each.id == desk.chosen), None)
        can_withdraw = release is not None and not release.withdrawn_reason
        is_gone = release is not None and not can_withdraw
        if not is_gone or self._desk is None or self._desk.chosen != desk.chosen:
            self.insist.tick.setChecked(False)
        self.gone.setText(words.withdrawn_hint(desk.schedule.release))
        self.gone.setVisible(is_gone)
        self.insist.setVisible(is_gone)
        self._desk = desk
        self._before.setText(choice_words.before_it_goes(desk.draft.number))
        left_out = left_out_lines(desk.left_out, desk.audience, is_all=self._shows_left_out)
        self.checks.show_lines([*left_out, *check_lines(desk.checks)])
        self.formats.show_lines(format_lines(desk))
        self._more = more_formats(desk.schedule.audience)
        for part in (self._before_frame, self.checks):
            part.setVisible(release is None and not desk.is_empty)
        self.dates.show_lines(key_date_lines(desk.key_dates))
        for part in (self._dates_frame, self.dates):
            part.setVisible(release is None and bool(desk.key_dates))
        self.note.setVisible(release is None)
        self.note.setEnabled(desk.draft.is_new)
        self.reason.setVisible(can_withdraw)
        self.withdraw.setVisible(can_withdraw)
        self.withdraw.setText(words.withdraw_button(desk.schedule.release))
        self._fit_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the hint if the rest would have to scroll for it."""
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        needed = self._column.sizeHint().height()
        if self._hint_frame.isHidden():
            needed += self._hint_frame.heightForWidth(self.width())
        self._hint_frame.setVisible(needed <= self.height())

    def _withdraw(self) -> None:
        self.withdraw_asked.emit()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.fit(self._most)

    def fit(self, most: int) -> None:
        """Match the width to the text size, up to a maximum in pixels."""
        self._most = most
        self.setFixedWidth(min(self._theme.length(_LEFT), most))


def _direction(*, is_beside: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom


class ReadersPane(Themed, QFrame):
    """The changes since the previous release, and who must be notified."""

    copy_asked = Signal()
    calls_asked = Signal()
    reader_named = Signal()
    name_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._theme, self._most = theme, theme.length(_RIGHT)
        self._since = _label(self, "title")
        self._count = _label(self, "meta")
        self.changes = ShareList(theme, words.change_list(), self)
        self._no_changes = _label(self, "meta")
        self._no_changes.setWordWrap(True)
        self._notified_count = _label(self, "strong")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(words.notify())
        # Tab goes down as the eye does: what is above the recipients is made before them.
        self.ways = NoticeChannels(theme, self)
        self.recipients = ShareList(theme, words.recipient_list(), self)
        self._nobody = _label(self, "meta", "")
        self._nobody.setWordWrap(True)
        self.reader = _field(self, choice_words.add_reader(), choice_words.add_reader_hint())
        self.reader.returnPressed.connect(self.reader_named)
        self.name = _field(self, choice_words.find_name(), choice_words.find_name_hint())
        self.name.returnPressed.connect(lambda: self.name_asked.emit(self.name.text()))
        self.name.textEdited.connect(lambda _: self.show_naming(""))
        self.naming = _label(self, "meta")
        self.naming.setWordWrap(True)
        self.naming.hide()
        self.copy = push_button("plain", words.copy_message(), self.copy_asked.emit, self)
        self.calls = push_button("plain", choice_words.to_calls(), self.calls_asked.emit, self)
        show_icon(self.copy, theme, "copy", size=16)
        show_icon(self.calls, theme, "phone-call", size=16)
        self._ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._nobody_frame.hide()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        column = scrolling_column(self)
        column.addLayout(_head(self._since, self._count))
        self._no_changes_frame = _inset(self._no_changes, bottom=12)
        column.addWidget(self._no_changes_frame)
        column.addWidget(self.changes, 2)
        line = QFrame(self)
        line.setProperty("line", "true")
        column.addSpacing(GAP_S)
        column.addWidget(line)
        column.addLayout(_head(_label(self, "sub", words.notify()), self._notified_count))
        self._bar_frame = _inset(self._bar, bottom=8)
        column.addWidget(self._bar_frame)
        self._nobody_frame = _inset(self._nobody, bottom=12)
        column.addWidget(self._nobody_frame)
        column.addWidget(self.ways)
        column.addWidget(self.recipients, 3)
        low = column_of(margins=(GAP_L, GAP_UNDER_M, GAP_L, GAP_M), spacing=GAP_UNDER_S)
        self._fields.setSpacing(GAP_S)
        for field in (self.reader, self.name):
            self._fields.addWidget(field)
        low.addLayout(self._fields)
        low.addWidget(self.naming)
        self._ends.setSpacing(GAP_S)
        self._ends.addWidget(self.copy)
        self._ends.addWidget(self.calls)
        low.addLayout(self._ends)
        column.addLayout(low)

    def show_naming(self, sentence: str) -> None:
        self.naming.setText(sentence)
        self.naming.setVisible(bool(sentence))
        if sentence:
            announce(self.name, sentence)

    def show_desk(self, desk: Desk) -> None:
        """Show the changes and recipients of the selected release."""
        schedule = desk.schedule
        count = len(schedule.changes)
        self._since.setText(words.since(schedule.since))
        self._count.setText(words.changes(count) if schedule.since else "")
        self._no_changes.setText(
            words.same_as_before() if schedule.since else words.no_changes(is_empty=desk.is_empty)
        )
        self._no_changes_frame.setVisible(not count)
        self.changes.setVisible(bool(count))
        self.changes.show_lines(change_lines(schedule.changes))
        # Height left over by few changes goes to the recipients below.
        self.changes.setMaximumHeight(max(1, self.changes.content_height()))
        notified = sum(reader.notified_at is not None for reader in desk.readers)
        of = len(desk.readers)
        self._notified_count.setText(words.notified_of(notified, of) if desk.chosen else words.readers(of))
        self._bar.setRange(0, max(1, len(desk.readers)))
        self._bar.setValue(notified)
        is_new = desk.draft.is_new or bool(desk.chosen)
        self._nobody.setText(words.nobody_to_tell(is_new=is_new, is_empty=desk.is_empty))
        self._nobody_frame.setVisible(not desk.readers)
        self._bar_frame.setVisible(bool(desk.readers))
        self.recipients.show_lines(recipient_lines(desk.readers, desk.zone, is_draft=not desk.chosen))
        self.ways.setVisible(bool(desk.chosen) and bool(desk.readers))
        self.ways.all.setEnabled(notified < of)
        self.copy.setEnabled(bool(desk.message))

    def fit(self, most: int) -> None:
        """Match the width to the text size, up to a maximum in pixels."""
        self._most = most
        width = min(self._theme.length(_RIGHT), most)
        inside = width - 2 * _EDGE
        ends = self.copy.sizeHint().width() + self._ends.spacing() + self.calls.sizeHint().width()
        hints = max(each.fontMetrics().horizontalAdvance(each.placeholderText()) for each in self._named)
        self._ends.setDirection(_direction(is_beside=ends <= inside))
        fields = 2 * (hints + _FRAME) + self._fields.spacing()
        self._fields.setDirection(_direction(is_beside=fields <= inside))
        self.setFixedWidth(width)

    @property
    def _named(self) -> tuple[QLineEdit, ...]:
        return self.reader, self.name

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for button in (self.copy, self.calls):
            button.ensurePolished()
        self.fit(self._most)
        colors = f"background: {theme.hex('border')}; border: 0; border-radius: 3px;"
        chunk = f"QProgressBar::chunk {{ background: {theme.hex('accent')}; border-radius: 3px; }}"
        self._bar.setStyleSheet(f"QProgressBar {{ {colors} }} {chunk}")
