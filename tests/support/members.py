"""Lets plans accept each other, as two people do who compare the words of their cards."""

from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import members


def introduce(host: Workspace, guest: Workspace, name: str) -> None:
    """Let a plan accept the changes of another one under a name."""
    card = members.own_card(guest)
    members.add_member(host, card=card, words=members.words_to_compare(card), name=name)
