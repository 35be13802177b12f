"""Everything about a person has a name."""

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.people import ContactKind, EngagementRung
from organizer_app.wording.people import people


def test_every_code_has_a_name() -> None:
    names = [people.contact_name(kind) for kind in ContactKind]
    names += [people.rung_name(rung) for rung in EngagementRung]
    names += [people.shown_to_name(audience) for audience in Audience]
    names += [people.view_name(code) for code in ("calls", "coverage", "everyone", "talks", "rollcall")]
    assert all(names)
    assert len(set(names)) == len(names)


def test_counts_follow_their_number() -> None:
    assert (people.people(1), people.people(10_000)) == ("1 person", "10,000 people")
    assert (people.talks(1), people.talks(2)) == ("1 call", "2 calls")


def test_a_role_without_a_city_has_no_comma() -> None:
    assert people.role_at("Lead", "Seattle, WA") == "Lead, Seattle, WA"
    assert people.role_at("Lead", "") == "Lead"
