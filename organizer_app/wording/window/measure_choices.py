"""Words of the choice of distances and weeks."""

from __future__ import annotations

from organizer_app.wording.language.texts import _


def chosen_units(units: str) -> str:
    """Say which unit distances are in from now on, by its code."""
    return {
        "": _("Distances are as in the plan's country."),
        "miles": _("Distances are in miles."),
        "km": _("Distances are in kilometers."),
    }[units]


def chosen_week(week: str) -> str:
    """Say which day weeks begin on from now on, by its code."""
    return {
        "": _("Weeks begin as in the plan's country."),
        "sunday": _("Weeks begin on Sunday."),
        "monday": _("Weeks begin on Monday."),
    }[week]
