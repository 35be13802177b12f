"""Words of the panel of one partner group: stages, fields, cities and withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.model.partnerships import PartnershipStatus
from organizer_app.domain.time.local_time import local_of
from organizer_app.wording.language.dates import short_day, wall_clock, weekday_day
from organizer_app.wording.language.texts import _, kept_together, ngettext, said, said_with
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.partners.partners import role_name, stage_name

if TYPE_CHECKING:
    from datetime import date, datetime

    from organizer_app.domain.model.partnerships import Partnership

_DAY_HOURS = 24
_HOUR_SECONDS = 3600
_TEENS = range(11, 14)


def held_title(until: datetime, zone: str) -> str:
    """Head the card of an embargo."""
    return _("Name held until {day}").format(day=weekday_day(local_of(until, zone).day.isoformat()))


def held_when(until: datetime, zone: str, now: datetime) -> str:
    """Write when an embargo ends and how much time is left."""
    local = local_of(until, zone)
    time = wall_clock(local.wall)
    days, hours = divmod(int((until - now).total_seconds()) // _HOUR_SECONDS, _DAY_HOURS)
    form = ngettext("in {days} day {hours}", "in {days} days {hours}", days) if days else _("in {hours}")
    left = form.format(days=days, hours=kept_together(_("{count} h").format(count=hours)))
    return _("{time} {zone}, {left}").format(time=time, zone=zone_short(zone), left=left)


held_meaning = said("Left out of every public document until then.")
held_hint = said("2027-04-17 9:00, empty for no embargo")


def affiliate_of(network: str) -> str:
    """Say below which network a group stands."""
    return _("Affiliate of {network}").format(network=network) if network else _("Independent")


def stage_day(day: date | None, *, is_reached: bool) -> str:
    """Write the day below a stage of the path."""
    if day is not None:
        return short_day(day.isoformat())
    return "" if is_reached else _("not yet")


def section(code: str) -> str:
    """Head a part of the panel."""
    return {
        "written": _("How the name is written"),
        "cities": _("In these cities"),
        "signed": _("Who belongs to it"),
        "named": _("Named in"),
        "facts": _("About the group"),
        "part": _("Part in this city"),
    }[code]


def field_name(code: str) -> str:
    """Name a field of a group or of its part."""
    return {
        "name": _("Name"),
        "credit_name": _("In print"),
        "short_name": _("Short name"),
        "other_names": _("Also called"),
        "parent_id": _("Network"),
        "kind": _("Kind"),
        "website": _("Website"),
        "home_place_id": _("Home city"),
        "people_available": _("Can send"),
        "notes": _("Notes"),
        "role": _("Role"),
        "credit_here": _("In print here"),
        "order": _("Order"),
        "logo": _("Logo"),
        "pledge": _("Pledged"),
        "held": _("Name held until"),
        "asked_on": _("Asked on"),
        "signed_on": _("Signed on"),
    }[code]


def kind_name(code: str) -> str:
    """Name a kind of group."""
    return {
        "national": _("National"),
        "state": _("Statewide"),
        "local": _("Local"),
        "union": _("Union"),
        "faith": _("Faith"),
        "other": _("Other"),
    }[code]


def order_in(order: int, total: int, city: str) -> str:
    """Say at which place a group is named in a city."""
    return _("{order} of {total} in {city}").format(order=_ordinal(order), total=total, city=city)


def _ordinal(number: int) -> str:
    if number % 100 in _TEENS:
        return _("{number}th").format(number=number)
    return {1: _("{number}st"), 2: _("{number}nd"), 3: _("{number}rd")}.get(
        number % 10, _("{number}th")
    ).format(number=number)


def logo(*, is_ok: bool) -> str:
    """Say whether the logo may be printed."""
    return _("may be used") if is_ok else _("not agreed")


def part_line(part: Partnership) -> str:
    """Name the role of a group in a city, and its pledge."""
    if part.turnout_pledge is None:
        return role_name(part.role)
    return _("{role}, {count} pledged").format(role=role_name(part.role), count=f"{part.turnout_pledge:,}")


everywhere = said("The whole mobilization")
edit = said("Edit")
done = said("Done")
add_city = said("Add city")
no_city = said("In no city yet.")
no_signer = said("Nobody in this plan belongs to it.")
no_release = said("No release carries the name.")


def release_name(number: int, audience: str) -> tuple[str, str]:
    """Name a release and say who it was for."""
    shown = {"public": _("Public"), "partners": _("Partners"), "internal": _("Internal")}.get(
        audience, audience
    )
    return _("Schedule v{number}").format(number=number), shown


withdraws = said("Withdraw…")


def withdraw_question(name: str, cities: int) -> str:
    """Ask before a group is taken out everywhere."""
    return ngettext(
        "{name} withdraws from {count} city?", "{name} withdraws from {count} cities?", cities
    ).format(name=name, count=cities)


def withdraw_list(count: int) -> str:
    """Say what the list of releases below means."""
    if not count:
        return _("No release carries the name: nothing to correct.")
    return ngettext(
        "{count} release carries the name. It is not changed; make a new one and tell who has it:",
        "{count} releases carry the name. They are not changed; make new ones and tell who has them:",
        count,
    ).format(count=count)


withdraw_now = said("Withdraw the group")
keep_it = said("Cancel")


def set_stage(stage: PartnershipStatus) -> str:
    """Name the button for the next stage."""
    return {
        PartnershipStatus.IDENTIFIED: _("Set identified"),
        PartnershipStatus.ASKED: _("Set asked"),
        PartnershipStatus.VERBAL: _("Set said yes"),
        PartnershipStatus.SIGNED: _("Set signed"),
        PartnershipStatus.ACTIVE: _("Set active"),
        PartnershipStatus.ENDED: _("Set ended"),
    }.get(stage, stage_name(stage))


# Say below a field that its text was not understood.
unreadable = said_with("{field} was not understood. Nothing changed.")
unknown_city = said_with("There is no action in “{city}”.")
unknown_network = said_with("There is no group called “{name}”.")
