"""Record templates: what each city must do, by days before or after the day."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.audiences import Internal, Partners
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.time.offsets import OffsetFrom, OffsetUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTemplate(Record):
    """A named list of tasks; `code` names a shipped one, `revision` increases with every task change."""

    title: Partners[str]
    code: Internal[str] = ""
    description: Partners[str] = ""
    revision: Internal[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTask(Record):
    """One task of a template.

    Attributes:
        offset_days: days from the base, negative before it.
        owner_role: code of the role that does it, such as ``lead``; empty for HQ.
        is_gate: whether a city cannot be ready without it.
        weight: its share of readiness.
        applies_if: condition on the city action, such as ``expected>=1000`` or ``march``; empty = always.
        recurrence: an RRULE (RFC 5545, section 3.3.10) for repeated tasks.
        per_city: whether every city does it, or HQ once.
        position: its place in the list.
        fact: the fact that completes it in a city without a check mark, or None.
    """

    template_id: Internal[str]
    title: Partners[str]
    offset_days: Partners[int] = 0
    offset_unit: Partners[OffsetUnit] = OffsetUnit.CALENDAR_DAY
    offset_from: Partners[OffsetFrom] = OffsetFrom.ANCHOR
    owner_role: Partners[str] = ""
    is_gate: Partners[bool] = False
    weight: Partners[int] = 1
    applies_if: Internal[str] = ""
    recurrence: Internal[str] = ""
    per_city: Internal[bool] = True
    position: Internal[int] = 0
    fact: Partners[PlanFact | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateUse(Record):
    """A template applied to a mobilization, and the revision its cities follow."""

    template_id: Internal[str]
    mobilization_id: Internal[str]
    revision: Internal[int] = 1
