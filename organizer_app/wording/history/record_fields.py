"""Words for the values that the journal keeps."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import REFERENCES
from organizer_app.wording.language import day_numbers, statuses, step_facts, tactics
from organizer_app.wording.language.dates import clock, long_day
from organizer_app.wording.language.field_names import code_words
from organizer_app.wording.language.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MINUTES: Final = frozenset({"minutes", "window_minutes", "relay_gap_minutes"})
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TIME: Final = re.compile(r"\d\d:\d\d")


def value_words(noun: Noun, field: str, value: object, names: Mapping[str, str]) -> str:
    """Write a plain value of a field, as the journal keeps it, so that a person can read it.

    Args:
        noun: kind of the record.
        field: which field.
        value: the plain value.
        names: what records are called, by id.
    """
    if field == "hidden":
        return _("no") if value else _("yes")
    if value in {None, "", "[]"}:
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field in REFERENCES:
        return names.get(str(value)) or _("a record without a name")
    if isinstance(value, int | float):
        return _number(field, value)
    return _text_words(noun, field, str(value))


def _number(field: str, value: float) -> str:
    if field.endswith("_cents"):
        return f"{value / 100:,.2f}"
    if field in _MINUTES:
        return ngettext("{count} minute", "{count} minutes", round(value)).format(count=f"{value:,}")
    return f"{value:,}"


def _text_words(noun: Noun, field: str, text: str) -> str:
    if _MOMENT.fullmatch(text):
        return _("{day}, {time} UTC").format(day=long_day(text[:10]), time=_clock_of(text[11:16]))
    if _DAY.fullmatch(text):
        return long_day(text)
    if _TIME.fullmatch(text):
        return _clock_of(text)
    if text.startswith("["):
        return _listed(text)
    return _code_words(noun, field, text)


def _clock_of(text: str) -> str:
    return clock(int(text[:2]) * 60 + int(text[3:]))


def _listed(text: str) -> str:
    try:
        values = json.loads(text)
    except ValueError:
        return text
    return ", ".join(str(each) for each in values)


def _code_words(noun: Noun, field: str, code: str) -> str:
    of_noun: Mapping[tuple[Noun, str], Callable[[str], str]] = {
        (Noun.CITY_ACTION, "status"): statuses.name_of,
        (Noun.CITY_ACTION, "tactic"): tactics.name_of,
        (Noun.ASSIGNMENT, "role"): statuses.role_name,
        (Noun.ASSIGNMENT, "status"): statuses.assignment_status_name,
        (Noun.PARTNERSHIP, "role"): statuses.group_role_name,
        (Noun.PARTNERSHIP, "status"): statuses.group_status_name,
        (Noun.DAY_SETTING, "number"): day_numbers.name_of,
        (Noun.LEARNED_RATIO, "tactic"): tactics.name_of,
        (Noun.TASK, "fact"): step_facts.fact_name,
        (Noun.TEMPLATE_TASK, "fact"): step_facts.fact_name,
    }
    found = of_noun.get((noun, field))
    if found is not None:
        return found(code)
    return code_words(code) if field in _CODED else code


# Fields that hold a code; the same word in another field stays as typed.
_CODED: Final = frozenset(
    {
        "access", "audience", "category", "channel", "decision", "heard", "kind", "level", "method",
        "offset_from", "offset_unit", "outcome", "ownership", "preferred_channel", "press_contact_shown_to",
        "role", "rule", "rung", "shown_to", "status", "tier",
    }
)  # fmt: skip
