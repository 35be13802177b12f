"""Sentences about files of people."""

import pytest

from organizer_app.domain.importing.incoming_people import PeopleReport, RefusedCard
from organizer_app.wording.people import people_files as words


@pytest.mark.parametrize("reason", ["no_name", "nested", "not_closed"])
def test_every_reason_has_a_sentence_that_says_what_to_do(reason: str) -> None:
    sentence = words.refused(RefusedCard(3, reason))
    assert sentence.startswith("Card 3 ")
    assert sentence.count(".") == 2


def test_a_report_is_said_in_numbers() -> None:
    report = PeopleReport(created=1, updated=2, possible_duplicates=1)
    assert words.summary(report, dry_run=False) == (
        "1 person added, 2 completed, 0 unchanged, 0 cards refused; 1 looks like someone already in the plan."
    )
