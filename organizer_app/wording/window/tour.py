"""Words of the tour: at most four steps, each one thing to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_STEPS: Final[Mapping[str, tuple[Callable[[], str], Callable[[], str]]]] = {
    "views": (
        said("One plan, several ways to look"),
        said("Map, month and list show the same actions. What you select or filter in one applies to all."),
    ),
    "readiness": (
        said("The worst comes first"),
        said("Readiness is computed, with its reasons. Start at the top and work down."),
    ),
    "palette": (
        said("Everything is a few letters away"),
        said("Press Ctrl+K for any city, person or command. Press ? for all keys."),
    ),
    "undo": (
        said("Nothing is lost"),
        said("Every change is saved right away, on this laptop only, and Ctrl+Z undoes it."),
    ),
}


def steps() -> tuple[str, ...]:
    """Return the codes of the steps in order."""
    return tuple(_STEPS)


def step_title(step: str) -> str:
    """Head a step."""
    return _STEPS[step][0]()


def step_text(step: str) -> str:
    """Say what a step is about."""
    return _STEPS[step][1]()


name = said("Tour")


def position(index: int, count: int) -> str:
    """Say which step this is, counted from 1."""
    return _("{index} of {count}").format(index=index, count=count)


skip = said("Skip")
back = said("Back")


def following(*, is_last: bool) -> str:
    """Name the button to the next step, or the end."""
    return _("Start planning") if is_last else _("Next")
