"""Distances and weeks follow the plan that is shown, and what was chosen stays on the laptop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.local_measures import measures_of
from organizer_app.environment.preferences import read_preferences
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.wording.language import measures
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_at


@pytest.fixture(autouse=True)
def usual_measures() -> Iterator[None]:
    yield
    measures.use_measures(measures_of(""))


def test_a_plan_in_the_united_states_has_miles_and_sundays_until_somebody_chooses(
    qtbot: QtBot, tmp_path: Path
) -> None:
    measures.use_measures(measures_of("Europe/Paris"))
    kept = tmp_path / "preferences.json"
    with running(qtbot, sample_plan(tmp_path), preferences=kept) as program:
        assert (measures.distance(25), measures.first_weekday()) == ("16\xa0mi", 6)
        screen = screen_at(program.window, Destination("plan", "month"), PlanScreen)
        qtbot.waitUntil(screen.isVisible)
        program.window.commands.run("units_km")
        program.window.commands.run("week_monday")
        assert (measures.distance(25), measures.first_weekday()) == ("25\xa0km", 0)
        told = program.window.toast
        qtbot.waitUntil(told.isVisible)
    known = read_preferences(kept)
    assert (known.units, known.week) == ("km", "monday")
    with running(qtbot, tmp_path / "sample.organizer", preferences=kept) as program:
        assert (measures.distance(25), measures.first_weekday()) == ("25\xa0km", 0)
        program.window.commands.run("units_plan")
        assert measures.distance(25) == "16\xa0mi"
