"""Makes the parts of the plan's screen that the first frame does not show, each when it is first needed.

Their modules are imported here inside functions: together they cost as much as an empty window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.screens.plan.agenda_view import AgendaView
    from organizer_app.ui.screens.plan.inspector import Inspector
    from organizer_app.ui.screens.plan.month_view import MonthView
    from organizer_app.ui.screens.plan.new_action import NewAction
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from organizer_app.ui.theme.theme import Theme


def make_month(theme: Theme, screen: PlanScreen) -> MonthView:
    """Return a month calendar that tells the screen what is clicked."""
    from organizer_app.ui.screens.plan.month_view import MonthView

    month = MonthView(theme, screen)
    month.action_chosen.connect(screen.choose_action)
    month.day_chosen.connect(screen.presenter.select_day)
    month.day_opened.connect(screen.open_day)
    month.month_turned.connect(screen.presenter.turn_month)
    return month


def make_agenda(theme: Theme, screen: PlanScreen) -> AgendaView:
    """Return an agenda that tells the screen what is clicked."""
    from organizer_app.ui.screens.plan.agenda_view import AgendaView

    agenda = AgendaView(theme, screen)
    agenda.action_chosen.connect(screen.choose_action)
    return agenda


def make_inspector(theme: Theme, screen: PlanScreen, clock: Clock) -> Inspector:
    """Return a hidden inspector that tells screen and presenter what is typed and asked for."""
    from organizer_app.ui.screens.plan.inspector import Inspector

    presenter = screen.presenter
    inspector = Inspector(theme, screen, clock=clock)
    inspector.field_edited.connect(lambda field, value: presenter.edit(inspector.action_id, field, value))
    inspector.action_chosen.connect(presenter.select_action)
    inspector.add_action_requested.connect(lambda: screen.ask_for_action(presenter.selected_city()))
    inspector.remove_action_requested.connect(lambda: presenter.remove(inspector.action_id))
    inspector.closed.connect(screen.close_inspector)
    inspector.hide()
    return inspector


def make_form(theme: Theme, screen: PlanScreen) -> NewAction:
    """Return the form that adds an action."""
    from organizer_app.ui.screens.plan.new_action import NewAction

    form = NewAction(theme, screen)
    form.asked.connect(screen.presenter.create)
    form.left.connect(screen.focus_main)
    return form
