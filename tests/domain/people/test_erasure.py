"""What is left of an erased person says nothing about anybody."""

import re

from organizer_app.domain.model.people import Person
from organizer_app.domain.people.erasure import ERASED, emptied, scrubbed

ANA = Person(id="p", name="Ana María Ruiz", other_names=("Anita",), pronouns="she", version=3)


def test_a_tombstone_says_nothing_about_anybody() -> None:
    assert emptied(ANA) == Person(id="p", name="", version=3, hidden=True)


def test_a_trace_is_replaced_and_what_belongs_to_others_stays() -> None:
    pattern = re.compile("(?P<kept>Ana Lopez)|Ana")
    assert scrubbed("Ana, Ana Lopez, Ana", pattern) == f"{ERASED}, Ana Lopez, {ERASED}"
