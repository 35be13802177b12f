"""A hub on the throwaway server, in a database of its own, and laptops that use it."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together import hub, hub_exchange
from organizer_app.services.together.hub_place import link
from organizer_app.services.together.members import own_keys
from tests.support import members
from tests.support.waiting import LIMIT, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from organizer_app.services.together.shared_folder import Exchange
    from organizer_app.storage.hub.hub_link import HubLink
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
        members.introduce(host.workspace, guest.workspace, guest.name)


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


def await_ring(at_hub: HubLink) -> None:
    """Wait until the doorbell rings; the link's own wait may end early to tell what is here."""
    wait_until(lambda: at_hub.wait(LIMIT), "the doorbell")


@contextmanager
def rings(address: str, laptop: Laptop) -> Iterator[Callable[[], int]]:
    """Hear the doorbell of a laptop's hub; what is yielded says how often it rang since it was last asked."""
    heard: list[str] = []
    with psycopg.connect(address, autocommit=True) as listening:
        wanted = "SELECT md5(plan) FROM organizer_hub.member WHERE id = %s"
        ((key,),) = listening.execute(wanted, [own_keys(laptop.workspace).sign_key]).fetchall()
        listening.add_notify_handler(lambda ring: heard.append(ring.channel))
        for channel in (f"organizer_hub_{key}", "asked"):
            listening.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))

        def count() -> int:
            # The server tells all in one order, so nothing from before comes after this.
            listening.execute("NOTIFY asked")
            wait_until(lambda: listening.execute("SELECT 1") and "asked" in heard, "the last ring")
            found = len(heard) - 1
            heard.clear()
            return found

        yield count
