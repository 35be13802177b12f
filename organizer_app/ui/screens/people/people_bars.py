"""The bars above the people: view switch, search, new person; and the filter chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from organizer_app.ui.screens.people.coverage.coverage_legend import CoverageLegend
from organizer_app.ui.screens.people.coverage_groups import Grouping
from organizer_app.ui.screens.people.people_filter import FACETS, FACETS_OF, GAPS, chip_label
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.controls.export_button import Offer, export_button
from organizer_app.ui.widgets.controls.filter_bar import FilterStrip
from organizer_app.ui.widgets.controls.filter_chips import FilterChip
from organizer_app.ui.widgets.controls.segmented import view_segments
from organizer_app.ui.widgets.controls.top_bar import NamingTopBar, TopBarWords
from organizer_app.ui.widgets.mix_bar import MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.people import coverage, people_files
from organizer_app.wording.people import people as words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.basics.filters import Filter
    from organizer_app.ui.screens.people.presenter import PeoplePresenter
    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {
    PeopleView.CALLS.value: "phone-call",
    PeopleView.COVERAGE.value: "layout-dashboard",
    PeopleView.EVERYONE.value: "users",
    PeopleView.TALKS.value: "message-square",
    PeopleView.ROLL_CALL.value: "clipboard-check",
}
# The lowest level that counts as confirmed.
_BAR: Final = 150
_ROOMY: Final = 1180


class PeopleTopBar(NamingTopBar):
    """The views of people; files are written, numbers hidden, duplicates found, and a person is added."""

    duplicates_asked = Signal()
    export_wanted = Signal(str, str, object)
    numbers_hidden = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        named = TopBarWords(words.views(), words.search_hint(), words.clear_search())
        super().__init__(theme, view_segments(_ICONS, words.view_name), named, parent)
        self.duplicates = icon_button(
            theme, "git-merge", words.find_duplicates(), self.duplicates_asked.emit, self
        )
        self._make_export(theme)
        self.hide_numbers = icon_button(theme, "eye-off", "", self._switch_numbers, self)
        self.hide_numbers.setCheckable(True)
        self.hide_numbers.setChecked(True)
        self._name_switch()
        buttons = (self.hide_numbers, self.duplicates, self.export)
        self.lay_out_with_name(buttons, words.name_hint(), 180, words.add_person())

    def _make_export(self, theme: Theme) -> None:
        from organizer_app.services.sharing.formats import FormatKind, column_formats

        offers = [
            Offer(
                each.code,
                audience,
                people_files.export_name(each.code, audience),
                people_files.export_file(each.ending),
                people_files.export_kinds(each.ending),
            )
            for audience in ("internal", "partners")
            for each in column_formats(FormatKind.CONTACTS)
        ]
        self.export, self.export_menu = export_button(theme, people_files.export_button(), offers, self)
        self.export_menu.wanted.connect(self.export_wanted)

    def _switch_numbers(self) -> None:
        self._name_switch()
        self.numbers_hidden.emit(self.hide_numbers.isChecked())

    def _name_switch(self) -> None:
        is_on = self.hide_numbers.isChecked()
        show_icon(self.hide_numbers, self._theme, "eye-off" if is_on else "eye")
        set_tip(self.hide_numbers, people_files.hide_numbers(is_on=is_on))
        self.hide_numbers.setAccessibleName(people_files.hide_numbers(is_on=is_on))


class PeopleFilterBar(FilterStrip):
    """The chips of the visible view, and its counts."""

    sheet_asked = Signal()

    def __init__(self, theme: Theme, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(theme, FACETS, parent, clear=words.clear_filters(), switches=GAPS)
        self._presenter = presenter
        self._kind, self._has_room, self._confirmed = PeopleView.CALLS, True, ""
        self.narrow(
            presenter,
            lambda facet: self.offer(facet, presenter.options(facet), presenter.wanted.of(facet)),
        )
        self.grouping = FilterChip(theme, "", self)
        self.grouping.opened.connect(lambda: self.open_below(self.grouping, self.menu_of_groups()))
        row = WrappingRow(self)
        row.addWidget(self.grouping)
        self.add_chips(row)
        self.sheet = push_button("plain", people_files.call_sheet(), self.sheet_asked.emit, self)
        self.mix = MixBar(theme, parent=self)
        self.mix.setFixedWidth(_BAR)
        self.legend = CoverageLegend(theme, self)
        self.count = PlainLabel("", self, role="field", wraps=True)
        for tail in (self.legend, self.count, self.mix, self.sheet):
            row.add_tail(tail)

    def show_mix(self, mix: Sequence[int]) -> None:
        """Show the readiness of the cities."""
        self._confirmed = plan_bar.set_of(mix) if sum(mix) else ""
        self.mix.show_mix(mix, self._confirmed)
        self._show_bar()

    def fit(self, width: int) -> None:
        """Hide the readiness bar in narrow windows."""
        self._has_room = width >= _ROOMY
        self._show_bar()

    def _show_bar(self) -> None:
        is_calls = self._kind is PeopleView.CALLS
        self.mix.setVisible(is_calls and self._has_room)
        self.legend.setVisible(self._kind is PeopleView.COVERAGE)
        self.count.setVisible(self._kind not in {PeopleView.COVERAGE, PeopleView.ROLL_CALL})
        if is_calls:
            self.count.setText(self._confirmed if self._has_room else "")

    def menu_of_groups(self) -> CheckMenu:
        """Build the menu for grouping the cities."""
        menu = CheckMenu(self, stays_open=False)
        cursor = self._presenter.coverage
        for grouping in Grouping:
            name = coverage.group_name(grouping.value).capitalize()
            entry = menu.add_value(name, is_checked=grouping is cursor.grouping)
            entry.triggered.connect(lambda _on=False, grouping=grouping: self._group(grouping))
        return menu

    def _group(self, grouping: Grouping) -> None:
        self._presenter.coverage.group_by(grouping)
        self._name_grouping()

    def _name_grouping(self) -> None:
        grouping = self._presenter.coverage.grouping
        self.grouping.show_label(coverage.grouped(grouping.value), is_on=False)
        # It filters nothing that a cross could clear, but is tinted anyway.
        mark(self.grouping, "kind", "chip" if grouping is Grouping.READINESS else "chip-on")

    def show_filter(self, wanted: Filter, kind: PeopleView) -> None:
        """Show the filter; the matrix of cities has fewer chips."""
        self.show_kept(
            {facet: chip_label(wanted, facet) for facet in FACETS}, is_narrowed=not wanted.is_empty
        )
        self.show_chips(FACETS_OF[kind])
        self._kind = kind
        self._name_grouping()
        self.grouping.setVisible(kind is PeopleView.COVERAGE)
        is_roll = kind is PeopleView.ROLL_CALL
        self.sheet.setText(people_files.roll_call() if is_roll else people_files.call_sheet())
        self.sheet.setVisible(is_roll or kind is PeopleView.CALLS)
        self._show_bar()
