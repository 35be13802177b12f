"""A hub on the throwaway server, in a database of its own, and laptops that use it."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy.engine import make_url

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together import hub, hub_exchange
from organizer_app.services.together import members as members_of_plan
from organizer_app.services.together.hub_place import link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from organizer_app.services.together.shared_folder import Exchange
    from tests.support.fleet import Fleet, Laptop


@contextmanager
def hub_database(url: str) -> Iterator[str]:
    """Make an empty database on the throwaway server, and return the address of its owner."""
    server = make_url(url)
    name = f"hub_{secrets.token_hex(8)}"
    place = {"host": str(server.query["host"]), "port": str(server.query["port"]), "user": server.username}
    with psycopg.connect(dbname=server.database, autocommit=True, **place) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"postgresql://{place['user']}@/{name}?host={place['host']}&port={place['port']}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def introduce(one: Laptop, other: Laptop) -> None:
    """Let two laptops accept each other."""
    for host, guest in ((one, other), (other, one)):
        card = members_of_plan.own_card(guest.workspace)
        words = members_of_plan.words_to_compare(card)
        members_of_plan.add_member(host.workspace, card=card, words=words, name=guest.name)


def founded(fleet: Fleet, address: str) -> Laptop:
    """Return a laptop with an action whose plan has a new hub."""
    laptop = fleet.add()
    with laptop.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    hub.create(laptop.workspace, address=address)
    return laptop


def joined(fleet: Fleet, host: Laptop, address: str, folder: Path) -> Laptop:
    """Return a new laptop that has joined the hub and taken in all that is there."""
    guest = fleet.add()
    introduce(host, guest)
    invitation = folder / f"{guest.name}.organizer-invitation"
    hub.invite(host.workspace, address=address, name=guest.name, out=invitation)
    hub.join(guest.workspace, invitation=invitation)
    exchanged(guest)
    return guest


def exchanged(laptop: Laptop) -> Exchange:
    """Let a laptop exchange with its hub once."""
    at_hub = link(laptop.workspace)
    try:
        return hub_exchange.exchange(laptop.workspace, link=at_hub)
    finally:
        at_hub.close()
