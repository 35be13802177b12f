"""`organizer incidents`: what goes wrong on the day, and what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.day_entries import entry_named
from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.domain.day.entry_line import read_flags
from organizer_app.domain.day.incident_changes import SEVERITIES, IncidentChange
from organizer_app.domain.model.day.incidents import IncidentCategory, IncidentStatus
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.commands import day_commands as words
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import incidents as incident_words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.model.day.incidents import Incident
    from organizer_app.services.day.day_books import DayBook

_CATEGORY = click.Choice([each.value for each in IncidentCategory])
_STATUS = click.Choice([each.value for each in IncidentStatus])
_SEVERITY = click.IntRange(SEVERITIES[0], SEVERITIES[-1])


@click.command("incidents", help=words.incidents_help())
@plan_argument
@click.argument("incident", default="")
@click.option("--status", type=_STATUS, help=incident_words.status_label())
@click.option("--severity", type=_SEVERITY, help=words.severity_help())
@click.option("--kind", type=_CATEGORY, help=words.category_help())
@click.option("--assignee", help=incident_words.assignee_label())
@click.option("--done", default="", help=words.done_help())
@click.option("--next", "next_step", help=incident_words.next_label())
@json_option
@passphrase_option
def incidents(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    incident: str,
    status: str | None,
    severity: int | None,
    kind: str | None,
    assignee: str | None,
    done: str,
    next_step: str | None,
    as_json: bool,
) -> None:
    """Print the incidents of the day, or change one."""
    from organizer_app.services.day.day_books import read_day
    from organizer_app.services.day.incidents import change_incident
    from organizer_app.services.day.logs import read_incidents

    change = IncidentChange(
        category=IncidentCategory(kind) if kind else None,
        severity=severity,
        status=IncidentStatus(status) if status else None,
        assignee=assignee,
        done=done,
        next_step=next_step,
    )
    if bool(incident) != (change != IncidentChange()):
        raise click.UsageError(words.incident_and_change())
    with opened(plan, is_reading=not incident) as workspace:
        day = read_day(workspace)
        found = read_incidents(workspace, mobilization_id=day.mobilization_id)
        if incident:
            chosen = entry_named(incident, [each.id for each in found])
            changed = change_incident(workspace, incident_id=chosen, change=change)
            found = tuple(changed if each.id == chosen else each for each in found)
    if as_json:
        print_json([_listed(day, each) for each in found])
    elif incident:
        click.echo(incident_words.saved())
    else:
        print_table([_line(day, each) for each in found], headings=words.incident_headings())


def _line(day: DayBook, each: Incident) -> tuple[str, ...]:
    at = each.occurred_at
    return (
        each.id[-6:],
        "" if at is None else board_words.clock_and_zone(epoch_minutes(at), day.desk_zone),
        board_words.place_on(day.book, each.city_action_id),
        incident_words.without_kind(each.category, each.title),
        incident_words.category_name(each.category),
        str(each.severity),
        incident_words.status_name(each.status),
        each.assignee,
    )


def _listed(day: DayBook, each: Incident) -> dict[str, object]:
    is_key, is_released = read_flags(each.actions.partition("\n")[0])
    return {
        "id": each.id,
        "occurred_at": each.occurred_at.isoformat() if each.occurred_at else None,
        "closed_at": each.closed_at.isoformat() if each.closed_at else None,
        "city": day.book.place_of(each.city_action_id) or None,
        "title": each.title,
        "kind": each.category.value,
        "severity": each.severity,
        "status": each.status.value,
        "assignee": each.assignee,
        "done": each.actions.splitlines(),
        "next": each.next_step,
        "entered_by": each.entered_by,
        "is_key": is_key,
        "is_released": is_released,
    }
