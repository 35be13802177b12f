"""What can be the name of a person is told from texts that name nobody."""

import pytest

from organizer_app.domain.people.people_problems import NameIsNumber, NameMissing, NameNotKnown
from organizer_app.domain.people.person_names import check_name, is_respelled, names_nobody


@pytest.mark.parametrize(
    ("name", "problem"),
    [("", NameMissing), ("TBD", NameNotKnown), ("?", NameNotKnown), ("300", NameIsNumber)],
)
def test_a_text_that_names_nobody_is_refused_with_its_reason(name: str, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        check_name(name)
    assert names_nobody(name) is bool(name)


@pytest.mark.parametrize("name", ["Jo Park", "Jo Park 2", "612 \u2022\u2022\u2022 \u2022\u2022\u2022\u2022"])
def test_a_name_and_a_masked_number_stay(name: str) -> None:
    check_name(name)
    assert not names_nobody(name)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Gia Amiri", "Gia Amiri Peña", True),
        ("Gia Amiri", "Amiri, Gia", True),
        ("Gia Amiri", "G. Amiri", True),
        ("Rosa W", "Rosa West", True),
        ("Jose Pena", "José Peña", True),
        ("Wren Castelano", "Wren Castellano", True),
        ("Gia", "Gia Amiri", True),
        ("Gia Amiri", "Rosa Amiri", False),
        ("Dan Petrov", "Dae Petrov", False),
        ("G", "Gia Amiri", False),
        ("", "Gia", False),
    ],
)
def test_a_corrected_name_is_told_from_another_one(one: str, other: str, *, expected: bool) -> None:
    assert is_respelled(one, other) is expected
    assert is_respelled(other, one) is expected
