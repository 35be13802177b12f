"""Reads and sets the measures the checks use: travel speeds, and how long a call with a lead counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.checks.problem_board import CheckMeasures
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.rows.last_days import FARTHEST_DAYS
from organizer_app.services.plan.plans import main_mobilization

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

MOST_DAYS: Final = FARTHEST_DAYS
MOST_KMH: Final = 1000


def measures_of(mobilizations: list[Mobilization]) -> CheckMeasures | None:
    """Return the measures of the plan's main mobilization, or None without a mobilization."""
    if not mobilizations:
        return None
    known = main_mobilization(mobilizations)
    return CheckMeasures(known.id, known.stale_after_days, known.travel_kmh)


def set_measures(workspace: Workspace, measures: CheckMeasures) -> None:
    """Change the measures as one step and reassess at once what calls count for.

    Raises:
        BadValue: days outside 1 to 60, or a speed outside 1 to 1000 km/h.
    """
    for field, value, most in (
        ("stale_after_days", measures.stale_after_days, MOST_DAYS),
        ("travel_kmh", measures.travel_kmh, MOST_KMH),
    ):
        if not 1 <= value <= most:
            raise BadValue(field, str(value))
    with workspace.edit(EditKind.CHANGED_CHECKS) as editor:
        known = editor.get(Mobilization, measures.mobilization_id)
        editor.note(title=known.title)
        editor.put(replace(known, stale_after_days=measures.stale_after_days, travel_kmh=measures.travel_kmh))
