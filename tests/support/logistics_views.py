"""A view of the screen of logistics that writes down what the presenter tells it, and parts to show."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.logistics.logistics_book import PartKind, part_name
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import AccessStatus, Site, SiteRole
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.logistics.columns import COLUMNS, Line, LogisticsColumn, TableShown
from organizer_app.ui.screens.logistics.presenter import LogisticsPresenter

# Friday, 21 June 2019, 8:00 at the desk in New York.
NOW = datetime(2019, 6, 21, 12, tzinfo=UTC)
TODAY = date(2019, 6, 21)
PASSED = date(2019, 6, 20)
ASKED = AccessStatus.PARTLY


@dataclass
class RecordingTables:
    """Implements `LogisticsView`."""

    shown: TableShown | None = None
    kinds: list[PartKind] = field(default_factory=list)
    summary: str = ""
    gaps: int = -1
    filtered: int = 0
    edited: list[tuple[tuple[str, str], str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_saved(self, sentence: str, file: Path) -> None:
        assert file.exists()
        self.toasts.append(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        assert can_undo is not None
        self.toasts.append(sentence)

    def show_kind(self, kind: PartKind) -> None:
        self.kinds.append(kind)

    def show_table(self, shown: TableShown) -> None:
        self.shown = shown

    def show_summary(self, sentence: str) -> None:
        self.summary = sentence

    def show_gaps(self, count: int) -> None:
        self.gaps = count

    def show_filter(self) -> None:
        self.filtered += 1

    def edit_line(self, key: tuple[str, str], column: str) -> None:
        self.edited.append((key, column))

    @property
    def lines(self) -> list[Line]:
        """All lines that are shown."""
        return list(self.shown.lines) if self.shown else []

    def names(self, city: str) -> list[str]:
        """The names of the parts of a city, in order."""
        return [
            part_name(line.part) for line in self.lines if line.part and line.row and line.row.city == city
        ]

    def line(self, name: str) -> Line:
        """The first part of a name."""
        return next(line for line in self.lines if line.part and part_name(line.part) == name)

    def head(self, city: str) -> Line:
        """The head of a city."""
        return next(line for line in self.lines if line.opens_city and line.row and line.row.city == city)


def presented(workspace: Workspace) -> tuple[LogisticsPresenter, RecordingTables]:
    """Return the presenter of an open plan; its changes reach it at once."""
    view = RecordingTables()
    presenter = LogisticsPresenter(view, ImmediateBackground(), lambda: NOW)
    workspace.subscribe(presenter.on_change)
    presenter.attach(workspace)
    return presenter, view


def column(kind: PartKind, code: str) -> LogisticsColumn:
    """Return a column by its code."""
    return next(each for each in COLUMNS[kind] if each.code == code)


def action_in(workspace: Workspace, label: str) -> str:
    """Return the id of the action of the sample plan in a city, by the end of its place's name."""
    from organizer_app.services.actions.action_rows import snapshot

    return next(row.action_id for row in snapshot(workspace).rows if row.city == label)


def furnish(workspace: Workspace, label: str = "Seattle") -> str:
    """Give a city lines in every table, some with something to settle, and leave no others but sites.

    Return the id of its action.
    """
    action_id = action_in(workspace, label)
    with workspace.read() as reader:
        expected = reader.get(CityAction, action_id).expected
        mobilization_id = reader.all(Mobilization)[-1].id
    assert expected == 150
    held: dict[str, Any] = {"city_action_id": action_id}
    new = workspace.new_id
    parts = [
        Site(id=new(), venue="Town Hall", role=SiteRole.ASSEMBLY, capacity=80, position=5, **held),
        Site(
            id=new(), venue="Library", role=SiteRole.FALLBACK, access=AccessStatus.PARTLY, position=6, **held
        ),
        Material(
            id=new(), name="Signs", needed=100, held=40, unit_cents=150, ship_by=date(2019, 6, 20), **held
        ),
        Material(id=new(), name="Vests", needed=12, held=12, **held),
        Ride(id=new(), vehicle="Bus", seats=50, taken=52, cost_cents=90_000, leaves_at=time(10, 15), **held),
        BudgetLine(id=new(), name="Printing", planned_cents=20_000, spent_cents=30_000, **held),
        BudgetLine(id=new(), name="Toolkit", mobilization_id=mobilization_id, planned_cents=150_000),
        Cue(id=new(), title="Welcome", minutes=30, owner="Imani Cole", position=0, **held),
        Cue(id=new(), title="Deliver", minutes=15, starts=time(12, 20), is_hard=True, position=1, **held),
    ]
    with workspace.edit(EditKind.CHANGED_LOGISTICS, city=label, title="Everything") as editor:
        for record in (Material, Ride, BudgetLine, Cue):
            for known in editor.all(record):
                editor.hide(known)
        editor.add_all(parts)
    return action_id
