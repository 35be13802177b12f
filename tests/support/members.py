"""Lets plans accept each other, as two people do who compare the words of their cards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from organizer_app import wiring
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import members
from tests.support.open_plans import opened


def introduce(host: Workspace, guest: Workspace, name: str) -> None:
    """Let a plan accept the changes of another one under a name."""
    card = members.own_card(guest)
    members.add_member(host, card=card, words=members.words_to_compare(card), name=name)


@contextmanager
def joined(
    host: Workspace, other: Path, *, guest_name: str = "Ana Duarte", host_name: str = "Maya Okafor"
) -> Iterator[Workspace]:
    """Make the plan of a second laptop from the card of the first, and open it; each accepts the other."""
    card = other.with_name("card")
    members.save_card(host, out=card)
    wiring.join_plan(other, card)
    with opened(other) as guest:
        introduce(host, guest, guest_name)
        introduce(guest, host, host_name)
        yield guest
