"""Words about cities that are not recognized, in the sheet and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.importing.import_questions import of_rows
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.language.zones import zone_name

if TYPE_CHECKING:
    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.domain.places.unknown_places import UnknownPlace


title = said("Cities not recognized")
promise = said("Each answer counts for all actions there, and for the next import of the same file.")
names = said("Names not recognized")


def place(found: GazetteerPlace) -> str:
    """Name a city with its state, one abroad with its country, such as "Tucson, AZ"."""
    country = "" if found.country == "US" else found.country
    return ", ".join(filter(None, (found.name, found.admin1, country)))


def facts(found: GazetteerPlace, landmark: str = "") -> str:
    """Describe a city among others of its name: population and a city near it, else its time zone."""
    people = ngettext("population {count}", "population {count}", found.population)
    said = (
        _("near {city}").format(city=landmark) if landmark else "",
        people.format(count=f"{found.population:,}") if found.population else "",
        "" if landmark else zone_name(found.zone),
    )
    return " · ".join(filter(None, said))


actions = said_count("{count} action", "{count} actions")


def maybe(unknown: UnknownPlace) -> str:
    """List the cities that a name may mean, the likeliest first."""
    if not unknown.candidates:
        return _("nothing is spelled like it")
    return _("maybe {names}").format(names="; ".join(map(place, unknown.candidates)))


def answer(found: GazetteerPlace | None) -> str:
    """Write the answer about a name."""
    return _("means {city}").format(city=place(found)) if found else _("no answer yet")


def question(unknown: UnknownPlace) -> str:
    """Ask which city a name means."""
    return _("Which city is “{name}”?").format(name=unknown.written)


def which_city(name: str, rows: int) -> str:
    """Ask which city a name means that stands in some rows of a file."""
    return _("Which city is “{name}”? {rows}").format(name=name, rows=of_rows(rows))


stands_in = said_count("{count} action.", "{count} actions.")
another = said("Another city, such as Tucson, AZ")
not_one_city = said_with("City not recognized: “{city}”. Write it with its state, or choose from the list.")


def save(count: int) -> str:
    """Name the button that saves all answers."""
    if not count:
        return _("Save answers")
    return ngettext("Save {count} answer", "Save {count} answers", count).format(count=count)


def nothing_left() -> tuple[str, str]:
    """Return title and hint of the sheet when there is nothing to ask."""
    return _("Every city is recognized"), _("Cities that an import did not recognize appear here.")


def settled(count: int) -> str:
    """Say that answers were saved."""
    return ngettext("Matched {count} city.", "Matched {count} cities.", count).format(count=count)


none_unknown = said("Every city of the plan is recognized.")
