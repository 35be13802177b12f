"""The lines of the overview's cards: their texts, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.checks.findings import Finding, FindingKind, Severity
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.remedies import remedy_of
from organizer_app.ui.flow.step_icons import step_icon
from organizer_app.wording.checks import problem_cards
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.checks.problem_counts import cities_with
from organizer_app.wording.language.dates import short_day, wall_clock, weekday_day
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.plan.edits import sentence
from organizer_app.wording.window import overview as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.checks.overview import Call, Deadline
    from organizer_app.domain.checks.reach import Reach
    from organizer_app.domain.rows.action_rows import KeyDateHead

# A kind of problem with at most this many cities is listed city by city.
_FEW: Final = 2
_NAMED: Final = 2
MOST_PROBLEMS: Final = 8


class CardLine(NamedTuple):
    """One line of a card.

    Attributes:
        icon: its icon.
        title: the upper line.
        below: the lower line.
        right: the text at the right, such as "in 2 days".
        is_urgent: whether icon and right part have the color of danger.
        leads_to: where Enter and a click lead, or None.
        button: the label of a button at the right that does what a click does; empty for none.
        is_person: whether the title is a name, with initials in the place of the icon.
        names: cities and groups in both lines; they are cut before the other words.
        brief: the lower line where two names have no room side by side, which would be cut to nothing.
    """

    icon: str
    title: str
    below: str
    right: str = ""
    is_urgent: bool = False
    leads_to: Destination | None = None
    button: str = ""
    is_person: bool = False
    names: tuple[str, ...] = ()
    brief: str = ""

    @property
    def spoken(self) -> str:
        """The line in one sentence."""
        parts = (each.rstrip(".") for each in (self.title, self.below, self.right, self.button))
        return ". ".join(each for each in parts if each) + "."


def problem_lines(findings: Sequence[Finding]) -> list[CardLine]:
    """Return the kinds of problems, errors first; a kind with few cities is listed city by city."""
    kinds: dict[FindingKind, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.kind, []).append(finding)
    order = sorted(kinds.values(), key=lambda group: (group[0].severity is not Severity.ERROR, len(group)))
    lines = [line for group in order for line in _group_lines(group)]
    return lines[:MOST_PROBLEMS]


def _group_lines(group: Sequence[Finding]) -> list[CardLine]:
    is_error = group[0].severity is Severity.ERROR
    icon = "circle-alert" if is_error else "triangle-alert"
    if len(group) <= _FEW:
        return [
            CardLine(
                icon,
                *problem_cards.problem(each),
                is_urgent=is_error,
                leads_to=remedy_of(each, {}),
                button=problem_cards.remedy_button(each.kind),
                names=_names_in(each),
                brief=problem_cards.without_names(each),
            )
            for each in group
        ]
    # Without their states, which would interrupt the names; a city that occurs twice is named once.
    names = list(dict.fromkeys(each.row.city or city_of("", "") for each in group))[:_NAMED]
    below = words.and_more(", ".join(names), len(group) - len(names))
    said = cities_with(group[0].kind, len(group))
    all_of_them = Destination("problems", "", group[0].row.action_id)
    button = words.all_of(len(group))
    line = CardLine(icon, said, below, is_urgent=is_error, leads_to=all_of_them, button=button)
    return [line._replace(names=tuple(names))]


def _names_in(finding: Finding) -> tuple[str, ...]:
    """Return the names of cities and groups in the sentence of a finding."""
    other = finding.other.city if finding.other else ""
    group = finding.detail if finding.kind is FindingKind.GROUP_STRETCHED else ""
    return finding.row.city, other, group


def deadline_lines(deadlines: Sequence[Deadline], today: date) -> list[CardLine]:
    """Return tasks that are late or due soon."""
    return [
        CardLine(
            "flag" if each.is_gate else "clipboard-check",
            each.title,
            words.deadline_place(each),
            words.due(each, today),
            each.due_on < today.isoformat(),
            _to(each.action_id),
            names=(each.city,),
        )
        for each in deadlines
    ]


def call_lines(calls: Sequence[Call], now: datetime) -> list[CardLine]:
    """Return who to call, with their local time."""
    return [
        CardLine(
            "phone",
            each.entry.facts.name,
            words.call_reason(each),
            _clock_there(each.entry.facts.zone, now) if each.entry.facts.is_zone_known else "",
            leads_to=Destination("people", "calls", each.entry.facts.person_id),
            is_person=True,
            names=(each.city,),
        )
        for each in calls
    ]


def _clock_there(zone: str, now: datetime) -> str:
    if not zone:
        return ""
    # Needs to read the zone's file, so only for people who are called.
    from organizer_app.domain.time.local_time import zone_info

    there = now.astimezone(zone_info(zone))
    return f"{wall_clock(there)} {zone_short(zone)}"


def key_date_lines(key_dates: Sequence[KeyDateHead]) -> list[CardLine]:
    """Return upcoming key dates."""
    return [
        CardLine("calendar", each.title, each.venue or weekday_day(each.day), words.key_date_day(each.day))
        for each in key_dates
    ]


def reach_lines(reach: Reach) -> list[CardLine]:
    """Return how many people live near an action, then the cities to ask next with the reason."""
    first = CardLine("users", words.people_near(reach), words.people_farther(reach))
    to_plan = Destination("plan", "map")
    return [
        first,
        *(
            CardLine(
                "map-pin", city_of(each.place.name, each.place.admin1), words.why_next(each), leads_to=to_plan
            )
            for each in reach.next_cities
        ),
    ]


def recent_lines(recent: Sequence[EditSummary], now: datetime, desk_zone: str) -> list[CardLine]:
    """Return the newest steps, in headquarters time."""
    from organizer_app.domain.time.local_time import zone_info

    desk = zone_info(desk_zone) if desk_zone else None
    lines = []
    for each in recent:
        at = each.at.astimezone(desk)
        when = wall_clock(at)
        if at.date() != now.astimezone(desk).date():
            when = short_day(at.date().isoformat())
        icon, to = step_icon(each.kind), Destination("activity")
        lines.append(CardLine(icon, sentence(each), each.author, when, leads_to=to))
    return lines


def _to(action_id: str) -> Destination | None:
    return Destination("plan", "map", action_id) if action_id else None
