"""Words of `organizer numbers`: its options, the signatures by host, and what is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _, ngettext, said, said_with

if TYPE_CHECKING:
    from organizer_app.domain.model.petitions import PetitionPart


lock_help = said("Lock this number: every document uses it as it is now.")
unlock_help = said("Unlock this number: no document uses it anymore.")
petition_help = said(
    "Signatures that a host has collected by today, such as “Mijente=250000”. May be repeated."
)
alone_help = said("Nobody who signed with these hosts can have signed with another one.")
no_petition_help = said("Remove the signatures of this host from the number.")
petition_form = said_with("“{text}” names no host with its number; write it like: Mijente=250000")
locked = said_with("Locked: {text}")


def part_sentence(part: PetitionPart) -> str:
    """Return how many signatures one host collected, and whether it may hold the same people as others."""
    count = ngettext("{count} signature", "{count} signatures", part.signatures).format(
        count=f"{part.signatures:,}"
    )
    form = _("{host}: {count}") if part.shares_people else _("{host}: {count}, of nobody else")
    return form.format(host=part.host or part.title, count=count)
