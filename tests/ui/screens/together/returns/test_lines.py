"""Lines say where a reply stands, and what an answer becomes."""

from datetime import UTC, datetime

from organizer_app.domain.sharing.return_forms import FIELD_OF_CODE
from organizer_app.domain.sharing.returned_answers import AnswerDoubt, ReturnedAnswer
from organizer_app.domain.sharing.returned_forms import FormOut
from organizer_app.ui.screens.together.returns.lines import AnswerLine, UnreadReply, reply_lines

AT = datetime(2019, 7, 5, 19, tzinfo=UTC)


def answer(code: str, **other: object) -> ReturnedAnswer:
    field = FIELD_OF_CODE[code]
    known = {"was": "120", "theirs": "160", "ours": "120", "becomes": "160", **other}
    return ReturnedAnswer(field=field, number=field.number, **known)  # type: ignore[arg-type]  # texts


def out_of(action_id: str, headline: str = "Rally") -> FormOut:
    return FormOut(
        token=action_id, action_id=action_id, city="Salem, OR", headline=headline, lead="Pat", made_at=AT
    )


def test_forms_that_are_out_follow_below_a_head() -> None:
    head, line = reply_lines((), (out_of("a"),))
    assert (head.key, head.title, head.right) == ("", "Not back yet", "1")
    assert (line.key, line.title, line.right) == ("a", "Salem, OR", "Remind")
    assert line.below.startswith("Pat, sent ")
    assert "Rally" not in line.below


def test_two_actions_of_one_city_are_told_apart_by_their_titles() -> None:
    _head, *lines = reply_lines((), (out_of("a", "Rally"), out_of("b", "Vigil")))
    assert [line.below.rpartition(" · ")[2] for line in lines] == ["Rally", "Vigil"]


def test_what_cannot_be_read_stands_first_with_its_city_or_its_file() -> None:
    unread = [
        UnreadReply(f"unread {city}", "The end is missing.", "bad.txt", city, "", "")
        for city in ("Salem, OR", "")
    ]
    head, *lines = reply_lines((), (out_of("a"),), unread)[:3]
    assert (head.title, head.right) == ("Cannot be read", "2")
    assert [(line.title, line.below) for line in lines] == [
        ("Salem, OR", "The end is missing."),
        ("bad.txt", "The end is missing."),
    ]


def test_a_ticked_answer_becomes_theirs_and_another_stays_ours() -> None:
    assert AnswerLine(answer("expected"), is_ticked=True).texts == ("120", "160", "the same as before", "160")
    assert AnswerLine(answer("expected"), is_ticked=False).texts[-1] == "120"


def test_what_moved_here_is_marked_with_its_reason() -> None:
    line = AnswerLine(answer("expected", ours="300", doubt=AnswerDoubt.MOVED), is_ticked=False)
    assert line.is_moved
    assert line.texts[2] == "300"
    assert line.note == "changed here since the form went out"


def test_notes_say_that_both_stay() -> None:
    line = AnswerLine(answer("notes", was=None, ours="a", theirs="b", becomes="a\nb"), is_ticked=True)
    assert (line.texts[0], line.note) == ("not shown", "both, ours first")
