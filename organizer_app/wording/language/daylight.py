"""Words for sunrise, sunset and holidays of a city."""

from __future__ import annotations

from organizer_app.wording.language.dates import clock
from organizer_app.wording.language.texts import _


def sunrise(minutes: int) -> str:
    """Name the sunrise, minutes after midnight: Sunrise 6:21 AM."""
    return _("Sunrise {time}").format(time=clock(minutes))


def sunset(minutes: int, dusk: int | None) -> str:
    """Name the sunset and when it is dark, minutes after midnight; in white nights it does not get dark."""
    if dusk is None:
        return _("Sunset {time}, it does not get dark").format(time=clock(minutes))
    return _("Sunset {time}, dark at {dusk}").format(time=clock(minutes), dusk=clock(dusk))


def polar(code: str) -> str:
    """Say that the sun does not set or rise, by the code of a `Sky`."""
    return _("The sun does not set") if code == "never_sets" else _("The sun does not rise")


def sunsets(first: int, first_city: str, last: int, last_city: str) -> str:
    """Say when the sun sets in a zone, minutes after midnight: in the first city to the last one."""
    if first == last or first_city == last_city:
        return _("Sunset {time}").format(time=clock(first))
    form = _("Sunset {first} in {first_city} to {last} in {last_city}")
    return form.format(first=clock(first), first_city=first_city, last=clock(last), last_city=last_city)


def holiday(title: str, code: str) -> str:
    """Name a holiday and whose it is, by the code of a `HolidayKind`."""
    kind = {
        "public": _("public holiday"),
        "state": _("state holiday"),
        "religious": _("religious holiday"),
    }[code]
    return _("{title} ({kind})").format(title=title, kind=kind)
