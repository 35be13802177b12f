"""Words of the packet of a city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.permits import PermitKind, PermitStatus
from organizer_app.domain.model.sites import AccessStatus, SiteRole
from organizer_app.domain.sharing.packet_words import PacketWords
from organizer_app.wording.language.dates import short_day, wall_clock
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.readiness import reason_of_code
from organizer_app.wording.language.statuses import role_name
from organizer_app.wording.language.texts import _, ngettext, said_count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from organizer_app.domain.sharing.city_packet import CityPacket

_NAMED = 3


def heading(part: str) -> str:
    """Name a part of the packet."""
    names = {
        "where": _("Where"),
        "hosts": _("Hosted by"),
        "expected": _("We expect"),
        "asked": _("Target"),
        "demand": _("What we demand"),
        "run": _("Run of show"),
        "people": _("People"),
        "site": _("Site"),
        "desk": _("Tell HQ"),
        "count": _("Count"),
        "alarm": _("If something happens"),
        "rights": _("Rights and numbers"),
        "permits": _("Permits"),
        "tasks": _("Checklist"),
        "page": _("Public page"),
        "action": _("Action"),
        "dates": _("Key dates"),
        "press": _("Press contact"),
        "notes": _("Notes"),
    }
    return names.get(part) or field_name(part)


def hint(part: str) -> str:
    """Say what a part is for, at its right end."""
    return {
        "run": _("check off when done; bold is fixed in every city"),
        "site": _("in the order of the day"),
        "desk": _("by Signal or call"),
        "count": _("two people, one method"),
        "rights": _("write or paste"),
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


def reports_to_hq() -> tuple[str, ...]:
    """Return what to tell HQ on the day."""
    return (
        _("We are on site"),
        _("Started"),
        _("Count at the peak"),
        _("Everyone is home"),
    )


def count_fields() -> tuple[str, ...]:
    """Return what a count on paper asks for, in the order of its boxes."""
    return _("Low"), _("High"), _("At, time")


def count_methods() -> tuple[str, ...]:
    """Return the ways to count that a person checks off."""
    return _("Clicker"), _("Grid"), _("Sign-in"), _("Estimate")


# These only say that steps are open, which are then named.
_STEPS = frozenset({"gate_open", "tasks_open"})


def why_not_ready(reasons: Sequence[str], steps: Sequence[str]) -> str:
    """Say why a city is as ready as it is: the reasons, by their codes, and the steps that are open."""
    named = [reason_of_code(code) for code in reasons if not (steps and code in _STEPS)]
    return " · ".join(filter(None, (", ".join(named[:_NAMED]), still_open(steps))))


def still_open(steps: Sequence[str]) -> str:
    """Name what a city still needs; the first three, and how many more there are."""
    if not steps:
        return ""
    first = "; ".join(steps[:_NAMED])
    more = len(steps) - _NAMED
    if more <= 0:
        return _("open: {steps}").format(steps=first)
    return ngettext("open: {steps}; {count} more", "open: {steps}; {count} more", more).format(
        steps=first, count=more
    )


def people_in_role(role: str, count: int) -> str:
    """Say how many people have a role that many have: marshals, medics."""
    if role == "medic":
        return ngettext("{count} medic", "{count} medics", count).format(count=count)
    return ngettext("{count} marshal", "{count} marshals", count).format(count=count)


def if_something_happens(packet: CityPacket) -> tuple[tuple[str, str], ...]:
    """Return incidents with what to do, and with names that this packet may show."""
    liaison = _holder(packet, "police_liaison")
    medic = _holder(packet, "medic") or _("The medic")
    where = packet.entry.venue or packet.entry.address
    number = "911" if packet.entry.country in {"", "US"} else _("the emergency number")
    hurt = _("{who}, then {number}. Say “{where}”.") if where else _("{who}, then {number}.")
    rain = next((site.venue or site.address for site in packet.sites if site.role is SiteRole.FALLBACK), "")
    return (
        (
            _("Police speak to us"),
            _("Only {who} speaks for us.").format(who=liaison or _("the police liaison")),
        ),
        (_("Someone is hurt"), hurt.format(who=medic, number=number, where=where)),
        (
            _("The weather turns"),
            _("We go to {where}.").format(where=rain) if rain else _("Water and shade first; ask HQ."),
        ),
        (_("The way in is closed"), _("A photo of the door, then tell HQ.")),
    )


def _holder(packet: CityPacket, role: str) -> str:
    return next((person.name for person in packet.people if person.role == role), "")


people_expected = said_count("{count} person", "{count} people")


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


def access_status(status: AccessStatus) -> str:
    """Say whether everyone can take part at a spot."""
    return {
        AccessStatus.UNKNOWN: _("Not known"),
        AccessStatus.ACCESSIBLE: _("Accessible"),
        AccessStatus.PARTLY: _("Partly accessible"),
        AccessStatus.NOT_ACCESSIBLE: _("Not accessible"),
    }[status]


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
    return wall_clock(starts) if starts else ""


def due(day: date | None) -> str:
    """Say by when a step is due."""
    return _("by {day}").format(day=short_day(day.isoformat())) if day else ""


def footer(packet: CityPacket, stamp: str) -> str:
    """Write the foot of the packet; what only insiders may read is to be shredded."""
    city = packet.entry.city or packet.entry.title
    told = _("{city} packet · {stamp}").format(city=city, stamp=stamp)
    if packet.audience < Audience.INTERNAL:
        return told
    return _("{packet} · shred after the day").format(packet=told)


def packet_words() -> PacketWords:
    """Return the words of a packet in the chosen language."""
    return PacketWords(
        heading=heading,
        hint=hint,
        nothing=nothing,
        texts={
            "done": _("Done"),
            "time": _("Time"),
            "what": _("What"),
            "who": _("Who"),
            "name": _("Name"),
            "phone": _("Phone"),
            "on_site": _("On site"),
            "call_hq": _("No answer? Call HQ:"),
            "counted_by": _("Counted by"),
            "sketch": _("Where {city} is in {state}"),
            "code": _("QR code of the page {link}"),
            "of_target": _("Target: {name}"),
        },
        reports_to_hq=reports_to_hq(),
        count_fields=count_fields(),
        count_methods=count_methods(),
        role=lambda code, is_backup: role_name(code, is_backup=is_backup),
        people_in_role=people_in_role,
        people_expected=people_expected,
        site_role=site_role,
        access=access_status,
        permit_kind=permit_kind,
        permit_status=permit_status,
        why_not_ready=why_not_ready,
        if_something_happens=if_something_happens,
        due=due,
        wall=wall,
        footer=footer,
        file_title=lambda name: _("{name}: city packet").format(name=name),
        press={
            "title": _("{title}: press list"),
            "kicker": _("By state, then city; times are local"),
            "city": _("City"),
            "when": _("Day and time"),
            "action": _("Action and site"),
            "contact": _("Press contact"),
            "line": _("In one line"),
            "nobody": _("Ask HQ"),
            "abroad": _("Other places"),
        },
    )
