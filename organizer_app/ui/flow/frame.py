"""What a screen may ask of the window around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Destination(NamedTuple):
    """A place in the window: a screen or a sheet by its code, one of its views, the id of a record.

    `field` is the code of a field of that record, which gets the focus.
    """

    screen: str
    view: str = ""
    subject: str = ""
    field: str = ""


class Offer(NamedTuple):
    """What can be done after a message.

    Attributes:
        words: the words of a button.
        act: what it does.
        stays: whether the message waits for it: until it is closed, or another one comes.
    """

    words: str
    act: Callable[[], object]
    stays: bool = False


class Frame(Protocol):
    """The window as screens know it; it only shows what it is given."""

    def name_plan(self, title: str, anchor_date: str, actions: int) -> None:
        """Show title, anchor date (ISO text or empty) and number of actions beside the screens."""

    def show_count(self, screen: str, count: int, spoken: str) -> None:
        """Show beside a screen's name how many things wait there; none for zero."""

    def show_live(self, screen: str, spoken: str, *, is_live: bool) -> None:
        """Mark a screen while something there is live; `spoken` names it with that for screen readers."""

    def reach_hub(self) -> None:
        """Try at once to reach the hub of the plan, not when its turn comes."""

    def say(self, sentence: str, *, can_undo: bool, offers: Sequence[Offer] = ()) -> None:
        """Show what was done, with or without an offer to undo it, and what else can be done next."""

    def complain(self, sentence: str) -> None:
        """Show what went wrong until the person closes it."""

    def withdraw(self, sentence: str) -> None:
        """Take a complaint back, because the person puts right what it was about."""

    def open_sheet(self, sheet: str, subject: str = "") -> None:
        """Open a sheet over the window.

        ``duplicates`` of people or groups, ``unknown_places``, ``settings``, ``day_numbers``, ``handover``,
        ``forgetting`` of a person, or ``importing`` and ``merging``, which ask for files first.
        """

    def run_command(self, code: str) -> None:
        """Run a command of the window by its code."""

    def go_to(self, destination: Destination) -> None:
        """Show another screen, such as the plan with a city action selected."""
