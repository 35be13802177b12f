"""The screen without a plan: three ways to begin, and the plans opened recently."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app import __version__, wiring
from organizer_app.ui.flow.save_dialog import ask_file, documents_folder
from organizer_app.ui.screens.welcome.cards import Card, CardBackground, Hint
from organizer_app.ui.screens.welcome.hero import Hero
from organizer_app.ui.screens.welcome.new_plan_form import NewPlanForm
from organizer_app.ui.screens.welcome.presenter import WelcomePresenter
from organizer_app.ui.screens.welcome.recent_list import RecentList
from organizer_app.ui.theme.themed import Dressed
from organizer_app.ui.theme.tokens import GAP_L, GAP_S
from organizer_app.ui.widgets.banner import Banner
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.plan.plan_bar import close
from organizer_app.wording.window import welcome as words
from organizer_app.wording.window.commands import key_caps
from organizer_app.wording.window.window import import_kinds, import_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainterPath, QShowEvent

    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.welcome.presenter import RecentLine
    from organizer_app.ui.theme.theme import Theme

# The maximum width of the contents, the margin at its sides, and the gap between cards, in pixels.
_WIDTH = 976
_SIDE = 24
_BETWEEN = 16
_BELOW_HERO, _ABOVE_RECENT = 8, 24


class Beginnings(QStackedWidget):
    """The cards, or the form in their place; the screen decides the height."""

    def hasHeightForWidth(self) -> bool:
        """Return False: the cards, which wrap their words, must not request height a second time."""
        return False


class WelcomeScreen(Dressed, QWidget):
    """Implements `WelcomeView`.

    Args:
        theme: the look.
        background: makes plan files.
        open_plan: shows an existing plan.
        clock: returns the present instant, UTC.
        land: shapes of the base map for the picture.
    """

    guide_asked = Signal()
    look_asked = Signal(QWidget)
    recent_cleared = Signal()
    tables_chosen = Signal(list)
    protection_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Runner,
        open_plan: Callable[[Path], None],
        clock: Clock,
        land: Sequence[QPainterPath] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.presenter = WelcomePresenter(self, background, open_plan, documents_folder(), clock)
        self.ask_save: Callable[[QWidget, Path], Path | None] = ask_save
        self.ask_open: Callable[[QWidget, Path], Path | None] = ask_open
        self.ask_table: Callable[[QWidget, Path], Path | None] = ask_table
        self.banner = Banner(theme, close(), self)
        self._hero = Hero(theme, land, self)
        self.cards = self._make_cards(theme)
        for card in self.cards:
            # Tab goes through the parts in the order in which they come into the screen.
            card.setParent(self)
        self.form = NewPlanForm(clock().astimezone().date(), self)
        self.form.day.set_theme(theme)
        self.form.asked.connect(self.presenter.create)
        self.form.left.connect(self._leave_form)
        self.recent = RecentList(theme, self)
        self.recent.opened.connect(lambda path: self.presenter.open(Path(path)))
        self.recent.cleared.connect(self.recent_cleared)
        texts = (words.spreadsheet_title(), words.spreadsheet_text(), words.spreadsheet_link())
        self.hint = Hint(theme, "file-spreadsheet", texts, self._choose_table, self)
        self._stack = Beginnings(self)
        self._lay_out(theme)
        for keys, act in (("Ctrl+N", self._show_form), ("Ctrl+O", self._choose_file)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _make_cards(self, theme: Theme) -> tuple[Card, Card, Card]:
        new = (words.new_title(), words.new_text(), words.new_button())
        other = (words.open_title(), words.open_text(), words.open_button())
        sample = (words.sample_title(), words.sample_text(), words.sample_button())
        samples = Card(theme, "map", sample, self.presenter.try_sample)
        large = partial(self.presenter.try_sample, wiring.SAMPLES[1])
        self.large_sample = samples.add_button(words.large_sample_button(), large)
        return (
            Card(theme, "plus", new, self._show_form, kind="primary", keys=key_caps("Ctrl+N")),
            Card(theme, "folder-open", other, self._choose_file, keys=key_caps("Ctrl+O")),
            samples,
        )

    def _lay_out(self, theme: Theme) -> None:
        beginnings = QWidget(self)
        self._row = row_of(beginnings, spacing=_BETWEEN)
        for card in self.cards:
            self._row.addWidget(card, 1)
        self._stack.addWidget(beginnings)
        self._stack.addWidget(self.form)
        outer = column_of(self)
        outer.addWidget(self.banner)
        self._background = CardBackground(theme, self.cards, self)
        self._background.resized.connect(self._fit)
        across = QHBoxLayout(self._background)
        across.setContentsMargins(_SIDE, 0, _SIDE, 0)
        across.addStretch(1)
        across.addWidget(self._make_middle(theme), 1000)
        across.addStretch(1)
        # Large text makes it taller than the window.
        page = QWidget(self)
        scrolling_column(page).addWidget(self._background)
        outer.addWidget(page, 1)

    def _make_middle(self, theme: Theme) -> QWidget:
        below = row_of(spacing=_BETWEEN)
        below.addWidget(self.recent, 1)
        below.addWidget(self.hint)
        middle = QWidget(self)
        middle.setMaximumWidth(_WIDTH)
        column = column_of(middle, (0, 0, 0, GAP_L))
        column.addWidget(self._hero, 3)
        column.addSpacing(_BELOW_HERO)
        column.addWidget(self._stack)
        column.addSpacing(_ABOVE_RECENT)
        column.addLayout(below, 3)
        column.addStretch(1)
        column.addSpacing(_BETWEEN)
        column.addLayout(self._make_foot(theme))
        return middle

    def _make_foot(self, theme: Theme) -> QHBoxLayout:
        self._sign = PlainLabel("", self)
        promise = PlainLabel(words.promise(), self)
        version = PlainLabel(words.version(__version__), self)
        guide = push_button("link", words.guide(), self.guide_asked.emit, self)
        self.look = push_button("link", words.look(), lambda: self.look_asked.emit(self.look), self)
        foot = row_of(spacing=GAP_S)
        for label in (promise, version):
            label.setProperty("role", "meta")
        foot.addWidget(self._sign)
        promise.setWordWrap(True)
        foot.addWidget(promise, 1)
        for part in (version, guide, self.look):
            foot.addWidget(part)
        # Aligned with the cards, although a link has padding around its words.
        self.look.setStyleSheet("padding-right: 0")
        self._sign.setPixmap(theme.pixmap("wifi-off", 16))
        return foot

    def showEvent(self, event: QShowEvent) -> None:
        """Measure words in the style sheet's size, which applies once they are shown."""
        super().showEvent(event)
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self._fit()

    def _fit(self) -> None:
        """Give the cards the height that their words need at this width."""
        width = min(_WIDTH, self._background.width() - 2 * _SIDE)
        third = (width - 2 * _BETWEEN) // 3
        cards = self._arrange_cards(third, width)
        is_form = self._stack.currentWidget() is self.form
        self._stack.setFixedHeight(self.form.fit(width) if is_form else cards)
        self.hint.fit(third)

    def _arrange_cards(self, third: int, width: int) -> int:
        """Arrange the cards in a row, or stack them if a button needs more width; return their height."""
        is_tight = max(card.least_width for card in self.cards) > third
        sides = QBoxLayout.Direction.TopToBottom if is_tight else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(sides)
        heights = [card.fit(width if is_tight else third) for card in self.cards]
        return sum(heights) + 2 * _BETWEEN if is_tight else max(heights)

    # WelcomeView

    def show_recent(self, lines: Sequence[RecentLine]) -> None:
        self.recent.show_lines(lines)

    def show_form_problem(self, field: str, sentence: str) -> None:
        """Show below a field of the form why its value was rejected."""
        self.form.show_problem(field, sentence)
        self._fit()

    def show_problem(self, sentence: str) -> None:
        if sentence:
            self.banner.say(sentence)
        else:
            self.banner.hide()

    def show_busy(self, *, is_busy: bool) -> None:
        self._stack.setDisabled(is_busy)
        self.recent.setDisabled(is_busy)

    def want_protection(self, path: Path) -> None:
        self.protection_wanted.emit(path)

    def ask_where(self, suggested: Path) -> Path | None:
        return self.ask_save(self, suggested)

    def reset(self) -> None:
        """Show the three ways to begin, with the focus on the first."""
        self._leave_form()
        self.banner.hide()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("wifi-off", 16))
        self._fit()

    def start_new(self) -> None:
        """Open the form for an empty plan."""
        self.show_problem("")
        self._show_form()

    def start_from(self, names: Sequence[str]) -> None:
        """Open the form for a plan that some files will be imported into."""
        self.show_problem("")
        self._show_form()
        self.form.show_hint(words.table_waits(", ".join(names)))
        self._fit()

    def _choose_table(self) -> None:
        chosen = self.ask_table(self, documents_folder())
        if chosen is not None:
            self.tables_chosen.emit([chosen])

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self._fit()
        self.form.title.setFocus()
        self.form.title.selectAll()

    def _leave_form(self) -> None:
        self.form.show_problem("", "")
        self.form.show_hint("")
        self._stack.setCurrentIndex(0)
        self._fit()
        self.cards[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        chosen = self.ask_open(self, documents_folder())
        if chosen is not None:
            self.presenter.open(chosen)


def ask_open(parent: QWidget, folder: Path) -> Path | None:
    """Ask which plan to open, or whose card, in the system's dialog."""
    name, _kind = QFileDialog.getOpenFileName(parent, words.open_dialog(), str(folder), words.kinds_to_open())
    return Path(name) if name else None


def ask_table(parent: QWidget, folder: Path) -> Path | None:
    """Ask which table to start from, in the system's dialog."""
    name, _kind = QFileDialog.getOpenFileName(parent, import_title(), str(folder), import_kinds())
    return Path(name) if name else None


def ask_save(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a new plan, in the system's dialog."""
    return ask_file(parent, words.save_dialog(), str(suggested), words.file_kind())
