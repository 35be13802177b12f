"""Headings mean the same in any case, spacing and punctuation."""

import pytest

from organizer_app.exchange.reading.incoming_fields import Field, generic_field, is_plural


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("CITY", Field.CITY),
        ("City / Town", Field.CITY),
        ("State/Territory", Field.STATE),
        ("Lead E-mail", Field.LEAD_EMAIL),
        ("host_phone", Field.LEAD_PHONE),
        ("Time (local)", Field.TIME),
        ("Start Time", Field.START),
        ("Start Date", Field.DATE),
        ("Estimate (low)", Field.LOW),
        ("Expected #", Field.EXPECTED),
        ("Lead Org", Field.GROUPS),
        ("RSVP link", Field.URL),
        ("Confirmed?", Field.STATUS),
        ("external id", Field.EXTERNAL_ID),
        ("Dirección", Field.ADDRESS),
        ("Permit?", Field.PERMIT),
        ("", None),
    ],
)
def test_generic_headings(heading: str, field: Field | None) -> None:
    assert generic_field(heading) is field


def test_every_field_answers_to_its_own_name() -> None:
    assert {field for field in Field if generic_field(field.value) is not field} == set()


def test_a_plural_heading_announces_several_groups() -> None:
    assert is_plural("Partner groups")
    assert not is_plural("Lead org")
