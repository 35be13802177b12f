"""Read one typed line of the board: a city in a few letters, then what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.city_finding import CityName
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.domain.model.day.incidents import IncidentCategory
from organizer_app.domain.model.day.log_entries import Heard

if TYPE_CHECKING:
    from organizer_app.domain.day.city_finding import CityIndex


class EntryKind(Enum):
    """What a line says: a check-in, a count, a delivery, an incident, or a note for the log."""

    CHECK_IN = "check_in"
    COUNT = "count"
    DELIVERY = "delivery"
    INCIDENT = "incident"
    NOTE = "note"


class EntryGap(Enum):
    """What a line still lacks before it can be logged.

    CITY: several cities begin like this. UNKNOWN_CITY: none does; the text may be logged as general. NO_CITY:
    none does, and the text says something of a city, such as an incident. METHOD: a count without its method.
    NUMBERS: a count or a delivery without numbers. BACKWARDS: low above high.
    SEVERITY: an incident without its severity, 1 to 5, or without words.
    """

    CITY = "city"
    UNKNOWN_CITY = "unknown_city"
    NO_CITY = "no_city"
    METHOD = "method"
    NUMBERS = "numbers"
    BACKWARDS = "backwards"
    SEVERITY = "severity"


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """What was understood of a line.

    Attributes:
        kind: what it says.
        candidates: the cities it may mean; one if it is clear.
        gap: what is lacking; None if it can be logged.
        heard: outcome of a check-in.
        minutes_ago: how long ago it occurred.
        low: lowest count.
        high: highest count.
        method: method of the count.
        outcome: outcome of a delivery.
        signatures: number of signatures delivered.
        severity: severity of an incident, 1 to 5.
        category: kind of an incident, if its first word names one.
        text: the words that are left.
        is_key: whether a newcomer to the desk must read it.
        is_released: whether it may be told outside of the desk.
        heard_from: who said it, when that is not the lead.
        channel: by what way, such as signal or radio.
    """

    kind: EntryKind
    candidates: tuple[CityName, ...]
    gap: EntryGap | None = None
    heard: Heard | None = None
    minutes_ago: int = 0
    low: int | None = None
    high: int | None = None
    method: CountMethod | None = None
    outcome: DeliveryOutcome | None = None
    signatures: int | None = None
    severity: int | None = None
    category: IncidentCategory = IncidentCategory.OTHER
    text: str = ""
    is_key: bool = False
    is_released: bool = False
    heard_from: str = ""
    channel: str = ""


_AGO: Final = re.compile(r"[-\u2212](\d{1,4})")
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+|\d+"
_RANGE: Final = re.compile(rf"({_NUMBER})(?:[-\u2013]({_NUMBER}))?")
_MOST_DIGITS: Final = 9
_HEARD: Final = {
    "ok": Heard.OK,
    "i": Heard.ISSUE,
    "n": Heard.NO_ANSWER,
    "h": Heard.OTHER_WAY,
    "home": Heard.ALL_HOME,
}
_METHODS: Final = {
    "clicker": CountMethod.CLICKER,
    "grid": CountMethod.GRID_DENSITY,
    "density": CountMethod.GRID_DENSITY,
    "signin": CountMethod.SIGN_IN,
    "sign-in": CountMethod.SIGN_IN,
    "aerial": CountMethod.AERIAL,
    "drone": CountMethod.AERIAL,
    "flow": CountMethod.FLOW,
    "estimate": CountMethod.ESTIMATE,
    "press": CountMethod.PRESS,
    "police": CountMethod.POLICE,
}
_OUTCOMES: Final = {
    "delivered": DeliveryOutcome.ACCEPTED,
    "accepted": DeliveryOutcome.ACCEPTED,
    "partly": DeliveryOutcome.PARTLY_TAKEN,
    "refused": DeliveryOutcome.REFUSED,
    "left": DeliveryOutcome.LEFT,
    "sent": DeliveryOutcome.SENT,
}
_CATEGORIES: Final = {
    **{each.value: each for each in IncidentCategory},
    "counter-protest": IncidentCategory.COUNTER_PROTEST,
    "counter-protesters": IncidentCategory.COUNTER_PROTEST,
    "equipment": IncidentCategory.TECHNICAL,
    "press": IncidentCategory.MEDIA,
}
_COUNT, _DELIVERY, _INCIDENT = "c", "d", "x"
# A line that begins with it is general, whatever follows.
_GENERAL: Final = "note"
_LEAST_WORDS: Final = 2
# Short names of states that begin a sentence as well.
_PLAIN_WORDS: Final = frozenset({"al", "de", "hi", "id", "in", "ma", "me", "mo", "oh", "ok", "or", "pa"})
_WRITTEN_FLAGS: Final = ("mark:key", "mark:rel")
_SIGNS: Final = frozenset({*_HEARD, _COUNT, _DELIVERY, _INCIDENT})


def read_line(typed: str, cities: CityIndex, chosen: CityName | None = None) -> TypedEntry | None:
    """Read a line; return None for an empty one.

    The city is the longest beginning of the line that is one: "port huron n" is Port Huron. Then follow, in
    any order: `ok` (also when nothing follows), `i` issue, `n` no answer, `h` heard another way, `home` all
    home, `c 450-700 clicker` a count, `d delivered 250000` a delivery, `x 3 heat stroke` an incident of
    severity 3, whose kind is its first word if that names one, as in `x 3 medical heat stroke`; `-20` twenty
    minutes ago; `from:Ana_Ruiz` and `via:signal`; `key` and `rel` at the end. The rest is the text. A city
    is never guessed: several candidates are a gap. The short name of a state stands for its cities where a
    sign follows: "dc ok".

    Args:
        typed: the line.
        cities: the cities of the day.
        chosen: the candidate that was chosen for the line, if one was.
    """
    words = typed.replace("\n", " ").split()
    if not words:
        return None
    used, candidates = _city(words, cities)
    if chosen is not None and chosen in candidates:
        candidates = (chosen,)
    told, sources = _sources(words[used:])
    rest, ago, flags = _marks(told)
    entry = replace(
        _said(rest, candidates),
        minutes_ago=ago,
        is_key="key" in flags,
        is_released="rel" in flags,
        heard_from=sources.get("from", ""),
        channel=sources.get("via", ""),
    )
    if not candidates:
        gap = EntryGap.NO_CITY if _is_about_a_city(words) else EntryGap.UNKNOWN_CITY
        text = " ".join(rest[1:] if rest and _is_general(rest[0]) else rest)
        return replace(entry, kind=EntryKind.NOTE, heard=None, text=text, gap=gap)
    if len(candidates) > 1:
        return replace(entry, gap=EntryGap.CITY)
    return entry


def _city(words: list[str], cities: CityIndex) -> tuple[int, tuple[CityName, ...]]:
    """Return how many words are the city, and the cities they may mean."""
    for used in range(min(len(words), 6), 0, -1):
        # "Erie i" is Erie with an issue, not Erie in Iowa or Idaho; "fort w" is Fort Wayne.
        if used > 1 and (words[used - 1].casefold() in _SIGNS or _AGO.fullmatch(words[used - 1])):
            continue
        found = cities.found(" ".join(words[:used]))
        if found:
            return used, found
    is_told = len(words) > 1 and (_is_sign(words[1]) or bool(_RANGE.fullmatch(words[1])))
    # "hi all" greets, and "me x 3" is an incident in Maine.
    if is_told or (len(words) == 1 and words[0].casefold() not in _PLAIN_WORDS):
        found = cities.in_state(words[0])
        return (1, found) if found else (0, ())
    return 0, ()


def _is_sign(word: str) -> bool:
    # "The 3 vans are here" counts no people.
    counted = _RANGE.fullmatch(word)
    return word.casefold() in _SIGNS or bool(_AGO.fullmatch(word) or (counted and counted.group(2)))


def _is_general(word: str) -> bool:
    return word.casefold().rstrip(":") == _GENERAL


def _is_about_a_city(words: list[str]) -> bool:
    """Return whether a line without a known city says something that can only be of one.

    The second word is a sign, or an incident or a count follows a name of two or three words.
    """
    if _is_general(words[0]) or len(words) < _LEAST_WORDS:
        return False
    is_count = bool(_RANGE.fullmatch(words[1])) and any(word.casefold() in _METHODS for word in words)
    if _is_sign(words[1]) or is_count:
        return True
    return any(
        (sign.casefold() == _INCIDENT and after in _SEVERITIES)
        or (sign.casefold() == _COUNT and bool(_RANGE.fullmatch(after)))
        for sign, after in pairwise(words[2:5])
    )


def _sources(words: list[str]) -> tuple[list[str], dict[str, str]]:
    """Take out who said it and by what way; an underscore stands for a space."""
    found = {}
    rest = []
    for word in words:
        name, colon, value = word.partition(":")
        if colon and value and name.casefold() in ("from", "via"):
            found[name.casefold()] = value.replace("_", " ")
        else:
            rest.append(word)
    return rest, found


def written_source(heard_from: str, channel: str, *, is_key: bool = False, is_released: bool = False) -> str:
    """Write who said it, by what way and its flags, for records without a place for them."""
    flags = (("mark", "key" if is_key else ""), ("mark", "rel" if is_released else ""))
    named = (("from", heard_from), ("via", channel), *flags)
    return " ".join(f"{name}:{'_'.join(value.split())}" for name, value in named if value.strip())


def read_source(text: str) -> tuple[str, str]:
    """Return who said it and by what way, where a text names them; the other way of `written_source`."""
    _rest, found = _sources(text.split())
    return found.get("from", ""), found.get("via", "")


def read_flags(text: str) -> tuple[bool, bool]:
    """Return whether a text of `written_source` marks a key entry, and one that may be told."""
    words = text.split()
    key, released = _WRITTEN_FLAGS
    return key in words, released in words


def without_source(text: str) -> str:
    """Return the words of a text without what `written_source` added."""
    rest, _found = _sources(text.split())
    return " ".join(word for word in rest if word not in _WRITTEN_FLAGS)


def _marks(words: list[str]) -> tuple[list[str], int, set[str]]:
    """Take the time and the flags out of the words; flags stand at the end, a time anywhere."""
    rest = list(words)
    flags: set[str] = set()
    while rest and rest[-1].casefold() in ("key", "rel"):
        flags.add(rest.pop().casefold())
    times = [match for word in rest if (match := _AGO.fullmatch(word))]
    rest = [word for word in rest if not _AGO.fullmatch(word)]
    while rest and rest[-1].casefold() in ("key", "rel"):
        flags.add(rest.pop().casefold())
    return rest, int(times[-1].group(1)) if times else 0, flags


def _said(words: list[str], candidates: tuple[CityName, ...]) -> TypedEntry:
    if not words:
        return TypedEntry(EntryKind.CHECK_IN, candidates, heard=Heard.OK)
    sign, rest = words[0].casefold(), words[1:]
    if sign in _HEARD:
        return TypedEntry(EntryKind.CHECK_IN, candidates, heard=_HEARD[sign], text=" ".join(rest))
    if sign == _COUNT or _RANGE.fullmatch(sign):
        return _count(rest if sign == _COUNT else words, candidates)
    if sign == _DELIVERY:
        return _delivery(rest, candidates)
    if sign == _INCIDENT:
        return _incident(rest, candidates)
    return TypedEntry(EntryKind.NOTE, candidates, text=" ".join(words))


def _count(words: list[str], candidates: tuple[CityName, ...]) -> TypedEntry:
    numbers = next((match for word in words if (match := _RANGE.fullmatch(word))), None)
    method = next((_METHODS[word.casefold()] for word in words if word.casefold() in _METHODS), None)
    text = " ".join(word for word in words if not _RANGE.fullmatch(word) and word.casefold() not in _METHODS)
    entry = TypedEntry(EntryKind.COUNT, candidates, method=method, text=text)
    if numbers is None:
        return replace(entry, gap=EntryGap.NUMBERS)
    low = _number(numbers.group(1))
    high = _number(numbers.group(2) or numbers.group(1))
    if low is None or high is None:
        return replace(entry, gap=EntryGap.NUMBERS)
    gap = EntryGap.BACKWARDS if low > high else None if method else EntryGap.METHOD
    return replace(entry, low=low, high=high, gap=gap)


def read_delivery(typed: str) -> TypedEntry:
    """Read what became of a petition, such as "delivered 250000 front desk"; it belongs to no city yet."""
    return _delivery(typed.split(), ())


def _delivery(words: list[str], candidates: tuple[CityName, ...]) -> TypedEntry:
    outcome = next((_OUTCOMES[word.casefold()] for word in words if word.casefold() in _OUTCOMES), None)
    numbers = [number for word in words if (number := _number(word)) is not None]
    text = " ".join(word for word in words if _number(word) is None and word.casefold() not in _OUTCOMES)
    # Refused needs no number, the rest does: otherwise nobody knows what was delivered.
    lacks = outcome is None or (not numbers and outcome is not DeliveryOutcome.REFUSED)
    return TypedEntry(
        EntryKind.DELIVERY,
        candidates,
        gap=EntryGap.NUMBERS if lacks else None,
        outcome=outcome,
        signatures=numbers[0] if numbers else None,
        text=text,
    )


def _incident(words: list[str], candidates: tuple[CityName, ...]) -> TypedEntry:
    entry = TypedEntry(EntryKind.INCIDENT, candidates, text=" ".join(words[1:]))
    if len(words) > 1 and words[0] in _SEVERITIES:
        # The word stays in the text: "police moved in" is the police's doing in both.
        category = _CATEGORIES.get(words[1].casefold().rstrip(":,."), IncidentCategory.OTHER)
        return replace(entry, severity=int(words[0]), category=category)
    return replace(entry, gap=EntryGap.SEVERITY)


_SEVERITIES: Final = ("1", "2", "3", "4", "5")


def _number(word: str) -> int | None:
    plain = word.replace(",", "")
    return int(plain) if re.fullmatch(_NUMBER, word) and len(plain) <= _MOST_DIGITS else None
