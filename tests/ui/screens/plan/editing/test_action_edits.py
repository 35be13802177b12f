"""Every field of the inspector is stored by its own service, as one step."""

from datetime import date, time
from pathlib import Path

from organizer_app.domain.model.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.services.actions import action_details
from organizer_app.services.plan import history
from organizer_app.ui.screens.plan.editing.edits import store
from organizer_app.ui.screens.plan.store.plan_view import Field
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import row_in

CASES = {
    Field.TITLE: ("A new title", "title", "A new title"),
    Field.KIND: (Tactic.MARCH, "tactic", "march"),
    Field.DAY: (date(2019, 7, 16), "day", "2019-07-16"),
    Field.STARTS: (time(14, 30), "starts", 870),
    Field.ENDS: (time(15), "ends", 900),
    Field.STATUS: (ActionStatus.CANCELLED, "status", "cancelled"),
    Field.EXPECTED: (1200, "expected", 1200),
    Field.COUNT: ((250, 400), "count_high", 400),
    Field.VENUE: ("Westlake Park", "venue", "Westlake Park"),
    Field.LEAD: ("Noor Example", "lead", "Noor Example"),
    Field.BACKUP: ("Sam Example", "backup", "Sam Example"),
    Field.GROUPS: (("Water Now", "Land Now"), "groups", "Water Now; Land Now"),
    Field.CITY: ("Boise, ID", "city", "Boise"),
}


def test_every_field_has_a_case_here() -> None:
    assert set(Field) == {*CASES, Field.NOTES, Field.TAGS, Field.STARTS_SECOND, Field.ENDS_SECOND}


def test_each_field_is_stored_as_one_step(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        seattle = row_in(workspace, "Seattle").action_id
        for field, (value, column, stored) in CASES.items():
            before = len(history.entries(workspace))
            store(workspace, field, seattle, value)
            row = action_details.action_detail(workspace, action_id=seattle).row
            assert getattr(row, column) == stored, field
            assert len(history.entries(workspace)) == before + 1, field
        store(workspace, Field.NOTES, seattle, "Bring water.")
        store(workspace, Field.TAGS, seattle, ("press",))
        detail = action_details.action_detail(workspace, action_id=seattle)
        assert (detail.notes, detail.tags) == ("Bring water.", ("press",))


def test_which_of_two_hours_is_meant_is_stored_on_the_night_that_has_both(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        seattle = row_in(workspace, "Seattle").action_id
        for field, value in (
            (Field.DAY, date(2019, 11, 3)),
            (Field.STARTS, time(1, 10)),
            (Field.ENDS, time(1, 40)),
            (Field.STARTS_SECOND, True),
            (Field.ENDS_SECOND, True),
        ):
            store(workspace, field, seattle, value)
        with workspace.read() as reader:
            action = reader.get(CityAction, seattle)
        assert (action.starts_second, action.ends_second) == (True, True)
