"""Makes the parts of the plan screen that the first frame does not show, each when first needed.

Their modules are imported inside functions: together they cost as much as an empty window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.ui.flow.frame import Destination

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.plan.agenda.agenda_view import AgendaView
    from organizer_app.ui.screens.plan.inspector.action_form import ActionForm
    from organizer_app.ui.screens.plan.inspector.bulk_pane import BulkPane
    from organizer_app.ui.screens.plan.inspector.inspector import Inspector
    from organizer_app.ui.screens.plan.inspector.new_action import NewAction
    from organizer_app.ui.screens.plan.month.month_view import MonthView
    from organizer_app.ui.screens.plan.presenter import PlanPresenter
    from organizer_app.ui.screens.plan.store.plan_jobs import CitiesMeant
    from organizer_app.ui.screens.plan.time_axis.drag_area import DragArea
    from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView
    from organizer_app.ui.screens.plan.week.week_view import WeekView
    from organizer_app.ui.theme.theme import Theme


class ScreenRequests(Protocol):
    """What the parts call on their screen."""

    presenter: PlanPresenter
    frame: Frame

    def choose_action(self, action_id: str) -> None:
        """Select an action and open the inspector on it."""

    def choose_actions(self, action_ids: Sequence[str]) -> None:
        """Select several actions by id and open the inspector on them."""

    def choose_place(self, key: str) -> None:
        """Select a city by key and open the inspector on it."""

    def choose_all(self) -> None:
        """Select every action that passes the filter."""

    def choose_places(self, keys: Sequence[str]) -> None:
        """Select several cities by key and open the inspector on them."""

    def show_selection_on_map(self) -> None:
        """Scroll the map to the selection."""

    def open_day(self, day: str) -> None:
        """Show the agenda of an ISO day."""

    def ask_for_action(self, city: str = "") -> None:
        """Open the form that adds an action."""

    def close_inspector(self) -> None:
        """Give the inspector's room back to the view."""

    def focus_main(self) -> None:
        """Put the focus on the current view."""


def make_month(theme: Theme, parent: QWidget, requests: ScreenRequests) -> MonthView:
    """Return a month calendar that reports clicks to the screen."""
    from organizer_app.ui.screens.plan.month.month_view import MonthView

    month = MonthView(theme, parent)
    month.action_chosen.connect(requests.choose_action)
    month.actions_chosen.connect(requests.choose_actions)
    month.day_chosen.connect(requests.presenter.select_day)
    month.day_opened.connect(requests.open_day)
    month.month_turned.connect(requests.presenter.turn_month)
    month.moved.connect(requests.presenter.calendar.move)
    month.action_toggled.connect(requests.presenter.calendar.toggle)
    return month


def make_agenda(theme: Theme, parent: QWidget, requests: ScreenRequests) -> AgendaView:
    """Return an agenda that reports clicks to the screen."""
    from organizer_app.ui.screens.plan.agenda.agenda_view import AgendaView

    agenda = AgendaView(theme, parent)
    agenda.action_chosen.connect(requests.choose_action)
    agenda.action_toggled.connect(requests.presenter.calendar.toggle)
    agenda.actions_chosen.connect(requests.choose_actions)
    agenda.moved.connect(requests.presenter.calendar.move)
    return agenda


def make_week(theme: Theme, parent: QWidget, requests: ScreenRequests) -> WeekView:
    """Return a week that reports clicks and drags to the screen."""
    from organizer_app.ui.screens.plan.week.week_view import WeekView

    week = WeekView(theme, lambda: requests.presenter.calendar.now, parent)
    _listen(week, requests)
    return week


def make_timeline(theme: Theme, parent: QWidget, requests: ScreenRequests) -> TimelineView:
    """Return a timeline that reports clicks and drags to the screen."""
    from organizer_app.ui.screens.plan.timeline.timeline_view import TimelineView

    timeline = TimelineView(theme, lambda: requests.presenter.calendar.now, parent)
    _listen(timeline, requests)
    return timeline


def _listen(area: DragArea, requests: ScreenRequests) -> None:
    calendar = requests.presenter.calendar
    area.action_chosen.connect(requests.choose_action)
    area.action_toggled.connect(calendar.toggle)
    area.day_opened.connect(requests.open_day)
    area.day_turned.connect(calendar.turn)
    area.today_asked.connect(calendar.go_to_today)
    area.moved.connect(calendar.move)


def _judge_cities(form: ActionForm, presenter: PlanPresenter) -> None:
    """Offer cities while one is typed, and report an unknown city at once, before Enter rejects it."""
    from organizer_app.ui.widgets.lists.name_completion import NameCompletion
    from organizer_app.wording.plan.inspector_parts import no_city

    def ask(text: str, then: Callable[[list[str]], None]) -> None:
        def answer(meant: CitiesMeant) -> None:
            if meant.is_none:
                form.judge("city", text, no_city(text.strip(), meant.names))
            then(meant.names)

        presenter.edits.judge_city(text, answer)

    NameCompletion(form.city_line, ask)
    for line in form.name_lines.values():
        NameCompletion(
            line, lambda text, then: presenter.edits.roles.suggest_people(text, form.action_id, then)
        )


def make_inspector(theme: Theme, parent: QWidget, requests: ScreenRequests, clock: Clock) -> Inspector:
    """Return a hidden inspector that reports edits and requests to screen and presenter."""
    from organizer_app.ui.screens.plan.inspector.inspector import Inspector

    presenter = requests.presenter
    inspector = Inspector(theme, parent, clock=clock)
    inspector.field_edited.connect(lambda field, value: presenter.edit(inspector.action_id, field, value))
    inspector.action_chosen.connect(presenter.select_action)
    inspector.add_action_requested.connect(lambda: requests.ask_for_action(presenter.selected_city()))
    inspector.remove_action_requested.connect(lambda: presenter.remove(inspector.action_id))
    inspector.closed.connect(requests.close_inspector)
    inspector.step_settled.connect(
        lambda task_id, is_done: presenter.edits.settle_step(task_id, is_done=is_done, today=presenter.today)
    )
    inspector.step_added.connect(lambda title: presenter.edits.add_step(inspector.action_id, title))
    inspector.delivered.connect(lambda entry: presenter.edits.log_delivery(inspector.action_id, entry))
    _wire_roles(inspector, requests)
    inspector.needs.forced.connect(
        lambda by, reason: presenter.edits.force_ready(inspector.action_id, by, reason)
    )
    inspector.needs.call_asked.connect(
        lambda person_id: requests.frame.go_to(Destination("people", "calls", person_id))
    )
    inspector.window_asked.connect(presenter.calendar.bring_to_window)
    inspector.history_asked.connect(
        lambda subject_id: requests.frame.go_to(Destination("activity", "activity", subject_id))
    )
    inspector.conflict_asked.connect(
        lambda action_id: requests.frame.go_to(Destination("together", "conflicts", action_id))
    )
    inspector.form_made.connect(lambda made: _judge_cities(made, presenter))
    inspector.many_made.connect(lambda pane: _wire_many(pane, requests))
    inspector.hide()
    return inspector


def _wire_roles(inspector: Inspector, requests: ScreenRequests) -> None:
    from organizer_app.ui.widgets.lists.name_completion import NameCompletion

    roles, people, groups = requests.presenter.edits.roles, inspector.people, inspector.groups

    def name(person: str, code: str) -> None:
        role, is_backup = people.role_of(code)
        roles.fill(inspector.action_id, person, role, is_backup=is_backup)

    people.named.connect(name)
    people.followed.connect(roles.follow)
    people.stood_by.connect(lambda held, is_backup: roles.stand_by(held, is_backup=is_backup))
    people.removed.connect(roles.empty)
    groups.named.connect(lambda group, code: roles.join(inspector.action_id, group, code))
    groups.part_changed.connect(roles.take_part)
    groups.agreed.connect(roles.agree)
    groups.removed.connect(roles.leave)
    NameCompletion(people.name, lambda text, then: roles.suggest_people(text, inspector.action_id, then))
    NameCompletion(groups.name, roles.suggest_groups)


def _wire_many(pane: BulkPane, requests: ScreenRequests) -> None:
    edits = requests.presenter.many_edits(pane)
    # A signal does not keep the owner of a method alive.
    pane.edits = edits
    pane.thought.connect(edits.think)
    pane.agreed.connect(edits.apply)
    pane.fit_asked.connect(requests.show_selection_on_map)


def make_form(theme: Theme, parent: QWidget, requests: ScreenRequests) -> NewAction:
    """Return the form that adds an action."""
    from organizer_app.ui.flow.typed_values import cities_meant
    from organizer_app.ui.screens.plan.inspector.new_action import NewAction
    from organizer_app.ui.widgets.lists.name_completion import NameCompletion

    form = NewAction(theme, parent)
    NameCompletion(form.city, requests.presenter.edits.suggest_cities, parts=cities_meant)
    form.asked.connect(requests.presenter.create)
    form.left.connect(requests.focus_main)
    return form
