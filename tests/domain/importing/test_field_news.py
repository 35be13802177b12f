"""What a file says anew is taken, what a person changed stays, and an empty cell is asked about."""

import pytest

from organizer_app.domain.importing.field_news import UNSAID, NewsKind, news_of


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "expected"),
    [
        ("10", "10", "10", None),
        ("10", "11", "10", NewsKind.TAKEN),
        ("10", "10", "12", None),
        ("10", "12", "12", None),
        ("10", "11", "12", NewsKind.CONFLICT),
        ("10", "", "10", NewsKind.CLEARED),
        ("10", "", "12", NewsKind.CLEARED),
        ("10", "", "", None),
        ("", "11", "", NewsKind.TAKEN),
        ("", "11", "12", NewsKind.CONFLICT),
        ("10", "11", "", NewsKind.CONFLICT),
        (UNSAID, "11", "", NewsKind.TAKEN),
        (UNSAID, "11", "12", NewsKind.CONFLICT),
        ("At  noon", "At noon", "By hand", None),
        (("A", "B"), ("b", "a"), ("C",), None),
        (None, "", 5, None),
    ],
)
def test_each_case_of_base_theirs_and_ours(
    base: object, theirs: object, ours: object, expected: NewsKind | None
) -> None:
    found = news_of({"field": base}, {"field": theirs}, {"field": ours})
    assert [each.kind for each in found] == ([expected] if expected else [])


def test_a_column_that_the_file_lacks_says_nothing() -> None:
    assert news_of({"notes": "Bring water"}, {}, {"notes": "Bring water"}) == []


def test_an_empty_cell_in_a_new_column_says_nothing() -> None:
    assert news_of({}, {"notes": ""}, {"notes": "Bring water"}) == []


def test_a_conflict_names_the_field_and_both_values() -> None:
    (news,) = news_of({"title": "Rally"}, {"title": "March"}, {"title": "Vigil"})
    assert (news.field, news.ours, news.theirs) == ("title", "Vigil", "March")
