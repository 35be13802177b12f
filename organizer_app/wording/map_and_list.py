"""The words on the map and on the list of cities beside it."""

from __future__ import annotations

from organizer_app.wording.texts import _, ngettext


def cities(count: int) -> str:
    """Say how many cities are shown."""
    return ngettext("{count} city", "{count} cities", count).format(count=f"{count:,}")


def actions(count: int) -> str:
    """Say how many actions are shown."""
    return ngettext("{count} action", "{count} actions", count).format(count=f"{count:,}")


def not_on_map(count: int) -> str:
    """Say how many actions have no point on the map shown."""
    return ngettext("{count} action not on the map", "{count} actions not on the map", count).format(
        count=f"{count:,}"
    )


def reach() -> str:
    """Name the layer that shows who lives near a confirmed action."""
    return _("Who lives near")


def reach_hint() -> str:
    """Say what the layer shows."""
    return _("Circles of 25, 50 and 100 km round every confirmed action, and the next cities to ask.")


def ask_next(name: str) -> str:
    """Name a city to ask next on the map."""
    return _("Ask {city}").format(city=name)


def usa() -> str:
    """Name the map of the United States."""
    return _("USA")


def world() -> str:
    """Name the map of the world."""
    return _("World")


def zoom_in() -> str:
    """Name the button that shows less of the map."""
    return _("Zoom in (+)")


def zoom_out() -> str:
    """Name the button that shows more of the map."""
    return _("Zoom out (-)")


def show_all() -> str:
    """Name the button that shows the whole map."""
    return _("Show all (0)")


def map_name() -> str:
    """Name the map for screen readers."""
    return _("Map of cities")


def map_hint() -> str:
    """Say how the map is used by keyboard."""
    return _(
        "Arrow keys go to the nearest city, typing finds one, Enter opens it, Ctrl+Space selects it besides"
        " others, plus and minus zoom, 0 shows everything, the asterisk what is selected."
    )


def list_name() -> str:
    """Name the list of cities for screen readers."""
    return _("Cities")


def called_off() -> str:
    """Name the group of cities whose actions are called off."""
    return _("Called off")


def no_city() -> str:
    """Stand in for the name of an action without a city."""
    return _("No city yet")


def no_state() -> str:
    """Head the group of cities without a state."""
    return _("No state")


def no_zone() -> str:
    """Head the group of cities without a time zone."""
    return _("No time zone")


def no_group() -> str:
    """Head the group of cities without a partner group."""
    return _("No partner group")


def no_day() -> str:
    """Stand in for the day of an action without a date."""
    return _("No date")


def no_time() -> str:
    """Stand in for the start of an action without a time."""
    return _("No time")


def order_name(order: str) -> str:
    """Name an order of the list by its code."""
    return {
        "attention": _("Needs attention first"),
        "state": _("By state"),
        "zone": _("By time zone"),
        "date": _("By date"),
        "group": _("By partner group"),
        "map": _("Not on the map first"),
    }[order]


def on_no_map() -> str:
    """Head the cities that no map shows."""
    return _("Not on the map: check the city")


def on_world_alone() -> str:
    """Head the cities that the map of the United States does not show."""
    return _("On the map of the world")


def on_both_maps() -> str:
    """Head the cities that both maps show."""
    return _("On the map of the USA")


def order_hint() -> str:
    """Name the button that changes the order."""
    return _("Change the order")


def place_sentence(place: str, level: str, reason: str, when: str, count: int) -> str:
    """Say all of a city in one sentence, for screen readers."""
    parts = [place, level, reason, when, actions(count) if count > 1 else ""]
    return ". ".join(part for part in parts if part) + "."


def cluster_sentence(first: str, count: int, city_count: int) -> str:
    """Say what a marker that stands for several cities holds."""
    return _("{actions} in {cities} round {first}.").format(
        actions=actions(count), cities=cities(city_count), first=first
    )


def empty_title() -> str:
    """Say that nothing is shown."""
    return _("No city matches.")


def territory_name(code: str) -> str:
    """Name a territory of the United States by its postal code, for its inset on the map."""
    return {
        "AS": _("American Samoa"),
        "GU": _("Guam"),
        "MP": _("Northern Marianas"),
        "PR": _("Puerto Rico"),
        "VI": _("Virgin Islands"),
    }[code]


def marker_title(name: str, others: int) -> str:
    """Name a marker that stands for a city and maybe others."""
    if not others:
        return name
    return ngettext("{name} and {count} more city", "{name} and {count} more cities", others).format(
        name=name, count=others
    )


def day_and_zone(day: str, zone: str) -> str:
    """Join a day and the short name of a time zone."""
    return _("{day} · {zone}").format(day=day, zone=zone)
