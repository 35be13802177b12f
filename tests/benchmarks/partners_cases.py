"""The ledger at 3,000 groups and 60 cities: key to painted list, and frames of scrolling both ways."""

from __future__ import annotations

import tempfile
import time
from datetime import date, timedelta
from datetime import time as wall_time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QScrollBar

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.places.places import Place
from organizer_app.environment.collector import collector_at_rest
from organizer_app.ui import application
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.partners.screen import PartnersScreen
from tests.benchmarks.frame_unit import ROUNDS, Blit
from tests.benchmarks.measuring import Line, cpu_seconds
from tests.benchmarks.people_cases import NOW

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

GROUPS: Final = 3_000
CITIES: Final = 60
_AFFILIATES: Final = 8


def partners_lines() -> list[Line]:
    """Measure on a plan made for it."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "partners.organizer"
        wiring.create_plan(plan, title="Benchmark", anchor_date=date(2027, 4, 17), zone="America/New_York")
        workspace = wiring.open_workspace(plan)
        _fill(workspace)
        program = application.Program(app, None, ImmediateBackground(), choice="light", clock=lambda: NOW)
        program.show_plan(wiring.read_first_view(plan), is_protected=False)
        deck = program.window.deck
        assert deck is not None
        deck.attach(workspace)
        program.window.resize(1440, 900)
        program.window.show()
        program.window.go_to(Destination("partners", "ledger"))
        QCoreApplication.processEvents()
        screen = deck.current
        assert isinstance(screen, PartnersScreen)
        try:
            # As in the program, where Python searches for garbage between two jobs and never within one.
            with collector_at_rest():
                # So many cities with so few groups in each open as a list.
                as_list = _search(screen, "as a list")
                screen.filters.layout_button.click()
                return [as_list, _search(screen, "by city"), *_scrolling(screen)]
        finally:
            program.end()
            workspace.close()


def _fill(workspace: Workspace) -> None:
    with workspace.edit(EditKind.IMPORTED, file="groups.csv") as editor:
        moment = editor.all(Mobilization)[-1]
        actions = []
        for number in range(CITIES):
            place = Place(id=workspace.new_id(), name=f"City {number:02}", admin1="NY", country="US")
            actions.append(
                CityAction(
                    id=workspace.new_id(),
                    mobilization_id=moment.id,
                    place_id=place.id,
                    day=date(2027, 4, 17) + timedelta(days=number % 3),
                    starts=wall_time(12),
                )
            )
            editor.add_all([place, actions[-1]])
        network = ""
        for number in range(GROUPS):
            is_network = number % _AFFILIATES == 0
            group = Organization(
                id=workspace.new_id(),
                name=f"Group {number * 7919 % GROUPS:04} of Example County",
                kind=OrganizationKind.LOCAL,
                parent_id="" if is_network else network,
            )
            network = group.id if is_network else network
            editor.add_all([group, *_parts(workspace, group, actions, number)])


def _parts(
    workspace: Workspace, group: Organization, actions: list[CityAction], number: int
) -> list[Partnership]:
    roles, stages = list(PartnershipRole), list(PartnershipStatus)
    return [
        Partnership(
            id=workspace.new_id(),
            organization_id=group.id,
            city_action_id=actions[(number * 7 + spot * 11) % CITIES].id,
            role=roles[(number + spot) % len(roles)],
            status=stages[(number + spot) % len(stages)],
            credit_order=spot,
        )
        for spot in range(number % 6)
    ]


def _search(screen: PartnersScreen, layout: str) -> Line:
    """Type a word letter by letter: from the key to the painted ledger."""
    box, grid = screen.top.search, screen.ledger.grid
    spent = []
    for typed in ("g", "gr", "group 1", "group 12", "group 123", "", "example", "city 07", ""):
        began = time.perf_counter()
        box.setText(typed)
        grid.viewport().repaint()
        spent.append((time.perf_counter() - began) * 1000)
    return Line(f"partners: key to painted ledger {layout}, 3,000 groups", "ms", spent, 16.0)


def _scrolling(screen: PartnersScreen) -> list[Line]:
    blit, grid = Blit(), screen.ledger.grid
    blit.show()
    QCoreApplication.processEvents()
    grid.viewport().repaint()
    lines = []
    for bar, step, name in (
        (grid.verticalScrollBar(), 40, "down"),
        (grid.horizontalScrollBar(), 27, "across"),
    ):
        frames = []
        for number in range(1, ROUNDS):

            def frame(number: int = number, bar: QScrollBar = bar, step: int = step) -> None:
                bar.setValue(number * step)
                QCoreApplication.processEvents()

            frames.append(cpu_seconds(frame) / cpu_seconds(blit.repaint))
        lines.append(Line(f"frame: ledger scrolled {name}, 3,000 groups by 60 cities", "U", frames, 4.0))
    blit.close()
    return lines
