"""Decides what the people screen shows: the queue and next call, the matrix, everybody, and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.filters import Facet, Filter
from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_card import call_card
from organizer_app.domain.people.call_days import day_score, next_roll_day, roll_call
from organizer_app.domain.people.call_queue import EMPTY_QUEUE, CallQueue, QueueEntry, make_queue, queue_entry
from organizer_app.domain.people.call_rules import call_back_at
from organizer_app.domain.people.people_problems import UnclearCallBack
from organizer_app.ui.flow import services
from organizer_app.ui.flow.filtering import Filtering
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.screens.people import call_answers
from organizer_app.ui.screens.people import people_jobs as work
from organizer_app.ui.screens.people.coverage_cursor import CoverageCursor
from organizer_app.ui.screens.people.file_saving import PeopleFiles
from organizer_app.ui.screens.people.first_steps import FirstStep, first_step
from organizer_app.ui.screens.people.people_filter import (
    FACETS_OF,
    PEOPLE_SPECS,
    PersonRow,
    options,
    sought,
    talks_kept,
)
from organizer_app.ui.screens.people.people_view import (
    CallsShown,
    PeopleShown,
    PeopleView,
    RollShown,
    ScreenView,
    TalksShown,
)
from organizer_app.wording.people import call_answers as answer_words
from organizer_app.wording.people import calls as call_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.filters import Option
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.people.call_card import Asked, Missing
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.people.people_jobs import Loaded


class PeoplePresenter(PlanPresenter[ScreenView], Filtering[Filter]):
    """Holds the selection and filters; everything else comes from the book."""

    clears_words = True

    def __init__(self, view: ScreenView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background)
        self._clock = clock
        self._keeper = work.BookKeeper()
        self._loaded: Loaded | None = None
        self._queue: CallQueue = EMPTY_QUEUE
        # Calls being logged: the person's number of calls before.
        self._saving: dict[str, int] = {}
        self._entries: tuple[QueueEntry, ...] = ()
        self.files = PeopleFiles(view, self._access, clock)
        self.coverage = CoverageCursor(view, self._access, clock, self.change)
        self._listed: CallQueue = EMPTY_QUEUE
        # The call that is being answered, and the queue when that began: it stays in its place there, though
        # its reasons to be called may be gone.
        self._open: tuple[QueueEntry, CallQueue] | None = None
        self._unclear = ""
        # The person whose call was undone: shown once the queue has them again.
        self._returning = ""
        self.kind = PeopleView.CALLS
        self.wanted = Filter()
        self.person_id = ""

    # The plan

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self._ask(self._keeper.read)

    def on_change(self, change_set: ChangeSet) -> None:
        """Look again at what an edit touched."""
        if self._access.is_open and change_set.touches(services.people_books.SHOWN):
            self._returning = self._undone_call(change_set) or self._returning
            self._ask(lambda plan: self._keeper.renew(plan, change_set))

    def _undone_call(self, change_set: ChangeSet) -> str:
        """Return the id of the person whose call an undo took out of the log, or nothing."""
        if change_set.kind is not EditKind.UNDID or self._loaded is None:
            return ""
        known = self._loaded.book.talks.by_id
        undone = (known.get(record_id) for noun, record_id in change_set.touched if noun is Noun.TALK)
        return next((talk.person_id for talk in undone if talk is not None), "")

    def _ask(self, read: Callable[[Workspace], Loaded]) -> None:
        """Read, and sort the calls in the same job."""
        now = self._clock()

        def found(plan: Workspace) -> tuple[Loaded, CallQueue]:
            loaded = read(plan)
            return loaded, make_queue(loaded.facts.values(), now)

        self._access.ask(found, lambda answer: self._take(*answer))

    def _take(self, loaded: Loaded, queue: CallQueue) -> None:
        self._loaded = loaded
        self._view.show_mix(readiness_mix(loaded.book.rows.values()))
        self._show_queue(queue)

    def refresh(self) -> None:
        """Sort the calls for the present hour, off the UI thread, and show everything again."""
        loaded = self._loaded
        if loaded is None:
            return
        now = self._clock()

        def show(queue: CallQueue) -> None:
            # What was read meanwhile brought its own queue.
            if loaded is self._loaded:
                self._show_queue(queue)

        self._access.ask(lambda _plan: make_queue(loaded.facts.values(), now), show)

    def _show_queue(self, queue: CallQueue) -> None:
        # The book may be older than the last outcomes: nobody may reappear for a moment.
        talks = self._loaded.book.talks if self._loaded else None
        self._saving = {who: had for who, had in self._saving.items() if talks and len(talks.of(who)) <= had}
        self._queue = queue.kept(lambda each: each.person_id not in self._saving) if self._saving else queue
        if any(entry.facts.person_id == self._returning for entry in self._queue.calls):
            self.person_id, self._returning = self._returning, ""
        self._show()

    # View, selection and filter

    def choose_view(self, kind: PeopleView) -> None:
        self.kind = kind
        self._view.show_view(kind.value)
        self._show()

    def choose_person(self, person_id: str) -> None:
        """Select a person."""
        self.person_id, self._returning = person_id, ""
        if self._open is not None and self._open[0].facts.person_id != person_id:
            self._open = None
        self._show()

    @override
    def _narrow(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._view.show_filters()
        self._show()

    def options(self, facet: Facet) -> list[Option]:
        """Return the values of a facet with the number of people of each."""
        if facet is Facet.ROLE and self.kind is PeopleView.COVERAGE:
            return self.coverage.open_roles()
        loaded = self._loaded
        if loaded is None:
            return []
        return options(loaded.book, loaded.facts, self.wanted, facet, self._minutes)

    @property
    def _minutes(self) -> int:
        """The present instant, in minutes since 1970 UTC."""
        return int(self._clock().timestamp()) // 60

    @property
    def book(self) -> PeopleBook | None:
        """The book, once it is read."""
        return self._loaded.book if self._loaded else None

    @property
    def first_step(self) -> FirstStep:
        """The first step if the visible view is empty."""
        loaded = self._loaded
        return first_step(self.kind, self.wanted, loaded, self._clock()) if loaded else FirstStep.PLAN

    def _seen(self) -> Filter:
        """Return the filter of the visible view."""
        return self.wanted.within(FACETS_OF[self.kind])

    def _show(self) -> None:
        if self._loaded is None:
            return
        {
            PeopleView.CALLS: self._show_calls,
            PeopleView.COVERAGE: self._show_coverage,
            PeopleView.EVERYONE: self._show_people,
            PeopleView.TALKS: self._show_talks,
            PeopleView.ROLL_CALL: self._show_roll,
        }[self.kind](self._loaded)

    def _found(self, loaded: Loaded, person_ids: Iterable[str]) -> set[str]:
        texts = loaded.haystacks
        found = set(person_ids)
        for word in sought(self.wanted.words):
            found = {each for each in found if word in texts[each]}
        return found

    # Calls

    def _show_calls(self, loaded: Loaded) -> None:
        queue = self._with_open_call(self._kept(loaded), loaded)
        self._listed, self._entries = queue, queue.calls
        entry = self._entry()
        self.person_id = entry.facts.person_id if entry else ""
        now = self._clock()
        desk = loaded.book.desk_zone(entry.facts.action_id if entry else "")
        self._view.show_calls(
            CallsShown(
                book=loaded.book,
                queue=queue,
                caller=self.caller,
                score=day_score(loaded.book, queue, now, desk),
                waiting=queue.waiting,
                entry=entry,
                card=call_card(loaded.book, entry.facts) if entry else None,
                now=now,
                desk_zone=desk,
            )
        )

    def _with_open_call(self, queue: CallQueue, loaded: Loaded) -> CallQueue:
        """Keep the call that is being answered in its place until its outcome is logged.

        The next call is the one below it: were it sorted by what it answered, others would be passed over.
        """
        if self._open is None:
            return queue
        kept, begun = self._open
        facts = loaded.facts.get(kept.facts.person_id)
        # Its answers change why the person is called.
        return queue if facts is None else queue.with_place_of(queue_entry(facts, self._clock()), begun)

    def answer(self, asked: Asked, text: str) -> bool:
        """Put an answer into the plan, the call stays open; return whether the answer was understood."""
        entry = self._entry()
        if entry is None:
            return False
        day = entry.facts.day
        change = call_answers.answer(asked, entry.facts.action_id, text, int(day[:4]) if day else self.year)
        if change is None:
            self._unclear = answer_words.unclear(asked.question, text)
            self._view.show_problem(self._unclear)
        else:
            self._take_down(entry, change)
        return change is not None

    def retype(self) -> None:
        """Take back that an answer is unclear: its field holds something else now, typed or chosen."""
        if self._unclear:
            self._view.withdraw_problem(self._unclear)
            self._unclear = ""

    def tick(self, missing: Missing) -> None:
        """Complete a missing item of the current call's city."""
        entry = self._entry()
        if entry is not None:
            self._take_down(entry, call_answers.tick(missing))

    def _take_down(self, entry: QueueEntry, change: Callable[[Workspace], object]) -> None:
        book = self.book
        city = book.rows[entry.facts.action_id].city if book else ""
        if self._open is None:
            self._open = (entry, self._listed)
        self.person_id = entry.facts.person_id
        self.change(change, lambda: self._view.show_toast(answer_words.saved(city), can_undo=True))

    def suggest_people(self, text: str, then: Callable[[list[str]], None]) -> None:
        """Pass the names that match a text to a function: people of the city at hand first, then nearby."""
        entry = self._entry()
        cell = self.coverage.cell
        near = (
            cell[0] if cell and self.kind is PeopleView.COVERAGE else entry.facts.action_id if entry else ""
        )
        self._access.ask(lambda plan: services.name_suggestions.people_called(plan, text, near=near), then)

    def _kept(self, loaded: Loaded) -> CallQueue:
        wanted, now = self._seen(), self._minutes
        if wanted.is_empty:
            return self._queue
        found = self._found(loaded, loaded.facts) if self.wanted.words.strip() else None
        return self._queue.kept(
            lambda each: (
                (found is None or each.person_id in found)
                and wanted.passes(PEOPLE_SPECS, PersonRow(loaded.book, each.person_id, each, now))
            )
        )

    def _entry(self) -> QueueEntry | None:
        first = self._entries[0] if self._entries else None
        return next((each for each in self._entries if each.facts.person_id == self.person_id), first)

    @property
    def caller(self) -> str:
        """The headquarters member whose calls are shown, or empty for all."""
        kept = self.wanted.of(Facet.CALLER)
        return next(iter(kept)) if len(kept) == 1 else ""

    def step(self, steps: int) -> None:
        """Move forward or back in the queue."""
        entry = self._entry()
        if entry is not None:
            at = self._entries.index(entry) + steps
            self.choose_person(self._entries[max(0, min(at, len(self._entries) - 1))].facts.person_id)

    def log(self, outcome: TalkOutcome, note: str = "", *, said_yes: bool = False) -> None:
        """Log the current call and go to the next one."""
        self._log(outcome, note, None, said_yes=said_yes)

    def log_call_back(self, text: str, note: str = "") -> bool:
        """Log a promised callback at a typed time; return whether the time was understood."""
        entry = self._entry()
        if entry is None:
            return False
        try:
            due = call_back_at(text, self._clock(), entry.facts.zone)
        except UnclearCallBack as problem:
            from organizer_app.wording.errors.problems import sentence

            self._unclear = sentence(problem)
            self._view.show_problem(self._unclear)
            return False
        self._log(TalkOutcome.CALL_BACK, note, due)
        return True

    def _log(self, outcome: TalkOutcome, note: str, due: datetime | None, *, said_yes: bool = False) -> None:
        entry, loaded = self._entry(), self._loaded
        if entry is None or loaded is None:
            return
        from organizer_app.services.people.calls import CallResult

        facts, point = entry.facts, loaded.book.phone_of(entry.facts.person_id)
        result = CallResult(
            person_id=facts.person_id,
            action_id=facts.action_id,
            point_id=point.id if point else "",
            outcome=outcome,
            at=self._clock(),
            zone=facts.zone,
            note=note,
            due_at=due,
            said_yes=said_yes,
        )
        said = call_words.logged(outcome, facts.name)
        self._open = None
        at = self._entries.index(entry)
        self._entries = self._entries[:at] + self._entries[at + 1 :]
        self._saving[facts.person_id] = len(loaded.book.talks.of(facts.person_id))
        self._queue = self._queue.kept(lambda each: each.person_id != facts.person_id)
        following = self._entries[min(at, len(self._entries) - 1)] if self._entries else None
        self.choose_person(following.facts.person_id if following else "")
        self._access.ask(
            lambda plan: services.calls.log_call(plan, result),
            lambda _talk: self._view.show_toast(said, can_undo=True),
            lambda problem: self._not_logged(facts.person_id, problem),
        )

    def _not_logged(self, person_id: str, problem: Problem) -> None:
        from organizer_app.wording.errors.problems import sentence

        self._saving.pop(person_id, None)
        self._view.show_problem(sentence(problem))
        self.refresh()

    # Everybody, the log and the final check-in

    def _show_people(self, loaded: Loaded) -> None:
        book, facts = loaded.book, loaded.facts
        found = self._found(loaded, book.people) if self.wanted.words.strip() else book.people
        wanted, now = self._seen(), self._minutes
        kept = [each for each in loaded.order if each.id in found]
        if wanted.facets:
            everybody = ((each, PersonRow(book, each.id, facts.get(each.id), now)) for each in kept)
            kept = [each for each, person in everybody if wanted.passes(PEOPLE_SPECS, person)]
        self._view.show_people(PeopleShown(book, tuple(kept), self.person_id, self._clock()))

    def _show_talks(self, loaded: Loaded) -> None:
        book = loaded.book
        people = self._found(loaded, book.people) if self.wanted.words.strip() else book.people
        talks = talks_kept(self._seen(), book, loaded.facts, people, self._minutes)
        self._view.show_talks(TalksShown(book, tuple(talks), book.desk_zone("")))

    def _show_roll(self, loaded: Loaded) -> None:
        now = self._clock()
        day = next_roll_day(loaded.book, now, loaded.book.desk_zone(""))
        self._view.show_roll(RollShown(day.isoformat(), roll_call(loaded.book, day)))

    def _show_coverage(self, loaded: Loaded) -> None:
        self.coverage.show(loaded.book, self._seen())

    # Changes

    def change(self, change: Callable[[Workspace], object], then: Callable[[], None] | None = None) -> None:
        """Change the plan in the background; if the change is refused, show what the plan holds."""

        def refused(problem: Problem) -> None:
            from organizer_app.wording.errors.problems import sentence

            self._view.show_problem(sentence(problem))
            self._show()

        self._access.ask(change, lambda _done: then() if then else None, refused)

    @property
    def year(self) -> int:
        """The year of a day typed without one."""
        return self._clock().year

    def refuse(self, sentence: str) -> None:
        """Report that a text was not understood, and show what the plan holds."""
        self._view.show_problem(sentence)
        self._show()

    def say(self, sentence: str) -> None:
        """Show a message that needs no undo."""
        self._view.show_toast(sentence, can_undo=False)

    def add_person(self, name: str) -> None:
        """Add a person and select them."""
        made: list[str] = []

        def add(plan: Workspace) -> None:
            from organizer_app.services.people.people import add_person

            made.append(add_person(plan, name=name))

        def added() -> None:
            self.wanted = Filter()
            self.person_id = made[-1]
            self._view.show_filters()
            self.choose_view(PeopleView.EVERYONE)

        self.change(add, added)

    def give_to(self, caller: str) -> None:
        """Assign the visible calls to a headquarters member."""
        ids = [each.facts.person_id for each in self._entries]

        def give(plan: Workspace) -> None:
            from organizer_app.services.people.people import set_caller

            set_caller(plan, person_ids=ids, caller=caller)

        if ids:
            self.change(give)

    def save_call_sheet(self, file: Path) -> None:
        """Save the call sheet of the visible calls."""
        if self._loaded is not None:
            self.files.save_call_sheet(file, self._loaded, self.wanted.of(Facet.CALLER))

    def save_roll_call(self, file: Path) -> None:
        """Save the final check-in of the next day of action as pages to print."""
        self.files.save_roll_call(file)

    def confirm(self, assignment_id: str) -> None:
        """Record in the final check-in that somebody has confirmed."""
        from organizer_app.domain.model.assignments import AssignmentStatus

        def brief(plan: Workspace) -> None:
            from organizer_app.services.people.coverage import set_role_status

            set_role_status(plan, assignment_id=assignment_id, status=AssignmentStatus.BRIEFED)

        self.change(brief)
