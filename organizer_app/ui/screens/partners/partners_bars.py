"""The bars above the groups: view switch, search, new group; the chips, and the totals by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.domain.basics.filters import Filter
from organizer_app.domain.partners.partner_ledger import GONE, SIGNAL
from organizer_app.ui.screens.partners.ledger_grid import LedgerPainter, bars_width, draw_bars
from organizer_app.ui.screens.partners.ledger_lines import CITY_SPECS, SPECS
from organizer_app.ui.screens.partners.partners_view import PartnersView
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterStrip
from organizer_app.ui.widgets.controls.segmented import view_segments
from organizer_app.ui.widgets.controls.top_bar import NamingTopBar, TopBarWords
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.language import filters
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.model.partnerships import PartnershipStatus
    from organizer_app.ui.screens.partners.presenter import PartnersPresenter
    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {
    PartnersView.LEDGER.value: "table-2",
    PartnersView.CREDITS.value: "list-ordered",
    PartnersView.ASKS.value: "send",
}
_STYLE: Final = TextStyle(TYPE_META, SEMIBOLD)
_GAP: Final = 16


class PartnersTopBar(NamingTopBar):
    """The views of partner groups; duplicates are looked for, and a group is added by its name."""

    duplicates_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        named = TopBarWords(words.views(), words.search_hint(), words.clear_search())
        super().__init__(theme, view_segments(_ICONS, words.view_name), named, parent)
        self.duplicates = icon_button(
            theme, "git-merge", words.find_duplicates(), self.duplicates_asked.emit, self
        )
        self.lay_out_with_name((self.duplicates,), words.group_hint(), 200, words.add_group())


class StageTotals(Themed, QWidget):
    """The number of groups per stage, with the ledger's bars."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.StaticText)
        self._totals: tuple[tuple[PartnershipStatus, str], ...] = ()
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = LedgerPainter(theme)

    def show_counts(self, counts: Mapping[PartnershipStatus, int]) -> None:
        """Show other numbers."""
        self._totals = words.totals(counts)
        self.setAccessibleName(", ".join(text for _stage, text in self._totals))
        self.updateGeometry()
        self.update()

    def _width(self, stage: PartnershipStatus, text: str) -> float:
        mark = self._theme.length(12) if stage in GONE else bars_width(self._theme) + 4
        return mark + self._painter.texts.advance(text, _STYLE)

    def sizeHint(self) -> QSize:
        wide = sum(self._width(*each) + _GAP for each in self._totals)
        return QSize(int(wide) + 1, self._theme.length(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.length(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the right; stages that do not fit are left out."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = float(self.width())
        for stage, text in reversed(self._totals):
            wide = self._width(stage, text)
            left = right - wide
            if left < 0:
                break
            box = QRectF(left, 0, wide + 1, self.height())
            if stage in GONE:
                self._painter.draw_cross(painter, box)
                box.setX(left + self._theme.length(12) + 1)
            else:
                draw_bars(painter, self._theme, left, self.height() / 2, SIGNAL.get(stage, 0))
                box.setX(left + bars_width(self._theme) + 4)
            self._painter.texts.draw(painter, box, text, _STYLE, "danger" if stage in GONE else "text2")
            right = left - _GAP
        painter.end()


class PartnersFilterBar(FilterStrip):
    """The chips, and the number of groups per stage."""

    def __init__(self, theme: Theme, presenter: PartnersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(theme, SPECS, parent, clear=words.clear_filters())
        self._kind, self._has_groups = PartnersView.LEDGER, True
        self.narrow(
            presenter,
            lambda facet: self.offer(facet, presenter.options(facet), presenter.wanted.of(facet)),
        )
        row = WrappingRow(self)
        self.add_chips(row)
        self.layout_button = push_button("plain", "", presenter.change_layout, self)
        row.addWidget(self.layout_button)
        self.totals = StageTotals(theme, self)
        row.add_tail(self.totals)
        self.show_filter(Filter(), self._kind)

    def show_filter(self, wanted: Filter, kind: PartnersView) -> None:
        """Show the filter; only the ledger filters groups."""
        self.show_kept(filters.chip_labels(wanted, SPECS), is_narrowed=not wanted.is_empty)
        self.show_chips(SPECS if kind is PartnersView.LEDGER else CITY_SPECS)
        self._kind = kind
        self._show_where_of_use()
        for part in (self.totals, self.layout_button):
            part.setVisible(kind is PartnersView.LEDGER)

    def show_layout(self, *, is_list: bool) -> None:
        """Offer the other layout of the ledger."""
        self.layout_button.setText(words.other_layout(is_list=is_list))

    def show_total(self, count: int) -> None:
        """Show the bar only if there are groups: an empty ledger has nothing to filter."""
        self._has_groups = count > 0
        self._show_where_of_use()

    def _show_where_of_use(self) -> None:
        self.setVisible(self._has_groups and self._kind is not PartnersView.ASKS)
