"""The reply file holds the same as the text, and a damaged one is refused with what is missing."""

import json
from typing import Any

import pytest

from organizer_app.domain.sharing.check_codes import check_code
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_replies import body_of
from organizer_app.exchange.forms.reply_file import is_reply_file, read_reply_file

ANSWERS = {"1.3": "12:15", "5.1": "Two\nlines [of] it"}


def file(**other: Any) -> bytes:
    plain = {
        "organizer_reply": 1, "plan": "7KQ2", "token": "B4XM9T2WPA", "revision": 12, "city": "Portland, OR",
        "filled_at": "2019-07-09T20:41:00.000Z", "count": 2, "check": check_code(body_of(ANSWERS)),
        "answers": ANSWERS,
    }  # fmt: skip
    return json.dumps({**plain, **other}).encode()


def fault(data: bytes) -> ReplyFault:
    with pytest.raises(ReplyUnreadable) as refused:
        read_reply_file(data)
    return refused.value.fault


def test_a_file_is_read_with_the_time_when_it_was_filled_in() -> None:
    reply = read_reply_file(b"\xef\xbb\xbf" + file())
    assert (reply.mark.token, reply.mark.revision) == ("B4XM9T2WPA", 12)
    assert (reply.city, reply.filled_at) == ("Portland, OR", "2019-07-09T20:41:00.000Z")
    assert reply.answers == ANSWERS


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (file(answers={**ANSWERS, "1.3": "12:16"}), ReplyFault.PART_DAMAGED),
        (file(answers={"1.3": "12:15"}), ReplyFault.ANSWERS_MISSING),
        (file(organizer_reply=2), ReplyFault.NEWER),
        (file(answers={"x": "12:15"}), ReplyFault.PART_DAMAGED),
        (file(answers={"1.3": 12}), ReplyFault.PART_DAMAGED),
        (file(answers=["1.3"]), ReplyFault.PART_DAMAGED),
        (file(revision="../x"), ReplyFault.PART_DAMAGED),
        (file(token=["B"]), ReplyFault.PART_DAMAGED),
        (file()[:60], ReplyFault.PART_DAMAGED),
        (b'{"organizer_reply": ' + b"[" * 200_000, ReplyFault.PART_DAMAGED),
        (b"{}", ReplyFault.PART_DAMAGED),
    ],
)
def test_what_is_no_whole_reply_is_refused(data: bytes, expected: ReplyFault) -> None:
    assert fault(data) is expected


def test_other_json_is_not_taken_for_a_reply() -> None:
    assert is_reply_file(file())
    assert not is_reply_file(b'{"events": []}')
    assert not is_reply_file(b"[R1 organizer_reply]")
