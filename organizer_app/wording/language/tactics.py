"""Names of the kinds of action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_NAMES: Final[Mapping[str, Callable[[], str]]] = {
    "rally": lambda: _("Rally"),
    "march": lambda: _("March"),
    "vigil": lambda: _("Vigil"),
    "picket": lambda: _("Picket"),
    "delivery": lambda: _("Delivery"),
    "press_event": lambda: _("Press event"),
    "teach_in": lambda: _("Teach-in"),
    "sit_in": lambda: _("Sit-in"),
    "walkout": lambda: _("Walkout"),
    "banner_drop": lambda: _("Banner drop"),
    "counter_protest": lambda: _("Counter-protest"),
    "strike": lambda: _("Strike"),
    "canvass": lambda: _("Canvass"),
    "town_hall": lambda: _("Town hall"),
    "training": lambda: _("Training"),
    "meeting": lambda: _("Meeting"),
    "other": lambda: _("Action"),
}


def tactic_names() -> dict[str, str]:
    """Return the name of every kind of action by its code, in the order of choice."""
    return {code: name() for code, name in _NAMES.items()}


def names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every kind of action, in the order of choice."""
    return tuple(tactic_names().items())


def name_of(code: str) -> str:
    """Return the name of a kind of action; the code itself when it is none of ours."""
    name = _NAMES.get(code)
    return code if name is None else name()


# For callers that import the function alone.
tactic_name = name_of
