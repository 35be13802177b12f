"""Declares what the presenter of the plan calls on its view, and the values it passes."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.ui.flow.plan_access import ToastView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.domain.calendar.rule_compliance import WindowOffer
    from organizer_app.domain.rows.action_details import ActionDetail
    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.domain.rows.place_groups import Mix, PlaceGroup
    from organizer_app.ui.screens.plan.marks.day_marks import MarkBook


class ViewKind(Enum):
    """The views of the plan, by the codes in pictures and shortcuts."""

    MAP = "map"
    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"
    TIMELINE = "timeline"


class Field(StrEnum):
    """The fields of a city action with a special editor, by their names in the inspector.

    A typed field of `domain.action_fields` goes by its own name.
    """

    CITY = "city"
    TITLE = "title"
    KIND = "tactic"
    DAY = "day"
    STARTS = "starts"
    ENDS = "ends"
    STARTS_SECOND = "starts_second"
    ENDS_SECOND = "ends_second"
    EXPECTED = "expected"
    COUNT = "count"
    STATUS = "status"
    VENUE = "venue"
    LEAD = "lead"
    BACKUP = "backup"
    GROUPS = "groups"
    NOTES = "notes"
    TAGS = "tags"


class PlanHead(NamedTuple):
    """What the window's frame shows of the plan; the anchor date is ISO text or empty."""

    title: str
    anchor_date: str
    desk_zone: str
    actions: int


class Shown(NamedTuple):
    """What every view of the plan shows now.

    Attributes:
        rows: the actions that pass the filter, sorted by day, start and city.
        groups: the same grouped by city.
        mix: their readiness, worst first.
        wanted: the filter.
        marks: the marks of each day.
        desk_zone: IANA zone of the times beside the local ones, headquarters' unless another was chosen.
        total: the number of actions in the plan, filtered or not.
        head: the mobilization of the plan, or None.
    """

    rows: Sequence[ActionRow]
    groups: Sequence[PlaceGroup]
    mix: Mix
    wanted: ActionFilter
    marks: MarkBook
    desk_zone: str
    total: int
    head: MobilizationHead | None = None


class Selection(NamedTuple):
    """What is selected: a city by key, one of its actions, a day; empty texts for none.

    If several actions are selected, `actions` holds the ids of all of them and `places` the keys of their
    cities; `place` is the city selected last, `action` is empty. Otherwise both are empty.
    """

    place: str = ""
    action: str = ""
    day: str = ""
    places: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class Inspected(NamedTuple):
    """What the inspector shows: a city, the row of the open action, and its details once read.

    Attributes:
        group: the city and its actions.
        row: the open action, or None while the city has several and none is open.
        detail: everything about the open action, once it is read.
        desk_zone: IANA zone of headquarters, or empty.
        anchor_date: T-0 as ISO text, or empty.
        many: the rows of all selected actions if there are several, which are then what the inspector shows.
        beside: minutes by which the open action starts off schedule, negative when early; see
            `rule_keeping.beside_the_rule`.
        offer: where a move into the overlap would bring the open action, or why there is none.
    """

    group: PlaceGroup
    row: ActionRow | None
    detail: ActionDetail | None
    desk_zone: str
    anchor_date: str
    many: Sequence[ActionRow] = ()
    beside: int = 0
    offer: WindowOffer | None = None


class PlanView(ToastView, Protocol):
    """What the presenter calls; the screen implements it, tests record it."""

    def show_head(self, head: PlanHead) -> None:
        """Show the title and anchor date of the plan."""

    def show_mode(self, kind: ViewKind, month: tuple[int, int]) -> None:
        """Show another view, and the month of the calendars."""

    def show_rows(self, shown: Shown) -> None:
        """Show other actions, or the same ones with other values."""

    def show_selection(self, selection: Selection) -> None:
        """Mark the selection in every view."""

    def show_inspected(self, inspected: Inspected | None) -> None:
        """Show a city and its open action in the inspector, or nothing."""

    def show_field_problem(self, action_id: str, field: str, sentence: str) -> None:
        """Show why a typed value was rejected."""

    def is_in_sight(self) -> bool:
        """Return whether somebody can see it."""

    def show_created(self, action_id: str) -> None:
        """Confirm that the requested action was added."""
