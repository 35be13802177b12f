"""The text of a reply arrives whole, or says in one sentence what is missing of it."""

import random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from organizer_app.domain.sharing.check_codes import what_counts
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FormMark
from organizer_app.domain.sharing.return_replies import Reply, is_same_text, read_replies, reply_text

MARK = FormMark("7KQ2", "B4XM9T2WPA", 12)
ANSWERS = {
    "1.3": "12:15",
    "1.5": "Pioneer [Courthouse] Square",
    "5.1": "Booked until 11:30.\nElevator works.",
}
NUMBERS = st.sampled_from([f"{section}.{number}" for section in range(1, 6) for number in range(1, 8)])
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"))
    | st.sampled_from("[]\"'-> .\n"),
    max_size=300,
)
REPLIES = st.dictionaries(NUMBERS, TEXTS, max_size=8).map(lambda answers: Reply(mark=MARK, answers=answers))
# What ways of sending do to a text.
MANGLINGS = (
    lambda text: text,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", " \n\n  "),
    lambda text: text.replace("\n", " "),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: "\n".join(f"> {line}" for line in text.splitlines()),
    lambda text: text.replace('"', "\u201c").replace("'", "\u2019"),
    lambda text: text.replace(" - ", " \u2014 ").replace("--", "\u2014"),
    lambda text: f"Hi Maya, here it is:\n\n{text}\n\nSee you!",
    lambda text: text.replace("[", "\u200b[ ").replace("]", " ]"),
    lambda text: "\ufeff" + text,
)


def reply(**answers: str) -> Reply:
    return Reply(mark=MARK, answers=answers or ANSWERS)


def read(text: str) -> list[Any]:
    return list(read_replies(text))


def one(text: str) -> Any:
    (found,) = read(text)
    return found


def test_a_short_reply_is_one_text_that_people_can_read() -> None:
    (text,) = reply_text(reply())
    head, *lines, end = text.splitlines()
    assert head.startswith("[R1 7KQ2-B4XM9T2WPA-12 ")
    assert head.endswith(" 3 1/1]")
    assert end.startswith("[end 3 ")
    assert lines == [
        "[1.3] 12:15", "[1.5] Pioneer [0]Courthouse] Square", "[5.1] Booked until 11:30. [/] Elevator works.",
    ]  # fmt: skip
    assert one(text) == reply()


@settings(deadline=None, max_examples=300)
@given(
    REPLIES, st.sampled_from(MANGLINGS), st.sampled_from([40, 90, 1500]), st.randoms(use_true_random=False)
)
@example(Reply(mark=MARK, answers={"1.1": "0\n\u00ad"}), MANGLINGS[0], 40, random.Random(0))
def test_a_reply_survives_what_ways_of_sending_do(
    sent: Reply, mangle: Any, letters: int, chance: Any
) -> None:
    parts = list(reply_text(sent, part_letters=letters))
    chance.shuffle(parts)
    arrived = one("\n\n".join(mangle(part) for part in parts))
    assert isinstance(arrived, Reply), vars(arrived)
    assert arrived.mark == MARK
    assert list(arrived.answers) == sorted(sent.answers, key=lambda number: [*map(int, number.split("."))])
    assert all(is_same_text(arrived.answers[number], said) for number, said in sent.answers.items())


@settings(deadline=None, max_examples=100)
@given(REPLIES, st.data())
def test_a_missing_part_is_named(short: Reply, data: st.DataObject) -> None:
    sent = Reply(mark=MARK, answers={**short.answers, "5.7": "The square is booked. " * 6})
    parts = list(reply_text(sent, part_letters=60))
    lost = data.draw(st.integers(0, len(parts) - 1))
    problem = one("\n".join(part for at, part in enumerate(parts) if at != lost))
    assert (problem.fault, problem.parts, problem.of) == (ReplyFault.PART_MISSING, (lost + 1,), len(parts))


@settings(deadline=None, max_examples=200)
@given(REPLIES, st.data())
def test_a_changed_letter_is_never_taken_for_the_reply(sent: Reply, data: st.DataObject) -> None:
    (text,) = reply_text(sent, part_letters=100_000)
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + data.draw(st.sampled_from("xQ7[")) + text[at + 1 :]
    for found in read(changed):
        if isinstance(found, Reply):
            same = {number: what_counts(said) for number, said in found.answers.items()}
            assert same == {number: what_counts(said) for number, said in sent.answers.items()}


def test_a_cut_end_and_a_lost_line_are_told_apart() -> None:
    (text,) = reply_text(reply())
    assert one(text[: text.index("[end")]).fault is ReplyFault.CUT_OFF
    lost = one(text.replace("[1.3] 12:15\n", ""))
    assert (lost.fault, lost.came, lost.sent) == (ReplyFault.ANSWERS_MISSING, 2, 3)
    assert one(text.replace("11:30", "11:36")).fault is ReplyFault.PART_DAMAGED


def test_a_reply_that_is_cut_in_its_first_line_is_missed_also_beside_whole_ones() -> None:
    (text,) = reply_text(reply())
    (other,) = reply_text(Reply(mark=MARK._replace(token="Z" * 10), answers={"4.1": "120"}))
    for at in (4, 12, text.index("]")):
        cut = one(f"Hi!\nReply for Portland, OR\n{text[:at]}")
        assert (cut.fault, cut.told) == (ReplyFault.CUT_OFF, "Reply for Portland, OR")
        found = read(f"{other}\nReply for Portland, OR\n{text[:at]}")
        assert isinstance(found[0], Reply)
        assert (found[1].fault, found[1].told) == (ReplyFault.CUT_OFF, "Reply for Portland, OR")
    assert one(f"Reply for Portland, OR\n{text[:-9]}").told == "Reply for Portland, OR"
    assert one("Reply for Portland, OR\n").told == "Reply for Portland, OR"


def test_text_without_a_reply_says_so() -> None:
    assert one("See you on Monday [maybe]").fault is ReplyFault.NO_REPLY
    assert one("").fault is ReplyFault.NO_REPLY


def test_several_replies_in_one_text_are_read_one_by_one() -> None:
    other = Reply(mark=MARK._replace(token="Z" * 10), answers={"4.1": "120"})
    (broken,) = reply_text(reply())
    texts = [*reply_text(other), broken.replace("12:15", "12:16")]
    found = read("\n".join(texts))
    assert found[0] == other
    assert isinstance(found[1], ReplyUnreadable)


def test_a_part_that_came_twice_counts_once_and_a_broken_copy_does_no_harm() -> None:
    parts = reply_text(reply(), part_letters=40)
    assert len(parts) > 2
    broken = parts[0].replace("12:15", "12:16")
    assert one("\n".join([broken, *parts, parts[1]])) == reply()


def test_parts_of_two_replies_to_one_form_are_no_reply() -> None:
    first, second = (
        reply_text(reply(**{"5.1": text * 20}), part_letters=60) for text in ("north ", "south ")
    )
    assert {each.fault for each in read("\n".join([first[0], *second[1:]]))} == {ReplyFault.PART_MISSING}


def test_a_form_of_a_newer_version_asks_for_an_update() -> None:
    (text,) = reply_text(Reply(mark=MARK, answers=ANSWERS, version=2))
    assert one(text).fault is ReplyFault.NEWER


def test_a_reply_that_changes_nothing_is_a_reply() -> None:
    (text,) = reply_text(Reply(mark=MARK, answers={}))
    assert one(text).answers == {}


def test_version_one_is_read_for_ever() -> None:
    """This text was written when forms had version 1. It must never change."""
    text = (
        "Reply for Portland, OR\n[R1 7KQ2-B4XM9T2WPA-12 1KGCZEA 3 1/1]\n[1.3] 12:15\n"
        "[1.5] Pioneer [0]Courthouse] Square\n[5.1] Booked until 11:30. [/] Elevator works.\n[end 3 14VE0T8]"
    )
    assert one(text) == reply()
