"""Slugs of pages become names that a person would write."""

import json
from pathlib import Path

import pytest

from organizer_app.domain.slug_names import readable_name

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


def test_every_page_of_the_resistance_calendar_has_a_name() -> None:
    sample = Path("/work/shared/samples/resistance-calendar/partner_pages.json")
    pages = json.loads(sample.read_text("utf-8")) if sample.exists() else {"facebook": list(SLUGS)}
    slugs = [slug for held in pages.values() if isinstance(held, list) for slug in held]
    assert all(readable_name(slug).strip() for slug in slugs)
