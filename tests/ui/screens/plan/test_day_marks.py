"""Key dates come first, then deadlines, the late ones before the others."""

from organizer_app.domain.action_rows import KeyDateHead
from organizer_app.ui.screens.plan.day_marks import Deadline, marks_by_day


def test_marks_are_gathered_by_day() -> None:
    hearing = KeyDateHead("k1", "Hearing", "2027-04-15", 600, "America/New_York", "")
    open_date = KeyDateHead("k2", "Some day", "", None, "", "")
    due = [
        Deadline("2027-04-15", "Rain plan"),
        Deadline("2027-04-15", "Permit", 2),
        Deadline("2027-04-16", "Van"),
    ]
    marks = marks_by_day([hearing, open_date], due)
    assert [mark.text for mark in marks["2027-04-15"]] == ["Hearing", "Permit", "Rain plan"]
    assert [mark.is_deadline for mark in marks["2027-04-15"]] == [False, True, True]
    assert set(marks) == {"2027-04-15", "2027-04-16"}
