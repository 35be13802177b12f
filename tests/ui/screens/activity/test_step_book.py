"""The lines of a long history are known by their numbers before the words of its steps are read."""

from datetime import UTC, datetime

from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.ui.screens.activity.step_book import (
    Closing,
    DayHead,
    DayRun,
    Line,
    Step,
    StepBook,
    StepLines,
    Unfolded,
    Waiting,
    runs_of,
    step_of,
)

TODAY, YESTERDAY = "2019-07-06", "2019-07-05"


def step(number: int, day: int = 6) -> Step:
    at = datetime(2019, 7, day, 12, tzinfo=UTC)
    summary = EditSummary(
        str(number), EditKind.CHANGED_TITLE, {"city": "Reno, NV"}, "Ana", at, undone=False, changes=1
    )
    return step_of(summary)._replace(day=f"2019-07-{day:02d}")


def book(*steps: Step) -> StepBook:
    return StepBook([each.step_id for each in steps], runs_of(steps), steps)


def lines(of: StepBook, unfolded: Unfolded | None = None, *, is_all: bool = True) -> StepLines:
    return StepLines(of, TODAY, YESTERDAY, unfolded, is_all=is_all)


def height(line: Line) -> int:
    return line.height if isinstance(line, Unfolded) else 30 if isinstance(line, DayHead | Closing) else 46


def test_steps_stand_under_their_days_with_room_below_the_open_one() -> None:
    shown = lines(book(step(1), step(2), step(3, 5)), Unfolded("1", 90))
    assert [type(line) for line in shown] == [DayHead, Step, Unfolded, Step, DayHead, Step]
    assert [line.steps for line in shown if isinstance(line, DayHead)] == [2, 1]
    assert shown.items() == [1, 3, 5]
    assert list(shown.heights(height)) == [30, 46, 90, 46, 30, 46]
    assert [shown.number_of(index) for index in range(4)] == [1, 3, 5, -1]
    assert shown[-1] == shown[5]
    assert shown[1:3] == [shown[1], shown[2]]


def test_while_older_steps_are_read_the_last_day_is_not_counted() -> None:
    partly = lines(book(step(1), step(2), step(3, 5)), is_all=False)
    assert [line.steps for line in partly if isinstance(line, DayHead)] == [2, None]
    assert isinstance(partly[-1], Closing)
    assert len(list(partly.heights(height))) == len(partly)


def test_a_step_that_is_not_read_has_its_line_all_the_same() -> None:
    long = StepBook(
        [str(number) for number in range(100_000)], [DayRun(TODAY, 100), DayRun(YESTERDAY, 99_900)]
    )
    shown = lines(long)
    assert len(shown) == 100_002
    assert shown[50_000] == Waiting(49_998)
    assert shown.indexes(range(49_990, 50_001)) == (49_988, 49_998)
    assert long.missing(99_998, 200_000) == ["99998", "99999"]
    long.take([step(99_999, 5)], near=99_999)
    assert isinstance(shown[-1], Step)
    assert list(shown.loaded_items()) == [100_001]


def test_steps_far_from_sight_are_let_go_when_there_are_many() -> None:
    long = StepBook([str(number) for number in range(9000)], [DayRun(TODAY, 9000)])
    for first in range(0, 9000, 500):
        long.take([step(number) for number in range(first, first + 500)], near=first)
    assert len(list(long)) < 5000
    assert long.step(8999) is not None
    assert long.step(0) is None


def test_new_steps_come_on_top_and_marks_are_put_on_old_ones() -> None:
    known = book(step(2), step(1, 5))
    known.put_on_top([step(3)])
    assert (known.ids, known.runs) == (["3", "2", "1"], [DayRun(TODAY, 2), DayRun(YESTERDAY, 1)])
    known.mark([step(2)._replace(badge="Undone")])
    assert [each.badge for each in known] == ["", "Undone", ""]
    known.add_below([step(0, 5)])
    assert known.runs[-1] == DayRun(YESTERDAY, 2)
    assert known.index_of("1") == 2
    assert known.index_of("none") == -1


def test_a_history_without_a_step_has_no_line() -> None:
    assert len(lines(StepBook())) == 0
    assert list(lines(StepBook()).heights(height)) == []
