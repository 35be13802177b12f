"""The view of permits: their stages, the list in the chosen order, and how far to trust the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from organizer_app.domain.basics.filters import Facet
from organizer_app.ui.screens.checklists.lines_view import LinesView, let_tell_whole
from organizer_app.ui.screens.checklists.permit_filter import SPECS, PermitColumn, chip_label
from organizer_app.ui.screens.checklists.permits.sort_header import SortHeader
from organizer_app.ui.screens.checklists.permits.stage_row import StageRow
from organizer_app.ui.screens.checklists.rows import LineColumn
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import GAP_S, GAP_XL
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.checklists import checklists as list_words
from organizer_app.wording.checklists import empty_checklists as empty_words
from organizer_app.wording.checklists import permits as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.checklists.permit_values import PermitsShown
    from organizer_app.ui.screens.checklists.permits.permits_presenter import PermitsPresenter
    from organizer_app.ui.theme.theme import Theme

# Share of the width, the narrowest list that shows the column, and the code of its order.
_COLUMNS: Final = (
    (0.145, 0, PermitColumn.DAY),
    (0.16, 0, PermitColumn.CITY),
    (0.25, 620, PermitColumn.AUTHORITY),
    (0.175, 0, PermitColumn.STATUS),
    (0.125, 0, None),
    (0.145, 960, PermitColumn.SOURCE),
)
_SCALE: Final = 16


class LegalNote(QFrame):
    """States below the list that rules are not legal advice, with a scales icon."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        sign = PlainLabel("", self)
        show_icon(sign, theme, "scale", size=_SCALE)
        strong, rest = PlainLabel(words.no_advice(), self), PlainLabel(words.legal_note(), self)
        strong.setProperty("role", "field")
        rest.setProperty("role", "meta")
        rest.setWordWrap(True)
        row = row_of(self, (GAP_XL, GAP_S, GAP_XL, GAP_S), GAP_S)
        for part in (sign, strong):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(rest, 1)


class PermitsPane(QWidget):
    """The list with everything above and below it; its controls are in the filter bar."""

    add_asked = Signal()
    plan_asked = Signal()
    everything_asked = Signal()

    def __init__(self, theme: Theme, presenter: PermitsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: PermitsShown | None = None
        self._has_cities = True
        self._make_bars(theme)
        columns = [
            LineColumn(
                heading,
                share,
                least,
                order.value if order else "",
                is_long_below=order is PermitColumn.AUTHORITY,
            )
            for heading, (share, least, order) in zip(words.headings(), _COLUMNS, strict=True)
        ]
        self.list = LinesView(theme, list_words.view_name("permits"), columns, self, is_bare=True)
        let_tell_whole(self.list)
        self.header = SortHeader(theme, columns, self)
        self.list.columns_moved.connect(lambda: self.header.place(self.list.placed()))
        self.list.chosen.connect(presenter.choose)
        self.header.chosen.connect(lambda code: presenter.order(PermitColumn(code)))
        self.empty = EmptyState(theme, "file-text", self)
        self.empty.acted.connect(self._act_on_empty)
        self.legal = LegalNote(theme, self)
        self._lay_out()

    def _make_bars(self, theme: Theme) -> None:
        presenter = self._presenter
        self.chips = FilterBar(theme, SPECS, self, clear=form_words.clear_filters())
        self.chips.add_chips(WrappingRow(self.chips, side=0, above=0))
        self.chips.narrow(presenter, presenter.ask_options)
        self.track = push_button("plain", "", presenter.track_all, self)
        self.tools = QWidget(self)
        tools = WrappingRow(self.tools, side=0, above=0)
        for part in (self.chips, self.track):
            tools.addWidget(part)
        self.stages = StageRow(theme, self)
        self.stages.toggled.connect(lambda code: presenter.toggle(Facet.STATUS, code))

    def _lay_out(self) -> None:
        full = QWidget(self)
        inside = QVBoxLayout(full)
        inside.addWidget(self.header)
        inside.addWidget(self.list, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.addWidget(self.stages)
        column.addWidget(self.stack, 1)
        column.addWidget(self.legal)
        for box in (inside, column):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)

    def show_permits(self, shown: PermitsShown, *, has_cities: bool) -> None:
        """Show the permits; without a city, nobody can need one."""
        self._shown, self._has_cities = shown, has_cities
        wanted = shown.wanted
        labels = {facet: chip_label(wanted, facet) for facet in SPECS}
        self.chips.show_kept(labels, is_narrowed=bool(wanted.facets))
        self.stages.setVisible(shown.total > 0)
        self.track.setVisible(shown.untracked > 0)
        self.track.setText(words.track_all(shown.untracked))
        self.stages.show_stages(shown)
        self.header.show_order(wanted.column.value, is_descending=wanted.is_descending)
        self.list.show_entries(shown.entries)
        self._say_why_empty(shown)
        self.stack.setCurrentIndex(0 if shown.shown else 1)

    def _say_why_empty(self, shown: PermitsShown) -> None:
        if shown.total:
            self.empty.say(words.nothing_kept_title(), words.nothing_kept_hint(), list_words.show_all())
        elif self._has_cities:
            self.empty.say(words.empty_title(), words.empty_hint(), words.new_permit())
        else:
            self.empty.say(*empty_words.no_cities())

    def _act_on_empty(self) -> None:
        if self._shown is not None and self._shown.total:
            self.everything_asked.emit()
        elif not self._has_cities:
            self.plan_asked.emit()
        else:
            self.add_asked.emit()

    def focus_list(self) -> None:
        """Put the focus on the list, or on the message in its place."""
        target = self.list if self.stack.currentIndex() == 0 else self.empty
        target.setFocus(Qt.FocusReason.OtherFocusReason)
