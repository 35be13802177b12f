"""Declare the editable fields of people, partner groups and permits once, as `action_fields` does."""

from __future__ import annotations

from typing import Final

from organizer_app.domain.model.field_specs import FieldKind, FieldSpec, Source
from organizer_app.domain.model.organizations import OrganizationKind
from organizer_app.domain.model.people import ContactKind, EngagementRung
from organizer_app.domain.model.permits import PermitKind

_ALIASES: Final = ("alias", "aliases", "also called")
PERSON_FIELDS: Final = (
    FieldSpec(
        name="name",
        kind=FieldKind.LINE,
        source=Source.CELL,
        column="name",
        headings=("full name", "person", "contact", "contact name", "lead"),
        csv="name",
        is_compared=True,
    ),
    FieldSpec(
        name="pronouns",
        kind=FieldKind.LINE,
        source=Source.CELL,
        column="pronouns",
        csv="pronouns",
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(
        name="languages",
        kind=FieldKind.NAMES,
        source=Source.CELL,
        column="languages",
        headings=("language",),
        has_commas=True,
        csv="languages",
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(name="preferred_channel", kind=FieldKind.CHOICE, choices=ContactKind, is_compared=True),
    FieldSpec(
        name="organization_id",
        kind=FieldKind.GROUP,
        source=Source.NAMED,
        incoming="organization",
        column="group",
        headings=("organization", "organisation", "org", "affiliation"),
        csv="group",
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(name="home_place_id", kind=FieldKind.PLACE, is_typed=True, is_compared=True),
    FieldSpec(
        name="zone",
        kind=FieldKind.ZONE,
        source=Source.CELL,
        column="time zone",
        headings=("zone",),
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(name="rung", kind=FieldKind.CHOICE, choices=EngagementRung, is_compared=True),
    FieldSpec(name="caller", kind=FieldKind.LINE, is_typed=True, is_compared=True),
    FieldSpec(
        name="other_names",
        kind=FieldKind.NAMES,
        source=Source.MORE,
        column="other names",
        headings=(*_ALIASES, "nickname"),
        csv="other names",
        is_typed=True,
    ),
    FieldSpec(
        name="private_notes",
        kind=FieldKind.PAGE,
        source=Source.CELL,
        incoming="notes",
        column="notes",
        headings=("note", "comments"),
        is_compared=True,
    ),
)
GROUP_FIELDS: Final = (
    FieldSpec(
        name="name",
        kind=FieldKind.LINE,
        source=Source.CELL,
        column="name",
        headings=("group", "group name", "organization", "organisation", "org", "partner"),
        csv="name",
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(
        name="credit_name",
        kind=FieldKind.LINE,
        source=Source.CELL,
        column="credit name",
        headings=("in print", "written as"),
        csv="credit name",
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(
        name="short_name",
        kind=FieldKind.LINE,
        source=Source.CELL,
        column="short name",
        headings=("abbreviation", "acronym"),
        csv="short name",
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(
        name="other_names",
        kind=FieldKind.NAMES,
        source=Source.MORE,
        column="other names",
        headings=_ALIASES,
        csv="other names",
        is_typed=True,
    ),
    FieldSpec(
        name="parent_id",
        kind=FieldKind.GROUP,
        source=Source.NAMED,
        incoming="network",
        column="network",
        headings=("parent", "affiliate of", "coalition"),
        csv="network",
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(
        name="kind",
        kind=FieldKind.CHOICE,
        source=Source.WORDS,
        column="kind",
        headings=("type",),
        csv="kind",
        choices=OrganizationKind,
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(
        name="website",
        kind=FieldKind.LINE,
        source=Source.CELL,
        column="website",
        headings=("url", "web", "site"),
        csv="website",
        is_typed=True,
        is_compared=True,
    ),
    FieldSpec(name="home_place_id", kind=FieldKind.PLACE, is_compared=True),
    FieldSpec(name="people_available", kind=FieldKind.COUNT, is_typed=True, is_compared=True),
    FieldSpec(
        name="notes",
        kind=FieldKind.PAGE,
        source=Source.CELL,
        column="notes",
        headings=("note", "comments"),
        is_typed=True,
        is_compared=True,
    ),
)
# No import brings permits; the status follows its life cycle, and the rest its rule.
PERMIT_FIELDS: Final = (
    FieldSpec(name="kind", kind=FieldKind.CHOICE, choices=PermitKind),
    FieldSpec(name="due_on", kind=FieldKind.DAY, is_typed=True),
    FieldSpec(name="authority", kind=FieldKind.LINE, is_typed=True),
    FieldSpec(name="contact", kind=FieldKind.LINE, is_typed=True),
    FieldSpec(name="filed_on", kind=FieldKind.DAY),
    FieldSpec(name="decided_on", kind=FieldKind.DAY),
    FieldSpec(name="number", kind=FieldKind.LINE, is_typed=True),
    FieldSpec(name="fee_cents", kind=FieldKind.MONEY, is_typed=True),
    FieldSpec(name="conditions", kind=FieldKind.LINE, is_typed=True),
    FieldSpec(name="notes", kind=FieldKind.PAGE, is_typed=True),
)
PERSON_FIELD: Final = {spec.name: spec for spec in PERSON_FIELDS}
GROUP_FIELD: Final = {spec.name: spec for spec in GROUP_FIELDS}
PERMIT_FIELD: Final = {spec.name: spec for spec in PERMIT_FIELDS}
