"""The words of what can be chosen on the Share screen: tabs, paper, language, checks, readers and packets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.releases import audience_name
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence


def choice_name(field: str) -> str:
    """Name what a menu above the pages chooses."""
    return {"paper": _("Paper"), "language": _("Language"), "zone": _("Time zone")}[field]


def paper_name(code: str) -> str:
    """Name a size of paper."""
    return {"letter": _("Letter"), "a4": _("A4")}[code]


def language_name(code: str) -> str:
    """Name a language in itself."""
    return {"en": "English", "es": "Español"}[code]


def all_zones() -> str:
    """Choose the whole schedule."""
    return _("All zones")


def tabs() -> str:
    """Name the switch between what is shared."""
    return _("What is shared")


def tab_name(code: str) -> str:
    """Name a tab."""
    return {
        "releases": _("Releases"),
        "packets": _("Packets"),
        "feeds": _("Feeds"),
        "numbers": _("Numbers"),
    }[code]


def before_it_goes(number: int) -> str:
    """Head the checks."""
    return _("Before v{number} can go").format(number=number)


def check_line(code: str, missing: int) -> str:
    """Say that a check is passed, or how many actions fail it."""
    if not missing:
        return {
            "time": _("Everything has a time"),
            "place": _("Everything has a place"),
            "host": _("Every action has a host"),
            "lead": _("Every action has a lead"),
            "withdrawn": _("No withdrawn name in it"),
            "booked": _("No lead booked twice"),
        }[code]
    form = {
        "time": ngettext("{count} action without a time", "{count} actions without a time", missing),
        "place": ngettext("{count} action without a place", "{count} actions without a place", missing),
        "host": ngettext("{count} action without a host", "{count} actions without a host", missing),
        "lead": ngettext("{count} action without a lead", "{count} actions without a lead", missing),
        "withdrawn": ngettext(
            "{count} action names a group that has left",
            "{count} actions name a group that has left",
            missing,
        ),
        "booked": ngettext(
            "{count} action whose lead is elsewhere then",
            "{count} actions whose lead is elsewhere then",
            missing,
        ),
    }[code]
    return form.format(count=f"{missing:,}")


def check_list() -> str:
    """Name the list of checks for screen readers."""
    return _("Checks before the release")


def add_reader_hint() -> str:
    """Hint in the field for another reader."""
    return _("Add a reader by name")


def add_reader() -> str:
    """Stand in the empty field for another reader, as short as it goes."""
    return _("Add a reader")


def find_name() -> str:
    """Stand in the empty field that looks for a name in releases, as short as it goes."""
    return _("Find a name")


def no_schedule() -> tuple[str, str, str]:
    """Say that there is nothing to share, what makes it, and name the button that leads there."""
    return (
        _("No schedule yet"),
        _("A schedule lists every action of the plan. Add the first action, then release it here."),
        _("Go to the plan"),
    )


def no_packets() -> tuple[str, str, str]:
    """Say that there is no packet, what makes one, and name the button that leads there."""
    return (
        _("No packets yet"),
        _("Every action of the plan has a packet to print. Add the first action, and its packet is here."),
        _("Go to the plan"),
    )


def added_reader(name: str) -> str:
    """Say that a reader is on the list."""
    return _("{name} gets every release").format(name=name)


def removed_reader(name: str) -> str:
    """Say that a reader is off the list."""
    return _("{name} is off the list").format(name=name)


def find_name_hint() -> str:
    """Hint in the field that looks for a name in releases."""
    return _("Name to withdraw")


def naming(name: str, releases: Sequence[tuple[int, str, int]]) -> str:
    """Say which releases carry a name: number, audience code and how many entries."""
    if not releases:
        return _("No release carries “{name}”.").format(name=name)
    told = [
        ngettext(
            "v{number} {audience}: {count} action", "v{number} {audience}: {count} actions", count
        ).format(number=number, audience=audience_name(code).lower(), count=f"{count:,}")
        for number, code, count in releases
    ]
    return _("“{name}” stands in {releases}. Withdraw these, or tell their readers.").format(
        name=name, releases="; ".join(told)
    )


def packet_count(count: int) -> str:
    """Count the packets: a city with two actions has two."""
    return ngettext("{count} packet", "{count} packets", count).format(count=f"{count:,}")


def no_city() -> str:
    """Stand for the name of a city that has none."""
    return _("A city without a name")


def no_hour() -> str:
    """Stand for an hour that is open."""
    return _("No time yet")


def no_day() -> str:
    """Stand for a day that is open."""
    return _("No date yet")


def packet_list() -> str:
    """Name the list of packets for screen readers."""
    return _("Cities; each has a packet")


def find_city_hint() -> str:
    """Hint in the field that narrows the packets."""
    return _("Find a city")


def save_packet() -> str:
    """Name the button that saves the packet in sight."""
    return _("Save this packet")


def save_packets() -> str:
    """Name the button that saves all packets listed."""
    return _("Save all of these")


def packet_hint() -> str:
    """Explain packets."""
    return _("A packet shows the plan as it is now; it has no number.")


def packet_file(audience: str) -> str:
    """Propose the name of a file of packets; it names no city and no person."""
    return _("packets-{audience}").format(audience=audience) + ".pdf"


def fix() -> str:
    """Offer to open what is at fault."""
    return _("Fix")


def told_by(code: str) -> str:
    """Name how readers are told."""
    return {
        "signal": _("Signal"),
        "email": _("E-mail"),
        "call": _("Call"),
        "other": _("Another way"),
    }[code]


def told_by_menu() -> str:
    """Name the menu of ways to tell."""
    return _("Told by")


def told_by_at(code: str, moment: str) -> str:
    """Say how and when a reader was told."""
    return moment if code == "other" else _("{way}, {moment}").format(way=told_by(code), moment=moment)


def call_back(moment: str) -> str:
    """Say when a reader wants to be rung again."""
    return _("call back {moment}").format(moment=moment)


def tick_all() -> str:
    """Name the button that ticks everybody who is left."""
    return _("Tick all")


def ticked_all(count: int) -> str:
    """Say that many were ticked."""
    return ngettext("{count} reader told", "{count} readers told", count).format(count=f"{count:,}")


def to_calls() -> str:
    """Name the button that opens the queue of calls."""
    return _("Call queue")
