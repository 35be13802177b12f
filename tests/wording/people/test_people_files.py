"""Sentences about files of people."""

import pytest

from organizer_app.domain.importing.incoming_people import Outcome, PeopleReport, RefusedCard, RowVerdict
from organizer_app.wording.people import people_files as words


@pytest.mark.parametrize("reason", ["no_name", "nested", "not_closed"])
def test_every_reason_has_a_sentence_that_says_what_to_do(reason: str) -> None:
    sentence = words.refused(RefusedCard(3, reason))
    assert sentence.startswith("Card 3 ")
    assert sentence.count(".") == 2


def test_a_report_is_said_in_numbers() -> None:
    report = PeopleReport(created=1, updated=2, possible_duplicates=1)
    assert words.summary(report, dry_run=False) == (
        "1 person added, 2 completed; 1 looks like someone already in the plan."
    )


def test_what_did_not_happen_is_not_counted() -> None:
    assert words.summary(PeopleReport(unchanged=1200), dry_run=False) == ("0 people added, 1,200 unchanged.")
    assert words.summary(PeopleReport(), dry_run=False) == "0 people added."
    refused = PeopleReport(refused=(RefusedCard(1, "no_name"),))
    assert (
        words.groups_summary(refused, dry_run=True)
        == "Nothing was written. This would be: 0 groups added, 1 refused."
    )


def test_few_rows_keep_their_names_and_many_share_a_sentence() -> None:
    def rows(count: int) -> list[RowVerdict]:
        doubt = ("same_person", "7")
        return [RowVerdict(n, f"Person {n}", Outcome.UPDATED, (doubt,)) for n in range(count)]

    assert words.doubts(rows(2))[1] == (
        1,
        "Person 1: taken for the same person as entry 7; what it says otherwise is in the notes.",
    )
    ((spot, sentence),) = words.doubts(rows(5))
    assert spot == 0
    assert sentence.startswith("5 rows (0, 1, 2, 3, 4): taken for the same person as an entry above")
