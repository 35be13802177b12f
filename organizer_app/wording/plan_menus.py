"""The words of the menus behind the globe and the printer."""

from organizer_app.wording.texts import _


def globe() -> str:
    """Name the button that chooses the zone of the times beside the local ones."""
    return _("Show times in another zone")


def printer() -> str:
    """Name the button that leads to what goes onto paper."""
    return _("Print (Ctrl+P)")


def zones() -> str:
    """Stand above the zones."""
    return _("Beside local times, show")


def desk_zone(zone: str) -> str:
    """Name the zone of the desk."""
    return _("{zone} (desk)").format(zone=zone)


def print_schedule() -> str:
    """Name the schedule of all cities on paper."""
    return _("Schedule of all cities…")


def print_packets() -> str:
    """Name the packets of all cities on paper."""
    return _("City packets…")


def print_packet(city: str) -> str:
    """Name the packet of one city on paper."""
    return _("City packet of {city}…").format(city=city)


def print_calls() -> str:
    """Name the sheet of people to ring."""
    return _("Call sheet…")
