"""Connects the saved views in the sidebar to the plan: what each shows, how many, and saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.calendar.action_filters import NO_BACKUP, NO_LEAD
from organizer_app.ui.flow import services
from organizer_app.ui.flow.frame import Destination, Frame
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.screen_list import screen_with
from organizer_app.ui.widgets.lists.saved_list import SavedLine, SavedList
from organizer_app.wording.history import saved_views as words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.domain.model.saved_views import SavedView
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.screen_deck import ScreenDeck

_OURS = frozenset({Noun.SAVED_VIEW})


class SavedViewBar(QObject):
    """Reads and counts in the background; every change is one undo step.

    Args:
        shown: the list in the sidebar.
        deck: the screens of the plan.
        frame: the window.
    """

    def __init__(self, shown: SavedList, deck: ScreenDeck, frame: Frame) -> None:
        super().__init__(deck)
        self._shown = shown
        self._deck = deck
        self._frame = frame
        self._access = PlanAccess(self, deck.context.background)
        self._views: tuple[SavedView, ...] = ()
        self._wanted: dict[str, ActionFilter] = {}
        self._counts: dict[str, int] = {}
        self._counted: tuple[object, ...] = ()
        deck.plan.rows_shown.connect(self._on_rows)
        # The current saved view depends on how the plan is shown, too.
        deck.plan.top.mode_shown.connect(self._show)
        shown.chosen.connect(self.show_view)
        shown.named.connect(self.save)
        shown.renamed.connect(self._rename)
        shown.moved.connect(self._move)
        shown.removed.connect(self._remove)

    def show_problem(self, sentence: str) -> None:
        self._frame.complain(sentence)

    def attach(self, workspace: Workspace) -> None:
        """Read the views: the plan is open now."""
        self._access.open(workspace)
        self._read()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read the views again when an edit touched one."""
        if change_set.touches(_OURS):
            self._read()

    # What is shown

    def _read(self) -> None:
        def read(workspace: Workspace) -> tuple[tuple[SavedView, ...], dict[str, ActionFilter]]:
            from organizer_app.services.plan.filter_texts import filter_of
            from organizer_app.services.plan.saved_views import saved_views

            views = saved_views(workspace)
            return views, {view.id: filter_of(view.wanted) for view in views}

        self._access.ask(read, self._take)

    def _take(self, read: tuple[tuple[SavedView, ...], dict[str, ActionFilter]]) -> None:
        self._views, self._wanted = read
        self._on_rows()

    def _on_rows(self) -> None:
        """Count again when the rows changed; only mark the current view when just the filter changed."""
        self._show()
        presenter, views = self._deck.plan.presenter, self._views
        rows, heads = presenter.store.rows, presenter.store.heads
        counted = (rows, views, heads)
        if not views or [*map(id, counted)] == [*map(id, self._counted)]:
            return
        self._counted = counted
        texts = presenter.store.haystacks() if any(wanted.words for wanted in self._wanted.values()) else None

        def count(_workspace: Workspace) -> dict[str, int]:
            from organizer_app.services.plan.saved_views import counts

            return counts(views, rows, texts, presenter.store.tags, heads)

        self._access.ask(count, self._take_counts)

    def _take_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._show()

    def _show(self) -> None:
        presenter = self._deck.plan.presenter
        here = (presenter.kind.value, presenter.wanted)
        self._shown.show_lines(
            [
                SavedLine(
                    view.id,
                    view.title,
                    self._counts.get(view.id),
                    is_urgent=_is_urgent(self._wanted[view.id]),
                    is_on=(view.view, self._wanted[view.id]) == here,
                )
                for view in self._views
            ]
        )

    # Actions of people

    def show_view(self, view_id: str) -> None:
        """Apply a saved view."""
        view = next((each for each in self._views if each.id == view_id), None)
        if view is not None:
            known = screen_with(view.view)
            self._deck.plan.show_filter(self._wanted[view_id])
            is_ours = known is not None and known.code == "plan" and view.view in known.views
            self._frame.go_to(Destination("plan", view.view if is_ours else ""))
            self._show()

    def save(self, title: str) -> None:
        """Save the current view and its filter under a name."""
        presenter = self._deck.plan.presenter
        kind, wanted = presenter.kind.value, presenter.wanted

        self._change(
            lambda workspace: services.saved_views.save_view(workspace, title=title, view=kind, wanted=wanted)
        )

    def _rename(self, view_id: str, title: str) -> None:
        self._change(
            lambda workspace: services.saved_views.rename_view(workspace, view_id=view_id, title=title)
        )

    def _move(self, view_id: str, step: int) -> None:
        self._change(lambda workspace: services.saved_views.move_view(workspace, view_id=view_id, step=step))

    def _remove(self, view_id: str) -> None:
        self._change(lambda workspace: services.saved_views.remove_view(workspace, view_id=view_id))

    def _change(self, work: Callable[[Workspace], object]) -> None:
        self._access.do(work, lambda _answer, step: self._say(step), self._refuse)

    def _say(self, summary: EditSummary | None) -> None:
        if summary is not None:
            self._frame.say(plan_bar.done(summary), can_undo=True)

    def _refuse(self, problem: Problem) -> None:
        if isinstance(problem, BadValue):
            self._frame.complain(words.name_taken(problem.value))
        else:
            from organizer_app.wording.errors import problems

            self._frame.complain(problems.sentence(problem))


def _is_urgent(wanted: ActionFilter) -> bool:
    """Return whether a filter lists things to do: only actions at risk, or those that lack something."""
    return wanted.readiness == frozenset({0}) or bool(wanted.lacks or wanted.leads & {NO_LEAD, NO_BACKUP})
