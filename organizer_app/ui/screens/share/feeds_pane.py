"""The column of the Feeds tab: a folder and a calendar that match a release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from organizer_app.ui.screens.share.feeds_presenter import Address, Publishing
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.sharing import feeds as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.share.feeds_presenter import FeedsShown
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 306


class FeedsPane(Themed, QFrame):
    """Publishes a release; `calendar_asked` carries an `Address` whose password is stored nowhere."""

    folder_asked = Signal()
    replace_asked = Signal()
    stop_asked = Signal()
    calendar_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self._release = self._label("meta")
        self._is_busy = False
        self._shown: FeedsShown | None = None
        self.folder = push_button("primary", words.publish_folder(), self.folder_asked.emit, self)
        show_icon(self.folder, theme, "folder-open", "accent_text", 16)
        self.url, self.user, self.password = (
            self._field(words.url_hint()),
            self._field(words.user_hint()),
            self._field(words.password_hint()),
        )
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._publish)
        self.calendar = push_button("plain", words.publish_calendar(), self._publish, self)
        show_icon(self.calendar, theme, "calendar-days", size=16)
        self.stop = push_button("plain", words.stop(), self._stop, self)
        self.stop_folder = push_button("plain", words.stop(), self._stop, self)
        self.why = self._label("caption", is_long=True)
        self.taken = self._label("warn", is_long=True)
        self.replace = push_button("plain", words.replace_folder(), self.replace_asked.emit, self)
        self.edited = self._label("warn", is_long=True)
        self.overwrite = WrappedTick(words.replace_edited(), self)
        self._lay_out()
        self.show_taken("")
        self.show_edited("")
        self.show_publishing(Publishing.NOWHERE)
        self.set_theme(theme)

    def _label(self, role: str, text: str = "", *, is_long: bool = False) -> PlainLabel:
        return PlainLabel(text, self, role=role, wraps=is_long)

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.textChanged.connect(lambda _: self._enable())
        return field

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._label("strong", words.feeds()))
        head.addStretch(1)
        head.addWidget(self._release)
        column = scrolling_column(self)
        column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        column.setSpacing(GAP_S)
        column.addLayout(head)
        column.addWidget(self.why)
        column.addSpacing(GAP_S)
        column.addWidget(self._label("field", words.folder()))
        column.addWidget(self._label("caption", words.folder_hint(), is_long=True))
        column.addWidget(self.folder)
        column.addWidget(self.stop_folder)
        column.addWidget(self.taken)
        column.addWidget(self.replace)
        column.addSpacing(GAP_L)
        column.addWidget(self._label("field", words.calendar()))
        column.addWidget(self._label("caption", words.calendar_hint(), is_long=True))
        for part in (
            self.edited,
            self.overwrite,
            self.url,
            self.user,
            self.password,
            self.calendar,
            self.stop,
        ):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._label("caption", words.nothing_unasked(), is_long=True))

    def _publish(self) -> None:
        if self.calendar.isEnabled():
            address = Address(
                self.url.text().strip(),
                self.user.text().strip(),
                self.password.text(),
                may_overwrite=self.overwrite.isVisible() and self.overwrite.tick.isChecked(),
            )
            self.password.clear()
            self.calendar_asked.emit(address)

    def show_feeds(self, shown: FeedsShown) -> None:
        """Show which release is published, or why none can be."""
        self._shown = shown
        release = shown.feed.release
        self._release.setText(words.release_named(release.number, shown.feed.audience) if release else "")
        self.why.setText(words.why_not(has_release=release is not None, may_go=shown.feed.can_go_to_server))
        self.why.setVisible(bool(self.why.text()))
        self._enable()

    def _stop(self) -> None:
        for button in self._stops:
            button.setText(words.stopping())
            button.setEnabled(False)
        self.stop_asked.emit()

    @property
    def _stops(self) -> tuple[QPushButton, QPushButton]:
        return self.stop, self.stop_folder

    def show_taken(self, sentence: str) -> None:
        """Ask whether to replace what another audience's release published; empty to ask nothing."""
        self.taken.setText(sentence)
        for part in (self.taken, self.replace):
            part.setVisible(bool(sentence))

    def show_edited(self, sentence: str) -> None:
        """Say which events were changed on the server, and offer to replace them; empty for none."""
        self.edited.setText(sentence)
        self.overwrite.tick.setChecked(False)
        for part in (self.edited, self.overwrite):
            part.setVisible(bool(sentence))

    def show_publishing(self, place: Publishing) -> None:
        """Disable publishing while it is under way, and offer to stop it in place of its button."""
        self._is_busy = place is not Publishing.NOWHERE
        for button in self._stops:
            button.setText(words.stop())
            button.setEnabled(True)
        self.stop.setVisible(place is Publishing.CALENDAR)
        self.calendar.setVisible(place is not Publishing.CALENDAR)
        self.stop_folder.setVisible(place is Publishing.FOLDER)
        self.folder.setVisible(place is not Publishing.FOLDER)
        self._enable()

    def _enable(self) -> None:
        feed = self._shown.feed if self._shown else None
        is_named = bool(self.url.text().strip() and self.user.text().strip() and self.password.text())
        self.replace.setEnabled(not self._is_busy)
        self.folder.setEnabled(not self._is_busy and feed is not None and feed.release is not None)
        may_go = feed is not None and feed.can_go_to_server
        self.calendar.setEnabled(not self._is_busy and may_go and is_named)
        for part in (self.url, self.user, self.password):
            part.setEnabled(may_go)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedWidth(theme.length(_WIDTH))
