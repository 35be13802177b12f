"""The words of the people screen: its views, its filters, and everything about one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.audiences import Audience
from organizer_app.domain.people import ContactKind, EngagementRung
from organizer_app.wording import statuses
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from organizer_app.domain.assignments import Assignment


def view_name(code: str) -> str:
    """Name a view of the people screen."""
    return {
        "calls": _("Calls"),
        "coverage": _("Coverage"),
        "everyone": _("Everyone"),
        "talks": _("Talks"),
        "rollcall": _("Roll call"),
    }[code]


def views() -> str:
    """Name the switch between the views for screen readers."""
    return _("Ways to look at people")


def facet_name(code: str) -> str:
    """Name what a chip of the filter bar keeps."""
    return {
        "caller": _("Caller"),
        "why": _("Why"),
        "role": _("Role"),
        "state": _("State"),
        "zone": _("Time zone"),
        "language": _("Language"),
        "reached": _("Reached"),
        "outcome": _("Outcome"),
        "gaps": _("Only gaps"),
    }[code]


def reached_name(code: str) -> str:
    """Name how long ago people were reached."""
    return {
        "never": _("Never reached"),
        "once": _("Reached before"),
        "stale": _("Not lately"),
    }[code]


def nobody() -> str:
    """Name the calls that belong to nobody."""
    return _("Nobody")


def find_duplicates() -> str:
    """Name the button that lists entries that may be the same."""
    return _("Duplicates…")


def search_hint() -> str:
    """Say what the search field finds."""
    return _("Search people and cities")


def clear_search() -> str:
    """Name the cross of the search field."""
    return _("Clear the search")


def add_person() -> str:
    """Name the button that adds a person."""
    return _("Add person")


def name_hint() -> str:
    """Name the field for the name of a new person."""
    return _("Name")


def clear_filters() -> str:
    """Name the button that shows everybody again."""
    return _("Show all")


def people(count: int) -> str:
    """Count people."""
    return ngettext("{count} person", "{count} people", count).format(count=f"{count:,}")


def talks(count: int) -> str:
    """Count talks."""
    return ngettext("{count} talk", "{count} talks", count).format(count=f"{count:,}")


def give_to_caller() -> str:
    """Name the button that gives the calls shown to a desk member."""
    return _("Give these to…")


def caller_hint() -> str:
    """Name the field for the desk member who gets the calls."""
    return _("Who rings them? Empty gives them back.")


def contact_name(kind: ContactKind) -> str:
    """Name a way to reach a person."""
    return {
        ContactKind.PHONE: _("Phone"),
        ContactKind.EMAIL: _("E-mail"),
        ContactKind.SIGNAL: _("Signal"),
        ContactKind.OTHER: _("Other"),
    }[kind]


def rung_name(rung: EngagementRung) -> str:
    """Name a rung of the ladder of engagement."""
    return {
        EngagementRung.FOLLOWER: _("Follower"),
        EngagementRung.ATTENDEE: _("Attendee"),
        EngagementRung.VOLUNTEER: _("Volunteer"),
        EngagementRung.ROLE_HOLDER: _("Role holder"),
        EngagementRung.LEAD: _("Lead"),
    }[rung]


def shown_to_name(audience: Audience) -> str:
    """Name who may see a contact point at most."""
    return {
        Audience.PUBLIC: _("Everybody"),
        Audience.PARTNERS: _("Partner groups"),
        Audience.INTERNAL: _("The desk"),
        Audience.SECRET: _("Nobody else"),
    }[audience]


def field_name(code: str) -> str:
    """Name a field of the person card."""
    return {
        "name": _("Name"),
        "other_names": _("Also called"),
        "pronouns": _("Pronouns"),
        "languages": _("Languages"),
        "preferred": _("Reach by"),
        "home": _("Lives in"),
        "zone": _("Own time zone"),
        "rung": _("Ladder"),
        "caller": _("Caller"),
        "group": _("Group"),
        "notes": _("Private notes"),
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


def no_role_yet() -> str:
    """Say that nothing is known of what somebody does."""
    return _("No role yet")


def new_contact() -> str:
    """Say what may be typed to add a way to reach somebody."""
    return _("Add a number or address")


def new_role_city() -> str:
    """Say what may be typed to give somebody a role."""
    return _("Add a role in a city")


def field_example(code: str) -> str:
    """Return what a field of the person card may hold."""
    return {
        "other_names": _("Ana D.; Anita"),
        "pronouns": _("she/her"),
        "languages": _("English; Somali"),
        "home": _("Minneapolis, MN"),
        "zone": _("as their city"),
        "group": _("Partner group"),
        "caller": _("Who rings them"),
        "verified": _("July 5"),
        "label": _("work, home"),
        "trained": _("June 28"),
        "report_at": _("10:30 am"),
        "notes": _("These notes never leave the plan."),
    }.get(code, "")


def no_matter() -> str:
    """Name the choice that nothing is preferred."""
    return _("No matter")


def unknown() -> str:
    """Name the choice that nobody knows."""
    return _("Not known")


def headings() -> tuple[str, str, str, str]:
    """Return the headings of the person card."""
    return _("How to reach them"), _("Roles"), _("About them"), _("Talks")


def add_contact() -> str:
    """Name the button that adds a way to reach a person."""
    return _("Add")


def remove() -> str:
    """Name the button that takes something out."""
    return _("Remove")


def remove_person() -> str:
    """Name the button that takes a person out of the plan."""
    return _("Remove this person")


def copy_number() -> str:
    """Name the button that copies a number."""
    return _("Copy; cleared after 30 seconds")


def role_line(held: Assignment, city: str) -> str:
    """Say what a person does where."""
    role = statuses.role_name(held.role.value, is_backup=held.is_backup)
    return _("{role}, {city}").format(role=role, city=city)


def no_talks() -> str:
    """Say that nothing was logged."""
    return _("No talks yet")


def list_name(code: str) -> str:
    """Name a list for screen readers."""
    return view_name(code)


def added(name: str) -> str:
    """Say that a person was added."""
    return _("Added {name}").format(name=name)


def unreadable(field: str) -> str:
    """Say that a typed value of a field cannot be understood."""
    return _("{field} cannot be understood. It was left as it was.").format(field=field)


def add_role() -> str:
    """Name the button that gives a person a role."""
    return _("Add role")


def no_city(text: str) -> str:
    """Say that a typed city has no action."""
    return _("“{text}” has no action in this plan.").format(text=text) if text else _("Which city? Type one.")
