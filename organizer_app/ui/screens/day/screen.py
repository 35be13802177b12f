"""The day of: the board, live, and in a window of its own for the wall."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.places.city_names import is_city_named
from organizer_app.ui.flow import alarms
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.number_clipboard import NumberClipboard
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.day.after.presenter import AfterPresenter
from organizer_app.ui.screens.day.board_view import BoardView
from organizer_app.ui.screens.day.counts.presenter import CountsPresenter
from organizer_app.ui.screens.day.day_bar import DayBar
from organizer_app.ui.screens.day.legal.presenter import LegalPresenter
from organizer_app.ui.screens.day.log_presenter import LogPresenter
from organizer_app.ui.screens.day.paper.presenter import PaperPresenter
from organizer_app.ui.screens.day.presenter import DayPresenter
from organizer_app.ui.screens.day.rehearsal.presenter import RehearsalPresenter
from organizer_app.ui.screens.day.shows.presenter import ShowsPresenter
from organizer_app.ui.screens.day.wall import Wall
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.wording.day import board as words
from organizer_app.wording.day import day_views as day_words
from organizer_app.wording.day import ladder_card as card_words
from organizer_app.wording.day import paper
from organizer_app.wording.day import rehearsals as rehearsal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from organizer_app.domain.basics.filters import Facet, Filter, Option
    from organizer_app.domain.day.board import Board
    from organizer_app.domain.day.city_counts import CityCounts
    from organizer_app.domain.day.city_finding import CityName
    from organizer_app.domain.day.counting import Imputation
    from organizer_app.domain.day.show_lanes import Lane
    from organizer_app.services.checklists.templates import ListedTemplate
    from organizer_app.services.day.after_actions import AfterBook
    from organizer_app.services.day.count_books import CountBook
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.day.ladder_calls import Callee
    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.day.after.after_lines import AfterLine, QueueLine
    from organizer_app.ui.screens.day.after.after_pane import AfterPane
    from organizer_app.ui.screens.day.board_list import BoardLine
    from organizer_app.ui.screens.day.counts.count_lines import CountLine
    from organizer_app.ui.screens.day.counts.counts_view import CountsPane
    from organizer_app.ui.screens.day.entry_bar import EntryBar
    from organizer_app.ui.screens.day.legal.arrest_lines import ArrestLine
    from organizer_app.ui.screens.day.legal.legal_pane import LegalPane
    from organizer_app.ui.screens.day.log_lines import LogLine
    from organizer_app.ui.screens.day.log_view import LogPane
    from organizer_app.ui.screens.day.next_list import NextLine
    from organizer_app.ui.screens.day.paper.draft_lines import DraftLine
    from organizer_app.ui.screens.day.paper.paper_pane import PaperPane
    from organizer_app.ui.screens.day.rehearsal.rehearsal_strip import RehearsalStrip
    from organizer_app.ui.screens.day.rehearsal.score_lines import ShownScore
    from organizer_app.ui.screens.day.rehearsal.score_pane import ScorePane
    from organizer_app.ui.screens.day.shown_ladder import ShownLadder
    from organizer_app.ui.screens.day.shows.show_lines import ShowLine
    from organizer_app.ui.screens.day.shows.shows_view import ShowsPane
    from organizer_app.ui.theme.theme import Theme

P = TypeVar("P", bound=QWidget)
# The pane of each view but the board.
_PANES: Final = {"day_log": "log", "counts": "counts", "shows": "shows", "after": "after"}


class DayScreen(PresentedScreen):
    """Shows what the presenter decides."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("dayScreen")
        self.presenter = DayPresenter(self, context.background, context.clock)
        self.log_presenter = LogPresenter(self, context.background, context.clock)
        self.counts_presenter = CountsPresenter(self, context.background, context.clock)
        self.shows_presenter = ShowsPresenter(self, context.background, context.clock)
        self.legal_presenter = LegalPresenter(self, context.background, context.clock)
        self.paper_presenter = PaperPresenter(self, context.background, context.clock)
        self.after_presenter = AfterPresenter(self, context.background, context.clock)
        self.rehearsal_presenter = RehearsalPresenter(self, context.background)
        self._presenters = (
            self.rehearsal_presenter, self.after_presenter, self.paper_presenter, self.presenter,
            self.log_presenter, self.counts_presenter, self.shows_presenter, self.legal_presenter,
        )  # fmt: skip
        # What reads only while its view is in sight.
        self._looked_at: dict[str, LogPresenter | CountsPresenter | ShowsPresenter | AfterPresenter] = {
            "day_log": self.log_presenter, "counts": self.counts_presenter, "shows": self.shows_presenter,
            "after": self.after_presenter,
        }  # fmt: skip
        self._clipboard = NumberClipboard(self)
        self.bar = DayBar(context.theme, self)
        self.board = BoardView(context.theme, self)
        self.empty = EmptyState(context.theme, "radio", self)
        self._connect_bar()
        self._connect_board()
        self._stack = QStackedWidget(self)
        for pane in (self.board, self.empty):
            self._stack.addWidget(pane)
        # With alarms the clock goes on while another screen is shown, but not without the plan.
        self.destroyed.connect(self.presenter.rest)
        self._view = "board"
        self._minute = 0
        self._wall: Wall | None = None
        self._column = column_of(self)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._stack, 1)
        self.presenter.read()

    def _connect_bar(self) -> None:
        self.bar.full_screen_asked.connect(self.toggle_wall)
        self.bar.lock_asked.connect(self.presenter.lock_line)
        self.bar.paper_asked.connect(self.open_paper)
        self.bar.handover_asked.connect(lambda: self._frame.open_sheet("handover"))
        self.bar.incident_asked.connect(self._start_incident)
        self.bar.view_chosen.connect(self.show_view)
        self.empty.acted.connect(lambda: self._frame.go_to(Destination("plan", "map")))

    def _connect_board(self) -> None:
        self.board.report_to(self.presenter)
        self.board.entry.field.paste_taker = self.paper_presenter.paste
        self.board.card.number_asked.connect(self.copy_number)
        self.board.full_screen_asked.connect(self.toggle_wall)

    # The panes: each is made when it is first looked at

    @cached_property
    def log(self) -> LogPane:
        """What was entered, newest first; made when it is gone to first."""
        from organizer_app.ui.screens.day.log_view import LogPane

        log = LogPane(self._theme, self)
        log.report_to(self.log_presenter)
        log.entry.report_to(self.presenter)
        log.entry.field.paste_taker = self.paper_presenter.paste
        log.legal_asked.connect(self._open_legal)
        return self._added(log)

    @cached_property
    def legal(self) -> LegalPane:
        """What only legal support reads."""
        from organizer_app.ui.screens.day.legal.legal_pane import LegalPane

        legal = LegalPane(self._theme, self)
        legal.report_to(self.legal_presenter)
        return self._added(legal)

    @cached_property
    def paper(self) -> PaperPane:
        """Many lines at once."""
        from organizer_app.ui.screens.day.paper.paper_pane import PaperPane

        pane = PaperPane(self._theme, self)
        pane.report_to(self.paper_presenter)
        pane.closed.connect(lambda: self.show_view("board"))
        return self._added(pane)

    @cached_property
    def counts(self) -> CountsPane:
        """Counters, signatures and the public number; made when they are gone to first."""
        from organizer_app.ui.screens.day.counts.counts_view import CountsPane

        counts = CountsPane(self._theme, self)
        counts.report_to(self.counts_presenter)
        counts.empty.acted.connect(self.empty.acted)
        return self._added(counts)

    @cached_property
    def shows(self) -> ShowsPane:
        """The runs of show."""
        from organizer_app.ui.screens.day.shows.shows_view import ShowsPane

        shows = ShowsPane(self._theme, self)
        shows.report_to(self.shows_presenter)
        shows.empty.acted.connect(lambda: self._frame.go_to(Destination("logistics", "run_of_show")))
        return self._added(shows)

    @cached_property
    def after(self) -> AfterPane:
        """How the day went."""
        from organizer_app.ui.screens.day.after.after_pane import AfterPane

        after = AfterPane(self._theme, self)
        after.report_to(self.after_presenter)
        after.count_asked.connect(self._go_to_count)
        after.empty.acted.connect(self.empty.acted)
        return self._added(after)

    @cached_property
    def strip(self) -> RehearsalStrip:
        """What says above every view that this is a rehearsal."""
        from organizer_app.ui.screens.day.rehearsal.rehearsal_strip import RehearsalStrip

        strip = RehearsalStrip(self._theme, self)
        strip.speed_chosen.connect(self.rehearsal_presenter.choose_speed)
        strip.end_asked.connect(self.rehearsal_presenter.end)
        self._column.insertWidget(1, strip)
        return strip

    @cached_property
    def score(self) -> ScorePane:
        """How a rehearsal went."""
        from organizer_app.ui.screens.day.rehearsal.score_pane import ScorePane

        score = ScorePane(self._theme, self)
        score.back_asked.connect(lambda: self._frame.run_command("end_rehearsal"))
        return self._added(score)

    def _added(self, pane: P) -> P:
        self._stack.addWidget(pane)
        return pane

    def is_made(self, pane: str) -> bool:
        """Return whether somebody has looked at a pane, by its name here."""
        return pane in self.__dict__

    def _is_at(self, *panes: str) -> bool:
        """Return whether one of some panes is shown."""
        return any(self.__dict__.get(pane) is self._stack.currentWidget() for pane in panes)

    def _go_to_count(self, action_id: str) -> None:
        self.counts_presenter.select(action_id)
        self._frame.go_to(Destination("day", "counts"))

    def show_no_after(self) -> None:
        """Say that there is no day to look back at."""
        self.after.show_nothing()

    def show_after(self, book: AfterBook, lines: list[AfterLine], queue: list[QueueLine]) -> None:
        """Show how the day went and what it taught."""
        self.after.show_after(book, lines, queue)

    def show_proposal_form(self, templates: Sequence[ListedTemplate]) -> None:
        """Open the form of a proposed step."""
        self.after.open_form(templates)

    def close_proposal_form(self) -> None:
        """Close it: the step was proposed."""
        self.after.lessons.close_form()

    # From the presenter

    def show_nothing(self) -> None:
        """Say that the plan has no day to show."""
        self.empty.say(words.nothing_title(), words.nothing_hint(), words.go_to_plan())
        self._stack.setCurrentWidget(self.empty)

    def show_board(self, day: DayBook, board: Board, lines: Sequence[BoardLine]) -> None:
        """Move every view of the day to the minute of the board."""
        self.bar.show_day(day)
        if board.now != self._minute:
            self._minute = board.now
            self.rehearsal_presenter.tick()
        if self._view == "shows":
            self.shows_presenter.move_to(board.now)
        self.paper_presenter.take_day(day)
        self._frame.show_live("day", day_words.live_spoken(board.live), is_live=board.live > 0)
        if not lines:
            self.show_nothing()
            return
        self.board.show_board(day, board, lines)
        if self._wall is None and not self._is_at("legal", "paper", "score"):
            self._show_page()

    def _show_page(self) -> None:
        """Show the pane of the view that is wanted."""
        name = _PANES.get(self._view, "board")
        self._stack.setCurrentWidget(getattr(self, name))
        self.bar.show_board_buttons(is_board=name == "board")

    def show_log(self, lines: list[LogLine], counts: dict[str, int], tier: str, wanted: Filter) -> None:
        """Show a part of the log."""
        self.log.show_log(lines, counts, tier, wanted)

    def show_log_options(self, facet: Facet, values: Sequence[Option], kept: frozenset[str]) -> None:
        """Offer the values of a chip of the log."""
        self.log.offer(facet, values, kept)

    def open_paper(self) -> None:
        """Show the view for many lines at once, where there is a day to log them into."""
        if not self._is_at("empty"):
            self._stack.setCurrentWidget(self.paper)
            self.paper.focus_main()

    def show_drafts(self, lines: Sequence[DraftLine]) -> None:
        """Show what each line from paper is understood as."""
        self.paper.show_lines(lines)

    def show_draft_text(self, text: str) -> None:
        """Show the lines that are left."""
        self.paper.show_text(text)

    def put_draft(self, line: str) -> None:
        """Put a pasted message into the entry bar; a person presses Enter."""
        entry = self.log.entry if self._view == "day_log" else self.board.entry
        entry.field.setText(line)
        self.announce(paper.filled_in())

    def _open_legal(self) -> None:
        self.legal_presenter.look()
        self._stack.setCurrentWidget(self.legal)
        self.legal.focus_main()

    def _close_legal(self) -> None:
        if self._is_at("legal"):
            self.legal_presenter.close()

    def show_legal(self, lines: Sequence[LogLine], arrests: Sequence[ArrestLine], purge: str) -> None:
        """Show what only legal support reads."""
        self.legal.show_legal(lines, arrests, purge)

    def legal_taken(self, *, is_entry: bool) -> None:
        """Empty what was logged for legal support."""
        self.legal.taken(is_entry=is_entry)

    def complain_of_legal(self, sentence: str) -> None:
        """Say what is missing in what was typed for legal support."""
        self.legal.complain(sentence)

    def forget_legal(self) -> None:
        """Drop what only legal support reads."""
        self.legal.forget()

    def show_ladder(self, shown: ShownLadder | None) -> None:
        """Show the one thing to do now."""
        self.board.card.show_ladder(shown)
        self.rehearsal_presenter.follow(shown)

    def show_next(self, lines: list[NextLine], left: int) -> None:
        """Show what happens next."""
        self.board.show_next(lines, left)

    def show_entry(self, cities: Sequence[CityName], chosen: int, text: str, *, is_ready: bool) -> None:
        """Show what the typed line was understood as."""
        for entry in self._entries():
            entry.show_candidates(cities, chosen)
            entry.show_understood(text, is_ready=is_ready)

    def entry_logged(self) -> None:
        """Empty the line."""
        for entry in self._entries():
            entry.clear()

    def _entries(self) -> list[EntryBar]:
        return [self.board.entry, self.log.entry] if self.is_made("log") else [self.board.entry]

    def show_no_lanes(self) -> None:
        """Say that no city has a run of show."""
        self.shows.show_nothing()

    def show_lanes(self, lines: Sequence[ShowLine], chosen: str, zone: str, now: int) -> None:
        """Show the runs of show."""
        self.shows.show_lanes(lines, chosen, zone, now)

    def show_lane_tallies(self, running: int, over: int, upcoming: int, adrift: tuple[int, int]) -> None:
        """Show how the runs of show are going."""
        self.shows.show_tallies(running, over, upcoming, adrift)

    def show_driven(self, lane: Lane | None, now: int) -> None:
        """Show the lane that the keys drive."""
        self.shows.show_driven(lane, now)

    def show_no_counts(self) -> None:
        """Say that no city could be counted."""
        self.counts.show_nothing()

    def show_counts(self, book: CountBook, lines: Sequence[CountLine], chosen: str) -> None:
        """Show the cities by what their counts wait for."""
        self.counts.show_counts(book, lines, chosen)

    def show_counted_city(self, city: CityCounts, now: int, desk_zone: str) -> None:
        """Show one city's counts."""
        self.counts.show_city(city, now, desk_zone)

    def show_asked(self, callee: Callee | None) -> None:
        """Show whom to ask for a third count."""
        self.counts.show_asked(callee)

    def show_number(self, book: CountBook, rule: Imputation, line: str) -> None:
        """Show the national number by a rule."""
        self.counts.show_number(book, rule, line)

    def complain_of_count(self, sentence: str) -> None:
        """Say beside the form what a count lacks."""
        self.counts.city.form.complain(sentence)

    def complain_of_delivery(self, sentence: str) -> None:
        """Say beside the field what a delivery lacks."""
        self.counts.city.complain_of_delivery(sentence)

    def copy_text(self, text: str, said: str) -> None:
        """Copy a line that may be said in public."""
        is_real = not self.rehearsal_presenter.is_on
        QGuiApplication.clipboard().setText(text if is_real else rehearsal_words.marked(text))
        self.show_toast(said, can_undo=False)

    def copy_number(self, phone: str) -> None:
        """Copy a phone number for half a minute."""
        self._clipboard.copy(phone)
        self.show_toast(card_words.copied(), can_undo=False)

    def announce(self, sentence: str) -> None:
        """Say something through the screen reader, politely."""
        announce(self.board.list, sentence)

    def ring(self, count: int) -> None:
        """Announce cities that came onto the ladder, as this laptop's person chose."""
        alarms.ring(count)

    # A rehearsal

    def show_rehearsal(self, speed: int) -> None:
        """Say above every view, and on the wall, that this is a rehearsal."""
        self.strip.show_speed(speed)
        self.board.head.mark = rehearsal_words.strip_name()
        self.board.head.update()

    def show_rehearsal_news(self, told: str, score: str) -> None:
        """Show what a city told, and how the desk does."""
        self.strip.show_told(told)
        self.strip.score.setText(score)

    def show_call_answer(self, text: str) -> None:
        """Show whether a call is answered now."""
        self.strip.show_answer(text)

    def show_score(self, sentence: str, lines: list[ShownScore]) -> None:
        """Show the score at the end."""
        self.score.show_score(sentence, lines)
        self.show_rehearsal_news("", sentence)
        self.strip.show_answer("")
        self._stack.setCurrentWidget(self.score)
        self.score.focus_main()

    def clock_changed(self) -> None:
        """Follow the clock at its new speed."""
        self.presenter.follow_clock()

    # What people do

    def _start_incident(self) -> None:
        if self._view != "board":
            self.show_view("board")
        self.board.start_incident()

    def toggle_wall(self) -> None:
        """Show the board alone on the whole screen, larger, or bring it back."""
        if self._wall is not None:
            self._wall.close()
            return
        wall = self._wall = Wall(self.board, self._theme)
        wall.closed.connect(self._end_wall)
        self.presenter.show_wall(is_on=True)
        wall.showFullScreen()

    def _end_wall(self) -> None:
        self._wall = None
        self._stack.insertWidget(0, self.board)
        self.presenter.show_wall(is_on=False)
        self._show_page()
        self.board.show()
        if not self.isVisible():
            self.presenter.rest()
        self.focus_main()

    # From the window

    def is_in_sight(self) -> bool:
        """Return whether the board is visible, here or on the wall, or must be followed for its alarms."""
        return super().is_in_sight() or self._wall is not None or alarms.are_on()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let no timer run while nobody looks."""
        super().hideEvent(event)
        # It is not open when a person comes back to this screen.
        self._close_legal()
        if self._is_at("legal"):
            self._show_page()
        if self._wall is None and not alarms.are_on():
            self.presenter.rest()

    def show_view(self, view: str) -> None:
        """Show one of the views of the day."""
        self._close_legal()
        self._view = view
        self.bar.views.choose(view)
        for code, presenter in self._looked_at.items():
            (presenter.look if code == view else presenter.look_away)()
        if self._stack.currentWidget() is not self.empty or view in self._looked_at:
            self._show_page()

    def focus_search(self) -> None:
        """Put the keyboard in the entry line."""
        if self._view == "day_log":
            self.log.entry.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._view == "board":
            self.board.focus_entry()
        else:
            self.focus_main()

    def focus_main(self) -> None:
        """Put the keyboard on the board, or on what stands in its place."""
        if self._stack.currentWidget() is self.empty:
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._is_at("paper", "legal", "score"):
            pane = next(each for each in ("paper", "legal", "score") if self._is_at(each))
            getattr(self, pane).focus_main()
        elif self._is_at("log", "shows", "counts", "after"):
            getattr(self, _PANES[self._view]).focus_list()
        elif self.board.entry.isVisible():
            # In the list, what somebody types would log by its keys.
            self.board.focus_entry()
        else:
            self.board.focus_list()

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 steps through."""
        board = self.board
        panes: dict[str, Callable[[], tuple[QWidget, ...]]] = {
            "empty": lambda: (self.empty,),
            "paper": lambda: (self.paper.text, self.paper.list),
            "legal": lambda: (self.legal.entry, self.legal.ledger),
            "score": lambda: (self.score.list, self.score.back),
            "log": lambda: (self.log.entry, self.log.list),
            "shows": lambda: (self.shows.list, self.shows.drive),
            "after": lambda: (self.after.list, self.after.queue),
            "counts": lambda: (self.counts.list, self.counts.city, self.counts.ledger),
        }
        shown = next((parts() for name, parts in panes.items() if self._is_at(name)), None)
        return [self.bar, *(shown or (board.entry, board.list, board.card, board.next))]

    def select_city(self, name: str) -> bool:
        """Go to a city on the board."""
        for spot, line in enumerate(self.board.list.lines):
            state = getattr(line, "state", None)
            if state is not None and is_city_named(name, state.city.city, state.city.state):
                self.board.list.land(spot)
                return True
        return False

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if self._wall is not None:
            self._wall.take_theme(theme)
