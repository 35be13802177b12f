"""The words of the partner groups: the ledger, one group, the order of credits, and who is to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.local_time import local_of
from organizer_app.domain.partner_book import NameState, is_coalition
from organizer_app.domain.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.wording import statuses
from organizer_app.wording.dates import clock, short_clock, short_day, weekday_day
from organizer_app.wording.texts import _, ngettext
from organizer_app.wording.zones import zone_name, zone_short

if TYPE_CHECKING:
    from datetime import date, datetime

    from organizer_app.domain.partner_book import LedgerCity
    from organizer_app.domain.partner_ledger import LedgerGroup
    from organizer_app.domain.partnerships import Partnership

_DAY_HOURS = 24
_HOUR_SECONDS = 3600
_TEENS = range(11, 14)


def view_name(code: str) -> str:
    """Name a view of the screen."""
    return {"ledger": _("Ledger"), "credits": _("Credits"), "asks": _("Asks")}[code]


def views() -> str:
    """Name the switch between the views for screen readers."""
    return _("Ways to look at partner groups")


def search_hint() -> str:
    """Say what the search field finds."""
    return _("Search groups")


def clear_search() -> str:
    """Name the cross of the search field."""
    return _("Clear the search")


def add_group() -> str:
    """Name the button that adds a group."""
    return _("Add group")


def group_hint() -> str:
    """Say what is typed into the field of a new group."""
    return _("Name of the group")


def find_duplicates() -> str:
    """Name the button that lists entries that may be the same."""
    return _("Duplicates…")


def facet_name(code: str) -> str:
    """Name what a chip keeps."""
    return {
        "state": _("Cities"),
        "stage": _("Stage"),
        "role": _("Role"),
        "name": _("Name held"),
    }[code]


def several(code: str, count: int) -> str:
    """Name a chip that keeps several values."""
    return _("{facet}: {count}").format(facet=facet_name(code), count=count)


def clear_filters() -> str:
    """Name the link that lets everything pass."""
    return _("Clear")


def stage_name(stage: PartnershipStatus) -> str:
    """Name a stage in as few letters as it goes."""
    return {
        PartnershipStatus.IDENTIFIED: _("Identified"),
        PartnershipStatus.ASKED: _("Asked"),
        PartnershipStatus.VERBAL: _("Verbal"),
        PartnershipStatus.SIGNED: _("Signed"),
        PartnershipStatus.ACTIVE: _("Active"),
        PartnershipStatus.ENDED: _("Ended"),
        PartnershipStatus.DECLINED: _("Declined"),
        PartnershipStatus.WITHDRAWN: _("Withdrew"),
    }[stage]


def role_name(role: PartnershipRole) -> str:
    """Name a role in as few letters as it goes."""
    return _("Lead") if role is PartnershipRole.LEAD else statuses.group_role_name(role.value)


def name_state(state: NameState) -> str:
    """Say whether the public sees a name."""
    return {
        NameState.NO_PART: "",
        NameState.PUBLIC: _("public"),
        NameState.HELD: _("held"),
        NameState.UNNAMED: _("unnamed"),
        NameState.GONE: "\u2014",
    }[state]


def totals(counts: dict[PartnershipStatus, int]) -> tuple[tuple[PartnershipStatus, str], ...]:
    """Count groups by their furthest stage, for the bar above the ledger."""
    patterns = {
        PartnershipStatus.ACTIVE: _("{count} active"),
        PartnershipStatus.SIGNED: _("{count} signed"),
        PartnershipStatus.VERBAL: _("{count} verbal"),
        PartnershipStatus.ASKED: _("{count} asked"),
        PartnershipStatus.WITHDRAWN: _("{count} withdrew"),
    }
    return tuple(
        (stage, pattern.format(count=f"{counts[stage]:,}"))
        for stage, pattern in patterns.items()
        if counts.get(stage)
    )


def groups(count: int) -> str:
    """Count groups."""
    return ngettext("{count} group", "{count} groups", count).format(count=f"{count:,}")


def by_network() -> str:
    """Say how the lines are ordered."""
    return _("by network and coalition")


def name_column() -> tuple[str, str]:
    """Head the column of embargoes in two lines."""
    return _("Name is"), _("public from")


def matrix_name() -> str:
    """Name the matrix for screen readers."""
    return _("Partner groups and cities")


def kind_line(line: LedgerGroup, cities: int, withdrawn_on: date | None, named_in: int) -> str:
    """Write the second line below the name of a group; a group that left says where it still stands."""
    if withdrawn_on is not None:
        day = short_day(withdrawn_on.isoformat())
        if not named_in:
            return _("withdrew {day}").format(day=day)
        return ngettext(
            "withdrew {day}, named in {count} release", "withdrew {day}, named in {count} releases", named_in
        ).format(day=day, count=named_in)
    if line.affiliates:
        return _network_line(line, cities)
    if line.group.credit_name and line.group.credit_name != line.group.name:
        return _("as “{name}”").format(name=line.group.credit_name)
    return ""


def _network_line(line: LedgerGroup, cities: int) -> str:
    if is_coalition(line):
        first = ngettext("Coalition, {count} group", "Coalition, {count} groups", line.affiliates)
    else:
        first = ngettext("Network, {count} affiliate", "Network, {count} affiliates", line.affiliates)
    said = first.format(count=f"{line.affiliates:,}")
    if not cities:
        return said
    there = ngettext("{count} city", "{count} cities", cities).format(count=f"{cities:,}")
    return f"{said} · {there}"


def held_day(until: datetime, zone: str) -> tuple[str, str]:
    """Write the end of an embargo in two short lines, in the desk's zone."""
    local = local_of(until, zone)
    minutes = local.wall.hour * 60 + local.wall.minute
    return short_day(local.day.isoformat()), f"{short_clock(minutes)} {zone_short(zone)}"


def held_title(until: datetime, zone: str) -> str:
    """Head the card of an embargo."""
    return _("Name held until {day}").format(day=weekday_day(local_of(until, zone).day.isoformat()))


def held_when(until: datetime, zone: str, now: datetime) -> str:
    """Say at what time an embargo ends and how long that is from now."""
    local = local_of(until, zone)
    time = clock(local.wall.hour * 60 + local.wall.minute)
    days, hours = divmod(int((until - now).total_seconds()) // _HOUR_SECONDS, _DAY_HOURS)
    if days:
        left = ngettext("in {days} day {hours} h", "in {days} days {hours} h", days)
    else:
        left = _("in {hours} h")
    left = left.format(days=days, hours=hours)
    return _("{time} {zone}, {left}").format(time=time, zone=zone_name(zone), left=left)


def held_meaning() -> str:
    """Say what an embargo does."""
    return _("Left out of every public document until then.")


def held_hint() -> str:
    """Say how the end of an embargo is typed."""
    return _("2027-04-17 9:00, empty for no embargo")


def city_name(city: LedgerCity) -> str:
    """Name a city with its state."""
    return f"{city.city}, {city.state}" if city.state else city.city


def cell_sentence(line: LedgerGroup, city: LedgerCity, part: Partnership | None, below: int) -> str:
    """Say one cell of the matrix for screen readers."""
    if part is not None:
        said = f"{role_name(part.role)}, {stage_name(part.status)}"
    elif below:
        said = groups(below)
    else:
        said = _("no part")
    return f"{line.group.name}. {city_name(city)}: {said}"


def affiliate_of(network: str) -> str:
    """Say below which network a group stands."""
    return _("Affiliate of {network}").format(network=network) if network else _("Stands alone")


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
        "network": _("Network"),
        "kind": _("Kind"),
        "website": _("Website"),
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
    """Say as what a group is in a city, and how many it brings."""
    if part.turnout_pledge is None:
        return role_name(part.role)
    return _("{role}, {count} pledged").format(role=role_name(part.role), count=f"{part.turnout_pledge:,}")


def everywhere() -> str:
    """Name the part a group has in the whole mobilization."""
    return _("The whole mobilization")


def edit() -> str:
    """Name the link that opens fields."""
    return _("Edit")


def done() -> str:
    """Name the link that closes them again."""
    return _("Done")


def add_city() -> str:
    """Name the link that puts a group into one more city."""
    return _("Add city")


def no_city() -> str:
    """Say that a group has no part yet."""
    return _("In no city yet.")


def no_signer() -> str:
    """Say that nobody of the plan belongs to a group."""
    return _("Nobody in this plan belongs to it.")


def no_release() -> str:
    """Say that no release carries a group's name."""
    return _("No release carries the name.")


def release_name(number: int, audience: str) -> tuple[str, str]:
    """Name a release and say who it was for."""
    shown = {"public": _("Public"), "partners": _("Partners"), "internal": _("Internal")}.get(
        audience, audience
    )
    return _("Schedule v{number}").format(number=number), shown


def withdraws() -> str:
    """Name the button that takes a group out."""
    return _("Withdraws…")


def withdraw_question(name: str, cities: int) -> str:
    """Ask before a group is taken out everywhere."""
    return ngettext(
        "{name} withdraws from {count} city?", "{name} withdraws from {count} cities?", cities
    ).format(name=name, count=cities)


def withdraw_list(count: int) -> str:
    """Say what the list of releases below means."""
    if not count:
        return _("No release carries the name: nothing has to be taken back.")
    return ngettext(
        "{count} release carries the name. It is not changed; make a new one and tell who has it:",
        "{count} releases carry the name. They are not changed; make new ones and tell who has them:",
        count,
    ).format(count=count)


def withdraw_now() -> str:
    """Name the button that confirms it."""
    return _("Withdraw the group")


def keep_it() -> str:
    """Name the button that leaves things as they are."""
    return _("Cancel")


def set_stage(stage: PartnershipStatus) -> str:
    """Name the button for the next stage."""
    return {
        PartnershipStatus.IDENTIFIED: _("Set identified"),
        PartnershipStatus.ASKED: _("Set asked"),
        PartnershipStatus.VERBAL: _("Set verbal yes"),
        PartnershipStatus.SIGNED: _("Set signed"),
        PartnershipStatus.ACTIVE: _("Set active"),
        PartnershipStatus.ENDED: _("Set ended"),
    }.get(stage, stage_name(stage))


def nothing_here() -> tuple[str, str]:
    """Say that there are no groups."""
    return _("No partner groups yet"), _(
        "Add one here, or name groups in the details of an action. Each then has its line in this ledger."
    )


def nothing_found() -> tuple[str, str]:
    """Say that the filters keep nothing."""
    return _("No group fits"), _("Clear the search and the filters to see all groups.")


def list_name(code: str) -> str:
    """Name a list for screen readers."""
    return {
        "cities": _("Cities"),
        "credits": _("Names in the order they are printed"),
        "asks": _("Groups to be asked, by stage"),
    }[code]


def credits_keys() -> str:
    """Say which keys change the order."""
    return _("Alt+Up and Alt+Down move a name; so does dragging it.")


def credit_line(names: tuple[str, ...]) -> str:
    """Write the names as they will be printed."""
    return ", ".join(names) if names else _("Nobody is named to the public yet.")


def printed_heading() -> str:
    """Head the names as they will be printed."""
    return _("As the public reads it now")


def credit_state(stage: PartnershipStatus, *, is_printed: bool, is_held: bool) -> str:
    """Say whether a name is printed."""
    if is_printed:
        return _("printed")
    return _("held back") if is_held else _("not printed: {stage}").format(stage=stage_name(stage).lower())


def ask_heading(stage: PartnershipStatus, count: int) -> str:
    """Head a stage in the list of asks."""
    heading = {
        PartnershipStatus.IDENTIFIED: _("To be asked"),
        PartnershipStatus.ASKED: _("Asked, no answer yet"),
        PartnershipStatus.VERBAL: _("Said yes, nothing signed"),
        PartnershipStatus.SIGNED: _("Signed, not active yet"),
    }[stage]
    return f"{heading}   {count:,}"


def ask_since(stage: PartnershipStatus, since: date | None, today: date) -> str:
    """Say since when something is open."""
    if since is None:
        return _("never asked") if stage is PartnershipStatus.IDENTIFIED else ""
    days = (today - since).days
    day = short_day(since.isoformat())
    if days <= 0:
        return _("{day}, today").format(day=day)
    ago = ngettext("{days} day ago", "{days} days ago", days).format(days=days)
    return f"{day}, {ago}"


def no_asks() -> tuple[str, str]:
    """Say that nothing is open with any group."""
    return _("Nobody is waiting"), _("Every group that takes part is active.")


def keys_line() -> str:
    """Say which keys move a stage along."""
    return _("+ and − move the stage, 1 to 4 set it, D declines, W withdraws, Enter adds a city.")  # noqa: RUF001  # the key is named by its sign


def unreadable(field: str) -> str:
    """Say below a field that its text cannot be understood."""
    return _("{field} cannot be understood. It was left as it was.").format(field=field)


def unknown_city(text: str) -> str:
    """Say that no action is in a city."""
    return _("There is no action in “{city}”.").format(city=text)


def unknown_network(text: str) -> str:
    """Say that no group is called so."""
    return _("There is no group called “{name}”.").format(name=text)
