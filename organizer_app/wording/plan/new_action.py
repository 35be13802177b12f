"""Words of the form for a new action."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, said, said_with


def field_name(field: str) -> str:
    """Name a field of the form by its code."""
    return {"city": _("City"), "tactic": _("Kind"), "day": _("Date"), "starts": _("Start")}[field]


city_example = said("Such as: Kansas City, MO; Boise, ID")
day_example = said("Such as: Apr 17")
start_example = said("Such as: 2 pm")
city_missing = said("Name the city.")
city_unknown = said_with("City not recognized: “{text}”. Write it like Kansas City, MO.")


def city_unclear(text: str, places: list[str]) -> str:
    """Say that a name may mean several places, given as "City, ST"."""
    return _("“{text}” may be {places}. Add the state.").format(text=text, places=_(" or ").join(places))


def city_misspelled(text: str, places: list[str]) -> str:
    """Say that no place has this name, and which are spelled nearly like it."""
    return _("City not recognized: “{text}”. Is it {places}?").format(
        text=text, places=_(" or ").join(places)
    )


day_unclear = said_with("“{text}” is not a day. Write it like Apr 17.")
start_unclear = said_with("“{text}” is not a time. Write it like 2 pm.")
