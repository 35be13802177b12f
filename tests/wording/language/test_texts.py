"""Sentences come from the catalogue of the chosen language, and are English without one."""

from collections.abc import Callable, Iterator

import pytest

from organizer_app.wording.language import texts
from organizer_app.wording.language.texts import _, ngettext, said, said_of, said_with, speaking

Speaks = Callable[[str], None]


@pytest.fixture
def speaks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaks]:
    """Let the environment ask for languages, as when the program starts."""
    forget = texts._catalogue.cache_clear  # noqa: SLF001  # the environment is read once a run

    def ask(languages: str) -> None:
        monkeypatch.setenv("LANGUAGE", languages)
        forget()

    yield ask
    monkeypatch.undo()
    forget()


def test_a_language_without_a_catalogue_is_english(speaks: Speaks) -> None:
    speaks("tlh")
    assert _("At risk") == "At risk"


def test_counts_have_their_own_form(speaks: Speaks) -> None:
    speaks("en")
    assert [ngettext("{count} city", "{count} cities", count) for count in (0, 1, 2)] == [
        "{count} cities",
        "{count} city",
        "{count} cities",
    ]


def test_english_before_another_language_is_english(speaks: Speaks) -> None:
    for languages in ("en:tlh", "en_US.UTF-8", "C.UTF-8", "tlh:en"):
        speaks(languages)
        assert _("At risk") == "At risk"


def test_a_constant_sentence_is_in_the_language_of_the_moment_it_is_asked_for() -> None:
    add_to_calendar = said("Add to calendar")
    english = add_to_calendar()
    with speaking("es"):
        assert add_to_calendar() == _("Add to calendar") != english
    assert add_to_calendar() == english == "Add to calendar"


def test_a_sentence_with_one_value_is_filled_in_the_language_of_the_moment() -> None:
    order_by = said_with("Order by: {heading}, then {heading}")
    assert order_by("City {x}") == "Order by: City {x}, then City {x}"
    to_map = said_with("Directions to {place}")
    assert to_map(7) == "Directions to 7"


def test_the_sentence_of_a_code_is_in_the_language_of_the_moment() -> None:
    name = said_of({"add": said("Add to calendar"), "city": said("City")})
    english = name("add")
    with speaking("es"):
        assert name("add") == _("Add to calendar") != english
    assert (english, name("city")) == ("Add to calendar", "City")
