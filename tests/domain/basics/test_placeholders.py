"""Words for "not known" are told from names of people, groups and places."""

import pytest

from organizer_app.domain.basics.placeholders import is_number_alone, is_placeholder, known_text


@pytest.mark.parametrize(
    "text",
    [
        *("TBD", "tba", "T.B.D.", "TBC?", "?", "??", "n/a", "N/A", "NA", "n.a.", "None", "none yet"),
        *(
            "unknown",
            "Unknown",
            "to be confirmed",
            "To Be Announced",
            "-",
            "--",
            "—",
            "...",
            "xx",
            "XXX",
            "x",
        ),
        *("Por confirmar", "por definir", "PENDIENTE", "ninguno", "No sé", "s/d", "TBD TBD", "? ?"),
        *("TBD (ask Ana)", "TBD - maybe Bo", "tba, Maria is asking", "don't know", "  tbd  "),
    ],
)
def test_a_word_for_not_known_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)
    assert known_text(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Ana Ruiz", "Na Li", "Tba Nguyen", "Xavier", "Malcolm X", "Xi Xing", "Nona Ray"),
        *(
            "None Too Soon Brass Band",
            "Unknown Soldiers for Peace",
            "555-0100",
            "ana@example.org",
            "5",
            "李娜",
        ),
        *("Pending Justice Coalition", "Vacant Lots Garden", "Plaza Pendiente Norte"),
    ],
)
def test_a_name_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)
    assert known_text(text) == text.strip()


@pytest.mark.parametrize("text", ["300", "1,200", "12-2", "#5", "(617) 555-0143", "+44 20 7946 0000"])
def test_a_number_alone_names_nobody(text: str) -> None:
    assert is_number_alone(text)


@pytest.mark.parametrize("text", ["", "?", "Jo Park", "Jo Park 2", "John Doe III", "李娜 2", "612 ••• ••••"])
def test_a_name_or_a_masked_number_is_no_number_alone(text: str) -> None:
    assert not is_number_alone(text)
