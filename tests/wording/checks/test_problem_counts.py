"""Every kind of problem can be counted in words."""

import pytest

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.wording.checks import problem_counts as words


@pytest.mark.parametrize("kind", list(FindingKind))
def test_every_kind_of_problem_is_counted_in_words(kind: FindingKind) -> None:
    assert words.cities_with(kind, 3).startswith("3 ")
    assert "problem" not in words.cities_with(kind, 3)
