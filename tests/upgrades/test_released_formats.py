"""A plan of every earlier format opens and goes on; the files here were made by those versions."""

import shutil
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.services.actions import city_actions
from organizer_app.services.plan import history
from organizer_app.storage.plan_format import FORMAT
from tests.support.journal_checks import check_plan
from tests.support.open_plans import opened
from tests.upgrades import make_plans

FILES = sorted(Path(__file__).parent.glob("history-*.organizer"))
MADE_NOW = "made now"


@pytest.fixture(params=[*FILES, MADE_NOW], ids=lambda file: getattr(file, "stem", file))
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of one file, or one that this version makes."""
    path = tmp_path / "plan.organizer"
    if request.param == MADE_NOW:
        make_plans.make_history(path)
    else:
        shutil.copy(request.param, path)
    return path


def test_every_format_has_a_file() -> None:
    assert {file.stem for file in FILES} == {f"history-{number}" for number in range(7, FORMAT + 1)}


def test_a_plan_of_an_earlier_format_is_whole_and_goes_on(plan: Path) -> None:
    with opened(plan) as workspace:
        check_plan(workspace)
        before = history.entries(workspace)
        with workspace.read() as reader:
            actions = {action.notes: action.id for action in reader.all(CityAction)}
            assert [person.name for person in reader.all(Person)] == ["Sam Sample"]
        assert actions.keys() == {"Meet at the market", ""}
        assert [step.kind for step in before[:2]] == [EditKind.REMOVED_ACTIONS, EditKind.ERASED_PERSON]
        city_actions.set_notes(workspace, action_id=actions["Meet at the market"], notes="Meet at noon")
        check_plan(workspace)
        history.undo(workspace)
        history.undo(workspace)
        with workspace.read() as reader:
            assert len(reader.all(CityAction)) == 3
            assert reader.get(CityAction, actions["Meet at the market"]).notes == "Meet at the market"
        check_plan(workspace)
