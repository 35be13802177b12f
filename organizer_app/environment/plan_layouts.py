"""Remember the window of each plan: size, position, screen and filter, but no typed words."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Kept = TypeVar("Kept")

_LONGEST: Final = 4096
_FARTHEST: Final = 30_000
MOST_LAYOUTS: Final = 12


@dataclass(frozen=True, slots=True)
class PlanLayout:
    """The window of one plan.

    Attributes:
        path: absolute path of the plan.
        left: left edge of the window in pixels.
        top: top edge of the window in pixels.
        width: in pixels; 0 if unknown.
        height: in pixels.
        is_maximized: whether it filled the screen.
        screen: code of the screen, or empty.
        view: code of its view, or empty.
        wanted: the filter as JSON text; its words are never stored, since they may be a name.
        is_inspecting: whether the details were open.
        hidden_layers: codes of what the calendars hide, separated by commas.
    """

    path: str
    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    is_maximized: bool = False
    screen: str = ""
    view: str = ""
    wanted: str = ""
    is_inspecting: bool = False
    hidden_layers: str = ""


def at_front(
    one: Kept, others: tuple[Kept, ...], most: int, name: Callable[[Kept], object] = lambda each: each
) -> tuple[Kept, ...]:
    """Return one in front of the others, without an older one of the same name, and no more than so many."""
    return (one, *(each for each in others if name(each) != name(one)))[:most]


def text_of(value: object) -> str:
    """Return a text of a preferences file; empty for one that is none, or too long."""
    # A NUL in a path makes the operating system raise an unexpected error.
    return value if isinstance(value, str) and len(value) <= _LONGEST and "\0" not in value else ""


def layouts_of(found: object) -> tuple[PlanLayout, ...]:
    """Return the layouts in a preferences file; leave out invalid values."""
    entries = found if isinstance(found, list) else []
    layouts = [_layout(entry) for entry in entries[:MOST_LAYOUTS] if isinstance(entry, dict)]
    return tuple(layout for layout in layouts if layout.path)


def with_layout(layouts: tuple[PlanLayout, ...], layout: PlanLayout) -> tuple[PlanLayout, ...]:
    """Return the layouts with one at the front, replacing an older one of the same plan."""
    return at_front(layout, layouts, MOST_LAYOUTS, attrgetter("path"))


def _layout(entry: dict[str, Any]) -> PlanLayout:
    left, top, width, height = (_number(entry.get(name)) for name in ("left", "top", "width", "height"))
    screen, view, wanted = (text_of(entry.get(name)) for name in ("screen", "view", "wanted"))
    return PlanLayout(
        path=text_of(entry.get("path")),
        left=left,
        top=top,
        width=width,
        height=height,
        is_maximized=entry.get("is_maximized") is True,
        screen=screen,
        view=view,
        wanted=wanted,
        is_inspecting=entry.get("is_inspecting") is True,
        hidden_layers=text_of(entry.get("hidden_layers")),
    )


def _number(value: object) -> int:
    return value if type(value) is int and abs(value) <= _FARTHEST else 0
