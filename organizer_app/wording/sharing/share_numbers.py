"""Words of the Numbers tab: what may be said in public, and the signatures by host."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, said, said_with

numbers = said("Numbers for the public")
numbers_hint = said("A locked line stays the same in every document, whatever is counted later.")


def metric_name(metric: str) -> str:
    """Name a number."""
    return {"turnout": _("People"), "petitions": _("Signatures")}[metric]


def documents_say(locked: str, *, is_same: bool) -> str:
    """Say whether documents show a number."""
    if not locked:
        return _("No document says it.")
    return _("Every document says so.") if is_same else _("Documents still say: {text}").format(text=locked)


def lock_button(*, is_locked: bool) -> str:
    """Name the button that locks or unlocks a number."""
    return _("Take it out of documents") if is_locked else _("Lock this line")


nothing_to_lock = said("Nothing to lock yet: note a count of a city first.")
locked = said("Every document says this number now")
unlocked = said("No document says this number anymore")
no_signatures = said("No signatures noted yet.")
signatures = said("Signatures by host")
part_list = said("Signatures by host; Delete removes one")


def part_note(*, shares_people: bool) -> str:
    """Say whether a host may hold the same people as another."""
    return _("some may be counted twice") if shares_people else _("signed nowhere else")


host_hint = said("Host")
number_hint = said("Signatures")
shares_people = said("Some may have signed elsewhere too")
note_button = said("Note signatures")
no_number = said("Write the host and how many signatures it has, in digits.")
noted = said_with("Noted the signatures of {host}")
removed = said_with("Removed the signatures of {host}")
