"""The words of the Numbers tab: what may be said in public, and the signatures by host."""

from __future__ import annotations

from organizer_app.wording.texts import _


def numbers() -> str:
    """Head the tab."""
    return _("Numbers for the public")


def numbers_hint() -> str:
    """Explain the lock."""
    return _("A locked line stands in every document from then on, whatever is counted later.")


def metric_name(metric: str) -> str:
    """Name a number."""
    return {"turnout": _("People"), "petitions": _("Signatures")}[metric]


def documents_say(locked: str, *, is_same: bool) -> str:
    """Say what documents tell of a number."""
    if not locked:
        return _("No document says it.")
    return _("Every document says so.") if is_same else _("Documents still say: {text}").format(text=locked)


def lock_button(*, is_locked: bool) -> str:
    """Name the button that turns the lock."""
    return _("Take it out of documents") if is_locked else _("Lock this line")


def nothing_to_lock() -> str:
    """Say why the lock cannot be turned, and what must come first."""
    return _("Nothing to lock yet: note a count of a city first.")


def locked() -> str:
    """Say that a number was locked."""
    return _("Every document says this number now")


def unlocked() -> str:
    """Say that a lock was taken away."""
    return _("No document says this number any more")


def no_signatures() -> str:
    """Say that no host has told how many have signed."""
    return _("No signatures noted yet.")


def signatures() -> str:
    """Head the signatures by host."""
    return _("Signatures by host")


def part_list() -> str:
    """Name the list of hosts for screen readers."""
    return _("Signatures by host; Delete removes one")


def part_note(*, shares_people: bool) -> str:
    """Say whether a host may hold the same people as another."""
    return _("some may be counted twice") if shares_people else _("signed nowhere else")


def host_hint() -> str:
    """Hint in the field for the host."""
    return _("Host")


def number_hint() -> str:
    """Hint in the field for the number."""
    return _("Signatures")


def shares_people() -> str:
    """Label the box that warns of counting twice."""
    return _("Some may have signed elsewhere too")


def note_button() -> str:
    """Name the button that notes a number."""
    return _("Note signatures")


def no_number() -> str:
    """Say what is missing."""
    return _("Write the host and how many signatures it has, in digits.")


def noted(host: str) -> str:
    """Say that a number was noted."""
    return _("Noted the signatures of {host}").format(host=host)


def removed(host: str) -> str:
    """Say that a number was removed."""
    return _("Removed the signatures of {host}").format(host=host)
