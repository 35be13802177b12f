"""A file name stands for the list that is named after it."""

import pytest

from organizer_app.domain.importing.file_endings import list_key, list_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" March  hosts ", "March hosts"),
        ("March.csv", "March"),
        ("march.final.XLSX", "march.final"),
        ("v1.2", "v1.2"),
        (".csv", ".csv"),
        ("", ""),
    ],
)
def test_a_list_is_named_without_the_ending_of_its_file(typed: str, name: str) -> None:
    assert list_name(typed) == name


def test_names_of_one_list_are_alike_in_any_case() -> None:
    assert list_key("MARCH.CSV") == list_key(" march ")
