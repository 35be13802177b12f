"""The bars around the checklists: views, search and a new task; the filter; template changes; the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.screens.checklists.checklist_values import Keep, ViewKind
from organizer_app.ui.screens.checklists.lines_view import task_glyphs_of
from organizer_app.ui.screens.checklists.task_filter import FACETS, chip_label
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L, GAP_M, GAP_UNDER_L, GAP_UNDER_M, GAP_UNDER_S, GAP_XS
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import empty_checklists as empty_words
from organizer_app.wording.checklists import permits as permit_words
from organizer_app.wording.language import step_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
    from organizer_app.ui.theme.theme import Theme


_SHARP = 2.0
_BESIDE_SIGN: Final = 5


class Legend(Themed, QFrame):
    """A symbol and its meaning for every state, and for gates."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        row = WrappingRow(self, above=GAP_XS, spacing=GAP_UNDER_L)
        meanings = [(state, False, words.state_name(state)) for state in TaskState]
        meanings.append((TaskState.LATER, True, words.gate_legend()))
        entries = [(*meaning, False) for meaning in meanings]
        entries.insert(1, (TaskState.DONE, False, step_facts.settled_by_plan(), True))
        self._signs: list[tuple[PlainLabel, TaskState, bool, bool]] = []
        for state, is_gate, meaning, is_met in entries:
            pair = QWidget(self)
            sign, text = PlainLabel("", pair), PlainLabel(meaning, pair)
            text.setProperty("role", "meta")
            inside = row_of(pair, spacing=_BESIDE_SIGN)
            inside.addWidget(sign)
            inside.addWidget(text)
            row.addWidget(pair)
            self._signs.append((sign, state, is_gate, is_met))
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        glyphs = task_glyphs_of(theme)
        for sign, state, is_gate, is_met in self._signs:
            sign.setPixmap(glyphs.glyph(state, _SHARP, is_gate=is_gate, is_met=is_met))


# The bar above the checklists that announces changes of the template


class NoticeBar(QWidget):
    """A tinted sentence with a sign, and a button that shows what would change."""

    def __init__(self, theme: Theme, review: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        frame.setObjectName("notice")
        sign = PlainLabel("", frame)
        show_icon(sign, theme, "list-tree", "accent", 16)
        self.label = PlainLabel("", frame, role="strong", wraps=True)
        self.review = push_button("primary", words.review(), review, frame)
        row = row_of(frame, (GAP_UNDER_L, GAP_UNDER_S, GAP_UNDER_S, GAP_UNDER_S), GAP_UNDER_M)
        row.addWidget(sign)
        row.addWidget(self.label, 1)
        row.addWidget(self.review)
        around = QVBoxLayout(self)
        around.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        around.addWidget(frame)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self.label.setText(sentence)
        self.setAccessibleName(sentence)


# The controls in the filter bar of the tasks: the filter, the chips, and the button to move the day


class TaskTools(QWidget):
    """A row that wraps if it does not fit.

    Args:
        theme: the look.
        presenter: notified of the filter.
        ask_day: opens the form for another day.
        parent: its parent.
    """

    def __init__(
        self, theme: Theme, presenter: ChecklistsPresenter, ask_day: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        kinds = [(keep.value, words.keep_name(keep.value), "") for keep in Keep]
        self.keeps = Segmented(kinds, theme, words.keeps(), self)
        self.keeps.choose(Keep.OPEN.value)
        self.keeps.chosen.connect(lambda code: self.choose_keep(Keep(code)))
        self.chips = FilterBar(theme, FACETS, self, clear=form_words.clear_filters())
        self.chips.add_chips(WrappingRow(self.chips, side=0, above=0))
        self.chips.narrow(presenter, presenter.ask_options)
        self.move_day = push_button("plain", form_words.move_day(), ask_day, self)
        row = WrappingRow(self, side=0, above=0)
        for part in (self.keeps, self.chips, self.move_day):
            row.addWidget(part)
        # Alone in a line, the last button would look lost.
        row.keep_together(self.chips, self.move_day)

    def offer_filters(self, *, has_any: bool) -> None:
        """Hide the filters if there is nothing to filter; the day can be moved anyway."""
        self.keeps.setVisible(has_any)
        self.chips.setVisible(has_any)

    def choose_keep(self, keep: Keep) -> None:
        """Filter the tasks."""
        self.keeps.choose(keep.value)
        self._presenter.choose_keep(keep)

    def show_filter(self) -> None:
        wanted = self._presenter.wanted
        labels = {facet: chip_label(wanted, facet) for facet in FACETS}
        self.chips.show_kept(labels, is_narrowed=bool(wanted.facets))


# Explains why there are no tasks, and what to do first


class EmptyTasks(EmptyState):
    """A message whose button does the first thing to do.

    Args:
        theme: the look.
        show_all: clears the filter.
        choose_template: opens the templates.
        go_to_plan: opens the plan, where cities are added.
        parent: its parent.
    """

    def __init__(
        self,
        theme: Theme,
        show_all: Callable[[], object],
        choose_template: Callable[[], object],
        go_to_plan: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "clipboard-check", parent)
        self._show_all, self._choose_template, self._go_to_plan = show_all, choose_template, go_to_plan
        self._act = show_all
        self.acted.connect(self._lead_on)

    def _lead_on(self) -> None:
        self._act()

    def explain(self, *, has_tasks: bool, has_cities: bool) -> None:
        """Say why no task is shown."""
        if has_tasks:
            self._act = self._show_all
            self.say(words.nothing_kept_title(), words.nothing_kept_hint(), words.show_all())
        elif has_cities:
            self._act = self._choose_template
            self.say(words.no_tasks_title(), words.no_tasks_hint(), words.choose_template())
        else:
            self._act = self._go_to_plan
            self.say(*empty_words.no_cities())


_ICONS: Final = {
    ViewKind.CITY.value: "clipboard-check",
    ViewKind.WEEK.value: "calendar-range",
    ViewKind.OWNER.value: "user",
    ViewKind.PERMITS.value: "file-text",
    ViewKind.TEMPLATES.value: "list-tree",
}


class ChecklistsTopBar(Themed, QFrame):
    """Its parts report clicks and typing.

    Args:
        theme: the look.
        add: opens the form for a task or a permit.
        parent: its parent.
    """

    def __init__(self, theme: Theme, add: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.views = Segmented(view_segments(_ICONS, words.view_name), theme, words.views(), self)
        self.search = SearchBox(theme, words.search_hint(), words.clear_search(), self)
        self.search.setMinimumWidth(120)
        self.new = push_button("primary", form_words.new_task(), add, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, 0, GAP_L, 0)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addWidget(self.new)
        show_icon(self.new, theme, "plus", "accent_text", 16)
        self.set_theme(theme)

    def show_kind(self, kind: ViewKind) -> None:
        """Show which view is in sight."""
        self.views.choose(kind.value)
        hints = {
            ViewKind.PERMITS: permit_words.search_hint,
            ViewKind.TEMPLATES: empty_words.template_search_hint,
        }
        self.search.look_in(hints.get(kind, words.search_hint)())
        self.new.setVisible(kind is not ViewKind.TEMPLATES)
        self.new.setText(permit_words.new_permit() if kind is ViewKind.PERMITS else form_words.new_task())
        self.explain("")

    def explain(self, reason: str) -> None:
        """Enable the button, or explain on it why it is disabled."""
        self.new.setEnabled(not reason)
        set_tip(self.new, reason)
        self.new.setAccessibleDescription(reason)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))
