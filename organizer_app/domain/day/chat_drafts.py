"""Make draft lines of pasted chat messages: who wrote, when, about which city; a person looks at each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.name_folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.day.city_states import DayCity

# The head of a message as phones copy it: "[3:05 PM, 7/15/2019] Ines: ", "[15.07.19, 15:05:10] Ines: ",
# "7/15/19, 3:05 PM - Ines: ".
_DAY: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_HEAD: Final = re.compile(
    rf"^\s*\[?(?:{_DAY},?\s+)?(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}})?"
    rf"\s*(?P<half>[AaPp])?\.?(?:[Mm]\.?)?(?:,\s*{_DAY})?\]?\s*(?:[-\u2013]\s*)?(?P<who>[^:\[\]]{{1,60}}):\s+(?P<text>.*)$"
)
_OK: Final = re.compile(r"^(?:ok|okay|all good|all well|all ok)\b[\s.,!-]*", re.IGNORECASE)
_HALF_DAY: Final = 12
_DAY_MINUTES: Final = 24 * 60
# A message older than this is of another day, or the clock was misread: its time is left to the person.
_OLDEST: Final = 12 * 60
MOST: Final = 50


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message.

    Attributes:
        who: who wrote it, empty if the text does not say.
        wall: minutes after midnight on the clock of the phone that copied it; None if the text does not say.
        text: the words, on one line.
    """

    who: str
    wall: int | None
    text: str


def chat_messages(pasted: str) -> tuple[ChatMessage, ...]:
    """Return the messages of a pasted text, at most `MOST`; none for one plain line, which is only a text.

    Lines without a head belong to the message above them. A text of several lines without any head is one
    message.
    """
    lines = pasted.splitlines()
    found: list[ChatMessage] = []
    loose: list[str] = []
    for line in lines:
        head = _HEAD.match(line)
        if head is not None:
            found.append(ChatMessage(head["who"].strip(), _wall(head), head["text"].strip()))
        elif found and line.strip():
            last = found[-1]
            found[-1] = ChatMessage(last.who, last.wall, f"{last.text} {line.strip()}")
        elif line.strip():
            loose.append(line.strip())
    if not found and len(loose) > 1:
        return (ChatMessage("", None, " ".join(loose)),)
    return tuple(each for each in found if each.text)[:MOST]


def _wall(head: re.Match[str]) -> int:
    hour = int(head["hour"])
    if head["half"]:
        hour = hour % _HALF_DAY + (_HALF_DAY if head["half"].casefold() == "p" else 0)
    return (hour % 24) * 60 + int(head["minute"]) % 60


def draft_line(message: ChatMessage, cities: Sequence[DayCity], wall_now: int) -> str:
    """Return the line that the entry bar would be given for a message.

    The city is the one whose lead wrote, else the one that is named in the words; without one, or with
    several, the line begins with the words and a person adds the city. Words other than "ok" are quoted, so
    that none of them is taken for a sign of the entry bar.

    Args:
        message: the message.
        cities: the cities of the day.
        wall_now: minutes after midnight now, on HQ's clock.
    """
    city = _city_of(message, cities)
    okay = _OK.match(message.text)
    rest = message.text[okay.end() :] if okay else message.text
    who = f" ({message.who})" if message.who else ""
    said = f"ok {rest}".strip() if okay else f"\u201c{rest}\u201d"
    ago = (wall_now - message.wall) % _DAY_MINUTES if message.wall is not None else 0
    when = f" -{ago}" if 0 < ago <= _OLDEST else ""
    return f"{city} {said}{who}{when}".strip()


def _city_of(message: ChatMessage, cities: Sequence[DayCity]) -> str:
    writer = fold_name(message.who)
    led = [each for each in cities if writer and fold_name(each.lead) == writer]
    named = led or _named(f" {fold_name(message.text)} ", cities)
    if len(named) != 1:
        return ""
    return f"{named[0].city} {named[0].state}".strip()


def _named(words: str, cities: Iterable[DayCity]) -> list[DayCity]:
    found = [each for each in cities if each.city and f" {fold_name(each.city)} " in words]
    # "New York" is not York.
    return [
        each
        for each in found
        if not any(
            other is not each and f" {fold_name(each.city)} " in f" {fold_name(other.city)} "
            and fold_name(each.city) != fold_name(other.city)
            for other in found
        )
    ]  # fmt: skip
