"""A sample has invented people only; one number or address that somebody could answer makes a plan real."""

from pathlib import Path

import pytest

from organizer_app.domain.model.people import ContactKind
from organizer_app.services.people.people import add_contact, add_person
from organizer_app.services.people.real_people import has_real_people
from tests.support.open_plans import network_plan, opened, sample_plan


def test_the_samples_hold_nobody_real(tmp_path: Path) -> None:
    for plan in (sample_plan(tmp_path), network_plan(tmp_path)):
        with opened(plan) as workspace:
            assert not has_real_people(workspace)


@pytest.mark.parametrize(
    ("kind", "text", "is_real"),
    [
        (ContactKind.PHONE, "(206) 555-0142", False),
        (ContactKind.PHONE, "(206) 624-1234", True),
        (ContactKind.EMAIL, "ana@example.org", False),
        (ContactKind.EMAIL, "ana@union.example", False),
        (ContactKind.EMAIL, "ana@city-union.org", True),
    ],
)
def test_a_number_or_address_that_could_be_answered_is_real(
    tmp_path: Path,
    kind: ContactKind,
    text: str,
    *,
    is_real: bool,
) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        person = add_person(workspace, name="Ana Reyes")
        add_contact(workspace, person_id=person, kind=kind, text=text)
        assert has_real_people(workspace) is is_real
