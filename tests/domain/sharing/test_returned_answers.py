"""Only what was changed is shown, and whatever is doubtful starts unticked."""

import pytest

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.sharing.return_forms import FIELD_OF_CODE
from organizer_app.domain.sharing.returned_answers import AnswerDoubt, ReturnedAnswer, compared, plain_answer

SHOWN = {"starts": "12:00", "ends": "13:00", "venue": "Old square", "lead": "", "expected": "120"}


def changed(
    number: str, text: str, *, shown: dict[str, str] | None = SHOWN, **ours: str
) -> ReturnedAnswer | None:
    found, _same = compared({number: text}, shown, {**SHOWN, **ours})
    return found[0] if found else None


def test_an_answer_that_nobody_else_touched_is_ticked() -> None:
    answer = changed("1.3", "12:15 pm")
    assert answer is not None
    assert (answer.was, answer.theirs, answer.ours, answer.becomes) == ("12:00", "12:15", "12:00", "12:15")
    assert answer.doubt is None


def test_ours_that_moved_since_stays_until_somebody_ticks() -> None:
    answer = changed("1.3", "12:15", starts="12:30")
    assert answer is not None
    assert (answer.was, answer.ours, answer.doubt) == ("12:00", "12:30", AnswerDoubt.MOVED)


@pytest.mark.parametrize(
    ("text", "ours"),
    [("12:30", {"starts": "12:30"}), ("12 pm", {"starts": "12:30"}), ("12:00", {})],
    ids=["both changed it alike", "only ours moved", "nobody did"],
)
def test_what_changes_nothing_is_left_out(text: str, ours: dict[str, str]) -> None:
    assert changed("1.3", text, **ours) is None


def test_a_smart_quote_is_no_change() -> None:
    assert changed("1.5", "People\u2019s Park", venue="People's Park") is None


@pytest.mark.parametrize(
    ("number", "text", "doubt"),
    [
        ("1.3", "in the evening", AnswerDoubt.UNREADABLE),
        ("4.1", "about fifty", AnswerDoubt.UNREADABLE),
        ("3.2", "who knows", AnswerDoubt.UNREADABLE),
        ("2.1", "300", AnswerDoubt.UNREADABLE),
        ("4.1", "900", AnswerDoubt.ODD_NUMBER),
        ("4.1", "12", AnswerDoubt.ODD_NUMBER),
        ("4.1", "150", None),
        ("1.5", "", AnswerDoubt.CLEARED),
        ("1.5", "TBD", AnswerDoubt.CLEARED),
    ],
)
def test_odd_answers_are_not_ticked(number: str, text: str, doubt: AnswerDoubt | None) -> None:
    answer = changed(number, text)
    assert answer is not None
    assert answer.doubt is doubt
    assert answer.can_be_taken == (doubt is not AnswerDoubt.UNREADABLE)
    assert answer.becomes == (answer.ours if doubt is AnswerDoubt.UNREADABLE else answer.theirs)


def test_what_the_form_did_not_show_is_ticked_only_where_nothing_is_lost() -> None:
    hidden = changed("2.1", "June", shown={}, lead="")
    unseen = changed("2.1", "June", shown={}, lead="Wren")
    assert hidden is not None
    assert unseen is not None
    assert (hidden.was, hidden.doubt, unseen.was, unseen.doubt) == (None, None, None, AnswerDoubt.UNSEEN)
    unknown = changed("1.3", "12:15", shown=None)
    assert unknown is not None
    assert unknown.doubt is AnswerDoubt.UNSEEN


def test_notes_are_added_below_ours_once() -> None:
    answer = changed("5.1", "Elevator works.", notes="Ask the union.")
    assert answer is not None
    assert (answer.becomes, answer.doubt) == ("Ask the union.\nElevator works.", None)
    assert changed("5.1", "Elevator works.", notes="Ask the union.\nElevator works.") is None


def test_what_no_form_asks_ends_in_the_notes() -> None:
    newer, fixed = changed("9.4", "three buses"), changed("1.2", "July 16")
    assert newer is not None
    assert fixed is not None
    assert (newer.field.code, newer.theirs, fixed.theirs) == ("notes", "9.4: three buses", "1.2: July 16")


def test_who_filled_it_in_is_no_answer() -> None:
    assert changed("5.2", "June Okafor") is None


def test_a_new_host_says_city_and_day() -> None:
    found, _same = compared({"1.1": "Salem, OR", "1.2": "2019-07-15"}, {}, {}, is_new_host=True)
    assert [(answer.field.code, answer.theirs, answer.doubt) for answer in found] == [
        ("city", "Salem, OR", None), ("day", "2019-07-15", None),
    ]  # fmt: skip


def test_answers_that_are_the_same_are_counted() -> None:
    found, same = compared({"1.3": "noon", "1.4": "1 pm", "1.5": "New square"}, SHOWN, SHOWN)
    assert ([answer.number for answer in found], same) == (["1.5"], 2)


def test_days_and_numbers_are_read_strictly() -> None:
    assert plain_answer(FIELD_OF_CODE["expected"], " 1,200 ") == "1200"
    with pytest.raises(UnclearError):
        plain_answer(FIELD_OF_CODE["expected"], "99999999999")
