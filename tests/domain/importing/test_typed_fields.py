"""A typed text means one value of a declared field, and its value is written as it can be typed again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from organizer_app.domain.basics.problems import BadValue, UnclearError, UnknownZone
from organizer_app.domain.importing.typed_fields import typed_value, written_value
from organizer_app.domain.model.field_specs import FieldKind, FieldSpec
from organizer_app.domain.model.organizations import OrganizationKind
from organizer_app.domain.model.record_fields import GROUP_FIELDS, PERMIT_FIELDS, PERSON_FIELDS


def a_field(kind: FieldKind) -> FieldSpec:
    return FieldSpec(name="field", kind=kind, choices=OrganizationKind)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.LINE, "  two   words ", "two words"),
        (FieldKind.PAGE, " one\n  two ", "one\n  two"),
        (FieldKind.NAMES, "Somali; ;English;  Somali", ("Somali", "English")),
        (FieldKind.COUNT, " 1,200 ", 1200),
        (FieldKind.COUNT, " ", None),
        (FieldKind.DAY, "7/15", date(2027, 7, 15)),
        (FieldKind.DAY, "", None),
        (FieldKind.CHOICE, "union", OrganizationKind.UNION),
        (FieldKind.CHOICE, "", None),
        (FieldKind.ZONE, " America/New York ", "America/New_York"),
        (FieldKind.ZONE, "", ""),
        (FieldKind.GROUP, " Harbor  Choir ", "Harbor Choir"),
    ],
)
def test_a_text_means_one_value(kind: FieldKind, text: str, value: Any) -> None:
    assert typed_value(a_field(kind), text, 2027) == value


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (FieldKind.COUNT, "many", UnclearError),
        (FieldKind.COUNT, "-3", UnclearError),
        (FieldKind.COUNT, "\u0663", UnclearError),
        (FieldKind.DAY, "someday", UnclearError),
        (FieldKind.CHOICE, "guild", BadValue),
        (FieldKind.ZONE, "Mars/Olympus", UnknownZone),
    ],
)
def test_a_text_without_a_meaning_is_refused(kind: FieldKind, text: str, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        typed_value(a_field(kind), text, 2027)


VALUES: dict[FieldKind, Any] = {
    FieldKind.LINE: "two words",
    FieldKind.PAGE: "one\ntwo",
    FieldKind.NAMES: ("Somali", "English"),
    FieldKind.COUNT: 1200,
    FieldKind.DAY: date(2027, 7, 15),
    FieldKind.ZONE: "America/New_York",
    FieldKind.GROUP: "Harbor Choir",
    FieldKind.PLACE: "Boise, ID",
}


@pytest.mark.parametrize(
    "spec",
    [spec for spec in (*PERSON_FIELDS, *GROUP_FIELDS, *PERMIT_FIELDS) if spec.kind is not FieldKind.MONEY],
    ids=lambda spec: spec.name,
)
def test_what_is_written_can_be_typed_again(spec: FieldSpec) -> None:
    value = next(iter(spec.choices)) if spec.choices else VALUES[spec.kind]
    assert typed_value(spec, written_value(spec, value), 2027) == value
    assert written_value(spec, None) == ""


@pytest.mark.parametrize(
    ("text", "cents", "written"),
    [
        ("50", 5000, "50"),
        ("$1,250", 125_000, "1,250"),
        ("49.95", 4995, "49.95"),
        ("7.5", 750, "7.50"),
        ("", None, ""),
    ],
)
def test_an_amount_is_typed_in_dollars(text: str, cents: int | None, written: str) -> None:
    fee = next(spec for spec in PERMIT_FIELDS if spec.kind is FieldKind.MONEY)
    assert typed_value(fee, text) == cents
    assert written_value(fee, cents) == written


@pytest.mark.parametrize("text", ["free", "-5", "1.99.9", "1.x"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    fee = next(spec for spec in PERMIT_FIELDS if spec.kind is FieldKind.MONEY)
    with pytest.raises(UnclearError):
        typed_value(fee, text)
