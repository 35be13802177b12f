"""What forgetting says counts and never names a person."""

import pytest

from organizer_app.domain.people.doubtful_mentions import DoubtfulMention
from organizer_app.domain.people.erasure import ErasureProof, Unfinished
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
    assert copies.startswith("These copies of the plan were not touched.")
    assert "Delete them" in copies
    assert "forget the person there too" in copies
    assert copies.endswith(": old.organizer, b.organizer")


@pytest.mark.parametrize(("count", "words_in"), [(1, "1 person"), (3, "3 people")])
def test_one_is_asked_before_it_happens(count: int, words_in: str) -> None:
    assert words_in in words.really(count)
    assert words.really(count).endswith("?")
    assert "All backups are replaced" in words.really(count)


@pytest.mark.parametrize("unfinished", Unfinished)
def test_nothing_is_promised_of_a_file_that_could_not_be_rewritten(unfinished: Unfinished) -> None:
    proof = ErasureProof("p", {"Person": 1}, {}, searched=9, left=0, doubtful=2, unfinished=unfinished)
    found, file, kept = words.proof_sentences(proof)
    assert found.startswith("Erased: 1 record")
    assert " still hold what was erased" in file or "still holds what was erased" in file
    assert "the next time you open the plan" in file
    assert kept == "2 texts that may mention the person were kept."


def test_a_text_in_doubt_is_said_with_its_place() -> None:
    mention = DoubtfulMention("site", "s", "access_notes", "ruiz", "ask Ruiz", is_past=True)
    assert words.mention_line(mention) == "Access notes, earlier: ask Ruiz"
    assert (
        words.mention_place(DoubtfulMention("edit", "e", "file", "ruiz", "ruiz.csv", is_past=True))
        == "Activity"
    )
    assert words.mentions_title(1).startswith("1 text may mention them")
    assert words.mentions_before(2).startswith("2 texts may mention them too and stay")
    assert (words.every_text(1), words.every_text(2)) == ("Check 1 text", "Check all 2 texts")


def test_a_text_that_was_half_typed_is_told_from_those_of_records() -> None:
    typed = DoubtfulMention("typed", "key", "Notes", "", "has a cold", is_past=False)
    assert words.mention_line(typed) == "Typed, not saved: has a cold"
