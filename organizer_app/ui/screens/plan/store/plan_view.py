"""What the presenter of the plan tells its view, and in which values."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.domain.calendar.rule_compliance import WindowOffer
    from organizer_app.domain.rows.action_details import ActionDetail
    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.domain.rows.place_groups import Mix, PlaceGroup
    from organizer_app.ui.screens.plan.marks.mark_book import MarkBook


class ViewKind(Enum):
    """The ways to look at the plan, by the code pictures and shortcuts use."""

    MAP = "map"
    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"
    TIMELINE = "timeline"


class Field(StrEnum):
    """The facts of a city action with an editor made for them, by the name the inspector uses.

    A typed field of `domain.action_fields` goes by its own name beside them.
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
    STATUS = "status"
    VENUE = "venue"
    LEAD = "lead"
    BACKUP = "backup"
    GROUPS = "groups"
    NOTES = "notes"
    TAGS = "tags"


class PlanHead(NamedTuple):
    """What the frame of the window shows of the plan; the anchor date is ISO text or empty."""

    title: str
    anchor_date: str
    desk_zone: str
    actions: int


class Shown(NamedTuple):
    """What every view of the plan shows now.

    Attributes:
        rows: the actions the filter keeps, ordered by day, start and city.
        groups: the same gathered by city.
        mix: their readiness, worst first.
        wanted: the filter.
        marks: what stands beside the actions of each day.
        desk_zone: IANA zone of the times beside the local ones, the desk's unless another was chosen.
        total: actions in the plan, kept or not.
        head: the mobilization the plan is about, or None.
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
    """What is selected: a city by its key, one of its actions, a day; empty texts for none.

    When several actions are selected, `actions` holds the ids of all of them and `places` the keys of their
    cities; `place` is the city the person came to last, `action` is empty. Else both are empty.
    """

    place: str = ""
    action: str = ""
    day: str = ""
    places: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class Inspected(NamedTuple):
    """What the inspector shows: a city, the row of the open action, and all about it once it is read.

    Attributes:
        group: the city and its actions.
        row: the open action, or None while the city has several and none is open.
        detail: everything about the open action, once it is read.
        desk_zone: IANA zone the desk thinks in, or empty.
        anchor_date: T-0 as ISO text, or empty.
        many: the rows of all selected actions when there are several; then the inspector is about them.
        beside: minutes by which the open action starts outside the rule, negative when early; see
            `rule_keeping.beside_the_rule`.
        offer: where a move into the shared window would bring the open action, or why there is none.
    """

    group: PlaceGroup
    row: ActionRow | None
    detail: ActionDetail | None
    desk_zone: str
    anchor_date: str
    many: Sequence[ActionRow] = ()
    beside: int = 0
    offer: WindowOffer | None = None


class PlanView(Protocol):
    """What the presenter calls; the screen implements it, tests write it down."""

    def show_head(self, head: PlanHead) -> None:
        """Show the title and anchor date of the plan."""

    def show_mode(self, kind: ViewKind, month: tuple[int, int]) -> None:
        """Show another view, and which month calendars are about."""

    def show_rows(self, shown: Shown) -> None:
        """Show other actions, or the same ones with other values."""

    def show_selection(self, selection: Selection) -> None:
        """Mark what is selected, in every view."""

    def show_inspected(self, inspected: Inspected | None) -> None:
        """Show a city and its open action in the inspector, or nothing."""

    def show_field_problem(self, action_id: str, field: str, sentence: str) -> None:
        """Say why a typed value was not taken."""

    def is_in_sight(self) -> bool:
        """Tell whether somebody can see it."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was done."""

    def show_created(self, action_id: str) -> None:
        """The action that was asked for is in the plan."""
