"""The words of the inspector give away no phone number and no wrong clock."""

from dataclasses import replace
from datetime import date

from organizer_app.domain.model.tasks import TaskStatus
from organizer_app.wording.plan import inspector as words
from tests.support.action_details import PEOPLE, TASKS
from tests.support.action_rows import make_row


def test_a_step_is_late_from_the_day_after_it_was_due() -> None:
    task = replace(TASKS[1], due_on=date(2027, 3, 21))
    assert words.task_due(task, "2027-03-21") == "Mar 21"
    assert words.task_due(task, "2027-03-22") == "1 day late"
    assert words.task_due(task, "") == "Mar 21"
    assert words.task_due(replace(task, status=TaskStatus.DONE), "2027-03-22") == ""


def test_every_state_of_a_step_is_said() -> None:
    for status in TaskStatus:
        assert words.task_sentence(replace(TASKS[0], status=status), "2027-03-24")


def test_who_has_not_said_yes_is_marked() -> None:
    assert [words.person_line(person) for person in PEOPLE] == ["City lead", "Press · asked"]


def test_a_zone_is_named_with_its_offset_on_the_day() -> None:
    assert words.city_hint("America/Chicago", "2027-04-17") == "Central Time (UTC−5 on this date)"  # noqa: RUF001  # a minus sign
    assert words.city_hint("America/Chicago", "") == "Central Time"
    assert words.city_hint("Asia/Kolkata", "2027-04-17") == "Kolkata (UTC+5:30 on this date)"
    assert words.city_hint("", "2027-04-17") == ""


def test_desk_times_name_the_day_when_it_is_another() -> None:
    late = make_row("Honolulu", 1260)
    assert words.desk_hint(late, "America/New_York") == "3:00 AM ET, Apr 18"
    assert words.desk_hint(late, "Pacific/Honolulu") == ""
    assert words.desk_hint(make_row("Honolulu", None), "America/New_York") == ""


def test_cards_name_the_day_where_days_differ() -> None:
    row = make_row(starts=840, ends=930)
    assert words.card_when(row, with_day=False) == "2:00 – 3:30 PM"  # noqa: RUF001  # spans are written with an en dash
    assert words.card_when(row, with_day=True) == "Apr 17, 2:00 PM"
    assert words.card_when(row._replace(day="", starts=None), with_day=True) == "No date, No time"


def test_a_start_that_its_night_has_twice_or_never_is_named() -> None:
    said = {
        ("2027-04-17", 150): "",
        ("2027-03-14", 150): "2:30 AM does not exist on Mar 14",
        ("2027-11-07", 90): "1:30 AM happens twice on Nov 7",
        ("2027-11-07", None): "",
        ("", 90): "",
    }
    for (day, starts), sentence in said.items():
        hint = words.clock_change_hint(make_row("Chicago", starts, day=day, zone="America/Chicago"))
        assert hint.startswith(sentence)
        assert bool(hint) == bool(sentence)
