"""The bars above the releases and above the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from organizer_app.ui.screens.share.share_work import AUDIENCES
from organizer_app.ui.theme.tokens import BAR_FILTER, BAR_TOP
from organizer_app.ui.widgets.buttons import icon_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.segmented import Segmented
from organizer_app.wording import share as words
from organizer_app.wording.releases import audience_name

if TYPE_CHECKING:
    from organizer_app.ui.screens.share.share_work import Desk
    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {"public": "globe", "partners": "handshake", "internal": "lock"}


class ShareBar(QFrame):
    """Who reads, what is held back, and the button that releases."""

    audience_chosen = Signal(str)
    each_asked = Signal()
    release_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        segments = [(code, audience_name(code), _ICONS[code]) for code in AUDIENCES]
        self.audiences = Segmented(segments, theme, words.audiences(), self)
        self.audiences.chosen.connect(self.audience_chosen)
        self._eye = PlainLabel("", self)
        self.held = PlainLabel("", self)
        self.held.setProperty("role", "meta")
        self.held.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.each = push_button("link", words.see_each(), self.each_asked.emit, self)
        self.release = push_button("primary", "", self.release_asked.emit, self)
        self.release.setIconSize(QSize(16, 16))
        self.release.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.audiences)
        row.addSpacing(12)
        row.addWidget(self._eye)
        row.addWidget(self.held, 1)
        row.addWidget(self.each)
        row.addSpacing(8)
        row.addWidget(self.release)
        self.set_theme(theme)

    def show_audience(self, code: str) -> None:
        """Show whose schedule is being read."""
        self.audiences.choose(code)

    def show_desk(self, desk: Desk) -> None:
        """Show what is held back, and which number the next release gets."""
        self.held.setText(words.held_line(desk.preview.held))
        self.held.setToolTip(", ".join(words.held_sentence(each) for each in desk.preview.held))
        self.release.setText(words.release_button(desk.draft.number))
        self.release.setEnabled(desk.draft.is_new)

    def show_fields(self, *, is_shown: bool) -> None:
        """Name the way back from the list of fields."""
        self.each.setText(words.see_pages() if is_shown else words.see_each())

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in another theme."""
        self.setFixedHeight(theme.length(BAR_TOP))
        self.audiences.set_theme(theme)
        self._eye.setPixmap(theme.pixmap("eye-off", 16))
        self.release.setIcon(theme.icon("share-2", "accent_text", 16))


class PageBar(QFrame):
    """Which schedule and page is in sight, and how large."""

    larger_asked = Signal()
    smaller_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._title = PlainLabel("", self)
        self._title.setProperty("role", "strong")
        self._page = PlainLabel("", self)
        self._page.setProperty("role", "meta")
        self._smaller = icon_button(theme, "minus", words.smaller(), self.smaller_asked.emit, self)
        self._larger = icon_button(theme, "plus", words.larger(), self.larger_asked.emit, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._page)
        row.addStretch(1)
        row.addWidget(self._smaller)
        row.addWidget(self._larger)
        self.set_theme(theme)

    def show_desk(self, desk: Desk) -> None:
        """Name the schedule in sight."""
        number = words.version(desk.schedule.release)
        self._title.setText(f"{number}, {audience_name(desk.audience).lower()}")

    def show_page(self, page: int, count: int) -> None:
        """Say which page is in sight."""
        self._page.setText(words.page_of(page, count) if count else "")

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in another theme."""
        self.setFixedHeight(theme.length(BAR_FILTER))
        self._smaller.setIcon(theme.icon("minus"))
        self._larger.setIcon(theme.icon("plus"))
