"""One problem is told shortly, with a word for what mends it."""

import pytest

from organizer_app.domain.findings import Finding, FindingKind
from organizer_app.wording import problem_cards as words
from tests.support.builders import a_row


@pytest.mark.parametrize("kind", list(FindingKind))
def test_one_problem_is_told_shortly_and_its_button_says_where_it_leads(kind: FindingKind) -> None:
    row = a_row()
    title, below = words.problem(Finding(kind, row, minutes=-90, other=row, detail="North Precinct"))
    assert "{" not in title + below
    assert not title.endswith(".")
    assert len(title) <= 48, "it finds room beside its button"
    assert len(words.remedy_button(kind).split()) <= 3
