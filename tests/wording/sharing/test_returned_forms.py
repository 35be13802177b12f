"""Each fault of a reply is one sentence that says what to ask for; no code reaches a person."""

import pytest

from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FORM_FIELDS
from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.domain.sharing.returned_forms import ReplyWay, ReturnState
from organizer_app.wording.errors.problems import sentence
from organizer_app.wording.sharing import returned_forms as words


@pytest.mark.parametrize("fault", ReplyFault)
def test_every_fault_has_its_sentence(fault: ReplyFault) -> None:
    told = sentence(ReplyUnreadable(fault, (2,), 3, came=6, sent=7))
    assert told.endswith(".")
    assert "{" not in told
    assert "Part 2 of 3 is missing" in told or fault is not ReplyFault.PART_MISSING
    assert "6 of 7" in told or fault is not ReplyFault.ANSWERS_MISSING


def test_several_missing_parts_are_named() -> None:
    assert "Parts 1, 3 of 4 are missing" in words.unreadable(
        ReplyUnreadable(ReplyFault.PART_MISSING, (1, 3), 4)
    )


def test_every_doubt_way_state_and_field_has_a_name() -> None:
    told = [*map(words.doubt, AnswerDoubt), *map(words.way, ReplyWay), *map(words.state, ReturnState)]
    assert all(told)
    assert all(map(words.label, FORM_FIELDS))
