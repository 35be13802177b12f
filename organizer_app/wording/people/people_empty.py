"""What the views of people say where they have nothing to show: what is not there, and what comes first."""

from __future__ import annotations

from organizer_app.wording.language.texts import _


def first_step(view: str, step: str) -> tuple[str, str, str]:
    """Return what a view has not, what stands there and what to do first, and the button that leads there.

    Args:
        view: code of the view.
        step: code of what comes first: `clear`, `plan`, `add`, `choose`, `calls`, `coverage` or `talks`.
    """
    if step == "clear":
        return (
            _("Nothing fits the filters"),
            _("Take a filter or a word of the search away, or show all."),
            _("Show all"),
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
            _("Everybody with a role ahead was reached lately. See what they said."),
            _("Open talks"),
        )
    if step == "coverage":
        return (
            _("No calls yet"),
            _("Leads of the actions ahead are called from here. Name them in Coverage first."),
            _("Open coverage"),
        )
    return (
        _("No calls yet"),
        _("Leads of the actions ahead are called from here. Add an action first."),
        _("Go to the plan"),
    )


def _coverage(_step: str) -> tuple[str, str, str]:
    return (
        _("No cities yet"),
        _("Actions ahead stand here with their roles. Add an action first."),
        _("Go to the plan"),
    )


def _everyone(step: str) -> tuple[str, str, str]:
    if step == "choose":
        return (
            _("No person selected"),
            _("Choose somebody in the list, or add a person."),
            _("Add person"),
        )
    return (
        _("No people yet"),
        _("Everybody who helps stands here. Add a person, or drop contact cards (.vcf) on the window."),
        _("Add person"),
    )


def _talks(_step: str) -> tuple[str, str, str]:
    return (
        _("No talks yet"),
        _("Every call that is logged stands here. Make a call first."),
        _("Open calls"),
    )


def _roll_call(_step: str) -> tuple[str, str, str]:
    return (
        _("No roll call yet"),
        _("Leads of the next day of action are called one by one here. Add an action first."),
        _("Go to the plan"),
    )
