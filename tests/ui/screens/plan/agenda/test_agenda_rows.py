"""The agenda holds every action once, by day, and what has no date at the end."""

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.agenda.agenda_view import (
    DAY_HEIGHT,
    LINE_HEIGHT,
    DayHead,
    MarkLine,
    agenda_lines,
)
from organizer_app.ui.screens.plan.marks.day_marks import DayMark, MarkKind
from organizer_app.wording.plan import day_marks
from tests.support.action_rows import make_row

HEARING = {"2027-04-15": [DayMark("Hearing", starts=600, zone="America/New_York")]}
DAYS = st.lists(st.sampled_from(["", "2027-04-15", "2027-04-17", "2027-04-18"]), max_size=30)


@given(days=DAYS)
def test_every_action_is_in_it_once_below_its_day(days: list[str]) -> None:
    rows = [make_row(action_id=f"a{n}", day=day, starts=840 if day else None) for n, day in enumerate(days)]
    lines = agenda_lines(rows, HEARING)
    below = ""
    found = []
    for entry in lines.entries:
        if isinstance(entry, DayHead):
            below = entry.day
        elif isinstance(entry, ActionRow):
            assert entry.day == below
            found.append(entry.action_id)
    assert sorted(found) == sorted(row.action_id for row in rows)
    heads = [lines.entries[number] for number in lines.heads]
    assert all(isinstance(head, DayHead) for head in heads)
    shown_days = [head.day for head in heads if isinstance(head, DayHead)]
    assert shown_days == sorted({*days, "2027-04-15"}, key=lambda day: day or "~")


def test_lines_have_their_place_and_a_day_counts_its_actions_without_the_called_off_ones() -> None:
    rows = [make_row(action_id="a1", readiness=0), make_row(action_id="a2", status="cancelled")]
    lines = agenda_lines(rows, {})
    assert list(lines.tops) == [0, DAY_HEIGHT, DAY_HEIGHT + LINE_HEIGHT, DAY_HEIGHT + 2 * LINE_HEIGHT]
    head = lines.entries[0]
    assert (head.actions, head.mix) == (1, (1, 0, 0, 0, 0, 0))
    empty = agenda_lines((), {})
    assert (list(empty.tops), list(empty.heads)) == ([0], [])


def test_many_deadlines_of_a_day_are_counted_in_one_line() -> None:
    def found(rows: list[ActionRow], marks: dict[str, list[DayMark]]) -> list[MarkLine]:
        return [entry for entry in agenda_lines(rows, marks).entries if isinstance(entry, MarkLine)]

    due = [DayMark(f"Step {number}", MarkKind.STEP) for number in range(10)]
    lines = found([], {"2027-04-17": [DayMark("Hearing"), *due]})
    assert [entry.mark.text if entry.mark else entry.more for entry in lines] == [
        "Hearing", "Step 0", "Step 1", "Step 2", "Step 3", 6,
    ]  # fmt: skip
    assert [entry.leads_on for entry in lines] == [False, True, True, True, True, True]
    # Before the first action all of it is one line a day.
    marks = {"2027-04-01": [DayMark("Hearing"), *due], "2027-04-02": due[:1], "2027-04-17": due[:2]}
    lines = found([make_row()], marks)
    assert [(entry.day[-2:], entry.mark.text if entry.mark else entry.more) for entry in lines] == [
        ("01", "Hearing"), ("01", 10), ("02", "Step 0"), ("17", "Step 0"), ("17", "Step 1"),
    ]  # fmt: skip
    assert day_marks.due_beyond(10, is_all=True) == "10 due"
    assert day_marks.due_beyond(3, is_all=False) == "3 more due"


def test_a_holiday_stands_in_the_head_of_a_day_that_has_something_else() -> None:
    holiday = DayMark("Juneteenth", MarkKind.HOLIDAY)
    lines = agenda_lines([make_row()], {"2027-04-17": [holiday], "2027-06-19": [holiday]})
    assert [entry.holidays for entry in lines.entries if isinstance(entry, DayHead)] == [[holiday]]
