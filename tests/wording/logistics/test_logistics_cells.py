"""The words in the tables of the logistics: every column and choice has one, amounts read as money."""

import pytest

from organizer_app.ui.screens.logistics.columns import CHOICES, COLUMNS
from organizer_app.wording.logistics import logistics_cells as words


def test_every_column_and_choice_has_a_name() -> None:
    for columns in COLUMNS.values():
        assert all(words.heading(column.code) and words.field_name(column.code) for column in columns)
    for field, choices in CHOICES.items():
        assert len({words.choice(field, each.value) for each in choices}) == len(choices)


@pytest.mark.parametrize(
    ("cents", "currency", "text", "exact"),
    [
        (0, "USD", "$0", "$0.00"),
        (120_000, "USD", "$1,200", "$1,200.00"),
        (-4_000, "USD", "\N{MINUS SIGN}$40", "\N{MINUS SIGN}$40.00"),
        (100, "EUR", "1 EUR", "1.00 EUR"),
        (-100_000, "EUR", "\N{MINUS SIGN}1,000 EUR", "\N{MINUS SIGN}1,000.00 EUR"),
    ],
)
def test_amounts(cents: int, currency: str, text: str, exact: str) -> None:
    assert words.money(cents, currency, is_exact=False) == text
    assert words.money(cents, currency, is_exact=True) == exact


def test_what_is_owed_has_a_name() -> None:
    assert words.owed_name("materials") != words.owed_name("transport")


def test_what_was_typed_wrongly_is_quoted() -> None:
    for complain in (words.bad_count, words.bad_amount, words.bad_day, words.bad_time):
        assert complain("x y").startswith("“x y” is not")
