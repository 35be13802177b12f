"""What the screen of partner groups shows, as plain values, and what its presenter may ask of it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from organizer_app.domain.model.partnerships import PartnershipStatus
    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.partners.partner_book import Ask, Credit, LedgerCity, PartnerBook
    from organizer_app.domain.partners.partner_ledger import LedgerGroup


class PartnersView(Enum):
    """The views of the screen; the value is the code by which the window knows them."""

    LEDGER = "ledger"
    CREDITS = "credits"
    ASKS = "asks"


class LedgerLine(NamedTuple):
    """A line of the ledger as it is drawn.

    Attributes:
        line: the group with its parts.
        depth: how deep it stands in the tree.
        is_folded: True or False for a network, None for a group without affiliates.
        is_last: whether it is the last one below its network.
        below: how many groups below it take part, by city action.
        towns: in how many cities it takes part itself, each counted once.
    """

    line: LedgerGroup
    depth: int
    is_folded: bool | None
    is_last: bool
    below: Mapping[str, int]
    towns: int = 0


class LedgerShown(NamedTuple):
    """The ledger as the filters leave it; `counts` are of all groups, by their furthest stage."""

    book: PartnerBook
    lines: tuple[LedgerLine, ...]
    cities: tuple[LedgerCity, ...]
    per_city: Mapping[str, int]
    counts: Mapping[PartnershipStatus, int]
    now: datetime


class GroupShown(NamedTuple):
    """The group in hand; `action_id` is the city in hand, or empty for its part in general."""

    book: PartnerBook
    line: LedgerGroup
    action_id: str
    releases: tuple[Release, ...]
    per_city: Mapping[str, int]
    now: datetime


class CreditsShown(NamedTuple):
    """The order of names in the city in hand."""

    cities: tuple[LedgerCity, ...]
    per_city: Mapping[str, int]
    action_id: str
    credits: tuple[Credit, ...]


class AsksShown(NamedTuple):
    """What is open with groups, by stage."""

    stages: Mapping[PartnershipStatus, tuple[Ask, ...]]
    today: date
    has_groups: bool = True


class ScreenView(Protocol):
    """What draws all this."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was done."""

    def show_view(self, view: str) -> None:
        """Show one of the views by its code."""

    def show_filters(self) -> None:
        """Show which filters are set."""

    def show_total(self, count: int) -> None:
        """Show beside the screen's name how many groups there are."""

    def show_ledger(self, shown: LedgerShown) -> None:
        """Show the matrix."""

    def show_group(self, shown: GroupShown | None) -> None:
        """Show what is known of one group, or put the panel away."""

    def show_credits(self, shown: CreditsShown) -> None:
        """Show the order of names in one city."""

    def show_asks(self, shown: AsksShown) -> None:
        """Show what is open."""
