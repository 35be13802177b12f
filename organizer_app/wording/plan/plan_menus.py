"""Words of the menus behind the globe and the printer."""

from organizer_app.wording.language.texts import said, said_with

zones = said("Beside local times, show")
desk_zone = said_with("{zone} (HQ)")
print_schedule = said("Schedule of all cities…")
print_packets = said("City packets…")
print_packet = said_with("City packet of {city}…")
print_calls = said("Call sheet…")
