"""Runs the partner groups' work in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.ui.screens.partners.ledger_lines import Indexed, indexed
from organizer_app.wording.language.same_city import which_actions

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace


def read(workspace: Workspace) -> Indexed:
    """Read the book, distinguish the actions of one city, and compute what every search needs."""
    from organizer_app.services.partners.partner_books import read_partner_book

    book = read_partner_book(workspace)
    which = which_actions(book.cities, in_time=True)
    cities = tuple(city._replace(which=which.get(city.action_id, "")) for city in book.cities)
    return indexed(replace(book, cities=cities))
