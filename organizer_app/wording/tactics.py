"""What the kinds of action are called."""

from __future__ import annotations

from organizer_app.wording.texts import _


def tactic_names() -> dict[str, str]:
    """Return the name of every kind of action by its code, in the order of choice."""
    return {
        "rally": _("Rally"),
        "march": _("March"),
        "vigil": _("Vigil"),
        "picket": _("Picket"),
        "delivery": _("Delivery"),
        "press_event": _("Press event"),
        "teach_in": _("Teach-in"),
        "sit_in": _("Sit-in"),
        "walkout": _("Walkout"),
        "banner_drop": _("Banner drop"),
        "counter_protest": _("Counter-protest"),
        "strike": _("Strike"),
        "canvass": _("Canvass"),
        "town_hall": _("Town hall"),
        "training": _("Training"),
        "meeting": _("Meeting"),
        "other": _("Action"),
    }


def names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every kind of action, in the order of choice."""
    return tuple(tactic_names().items())


def name_of(code: str) -> str:
    """Return the name of a kind of action; the code itself when it is none of ours."""
    return tactic_names().get(code, code)


# For callers that import the function alone.
tactic_name = name_of
