"""Decides which city's packet is shown and what its buttons do; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.basics.audiences import audience_of_code
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.basics.problems import TypesettingStopped
from organizer_app.ui.flow import services
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.screens.share import share_jobs as work
from organizer_app.ui.screens.share.share_pages import (
    Choice,
    FormOrder,
    make_forms,
    packet_pages,
    save_forms,
    save_packets,
    save_press_list,
)
from organizer_app.wording.sharing import share_choices as choice_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.services.plan.typesetting import PaperRun
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.share.page_images import PageImages
    from organizer_app.ui.screens.share.savings import Savings

    # The audience, its packets, and the number of fields in conflict.
    Read: TypeAlias = tuple[str, Sequence[CityPacket], int]


class PacketsShown(NamedTuple):
    """The packets that match the search, the selected one, and the number of fields in conflict."""

    packets: Sequence[CityPacket]
    chosen: CityPacket | None
    contested: int = 0


class PacketsView(ProblemView, Protocol):
    """What the presenter calls on the screen."""

    def show_packets(self, shown: PacketsShown) -> None:
        """Show the cities with their packets and what each lacks."""

    def show_packet_pages(self, pages: PageImages) -> None:
        """Show the pages of the selected packet."""

    def dots(self) -> float:
        """Return the dots per inch of paper that the pages are shown with."""


class PacketsPresenter(PlanPresenter[PacketsView]):
    """Handles one audience and one city at a time; packets are read once and laid out one by one.

    Args:
        view: shows the packets.
        background: runs the work on the plan.
        savings: saves files beside it.
    """

    def __init__(self, view: PacketsView, background: Runner, savings: Savings) -> None:
        super().__init__(view, background)
        self._savings = savings
        self._setting: PaperRun | None = None
        self._shown: CityPacket | None = None
        self._pages: PageImages | None = None
        self._packets: Sequence[CityPacket] = ()
        self._contested = 0
        self._audience = "partners"
        self._choice = Choice()
        self._search = ""
        self._chosen = ""
        self._reading = OneAtATime(self._access, self._work, self._seen)

    def look(self, audience: str, choice: Choice) -> None:
        """Read the packets of an audience again; the answer for another audience is dropped."""
        self._audience, self._choice = audience, choice
        self._reading.start()

    def _work(self) -> Callable[[Workspace], Read]:
        audience = self._audience
        return lambda plan: (audience, *work.packets(plan, audience))

    def _seen(self, found: Read) -> None:
        audience, packets, contested = found
        if audience == self._audience:
            self._packets, self._contested = packets, contested
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
        self._view.show_packets(PacketsShown(fitting, chosen, self._contested))
        self._shown = chosen
        self.set_pages()

    def set_pages(self) -> None:
        """Typeset the shown packet with the dots that the screen needs now; it ends an older request.

        Pages on which nothing changed are kept.
        """
        if self._setting is not None:
            self._setting.stop()
            self._setting = None
        chosen, choice, known = self._shown, self._choice, self._pages
        if chosen is None:
            return

        def seen(pages: PageImages) -> None:
            if run is self._setting:
                self._pages = pages
                self._view.show_packet_pages(pages)

        run = self._setting = services.typesetting.PaperRun()
        dots = self._view.dots()
        self._access.ask(
            lambda _plan: services.typesetting.stopped_by(
                run, lambda: packet_pages(chosen, choice, dots, known)
            ),
            seen,
            self._not_set,
        )

    def _not_set(self, problem: Problem) -> None:
        if not isinstance(problem, TypesettingStopped):
            self._access.show_problem(problem)

    def proposed_name(self) -> str:
        """Return the suggested name for a file of packets."""
        return choice_words.packet_file(self._audience)

    def proposed_press_name(self) -> str:
        """Return the suggested name for a press list."""
        return choice_words.press_file(self._audience)

    def save_press_list(self, out: Path) -> None:
        """Save the press list of all listed cities to a file."""
        wanted, choice, audience = self._fitting(), self._choice, audience_of_code(self._audience)
        if wanted:
            self._savings.save(lambda: save_press_list(wanted, audience, out, choice), out)

    def make_forms(self, form_format: str, out: Path, *, is_all: bool, is_new_host: bool) -> None:
        """Make return forms of the shown city, of all listed ones, or for a new host, as one step."""
        fitting, shown = self._fitting(), self._shown
        wanted = fitting if is_all else [shown] if shown is not None else []
        if not wanted and not is_new_host:
            return
        choice, audience = self._choice, audience_of_code(self._audience)
        uids = frozenset() if is_new_host else frozenset(each.entry.uid for each in wanted)
        order = FormOrder(form_format, audience, uids, is_all, is_new_host)
        # Only making them needs the plan; paper for many cities takes a while.
        self._access.ask(
            lambda plan: make_forms(plan, order),
            lambda forms: self._savings.save(lambda: save_forms(forms, order, out, choice), out),
        )

    def save(self, out: Path, *, is_all: bool) -> None:
        """Save the shown packet, or all listed ones, to one file."""
        fitting = self._fitting()
        wanted = (
            fitting if is_all else [each for each in fitting if each.entry.uid == self._chosen] or fitting[:1]
        )
        if not wanted:
            return
        choice, audience = self._choice, audience_of_code(self._audience)
        self._savings.save(lambda: save_packets(wanted, audience, out, choice), out)


def _name(packet: CityPacket) -> str:
    return f"{packet.entry.city} {packet.entry.state} {packet.entry.venue}"
