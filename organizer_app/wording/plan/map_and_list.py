"""Words of the map and on the list of cities beside it."""

from __future__ import annotations

from organizer_app.domain.places.distances import BANDS
from organizer_app.wording.language.measures import bare_distance, distance
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

cities = said_count("{count} city", "{count} cities")
actions = said_count("{count} action", "{count} actions")
not_on_map = said_count("{count} action not on the map", "{count} actions not on the map")
reach = said("Who lives near")


def reach_hint() -> str:
    """Say what reach shows."""
    near, middle, far = BANDS
    form = _(
        "Circles of {near}, {middle} and {far} around every confirmed action, and the next cities to ask."
    )
    return form.format(near=bare_distance(near), middle=bare_distance(middle), far=distance(far))


ask_next = said_with("Ask {city}")
usa = said("USA")
world = said("World")
zoom_in = said("Zoom in (+)")
zoom_out = said("Zoom out (-)")
show_all = said("Show all (0)")
map_name = said("Map of cities")
map_hint = said(
    "Arrow keys go to the nearest city, typing finds one, Enter opens it, Ctrl+Space selects it besides"
    " others, plus and minus zoom, 0 shows everything, the asterisk what is selected."
)
list_name = said("Cities")
called_off = said("Called off")
no_city = said("No city yet")
no_state = said("No state")
no_zone = said("No time zone")
no_group = said("No partner group")
no_day = said("No date")
no_time = said("No time")


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


on_no_map = said("Not on the map: check the city")
on_world_alone = said("On the map of the world")
on_both_maps = said("On the map of the USA")
order_hint = said("Change the order")


def place_sentence(place: str, level: str, reason: str, when: str, count: int) -> str:
    """Describe a city to screen readers."""
    parts = [place, level, reason, when, actions(count) if count > 1 else ""]
    return ". ".join(part for part in parts if part) + "."


contested = said("Two laptops wrote the same field: decide it in Together.")


def cluster_sentence(first: str, count: int, city_count: int) -> str:
    """Say what a marker that stands for several cities holds."""
    return _("{actions} in {cities} around {first}.").format(
        actions=actions(count), cities=cities(city_count), first=first
    )


empty_title = said("No city matches.")


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
