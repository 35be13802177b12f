"""Hold the words for a printed call sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheetWords:
    """The words of the sheet in one language.

    Attributes:
        title: heading, with ``{date}``.
        note: what the hours mean, with ``{zone}``.
        headings: column headings, by field of `PrintedRow`.
        role: name of a role, by the code in `SheetRow.role`.
        why: reason to call, by code.
        calls: a number of calls in words.
        nothing: the text of a sheet without calls.
    """

    title: str
    note: str
    headings: Mapping[str, str]
    role: Callable[[str], str]
    why: Callable[[str], str]
    calls: Callable[[int], str]
    nothing: str
