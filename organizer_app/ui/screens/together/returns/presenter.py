"""Decides which reply is shown, which answers are ticked, and what its buttons do; no widgets."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol

from typing_extensions import override

from organizer_app.domain.basics.filters import Filter
from organizer_app.domain.sharing.reply_problems import ReplyFault
from organizer_app.domain.sharing.returned_forms import CITY_OF_HOST, ReturnState
from organizer_app.environment.files.bounded_files import bounded_bytes
from organizer_app.ui.flow import services
from organizer_app.ui.flow.filtering import Filtering
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter
from organizer_app.ui.screens.together.returns.lines import MessageShown, UnreadReply, reply_lines
from organizer_app.ui.screens.together.returns.reply_filter import kept, options
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.domain.sharing.returned_forms import FormOut, HostCity, ReturnedForm, ReturnsInbox
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.returned_forms import RefusedReply, ReplyRead
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.together.returns.lines import ReplyLine


class ReturnsView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_inbox(self, inbox: ReturnsInbox, lines: Sequence[ReplyLine], selected: str) -> None:
        """Show how many forms are back, and the lines that pass the filter."""

    def show_filter(self, wanted: Filter) -> None:
        """Show what the chips keep."""

    def offer(self, facet: Facet, options: Sequence[Option], kept: frozenset[str]) -> None:
        """Open the menu of a facet."""

    def show_form(self, form: ReturnedForm, ticked: frozenset[str]) -> None:
        """Show one reply."""

    def show_next(self, form: ReturnedForm | None) -> None:
        """Show what the next reply changes; None where none waits."""

    def show_call(self, person_id: str) -> None:
        """Go to the call of a person."""

    def show_host(self, text: str, city: HostCity | None) -> None:
        """Show the city of a new host and what it means to the plan; None while that is looked up."""

    def show_message(self, message: MessageShown | None) -> None:
        """Show a form that is out, or a reply that cannot be read; None where there is nothing to show."""


class _Received(NamedTuple):
    """What became of files or a pasted text; what was refused comes with the words why."""

    ids: tuple[str, ...]
    repeats: int
    refused: tuple[tuple[RefusedReply, str], ...]


class ReturnsPresenter(ReadingPresenter[ReturnsView, "ReturnsInbox"], Filtering[Filter]):
    """Keeps the inbox current; a reply keeps its ticks while others come."""

    def __init__(self, view: ReturnsView, background: Runner) -> None:
        super().__init__(view, background)
        self.wanted = Filter()
        self._unread: list[UnreadReply] = []
        self._hosts: dict[str, tuple[str, HostCity | None]] = {}
        self._people: dict[str, frozenset[str]] = {}
        self._numbers = count(1)
        self._inbox: ReturnsInbox | None = None
        self._chosen = ""
        self._ticks: dict[str, frozenset[str]] = {}

    @override
    def _work(self) -> Callable[[Workspace], ReturnsInbox]:
        return _inbox

    @override
    def _take(self, inbox: ReturnsInbox) -> None:
        self._inbox = inbox
        self._show()

    @property
    def _replies(self) -> tuple[ReturnedForm, ...]:
        return kept(self._inbox.replies, self.wanted) if self._inbox else ()

    @property
    def _out(self) -> tuple[FormOut, ...]:
        return kept(self._inbox.out, self.wanted) if self._inbox else ()

    @property
    def form(self) -> ReturnedForm | None:
        """The reply that is shown: the chosen one, or else the first."""
        found = self._replies
        chosen = next((each for each in found if each.reply_id == self._chosen), None)
        if chosen is None and self._message() is not None:
            return None
        return self._as_said(chosen or next(iter(found), None))

    def _as_said(self, form: ReturnedForm | None) -> ReturnedForm | None:
        """Return a reply with what was said here: the city of a new host, and who is the same person."""
        if form is None or form.state is ReturnState.DECIDED:
            return form
        _text, city = self._hosts.get(form.reply_id, ("", None))
        meant = form if city is None or not city.name else form.with_city(city.name)
        people = self._people.get(form.reply_id)
        return meant if people is None else meant.with_same_people(people)

    @property
    def ticked(self) -> frozenset[str]:
        """The numbers of the ticked answers of the shown reply."""
        form = self.form
        if form is None:
            return frozenset()
        can = frozenset(answer.number for answer in form.answers if answer.can_be_taken)
        # Without its city a new host's reply has no place in the plan.
        always = {CITY_OF_HOST.number} if form.is_of_new_host else frozenset[str]()
        return (self._ticks.get(form.reply_id, form.ticked) | always) & can

    def _message(self) -> MessageShown | None:
        """Return what stands in the place of a reply, where the chosen line is none."""
        unread = next((each for each in self._unread if each.key == self._chosen), None)
        if unread is not None:
            return MessageShown(
                unread.key,
                unread.city or unread.source or words.pasted_text(),
                unread.source if unread.city else "",
                unread.sentence,
                unread.message,
                words.copy_message(unread.lead),
            )
        out = next((each for each in self._out if each.token == self._chosen), None)
        if out is None:
            return None
        message, button = words.reminder(out), words.copy_message(out.lead)
        return MessageShown(out.token, out.city, words.out_about(out), "", message, button)

    def _show(self) -> None:
        if self._inbox is None:
            return
        form, message = self.form, self._message()
        lines = reply_lines(self._replies, self._out, self._unread)
        if form is None and message is None:
            # Only forms that are out pass: the first of them is shown.
            self._chosen = next((line.key for line in lines if line.key), "")
            message = self._message()
        selected = form.reply_id if form else message.key if message else ""
        self._view.show_filter(self.wanted)
        self._view.show_inbox(self._inbox, lines, selected)
        if form is None:
            self._view.show_message(message)
        else:
            self._view.show_form(form, self.ticked)
            self._view.show_next(self._next_beside(form.reply_id))
            self._show_host(form)

    def _show_host(self, form: ReturnedForm) -> None:
        """Show the city of a new host, and look up what it means if nobody has yet."""
        if not form.is_of_new_host:
            return
        known = self._hosts.get(form.reply_id)
        text, city = known or (form.city, None)
        self._view.show_host(text, city)
        if known is None:
            self.name_city(text)

    # What people do

    def suggest_cities(self, text: str, then: Callable[[list[str]], None]) -> None:
        """Look up the cities that a typed text may mean."""
        self._access.ask(lambda workspace: _suggested(workspace, text), then)

    def name_city(self, text: str) -> None:
        """Say which city the new host of the shown reply means."""
        form = self.form
        if form is None or not form.is_of_new_host:
            return
        reply_id = form.reply_id
        self._hosts[reply_id] = (text, None)

        def found(city: HostCity) -> None:
            if self._hosts.get(reply_id) == (text, None):
                self._hosts[reply_id] = (text, city)
                self._show()

        self._access.ask(lambda workspace: services.host_cities.host_city(workspace, text=text), found)

    def choose(self, key: str) -> None:
        """Show a reply, a form that is still out, or what could not be read."""
        before, self._chosen = self._chosen, key
        shown = self.form
        if (shown is not None and shown.reply_id == key) or self._message() is not None:
            self._show()
        else:
            self._chosen = before

    def dismiss(self) -> None:
        """Take what could not be read off the list."""
        self._unread = [each for each in self._unread if each.key != self._chosen]
        self._show()

    def ask_options(self, facet: Facet) -> None:
        """Offer the values of a facet."""
        if self._inbox is not None:
            chosen = self.wanted.of(facet)
            self._view.offer(facet, options(self._inbox, facet, chosen), chosen)

    @override
    def _narrow(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._show()

    def toggle_answer(self, number: str) -> None:
        """Tick an answer, or not."""
        self._tick(self.ticked ^ {number})

    def toggle_answers(self) -> None:
        """Tick every answer that can be taken; if all are ticked, none."""
        form = self.form
        if form is not None:
            can = frozenset(answer.number for answer in form.answers if answer.can_be_taken)
            self._tick(frozenset() if self.ticked == can else can)

    def toggle_person(self, number: str) -> None:
        """Say that a name corrects ours, or that it is somebody else's."""
        form = self.form
        if form is not None:
            self._people[form.reply_id] = form.same_people ^ {number}
            self._show()

    def _tick(self, ticked: frozenset[str]) -> None:
        form = self.form
        if form is not None:
            self._ticks[form.reply_id] = ticked
            self._view.show_form(form, self.ticked)

    def take(self) -> None:
        """Take the ticked answers, and go on to the next reply."""
        form = self.form
        if self.ticked and form is not None and form.has_city:
            self._decide(self.ticked)

    def take_none(self) -> None:
        """Leave all answers out, and go on to the next reply."""
        self._decide(frozenset())

    def _decide(self, numbers: frozenset[str]) -> None:
        form = self.form
        if form is None or not form.answers:
            return
        reply_id, city = form.reply_id, form.city
        _text, host = self._hosts.get(reply_id, ("", None))
        meant = host.name if host is not None else ""

        def done(taken: int, _step: EditSummary | None) -> None:
            self._ticks.pop(reply_id, None)
            self._hosts.pop(reply_id, None)
            self._people.pop(reply_id, None)
            self._chosen = self._next_after(reply_id)
            self._view.show_toast(words.took(city, taken), can_undo=True)

        def work(workspace: Workspace) -> int:
            return services.returned_forms.take(
                workspace, reply_id=reply_id, numbers=numbers, city=meant, same_people=form.same_people
            )

        self._access.do_once(("take", reply_id), work, done)

    def call(self) -> None:
        """Go to the call of the lead of the shown reply's city."""
        form = self.form
        if form is None or not form.action_id:
            return
        action_id, city = form.action_id, form.city

        def found(person_id: str) -> None:
            if person_id:
                self._view.show_call(person_id)
            else:
                self._view.show_problem(words.no_lead_to_call(city))

        self._access.ask(lambda plan: services.returned_forms.lead_to_call(plan, action_id=action_id), found)

    def _next_beside(self, reply_id: str) -> ReturnedForm | None:
        """Return the reply that comes when the shown one is decided."""
        key = self._next_after(reply_id)
        return next((each for each in self._replies if each.reply_id == key != reply_id), None)

    def _next_after(self, reply_id: str) -> str:
        waiting = [
            each.reply_id
            for each in self._replies
            if each.state is ReturnState.TO_LOOK_AT and each.reply_id != reply_id
        ]
        return waiting[0] if waiting else reply_id

    def receive_text(self, text: str) -> None:
        """Receive the replies in a pasted text; one that is empty holds none."""
        if text.strip():
            self._receive(lambda: services.returned_forms.read_reply_text(text))
        else:
            self._view.show_problem(words.nothing_to_paste())

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
        self._unread += [self._refused(*each) for each in received.refused]
        if received.ids:
            self._chosen = received.ids[-1]
        elif received.refused:
            self._chosen = self._unread[-1].key
        # What was chosen last must be in sight.
        self.wanted = self.wanted.without()
        self._show()
        if received.refused:
            self._view.show_problem(words.refused([(each.source, why) for each, why in received.refused]))
        told = words.received(len(received.ids) - received.repeats, received.repeats)
        if told:
            self._view.show_toast(told, can_undo=step is not None)

    def _refused(self, reply: RefusedReply, sentence: str) -> UnreadReply:
        # What belongs to another plan is whole: sending it again helps nobody.
        is_whole = reply.problem.fault is ReplyFault.OTHER_PLAN
        again = words.ask_again(reply.city, reply.lead, words.missing_parts(reply.problem))
        return UnreadReply(
            key=f"unread {next(self._numbers)}",
            sentence=sentence,
            source=reply.source,
            city=reply.city,
            lead=reply.lead,
            message="" if is_whole else again,
        )


def _inbox(workspace: Workspace) -> ReturnsInbox:
    return services.returned_forms.inbox(workspace)


def _suggested(workspace: Workspace, text: str) -> list[str]:
    from organizer_app.services.plan.places import suggest
    from organizer_app.wording.importing.unknown_places import place

    return [place(found) for found in suggest(workspace, text)]


def _received(workspace: Workspace, reads: Sequence[ReplyRead]) -> _Received:
    """Receive what can be read, and word why the rest cannot."""
    from organizer_app.wording.sharing.returned_forms import unreadable

    good, bad = services.returned_forms.receivable(workspace, replies=reads)
    received = services.returned_forms.receive(workspace, replies=good) if good else []
    return _Received(
        tuple(each.reply_id for each in received),
        sum(each.is_repeat for each in received),
        tuple((each, unreadable(each.problem)) for each in bad),
    )
