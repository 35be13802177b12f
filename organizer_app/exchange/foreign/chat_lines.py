"""Read what somebody says of a city in a chat: "Seattle 4/17 noon, Westlake Park, me + ~80 people"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.importing.written_days import DateRules, read_date
from organizer_app.domain.importing.written_times import read_time_span
from organizer_app.domain.places.place_names import split_city_state, state_code

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Set as AbstractSet

# A year is needed to see a day in "3/18"; any leap year does.
_RULES: Final = DateRules(year=2024)
_BREAK: Final = " | "
_EMAIL: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE: Final = re.compile(
    r"(?<![\w.])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-]?)\d{3}[\s.-]?\d{4}(?![\w-])"
)
_SENDER: Final = re.compile(r"(?P<sender>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}):\s+(?P<said>\S.*)")  # noqa: RUF001  # as typed
# Before a colon these are the heads of mails and notes, and no person.
_NO_NAMES: Final = frozenset({
    "bcc", "cc", "city", "date", "fwd", "from", "fyi", "location", "note", "place", "ps", "re", "reminder",
    "reply-to", "sent", "state", "subject", "time", "to", "todo", "update", "what", "when", "where", "who",
})  # fmt: skip
# Cities that are words too count only beside a day or a time.
_ALSO_WORDS: Final = frozenset({
    "bell", "commerce", "eagle", "enterprise", "friendly", "independence", "justice", "liberty", "may",
    "meridian", "mobile", "normal", "opportunity", "orange", "paradise", "reading", "sandy", "surprise",
    "union",
})  # fmt: skip
_MOST_WORDS: Final = 4
_WORD: Final = re.compile(r"[^\W\d_][\w.'’-]*")  # noqa: RUF001  # as typed
_LONGEST_TALK: Final = 160
"""A longer line without a day or a time tells of a city, and asks for nothing in it."""
_HOUR: Final = r"(?:noon|midnight|\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?|[ap]\b)?)"
_TIME: Final = re.compile(
    rf"(?<![\w/:.~$-])(?:{_HOUR}\s?(?:-|–|—|\bto\b|\buntil\b)\s?{_HOUR}|noon|midnight"  # noqa: RUF001  # as typed
    r"|\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d)(?:\s[ECMP][SD]?T\b)?(?![\w/]|\s?(?:people|ppl|folks)\b)",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    r"(?<![\w/:.-])(?!24/7\b)(?:\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?(?![\d/])"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?\b(?!:)(?:,?\s\d{4}\b)?)",
    re.IGNORECASE,
)
WEEKDAY: Final = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?", re.IGNORECASE
)
_NOT_YET: Final = re.compile(r"\b(?:tbd|tba|tbc)\b", re.IGNORECASE)
_PEOPLE: Final = re.compile(
    r"((?:~|about\s|around\s)?\d[\d,]{0,8}(?:\s?-\s?\d[\d,]{0,8})?)\+?\s?(?:people|ppl|folks)\b",
    re.IGNORECASE,
)
_AT: Final = re.compile(r"(?:^|\s)(?:at|@)\s+((?:the\s)?[A-Z0-9][^,;|!?()]*)")
_PIECES: Final = re.compile(r"\s*[,;|!?()]+\s*|\.\s+|\s+[-–—]\s+")  # noqa: RUF001  # as typed
_SPOT: Final = re.compile(r"(?:the\s)?[A-Z][\w.'’&-]*(?:\s(?:of|the|and|at|on|&|[A-Z0-9][\w.'’&-]*))*")  # noqa: RUF001  # as typed
_ADDRESS: Final = re.compile(r"\d+\s(?:[NSEW]\.?\s)?[A-Z0-9][\w.'’-]*(?:\s[A-Z0-9][\w.'’-]*)+")  # noqa: RUF001  # as typed

Cells = dict[str, str]


def without_contacts(text: str) -> tuple[str, Cells]:
    """Return a line without the first phone number and e-mail address in it, and these."""
    cells: Cells = {}
    for heading, pattern in (("lead email", _EMAIL), ("lead phone", _PHONE)):
        found = pattern.search(text)
        if found:
            cells[heading] = found[0].strip()
            text = text[: found.start()] + _BREAK + text[found.end() :]
    return text.strip(" |,;"), cells


def split_sender(text: str, cities: AbstractSet[str]) -> tuple[str, str]:
    """Return who says a line, and what; "" for nobody, or where a city or another word stands there."""
    found = _SENDER.fullmatch(text)
    if found is None:
        return "", text
    sender = found["sender"]
    words = sender.split()
    is_name = all(word[:1].isupper() for word in words) and words[0].casefold() not in _NO_NAMES
    is_city = bool(split_city_state(sender)[1]) or fold_name(sender) in cities
    if is_name and not (is_city and not city_at_head(found["said"], cities)[0]):
        return sender, found["said"]
    return "", text


def is_name_of_one(text: str) -> bool:
    """Return whether a text can be the name of a person: two or three words with capitals."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(_WORD.fullmatch(word) and word[0].isupper() for word in words)  # noqa: PLR2004  # words of a name


def city_at_head(text: str, cities: AbstractSet[str]) -> tuple[Cells, str]:
    """Return the city with which a text begins, with its state if that follows, and what comes after it."""
    words = list(_WORD.finditer(text[:80]))[:_MOST_WORDS]
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        name = text[:end].rstrip(".")
        if not name[:1].isupper() or any(mark in name for mark in ",;!?|") or fold_name(name) not in cities:
            continue
        after = text[end:]
        state = re.match(r"[,\s]+([A-Z]{2})\b\.?", after)
        if state and state_code(state[1]):
            return {"city": name, "state": state_code(state[1])}, after[state.end() :]
        return {"city": name}, after
    return {}, text


def read_talk(text: str, cities: AbstractSet[str]) -> tuple[Cells, list[str]]:
    """Return the cells of a line that begins with a city, and what else it says; no cells for another line.

    Args:
        text: the line without who says it and how to reach them.
        cities: the folded names of cities that are known.
    """
    cells, rest = city_at_head(text, cities)
    if not cells:
        return {}, []
    when, rest = when_said(rest)
    cells |= when
    if not cells.keys() & {"date", "time"}:
        open_yet = _NOT_YET.search(rest)
        if open_yet:
            cells["time"] = open_yet[0]
            rest = rest[: open_yet.start()] + _BREAK + rest[open_yet.end() :]
        elif len(text) > _LONGEST_TALK or fold_name(cells["city"]) in _ALSO_WORDS:
            return {}, []
    people = _PEOPLE.search(rest)
    if people:
        cells["expected"] = people[1]
    return _with_spot(cells, rest)


def when_said(text: str, known: Collection[str] = ()) -> tuple[Cells, str]:
    """Return the first day and the first time that words say, unless known, and the words without them."""
    cells: Cells = {}
    for heading, pattern in (("date", _DAY), ("time", _TIME)):
        found = next((each for each in pattern.finditer(text) if _is_read(heading, each[0])), None)
        if found and heading not in known:
            cells[heading] = found[0].strip()
            text = text[: found.start()] + _BREAK + text[found.end() :]
    return cells, text


def is_spot(text: str) -> bool:
    """Return whether a text is written as the name of a spot is, each word of weight with a capital."""
    return bool(_SPOT.fullmatch(text))


def _is_read(heading: str, text: str) -> bool:
    if heading == "date":
        return read_date(text, _RULES).day is not None
    return read_time_span(text.strip()).starts is not None


def _with_spot(cells: Cells, rest: str) -> tuple[Cells, list[str]]:
    """Take the spot out of what is left of a line; return the other pieces too."""
    at = _AT.search(rest)
    if at and not at[1][:1].isdigit():
        cells["venue"] = at[1].strip(" .")
        rest = rest[: at.start()] + _BREAK + rest[at.end() :]
    others = []
    for piece in _PIECES.split(rest):
        text = piece.strip(" .:-–—\t")  # noqa: RUF001  # as typed
        if not any(map(str.isalnum, text)):
            continue
        if not WEEKDAY.fullmatch(text) and "venue" not in cells and _SPOT.fullmatch(text):
            cells["venue"] = text
        elif "address" not in cells and _ADDRESS.fullmatch(text):
            cells["address"] = text
        else:
            others.append(text)
    return cells, others
