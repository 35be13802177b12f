"""The words on the packet of a city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.audiences import Audience
from organizer_app.domain.permits import PermitKind, PermitStatus
from organizer_app.domain.sites import SiteRole
from organizer_app.wording.dates import clock, short_day
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from datetime import date, time


def heading(part: str) -> str:
    """Name a part of the packet."""
    return {
        "where": _("Where"),
        "hosts": _("Hosted by"),
        "expected": _("We expect"),
        "demand": _("What we demand"),
        "run": _("Run of show"),
        "people": _("People"),
        "ground": _("The ground"),
        "desk": _("Tell the desk"),
        "count": _("Count"),
        "rights": _("Rights and numbers"),
        "permits": _("Permits"),
        "tasks": _("Checklist"),
        "page": _("Public page"),
    }[part]


def hint(part: str) -> str:
    """Say what a part is for, at its right end."""
    return {
        "run": _("tick when done; bold is fixed in every city"),
        "people": _("phone, on site at"),
        "desk": _("by Signal or call"),
        "count": _("two people, one method"),
        "rights": _("paste or write here"),
        "permits": _("not legal advice"),
    }.get(part, "")


def nothing(part: str) -> str:
    """Say that a part has no content yet."""
    return {
        "run": _("No run of show yet."),
        "people": _("Nobody has a role yet."),
        "permits": _("No permit is on the list."),
        "tasks": _("No step is on the list."),
    }[part]


def told_to_desk() -> tuple[str, ...]:
    """Return what the desk hears of on the day."""
    return (
        _("We are on site"),
        _("Started"),
        _("Count at the peak"),
        _("Everyone is home"),
    )


def count_fields() -> tuple[str, ...]:
    """Return what a count needs."""
    return _("Low"), _("High"), _("At, time"), _("Counted by")


def reader(audience: Audience) -> str:
    """Say who may read the packet, in its corner."""
    return {
        Audience.PUBLIC: _("Public"),
        Audience.PARTNERS: _("For partner groups"),
        Audience.INTERNAL: _("Internal: has phone numbers"),
        Audience.SECRET: _("Not to be passed on"),
    }[audience]


def people_expected(count: int) -> str:
    """Say how many people are expected."""
    return ngettext("{count} person", "{count} people", count).format(count=f"{count:,}")


def site_role(role: SiteRole) -> str:
    """Name what a spot is for."""
    return {
        SiteRole.ASSEMBLY: _("Gather"),
        SiteRole.RALLY: _("Rally"),
        SiteRole.MARCH_ROUTE: _("March"),
        SiteRole.DELIVERY: _("Deliver"),
        SiteRole.DISPERSAL: _("Leave"),
        SiteRole.FALLBACK: _("If it rains"),
    }[role]


def permit_kind(kind: PermitKind) -> str:
    """Name a permit."""
    return {
        PermitKind.MARCH: _("March"),
        PermitKind.PARK: _("Park"),
        PermitKind.SOUND: _("Amplified sound"),
        PermitKind.STREET: _("Street closure"),
        PermitKind.STRUCTURE: _("Stage or tent"),
        PermitKind.NOTICE: _("Notice to the authority"),
        PermitKind.INSURANCE: _("Insurance"),
        PermitKind.PRIVATE_PROPERTY: _("Private property"),
    }[kind]


def permit_status(status: PermitStatus) -> str:
    """Say how far a permit is."""
    return {
        PermitStatus.UNKNOWN: _("not looked into"),
        PermitStatus.NOT_NEEDED: _("not needed"),
        PermitStatus.RESEARCHING: _("being looked into"),
        PermitStatus.TO_FILE: _("to be filed"),
        PermitStatus.FILED: _("filed, not decided"),
        PermitStatus.INFO_REQUESTED: _("asked for more"),
        PermitStatus.GRANTED: _("granted"),
        PermitStatus.GRANTED_WITH_CONDITIONS: _("granted with conditions"),
        PermitStatus.DENIED: _("denied"),
        PermitStatus.APPEALED: _("appealed"),
        PermitStatus.WITHDRAWN: _("withdrawn"),
        PermitStatus.LAPSED: _("lapsed"),
    }[status]


def wall(starts: time | None) -> str:
    """Write a wall time; empty without one."""
    return clock(starts.hour * 60 + starts.minute) if starts else ""


def due(day: date | None) -> str:
    """Say by when a step is due."""
    return _("by {day}").format(day=short_day(day.isoformat())) if day else ""


def footer(city: str, stamp: str) -> str:
    """Write the foot of the packet."""
    return _("{city} packet · {stamp} · destroy after the day").format(city=city, stamp=stamp)


def page_of(number: int, count: int) -> str:
    """Number a page of one packet."""
    return _("Page {number} of {count}").format(number=number, count=count)
