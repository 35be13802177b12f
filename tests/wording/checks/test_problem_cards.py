"""One problem is told shortly, with a word for what mends it."""

import pytest

from organizer_app.domain.checks.findings import Finding, FindingKind
from organizer_app.wording.checks import problem_cards as words
from tests.support.builders import a_row


@pytest.mark.parametrize("kind", list(FindingKind))
def test_one_problem_is_told_shortly_and_its_button_says_where_it_leads(kind: FindingKind) -> None:
    row = a_row()
    title, below = words.problem(Finding(kind, row, minutes=-90, other=row, detail="North Precinct"))
    assert "{" not in title + below
    assert not title.endswith(".")
    assert len(title) <= 48, "it finds room beside its button"
    assert len(words.remedy_button(kind).split()) <= 3


def test_a_person_wanted_twice_in_one_city_is_not_said_to_be_too_close_to_it() -> None:
    row = a_row()
    other = row._replace(place_id="elsewhere", city="Elsewhere")
    finding = Finding(FindingKind.DOUBLE_BOOKED_LEAD, row, minutes=30, other=row)
    assert words.problem(finding)[1] == "Two starts, 30\u00a0min too tight"
    assert "too tight with Elsewhere" in words.problem(finding._replace(other=other))[1]
