"""Decides what the Share screen shows and what its buttons do; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.basics.audiences import audience_of_code
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import TypesettingStopped
from organizer_app.domain.model.releases import NoticeChannel
from organizer_app.ui.flow import services
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.screens.share import share_jobs as work
from organizer_app.ui.screens.share.lines import ANNOUNCE, DRAFT, OPEN, PART_OF_KEY
from organizer_app.ui.screens.share.share_pages import (
    Choice,
    ending_of,
    has_quick_page,
    pages_of,
    with_choice,
)
from organizer_app.wording.plan import plan_bar
from organizer_app.wording.sharing import share as words
from organizer_app.wording.sharing import share_choices as choice_words
from organizer_app.wording.sharing import share_formats as format_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.model.releases import Release
    from organizer_app.services.plan.typesetting import PaperRun
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.share.page_images import PageImages
    from organizer_app.ui.screens.share.savings import Savings
    from organizer_app.ui.screens.share.share_jobs import Desk, Gathered

    # What was asked for, what was read of the plan for it, and what is shown of that.
    Read: TypeAlias = tuple[tuple[str, str, Choice], Gathered, Desk]


class ShareView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_desk(self, desk: Desk) -> None:
        """Show the releases, their recipients and what changed since the last."""

    def show_pages(self, pages: PageImages) -> None:
        """Show the pages of what is selected."""

    def show_audience(self, code: str) -> None:
        """Show the audience whose schedule is being read."""

    def show_naming(self, sentence: str) -> None:
        """Show which releases contain a name."""

    def show_action(self, action_id: str) -> None:
        """Open a city action in the plan."""

    def dots(self) -> float:
        """Return the dots per inch of paper that the pages are shown with."""


class SharePresenter(PlanPresenter[ShareView]):
    """Handles one audience and one of its releases, or the draft, at a time."""

    def __init__(self, view: ShareView, background: Runner, savings: Savings) -> None:
        super().__init__(view, background)
        self._savings = savings
        self._setting: PaperRun | None = None
        self._audience = "partners"
        self._chosen = ""
        self._paged: tuple[str, str, Choice] | None = None
        self._pages: PageImages | None = None
        self.choice = Choice()
        self._known: Gathered | None = None
        self._is_outdated = False
        self._reading = OneAtATime(self._access, self._work, self._seen)
        self.desk: Desk | None = None
        self._is_releasing = False
        self._made = ""

    def start(self) -> None:
        """Show the audience and request the rest."""
        self._view.show_audience(self._audience)
        self.look()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again, unless the only change is a release made here, whose answer brings the rest."""
        ours = [
            step.edit_id == self._made or (self._is_releasing and step.kind is EditKind.RELEASED)
            for step in change_set.steps
        ]
        if ours != [True]:
            self.look()

    def look(self) -> None:
        """Read the present plan again."""
        self._known, self._is_outdated = None, True
        self._show()

    def _show(self) -> None:
        """Lay out the selection, now or once more after what is being read."""
        self._reading.start()

    def _work(self) -> Callable[[Workspace], Read]:
        """Return the work for the selection, reusing what was read before if it is still valid."""
        audience, chosen, choice = self._audience, self._chosen, self.choice
        known = self._known if self._known and self._known.audience == audience else None
        self._is_outdated = False

        def read(plan: Workspace) -> Read:
            fresh = known or work.gather(plan, audience)
            return (audience, chosen, choice), fresh, work.desk(fresh, chosen, choice)

        return read

    def _seen(self, found: Read) -> None:
        asked, known, desk = found
        # The answer for another selection is dropped; one that changes have outdated is shown meanwhile.
        if asked == (self._audience, self._chosen, self.choice):
            self._known = None if self._is_outdated else known
            self.desk = desk
            self._chosen = desk.chosen
            self.choice = desk.choice
            self._view.show_desk(desk)
            self._show_pages(desk)

    def set_pages(self) -> None:
        """Typeset the pages again with the dots that the screen needs now."""
        if self.desk is not None:
            self._show_pages(self.desk)

    def _show_pages(self, desk: Desk) -> None:
        """Typeset the pages after the rest is on the screen; a newer request ends an older one.

        Where the pages of something else were shown, the first page comes by itself. Pages on which nothing
        changed are kept.
        """
        run, dots, shown = services.typesetting.PaperRun(), self._view.dots(), _shown_pages(desk)
        if self._setting is not None:
            self._setting.stop()
        self._setting = run

        def ask(*, is_quick: bool) -> None:
            known = self._pages
            self._access.ask(
                lambda _plan: services.typesetting.stopped_by(
                    run, lambda: pages_of(desk.schedule, desk.choice, dots, known, is_quick=is_quick)
                ),
                lambda pages: seen(pages, is_quick=is_quick),
                self._not_set,
            )

        def seen(pages: PageImages, *, is_quick: bool) -> None:
            if run is self._setting and shown == (self._audience, self._chosen, self.choice):
                self._paged, self._pages = shown, pages
                self._view.show_pages(pages)
                if is_quick:
                    ask(is_quick=False)

        ask(is_quick=shown != self._paged and has_quick_page(desk.schedule, desk.choice, dots))

    def _not_set(self, problem: Problem) -> None:
        if not isinstance(problem, TypesettingStopped):
            self._access.show_problem(problem)

    def choose_audience(self, code: str) -> None:
        """Show the schedule of another audience, starting with the draft."""
        self._audience, self._chosen = code, ""
        self._view.show_audience(code)
        self.look()

    def choose(self, field: str, value: str) -> None:
        """Choose paper, language or zone of the pages."""
        self.choice = with_choice(self.choice, field, value)
        self._show()

    def choose_release(self, key: str) -> None:
        """Show a release, or the draft."""
        self._chosen = "" if key == DRAFT else key
        self._show()

    def release(self, note: str) -> None:
        """Freeze the draft and show it; a second click meanwhile asks for nothing more."""
        if self._is_releasing:
            return
        audience, known = self._audience, self._known
        self._is_releasing = True
        self._access.do(
            lambda plan: work.make_release(plan, audience, note, known), self._released, self._not_released
        )

    def _released(self, made: tuple[Release, Gathered], step: EditSummary | None) -> None:
        release, self._known = made
        self._is_releasing, self._made = False, step.edit_id if step else ""
        self._chosen = release.id
        self._view.show_toast(words.made_release(release.number, release.audience.code), can_undo=True)
        self._show()

    def _not_released(self, problem: Problem) -> None:
        from organizer_app.wording.errors.problems import sentence

        self._is_releasing = False
        self._view.show_problem(sentence(problem))

    def withdraw(self, reason: str) -> None:
        """Withdraw the shown release."""
        chosen = self._chosen
        if chosen:
            self._access.ask_once(
                ("withdraw", chosen),
                lambda plan: services.releases.withdraw_release(plan, chosen, reason=reason),
                lambda release: self._view.show_toast(words.made_withdrawal(release.number), can_undo=True),
            )

    def tick(self, key: str, way: str = "other") -> None:
        """Check a recipient of the shown release, or uncheck them; a draft has none to check."""
        chosen = self._chosen
        if not chosen or self.desk is None:
            return
        reader = next((each for each in self.desk.readers if each.key == key), None)
        if reader is not None:
            notified, channel = reader.notified_at is None, NoticeChannel(way)
            self._access.ask_once(
                ("notified", chosen, key, notified, channel),
                lambda plan: services.recipients.mark_notified(
                    plan, chosen, key, notified=notified, channel=channel
                ),
                lambda _: None,
            )

    def tick_all(self, way: str) -> None:
        """Check all remaining recipients of the shown release, as one step."""
        chosen = self._chosen
        keys = [each.key for each in self.desk.readers if each.notified_at is None] if self.desk else []
        if chosen and keys:
            channel = NoticeChannel(way)
            self._access.ask_once(
                ("all notified", chosen),
                lambda plan: services.recipients.mark_all_notified(plan, chosen, keys=keys, channel=channel),
                lambda count: self._view.show_toast(choice_words.ticked_all(count), can_undo=True),
            )

    def fix(self, uid: str) -> None:
        """Open the first action that fails a check, or one that is left out; or announce all of these."""
        if uid == ANNOUNCE:
            self._announce()
            return
        if uid.startswith(OPEN):
            self._view.show_action(uid.removeprefix(OPEN))
            return
        uid = uid.partition(PART_OF_KEY)[0]
        self._access.ask(
            lambda plan: services.release_questions.action_of_uid(plan, uid), self._view.show_action
        )

    def show_key_date(self, title: str, code: str) -> None:
        """Choose which audience reads of a key date; HQ always does."""
        audience = audience_of_code(code)
        self._access.ask(
            lambda plan: services.key_dates.show_key_dates(plan, {title: audience}),
            lambda _: self._view.show_toast(choice_words.shown_to(title, code), can_undo=True),
        )

    def _announce(self) -> None:
        if self.desk is None:
            return
        audience = audience_of_code(self._audience)
        action_ids = [each.action_id for each in self.desk.left_out if each.can_announce]
        self._access.do_once(
            "announce",
            lambda plan: services.release_omissions.announce(plan, audience=audience, action_ids=action_ids),
            self._say_step,
        )

    def _say_step(self, _answer: object, step: EditSummary | None) -> None:
        if step is not None:
            self._view.show_toast(plan_bar.done(step), can_undo=True)

    def add_reader(self, name: str) -> None:
        """Add a name to the people who get every release for this audience."""
        if self.desk is not None:
            mobilization, audience = self.desk.mobilization, audience_of_code(self._audience)
            self._access.ask_once(
                ("add reader", mobilization, audience, name),
                lambda plan: services.recipients.add_recipient(
                    plan, mobilization_id=mobilization, name=name, audience=audience
                ),
                lambda known: self._view.show_toast(choice_words.added_reader(known.name), can_undo=True),
            )

    def remove_reader(self, key: str) -> None:
        """Remove a recipient who was added by name; leads and groups follow from the plan."""
        readers = self.desk.readers if self.desk else ()
        known = next((each.recipient for each in readers if each.key == key), None)
        if known is not None and known.id and not (known.person_id or known.organization_id):
            self._access.ask_once(
                ("remove reader", known.id),
                lambda plan: services.recipients.remove_recipient(plan, known.id),
                lambda gone: self._view.show_toast(choice_words.removed_reader(gone.name), can_undo=True),
            )

    def find_name(self, name: str) -> None:
        """Show which releases contain a name that asks to be removed."""
        if name.strip():
            self._access.ask(
                lambda plan: work.naming(plan, name.strip()),
                lambda found: self._view.show_naming(choice_words.naming(name.strip(), found)),
            )

    def proposed_name(self, code: str) -> str:
        """Return the suggested name for a file of a format."""
        number = self.desk.schedule.release if self.desk else 0
        return format_words.file_name(self._audience, number, ending_of(code))

    def save(self, code: str, out: Path, *, may_be_withdrawn: bool = False) -> None:
        """Save what is shown to a file; a withdrawn release only when the person insists, and stamped."""
        if self.desk is not None:
            desk, choice = self.desk, self.choice
            self._savings.save(
                lambda: work.save(desk, code, out, choice, may_be_withdrawn=may_be_withdrawn), out
            )


def _shown_pages(desk: Desk) -> tuple[str, str, Choice]:
    """Return what the pages of a desk are the pages of."""
    return desk.audience, desk.chosen, desk.choice
