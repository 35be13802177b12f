"""Words of the menus behind the globe and the printer."""

from organizer_app.wording.language.texts import _, said

globe = said("Show times in another zone")
printer = said("Print (Ctrl+P)")
zones = said("Beside local times, show")


def desk_zone(zone: str) -> str:
    """Name the HQ time zone."""
    return _("{zone} (HQ)").format(zone=zone)


print_schedule = said("Schedule of all cities…")
print_packets = said("City packets…")


def print_packet(city: str) -> str:
    """Name the packet of one city on paper."""
    return _("City packet of {city}…").format(city=city)


print_calls = said("Call sheet…")
