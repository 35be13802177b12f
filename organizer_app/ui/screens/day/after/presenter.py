"""Reads how the day went while it is looked at, notes thanks, and writes the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.screens.day.after.after_lines import AfterLine, QueueLine, after_lines, queue_lines
from organizer_app.ui.screens.day.day_printing import print_paper, print_report_to
from organizer_app.ui.screens.day.part_presenter import PartPresenter
from organizer_app.wording.day import after_action as words
from organizer_app.wording.day import lessons as lesson_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from organizer_app.environment.clock import Clock
    from organizer_app.services.checklists.templates import ListedTemplate
    from organizer_app.services.day.after_actions import AfterBook
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


class TypedStep(NamedTuple):
    """A step as it is typed: its template by id or code, the id of the step it changes or empty, the rest."""

    template: str
    task_id: str
    title: str
    days: int
    is_gate: bool


class AfterView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_no_after(self) -> None:
        """Say that there is no day."""

    def show_after(self, book: AfterBook, lines: list[AfterLine], queue: list[QueueLine]) -> None:
        """Show how the day went and what it taught."""

    def show_proposal_form(self, templates: Sequence[ListedTemplate]) -> None:
        """Open the form of a proposed step."""

    def close_proposal_form(self) -> None:
        """Close it: the step was proposed."""


class AfterPresenter(PartPresenter[AfterView, "AfterBook"]):
    """Reads only while it is looked at."""

    shown = frozenset(
        {
            Noun.LOG_ENTRY,
            Noun.COUNT_REPORT,
            Noun.DELIVERY,
            Noun.CITY_ACTION,
            Noun.PLACE,
            Noun.DAY_SETTING,
            Noun.LESSON,
            Noun.PROPOSED_TASK,
            Noun.LEARNED_RATIO,
            Noun.TEMPLATE_TASK,
            Noun.ASSIGNMENT,
        }
    )

    def __init__(self, view: AfterView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background, clock)
        self._book: AfterBook | None = None

    @override
    def _read(self, workspace: Workspace, now: datetime) -> AfterBook:
        return services.after_actions.read_after(workspace, clock=now)

    @override
    def _take(self, book: AfterBook | None) -> None:
        self._book = book
        if book is None or not book.after.cities:
            self._view.show_no_after()
            return
        self._view.show_after(
            book, after_lines(book.after, book.lessons, book.forecasts), queue_lines(book.after)
        )

    def thank(self, action_id: str) -> None:
        """Note that the lead of a city was thanked; the city leaves the queue."""
        cities = self._book.after.cities if self._book is not None else ()
        city = next((each for each in cities if each.state.city.action_id == action_id), None)
        if city is None:
            return
        text = words.thanked_text(city)
        self._access.ask(
            lambda workspace: services.after_actions.note_thanks(workspace, action_id=action_id, text=text),
            lambda _entry: self._view.show_toast(words.thanked(), can_undo=True),
        )

    def write(self, action_id: str, field: str, text: str) -> None:
        """Write what happened in a city, why, or what to do next time."""
        self._access.ask(
            lambda workspace: services.lessons.write_lesson(
                workspace, action_id=action_id, field=field, text=text
            ),
            lambda _nothing: None,
        )

    def open_form(self) -> None:
        """Read the templates, then open the form of a proposed step."""
        if self._book is None:
            return
        mobilization_id = self._book.day.mobilization_id
        self._access.ask(
            lambda workspace: services.templates.list_templates(workspace, mobilization_id=mobilization_id),
            self._view.show_proposal_form,
        )

    def propose(self, action_id: str, typed: TypedStep) -> None:
        """Propose a step of a template as what a city taught."""

        def work(workspace: Workspace) -> None:
            step = services.proposed_tasks.TypedProposal(
                template=typed.template,
                title=typed.title,
                offset_days=typed.days,
                is_gate=typed.is_gate,
                task_id=typed.task_id,
            )
            services.proposed_tasks.propose_task(workspace, typed=step, action_id=action_id)

        def done(_nothing: None) -> None:
            self._view.close_proposal_form()
            self._view.show_toast(lesson_words.proposed(), can_undo=True)

        self._access.ask(work, done)

    def decide(self, proposal_id: str, *, is_accepted: bool) -> None:
        """Make a proposed step part of its template, or leave it out."""

        def work(workspace: Workspace) -> int:
            if is_accepted:
                return services.proposed_tasks.accept_task(workspace, proposal_id=proposal_id)
            services.proposed_tasks.leave_out_task(workspace, proposal_id=proposal_id)
            return 0

        def done(revision: int) -> None:
            told = lesson_words.accepted(revision) if is_accepted else lesson_words.left_out()
            self._view.show_toast(told, can_undo=True)

        self._access.ask(work, done)

    def use_ratios(self) -> None:
        """Let the next forecast use what was learned."""
        if self._book is None:
            return
        now = self._clock()
        ids = [each.state.city.action_id for each in self._book.after.cities]
        self._access.ask(
            lambda workspace: services.forecasts.use_ratios(workspace, action_ids=ids, clock=now),
            lambda count: self._view.show_toast(lesson_words.ratios_used(count), can_undo=True),
        )

    def print_to(self, out: Path) -> None:
        """Write the report as PDF, or as a web page by its ending."""
        print_paper(self._access, self._view, print_report_to, out, self._clock())
