"""Traces are counted word by word, as a reader reads them."""

import pytest

from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.people.name_forms import KnownForms
from organizer_app.domain.people.trace_count import TraceCounter

FORMS = KnownForms(
    ("Ana María Ruiz", "Anita"),
    ((ContactKind.PHONE, "+12025550142"), (ContactKind.EMAIL, "ana.r@example.org")),
)
COUNTER = TraceCounter(FORMS, ("Anita Lopez", "Sam"))


@pytest.mark.parametrize(
    "text",
    [
        "ask ANA MARIA\tRUIZ",
        "Ruiz; Ana María",
        "anita",
        "Anita Lopez and Anita",
        "(202) 555 - 0142",
        "mail: ANA.R@example.org",
        "[not JSON: Anita",
        "Ani\u00adta",
        "Ana Mar-ía Ruiz",
        "202·555·0142",
        "\uff12\uff10\uff12 \uff15\uff15\uff15 0142",
        "\u0662\u0660\u0662-555-0142",
    ],
)
def test_a_text_that_names_the_person_is_counted(text: str) -> None:
    assert COUNTER.is_named_in(text)


@pytest.mark.parametrize(
    "text",
    ["", "Anitas", "Anita Lopez", "Maria Ruiz, Ana", "202 555 014 and 2", "12 or 555-0142"],
)
def test_a_text_that_names_somebody_else_is_not(text: str) -> None:
    assert not COUNTER.is_named_in(text)
