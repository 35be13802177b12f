"""Words of the people screen: views, filters and one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.people import ContactKind, EngagementRung
from organizer_app.wording.language import statuses
from organizer_app.wording.language.texts import _, said, said_count, said_with

if TYPE_CHECKING:
    from organizer_app.domain.model.assignments import Assignment


def view_name(code: str) -> str:
    """Name a view of the people screen."""
    return {
        "calls": _("Calls"),
        "coverage": _("Coverage"),
        "everyone": _("Everyone"),
        "talks": _("Call log"),
        "rollcall": _("Final check-in"),
    }[code]


views = said("Ways to look at people")


def reached_name(code: str) -> str:
    """Name how long ago people were reached."""
    return {
        "never": _("Never reached"),
        "once": _("Reached before"),
        "stale": _("Not lately"),
    }[code]


nobody = said("Nobody")
find_duplicates = said("Duplicates…")
search_hint = said("Search people and cities")
clear_search = said("Clear the search")
add_person = said("Add person")
name_hint = said("Name")
clear_filters = said("Show all")
people = said_count("{count} person", "{count} people")
talks = said_count("{count} call", "{count} calls")
give_to_caller = said("Assign these to…")
caller_hint = said("Who calls them? Leave empty to unassign.")


def contact_name(kind: ContactKind) -> str:
    """Name a way to reach a person."""
    return {
        ContactKind.PHONE: _("Phone"),
        ContactKind.EMAIL: _("Email"),
        ContactKind.SIGNAL: _("Signal"),
        ContactKind.OTHER: _("Other"),
    }[kind]


def rung_name(rung: EngagementRung) -> str:
    """Name a level of engagement."""
    return {
        EngagementRung.FOLLOWER: _("Follower"),
        EngagementRung.ATTENDEE: _("Attendee"),
        EngagementRung.VOLUNTEER: _("Volunteer"),
        EngagementRung.ROLE_HOLDER: _("Role holder"),
        EngagementRung.LEAD: _("Lead"),
    }[rung]


def shown_to_name(audience: Audience) -> str:
    """Name the widest audience of a contact point."""
    return {
        Audience.PUBLIC: _("Everybody"),
        Audience.PARTNERS: _("Partner groups"),
        Audience.INTERNAL: _("National team"),
        Audience.SECRET: _("Nobody else"),
    }[audience]


def field_name(code: str) -> str:
    """Name a field of the person card."""
    return {
        "name": _("Name"),
        "other_names": _("Also called"),
        "pronouns": _("Pronouns"),
        "languages": _("Languages"),
        "preferred_channel": _("Reach by"),
        "home_place_id": _("Lives in"),
        "zone": _("Own time zone"),
        "rung": _("Engagement"),
        "caller": _("Caller"),
        "organization_id": _("Group"),
        "private_notes": _("Private notes"),
        "verified": _("Verified on"),
        "shown_to": _("Shown to"),
        "ok": _("OK on the day"),
        "status": _("Status"),
        "trained": _("Trained on"),
        "report_at": _("Report at"),
        "backup": _("Backup"),
        "label": _("Label"),
        "value": _("Number or address"),
        "role": _("Role"),
        "city": _("City"),
    }[code]


def head_name(code: str) -> str:
    """Name a narrow column of the person card."""
    return {"verified": _("Verified"), "ok": _("On the day"), "trained": _("Trained")}[code]


no_role_yet = said("No role yet")
new_contact = said("Add a number or address")
new_role_city = said("Add a role in a city")


def field_example(code: str) -> str:
    """Return what a field of the person card may hold."""
    return {
        "other_names": _("Ana D.; Anita"),
        "pronouns": _("she/her"),
        "languages": _("English; Somali"),
        "home_place_id": _("Minneapolis, MN"),
        "zone": _("as their city"),
        "organization_id": _("Partner group"),
        "caller": _("Who calls them"),
        "verified": _("July 5"),
        "label": _("work, home"),
        "trained": _("June 28"),
        "report_at": _("10:30 am"),
        "private_notes": _("These notes never leave the plan."),
    }.get(code, "")


no_matter = said("Any way")
unknown = said("Not known")


def headings() -> tuple[str, str, str, str]:
    """Return the headings of the person card."""
    return _("How to reach them"), _("Roles"), _("About them"), _("Call log")


add_contact = said("Add")
remove = said("Remove")
remove_person = said("Remove this person")
copy_number = said("Copy; cleared after 30 seconds")


def role_at(role: str, city: str) -> str:
    """Name a role with its city, or alone where the action has no city yet."""
    return _("{role}, {city}").format(role=role, city=city) if city else role


def role_line(held: Assignment, city: str) -> str:
    """Name a role with its city."""
    role = statuses.role_name(held.role.value, is_backup=held.is_backup)
    return role_at(role, city)


no_talks = said("No calls yet")


def list_name(code: str) -> str:
    """Name a list for screen readers."""
    return view_name(code)


# Say that a typed value was not understood.
unreadable = said_with("{field} was not understood. Nothing changed.")
add_role = said("Add role")


def no_city(text: str) -> str:
    """Say that a typed city has no action."""
    return _("“{text}” has no action in this plan.").format(text=text) if text else _("Which city? Type one.")
