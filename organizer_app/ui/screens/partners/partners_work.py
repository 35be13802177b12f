"""The work of the screen of partner groups that is done in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.ui.screens.partners.ledger_lines import Indexed, indexed
from organizer_app.wording.same_city import which_actions

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.changes import Noun
    from organizer_app.domain.organizations import Organization
    from organizer_app.domain.partnerships import Partnership, PartnershipStatus
    from organizer_app.domain.releases import Release
    from organizer_app.services.workspace import Workspace


def read(workspace: Workspace) -> Indexed:
    """Read the book, tell the actions of one city apart, and compute what every search needs."""
    from organizer_app.services.partner_books import read_partner_book

    book = read_partner_book(workspace)
    which = which_actions(book.cities, in_time=True)
    cities = tuple(city._replace(which=which.get(city.action_id, "")) for city in book.cities)
    return indexed(replace(book, cities=cities))


def shown_kinds() -> frozenset[Noun]:
    """Return the kinds of records that the screen shows."""
    from organizer_app.services.partner_books import SHOWN

    return SHOWN


def releases_naming(workspace: Workspace, group_id: str) -> tuple[Release, ...]:
    """Return the releases that carry the name of a group."""
    from organizer_app.services import partners

    return partners.releases_naming(workspace, group_id=group_id)


def set_stage(workspace: Workspace, part_id: str, stage: PartnershipStatus) -> None:
    """Move a part to a stage."""
    from organizer_app.services import partners

    partners.set_stage(workspace, partnership_id=part_id, stage=stage)


def begin(workspace: Workspace, group_id: str, action_id: str, stage: PartnershipStatus) -> None:
    """Put a group into a city at a stage."""
    from organizer_app.services import partners

    partners.ask_group(workspace, group_id=group_id, action_id=action_id, stage=stage)


def ask_group(workspace: Workspace, group_id: str, action_id: str) -> None:
    """Put a group into a city as identified."""
    from organizer_app.services import partners

    partners.ask_group(workspace, group_id=group_id, action_id=action_id)


def add_group(workspace: Workspace, name: str) -> str:
    """Add a group."""
    from organizer_app.services import partners

    return partners.add_group(workspace, name=name)


def change_group(workspace: Workspace, group: Organization) -> None:
    """Store a changed group."""
    from organizer_app.services import partners

    partners.change_group(workspace, group=group)


def change_part(workspace: Workspace, part: Partnership) -> None:
    """Store a changed part."""
    from organizer_app.services import partners

    partners.change_partnership(workspace, part=part)


def hold_name(workspace: Workspace, group_id: str, until: datetime | None) -> None:
    """Keep the name of a group back until a moment, UTC, wherever it takes part."""
    from organizer_app.services import partners

    partners.hold_name(workspace, group_id=group_id, until=until)


def withdraw(workspace: Workspace, group_id: str) -> None:
    """Take a group out of everything."""
    from organizer_app.services import partners

    partners.withdraw_group(workspace, group_id=group_id)


def order_credits(workspace: Workspace, action_id: str, part_ids: tuple[str, ...]) -> None:
    """Write in which order groups are named."""
    from organizer_app.services import partners

    partners.order_credits(workspace, action_id=action_id, partnership_ids=part_ids)
