"""Traces of a person are found however they are written, and nothing else is."""

import pytest

from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.people.erasure import ERASED, emptied, scrubbed, traces_of

ANA = Person(id="p", name="Ana María Ruiz", other_names=("Anita",), pronouns="she", version=3)
POINTS = (
    ContactPoint(id="c", person_id="p", kind=ContactKind.PHONE, value="+12025550142"),
    ContactPoint(id="d", person_id="p", kind=ContactKind.EMAIL, value="ana.r@example.org"),
    ContactPoint(id="e", person_id="p", kind=ContactKind.OTHER, value="@ana_ruiz"),
)


@pytest.mark.parametrize(
    "written",
    [
        "Ana María Ruiz",
        "ANA  MARÍA\nRUIZ",
        "anita",
        r"Ana Mar\u00eda Ruiz",
        "+12025550142",
        "(202) 555-0142",
        "202.555.0142",
        "1 202 555 0142",
        "Ana.R@Example.org",
        "@ana_ruiz",
    ],
)
def test_every_way_to_write_a_person_is_found(written: str) -> None:
    assert scrubbed(f"Ring {written}, today", traces_of(ANA, POINTS)) == f"Ring {ERASED}, today"


@pytest.mark.parametrize("written", ["Anitas", "Juanita", "Ana", "María Ruiz", "20255501423", "555-0143"])
def test_what_only_looks_alike_is_left_alone(written: str) -> None:
    assert scrubbed(written, traces_of(ANA, POINTS)) == written


def test_a_person_without_any_words_leaves_no_trace_to_look_for() -> None:
    nobody = Person(id="p", name=" ")
    short = ContactPoint(id="c", person_id="p", kind=ContactKind.PHONE, value=" ")
    assert scrubbed("Anything 12345 at all", traces_of(nobody, [short])) == "Anything 12345 at all"


def test_a_tombstone_says_nothing_about_anybody() -> None:
    assert emptied(ANA) == Person(id="p", name="", version=3, hidden=True)
