"""Read and write the text of a declared field, for every form of people, partner groups and permits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.importing.written_days import day_meant
from organizer_app.domain.importing.written_numbers import cents_meant, count_meant
from organizer_app.domain.model.field_specs import FieldKind
from organizer_app.domain.time.local_time import zone_info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from enum import Enum

    from organizer_app.domain.model.field_specs import FieldSpec

_BETWEEN_NAMES: Final = ";"


def typed_value(
    spec: FieldSpec, text: str, year: int = 0
) -> str | int | tuple[str, ...] | Enum | date | None:
    """Return the value of a typed text; the name of a group or city stays a name.

    Args:
        spec: the field.
        text: what somebody typed; empty clears the field.
        year: year of a day that is typed without one.

    Raises:
        UnclearError: the text is no number, no amount or no day.
        UnknownZone: the text is no time zone.
        BadValue: the text is no code of the choice.
    """
    if spec.kind is FieldKind.DAY:
        return day_meant(text, year)
    if spec.kind is FieldKind.CHOICE:
        return _choice(spec, text.strip())
    return _READERS.get(spec.kind, _line)(text)


def written_value(spec: FieldSpec, value: object) -> str:
    """Return the text of a value, as `typed_value` reads it."""
    if value is None:
        return ""
    if spec.kind is FieldKind.NAMES and isinstance(value, tuple):
        return f"{_BETWEEN_NAMES} ".join(value)
    if spec.kind is FieldKind.MONEY and isinstance(value, int):
        return f"{value // 100:,}" if value % 100 == 0 else f"{value / 100:,.2f}"
    return str(getattr(value, "value", value))


def distinct_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Return names without empty and repeated ones, with single spaces."""
    return tuple(dict.fromkeys(filter(None, map(_line, texts))))


def _line(text: str) -> str:
    return " ".join(text.split())


def _zone(text: str) -> str:
    zone = _line(text).replace(" ", "_")
    if zone:
        zone_info(zone)
    return zone


def _choice(spec: FieldSpec, code: str) -> Enum | None:
    if not code:
        return None
    try:
        return spec.choices(code) if spec.choices else None
    except ValueError:
        raise BadValue(spec.name, code) from None


_READERS: Final[Mapping[FieldKind, Callable[[str], str | int | tuple[str, ...] | None]]] = {
    FieldKind.PAGE: str.strip,
    FieldKind.NAMES: lambda text: distinct_names(text.split(_BETWEEN_NAMES)),
    FieldKind.COUNT: count_meant,
    FieldKind.MONEY: cents_meant,
    FieldKind.ZONE: _zone,
}
