"""Write a released schedule as canonical JSON, one text per schedule, and read it back."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.sharing.shared_schedule import SharedSchedule

_SHAPE = 1
# What a missing key means, by kind: part of the format, so it never changes.
_BLANKS: Mapping[object, object] = {str: "", int: 0, bool: False}
_REQUIRED = object()
_Decode = Callable[[Any], object]


def frozen_text(schedule: SharedSchedule) -> str:
    """Return the text: keys in order, no spaces between them, blank values left out."""
    return json.dumps(
        {"shape": _SHAPE, "schedule": _plain(schedule)},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def thawed(text: str) -> SharedSchedule:
    """Return the schedule from a `frozen_text`; raise `BadValue` for any other text."""
    try:
        content = json.loads(text)
        if content["shape"] != _SHAPE:
            raise BadValue("release", str(content["shape"]))
        found = _decoder(SharedSchedule)(content["schedule"])
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise BadValue("release", type(wrong).__name__) from wrong
    assert isinstance(found, SharedSchedule)  # noqa: S101  # the decoder of a type makes that type
    return found


@functools.cache
def _blanks_of(kind: Hashable) -> Mapping[str, object]:
    """Return the value of each field when its key is missing; `_REQUIRED` if a key must be present."""
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: _blank(hints[field.name]) for field in fields(kind)}  # type: ignore[arg-type]  # a dataclass type


def _plain(value: Any) -> object:  # noqa: ANN401  # takes whatever a field holds
    kind = type(value)
    if kind in {str, int, bool, float}:
        return value
    if kind is tuple:
        return [_plain(each) for each in value]
    if isinstance(value, Audience):
        return value.code
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    held = ((name, getattr(value, name), blank) for name, blank in _blanks_of(value.__class__).items())
    return {name: _plain(content) for name, content, blank in held if content != blank}


@functools.cache
def _decoder(hint: object) -> _Decode:
    kind, _ = _kind_of(hint)
    if is_dataclass(kind):
        return _record_decoder(kind)  # type: ignore[arg-type]  # a dataclass type, as just asked
    if get_origin(kind) is tuple:
        item = _decoder(get_args(kind)[0])
        return lambda values: tuple(map(item, values))
    if kind is Audience:
        return lambda code: Audience[code.upper()]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and issubclass(kind, date | time):
        return kind.fromisoformat
    return _same


def _same(value: object) -> object:
    return value


def _kind_of(hint: object) -> tuple[object, bool]:
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    inner = [each for each in get_args(hint) if each is not type(None)]
    if type(None) in get_args(hint):
        return inner[0], True
    return hint, False


def _record_decoder(kind: type) -> _Decode:
    hints = get_type_hints(kind, include_extras=True)
    decoders = {name: _decoder(hint) for name, hint in hints.items()}
    blanks = {name: blank for name, blank in _blanks_of(kind).items() if blank is not _REQUIRED}

    def decode(values: Mapping[str, object]) -> object:
        decoded = {name: decoders[name](value) for name, value in values.items() if name in decoders}
        return kind(**{**blanks, **decoded})

    return decode


def _blank(hint: object) -> object:
    kind, is_optional = _kind_of(hint)
    if is_optional:
        return None
    return () if get_origin(kind) is tuple else _BLANKS.get(kind, _REQUIRED)
