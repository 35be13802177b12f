"""Names of the kinds of action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.texts import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_NAMES: Final[Mapping[str, Callable[[], str]]] = {
    "rally": said("Rally"),
    "march": said("March"),
    "vigil": said("Vigil"),
    "picket": said("Picket"),
    "delivery": said("Delivery"),
    "press_event": said("Press event"),
    "teach_in": said("Teach-in"),
    "sit_in": said("Sit-in"),
    "walkout": said("Walkout"),
    "banner_drop": said("Banner drop"),
    "counter_protest": said("Counter-protest"),
    "strike": said("Strike"),
    "canvass": said("Canvass"),
    "town_hall": said("Town hall"),
    "training": said("Training"),
    "meeting": said("Meeting"),
    "other": said("Action"),
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
