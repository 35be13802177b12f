"""Each answer becomes one change of the plan, and what is not understood becomes none."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.people.call_card import Asked, Missing, Question
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.people.call_answers import answer, tick
from organizer_app.wording.people import call_answers as words
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import row_in


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def given(workspace: Workspace, question: Question, text: str) -> CityAction:
    action_id = row_in(workspace, "Portland").action_id
    change = answer(Asked(question, "", "", blocks=False), action_id, text, 2019)
    assert change is not None
    change(workspace)
    with workspace.read() as reader:
        return reader.get(CityAction, action_id)


def test_day_hours_venue_count_and_names_are_stored(sample: Workspace) -> None:
    assert given(sample, Question.WHICH_DAY, "7/16").day == date(2019, 7, 16)
    hours = given(sample, Question.WHEN, "1-3pm")
    assert (hours.starts, hours.ends) == (time(13), time(15))
    assert given(sample, Question.WHEN, "2 pm").starts == time(14)
    assert given(sample, Question.HOW_MANY, "1,200").expected == 1200
    given(sample, Question.WHERE, "Pioneer Square")
    given(sample, Question.WHO_BACKUP, "Jo Park")
    row = row_in(sample, "Portland")
    assert (row.venue, row.backup) == ("Pioneer Square", "Jo Park")


@pytest.mark.parametrize(
    ("question", "text"),
    [(Question.WHICH_DAY, "someday"), (Question.WHEN, "late"), (Question.HOW_MANY, "many")],
)
def test_what_is_not_understood_changes_nothing_and_is_said(question: Question, text: str) -> None:
    assert answer(Asked(question, "", "", blocks=False), "action", text, 2019) is None
    assert text in words.unclear(question, text)


def test_a_tick_names_what_it_does() -> None:
    permit = Missing("permit", "sound", "to_file", "", "", blocks=False, record_id="p")
    assert words.is_granted(permit) == "Sound permit: granted"
    assert tick(permit) is not None
