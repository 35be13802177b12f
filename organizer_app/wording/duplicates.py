"""The words of the sheet of duplicates: why two entries look alike, and what merging does."""

from __future__ import annotations

from organizer_app.domain.duplicates import Likeness
from organizer_app.domain.organizations import OrganizationKind
from organizer_app.domain.people import ContactKind, EngagementRung
from organizer_app.wording import people as people_words
from organizer_app.wording.partner_panel import kind_name
from organizer_app.wording.texts import _, ngettext


def title() -> str:
    """Name the sheet."""
    return _("Entries that may be the same")


def promise() -> str:
    """Say that nothing happens by itself."""
    return _("Nothing is merged by itself. A merge is one step and can be undone.")


def tab(code: str, count: int) -> str:
    """Name a list with how many pairs it has."""
    return {"people": _("People"), "groups": _("Partner groups")}[code] + f"   {count:,}"


def tabs() -> str:
    """Name the switch between the lists for screen readers."""
    return _("What is compared")


def pair_name(one: str, other: str) -> str:
    """Name a pair for screen readers."""
    return _("{one} and {other}").format(one=one, other=other)


def pairs() -> str:
    """Name the list of pairs."""
    return _("Likely pairs")


def reason(likeness: Likeness, share: int) -> str:
    """Say why two entries may be the same."""
    return {
        Likeness.SAME_CONTACT: _("the same number or address"),
        Likeness.SAME_NAME: _("the same name"),
        Likeness.KNOWN_AS: _("one is called as the other"),
        Likeness.SIMILAR_NAME: _("names {share}% alike"),
    }[likeness].format(share=share)


def field_name(code: str) -> str:
    """Name a field that is compared."""
    return {
        "name": _("Name"),
        "pronouns": _("Pronouns"),
        "languages": _("Languages"),
        "preferred_channel": _("Reached best by"),
        "zone": _("Time zone"),
        "organization_id": _("Group"),
        "home_place_id": _("Home"),
        "rung": _("Engagement"),
        "caller": _("Caller"),
        "private_notes": _("Private notes"),
        "short_name": _("Short name"),
        "credit_name": _("In print"),
        "kind": _("Kind"),
        "parent_id": _("Network"),
        "website": _("Website"),
        "people_available": _("Can send"),
        "notes": _("Notes"),
        "contacts": _("Reached by"),
        "cities": _("Cities"),
    }[code]


def value_text(code: str, value: str) -> str:
    """Write a value of a field; codes of choices by their names."""
    if not value:
        return "\u2014"
    if code == "kind":
        return kind_name(OrganizationKind(value).value)
    if code == "preferred_channel":
        return people_words.contact_name(ContactKind(value))
    return people_words.rung_name(EngagementRung(value)) if code == "rung" else value


def kept_both() -> str:
    """Say of contacts and cities that the merged entry has those of both."""
    return _("kept from both")


def merge() -> str:
    """Name the button that merges."""
    return _("Merge")


def not_same() -> str:
    """Name the button that tells two entries apart."""
    return _("Not the same")


def merged(name: str) -> str:
    """Say that two entries were merged."""
    return _("Merged into {name}").format(name=name)


def told_apart() -> str:
    """Say that two entries are not offered again."""
    return _("They are kept apart and not offered again")


def searching() -> str:
    """Say that entries are being compared."""
    return _("Comparing all entries…")


def nothing_alike() -> tuple[str, str]:
    """Say that no two entries look the same."""
    return _("No two entries look the same"), _("Names, other names, numbers and addresses were compared.")


def left(count: int) -> str:
    """Count the pairs that are left."""
    return ngettext("{count} pair", "{count} pairs", count).format(count=f"{count:,}")


def choose(field: str, value: str) -> str:
    """Name the choice of a value for screen readers."""
    return _("{field}: keep {value}").format(field=field, value=value)
