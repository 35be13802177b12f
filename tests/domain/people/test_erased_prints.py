"""An erased person is known again in a text by digests that tell nobody who it was."""

import pytest

from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.people.erased_prints import prints_of, without_prints
from organizer_app.domain.people.name_forms import KnownForms

KEY = bytes(range(32))
FORMS = KnownForms(
    ("Zoë Oyelaran", "Zed"),
    ((ContactKind.PHONE, "+12025550187"), (ContactKind.EMAIL, "Zoe@example.org")),
)


def cleaned(text: str, key: bytes = KEY) -> str:
    prints = prints_of(FORMS, KEY)
    return without_prints(text, key, lambda digest, _name: digest in prints)


@pytest.mark.parametrize(
    "text",
    ["Zoe Oyelaran", "OYELARAN, zoë", "202-555-0187", "+1 (202) 555 0187", "zoe@EXAMPLE.org"],
)
def test_every_certain_form_is_found(text: str) -> None:
    assert cleaned(f"ask {text}; then call") == "ask [erased]; then call"


@pytest.mark.parametrize(
    "text", ["Zed", "Zoe", "Ana Oyelaran", "202-555-0188", "10:00-11:00 on 2027-04-05", ""]
)
def test_nothing_else_is_touched(text: str) -> None:
    assert cleaned(f"ask {text}; then call") == f"ask {text}; then call"


def test_another_key_finds_nothing_and_no_print_holds_a_name() -> None:
    assert cleaned("ask Zoe Oyelaran", b"another") == "ask Zoe Oyelaran"
    assert all(len(each) == 32 and int(each, 16) for each in prints_of(FORMS, KEY))
