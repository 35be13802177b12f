"""Decides which reply is shown, which answers are ticked, and what its buttons do; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.sharing.returned_forms import ReturnState
from organizer_app.environment.bounded_files import bounded_bytes
from organizer_app.ui.flow import services
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.sharing.returned_forms import ReturnedForm, ReturnsInbox
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.returned_forms import ReplyRead
    from organizer_app.ui.flow.background import Runner


class ReturnsView(Protocol):
    """What the presenter calls on the screen."""

    def show_problem(self, sentence: str) -> None:
        """Show an error."""

    def show_inbox(self, inbox: ReturnsInbox, selected: str) -> None:
        """Show the replies and the forms that are still out."""

    def show_form(self, form: ReturnedForm | None, ticked: frozenset[str]) -> None:
        """Show one reply, or none."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Confirm what was done."""


class _Received(NamedTuple):
    """What became of files or a pasted text."""

    ids: tuple[str, ...]
    repeats: int
    refused: tuple[tuple[str, str], ...]


class ReturnsPresenter:
    """Keeps the inbox current; a reply keeps its ticks while others come."""

    def __init__(self, view: ReturnsView, background: Runner) -> None:
        self._view = view
        self._access = PlanAccess(view, background)
        self._inbox: ReturnsInbox | None = None
        self._chosen = ""
        self._ticks: dict[str, frozenset[str]] = {}
        self._reading = OneAtATime(self._access, lambda: _inbox, self._take)

    def attach(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self._access.open(workspace)

    def read(self) -> None:
        """Read the inbox again."""
        self._reading.start()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again: what the plan says now is beside every answer."""
        del change_set
        self.read()

    def _take(self, inbox: ReturnsInbox) -> None:
        self._inbox = inbox
        self._show()

    @property
    def form(self) -> ReturnedForm | None:
        """The reply that is shown: the chosen one, or else the first."""
        found = self._inbox.replies if self._inbox else ()
        chosen = next((each for each in found if each.reply_id == self._chosen), None)
        return chosen or next(iter(found), None)

    @property
    def ticked(self) -> frozenset[str]:
        """The numbers of the ticked answers of the shown reply."""
        form = self.form
        if form is None:
            return frozenset()
        can = frozenset(answer.number for answer in form.answers if answer.can_be_taken)
        return self._ticks.get(form.reply_id, form.ticked) & can

    def _show(self) -> None:
        if self._inbox is None:
            return
        form = self.form
        self._view.show_inbox(self._inbox, form.reply_id if form else "")
        self._view.show_form(form, self.ticked)

    # What people do

    def choose(self, reply_id: str) -> None:
        """Show a reply; a form that is still out has none."""
        if self._inbox and any(each.reply_id == reply_id for each in self._inbox.replies):
            self._chosen = reply_id
            self._show()

    def toggle(self, number: str) -> None:
        """Tick an answer, or not."""
        self._tick(self.ticked ^ {number})

    def toggle_all(self) -> None:
        """Tick every answer that can be taken; if all are ticked, none."""
        form = self.form
        if form is not None:
            can = frozenset(answer.number for answer in form.answers if answer.can_be_taken)
            self._tick(frozenset() if self.ticked == can else can)

    def _tick(self, ticked: frozenset[str]) -> None:
        form = self.form
        if form is not None:
            self._ticks[form.reply_id] = ticked
            self._view.show_form(form, self.ticked)

    def take(self) -> None:
        """Take the ticked answers, and go on to the next reply."""
        if self.ticked:
            self._decide(self.ticked)

    def take_none(self) -> None:
        """Leave all answers out, and go on to the next reply."""
        self._decide(frozenset())

    def _decide(self, numbers: frozenset[str]) -> None:
        form = self.form
        if form is None or not form.answers:
            return
        reply_id, city = form.reply_id, form.city

        def done(count: int, _step: EditSummary | None) -> None:
            self._ticks.pop(reply_id, None)
            self._chosen = self._next_after(reply_id)
            self._view.show_toast(words.took(city, count), can_undo=True)

        self._access.do(
            lambda workspace: services.returned_forms.take(workspace, reply_id=reply_id, numbers=numbers),
            done,
        )

    def _next_after(self, reply_id: str) -> str:
        waiting = [
            each.reply_id
            for each in (self._inbox.replies if self._inbox else ())
            if each.state is ReturnState.TO_LOOK_AT and each.reply_id != reply_id
        ]
        return waiting[0] if waiting else reply_id

    def receive_text(self, text: str) -> None:
        """Receive the replies in a pasted text."""
        self._receive(lambda: services.returned_forms.read_reply_text(text))

    def receive_files(self, files: Sequence[Path]) -> None:
        """Receive the replies in files."""
        self._receive(
            lambda: [
                each
                for file in files
                for each in services.returned_forms.read_reply_bytes(bounded_bytes(file), name=file.name)
            ]
        )

    def _receive(self, read: Callable[[], Sequence[ReplyRead]]) -> None:
        self._access.do(lambda workspace: _received(workspace, read()), self._received)

    def _received(self, received: _Received, step: EditSummary | None) -> None:
        if received.ids:
            self._chosen = received.ids[-1]
            self._show()
        if received.refused:
            self._view.show_problem(words.refused(received.refused))
        told = words.received(len(received.ids) - received.repeats, received.repeats)
        if told:
            self._view.show_toast(told, can_undo=step is not None)


def _inbox(workspace: Workspace) -> ReturnsInbox:
    return services.returned_forms.inbox(workspace)


def _received(workspace: Workspace, reads: Sequence[ReplyRead]) -> _Received:
    """Receive what can be read, and word why the rest cannot."""
    from organizer_app.wording.sharing.returned_forms import unreadable

    good, bad = services.returned_forms.receivable(workspace, replies=reads)
    received = services.returned_forms.receive(workspace, replies=good) if good else []
    return _Received(
        tuple(each.reply_id for each in received),
        sum(each.is_repeat for each in received),
        tuple((source, unreadable(problem)) for source, problem in bad),
    )
