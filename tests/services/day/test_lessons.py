"""What a day taught is written city by city, and becomes edits of the template that can be undone."""

from dataclasses import replace

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.day.lessons import Lesson
from organizer_app.services.day import lessons
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.lessons import CityLesson
from organizer_app.services.plan.history import entries, undo
from organizer_app.services.plan.workspace import Workspace


def seattle(plan: Workspace) -> str:
    return read_day(plan).cities.found("seattle")[0].action_id


def written(plan: Workspace) -> CityLesson:
    with plan.read() as reader:
        return lessons.lessons_of(reader, [seattle(plan)])[seattle(plan)]


def test_each_text_of_a_city_is_one_step_that_undo_takes_back(prime_day: Workspace) -> None:
    action_id = seattle(prime_day)
    lessons.write_lesson(prime_day, action_id=action_id, field="happened", text="More than\n double. ")
    lessons.write_lesson(prime_day, action_id=action_id, field="next_time", text="Ask unions for buses")
    assert written(prime_day) == CityLesson("More than double.", "", "Ask unions for buses")
    assert [each.arguments["city"] for each in entries(prime_day)[:2]] == ["Seattle", "Seattle"]
    undo(prime_day)
    assert written(prime_day) == CityLesson("More than double.", "", "")


def test_what_two_laptops_wrote_stands_together_until_somebody_writes_the_cell(prime_day: Workspace) -> None:
    action_id, mobilization = seattle(prime_day), read_day(prime_day).mobilization_id
    with prime_day.edit(EditKind.CHANGED_LESSON) as editor:
        for key, text in (("1", "A bus came"), ("2", "Two buses came"), ("3", "A bus came")):
            fresh = Lesson(id=key, mobilization_id=mobilization, city_action_id=action_id)
            editor.put(replace(fresh, why=text))
    assert written(prime_day).why == "A bus came / Two buses came"
    lessons.write_lesson(prime_day, action_id=action_id, field="why", text="Two buses")
    assert written(prime_day).why == "Two buses"


@pytest.mark.parametrize(("field", "text"), [("mood", "good"), ("why", "x" * 401)])
def test_another_field_and_a_text_that_no_cell_holds_are_refused(
    prime_day: Workspace, field: str, text: str
) -> None:
    with pytest.raises(BadValue):
        lessons.write_lesson(prime_day, action_id=seattle(prime_day), field=field, text=text)
