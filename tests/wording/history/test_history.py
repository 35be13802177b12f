"""History says what a step did and why it can or cannot be taken back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.domain.basics.step_details import FieldChange, Standing, StepDetail
from organizer_app.wording.history import history as words

AT = datetime(2019, 7, 6, 9, 48, tzinfo=UTC)
STEP = EditSummary("e", EditKind.IMPORTED, {"file": "a.csv"}, "", AT, undone=False, changes=3)
CHANGE = FieldChange(Noun.CITY_ACTION, "a", "Reno, NV", "expected", 150, 200, 220)
DETAIL = StepDetail(
    STEP, {Noun.CITY_ACTION: 2}, {Noun.PERSON: 1}, {}, (CHANGE,), 0, {}, "a", Standing.FREE, None
)


def test_a_field_is_told_before_after_and_since() -> None:
    assert words.field_of(CHANGE, with_subject=False) == "Expected"
    assert words.field_of(CHANGE, with_subject=True) == "Reno, NV: Expected"
    assert [words.before_of(CHANGE, {}), words.after_of(CHANGE, {})] == ["150", "200"]
    assert words.since_of(CHANGE, {}) == "now 220"
    assert words.since_of(replace(CHANGE, now=200), {}) == "unchanged"


def test_totals_name_kinds_of_records() -> None:
    assert words.totals(DETAIL) == ("New: 2 city actions", "Changed: 1 person")


def test_every_standing_has_a_sentence() -> None:
    assert words.standing(DETAIL) == "Puts 1 field back. Removes 2 new records from the plan."
    later = words.standing(replace(DETAIL, standing=Standing.LATER, later=STEP))
    assert "“Imported a.csv”" in later
    others = [
        words.standing(replace(DETAIL, standing=each)) for each in Standing if each is not Standing.LATER
    ]
    assert len(set(others)) == len(others) == 7


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2019-07-06", ("Today", "Sat, Jul 6")),
        ("2019-07-05", ("Yesterday", "Fri, Jul 5")),
        ("2019-07-04", ("Thu, Jul 4 2019", "")),
    ],
)
def test_days_are_called_as_people_call_them(day: str, title: tuple[str, str]) -> None:
    assert words.day_title(day, "2019-07-06", "2019-07-05") == title


def test_a_step_is_spoken_in_one_go() -> None:
    spoken = words.spoken_step("Moved Reno", "Ana", AT, is_undone=True, is_open=False, badge=words.undone())
    assert spoken == "Ana moved Reno. 9:48 AM. Undone."
    alone = words.spoken_step("Moved Reno", "", AT, is_undone=False, is_open=False, badge="")
    assert alone == "Moved Reno. This laptop. 9:48 AM."
    assert "shown below" in words.spoken_step("Moved", "", AT, is_undone=False, is_open=True, badge="Import")
