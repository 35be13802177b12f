"""Hold the printed call sheet and the words for it: every text is final, only the layout is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from organizer_app.domain.basics.printed_frame import PrintedFrame


class PrintedCall(NamedTuple):
    """One person to call.

    Attributes:
        when: the earliest time to call, where they are.
        desk: the same at HQ; empty if equal.
        name: the person's name.
        role: name of their role.
        city: their city with its state.
        phone: as it is dialed, or empty.
        why: the worst reason to call.
    """

    when: str
    desk: str
    name: str
    role: str
    city: str
    phone: str
    why: str


class PrintedCalls(NamedTuple):
    """The calls of one time zone; `note` is their number in words."""

    heading: str
    note: str
    rows: tuple[PrintedCall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCallSheet:
    """The content of the pages.

    Attributes:
        frame: what stands around it.
        zones: the tables, in calling order.
        headings: column headings: when, call, phone, ask and write.
        outcomes: what is checked after a call.
        no_phone: text of a person without a number.
        nothing: text of a sheet without calls.
    """

    frame: PrintedFrame
    zones: tuple[PrintedCalls, ...]
    headings: Mapping[str, str]
    outcomes: tuple[str, ...]
    no_phone: str
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheetWords:
    """The words of the sheet in one language.

    Attributes:
        title: heading, with ``{date}``.
        note: what the hours mean.
        headings: column headings, see `PrintedCallSheet`.
        outcomes: what is checked after a call.
        role: name of a role, by the code in `SheetRow.role`.
        why: reason to call, by code.
        calls: a number of calls in words.
        no_phone: the text of a person without a number.
        nothing: the text of a sheet without calls.
    """

    title: str
    note: str
    headings: Mapping[str, str]
    outcomes: tuple[str, ...]
    role: Callable[[str], str]
    why: Callable[[str], str]
    calls: Callable[[int], str]
    no_phone: str
    nothing: str
