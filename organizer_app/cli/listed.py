"""Turns the records of each noun into dictionaries with stable keys, for scripts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from organizer_app.cli.list_request import Listed, ListRequest, listed_actions
from organizer_app.cli.listed_steps import permits, tasks
from organizer_app.cli.moments import clock_text, utc_text, wall_text, zoned_text
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.commands import command_line
from organizer_app.wording.language import statuses
from organizer_app.wording.language.dates import long_day
from organizer_app.wording.language.readiness import level_name, row_reason, row_reasons
from organizer_app.wording.sharing.shared_schedules import schedule_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.actions.listing import ListedAction
    from organizer_app.services.people.people_lists import ListedPerson


def actions(request: ListRequest) -> list[Listed]:
    """Return the actions, ordered by day, start and city."""
    return [_action(listed) for listed in listed_actions(request)]


def action_lines(request: ListRequest) -> list[tuple[str, ...]]:
    """Return the actions as a person reads them; the columns are those of `action_headings`."""
    return [_action_line(listed.row) for listed in listed_actions(request)]


def cities(request: ListRequest) -> list[Listed]:
    """Return the cities with the number of actions in each."""
    found = listed_actions(request)
    counts = Counter(listed.row.place_id for listed in found)
    places = {listed.row.place_id: listed for listed in found if listed.row.place_id}
    return [
        {
            "city": each.city,
            "state": each.row.state or None,
            "country": each.row.country,
            "latitude": each.row.latitude,
            "longitude": each.row.longitude,
            "timezone": each.row.zone or None,
            "actions": counts[place_id],
        }
        for place_id, each in sorted(places.items(), key=lambda item: (item[1].city, item[1].row.state))
    ]


def campaigns(request: ListRequest) -> list[Listed]:
    """Return what `list campaigns` prints: id, title, demand and first day, YYYY-MM-DD or empty."""
    from organizer_app.services.actions.listing import list_records

    return [
        {"id": each.id, "title": each.title, "demand": each.demand, "started_on": _iso(each.started_on)}
        for each in list_records(request.workspace, Campaign)
    ]


def mobilizations(request: ListRequest) -> list[Listed]:
    """Return the mobilizations, ordered by anchor date."""
    from organizer_app.services.actions.listing import list_records

    found = sorted(
        list_records(request.workspace, Mobilization), key=lambda each: str(each.anchor_date or "9999")
    )
    return [
        {
            "id": each.id,
            "title": each.title,
            "anchor_date": _iso(each.anchor_date),
            "desk_timezone": each.desk_zone,
            "rule": each.rule.value,
            "rule_time": each.rule_time.strftime("%H:%M") if each.rule_time else None,
            "status": each.status.value,
            "goal_cities": each.goal_cities,
            "goal_turnout": each.goal_turnout,
            "petition_signatures": each.petition_signatures,
            "hashtags": list(each.hashtags),
            "press_contact": each.press_contact or None,
            "press_contact_shown_to": each.press_contact_shown_to.code,
        }
        for each in found
    ]


def people(request: ListRequest) -> list[Listed]:
    """Return the people with a phone and an email each, their roles and calls, for HQ alone."""
    from organizer_app.services.people.people_lists import list_people

    wanted = request.wanted
    found = list_people(request.workspace, states=wanted.states, city=request.city, words=wanted.words)
    return [_person(each) for each in found]


def _person(listed: ListedPerson) -> Listed:
    tried = listed.tried
    return {
        "id": listed.person.id,
        "name": listed.person.name,
        "phone": listed.phone or None,
        "email": listed.email or None,
        "roles": [
            statuses.role_name(held.role.value, is_backup=held.is_backup)
            + f", {city_of(row.city, row.state)}"
            for held, row in listed.roles
        ],
        "languages": list(listed.person.languages),
        "timezone": listed.zone or None,
        "caller": listed.person.caller or None,
        "reached_utc": utc_text(tried.reached),
        "last_outcome": tried.outcome.value if tried.outcome else None,
        "due_utc": utc_text(tried.due),
    }


def groups(request: ListRequest) -> list[Listed]:
    """Return the partner groups."""
    from organizer_app.services.actions.listing import list_records

    return [
        {"id": each.id, "name": each.name, "kind": each.kind.value, "website": each.website or None}
        for each in sorted(
            list_records(request.workspace, Organization), key=lambda each: each.name.casefold()
        )
    ]


def releases(request: ListRequest) -> list[Listed]:
    """Return the releases, newest first, without their content."""
    from organizer_app.cli.released import release_listed
    from organizer_app.services.sharing.release_names import laptops_of_releases, release_names
    from organizer_app.services.sharing.releases import releases_of
    from organizer_app.wording.sharing.release_names import release_label

    with request.workspace.read() as reader:
        names, laptops = release_names(reader), laptops_of_releases(reader)
    return [
        {
            **release_listed(each),
            "name": release_label(names[each.id]),
            "laptop": laptops[each.id] or None,
        }
        for each in releases_of(request.workspace, mobilization=request.mobilization)
    ]


LISTS: dict[str, Callable[[ListRequest], list[Listed]]] = {
    "campaigns": campaigns,
    "mobilizations": mobilizations,
    "actions": actions,
    "cities": cities,
    "people": people,
    "groups": groups,
    "tasks": tasks,
    "permits": permits,
    "releases": releases,
}


def _action_line(row: ActionRow) -> tuple[str, ...]:
    called_off = schedule_words().statuses[row.status] if row.status in OFF_STATUSES else ""
    return (
        long_day(row.day) if row.day else command_line.no_date(),
        clock_text(row),
        city_of(row.city, row.state),
        row.title,
        row.lead or command_line.no_lead(),
        called_off or command_line.readiness(level_name(row.readiness), row_reason(row)),
    )


def _action(listed: ListedAction) -> Listed:
    row, head = listed.row, listed.head
    return {
        "id": row.action_id,
        "campaign": head.campaign_title if head else None,
        "mobilization": head.title if head else None,
        "title": row.title,
        "tactic": row.tactic,
        "label": row.city or None,
        "city": listed.city or None,
        "state": row.state or None,
        "country": row.country or None,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "timezone": row.zone or None,
        "date": row.day or None,
        "starts_local": _local(row.day, row.starts, row.starts_utc, row.zone),
        "ends_local": _local(row.day, row.ends, row.ends_utc, row.zone),
        "starts_utc": utc_text(row.starts_utc),
        "ends_utc": utc_text(row.ends_utc),
        "venue": row.venue or None,
        "groups": row.groups.split("; ") if row.groups else [],
        "lead": row.lead or None,
        "backup_lead": row.backup or None,
        "expected": row.expected,
        "count_low": row.count_low,
        "count_high": row.count_high,
        "status": row.status,
        "readiness": Readiness(row.readiness).code,
        "reasons": list(row_reasons(row)),
        "notes": listed.notes or None,
        "external_id": listed.external_id or None,
    }


def _local(day: str, minutes: int | None, utc_minutes: int | None, zone: str) -> str | None:
    return zoned_text(utc_minutes, zone) or wall_text(day, minutes)


def _iso(day: object) -> str | None:
    return str(day) if day else None
