"""A view of the screen of partner groups that writes down what the presenter tells it, and groups to show."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.partners import partners
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.partners.partners_view import (
    AsksShown,
    CreditsShown,
    GroupShown,
    LedgerShown,
)
from organizer_app.ui.screens.partners.presenter import PartnersPresenter

# Friday, 5 July 2019, 11:20 at the desk in New York.
NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)


@dataclass
class RecordingView:
    """Implements `ScreenView`."""

    ledger: LedgerShown | None = None
    group: GroupShown | None = None
    credits: CreditsShown | None = None
    asks: AsksShown | None = None
    views: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    filtered: int = 0
    total: int = 0

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        assert can_undo is not None
        self.toasts.append(sentence)

    def show_view(self, view: str) -> None:
        self.views.append(view)

    def show_filters(self) -> None:
        self.filtered += 1

    def show_total(self, count: int) -> None:
        self.total = count

    def show_layout(self, *, is_list: bool) -> None:
        self.is_list = is_list

    def show_ledger(self, shown: LedgerShown) -> None:
        self.ledger = shown

    def show_group(self, shown: GroupShown | None) -> None:
        self.group = shown

    def show_credits(self, shown: CreditsShown) -> None:
        self.credits = shown

    def show_asks(self, shown: AsksShown) -> None:
        self.asks = shown

    @property
    def names(self) -> list[str]:
        """The names in the ledger, in order."""
        assert self.ledger is not None
        return [each.line.group.name for each in self.ledger.lines]


def presented(workspace: Workspace, now: datetime = NOW) -> tuple[PartnersPresenter, RecordingView]:
    """Return the presenter of an open plan; its changes reach it at once."""
    view = RecordingView()
    presenter = PartnersPresenter(view, ImmediateBackground(), lambda: now)
    workspace.subscribe(presenter.on_change)
    presenter.attach(workspace)
    return presenter, view


def city_of(workspace: Workspace, city: str) -> str:
    """Return the action of a city in the sample plan."""
    return next(row.action_id for row in snapshot(workspace).rows if row.city == city)


def group_of(workspace: Workspace, name: str) -> Organization:
    """Return a group by its name."""
    with workspace.read() as reader:
        return next(group for group in reader.all(Organization) if group.name == name)


def add_group(workspace: Workspace, name: str, *, city: str = "", network: str = "") -> str:
    """Add a group, below a network and in a city when they are named; return its id."""
    parent = group_of(workspace, network).id if network else ""
    kind = OrganizationKind.LOCAL
    group_id = partners.add_group(workspace, name=name, kind=kind, parent_id=parent)
    if city:
        partners.ask_group(workspace, group_id=group_id, action_id=city_of(workspace, city))
    return group_id
