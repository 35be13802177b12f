"""What the checklists, permits and templates say where there is nothing yet, or nothing is found."""

from __future__ import annotations

from organizer_app.wording.texts import _


def applies_nowhere() -> str:
    """Say why no template can be applied."""
    return _("Add a city in the plan first: a template is applied to cities.")


def no_template_kept() -> tuple[str, str, str]:
    """Say that no template holds the words of the search, and name the button that clears it."""
    return (
        _("No template fits"),
        _("Neither a template nor one of its tasks holds these words."),
        _("Show all"),
    )


def template_search_hint() -> str:
    """Say what is searched among the templates."""
    return _("Search templates and tasks")


def no_cities() -> tuple[str, str, str]:
    """Say that there is no city that could have tasks or permits, what comes first, and name the button."""
    return (
        _("No city to prepare yet"),
        _("Add the cities in the plan first. Each gets its tasks from a template, and its permits, here."),
        _("Go to the plan"),
    )


def needs_nothing() -> str:
    """Say why no permit can be noted."""
    return _("Add a city in the plan first: it is cities that need permits.")
