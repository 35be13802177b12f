"""The words in the tables of the logistics: every column and choice has one, amounts read as money."""

import pytest

from organizer_app.ui.screens.logistics.cell_meanings import CHOICES
from organizer_app.ui.screens.logistics.columns import COLUMNS
from organizer_app.wording import logistics_cells as words


def test_every_column_and_choice_has_a_name() -> None:
    for columns in COLUMNS.values():
        assert all(words.heading(column.code) and words.field_name(column.code) for column in columns)
    for field, choices in CHOICES.items():
        assert len({words.choice(field, each.value) for each in choices}) == len(choices)


@pytest.mark.parametrize(
    ("cents", "currency", "text"),
    [
        (0, "USD", "$0"),
        (120_000, "USD", "$1,200"),
        (-4_050, "USD", "\N{MINUS SIGN}$40.50"),
        (105, "EUR", "1.05 EUR"),
        (-100_000, "EUR", "\N{MINUS SIGN}1,000 EUR"),
    ],
)
def test_amounts(cents: int, currency: str, text: str) -> None:
    assert words.money(cents, currency) == text


def test_what_was_typed_wrongly_is_quoted() -> None:
    for complain in (words.bad_count, words.bad_amount, words.bad_day, words.bad_time):
        assert complain("x y").startswith("“x y” is not")
