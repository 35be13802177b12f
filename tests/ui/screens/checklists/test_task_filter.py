"""Chips keep cities by readiness and state and tasks by owner, together with standing and words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.filters import Facet
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.checklists.checklist_values import Keep
from organizer_app.ui.screens.checklists.matrix import MatrixCity
from organizer_app.ui.screens.checklists.task_filter import FACETS, TaskFilter, chip_label
from tests.support.checklist_views import checklists_of, templated_plan
from tests.support.open_plans import opened


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(templated_plan(tmp_path, opened)) as workspace:
        yield workspace


def test_a_state_keeps_its_cities_alone_until_it_is_cleared(workspace: Workspace) -> None:
    presenter, view, unsubscribe = checklists_of(workspace)
    everything = set(view.matrix.spots)
    presenter.ask_options(Facet.STATE)
    assert ("WA", "WA", 1) in view.options[Facet.STATE]
    presenter.toggle(Facet.STATE, "WA")
    assert view.line("Seattle").action.action_id in view.matrix.spots
    assert len(view.matrix.spots) == 1
    presenter.toggle(Facet.STATE, "CA")
    assert len(view.matrix.spots) == 2
    presenter.clear(Facet.STATE)
    assert set(view.matrix.spots) == everything
    unsubscribe()


def test_readiness_and_owner_are_kept_too(workspace: Workspace) -> None:
    presenter, view, unsubscribe = checklists_of(workspace)
    presenter.choose_keep(Keep.ALL)
    presenter.ask_options(Facet.READINESS)
    assert sum(count or 0 for _value, _label, count in view.options[Facet.READINESS]) == len(
        view.matrix.spots
    )
    presenter.ask_options(Facet.OWNER)
    owner = view.options[Facet.OWNER][0][0]
    presenter.toggle(Facet.OWNER, owner)
    assert view.matrix.spots
    level = view.line("Seattle").action.readiness
    presenter.toggle(Facet.READINESS, str(level))
    kept = [line.action.readiness for line in view.matrix.entries if isinstance(line, MatrixCity)]
    assert set(kept) == {level}
    assert view.filters == 3
    unsubscribe()


def test_chips_name_what_they_keep() -> None:
    wanted = TaskFilter().toggled(Facet.READINESS, "0").toggled(Facet.STATE, "WA")
    assert [chip_label(wanted, facet) for facet in FACETS] == ["At risk", "WA", ""]
