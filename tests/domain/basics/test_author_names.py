"""A name fits on one line and holds nothing that cannot be printed."""

import pytest

from organizer_app.domain.basics.author_names import author_name_of


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ana", "Ana"),
        ("  Ana\n\tReyes ", "Ana Reyes"),
        ("A\u202ena\0", "Ana"),
        (" \n", ""),
        ("x" * 80, "x" * 60),
    ],
)
def test_a_name_is_cleaned_and_kept(typed: str, name: str) -> None:
    assert author_name_of(typed) == name
