"""Words of the duplicates sheet: why two entries look alike, and what a merge does."""

from __future__ import annotations

from organizer_app.domain.model.organizations import OrganizationKind
from organizer_app.domain.model.people import ContactKind, EngagementRung
from organizer_app.domain.people.duplicates import Likeness
from organizer_app.wording.language.field_names import field_name as action_field_name
from organizer_app.wording.language.texts import _, said, said_with
from organizer_app.wording.partners.partner_panel import field_name as group_field_name
from organizer_app.wording.partners.partner_panel import kind_name
from organizer_app.wording.people import people as people_words

title = said("Entries that may be the same")
promise = said("Nothing merges on its own. A merge is one step and can be undone.")


def tab(code: str, count: int) -> str:
    """Name a list with how many pairs it has."""
    return {"people": _("People"), "groups": _("Partner groups"), "cities": _("Cities")}[
        code
    ] + f"   {count:,}"


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
        Likeness.SAME_CITY: _("added on two laptops"),
    }[likeness].format(share=share)


def field_name(code: str, *, kind: str) -> str:
    """Name a field that is compared, as the form of a person or group does."""
    both = {"contacts": _("Reached by"), "cities": _("Cities"), "people": _("People")}
    named = {"people": people_words.field_name, "groups": group_field_name, "cities": action_field_name}
    return both.get(code) or named[kind](code)


def doubled_city(one: str, other: str) -> str:
    """Say that two laptops added one city."""
    return _("Two laptops added the same city: {one} and {other}.").format(one=one, other=other)


make_one = said("Make one of the two, or keep both, under “Entries that may be the same”.")


def make_one_here(number: int) -> str:
    """Say how the command line makes one of two, or keeps both."""
    return _("--join {number} makes one of the two, --apart {number} keeps both").format(number=number)


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
