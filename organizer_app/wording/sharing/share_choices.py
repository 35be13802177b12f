"""Words of what can be chosen on the Share screen: tabs, paper, language, checks, readers and packets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.conflicts import in_conflict
from organizer_app.wording.language.statuses import name_of
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.sharing.releases import audience_name
from organizer_app.wording.sharing.share import field_name

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


all_zones = said("All zones")
tabs = said("What is shared")


def tab_name(code: str) -> str:
    """Return what stands on a tab of Share."""
    return {
        "releases": _("Releases"),
        "packets": _("Packets"),
        "feeds": _("Feeds"),
        "numbers": _("Numbers"),
    }[code]


before_it_goes = said_with("Before v{number} goes out")


def check_line(code: str, missing: int) -> str:
    """Say that a check is passed, or how many actions fail it."""
    if not missing:
        return {
            "time": _("Everything has a time"),
            "place": _("Everything has a place"),
            "host": _("Every action has a host"),
            "lead": _("Every action has a lead"),
            "contact": _("No phone or email in it"),
            "person": _("No name of a person in it"),
            "withdrawn": _("No withdrawn name in it"),
            "booked": _("No lead double-booked"),
            "contested": _("No field of it in conflict"),
        }[code]
    form = {
        "time": ngettext("{count} action without a time", "{count} actions without a time", missing),
        "place": ngettext("{count} action without a place", "{count} actions without a place", missing),
        "host": ngettext("{count} action without a host", "{count} actions without a host", missing),
        "lead": ngettext("{count} action without a lead", "{count} actions without a lead", missing),
        "contact": ngettext(
            "{count} text with a phone or email", "{count} texts with a phone or email", missing
        ),
        "person": ngettext("{count} text that names a person", "{count} texts that name a person", missing),
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
        "contested": ngettext(
            "{count} action in conflict: two laptops wrote it",
            "{count} actions in conflict: two laptops wrote them",
            missing,
        ),
    }[code]
    return form.format(count=f"{missing:,}")


def text_place(field: str, city: str, *, is_action: bool) -> str:
    """Say where a text at fault stands, such as "Seattle, WA: access"; the text itself is not repeated."""
    if field == "key_dates":
        return _("Key date")
    if is_action:
        return _("{city}: {field}").format(city=city or no_city(), field=field_name(field).lower())
    return {
        "title": _("Title of the mobilization"),
        "campaign_title": _("Title of the campaign"),
        "demand": _("Demand"),
        "hashtags": _("Hashtag"),
        "numbers": _("Locked number"),
    }[field]


def with_places(line: str, places: Sequence[str]) -> str:
    """Add to what is at fault where it stands."""
    return _("{line}: {places}").format(line=line, places="; ".join(places)) if places else line


more_places = said_count("{count} more place", "{count} more places")


key_dates_read_by = said("Key dates: choose who reads of each")
key_date_list = said("Key dates; each says who reads of it")


def shown_to(title: str, code: str) -> str:
    """Say who reads of a key date from now on."""
    return {
        "public": _("Everybody reads of “{title}”"),
        "partners": _("Partners and the national team read of “{title}”"),
        "internal": _("Only the national team reads of “{title}”"),
    }[code].format(title=title)


left_out = said_count("{count} action is not announced yet", "{count} actions are not announced yet")


def not_included(city: str, status: str) -> str:
    """Name an action that a release leaves out, with the status that is the reason."""
    return _("Not included: {city} ({status})").format(city=city or no_city(), status=name_of(status))


def announce(audience: str) -> str:
    """Name the button that announces every action that is left out, by the status that does so."""
    return _("Set to Committed") if audience == "public" else _("Set to Asked")


def all_left_out(count: int) -> str:
    """Name the line that shows every action that is left out."""
    return _("Show all {count}").format(count=f"{count:,}")


# Say that a recipient stays on the list because they never heard of an earlier version.
missed = said_with("Everything: not notified of v{number}")
check_list = said("Checks before the release")
add_reader_hint = said("Add a recipient by name")
add_reader = said("Add a recipient")
find_name = said("Find a name")


def no_schedule() -> tuple[str, str, str]:
    """Explain that there is nothing to share yet, and name the button that leads to the plan."""
    return (
        _("No schedule yet"),
        _("A schedule lists every action of the plan. Add the first action, then release it here."),
        _("Go to the plan"),
    )


def no_packets() -> tuple[str, str, str]:
    """Explain that there is no packet yet, and name the button that leads to the plan."""
    return (
        _("No packets yet"),
        _("Every action of the plan has a packet to print. Add the first action, and its packet is here."),
        _("Go to the plan"),
    )


added_reader = said_with("{name} gets every release")
removed_reader = said_with("{name} is off the list")
find_name_hint = said("Name to withdraw")


def naming(name: str, releases: Sequence[tuple[int, str, int]]) -> str:
    """Say which releases carry a name: number, audience code and how many entries."""
    if not releases:
        return _("No release carries “{name}”.").format(name=name)
    carrying = [
        ngettext(
            "v{number} {audience}: {count} action", "v{number} {audience}: {count} actions", count
        ).format(number=number, audience=audience_name(code).lower(), count=f"{count:,}")
        for number, code, count in releases
    ]
    return _("“{name}” is in {releases}. Withdraw these, or notify their recipients.").format(
        name=name, releases="; ".join(carrying)
    )


packet_count = said_count("{count} packet", "{count} packets")
no_city = said("A city without a name")
no_hour = said("No time yet")
no_day = said("No date yet")
packet_list = said("Cities; each has a packet")
find_city_hint = said("Find a city")
save_packet = said("Save this packet…")
save_packets = said("Save all of these…")
save_press_list = said("Save the press list…")
return_forms = said("Return forms…")
form_hint = said("A city fills a return form in without the program; it shows what this audience may see.")


def form_choices() -> tuple[tuple[str, bool, bool, str], ...]:
    """Return the menu of return forms: format, whether for all, whether for a new host, and its name."""
    return (
        ("html", False, False, _("Page for this city (works without a network)")),
        ("xlsx", False, False, _("Workbook for this city")),
        ("pdf", False, False, _("Paper for this city (PDF)")),
        ("html", True, False, _("Pages for all listed cities, into a folder")),
        ("xlsx", True, False, _("Workbooks for all listed cities, into a folder")),
        ("pdf", True, False, _("Paper for all listed cities, into a folder")),
        ("html", False, True, _("Page for a new host, whose city is not in the plan")),
    )


form_folder = said("return-forms")


def form_file(form_format: str, *, is_new_host: bool) -> str:
    """Propose the name of a file with a return form; it names no city and no person."""
    name = _("form-new-host") if is_new_host else _("return-form")
    return f"{name}.{form_format}"


packet_hint = said("A packet shows the plan as it is now; it has no number.")


def packet_note(contested: int) -> str:
    """Say what a packet shows, and first how many fields of the plan nobody has decided."""
    return " ".join(filter(None, (in_conflict(contested) if contested else "", packet_hint())))


def packet_file(audience: str) -> str:
    """Propose the name of a file of packets; it names no city and no person."""
    return _("packets-{audience}").format(audience=audience) + ".pdf"


def press_file(audience: str) -> str:
    """Return the suggested name for a press list."""
    return _("press-{audience}").format(audience=audience) + ".pdf"


fix = said("Fix")


def notified_by(code: str) -> str:
    """Name a way to notify recipients."""
    return {
        "signal": _("Signal"),
        "email": _("Email"),
        "call": _("Call"),
        "other": _("Another way"),
    }[code]


notify_by_menu = said("Notify by")


def notified_by_at(code: str, moment: str) -> str:
    """Say how and when a recipient was notified."""
    return moment if code == "other" else _("{way}, {moment}").format(way=notified_by(code), moment=moment)


# Say when a recipient wants a call back.
call_back = said_with("call back {moment}")
tick_all = said("Check all")
ticked_all = said_count("{count} recipient notified", "{count} recipients notified")
to_calls = said("Call queue")
