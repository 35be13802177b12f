"""Sentences come from the catalogue of the chosen language, and are English without one."""

from collections.abc import Iterator

import pytest

from organizer_app.wording.texts import _, ngettext, said, speaking, use_language


@pytest.fixture(autouse=True)
def _language_of_the_environment() -> Iterator[None]:
    yield
    use_language("")


def test_a_language_without_a_catalogue_is_english() -> None:
    use_language("tlh")
    assert _("At risk") == "At risk"


def test_counts_have_their_own_form() -> None:
    use_language("en")
    assert [ngettext("{count} city", "{count} cities", count) for count in (0, 1, 2)] == [
        "{count} cities",
        "{count} city",
        "{count} cities",
    ]


def test_english_before_another_language_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for languages in ("en:tlh", "en_US.UTF-8", "C.UTF-8", "tlh:en"):
        monkeypatch.setenv("LANGUAGE", languages)
        use_language("")
        assert _("At risk") == "At risk"


def test_a_constant_sentence_is_in_the_language_of_the_moment_it_is_asked_for() -> None:
    add_to_calendar = said("Add to calendar")
    english = add_to_calendar()
    with speaking("es"):
        assert add_to_calendar() == _("Add to calendar") != english
    assert add_to_calendar() == english == "Add to calendar"
