"""Declares what the partner groups screen shows, as plain values, and what its presenter calls on it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.ui.flow.plan_access import ToastView

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from organizer_app.domain.model.partnerships import PartnershipStatus
    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.partners.partner_book import Ask, Credit, LedgerCity, PartnerBook
    from organizer_app.domain.partners.partner_ledger import LedgerGroup


class PartnersView(Enum):
    """The views of the screen; the window knows them by these values."""

    LEDGER = "ledger"
    CREDITS = "credits"
    ASKS = "asks"


class LedgerLine(NamedTuple):
    """A line of the ledger as drawn.

    Attributes:
        line: the group with its parts.
        depth: its depth in the tree.
        is_folded: True or False for a network, None for a group without affiliates.
        is_last: whether it is the last one below its network.
        below: the number of groups below it that take part, by city action.
        towns: the number of cities where it takes part itself, each counted once.
    """

    line: LedgerGroup
    depth: int
    is_folded: bool | None
    is_last: bool
    below: Mapping[str, int]
    towns: int = 0


class LedgerShown(NamedTuple):
    """The filtered ledger; `counts` cover all groups, by their furthest stage.

    As a list it has no column for a city: each line says in words where its group takes part.
    """

    book: PartnerBook
    lines: tuple[LedgerLine, ...]
    cities: tuple[LedgerCity, ...]
    per_city: Mapping[str, int]
    counts: Mapping[PartnershipStatus, int]
    now: datetime
    is_list: bool = False

    @property
    def columns(self) -> tuple[LedgerCity, ...]:
        """The cities that have a column."""
        return () if self.is_list else self.cities


class GroupShown(NamedTuple):
    """The current group; `action_id` is the current city, or empty for its general part."""

    book: PartnerBook
    line: LedgerGroup
    action_id: str
    releases: tuple[Release, ...]
    per_city: Mapping[str, int]
    now: datetime


class CreditsShown(NamedTuple):
    """The order of names in the current city."""

    cities: tuple[LedgerCity, ...]
    per_city: Mapping[str, int]
    action_id: str
    credits: tuple[Credit, ...]


class AsksShown(NamedTuple):
    """The open asks by stage."""

    stages: Mapping[PartnershipStatus, tuple[Ask, ...]]
    today: date
    has_groups: bool = True


class ScreenView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_view(self, view: str) -> None:
        """Show a view by its code."""

    def show_layout(self, *, is_list: bool) -> None:
        """Offer the other layout of the ledger."""

    def show_filters(self) -> None:
        """Show which filters are set."""

    def show_total(self, count: int) -> None:
        """Show the number of groups beside the screen's name."""

    def show_ledger(self, shown: LedgerShown) -> None:
        """Show the matrix."""

    def show_group(self, shown: GroupShown | None) -> None:
        """Show the details of a group, or hide the panel."""

    def show_credits(self, shown: CreditsShown) -> None:
        """Show the order of names in one city."""

    def show_asks(self, shown: AsksShown) -> None:
        """Show the open asks."""
