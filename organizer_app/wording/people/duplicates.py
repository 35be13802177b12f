"""Words of the duplicates sheet: why two entries look alike, and what a merge does."""

from __future__ import annotations

from organizer_app.domain.model.organizations import OrganizationKind
from organizer_app.domain.model.people import ContactKind, EngagementRung
from organizer_app.domain.people.duplicates import Likeness
from organizer_app.wording.language.texts import _, said, said_with
from organizer_app.wording.partners.partner_panel import field_name as group_field_name
from organizer_app.wording.partners.partner_panel import kind_name
from organizer_app.wording.people import people as people_words

title = said("Entries that may be the same")
promise = said("Nothing merges on its own. A merge is one step and can be undone.")


def tab(code: str, count: int) -> str:
    """Name a list with how many pairs it has."""
    return {"people": _("People"), "groups": _("Partner groups")}[code] + f"   {count:,}"


tabs = said("What is compared")


def pair_name(one: str, other: str) -> str:
    """Name a pair for screen readers."""
    return _("{one} and {other}").format(one=one, other=other)


pairs = said("Likely pairs")


def reason(likeness: Likeness, share: int) -> str:
    """Say why two entries may be the same."""
    return {
        Likeness.SAME_CONTACT: _("the same number or address"),
        Likeness.SAME_NAME: _("the same name"),
        Likeness.KNOWN_AS: _("one has the other's name"),
        Likeness.SIMILAR_NAME: _("names {share}% alike"),
    }[likeness].format(share=share)


def field_name(code: str, *, is_group: bool) -> str:
    """Name a field that is compared, as the form of a person or group does."""
    both = {"contacts": _("Reached by"), "cities": _("Cities")}
    return both.get(code) or (group_field_name(code) if is_group else people_words.field_name(code))


def value_text(code: str, value: str) -> str:
    """Write a value of a field; codes of choices by their names."""
    if not value:
        return "\u2014"
    if code == "kind":
        return kind_name(OrganizationKind(value).value)
    if code == "preferred_channel":
        return people_words.contact_name(ContactKind(value))
    return people_words.rung_name(EngagementRung(value)) if code == "rung" else value


kept_both = said("kept from both")
merge = said("Merge")
not_same = said("Not the same")
merged = said_with("Merged into {name}")
kept_separate = said("Kept separate. They will not be suggested again.")
searching = said("Comparing all entries…")


def nothing_alike() -> tuple[str, str]:
    """Say that no two entries look the same."""
    return _("No two entries look the same"), _("Names, other names, numbers and addresses were compared.")


def choose(field: str, value: str) -> str:
    """Name the choice of a value for screen readers."""
    return _("{field}: keep {value}").format(field=field, value=value)
