"""Define who may see a field: the limit that every export obeys."""

from __future__ import annotations

import functools
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, TypeVar, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


class Audience(IntEnum):
    """The audience of a schedule, from everyone to no one; an export shows fields up to its own audience."""

    PUBLIC = 0
    PARTNERS = 1
    INTERNAL = 2
    SECRET = 3

    @property
    def code(self) -> str:
        """Return the word that the command line and files use, such as ``partners``."""
        return self.name.lower()


def audience_of_code(code: str) -> Audience:
    """Return the audience for the word `code`; raise `KeyError` for another word."""
    return Audience[code.upper()]


Public = Annotated[T, Audience.PUBLIC]
Partners = Annotated[T, Audience.PARTNERS]
Internal = Annotated[T, Audience.INTERNAL]
Secret = Annotated[T, Audience.SECRET]

EXPORT_AUDIENCES = (Audience.PUBLIC, Audience.PARTNERS, Audience.INTERNAL)


@functools.cache
def audiences_of(record_type: type) -> Mapping[str, Audience]:
    """Return the declared audience of each field of a record type.

    Leave out a field without a declared audience, so that no export can show it.
    """
    hints = get_type_hints(record_type, include_extras=True)
    declared: dict[str, Audience] = {}
    for name, hint in hints.items():
        marks = [mark for mark in get_args(hint)[1:] if isinstance(mark, Audience)]
        if marks:
            declared[name] = marks[0]
    return declared
