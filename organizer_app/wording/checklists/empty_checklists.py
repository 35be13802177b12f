"""Words of empty checklists, permits and templates, and of searches without a match."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, said

applies_nowhere = said("Add a city in the plan first. Templates apply to cities.")


def no_template_kept() -> tuple[str, str, str]:
    """Say that no template holds the words of the search, and name the button that clears it."""
    return (
        _("No template matches"),
        _("No template or task has these words."),
        _("Show all"),
    )


template_search_hint = said("Search templates and tasks")


def no_cities() -> tuple[str, str, str]:
    """Explain that the plan has no city yet, and name the button that leads to the plan."""
    return (
        _("No city to prepare yet"),
        _("Add the cities in the plan first. Each gets its tasks from a template, and its permits, here."),
        _("Go to the plan"),
    )


needs_nothing = said("Add a city in the plan first. Permits belong to cities.")
