"""Slugs of pages become names that a person would write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.slug_names import readable_name

SLUGS = {
    "350Seattle": "350 Seattle",
    "350.org": "350.org",
    "ACLU.Indiana": "ACLU Indiana",
    "ACLUofOhio": "ACLU of Ohio",
    "AFSC-Immigrant-Rights-Program-184778154878751": "AFSC Immigrant Rights Program",
    "ActionTogetherCT": "Action Together CT",
    "general-protestors": "General Protestors",
    "AkronOHIOPride": "Akron OHIO Pride",
    "AdvocatesforYouth": "Advocates for Youth",
    "350GrandJunction": "350 Grand Junction",
    "ProofTeam": "Proof Team",
    "women_of_the_coast": "Women of the Coast",
    "friends-in-and-on-water": "Friends in and on Water",
    "peace-at-noon-for-all": "Peace at Noon for All",
    "walk-to-work": "Walk to Work",
    "the-walkers": "The Walkers",
    "Move On": "Move On",
    "indivisible": "Indivisible",
    "120345678901234": "120345678901234",
}


@pytest.mark.parametrize(("slug", "name"), SLUGS.items())
def test_a_slug_becomes_a_name(slug: str, name: str) -> None:
    assert readable_name(slug) == name


def test_no_letter_and_no_small_number_is_lost() -> None:
    for slug in ("Coop4Change", "women_in_black.dc", "A2indivisible", "ñandú-Unión", "Local32BJ"):
        kept = "".join(filter(str.isalnum, readable_name(slug))).casefold()
        assert kept == "".join(filter(str.isalnum, slug)).casefold()


@given(st.text(min_size=1).filter(str.strip))
def test_every_slug_has_a_name(slug: str) -> None:
    assert readable_name(slug).strip()
