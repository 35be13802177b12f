"""Signs, verbs and days are read in what is typed into the palette."""

from datetime import date

import pytest

from organizer_app.ui.overlays.palette.entries import Section
from organizer_app.ui.overlays.palette.typed import day_of, orders, typed

TODAY = date(2019, 6, 21)


@pytest.mark.parametrize(
    ("text", "rest", "section"),
    [
        (">dark", "dark", Section.COMMANDS),
        ("@ wren", "wren", Section.PEOPLE),
        ("#kansas", "kansas", Section.CITIES),
        ("/jul 4", "jul 4", Section.DATES),
    ],
)
def test_a_sign_narrows_down(text: str, rest: str, section: Section) -> None:
    said = typed(text)
    assert said.text == rest
    assert section in said.sections
    assert said.is_narrow


def test_without_a_sign_everything_is_looked_up() -> None:
    assert not typed(" kansas ").is_narrow


@pytest.mark.parametrize(
    ("text", "verbs", "words"),
    [
        ("move kansas city", ["move_to_window", "move_to_day", "set_lead"], ("kansas", "city")),
        ("mov ka", ["move_to_window", "move_to_day", "set_lead"], ("ka",)),
        ("set lead seattle", ["set_lead"], ("seattle",)),
        ("m k", [], ()),
        ("kansas", [], ()),
        ("", [], ()),
    ],
)
def test_a_verb_at_the_head_is_an_order(text: str, verbs: list[str], words: tuple[str, ...]) -> None:
    found = orders(text)
    assert [order.verb.code for order in found] == verbs
    assert {order.words for order in found} == ({words} if verbs else set())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("jul 14", date(2019, 7, 14)),
        ("14 July", date(2019, 7, 14)),
        ("Jul. 14", date(2019, 7, 14)),
        ("7/14", date(2019, 7, 14)),
        ("7/14/20", date(2020, 7, 14)),
        ("2020-02-29", date(2020, 2, 29)),
        ("2019-02-29", None),
        ("tomorrow", date(2019, 6, 22)),
        ("Today", TODAY),
        ("seattle 14", None),
        ("14", None),
        ("", None),
    ],
)
def test_days_are_read_as_they_are_typed(text: str, day: date | None) -> None:
    assert day_of(text, 2019, TODAY) == day
