"""Reads the timing in the background, changes its rule, and applies its suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from typing_extensions import override

from organizer_app.domain.calendar.concurrency import LiveStep, live_steps
from organizer_app.domain.rows.place_groups import place_key
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter
from organizer_app.wording.plan import moment as words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.services.actions.scheduling import Moment
    from organizer_app.services.actions.simultaneity_rule import RuleChoice
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


class SeenMoment(NamedTuple):
    """The timing, its rule, and the number of live cities over its day."""

    moment: Moment
    choice: RuleChoice
    day: tuple[LiveStep, ...]


class MomentView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_moment(self, seen: SeenMoment | None) -> None:
        """Show new timing; None while the plan has no mobilization."""


class MomentPresenter(ReadingPresenter[MomentView, SeenMoment | None]):
    """Keeps the timing current; changes during a read cause exactly one more."""

    def __init__(self, view: MomentView, background: Runner) -> None:
        super().__init__(view, background)
        self._seen: SeenMoment | None = None

    @override
    def _work(self) -> Callable[[Workspace], SeenMoment | None]:
        return _read

    @override
    def _take(self, seen: SeenMoment | None) -> None:
        self._seen = seen
        self._view.show_moment(seen)

    def choose(self, choice: RuleChoice) -> None:
        """Change the timing rule."""
        seen = self._seen
        if seen is not None and choice != seen.choice:
            mobilization_id = seen.moment.head.mobilization_id
            self._access.do(
                lambda workspace: services.simultaneity_rule.set_rule(
                    workspace, mobilization_id=mobilization_id, choice=choice
                ),
                self._say_done,
            )

    def move(self, action_ids: tuple[str, ...]) -> None:
        """Move actions to the rule's time."""
        if action_ids:
            self._access.do(
                lambda workspace: services.scheduling.move_to_shared_moment(workspace, action_ids=action_ids),
                self._say_moved,
            )

    def shift(self, action_id: str, step: int) -> None:
        """Move a city earlier or later in the order of a relay."""
        seen = self._seen
        if seen is None:
            return
        turns = {city.row.action_id: city.turn for city in seen.moment.cities if city.turn is not None}
        order = sorted(turns, key=lambda each: turns[each] or 0)
        at = order.index(action_id) if action_id in turns else -1
        if at >= 0 and 0 <= at + step < len(order):
            order.insert(at + step, order.pop(at))
            self._order(order)

    def reset_order(self) -> None:
        """Reset a relay to its order from east to west."""
        self._order(())

    def _order(self, action_ids: Sequence[str]) -> None:
        if self._seen is not None:
            mobilization_id = self._seen.moment.head.mobilization_id
            self._access.do(
                lambda workspace: services.simultaneity_rule.set_relay_order(
                    workspace, mobilization_id=mobilization_id, action_ids=action_ids
                ),
                self._say_done,
            )

    def _say_moved(self, _answer: object, step: EditSummary | None) -> None:
        if step is None:
            self._view.show_toast(words.not_moved(), can_undo=False)
        else:
            self._say_done(None, step)

    def _say_done(self, _answer: object, step: EditSummary | None) -> None:
        if step is not None:
            self._view.show_toast(plan_bar.done(step), can_undo=True)


def _read(workspace: Workspace) -> SeenMoment | None:
    from organizer_app.domain.basics.problems import BadValue
    from organizer_app.services.actions import scheduling, simultaneity_rule

    try:
        moment = scheduling.moment_of(workspace)
    except BadValue:
        return None
    known = simultaneity_rule.choice_of(workspace, mobilization_id=moment.head.mobilization_id)
    return SeenMoment(moment, known, _day_of(moment))


def _day_of(moment: Moment) -> tuple[LiveStep, ...]:
    """Count the live cities over the day, in the same way as its fullest span does."""
    from organizer_app.services.actions.scheduling import day_of_moment

    rows = [city.row for city in moment.cities]
    day = day_of_moment(rows, moment.head.anchor_date)
    return live_steps((row for row in rows if row.day == day), place_key)
