"""Everything the checks ask of a plan, gathered once so that the rules are plain functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from organizer_app.domain.calendar.shared_moment import StartSpan
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.rows.action_rows import ActionRow


class VenueUse(NamedTuple):
    """A spot that an action uses; `where` is its name and address in one case, empty when too vague."""

    action_id: str
    venue: str
    where: str


class OpenPermit(NamedTuple):
    """A permit that is not cleared, or that a rule asks for and nobody tracks; days are ISO texts or empty.

    Attributes:
        permit_id: its id, or what names it while nobody tracks it.
        authority: who decides.
        due_on: latest day to file.
        filed_on: when it was filed.
        without_permit: what the rule behind it says can be done without, or empty.
    """

    permit_id: str
    authority: str
    due_on: str
    filed_on: str
    without_permit: str = ""


class OpenGate(NamedTuple):
    """A gate that nobody has ticked; its day is ISO text or empty, its fact a code of `PlanFact` or empty."""

    task_id: str
    title: str
    due_on: str
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    """What is known of a plan, as far as the checks ask.

    Attributes:
        rows: all actions.
        today: the day it is at the desk.
        mobilizations: by id.
        spans: when each action may start, by action id; see `shared_moment.start_spans`.
        bookings: for each person who leads, backs up or speaks, the ids of the actions.
        lead_ids: the person who leads, by action id.
        with_phone: people who can be rung.
        reached_on: the last day each person was reached, as ISO text.
        stakes: for each partner group, the actions it brings people to and how many it pledged.
        people_of: how many people each partner group can send.
        group_names: names of partner groups by id.
        venues: spots in use.
        permits: permits not cleared, and those asked for too late, by action id.
        gates: gates that are overdue and that nobody has ticked, by action id.
        moved: actions whose UTC moment another tzdata version would shift, with the minutes.
    """

    rows: Sequence[ActionRow]
    today: date
    mobilizations: Mapping[str, Mobilization] = field(default_factory=dict)
    spans: Mapping[str, StartSpan] = field(default_factory=dict)
    bookings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lead_ids: Mapping[str, str] = field(default_factory=dict)
    with_phone: frozenset[str] = frozenset()
    reached_on: Mapping[str, str] = field(default_factory=dict)
    stakes: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    people_of: Mapping[str, int] = field(default_factory=dict)
    group_names: Mapping[str, str] = field(default_factory=dict)
    venues: Sequence[VenueUse] = ()
    permits: Mapping[str, Sequence[OpenPermit]] = field(default_factory=dict)
    gates: Mapping[str, Sequence[OpenGate]] = field(default_factory=dict)
    moved: Mapping[str, int] = field(default_factory=dict)
