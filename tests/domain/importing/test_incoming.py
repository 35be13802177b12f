"""Incoming rows are plain values: the same cells give the same value."""

import pytest

from organizer_app.domain.importing.incoming import (
    IncomingAction,
    RowWarning,
    RowWarningCode,
    SkippedRow,
    SkipReason,
    actions_from_columns,
)


def test_a_row_says_nothing_that_the_file_does_not_say() -> None:
    action = IncomingAction(row=2, city="Fargo")
    assert (action.country, action.day, action.starts, action.expected, action.happened) == (
        "",
        None,
        None,
        None,
        False,
    )


def test_rows_cannot_be_changed_after_reading() -> None:
    action = IncomingAction(row=2)
    with pytest.raises(AttributeError):
        action.city = "Fargo"  # type: ignore[misc]  # the point of the test


def test_columns_make_the_same_values_as_the_constructor() -> None:
    columns = {"row": [2, 3], "city": ["Fargo", "Minot"], "groups": [("A",), ()]}
    made = actions_from_columns(columns)
    assert made == [IncomingAction(row=2, city="Fargo", groups=("A",)), IncomingAction(row=3, city="Minot")]
    assert hash(made[1]) == hash(IncomingAction(row=3, city="Minot"))


def test_codes_are_stable_words_for_scripts() -> None:
    assert SkippedRow(9, SkipReason.SECTION_HEADING).reason == "section_heading"
    assert RowWarning(9, RowWarningCode.YEAR_ASSUMED).code == "year_assumed"
