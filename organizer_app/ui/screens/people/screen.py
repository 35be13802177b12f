"""The people screen: its bars and its views, each made when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.save_dialog import ask_file
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.people.calls.calls_pane import CallsPane
from organizer_app.ui.screens.people.coverage.coverage_view import CoverageView
from organizer_app.ui.screens.people.everyone.everyone_view import EveryoneView
from organizer_app.ui.screens.people.everyone.log_views import RollCallView, TalksView
from organizer_app.ui.screens.people.first_steps import FirstStep
from organizer_app.ui.screens.people.people_bars import PeopleFilterBar, PeopleTopBar
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.presenter import PeoplePresenter
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.wording.people import people as words
from organizer_app.wording.people import people_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.people.people_view import (
        CallsShown,
        CellShown,
        CoverageShown,
        PeopleShown,
        RollShown,
        TalksShown,
    )


class PeopleScreen(PresentedScreen):
    """Implements `ScreenView`."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.presenter = PeoplePresenter(self, context.background, context.clock)
        self._presenters = (self.presenter,)
        self.top = PeopleTopBar(theme, self)
        self.top.view_chosen.connect(self.show_view_of)
        self.top.searched.connect(self.presenter.search)
        self.top.name_given.connect(self.presenter.add_person)
        self.filters = PeopleFilterBar(theme, self.presenter, self)
        self.filters.sheet_asked.connect(self._ask_sheet)
        self.calls = CallsPane(theme, self.presenter, self)
        self.coverage = CoverageView(theme, self.presenter, self)
        self.everyone = EveryoneView(theme, self.presenter, self)
        self.everyone.card.forget_asked.connect(
            lambda person_id: self._frame.open_sheet("forgetting", person_id)
        )
        self.top.duplicates_asked.connect(lambda: self._frame.open_sheet("duplicates", "people"))
        self.top.export_wanted.connect(self.presenter.files.export)
        self.top.numbers_hidden.connect(self._hide_numbers)
        self.talks = TalksView(theme, self.presenter, self)
        self.roll = RollCallView(theme, self.presenter, self)
        self.views = QStackedWidget(self)
        self._pages: dict[PeopleView, QWidget] = {
            PeopleView.CALLS: self.calls,
            PeopleView.COVERAGE: self.coverage,
            PeopleView.EVERYONE: self.everyone,
            PeopleView.TALKS: self.talks,
            PeopleView.ROLL_CALL: self.roll,
        }
        for page in self._pages.values():
            self.views.addWidget(page)
        column = column_of(self)
        for part in (self.top, self.filters):
            column.addWidget(part)
        column.addWidget(self.views, 1)
        self._make_keys()
        self.show_view_of(PeopleView.CALLS.value)

    def focus_search(self) -> None:
        """Put the focus in the search box."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_new(self) -> bool:
        """Open the field for the name of a new person."""
        self.top.ask_name()
        return True

    def _make_keys(self) -> None:
        empties = (self.calls.empty, self.coverage.empty, self.everyone.nobody, self.talks.empty)
        for empty in (*empties, self.roll.empty):
            empty.step_asked.connect(self._take_step)
        for field in (self.top.search, self.calls.queue):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.top.search.left.connect(self.focus_main)

    def _take_step(self, step: FirstStep) -> None:
        if step is FirstStep.CLEAR:
            self.presenter.clear()
        elif step in {FirstStep.PLAN, FirstStep.OVER}:
            self._frame.go_to(Destination("plan", "map"))
        elif step in {FirstStep.ADD, FirstStep.CHOOSE}:
            self.add_new()
        else:
            self.show_view_of(step.value)

    # Screen

    def show_view(self, view: str) -> None:
        kind = PeopleView(view)
        self.top.views.choose(view)
        self.views.setCurrentWidget(self._pages[kind])
        self.filters.show_filter(self.presenter.wanted, kind)
        if self.presenter.kind is not kind:
            self.presenter.choose_view(kind)

    def show_view_of(self, view: str) -> None:
        """Show a view that was requested here."""
        self.presenter.choose_view(PeopleView(view))
        self.focus_main()

    def show_subject(self, subject_id: str) -> None:
        """Select a person, or the first role of a city action."""
        book = self.presenter.book
        if book is not None and subject_id in book.rows:
            self.presenter.choose_view(PeopleView.COVERAGE)
            self.presenter.coverage.choose(subject_id, 0)
        else:
            self.presenter.choose_person(subject_id)

    def focus_main(self) -> None:
        """Put the focus on the visible list or matrix."""
        page = self._pages[self.presenter.kind]
        (page.focusProxy() or page).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focus_field(self, field: str) -> None:
        if not self.everyone.card.focus_field(field):
            self.focus_main()

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        return [self.top, self.filters, self._pages[self.presenter.kind]]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.top.fit(self.width())
        self.filters.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Sort the calls for the present hour; after a pending read, they are sorted anyway."""
        was_behind = self.is_behind
        super().showEvent(event)
        if not was_behind:
            self.presenter.refresh()

    def _hide_numbers(self, is_on: bool) -> None:  # noqa: FBT001  # a signal carries it
        self.calls.body.keep_shown(is_on=not is_on)
        self.everyone.keep_shown(is_on=not is_on)

    def _ask_sheet(self) -> None:
        is_roll = self.presenter.kind is PeopleView.ROLL_CALL
        asked = (
            (people_files.roll_call(), people_files.roll_file(), people_files.roll_kinds())
            if is_roll
            else (people_files.call_sheet(), people_files.sheet_file(), people_files.sheet_kinds())
        )
        file = ask_file(self, *asked)
        if file is not None:
            save = self.presenter.save_roll_call if is_roll else self.presenter.save_call_sheet
            save(file)

    # ScreenView

    def show_filters(self) -> None:
        self.filters.show_filter(self.presenter.wanted, self.presenter.kind)
        if self.top.search.text() != self.presenter.wanted.words:
            self.top.search.setText(self.presenter.wanted.words)

    def show_mix(self, mix: Sequence[int]) -> None:
        """Show the readiness of the cities."""
        self.filters.show_mix(mix)

    def show_calls(self, shown: CallsShown) -> None:
        self.calls.show_calls(shown)
        self.filters.sheet.setEnabled(bool(shown.queue.calls))

    def show_people(self, shown: PeopleShown) -> None:
        self.top.end_name()
        self.everyone.show_people(shown)
        self.filters.count.setText(words.people(len(shown.people)))

    def show_talks(self, shown: TalksShown) -> None:
        self.talks.show_talks(shown)
        self.filters.count.setText(words.talks(len(shown.talks)))

    def show_roll(self, shown: RollShown) -> None:
        self.roll.show_roll(shown)

    def show_coverage(self, shown: CoverageShown) -> None:
        self.coverage.show_coverage(shown)
        self.filters.legend.show_coverage(shown.coverage)

    def show_cell(self, shown: CellShown | None) -> None:
        self.coverage.show_cell(shown)
