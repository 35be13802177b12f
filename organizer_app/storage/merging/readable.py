"""Determine which values of other laptops this version can read; the others wait for an update."""

from __future__ import annotations

import functools
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.problems import UnknownZone
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.time.local_time import zone_info
from organizer_app.storage.codecs import UnreadableValueError, codec_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.storage.codecs import FieldCodec

_BLANK: Mapping[type, Any] = {str: "", int: 0, float: 0.0, bool: False}


def known_noun(code: str) -> Noun | None:
    """Return the kind of record of a code, or None for one of a newer version."""
    return Noun._value2member_map_.get(code)  # type: ignore[return-value]  # members of the enum


@functools.cache
def empty_values(noun: Noun) -> Mapping[str, Any]:
    """Return the plain values, by field, that a record has if nothing else is said."""
    codec = codec_of(RECORD_TYPES[noun])
    known: dict[str, Any] = {}
    for field, spec in zip(fields(RECORD_TYPES[noun]), codec.fields, strict=True):
        if field.name not in codec.journalled:
            continue
        if field.default is MISSING:
            known[field.name] = None if spec.nullable else _BLANK[spec.plain_type]
        else:
            value = field.default
            known[field.name] = spec.encode(value) if spec.encode and value is not None else value
    return known


def apart(noun: Noun, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the values that this version can read, and those it cannot."""
    known: dict[str, Any] = {}
    newer: dict[str, Any] = {}
    for name, value in values.items():
        (known if is_readable(noun, name, value) else newer)[name] = value
    return {name: said(noun, name, value) for name, value in known.items()}, newer


def is_readable(noun: Noun, name: str, value: object) -> bool:
    """Return whether a plain value means something in a field."""
    codec = codec_of(RECORD_TYPES[noun])
    if name not in codec.journalled:
        return False
    spec = _field_codecs(noun)[name]
    if value is None:
        return spec.nullable
    if not isinstance(value, spec.plain_type) and not (spec.plain_type is float and isinstance(value, int)):
        return False
    if spec.plain_type is not bool and isinstance(value, bool):
        return False
    try:
        codec.value(name, value)
        if name == "zone" and value:
            zone_info(str(value))
    except (UnreadableValueError, UnknownZone):
        return False
    return True


def said(noun: Noun, name: str, value: Any) -> Any:  # noqa: ANN401  # a plain value
    """Return a value of a row as the journal says it: SQLite knows no booleans."""
    kind = _field_codecs(noun)[name].plain_type
    return kind(value) if value is not None and kind in {bool, float} else value


@functools.cache
def _field_codecs(noun: Noun) -> Mapping[str, FieldCodec]:
    return {spec.name: spec for spec in codec_of(RECORD_TYPES[noun]).fields}
