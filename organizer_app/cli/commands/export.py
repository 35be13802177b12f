"""`organizer export`: a shared schedule for one audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import (
    DAY,
    PATH,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
    refuse_the_plan_itself,
)
from organizer_app.domain.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.wording import command_line
from organizer_app.wording.shared_schedules import schedule_words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

# The formats are named here as well, so that help and usage need no import of their libraries.
FORMATS = ("ics", "csv", "html")
_AUDIENCES = {audience.code: audience for audience in EXPORT_AUDIENCES}


@click.command("export", help=command_line.export_help())
@plan_argument
@click.option("--as", "schedule_format", type=click.Choice(FORMATS), required=True)
@click.option("--audience", type=click.Choice(list(_AUDIENCES)), required=True)
@click.option("--city", default="")
@click.option("--on", type=DAY)
@mobilization_option
@click.option("--out", type=PATH, required=True)
@passphrase_option
def export(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    schedule_format: str,
    audience: str,
    city: str,
    on: date | None,
    mobilization: str,
    out: Path,
    passphrase_file: Path | None,
) -> None:
    """Write a schedule that shows no more than its audience may see."""
    from organizer_app.services.exporting import ScheduleRequest, export_schedule

    wanted: Audience = _AUDIENCES[audience]
    request = ScheduleRequest(audience=wanted, mobilization=mobilization, city=city, on=on)
    refuse_the_plan_itself(plan, out)
    with opened(plan, passphrase_file) as workspace:
        report = export_schedule(
            workspace, request, schedule_format=schedule_format, words=schedule_words(), out=out
        )
    click.echo(command_line.exported(str(out), report.entries, left_out=report.left_out))
