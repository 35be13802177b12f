"""Steps are filed under kinds and days."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.ui.screens.activity.step_book import (
    Step,
    at_desk,
    category_of,
    kinds_of,
    matches,
    step_of,
)


def step(number: int, day: int = 6, kind: EditKind = EditKind.CHANGED_TITLE, *, undone: bool = False) -> Step:
    at = datetime(2019, 7, day, 12, tzinfo=UTC)
    return step_of(EditSummary(str(number), kind, {"city": "Reno, NV"}, "Ana", at, undone, changes=number))


def test_every_kind_is_filed_under_one_category() -> None:
    assert {category_of(kind) for kind in EditKind} >= {
        "added",
        "changed",
        "removed",
        "imported",
        "back",
        "other",
    }
    assert kinds_of(["back"]) == {EditKind.UNDID, EditKind.REDID}
    assert step(1).icon == "pencil"


def test_a_search_looks_at_sentence_and_author() -> None:
    assert matches(step(1), "ana reno")
    assert matches(step(1), "")
    assert not matches(step(1), "boise")
    assert (step(1).bold, step(3).badge, step(3, undone=True).badge) == (
        "Reno, NV",
        "3 records",
        "Undone",
    )


def test_steps_are_told_in_the_clock_and_on_the_days_of_the_desk() -> None:
    late = step(1)._replace(moment=datetime(2027, 4, 2, 2, 30, tzinfo=UTC), day="2027-04-02")
    desk = at_desk([late], ZoneInfo("America/New_York"))[0]
    assert (desk.day, desk.moment.hour, desk.moment.minute) == ("2027-04-01", 22, 30)
    assert desk.step_id == late.step_id
