"""What time zones are called: the everyday names of North America, the city elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EASTERN: Final = "eastern"
_CENTRAL: Final = "central"
_MOUNTAIN: Final = "mountain"
_ARIZONA: Final = "arizona"
_PACIFIC: Final = "pacific"
_ALASKA: Final = "alaska"
_HAWAII: Final = "hawaii"
_ATLANTIC: Final = "atlantic"
_NEWFOUNDLAND: Final = "newfoundland"
_CHAMORRO: Final = "chamorro"
_SAMOA: Final = "samoa"

_FAMILIES: Final[dict[str, str]] = {
    "America/New_York": _EASTERN,
    "America/Detroit": _EASTERN,
    "America/Indiana/Indianapolis": _EASTERN,
    "America/Indiana/Marengo": _EASTERN,
    "America/Indiana/Petersburg": _EASTERN,
    "America/Indiana/Vevay": _EASTERN,
    "America/Indiana/Vincennes": _EASTERN,
    "America/Indiana/Winamac": _EASTERN,
    "America/Kentucky/Louisville": _EASTERN,
    "America/Kentucky/Monticello": _EASTERN,
    "America/Toronto": _EASTERN,
    "America/Montreal": _EASTERN,
    "America/Iqaluit": _EASTERN,
    "America/Chicago": _CENTRAL,
    "America/Menominee": _CENTRAL,
    "America/Indiana/Knox": _CENTRAL,
    "America/Indiana/Tell_City": _CENTRAL,
    "America/North_Dakota/Beulah": _CENTRAL,
    "America/North_Dakota/Center": _CENTRAL,
    "America/North_Dakota/New_Salem": _CENTRAL,
    "America/Winnipeg": _CENTRAL,
    "America/Denver": _MOUNTAIN,
    "America/Boise": _MOUNTAIN,
    "America/Edmonton": _MOUNTAIN,
    "America/Phoenix": _ARIZONA,
    "America/Los_Angeles": _PACIFIC,
    "America/Vancouver": _PACIFIC,
    "America/Tijuana": _PACIFIC,
    "America/Anchorage": _ALASKA,
    "America/Juneau": _ALASKA,
    "America/Metlakatla": _ALASKA,
    "America/Nome": _ALASKA,
    "America/Sitka": _ALASKA,
    "America/Yakutat": _ALASKA,
    "Pacific/Honolulu": _HAWAII,
    "America/Puerto_Rico": _ATLANTIC,
    "America/St_Thomas": _ATLANTIC,
    "America/Halifax": _ATLANTIC,
    "America/St_Johns": _NEWFOUNDLAND,
    "Pacific/Guam": _CHAMORRO,
    "Pacific/Saipan": _CHAMORRO,
    "Pacific/Pago_Pago": _SAMOA,
}


def zone_name(zone: str) -> str:
    """Return the full name of an IANA zone: Central Time, Arizona Time, or the zone's city elsewhere."""
    return family_name(zone_family(zone))


_NAMES: Final[Mapping[str, Callable[[], str]]] = {
    _EASTERN: said("Eastern Time"),
    _CENTRAL: said("Central Time"),
    _MOUNTAIN: said("Mountain Time"),
    _ARIZONA: said("Arizona Time"),
    _PACIFIC: said("Pacific Time"),
    _ALASKA: said("Alaska Time"),
    _HAWAII: said("Hawaii Time"),
    _ATLANTIC: said("Atlantic Time"),
    _NEWFOUNDLAND: said("Newfoundland Time"),
    _CHAMORRO: said("Chamorro Time"),
    _SAMOA: said("Samoa Time"),
}


def family_name(family: str) -> str:
    """Name the zones of one name by the key that `zone_family` gives them."""
    return _NAMES[family]() if family in _NAMES else _city(family)


def zone_plain(zone: str) -> str:
    """Return the name of an IANA zone where it is plain that times are meant: Eastern, Central."""
    # Only English has this word at the end, where it can be left out.
    return zone_name(zone).removesuffix(" Time")


_SHORT: Final[Mapping[str, Callable[[], str]]] = {
    _EASTERN: said("ET"),
    _CENTRAL: said("CT"),
    _MOUNTAIN: said("MT"),
    _ARIZONA: said("MST"),
    _PACIFIC: said("PT"),
    _ALASKA: said("AKT"),
    _HAWAII: said("HT"),
    _ATLANTIC: said("AT"),
    _NEWFOUNDLAND: said("NT"),
    _CHAMORRO: said("ChT"),
    _SAMOA: said("SST"),
}


def zone_short(zone: str) -> str:
    """Return the short name of an IANA zone: CT, MST in Arizona, or the zone's city elsewhere."""
    family = _FAMILIES.get(zone)
    if family is None:
        return _city(zone)
    return _SHORT[family]()


def zone_family(zone: str) -> str:
    """Return a key that is equal for zones of one name, to group by; the zone itself when it has none."""
    return _FAMILIES.get(zone, zone)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def zone_choices() -> list[tuple[str, str]]:
    """Return the zones a desk may choose, IANA name and words: those with a name first, then all others."""
    from zoneinfo import available_timezones

    known = [
        (zone, _("{name} ({city})").format(name=zone_name(zone), city=_city(zone))) for zone in _FAMILIES
    ]
    other = sorted(
        zone
        for zone in available_timezones() - _FAMILIES.keys()
        if "/" in zone and not zone.startswith(("Etc/", "posix/", "right/", "US/", "Canada/", "SystemV/"))
    )
    return known + [(zone, zone.replace("_", " ").replace("/", " / ")) for zone in other]
