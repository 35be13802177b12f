"""Words of the partner groups: groups by city, the credit line, and requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.partners.partner_book import NameState, is_coalition, parts_of
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.time.local_time import local_of
from organizer_app.wording.language import statuses
from organizer_app.wording.language.dates import short_day, wall_clock
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.language.zones import zone_short

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from organizer_app.domain.model.partnerships import Partnership
    from organizer_app.domain.partners.partner_book import LedgerCity
    from organizer_app.domain.partners.partner_ledger import LedgerGroup


def view_name(code: str) -> str:
    """Name a view of the screen."""
    return {"ledger": _("Groups"), "credits": _("Credit line"), "asks": _("Requests")}[code]


views = said("Ways to look at partner groups")
search_hint = said("Search groups")
clear_search = said("Clear the search")
add_group = said("Add group")
group_hint = said("Name of the group")
find_duplicates = said("Duplicates…")
clear_filters = said("Clear")

_STAGES: Final[Mapping[PartnershipStatus, Callable[[], str]]] = {
    PartnershipStatus.IDENTIFIED: said("Identified"),
    PartnershipStatus.ASKED: said("Asked"),
    PartnershipStatus.VERBAL: said("Said yes"),
    PartnershipStatus.SIGNED: said("Signed"),
    PartnershipStatus.ACTIVE: said("Active"),
    PartnershipStatus.ENDED: said("Ended"),
    PartnershipStatus.DECLINED: said("Declined"),
    PartnershipStatus.WITHDRAWN: said("Withdrew"),
}


def stage_name(stage: PartnershipStatus) -> str:
    """Name a stage in its shortest form."""
    return _STAGES[stage]()


def role_name(role: PartnershipRole) -> str:
    """Name a role in its shortest form."""
    return _("Lead") if role is PartnershipRole.LEAD else statuses.group_role_name(role.value)


def name_state(state: NameState) -> str:
    """Say whether the public sees a name."""
    return {
        NameState.NO_PART: _("no part"),
        NameState.PUBLIC: _("public"),
        NameState.HELD: _("embargoed"),
        NameState.UNNAMED: _("not public yet"),
        NameState.GONE: "\u2014",
    }[state]


def totals(counts: Mapping[PartnershipStatus, int]) -> tuple[tuple[PartnershipStatus, str], ...]:
    """Count groups by their furthest stage, for the bar above the table."""
    patterns = {
        PartnershipStatus.ACTIVE: _("{count} active"),
        PartnershipStatus.SIGNED: _("{count} signed"),
        PartnershipStatus.VERBAL: _("{count} said yes"),
        PartnershipStatus.ASKED: _("{count} asked"),
        PartnershipStatus.WITHDRAWN: _("{count} withdrew"),
    }
    return tuple(
        (stage, pattern.format(count=f"{counts[stage]:,}"))
        for stage, pattern in patterns.items()
        if counts.get(stage)
    )


groups = said_count("{count} group", "{count} groups")
by_network = said("by network and coalition")


def name_column() -> tuple[str, str]:
    """Head the column of embargoes in two lines."""
    return _("Name is"), _("public from")


matrix_name = said("Partner groups and cities")


def kind_line(line: LedgerGroup, cities: int, withdrawn_on: date | None, named_in: int) -> str:
    """Write the second line of a group; for a group that left, count the releases that still name it."""
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
    # Its line in the table is empty; without words that looks like a fault.
    return "" if parts_of(line) else _("in no city yet")


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
    """Write the end of an embargo in two short lines, in HQ time."""
    local = local_of(until, zone)
    return short_day(local.day.isoformat()), f"{wall_clock(local.wall)} {zone_short(zone)}"


def city_name(city: LedgerCity) -> str:
    """Name a city with its state."""
    return city_and_state(city.city, city.state)


def city_and_which(city: LedgerCity) -> str:
    """Name a city, and one of its actions where it has several."""
    return " · ".join(filter(None, (city_name(city), city.which)))


def cell_sentence(line: LedgerGroup, city: LedgerCity, part: Partnership | None, below: int) -> str:
    """Describe one cell of the matrix to screen readers."""
    if part is not None:
        said = f"{role_name(part.role)}, {stage_name(part.status)}"
    elif below:
        said = groups(below)
    else:
        said = _("no part")
    return f"{line.group.name}. {city_and_which(city)}: {said}"


def parts_line(line: LedgerGroup, cities: Mapping[str, LedgerCity]) -> str:
    """Say in which cities a group takes part, together where role and stage are the same.

    Args:
        line: the group.
        cities: those that are shown, by city action; others are left out.
    """
    named: dict[str, list[str]] = {}
    shown = ((cities[action_id].city, part) for action_id, part in line.parts.items() if action_id in cities)
    for city, part in sorted(shown, key=lambda each: (each[0].casefold(), each[1].id)):
        how = _("{role}, {stage}").format(role=role_name(part.role), stage=stage_name(part.status).lower())
        where = named.setdefault(how, [])
        where += [] if city in where else [city]
    return " \N{MIDDLE DOT} ".join(f"{how}: {', '.join(where)}" for how, where in named.items())


def parts_column() -> tuple[str, str]:
    """Head the column that says where each group takes part."""
    return _("Takes part"), _("role, stage and cities")


def other_layout(*, is_list: bool) -> str:
    """Name the button that shows the ledger the other way."""
    return _("Cities as columns") if is_list else _("As a list")


def nothing_here(view: str) -> tuple[str, str]:
    """Explain that there are no groups yet, and what a view shows once there are some."""
    then = {
        "ledger": _("Each then has a line here."),
        "credits": _("Choose here the order and the name of each in the credit line."),
        "asks": _("What they have not answered yet is listed here."),
    }[view]
    start = _("Add one here, or name groups in the details of an action.")
    return _("No partner groups yet"), f"{start} {then}"


def nothing_found() -> tuple[str, str]:
    """Say that the filters keep nothing."""
    return _("No group matches"), _("Clear the search and the filters to see all groups.")


def list_name(code: str) -> str:
    """Name a list for screen readers."""
    return {
        "cities": _("Cities"),
        "credits": _("Names in the order they are printed"),
        "asks": _("Groups to ask, by stage"),
    }[code]


credits_keys = said("Alt+Up and Alt+Down move a name; so does dragging it.")


def credit_line(names: tuple[str, ...]) -> str:
    """Write the names as they will be printed."""
    return ", ".join(names) if names else _("Nobody is named to the public yet.")


printed_heading = said("As the public reads it now")


def credit_state(stage: PartnershipStatus, *, is_printed: bool, is_held: bool) -> str:
    """Say whether a name is printed."""
    if is_printed:
        return _("printed")
    return _("not included") if is_held else _("not printed: {stage}").format(stage=stage_name(stage).lower())


def ask_heading(stage: PartnershipStatus, asks: int, count: int) -> str:
    """Head a stage of the requests, with their number and the number of groups."""
    heading = {
        PartnershipStatus.IDENTIFIED: _("To ask"),
        PartnershipStatus.ASKED: _("Asked, no answer yet"),
        PartnershipStatus.VERBAL: _("Said yes, nothing signed"),
        PartnershipStatus.SIGNED: _("Signed, not active yet"),
    }[stage]
    form = ngettext("{count} request to {groups}", "{count} requests to {groups}", asks)
    return f"{heading}   {form.format(count=f'{asks:,}', groups=groups(count))}"


def ask_since(stage: PartnershipStatus, since: date | None, today: date) -> str:
    """Say how long a request has been open."""
    if since is None:
        return _("never asked") if stage is PartnershipStatus.IDENTIFIED else ""
    days = (today - since).days
    day = short_day(since.isoformat())
    if days <= 0:
        return _("{day}, today").format(day=day)
    ago = ngettext("{days} day ago", "{days} days ago", days).format(days=days)
    return f"{day}, {ago}"


open_ledger = said("Open Groups")


def no_asks() -> tuple[str, str]:
    """Say that no request is open."""
    return _("Nobody is waiting"), _("Every group that takes part is active.")


keys_line = said("+ and − move the stage, 1 to 4 set it, D declines, W withdraws, Enter adds a city.")  # noqa: RUF001  # the key is named by its sign
