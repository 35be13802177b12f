"""What is typed for many actions is read, previewed and done; the last thought counts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.rows.bulk_changes import BulkChange, BulkField, BulkPreview
from organizer_app.ui.screens.plan.editing.edits import ManyEdits, change_meant
from organizer_app.ui.screens.plan.presenter import PlanPresenter
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import RecordingView, attach, presented


@dataclass
class Recording:
    """Implements `ManyView`."""

    previews: list[BulkPreview | None] = field(default_factory=list)
    problem: str = ""

    def show_preview(self, preview: BulkPreview | None) -> None:
        self.previews.append(preview)

    def show_value_problem(self, sentence: str) -> None:
        self.problem = sentence


Desk = tuple[PlanPresenter, RecordingView, ManyEdits, Recording]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = sample_plan(tmp_path)
    presenter, view = presented(path)
    with opened(path) as workspace:
        end = attach(presenter, workspace)
        pane = Recording()
        edits = presenter.many_edits(pane)
        presenter.select_all()
        yield presenter, view, edits, pane
        end()


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (BulkField.TACTIC, "vigil", Tactic.VIGIL),
        (BulkField.STATUS, "ready", ActionStatus.READY),
        (BulkField.DAY, "Jul 16", date(2019, 7, 16)),
        (BulkField.STARTS, "3:30p", time(15, 30)),
        (BulkField.SHIFT, "-1:15", -75),
        (BulkField.SHIFT, "+2h", 120),
        (BulkField.SHIFT, "30 min", 30),
        (BulkField.GROUP, "  Harbor   Network ", "Harbor Network"),
    ],
)
def test_a_typed_value_means_a_change(field: BulkField, typed: str, value: object) -> None:
    assert change_meant(field, typed, 2019) == BulkChange(field, value)  # type: ignore[arg-type]  # a table of types


def test_nonsense_means_none() -> None:
    for which, typed in (
        (BulkField.DAY, "someday"),
        (BulkField.STARTS, "25:00"),
        (BulkField.SHIFT, "soon"),
        (BulkField.SHIFT, "0"),
        (BulkField.SHIFT, "9999"),
        (BulkField.LEAD, "  "),
        (BulkField.TACTIC, ""),
    ):
        assert change_meant(which, typed, 2019) is None, typed


def test_nothing_is_changed_before_it_is_agreed_to_and_then_it_is_one_step(desk: Desk) -> None:
    presenter, view, edits, pane = desk
    edits.think("shift", "+30")
    preview = pane.previews[-1]
    assert preview.changing == 9
    assert view.toasts == []
    starts = [row.starts for row in view.shown.rows] if view.shown else []
    edits.apply()
    assert view.toasts[-1] == ("Moved 9 actions to 30 minutes later.", True)
    assert [row.starts for row in view.shown.rows] == [(each or 0) + 30 for each in starts]
    assert len(presenter.selection.actions) == 9
    presenter.undo()
    assert [row.starts for row in view.shown.rows] == starts


def test_what_cannot_be_read_is_said_below_the_field(desk: Desk) -> None:
    _presenter, view, edits, pane = desk
    edits.think("starts", "soon")
    assert pane.problem == "Write a time such as 3:30 PM."
    edits.think("starts", "")
    assert pane.problem == ""
    edits.apply()
    assert view.toasts == []


def test_an_answer_to_an_older_thought_is_dropped(desk: Desk) -> None:
    _presenter, _view, edits, pane = desk
    edits.think("tactic", "vigil")
    stale = pane.previews[-1]
    edits.think("tactic", "")
    edits._take(stale)  # noqa: SLF001  # an answer that comes late
    assert pane.previews[-1] is None


def test_the_inspector_is_about_all_that_is_selected(desk: Desk) -> None:
    presenter, view, _edits, _pane = desk
    assert len(view.inspected.many) == 9
    presenter.select_place(presenter.find_place("Seattle, WA"))
    assert view.inspected.many == []
