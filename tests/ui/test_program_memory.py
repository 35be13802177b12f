"""What was seen, chosen and run is known at the next start; of a protected plan nothing that names people."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.environment.plan_layouts import PlanLayout
from organizer_app.environment.preferences import opened_now, read_preferences
from organizer_app.ui.program_memory import ProgramMemory
from tests.support.action_rows import make_row
from tests.support.shown_plans import DAY, HEAD

NOW = datetime(2027, 4, 1, tzinfo=UTC)
FILTER = '{"people": ["p1"]}'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "plan.organizer"


def filled(file: Path | None, plan: Path, *, is_protected: bool) -> ProgramMemory:
    """Return a memory of somebody who looked around in a plan."""
    memory = ProgramMemory(file)
    memory.take_plan(plan, is_protected=is_protected)
    memory.add_recent(opened_now(plan, "Canary", NOW, is_protected=is_protected))
    memory.add_command("new_action")
    memory.add_find("person", "p1")
    memory.keep_layout(PlanLayout(memory.path, width=900, height=600, wanted=FILTER))
    memory.keep_look(plan, [HEAD], [make_row()])
    return memory


def test_all_of_it_is_there_at_the_next_start(file: Path, plan: Path) -> None:
    filled(file, plan, is_protected=False)
    again = ProgramMemory(file)
    again.take_plan(plan, is_protected=False)
    assert again.preferences.commands == ("new_action",)
    assert again.finds == (("person", "p1"),)
    assert again.layout == PlanLayout(str(plan), width=900, height=600, wanted=FILTER)
    (recent,) = again.preferences.recent
    assert (recent.title, recent.anchor, sum(recent.mix)) == ("Canary", DAY, 1)
    again.take_plan(plan.with_name("other.organizer"), is_protected=False)
    assert (again.finds, again.layout) == ((), None), "each plan has its own"


def test_of_a_protected_plan_nothing_is_written_that_leads_to_anybody(file: Path, plan: Path) -> None:
    memory = filled(file, plan, is_protected=True)
    assert memory.finds == (("person", "p1"),), "while it is open the palette knows"
    written = file.read_text("utf-8")
    assert "Canary" not in written
    assert "p1" not in written
    assert DAY not in written
    memory.take_plan(plan, is_protected=True)
    assert memory.finds == ()
    assert memory.layout == PlanLayout(str(plan), width=900, height=600)


def test_looks_are_kept_and_the_list_of_plans_can_be_cleared(file: Path, plan: Path) -> None:
    memory = filled(file, plan, is_protected=False)
    memory.keep_scheme("dark")
    memory.keep_zoom(1.3)
    memory.keep_folded(is_folded=True)
    memory.forget_recent()
    kept = read_preferences(file)
    assert (kept.scheme, kept.zoom, kept.is_folded, kept.recent) == ("dark", 1.3, True, ())


def test_the_tour_is_due_once_and_never_for_a_picture(file: Path) -> None:
    memory = ProgramMemory(file)
    assert [memory.take_tour(), memory.take_tour()] == [True, False]
    assert not ProgramMemory(file).take_tour()
    assert not ProgramMemory(None).take_tour()


def test_of_a_picture_nothing_is_kept(plan: Path) -> None:
    filled(None, plan, is_protected=False)
    assert list(plan.parent.iterdir()) == []
