"""The words a printed call sheet is filled with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheetWords:
    """Words of the sheet, in one language.

    Attributes:
        title: heading, with ``{date}``.
        note: what the hours mean, with ``{zone}``.
        headings: of the columns, by the fields of `PrintedRow` they stand in.
        role: name of a role by the code of `SheetRow.role`.
        why: reason to ring, by the code of `SheetRow.why`.
        calls: a number of calls.
        nothing: what stands there when nobody is to be rung.
    """

    title: str
    note: str
    headings: Mapping[str, str]
    role: Callable[[str], str]
    why: Callable[[str], str]
    calls: Callable[[int], str]
    nothing: str
