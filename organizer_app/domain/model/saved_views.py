"""Record named views that a person comes back to: a filter and a view."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """A named view of the plan.

    Attributes:
        view: code of the view, such as ``map``.
        wanted: the filter as JSON text.
        position: its position in the sidebar.
    """

    title: Internal[str]
    view: Internal[str] = "map"
    wanted: Internal[str] = "{}"
    position: Internal[int] = 0
