"""The bars above the panes: what is shared, for whom, on which paper, and the release button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.screens.share.share_jobs import AUDIENCES
from organizer_app.ui.screens.share.share_pages import LANGUAGES, PAPERS, Choice
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER, BAR_TOP, GAP_L, GAP_M, GAP_S, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.controls.filter_chips import FilterChip
from organizer_app.ui.widgets.controls.search_box import command_box
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.sharing import share as words
from organizer_app.wording.sharing import share_choices as choice_words
from organizer_app.wording.sharing.releases import audience_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.screens.share.share_jobs import Desk
    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {"public": "globe", "partners": "handshake", "internal": "lock"}
_TABS: Final = {"releases": "tag", "packets": "book-open", "feeds": "rss", "numbers": "users"}


class ShareBar(Themed, QFrame):
    """What is shared: numbered schedules or packets of cities; and the release button."""

    tab_chosen = Signal(str)
    release_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.tabs = Segmented(view_segments(_TABS, choice_words.tab_name), theme, choice_words.tabs(), self)
        self.tabs.chosen.connect(self.tab_chosen)
        self.release = push_button("primary", words.release_next(), self.release_asked.emit, self)
        self.release.setEnabled(False)
        row = row_of(self, (GAP_L, 0, GAP_L, 0), GAP_M)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.search = command_box(theme, self)
        # Tab goes as the eye does, from left to right.
        self.setTabOrder(self.search, self.release)
        row.addWidget(self.search, 3)
        row.addWidget(self.release)
        show_icon(self.release, theme, "send", "accent_text", 16)
        self.set_theme(theme)

    def show_tab(self, code: str) -> None:
        """Show what is shared; only schedules are released."""
        self.tabs.choose(code)
        self.release.setVisible(code == "releases")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the tabs out where they do not fit: none is cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.tabs.fit_words(self, self.width())

    def show_desk(self, desk: Desk) -> None:
        """Show the number of the next release."""
        self.release.setText(words.release_button(desk.draft.number))
        self.release.setEnabled(desk.draft.is_new)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))
        self._fit()


class ChoiceBar(Themed, QFrame):
    """The audience, the paper and the language, and what is not included."""

    audience_chosen = Signal(str)
    chosen = Signal(str, str)
    each_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        segments = [(code, audience_name(code), _ICONS[code]) for code in AUDIENCES]
        self.audiences = Segmented(segments, theme, words.audiences(), self)
        self.audiences.chosen.connect(self.audience_chosen)
        self._choice = Choice()
        self._tells_held, self._has_held, self._shows_fields = True, False, False
        self._zones: Sequence[tuple[str, str]] = ()
        self.chips = {
            field: FilterChip(theme, choice_words.choice_name(field), self) for field in Choice._fields
        }
        for field, chip in self.chips.items():
            chip.opened.connect(partial(self._open, field))
        self.chips["zone"].cleared.connect(lambda: self.chosen.emit("zone", ""))
        self.held = PlainLabel("", self)
        self._eye = PlainLabel("", self)
        show_icon(self._eye, theme, "eye-off", size=16)
        self.held.setProperty("role", "meta")
        self.held.setWordWrap(True)
        self.each = push_button("link", words.see_each(), self.each_asked.emit, self)
        row = WrappingRow(self)
        for part in (self.audiences, *self.chips.values(), self._eye, self.held):
            row.addWidget(part)
        # An eye at the end of a line would be apart from the words in the next one.
        row.keep_together(self._eye, self.held)
        row.add_tail(self.each)
        # Nor does the way to see each of them stand on a line of its own.
        row.keep_together(self.held, self.each)
        self.set_theme(theme)
        self.show_choice(self._choice, ())

    def _options(self, field: str) -> list[tuple[str, str]]:
        if field == "paper":
            return [(code, choice_words.paper_name(code)) for code in PAPERS]
        if field == "language":
            return [(code, choice_words.language_name(code)) for code in LANGUAGES]
        return [("", choice_words.all_zones()), *self._zones]

    def menu_of(self, field: str) -> CheckMenu:
        """Build the menu of a field."""
        menu = CheckMenu(self, stays_open=False)
        for value, name in self._options(field):
            entry = menu.add_value(name, is_checked=getattr(self._choice, field) == value)
            entry.triggered.connect(lambda _on=False, value=value: self.chosen.emit(field, value))
        return menu

    def _open(self, field: str) -> None:
        chip = self.chips[field]
        self.menu_of(field).popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def show_tab(self, code: str) -> None:
        """Packets and feeds have no choice of zones, and no list of what is not included."""
        for part in (self.chips["zone"], self._eye):
            part.setVisible(code == "releases")
        # It takes the free width, so it stays in place.
        self._tells_held = code == "releases"
        self.each.setVisible(self._tells_held and self._has_held)
        self.held.setText("")

    def show_audience(self, code: str) -> None:
        self.audiences.choose(code)

    def show_choice(self, choice: Choice, zones: Sequence[tuple[str, str]]) -> None:
        """Show the selected values of the menus."""
        self._choice, self._zones = choice, zones
        for field, chip in self.chips.items():
            name = dict(self._options(field)).get(getattr(choice, field), "")
            chip.show_label(name, is_on=field == "zone" and bool(choice.zone))
            chip.setAccessibleName(f"{choice_words.choice_name(field)}: {name}")

    def show_desk(self, desk: Desk) -> None:
        """Show what is not included."""
        self.held.setText(words.held_line(desk.preview.held) if self._tells_held else "")
        self._has_held = bool(desk.preview.held)
        self.each.setVisible(self._tells_held and (self._has_held or self._shows_fields))
        set_tip(self.held, ", ".join(words.held_sentence(each) for each in desk.preview.held))
        self.show_choice(desk.choice, desk.zones)

    def show_fields(self, *, is_shown: bool) -> None:
        """Label the way back from the list of fields."""
        self._shows_fields = is_shown
        self.each.setText(words.see_pages() if is_shown else words.see_each())
        self.each.setVisible(self._tells_held and (self._has_held or is_shown))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_FILTER))


class PageBar(Themed, QFrame):
    """The shown schedule and page, and the zoom."""

    larger_asked = Signal()
    signs_turned = Signal(bool)
    smaller_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._title = PlainLabel("", self, role="strong")
        self._page = PlainLabel("", self, role="meta")
        self._name, self._is_needed = "", False
        row = WrappingRow(self, above=GAP_UNDER_S)
        row.addWidget(self._title)
        row.addWidget(self._page)
        row.add_tail(self._make_zoom(theme))
        self.set_theme(theme)

    def _make_zoom(self, theme: Theme) -> QWidget:
        """Return the zoom controls, which stay together when the bar wraps."""
        holder = QWidget(self)
        self._smaller = icon_button(theme, "minus", words.smaller(), self.smaller_asked.emit, holder)
        self._zoom = PlainLabel("", holder, role="meta")
        self._larger = icon_button(theme, "plus", words.larger(), self.larger_asked.emit, holder)
        self.signs = CheckBox(words.signs(), holder)
        set_tip(self.signs, words.signs_hint())
        self.signs.setChecked(True)
        self.signs.clicked.connect(self.signs_turned)
        row = row_of(holder, spacing=GAP_S)
        for part in (self._smaller, self._zoom, self._larger, self.signs):
            row.addWidget(part)
        return holder

    def show_desk(self, desk: Desk) -> None:
        """Show the name of the schedule."""
        number = words.version(desk.schedule.release)
        self._name, self._is_needed = f"{number}, {audience_name(desk.audience).lower()}", False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide a title that repeats the selection at the left if the bar would need a second line for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        row = self.layout()
        if row is None:
            return
        metrics = self._title.fontMetrics()
        beside = row.sizeHint().width() - (0 if self._title.isHidden() else self._title.sizeHint().width())
        room = self.width() - beside - (row.spacing() if self._title.isHidden() else 0)
        fits = metrics.horizontalAdvance(self._name) <= room
        self._title.setText(
            self._name if fits else metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        )
        set_tip(self._title, "" if fits else self._name)
        self._title.setVisible(bool(self._name) and (fits or self._is_needed))

    def show_packet(self, city: str) -> None:
        """Show the name of the packet: cut if it is long, but never hidden."""
        self._name, self._is_needed = city, True
        self._fit()

    def show_scale(self, scale: float, *, has_signs: bool) -> None:
        """Show the scale relative to paper, and offer the signs if there are any."""
        for part in (self._smaller, self._zoom, self._larger):
            part.setVisible(scale > 0)
        self._zoom.setText(words.zoomed(round(scale * 100)))
        self.signs.setVisible(has_signs)
        self._fit()

    def show_page(self, page: int, count: int, *, is_part: bool) -> None:
        """Show the number of the visible page; `count` is unknown where only the first pages are shown."""
        told = words.page_of_first(page) if is_part else words.page_of(page, count)
        self._page.setText(told if count else "")
        self._fit()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_FILTER))
