"""What a screen may ask of the window around it."""

from __future__ import annotations

from typing import Protocol


class Frame(Protocol):
    """The window as screens know it; it draws no conclusions from what it is told."""

    def name_plan(self, title: str, anchor_date: str, actions: int) -> None:
        """Show title, anchor date (ISO text or empty) and number of actions beside the screens."""

    def say(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was done; with an offer to take it back."""

    def complain(self, sentence: str) -> None:
        """Say what went wrong until the person closes it."""
