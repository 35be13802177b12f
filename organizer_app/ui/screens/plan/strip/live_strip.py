"""The strip below the map: how many cities are live together, when, and which ones miss it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.domain.calendar.concurrency import UtcSpan
from organizer_app.ui.screens.plan.strip.live_strip_chart import LiveStripChart
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, HAIRLINE
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.plan import live_strip as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.ui.screens.plan.store.plan_view import Shown
    from organizer_app.ui.screens.plan.strip.live_strip_presenter import LiveStripPresenter, StripShown
    from organizer_app.ui.theme.theme import Theme

_HEIGHT: Final = 228
_HEAD: Final = 38
# Counting ten thousand actions takes longer than a frame, so the strip waits while somebody types.
_FEW: Final = 300
_REST_MS: Final = 150
_LEAST_CHART: Final = 60
# The gaps between the parts of the head, in pixels.
_AIR: Final = 8


class LiveStrip(Themed, QFrame):
    """A head with the sentence, and the chart below it, which can be collapsed.

    Args:
        theme: the look.
        select: selects cities by key.
        anchor_of: returns T-0 as ISO text, empty while it is undecided.
        parent: its view.
    """

    def __init__(
        self,
        theme: Theme,
        select: Callable[[Sequence[str]], None],
        anchor_of: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("liveStrip")
        self._theme = theme
        self._is_folded = False
        self._is_counted = False
        self._has_times = False
        self._rows_height = 0
        self._room = 10_000
        self._sentence = ""
        # Who misses it, in full and without those who cannot be counted.
        self._misses: tuple[str, ...] = ("",)
        self._has_span = False
        self._waiting: Shown | None = None
        self._select, self._anchor_of = select, anchor_of
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.settle)
        self._title = PlainLabel(words.title(), self, role="strong")
        self.pill = push_button("pill", "", self._back_to_best, self)
        self.misses = push_button("warn-link", "", self._select_missing, self)
        self._fold = icon_button(theme, "chevron-down", words.fold(is_folded=False), self.fold, self)
        self.chart = LiveStripChart(theme, self)
        self.chart.span_marked.connect(self._mark)
        self.chart.span_chosen.connect(self._choose)
        self.chart.moved.connect(self._move)
        self.chart.missing_wanted.connect(self._select_missing)
        self.setFocusProxy(self.chart)
        self._lay_out()

    # The first picture comes before the first count.
    @cached_property
    def presenter(self) -> LiveStripPresenter:
        """Decides what the strip shows."""
        from organizer_app.ui.screens.plan.strip.live_strip_presenter import LiveStripPresenter

        return LiveStripPresenter(self, self._select, self._anchor_of)

    def _lay_out(self) -> None:
        head = QWidget(self)
        row = row_of(head, (GAP_L, 0, GAP_S, 0), _AIR)
        for part in (self._title, self.pill, self.misses):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._fold)
        self._head = head
        column = column_of(self, (0, HAIRLINE, 0, 0))
        column.addWidget(head)
        column.addWidget(self.chart, 1)
        self._size()

    def show_rows(self, shown: Shown) -> None:
        """Show what passes the filter: small plans at once, large ones after a pause in typing."""
        self._waiting = shown
        if len(shown.rows) <= _FEW:
            self.settle()
        elif self._is_counted:
            self._rest.start(_REST_MS)
        else:
            self.update()

    def settle(self) -> None:
        """Count the rows shown last, if that is still to be done."""
        self._rest.stop()
        shown, self._waiting = self._waiting, None
        if shown is not None:
            self.presenter.show_rows(shown)

    def show_strip(self, shown: StripShown) -> None:
        from organizer_app.ui.screens.plan.strip.live_strip_presenter import APART

        self._is_counted = True
        self._sentence = shown.sentence
        self.pill.setAccessibleName(f"{words.title()}: {shown.sentence}")
        day = words.on_day(shown.day) if shown.day else ""
        set_tip(self.pill, ". ".join(part for part in (shown.sentence, day) if part))
        has_span = shown.span is not None
        # The height never shrinks: a map that changes size with every filter is hard to read.
        self._has_times = self._has_times or has_span
        self._misses = _missed_words(shown)
        self.misses.setText(self._misses[0])
        self.misses.setAccessibleName(self._misses[0])
        mark(self.misses, "kind", "link" if shown.missed == APART else "warn-link")
        self.misses.setEnabled(shown.missing > 0)
        self._has_span = has_span
        set_tip(self.misses, words.not_live_hint(shown.untimed) if shown.missing else "")
        self.chart.setAccessibleDescription(f"{shown.sentence}. {self._misses[0]}. {words.hint()}")
        self.chart.show_strip(shown)
        self._rows_height = max(self._rows_height, self.chart.wanted_height())
        self._fit_head()
        self._size()

    def _select_missing(self) -> None:
        self.presenter.select_missing()

    def _mark(self, span: UtcSpan) -> None:
        self.presenter.choose(span)

    def _back_to_best(self) -> None:
        self.presenter.choose(UtcSpan(0, 0))

    def _choose(self, span: UtcSpan) -> None:
        self.presenter.choose(span)
        self.presenter.select_missing()

    def _move(self, step: int, widens: bool) -> None:  # noqa: FBT001  # the signature of the signal
        from organizer_app.ui.widgets.lists.speaking import announce

        self.presenter.move(step, widens=widens)
        announce(self.chart, f"{self._sentence}. {self._misses[0]}.")

    def fold(self) -> None:
        """Collapse or expand the hours."""
        self._is_folded = not self._is_folded
        self._size()

    def fit(self, height: int) -> None:
        """Take what the map can spare of a height in pixels; collapse the hours if that is too little."""
        self._room = height
        self._size()

    def _size(self) -> None:
        head = self._theme.length(_HEAD)
        most = min(self._theme.length(_HEIGHT), self._room)
        # Until the first count the strip reserves its height, so that the map is laid out only once.
        wanted = min(most, head + self._rows_height + 8) if self._is_counted else most
        has_times = not self._is_counted or self._has_times
        has_room = wanted - head >= _LEAST_CHART and has_times
        is_open = has_room and not self._is_folded
        self._head.setFixedHeight(head)
        self.chart.setVisible(is_open)
        self._fold.setEnabled(has_room)
        show_icon(self._fold, self._theme, "chevron-down" if is_open else "chevron-up")
        fold = words.fold(is_folded=not is_open)
        set_tip(self._fold, fold)
        self._fold.setAccessibleName(fold)
        self.setFixedHeight(wanted if is_open else head + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Count for the first time once there is something to show."""
        super().paintEvent(event)
        if self._waiting is not None and not self._rest.isActive():
            self._rest.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Hide the title, then who cannot be counted, who misses it, and the sentence's end, as needed."""
        self.pill.setText(self._sentence)
        room = self.width() - 16 - self._fold.sizeHint().width() - 12
        pill = self.pill.sizeHint().width() + _AIR
        for text in self._misses:
            self.misses.setText(text)
            misses = self.misses.sizeHint().width() + _AIR
            if pill + misses <= room:
                break
        has_misses = self._has_span and pill + misses <= room
        self.misses.setVisible(has_misses)
        taken = pill + (misses if has_misses else 0)
        self._title.setVisible(taken + self._title.sizeHint().width() + _AIR <= room)
        if pill > room:
            width = room - pill + self.pill.fontMetrics().horizontalAdvance(self._sentence)
            cut = self.pill.fontMetrics().elidedText(
                self._sentence, Qt.TextElideMode.ElideRight, max(width, 0)
            )
            self.pill.setText(cut)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._rows_height = self.chart.wanted_height()
        self._size()


def _missed_words(shown: StripShown) -> tuple[str, ...]:
    """Return what the link may say, the longest first."""
    if not shown.missing:
        return (words.all_there(),)
    full = words.missed_in_full(shown.missing, shown.missed, shown.untimed)
    short = words.missed(shown.missing, shown.missed)
    return (full, short) if full != short else (full,)
