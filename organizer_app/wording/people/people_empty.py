"""Words of empty people views: what is missing, and what to do first."""

from __future__ import annotations

from organizer_app.wording.language.texts import _


def first_step(view: str, step: str) -> tuple[str, str, str]:
    """Return title, explanation and button of an empty view.

    Args:
        view: code of the view.
        step: code of what comes first: `clear`, `plan`, `add`, `choose`, `calls`, `coverage`, `talks`
            or, where every action is over or called off, `over`.
    """
    if step == "clear":
        return (
            _("Nothing matches the filters"),
            _("Remove a filter or a search word, or show all."),
            _("Show all"),
        )
    if step == "over":
        return (
            _("Nobody to call"),
            _("Every action is over or called off. The next one brings its people here."),
            _("Go to the plan"),
        )
    return {
        "calls": _calls,
        "coverage": _coverage,
        "everyone": _everyone,
        "talks": _talks,
        "rollcall": _roll_call,
    }[view](step)


def _calls(step: str) -> tuple[str, str, str]:
    if step == "talks":
        return (
            _("No calls left"),
            _("Everyone with an upcoming role was reached lately. See what they said."),
            _("Open call log"),
        )
    if step == "coverage":
        return (
            _("No calls yet"),
            _("Call the leads of upcoming actions from here. Name them in Coverage first."),
            _("Open coverage"),
        )
    return (
        _("No calls yet"),
        _("Call the leads of upcoming actions from here. Add an action first."),
        _("Go to the plan"),
    )


def _coverage(_step: str) -> tuple[str, str, str]:
    return (
        _("No cities yet"),
        _("Upcoming actions are listed here with their roles. Add an action first."),
        _("Go to the plan"),
    )


def _everyone(step: str) -> tuple[str, str, str]:
    if step == "choose":
        return (
            _("No person selected"),
            _("Choose someone in the list, or add a person."),
            _("Add person"),
        )
    return (
        _("No people yet"),
        _("Everyone who helps is listed here. Add a person, or drop contact cards (.vcf) on the window."),
        _("Add person"),
    )


def _talks(_step: str) -> tuple[str, str, str]:
    return (
        _("No calls logged yet"),
        _("Logged calls are listed here. Make a call first."),
        _("Open calls"),
    )


def _roll_call(_step: str) -> tuple[str, str, str]:
    return (
        _("No final check-in yet"),
        _("Call the leads of the next day of action here, one by one. Add an action first."),
        _("Go to the plan"),
    )
