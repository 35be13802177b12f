"""Declare the editable fields of a city action once, for every way into and out of the plan."""

from __future__ import annotations

from typing import Final

from organizer_app.domain.model.field_specs import FieldKind, FieldSpec, Source, imported

ACTION_FIELDS: Final = (
    FieldSpec(
        name="title",
        kind=FieldKind.LINE,
        source=Source.CELL,
        column="title",
        headings=(
            "event title", "name", "event name", "action name", "subject", "summary", "headline", "what",
        ),
        csv="title",
    ),
    FieldSpec(
        name="tactic",
        kind=FieldKind.CHOICE,
        source=Source.WORDS,
        column="tactic",
        headings=(
            "tactics", "type", "kind", "category", "event type", "action type", "type of action", "activity",
        ),
        csv="tactic",
    ),
    FieldSpec(name="day", kind=FieldKind.DAY, source=Source.TIMES, column="date", csv="date"),
    FieldSpec(name="starts", kind=FieldKind.TIME, source=Source.TIMES, column="start", csv="start"),
    FieldSpec(name="ends", kind=FieldKind.TIME, source=Source.TIMES, column="end", csv="end"),
    FieldSpec(name="ends_day", kind=FieldKind.DAY, source=Source.TIMES, column="end_date", csv="end date"),
    FieldSpec(name="starts_second", kind=FieldKind.FLAG, source=Source.TIMES, column="doubled_hour"),
    FieldSpec(name="ends_second", kind=FieldKind.FLAG, source=Source.TIMES, column="doubled_hour"),
    FieldSpec(name="zone", kind=FieldKind.ZONE, source=Source.TIMES, column="timezone", csv="timezone"),
    FieldSpec(
        name="expected",
        kind=FieldKind.COUNT,
        source=Source.CELL,
        column="expected",
        headings=(
            "expected turnout", "expected attendance", "goal", "turnout goal", "projected",
            "expected number", "expected size", "target turnout", "expect", "how many", "how many people",
            "anticipated attendance", "rsvp goal",
            "expected crowd", "est attendance", "estimated attendance", "estimated turnout",
            "cuantas personas", "cuanta gente", "personas esperadas", "asistencia esperada",
        ),
        csv="expected",
    ),
    FieldSpec(
        name="status",
        kind=FieldKind.CHOICE,
        source=Source.WORDS,
        column="status",
        headings=("state of planning", "stage", "confirmed", "event status"),
        csv="status",
    ),
    FieldSpec(
        name="notes",
        kind=FieldKind.PAGE,
        source=Source.NOTES,
        column="notes",
        headings=(
            "note", "comments", "comment", "remarks", "details", "description", "misc", "miscellaneous",
            "info", "additional information", "event description", "instructions", "notas",
        ),
        csv="notes",
    ),
    FieldSpec(
        name="public_url",
        kind=FieldKind.LINE,
        source=Source.CELL,
        incoming="url",
        column="url",
        headings=(
            "link", "website", "web site", "web page", "event url", "event link", "rsvp", "rsvp link",
            "rsvp url", "browser url", "public url", "facebook", "facebook event", "fb link", "more info",
            "registration link",
        ),
        csv="url",
    ),
    FieldSpec(name="tags", kind=FieldKind.NAMES),
    FieldSpec(
        name="interpreter",
        kind=FieldKind.LINE,
        source=Source.CELL,
        column="interpreter",
        headings=(
            "interpreter needed", "interpreters", "interpretation", "languages interpreted",
            "interpretation needed", "interpreter languages",
        ),
        csv="interpreter needed",
        is_typed=True,
        in_packet=True,
    ),
)  # fmt: skip
IMPORTED_FIELDS: Final = tuple(spec for spec in ACTION_FIELDS if spec.source is not Source.NOTHING)
# Filled by one cell of a row, unchanged.
CELL_FIELDS: Final = imported(ACTION_FIELDS, Source.CELL)
# Fields of a schedule entry that come from the action itself.
SHARED_FIELDS: Final = tuple(spec for spec in ACTION_FIELDS if spec.csv)
TYPED_FIELDS: Final = tuple(spec for spec in ACTION_FIELDS if spec.is_typed)
PACKET_FIELDS: Final = tuple(spec for spec in ACTION_FIELDS if spec.in_packet)


def typed_field(name: str) -> FieldSpec | None:
    """Return the declaration of a typed field, or None for an unknown name."""
    return next((spec for spec in TYPED_FIELDS if spec.name == name), None)
