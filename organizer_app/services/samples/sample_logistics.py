"""Turns the logistics of a sample plan's action into records."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from organizer_app.domain.logistics.logistics_book import Part

_RECORDS: Final[Mapping[str, type[Part]]] = {
    "materials": Material,
    "rides": Ride,
    "budget": BudgetLine,
    "cues": Cue,
}
_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "ship_by": date.fromisoformat,
    "starts": time.fromisoformat,
    "leaves_at": time.fromisoformat,
    "returns_at": time.fromisoformat,
}


def _unchanged(value: Any) -> Any:  # noqa: ANN401  # JSON holds values of many types
    return value


def sample_parts(facts: Mapping[str, Any], action_id: str, new_id: Callable[[], str]) -> Iterator[Part]:
    """Return the parts of one action; `facts` lists them by kind, days and times as ISO texts."""
    for kind, record in _RECORDS.items():
        for position, stored in enumerate(facts.get(kind, ())):
            fields = {name: _READERS.get(name, _unchanged)(value) for name, value in stored.items()}
            if record is Cue:
                fields["position"] = position
            yield record(id=new_id(), city_action_id=action_id, **fields)
