"""What forgetting says counts and never names a person."""

import pytest

from organizer_app.domain.people.erasure import ErasureProof
from organizer_app.wording.people import forgetting as words


def test_a_proof_is_said_in_numbers() -> None:
    proof = ErasureProof("p", {"Person": 1, "Talk": 2}, {"site": 1}, searched=1200, left=0)
    assert words.proof_sentences(proof) == (
        "Erased: 3 records and 1 mention in texts.",
        "Searched 1,200 texts of the plan again: 0 still hold a trace.",
    )


def test_copies_are_named_so_that_a_human_can_delete_them() -> None:
    proof = ErasureProof("p", {"Person": 1}, {}, searched=1, left=1, copies=("old.organizer", "b.organizer"))
    found, again, copies = words.proof_sentences(proof)
    assert found == "Erased: 1 record and 0 mentions in texts."
    assert again.endswith("1 still holds a trace.")
    assert copies.endswith("delete them yourself: old.organizer, b.organizer")


@pytest.mark.parametrize(("count", "words_in"), [(1, "1 person"), (3, "3 people")])
def test_one_is_asked_before_it_happens(count: int, words_in: str) -> None:
    assert words_in in words.really(count)
    assert words.really(count).endswith("?")
