"""Decides which city's packet is shown and what its buttons do; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.basics.audiences import audience_of_code
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.ui.flow.plan_access import PlanAccess, ProblemView
from organizer_app.ui.screens.share import share_jobs as work
from organizer_app.ui.screens.share.share_pages import Choice, packet_pages, save_packets
from organizer_app.wording.sharing import share as words
from organizer_app.wording.sharing import share_choices as choice_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPainterPath

    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.print.page_marks import Sheet


class PacketsShown(NamedTuple):
    """The packets that match the search, the selected one and its pages."""

    packets: Sequence[CityPacket]
    chosen: CityPacket | None
    sheets: Sequence[Sheet]


class PacketsView(ProblemView, Protocol):
    """What the presenter calls on the screen."""

    def show_packets(self, shown: PacketsShown) -> None:
        """Show all of it."""

    def show_saved(self, sentence: str, file: Path) -> None:
        """Confirm that a file was written, and offer to open it."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Confirm what was done."""


class PacketsPresenter:
    """Handles one audience and one city at a time; packets are read once and laid out one by one.

    Args:
        view: shows the packets.
        background: runs the work on the plan.
        shapes: reads the outlines of states in map units, by code.
    """

    def __init__(
        self, view: PacketsView, background: Runner, shapes: Callable[[], Mapping[str, QPainterPath]]
    ) -> None:
        self._view = view
        self._access = PlanAccess(view, background)
        self._read_shapes = shapes
        self._shapes: Mapping[str, QPainterPath] = {}
        self._packets: Sequence[CityPacket] = ()
        self._audience = "partners"
        self._choice = Choice()
        self._search = ""
        self._chosen = ""
        self._asked = 0

    def open(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self._access.open(workspace)

    def look(self, audience: str, choice: Choice) -> None:
        """Read the packets of an audience again; the answer to an older request is dropped."""
        self._audience, self._choice = audience, choice
        self._asked += 1
        asked = self._asked
        self._access.ask(lambda plan: work.packets(plan, audience), lambda found: self._seen(asked, found))

    def _seen(self, asked: int, packets: Sequence[CityPacket]) -> None:
        if asked == self._asked:
            self._shapes = self._shapes or self._read_shapes()
            self._packets = packets
            self._show()

    def lay_out(self, choice: Choice) -> None:
        """Show the same packet on other paper or in another language."""
        self._choice = choice
        self._show()

    def choose(self, uid: str) -> None:
        """Show the packet of a city."""
        self._chosen = uid
        self._show()

    def narrow(self, search: str) -> None:
        """List only cities whose name, or a word in it, starts like this."""
        self._search = fold_name(search)
        self._show()

    def _fitting(self) -> list[CityPacket]:
        wanted = self._search
        return [each for each in self._packets if not wanted or wanted in fold_name(_name(each))]

    def _show(self) -> None:
        fitting = self._fitting()
        known = (each for each in fitting if each.entry.uid == self._chosen)
        chosen = next(known, fitting[0] if fitting else None)
        shape = self._shapes.get(chosen.entry.state) if chosen else None
        sheets = packet_pages(chosen, shape, self._choice) if chosen else []
        self._view.show_packets(PacketsShown(fitting, chosen, sheets))

    def proposed_name(self) -> str:
        """Return the suggested name for a file of packets."""
        return choice_words.packet_file(self._audience)

    def save(self, out: Path, *, is_all: bool) -> None:
        """Save the shown packet, or all listed ones, to one file."""
        fitting = self._fitting()
        wanted = (
            fitting if is_all else [each for each in fitting if each.entry.uid == self._chosen] or fitting[:1]
        )
        if not wanted:
            return
        shapes, choice, audience = self._shapes, self._choice, audience_of_code(self._audience)
        self._access.ask(
            lambda _plan: save_packets(wanted, shapes, audience, out, choice),
            lambda path: self._view.show_saved(words.written(path), out),
        )


def _name(packet: CityPacket) -> str:
    return f"{packet.entry.city} {packet.entry.state} {packet.entry.venue}"
