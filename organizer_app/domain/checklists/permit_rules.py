"""Store what authorities require, as data with a source and the day it was checked; never legal advice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.checklists.conditions import condition
from organizer_app.domain.checklists.planning_problems import BadCondition, BadRulePack
from organizer_app.domain.model.permits import PermitKind
from organizer_app.domain.time.offsets import OffsetUnit
from organizer_app.domain.time.working_days import MOST_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How long before the day a permit must be filed.

    Attributes:
        days: number of days, 0 or more.
        unit: calendar or working days.
        applies_if: condition for this lead time; empty = always.
    """

    days: int
    unit: OffsetUnit = OffsetUnit.CALENDAR_DAY
    applies_if: str = ""


@dataclass(frozen=True, slots=True)
class PermitRule:
    """One permit an authority requires.

    Attributes:
        code: ``pack/rule``, as stored in permits.
        title: its name there.
        applies_if: condition on the city action; empty = always.
        lead_times: the first one with a true condition applies; none = the authority states no time.
        best_days: calendar days before the day that leave time for an answer and an appeal, or None.
        fee_cents: fee in the smallest unit of `currency`, or None if unknown.
        summary: the lead time in the authority's own words.
        conditions: further requirements.
        without_permit: what can be done if it is too late, or without any permit.
        source_url: web page of the rule.
        checked_on: local day someone last read it there, or None.
    """

    code: str
    kind: PermitKind
    title: str
    authority: str
    applies_if: str = ""
    lead_times: tuple[LeadTime, ...] = ()
    best_days: int | None = None
    fee_cents: int | None = None
    currency: str = "USD"
    summary: str = ""
    conditions: str = ""
    without_permit: str = ""
    source_url: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of one place; `cities` are folded names, `state` and `country` their codes."""

    code: str
    title: str
    country: str
    state: str
    cities: frozenset[str]
    rules: tuple[PermitRule, ...] = field(default=())

    def covers(self, city: str, state: str, country: str) -> bool:
        """Return whether these rules apply to a city."""
        return (
            self.country == (country or "US").upper()
            and self.state == state.upper()
            and fold_name(city) in self.cities
        )


_TEXT: Final = 2000
_MOST_RULES: Final = 200


def read_pack(content: object, name: str) -> RulePack:
    """Build a pack from the values of a JSON file.

    Args:
        content: the parsed file.
        name: its name for messages.

    Raises:
        BadRulePack: the file has faults; all are listed.
    """
    reading = _Reading(content if isinstance(content, dict) else {}, "")
    pack = _pack(reading)
    faults = reading.faults if isinstance(content, dict) else [": not_an_object"]
    if faults:
        raise BadRulePack(name, tuple(faults))
    return pack


class _Reading:
    """Read values from one object of the file and collect its faults."""

    def __init__(self, values: Mapping[str, Any], path: str, faults: list[str] | None = None) -> None:
        self._values = values
        self._path = path
        self._left = set(values)
        self.faults: list[str] = [] if faults is None else faults

    def say(self, name: str, code: str) -> None:
        place = f"{self._path}.{name}" if self._path and name else self._path or name
        self.faults.append(f"{place}: {code}")

    def text(self, name: str, *, needed: bool = False) -> str:
        self._left.discard(name)
        value = self._values.get(name, "")
        if not isinstance(value, str) or len(value) > _TEXT:
            self.say(name, "not_a_text")
            return ""
        if needed and not value.strip():
            self.say(name, "missing")
        return value.strip()

    def number(self, name: str, most: int) -> int | None:
        self._left.discard(name)
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            self.say(name, "not_a_number")
            return None
        return value

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.say(name, "not_a_day")
            return None

    def condition(self, name: str) -> str:
        text = self.text(name)
        try:
            condition(text)
        except BadCondition:
            self.say(name, "not_a_condition")
            return ""
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        self._left.discard(name)
        value = self._values.get(name)
        if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
            self.say(name, "not_a_list_of_texts")
            return ()
        return tuple(value)

    def parts(self, name: str) -> list[_Reading]:
        self._left.discard(name)
        value = self._values.get(name, [])
        if not isinstance(value, list) or len(value) > _MOST_RULES:
            self.say(name, "not_a_list")
            return []
        path = f"{self._path}.{name}" if self._path else name
        found = []
        for number, each in enumerate(value, 1):
            part = _Reading(each if isinstance(each, dict) else {}, f"{path}[{number}]", self.faults)
            if not isinstance(each, dict):
                part.say("", "not_an_object")
            found.append(part)
        return found

    def finish(self) -> None:
        for name in sorted(self._left):
            self.say(name, "unknown")


def _pack(reading: _Reading) -> RulePack:
    code = reading.text("code", needed=True)
    source, checked = reading.text("source_url"), reading.day("checked_on")
    reading.text("note")
    pack = RulePack(
        code=code,
        title=reading.text("title", needed=True),
        country=(reading.text("country") or "US").upper(),
        state=reading.text("state").upper(),
        cities=frozenset(fold_name(city) for city in reading.texts("cities")),
        rules=tuple(_rule(part, code, source, checked) for part in reading.parts("rules")),
    )
    if not pack.rules:
        reading.say("rules", "missing")
    codes = [rule.code for rule in pack.rules]
    if len(set(codes)) < len(codes):
        reading.say("rules", "same_code_twice")
    reading.finish()
    return pack


def _rule(reading: _Reading, pack: str, source: str, checked: date | None) -> PermitRule:
    rule = PermitRule(
        code=f"{pack}/{reading.text('code', needed=True)}",
        kind=_kind(reading),
        title=reading.text("title", needed=True),
        authority=reading.text("authority", needed=True),
        applies_if=reading.condition("applies_if"),
        lead_times=tuple(_lead_time(part) for part in reading.parts("lead_times")),
        best_days=reading.number("best_days", MOST_DAYS),
        fee_cents=reading.number("fee_cents", 10**9),
        currency=reading.text("currency") or "USD",
        summary=reading.text("summary"),
        conditions=reading.text("conditions"),
        without_permit=reading.text("without_permit"),
        source_url=reading.text("source_url") or source,
        checked_on=reading.day("checked_on") or checked,
    )
    reading.finish()
    return rule


def _lead_time(reading: _Reading) -> LeadTime:
    days = reading.number("days", MOST_DAYS)
    if days is None:
        reading.say("days", "missing")
    unit = reading.text("unit") or OffsetUnit.CALENDAR_DAY.value
    units = {each.value: each for each in OffsetUnit}
    if unit not in units:
        reading.say("unit", "not_a_unit")
    lead = LeadTime(days or 0, units.get(unit, OffsetUnit.CALENDAR_DAY), reading.condition("applies_if"))
    reading.finish()
    return lead


def _kind(reading: _Reading) -> PermitKind:
    text = reading.text("kind", needed=True)
    kinds = {each.value: each for each in PermitKind}
    if text and text not in kinds:
        reading.say("kind", "not_a_kind")
    return kinds.get(text, PermitKind.NOTICE)
