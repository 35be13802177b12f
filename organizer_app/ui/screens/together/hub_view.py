"""The page of the hub: how the plan stands with it, who is there, and what its owner can do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from organizer_app.domain.merging.exchange_watch import HubLive, HubWatch
from organizer_app.domain.time.local_time import zone_info
from organizer_app.ui.flow.save_dialog import ask_file, dialog_title
from organizer_app.ui.screens.together.member_lines import local
from organizer_app.ui.screens.together.way_card import WayCard
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XL
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.together import hub as states
from organizer_app.wording.together import hub_page as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.merging.members import Member
    from organizer_app.services.together.hub import HubQuestion, HubStatus
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.theme.theme import Theme

_WIDEST: Final = 820
# Edits are sent by then.
_SOON_MS: Final = 1_500
_MEGABYTE: Final = 1_000_000


class HubSeen(Protocol):
    """What the hub has told of a laptop."""

    @property
    def is_revoked(self) -> bool:
        """Whether it is a member no more."""

    @property
    def seen_at(self) -> datetime | None:
        """When it was last there, UTC, or None."""


class HubView(Themed, QWidget):
    """Implements `HubShow`; the signals carry what people ask for.

    Args:
        theme: the look.
        frame: says what was done.
        desk_zone: the time zone of the moments, or an empty text for that of this computer.
    """

    make_asked = Signal(str, str)
    join_asked = Signal(object)
    leave_asked = Signal()
    look_asked = Signal()
    look_due = Signal()
    invite_asked = Signal(str, object, str, str)
    remove_asked = Signal(str, str, str)
    prune_asked = Signal(str, str)
    stop_asked = Signal()

    def __init__(self, theme: Theme, frame: Frame, desk_zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._frame, self._desk_zone = theme, frame, desk_zone
        self._desk = zone_info(desk_zone) if desk_zone else None
        self._live = HubLive()
        self._is_busy = False
        # Where the hub is, and how many changes wait.
        self._told = ("", 0)
        # Whether the hub has answered or refused, and what it said last.
        self._is_answered = False
        self._answer: HubStatus | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.look_due)
        self.join = push_button("plain", words.join(), self._ask_invitation, self)
        self.look = push_button("plain", words.look(), self.look_asked.emit, self)
        self.leave = push_button("link", words.leave(), self.leave_asked.emit, self)
        self.card = WayCard(theme, "network", words.title(), (self.join, self.look, self.leave), self)
        self.problem = PlainLabel("", self, role="warn", wraps=True)
        self.team = self._make_team()
        self.owner = self._make_owner()
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDEST)
        column = column_of(inside, (GAP_XL, GAP_L, GAP_XL, GAP_XL), GAP_M)
        for part in (self.card, self.problem, self.team, self.owner):
            column.addWidget(part)
        column.addStretch(1)
        # A row asks for the height at the width that the page gets; a column would ask at its own.
        beside = row_of()
        beside.addWidget(inside, 1)
        beside.addStretch()
        scrolling_column(self).addLayout(beside)
        self.show_no_hub()

    def _make_team(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        column = column_of(card, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        column.addWidget(PlainLabel(words.team(), card, role="sub"))
        self._nobody = PlainLabel(words.nobody(), card, role="meta", wraps=True)
        column.addWidget(self._nobody)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(GAP_M)
        self._rows.setVerticalSpacing(GAP_S)
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 1)
        column.addLayout(self._rows)
        return card

    def _make_owner(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        self.address, self.password = QLineEdit(card), QLineEdit(card)
        self.address.setPlaceholderText(words.address_example())
        self.address.setAccessibleName(words.address())
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(words.password())
        self.make = push_button("plain", words.make(), self._make, card)
        self.prune = push_button("plain", words.prune(), self._prune, card)
        buttons = QWidget(card)
        row = WrappingRow(buttons, side=0, above=0)
        for button in (self.make, self.prune):
            row.addWidget(button)
        column = column_of(card, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        column.addWidget(PlainLabel(words.owner(), card, role="sub"))
        column.addWidget(PlainLabel(words.owner_hint(), card, role="meta", wraps=True))
        for name, line in ((words.address(), self.address), (words.password(), self.password)):
            column.addWidget(PlainLabel(name, card, role="field"))
            column.addWidget(line)
        column.addWidget(buttons)
        self.busy = QWidget(card)
        self.stop = push_button("plain", words.stop(), self.stop_asked.emit, self.busy)
        waiting = row_of(self.busy, spacing=GAP_M)
        waiting.addWidget(PlainLabel(words.busy(), self.busy, role="meta", wraps=True), 1)
        waiting.addWidget(self.stop)
        self.busy.hide()
        column.addWidget(self.busy)
        return card

    # From the presenter

    def show_problem(self, sentence: str) -> None:
        self._frame.complain(sentence)

    def look_soon(self) -> None:
        self._soon.start()

    def show_done(self, sentence: str) -> None:
        self.password.clear()
        self._frame.say(sentence, can_undo=False)

    def show_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        had_focus = self.stop.hasFocus()
        self.busy.setVisible(is_busy)
        for part in (self.make, self.prune, self.join, self.leave, *self._member_buttons()):
            part.setEnabled(not is_busy)
        if is_busy:
            self.stop.setFocus()
        elif had_focus:
            self.focus_main()

    def _member_buttons(self) -> list[QPushButton]:
        """Return the buttons beside the laptops."""
        placed = (self._rows.itemAt(number) for number in range(self._rows.count()))
        found = (item.widget() for item in placed if item is not None)
        return [each for each in found if isinstance(each, QPushButton)]

    def show_no_hub(self) -> None:
        self._is_answered = False
        self.problem.hide()
        self.card.say("", f"{words.none()}. {words.none_hint()}")
        self._arrange(has_hub=False)

    def show_asking(self, asked: HubQuestion, *, is_again: bool) -> None:
        self._live = asked.live
        stays = is_again and self._is_answered
        self._arrange(has_hub=True)
        if not stays:
            self.problem.hide()
        self._show_state(asked.host, asked.waiting, self._said(asked.waiting) if stays else words.working())
        if not self._rows.count():
            self._show_members([(each, None) for each in asked.members], is_known=False)

    def show_status(self, status: HubStatus) -> None:
        self._is_answered, self._answer = True, status
        self._show_state(status.host, status.waiting, self._said(status.waiting))
        self.problem.setText(words.pruned_too_early() if status.is_pruned else "")
        self.problem.setVisible(status.is_pruned)
        self._show_members(status.members, is_known=True, too_much=status.seeing_too_much)

    def show_refusal(self, sentence: str) -> None:
        self._is_answered, self._answer = True, None
        self._show_state(*self._told)
        self.problem.setText(breakable(sentence))
        self.problem.show()

    def _said(self, waiting: int) -> str:
        """Return what the hub said last, with the number of changes that wait here now."""
        status = self._answer
        if status is None:
            return ""
        size = states.size(status.host, status.size.segments, status.size.bytes / _MEGABYTE)
        return f"{states.waiting(waiting, is_arriving=status.arriving)} {size}"

    def _show_state(self, host: str, waiting: int, more: str = "") -> None:
        """Say how the hub is followed, and what has come of asking it."""
        self._told = (host, waiting)
        live, is_away = self._live, self._live.watch is HubWatch.AWAY
        head = words.away(live.away_since, waiting, self._desk_zone) if is_away else words.there(host)
        state, hint = {
            HubWatch.AWAY: (words.not_reached(), words.away_hint()),
            HubWatch.POLLED: (words.polled(), words.polled_hint()),
            HubWatch.REFUSED: (words.not_let_in(), ""),
            HubWatch.LIVE: (words.live(), words.live_hint()),
            HubWatch.OFF: ("", ""),
        }[live.watch]
        self.card.say(state, " ".join(filter(None, (head, hint, more))))
        self.look.setText(words.again() if is_away else words.look())

    def _arrange(self, *, has_hub: bool) -> None:
        was_used = any(part.hasFocus() for part in (self.join, self.look, self.leave))
        self.join.setVisible(not has_hub)
        for part in (self.look, self.leave, self.team, self.prune):
            part.setVisible(has_hub)
        self.make.setVisible(not has_hub)
        if was_used and (self.join if has_hub else self.look).isHidden():
            in_sight = (self.look, self.leave) if has_hub else (self.join,)
            if not any(part.hasFocus() for part in in_sight):
                self.focus_main()

    def _show_members(
        self,
        listed: Sequence[tuple[Member, HubSeen | None]],
        *,
        is_known: bool,
        too_much: frozenset[str] = frozenset(),
    ) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._nobody.setVisible(not listed)
        for row, (member, told) in enumerate(listed):
            gone = member.is_revoked or (told is not None and told.is_revoked)
            said = words.seen(
                local(told.seen_at, self._desk) if told is not None else None,
                is_known=told is not None,
                is_revoked=gone,
                sees_too_much=member.sign_key in too_much,
            )
            name = PlainLabel(breakable(member.name), self.team, wraps=True)
            seen = PlainLabel(said if is_known else "", self.team, role="meta", wraps=True)
            self._rows.addWidget(name, row, 0)
            self._rows.addWidget(seen, row, 1)
            is_there = told is not None and not gone and member.sign_key not in too_much
            if is_known and not member.is_revoked:
                self._rows.addWidget(self._member_button(member.name, is_there=is_there), row, 2)
                if told is not None and told.is_revoked:
                    # The hub lets it in no more, but the others have not been told: it broke off there.
                    self._rows.addWidget(self._member_button(member.name, is_there=True), row, 3)

    def _member_button(self, name: str, *, is_there: bool) -> QPushButton:
        if is_there:
            button = push_button("warn-link", words.remove(), lambda: self._remove(name), self.team)
            button.setAccessibleName(f"{words.remove()} {name}")
        else:
            button = push_button("plain", words.invite(), lambda: self._invite(name), self.team)
            button.setAccessibleName(f"{words.invite()} {name}")
        button.setEnabled(not self._is_busy)
        return button

    # What people do

    def _owner_login(self) -> tuple[str, str] | None:
        """Return what was typed for the owner; without an address, ask for it."""
        address = self.address.text().strip()
        if not address:
            self._frame.complain(words.needs_address())
            self.address.setFocus()
            return None
        return address, self.password.text()

    def _make(self) -> None:
        login = self._owner_login()
        if login is not None:
            self.make_asked.emit(*login)

    def _prune(self) -> None:
        login = self._owner_login()
        if login is not None:
            self.prune_asked.emit(*login)

    def _invite(self, name: str) -> None:
        login = self._owner_login()
        if login is None:
            return
        proposed = str(Path.home() / words.invitation_name(name))
        path = ask_file(self, words.invite(), proposed, words.invitations())
        if path is not None:
            self.invite_asked.emit(name, path, *login)

    def _remove(self, name: str) -> None:
        login = self._owner_login()
        if login is not None:
            self.remove_asked.emit(name, *login)

    def _ask_invitation(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, dialog_title(words.join()), "", words.invitations())
        if path:
            self.join_asked.emit(Path(path))

    def focus_main(self) -> None:
        """Put the focus on the first thing to do."""
        (self.look if self.look.isVisibleTo(self) else self.join).setFocus()
