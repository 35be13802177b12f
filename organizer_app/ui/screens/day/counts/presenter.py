"""Reads the counts while they are looked at, logs what is typed, and locks the line by the chosen rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.day.counting import CountStage, Imputation, rounded_down, rounded_up
from organizer_app.domain.day.entry_line import read_delivery
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.screens.day.counts.count_lines import CountedCity, CountLine, count_lines
from organizer_app.ui.screens.day.counts.typed_count import ReadCount, TypedCount, read_count
from organizer_app.ui.screens.day.part_presenter import PartPresenter
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import counts as words
from organizer_app.wording.day.public_lines import public_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.day.city_counts import CityCounts
    from organizer_app.domain.day.counting import NumberLine
    from organizer_app.environment.clock import Clock
    from organizer_app.services.day.count_books import CountBook
    from organizer_app.services.day.ladder_calls import Callee, LadderCalls
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


class CountsView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_no_counts(self) -> None:
        """Say that there is no day."""

    def show_counts(self, book: CountBook, lines: Sequence[CountLine], chosen: str) -> None:
        """Show the cities."""

    def show_counted_city(self, city: CityCounts, now: int, desk_zone: str) -> None:
        """Show one city's counts."""

    def show_asked(self, callee: Callee | None) -> None:
        """Show whom to ask for a third count."""

    def show_number(self, book: CountBook, rule: Imputation, line: str) -> None:
        """Show the national number."""

    def complain_of_count(self, sentence: str) -> None:
        """Say what a count lacks."""

    def complain_of_delivery(self, sentence: str) -> None:
        """Say what a delivery lacks."""

    def copy_text(self, text: str, said: str) -> None:
        """Copy a line, and confirm it."""

    def copy_number(self, phone: str) -> None:
        """Copy a phone number for half a minute."""


class CountsPresenter(PartPresenter[CountsView, "CountBook"]):
    """Reads only while the counts are looked at."""

    shown = frozenset(
        {Noun.COUNT_REPORT, Noun.DELIVERY, Noun.CITY_ACTION, Noun.PLACE, Noun.LOG_ENTRY, Noun.DAY_SETTING}
    )

    def __init__(self, view: CountsView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background, clock)
        self._book: CountBook | None = None
        self._chosen = ""
        self._rule = Imputation.NONE
        self._unfolded: set[int] = set()
        self._callee: Callee | None = None
        self._doubted: tuple[int, int] | None = None

    @override
    def _read(self, workspace: Workspace, now: datetime) -> CountBook:
        return services.count_books.read_counts(workspace, clock=now)

    @override
    def _take(self, book: CountBook | None) -> None:
        self._book = book
        self._show()

    # What is shown

    def _show(self) -> None:
        book = self._book
        if book is None or not book.cities:
            self._view.show_no_counts()
            return
        lines = count_lines(book.cities, self._unfolded)
        if self._city() is None:
            self._chosen = next(
                each.city.state.city.action_id for each in lines if isinstance(each, CountedCity)
            )
        self._view.show_counts(book, lines, self._chosen)
        self._show_city()
        self._show_number()

    def _city(self) -> CityCounts | None:
        cities = self._book.cities if self._book is not None else ()
        return next((each for each in cities if each.state.city.action_id == self._chosen), None)

    def _show_city(self) -> None:
        book, city = self._book, self._city()
        if book is None or city is None:
            return
        self._view.show_counted_city(city, book.day.book.now, book.day.desk_zone)
        self._callee = None
        if city.stage is CountStage.THIRD:
            self._read_calls(tuple(each.state.city.action_id for each in book.cities))

    def _read_calls(self, day_actions: tuple[str, ...]) -> None:
        action_id = self._chosen

        def take(calls: LadderCalls) -> None:
            if self._chosen == action_id:
                # The lead has counted already, as a rule.
                self._callee = calls.goes or calls.backup
                self._view.show_asked(self._callee)

        self._access.ask(
            lambda workspace: services.ladder_calls.ladder_calls(
                workspace, action_id=action_id, day_actions=day_actions
            ),
            take,
        )

    def _line(self) -> NumberLine | None:
        lines = self._book.lines if self._book is not None else ()
        return next((each for each in lines if each.rule is self._rule), None)

    def _text(self) -> str:
        book, line = self._book, self._line()
        if book is None or line is None:
            return ""
        return public_line(line, book.day.book.now, book.day.desk_zone, book.day.day)

    def _show_number(self) -> None:
        if self._book is not None:
            self._view.show_number(self._book, self._rule, self._text())

    # What people do

    def select(self, action_id: str) -> None:
        """Show another city."""
        if action_id != self._chosen:
            self._chosen = action_id
            self._doubted = None
            self._show_city()

    def unfold(self, stage: int) -> None:
        """List all cities of a stage."""
        self._unfolded.add(stage)
        self._show()

    def choose_rule(self, rule: Imputation) -> None:
        """Fill in cities without a count by a rule, here and in the line that is locked next."""
        self._rule = rule
        self._show_number()

    def count(self, typed: TypedCount) -> None:
        """Log the count of a counter; one far above what was expected is asked about once."""
        city, read = self._city(), read_count(typed)
        if city is None:
            return
        if isinstance(read, str):
            self._view.complain_of_count(read)
            return
        doubt = words.high_check(read.low, read.high, city.state.city.expected)
        span = read.low, read.high
        if doubt and span != self._doubted:
            self._doubted = span
            self._view.complain_of_count(doubt)
            return
        self._doubted = None
        place = city.state.city
        self._access.ask_once(
            ("count", place.action_id, read),
            lambda workspace: _log(workspace, place.action_id, read),
            lambda _report: self._view.show_toast(
                words.count_locked(board_words.name_of_city(place)), can_undo=True
            ),
        )

    def close_counting(self) -> None:
        """Let the only count of the chosen city stand."""
        city = self._city()
        if city is None:
            return
        place = city.state.city
        self._access.ask_once(
            ("close", place.action_id),
            lambda workspace: services.counting.close_counting(workspace, action_id=place.action_id),
            lambda _done: self._view.show_toast(
                words.counting_closed(board_words.name_of_city(place)), can_undo=True
            ),
        )

    def close_counts(self) -> None:
        """Let the only count of every city that is over stand."""
        self._access.ask_once(
            "close all",
            lambda workspace: services.count_closing.close_counts(workspace, clock=self._clock()),
            lambda done: self._view.show_toast(
                words.counts_closed(done.closed, done.going_on), can_undo=True
            ),
        )

    def deliver(self, text: str) -> None:
        """Log what became of a petition."""
        city, typed = self._city(), read_delivery(text)
        if city is None:
            return
        outcome = typed.outcome
        if typed.gap is not None or outcome is None:
            self._view.complain_of_delivery(words.need_delivery())
            return
        place = city.state.city
        signatures, receiver = typed.signatures, typed.text

        def log(workspace: Workspace) -> object:
            said = services.entries.Said(text=receiver)
            return services.entries.log_delivery(
                workspace, action_id=place.action_id, outcome=outcome, signatures=signatures, said=said
            )

        self._access.ask_once(
            ("delivery", place.action_id, text),
            log,
            lambda _record: self._view.show_toast(
                words.delivery_logged(board_words.name_of_city(place)), can_undo=True
            ),
        )

    def lock(self) -> None:
        """Lock the line as it is shown, with the rule that it names."""
        book, line, text = self._book, self._line(), self._text()
        if book is None or line is None or not line.reported:
            return
        low, high, mobilization = rounded_down(line.low), rounded_up(line.high), book.day.mobilization_id
        self._access.ask_once(
            ("line", text),
            lambda workspace: services.public_lines.lock_line(
                workspace, text=text, low=low, high=high, mobilization=mobilization
            ),
            lambda _entry: self._view.show_toast(board_words.line_locked(), can_undo=True),
        )

    def copy(self) -> None:
        """Copy the newest locked line; before one is locked, the line as it would be."""
        book = self._book
        if book is not None:
            text = book.day.lines[0].text if book.day.lines else self._text()
            self._view.copy_text(text, words.line_copied())

    def ask_third(self) -> None:
        """Copy the number of the person who can be asked for a third count."""
        if self._callee is not None and self._callee.phone:
            self._view.copy_number(self._callee.phone)


def _log(workspace: Workspace, action_id: str, read: ReadCount) -> object:
    return services.entries.log_count(
        workspace,
        action_id=action_id,
        span=(read.low, read.high),
        method=read.method,
        counter=read.counter,
        said=services.entries.Said(text=read.note),
    )
