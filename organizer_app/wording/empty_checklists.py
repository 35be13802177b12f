"""What the checklists, permits and templates say where there is nothing yet, or nothing is found."""

from __future__ import annotations

from organizer_app.wording.texts import _, said

applies_nowhere = said("Add a city in the plan first. Templates apply to cities.")


def no_template_kept() -> tuple[str, str, str]:
    """Say that no template holds the words of the search, and name the button that clears it."""
    return (
        _("No template fits"),
        _("No template or task has these words."),
        _("Show all"),
    )


template_search_hint = said("Search templates and tasks")


def no_cities() -> tuple[str, str, str]:
    """Say that there is no city that could have tasks or permits, what comes first, and name the button."""
    return (
        _("No city to prepare yet"),
        _("Add the cities in the plan first. Each gets its tasks from a template, and its permits, here."),
        _("Go to the plan"),
    )


needs_nothing = said("Add a city in the plan first. Permits belong to cities.")
