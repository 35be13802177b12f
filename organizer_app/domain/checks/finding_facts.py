"""Gather everything the checks need to know about a plan, so that the rules are plain functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from organizer_app.domain.calendar.shared_moment import StartSpan
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.rows.action_rows import ActionRow


class VenueUse(NamedTuple):
    """A spot used by an action; `where` is its folded name and address, empty if too vague."""

    action_id: str
    venue: str
    where: str


class OpenPermit(NamedTuple):
    """An uncleared permit, or a required one that no one tracks; days are ISO texts or empty.

    Attributes:
        permit_id: its id, or its key while no one tracks it.
        authority: the authority that decides.
        due_on: latest day to file.
        filed_on: the day it was filed.
        without_permit: what can be done without it according to its rule, or empty.
    """

    permit_id: str
    authority: str
    due_on: str
    filed_on: str
    without_permit: str = ""


class OpenGate(NamedTuple):
    """An unchecked gate; its day is ISO text or empty, its fact a code of `PlanFact` or empty."""

    task_id: str
    title: str
    due_on: str
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    """What is known about a plan, as far as the checks need it.

    Attributes:
        rows: all actions.
        today: the current day at HQ.
        mobilizations: by id.
        spans: allowed start times, by action id; see `shared_moment.start_spans`.
        bookings: for each person who leads, backs up or speaks, the ids of their actions.
        lead_ids: the person who leads, by action id.
        with_phone: people who can be called.
        unreal_contacts: the placeholder that people have for a number or an address, by their id.
        reached_on: the last day each person was reached, as ISO text.
        stakes: for each partner group, the actions it brings people to and the number it pledged.
        people_of: how many people each partner group can send.
        group_names: names of partner groups by id.
        venues: spots in use.
        permits: uncleared permits, and those required too late, by action id.
        gates: overdue unchecked gates, by action id.
        moved: actions that another tzdata version would shift in UTC, with the minutes.
    """

    rows: Sequence[ActionRow]
    today: date
    mobilizations: Mapping[str, Mobilization] = field(default_factory=dict)
    spans: Mapping[str, StartSpan] = field(default_factory=dict)
    bookings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lead_ids: Mapping[str, str] = field(default_factory=dict)
    with_phone: frozenset[str] = frozenset()
    unreal_contacts: Mapping[str, str] = field(default_factory=dict)
    reached_on: Mapping[str, str] = field(default_factory=dict)
    stakes: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    people_of: Mapping[str, int] = field(default_factory=dict)
    group_names: Mapping[str, str] = field(default_factory=dict)
    venues: Sequence[VenueUse] = ()
    permits: Mapping[str, Sequence[OpenPermit]] = field(default_factory=dict)
    gates: Mapping[str, Sequence[OpenGate]] = field(default_factory=dict)
    moved: Mapping[str, int] = field(default_factory=dict)
