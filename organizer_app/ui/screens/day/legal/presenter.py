"""Reads what only legal support reads while it is open, and forgets it when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from typing_extensions import override

from organizer_app.domain.basics.changes import LEGAL_ONLY
from organizer_app.domain.day.entry_line import EntryGap, read_line
from organizer_app.domain.day.paper_lines import PaperGap, time_ago
from organizer_app.domain.time.local_time import epoch_minutes, from_epoch_minutes, local_of, minutes_of
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.screens.day.legal.arrest_lines import ArrestLine, arrest_lines
from organizer_app.ui.screens.day.log_lines import LogLine, legal_lines
from organizer_app.ui.screens.day.part_presenter import PartPresenter
from organizer_app.wording.day import entry_bar, log_corrections, paper
from organizer_app.wording.day import legal as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.day.city_finding import CityName
    from organizer_app.domain.day.entry_line import TypedEntry
    from organizer_app.domain.model.day.arrests import Arrest
    from organizer_app.domain.model.day.log_entries import LegalEntry
    from organizer_app.environment.clock import Clock
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

# So many of the cities that a line may mean are named.
_OFFERED: Final = 4


class LegalView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_legal(self, lines: Sequence[LogLine], arrests: Sequence[ArrestLine], purge: str) -> None:
        """Show the entries and the ledger."""

    def legal_taken(self, *, is_entry: bool) -> None:
        """Empty what was logged."""

    def complain_of_legal(self, sentence: str) -> None:
        """Say what is missing."""

    def forget_legal(self) -> None:
        """Drop what was shown."""


class _Book(NamedTuple):
    day: DayBook
    entries: tuple[LegalEntry, ...]
    arrests: tuple[Arrest, ...]
    erased: int
    now: int


class LegalPresenter(PartPresenter[LegalView, _Book]):
    """Holds nothing while it is closed; records whose day has come are erased before it is read."""

    shown = LEGAL_ONLY

    def __init__(self, view: LegalView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background, clock)
        self._book: _Book | None = None

    def close(self) -> None:
        """Forget it."""
        self.look_away()
        self._book = None
        self._view.forget_legal()

    @override
    def _read(self, workspace: Workspace, now: datetime) -> _Book:
        day = services.day_books.read_day(workspace, clock=now)
        erased = services.incidents.purge_arrests(workspace)
        return _Book(
            day,
            services.logs.read_legal_log(workspace, mobilization_id=day.mobilization_id),
            services.logs.read_arrests(workspace, mobilization_id=day.mobilization_id),
            erased,
            epoch_minutes(now) + day.correction,
        )

    @override
    def _take(self, book: _Book | None) -> None:
        if not self.is_followed:
            return
        self._book = book
        if book is None:
            self._view.show_legal((), (), "")
            return
        dates = [each.purge_on for each in book.arrests if each.purge_on is not None]
        purge = words.purged_on(min(dates)) if dates else words.kept_until_release()
        self._view.show_legal(
            legal_lines(book.day, book.entries),
            arrest_lines(book.arrests, book.day.book, book.now, book.day.desk_zone),
            purge,
        )
        if book.erased:
            self._view.show_toast(words.erased(book.erased), can_undo=False)

    # What people do

    def log(self, line: str, corrects: str = "") -> None:
        """Log a line; its city, -20 for the time and from: are understood as on the board.

        Args:
            line: what was typed.
            corrects: the entry whose words it corrects; empty for a new one.
        """
        book = self._book
        if book is None or not line.strip():
            return
        if corrects:
            self._access.ask_once(
                ("correct", corrects, line),
                lambda workspace: services.entries.correct_legal(workspace, entry_id=corrects, text=line),
                lambda _entry: self._view.show_toast(log_corrections.done(), can_undo=True),
            )
            return
        typed = read_line(line, book.day.cities)
        namesakes = _namesakes(line, typed)
        if namesakes:
            self._view.complain_of_legal(paper.which_city(entry_bar.offered_texts(namesakes)))
            return
        action_id, said = "", services.entries.Said(text=line.strip())
        if typed is not None and len(typed.candidates) == 1 and typed.text:
            action_id = typed.candidates[0].action_id
            said = services.entries.Said(
                text=typed.text,
                minutes_ago=typed.minutes_ago,
                heard_from=typed.heard_from,
                channel=typed.channel,
                is_key=typed.is_key,
            )

        def work(workspace: Workspace) -> object:
            return services.entries.log_legal(workspace, said=said, action_id=action_id)

        def done(_entry: object) -> None:
            self._view.legal_taken(is_entry=True)
            self._view.show_toast(words.logged(), can_undo=True)

        self._access.ask_once(("log", line), work, done)

    def hold(self, initials: str, city: str, where: str, needs: str, since: str) -> None:
        """Add a person to the ledger, by initials alone; a time of HQ's clock, or now for none."""
        book = self._book
        if book is None:
            return
        if not initials.strip():
            self._view.complain_of_legal(words.need_initials())
            return
        found = book.day.cities.found(city) if city.strip() else ()
        if city.strip() and not found:
            self._view.complain_of_legal(words.unknown_city(city.strip()))
            return
        if len({(each.city, each.state, each.starts) for each in found}) > 1:
            offered = entry_bar.offered_texts(found[:_OFFERED])
            self._view.complain_of_legal(paper.which_city(offered))
            return
        action_id = found[0].action_id if found else ""
        wall = minutes_of(local_of(from_epoch_minutes(book.now), book.day.desk_zone).wall)
        ago = time_ago(since, wall) if since.strip() else 0
        if isinstance(ago, PaperGap):
            self._view.complain_of_legal(words.no_such_time())
            return

        def work(workspace: Workspace) -> object:
            return services.incidents.log_arrest(
                workspace,
                initials=initials,
                action_id=action_id,
                held_at=where,
                needs=needs,
                minutes_ago=ago,
            )

        self._access.ask_once(
            ("hold", initials, action_id, where, needs, since),
            work,
            lambda _arrest: self._view.legal_taken(is_entry=False),
        )

    def release(self, arrest_id: str, met_by: str) -> None:
        """Mark a person as out; with the last one the ledger gets its purge date."""
        self._access.ask_once(
            ("release", arrest_id),
            lambda workspace: services.incidents.mark_released(
                workspace, arrest_id=arrest_id, picked_up_by=met_by
            ),
            lambda _arrest: self._view.legal_taken(is_entry=False),
        )


def _namesakes(line: str, typed: TypedEntry | None) -> tuple[CityName, ...]:
    """Return the first cities of one name with which a line begins; its state tells which is meant.

    A mere first word of names is text. Two actions of one city are told apart by their starts.
    """
    if typed is None or typed.gap is not EntryGap.CITY:
        return ()
    begins = line.strip().casefold()
    found = {
        (each.city, each.state, each.starts): each
        for each in typed.candidates
        if begins.startswith(each.city.casefold())
    }
    return tuple(found.values())[:_OFFERED] if len(found) > 1 else ()
