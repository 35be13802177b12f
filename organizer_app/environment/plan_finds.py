"""Remember the recent choices in the palette for each plan, by id: no name leaves the plan."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from organizer_app.environment.plan_layouts import MOST_LAYOUTS, at_front, text_of

# The code of the kind and the id of the record.
Find = tuple[str, str]
MOST_FINDS: Final = 6
_A_FIND: Final = 2


@dataclass(frozen=True, slots=True)
class PlanFinds:
    """The latest choices in one plan.

    Attributes:
        path: absolute path of the plan.
        finds: latest first.
    """

    path: str
    finds: tuple[Find, ...] = ()


def with_find(finds: tuple[Find, ...], find: Find) -> tuple[Find, ...]:
    """Return the choices with one moved to the front, without duplicates."""
    return at_front(find, finds, MOST_FINDS)


def with_finds(plans: tuple[PlanFinds, ...], plan: PlanFinds) -> tuple[PlanFinds, ...]:
    """Return the choices of all plans with one plan moved to the front and replaced."""
    return at_front(plan, plans, MOST_LAYOUTS, attrgetter("path"))


def finds_of(found: object) -> tuple[PlanFinds, ...]:
    """Return the choices in a preferences file; leave out invalid ones."""
    entries = found if isinstance(found, list) else []
    plans = [_plan(entry) for entry in entries[:MOST_LAYOUTS] if isinstance(entry, dict)]
    return tuple(plan for plan in plans if plan.path)


def _plan(entry: dict[str, object]) -> PlanFinds:
    listed = entry.get("finds")
    finds = listed if isinstance(listed, list) else []
    return PlanFinds(
        text_of(entry.get("path")),
        tuple((find[0], find[1]) for find in finds[:MOST_FINDS] if _is_find(find)),
    )


def _is_find(value: object) -> bool:
    return isinstance(value, list) and len(value) == _A_FIND and all(map(_is_text, value))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and text_of(value) == value
