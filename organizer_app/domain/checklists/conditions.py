"""Read conditions such as ``expected>=1000 and (march or street)``: a small language, never Python's own."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.checklists.planning_problems import BadCondition
from organizer_app.domain.model.city_actions import Tactic

if TYPE_CHECKING:
    from organizer_app.domain.model.city_actions import CityAction


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """The facts about a city action that a condition can use; `expected` is 0 without an estimate."""

    tactic: str = ""
    expected: int = 0
    street: bool = False
    sound: bool = False
    park: bool = False


Condition = Callable[[ActionFacts], bool]

_LONGEST: Final = 300
_DEEPEST: Final = 20
_TOKEN: Final = re.compile(r"\s*(>=|<=|!=|=|>|<|\(|\)|[A-Za-z_]+|\d+|\S)")
_COMPARE: Final[dict[str, Callable[[int, int], bool]]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "!=": operator.ne,
}
_FLAGS: Final[dict[str, Condition]] = {
    "street": lambda facts: facts.street,
    "sound": lambda facts: facts.sound,
    "amplified": lambda facts: facts.sound,
    "park": lambda facts: facts.park,
}
_TACTICS: Final = frozenset(tactic.value for tactic in Tactic)
_WORDS: Final = frozenset({"and", "or", "not", "expected"})


def facts_of(action: CityAction) -> ActionFacts:
    """Return the facts about an action that conditions use."""
    return ActionFacts(
        tactic=action.tactic.value,
        expected=action.expected or 0,
        street=action.uses_street,
        sound=action.amplified_sound,
        park=action.in_park,
    )


@functools.lru_cache(maxsize=1024)
def condition(text: str) -> Condition:
    """Return a condition as a function; an empty text is always true.

    Raises:
        BadCondition: a word is unknown, or a part is missing.
    """
    if not text.strip():
        return _always
    if len(text) > _LONGEST:
        raise BadCondition(text[:_LONGEST], text[_LONGEST:][:20])
    reading = _Reading(text)
    found = reading.either(0)
    if reading.ahead:
        raise BadCondition(text, reading.ahead)
    return found


def tokens_of(text: str) -> list[str]:
    """Return the words, signs and numbers of a condition, valid or not."""
    return [token.casefold() for token in _TOKEN.findall(text)]


def _always(_facts: ActionFacts) -> bool:
    return True


class _Reading:
    """Parse the tokens of one condition: "or" binds less than "and", and "and" less than "not"."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens_of(text)
        self._at = 0

    @property
    def ahead(self) -> str:
        """Return the next token, empty at the end."""
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self.ahead
        self._at += 1
        return token

    def either(self, depth: int) -> Condition:
        parts = [self._both(depth)]
        while self.ahead == "or":
            self._take()
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else lambda facts: any(part(facts) for part in parts)

    def _both(self, depth: int) -> Condition:
        parts = [self._one(depth)]
        while self.ahead == "and":
            self._take()
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else lambda facts: all(part(facts) for part in parts)

    def _one(self, depth: int) -> Condition:
        token = self._take()
        if depth > _DEEPEST:
            raise BadCondition(self._text, token)
        if token == "not":  # noqa: S105  # a word of the language
            inner = self._one(depth + 1)
            return lambda facts: not inner(facts)
        if token == "(":  # noqa: S105  # a bracket
            inner = self.either(depth + 1)
            if self._take() != ")":
                raise BadCondition(self._text, "(")
            return inner
        if token == "expected":  # noqa: S105  # a word of the language
            return self._comparison()
        return self._flag(token)

    def _comparison(self) -> Condition:
        sign, number = self._take(), self._take()
        compare = _COMPARE.get(sign)
        if compare is None or not (number.isascii() and number.isdigit()):
            raise BadCondition(self._text, f"expected{sign}{number}")
        wanted = int(number[:12])
        return lambda facts: compare(facts.expected, wanted)

    def _flag(self, token: str) -> Condition:
        if token in _FLAGS:
            return _FLAGS[token]
        if token in _TACTICS and token not in _WORDS:
            return lambda facts: facts.tactic == token
        raise BadCondition(self._text, token)
