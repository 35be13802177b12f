"""Says whose laptop signed a history in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HistorySigner:
    """The laptop that signed a history.

    Attributes:
        sign_key: its public key.
        name: how it is called here; empty for this laptop, and for one that is no member.
        is_own: whether it is this laptop.
    """

    sign_key: str
    name: str = ""
    is_own: bool = False
