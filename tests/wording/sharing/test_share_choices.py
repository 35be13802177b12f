"""What can be chosen on the Share screen has a name, and counts are told with their number."""

import pytest

from organizer_app.domain.sharing.release_checks import CheckKind
from organizer_app.wording.sharing import share_choices as words


@pytest.mark.parametrize("kind", CheckKind)
def test_every_check_has_its_sentences(kind: CheckKind) -> None:
    assert words.check_line(kind.value, 0).startswith(("Every", "No "))
    assert words.check_line(kind.value, 1).startswith(("1 action ", "1 text "))
    assert words.check_line(kind.value, 1200).startswith(("1,200 actions ", "1,200 texts "))


def test_every_check_is_told_in_words_of_its_own() -> None:
    for missing in (0, 1, 2):
        assert len({words.check_line(kind.value, missing) for kind in CheckKind}) == len(CheckKind)


def test_a_language_is_named_in_itself() -> None:
    assert [words.language_name(code) for code in ("en", "es")] == ["English", "Español"]


def test_the_releases_that_carry_a_name_are_told_one_by_one() -> None:
    told = words.naming("Mijente", [(2, "public", 1), (1, "partners", 1200)])
    assert told.startswith("“Mijente” is in v2 public: 1 action; v1 partners: 1,200 actions.")
    assert words.naming("Mijente", []) == "No release carries “Mijente”."


def test_a_file_of_packets_names_no_city() -> None:
    assert words.packet_file("internal") == "packets-internal.pdf"
