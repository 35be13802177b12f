"""`organizer export`: a shared schedule for one audience, as it is now or as it was released."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import (
    DAY,
    PATH,
    audience_option,
    language_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
    refuse_the_plan_itself,
)
from organizer_app.wording import command_line
from organizer_app.wording.shared_schedules import schedule_words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from organizer_app.cli.painters import Painters
    from organizer_app.domain.audiences import Audience
    from organizer_app.domain.shared_schedule import SharedSchedule
    from organizer_app.services.exporting import ScheduleRequest
    from organizer_app.services.workspace import Workspace

# The formats are named here as well, so that help and usage need no import of their libraries.
CONTACTS = ("vcard", "people", "groups")
FORMATS = ("ics", "csv", "html", "pdf", "packet", *CONTACTS)


@click.command("export", help=command_line.export_help())
@plan_argument
@click.option("--as", "schedule_format", type=click.Choice(FORMATS), required=True)
@audience_option
@click.option("--city", default="")
@click.option("--on", type=DAY)
@mobilization_option
@click.option("--release", "number", type=int, help=command_line.release_number_help())
@language_option
@click.option("--out", type=PATH, required=True)
@passphrase_option
@click.pass_obj
def export(  # noqa: PLR0913  # one parameter per option of the command
    painters: Painters,
    *,
    plan: Path,
    schedule_format: str,
    audience: Audience,
    city: str,
    on: date | None,
    mobilization: str,
    number: int | None,
    out: Path,
    passphrase_file: Path | None,
) -> None:
    """Write a schedule that shows no more than its audience may see."""
    from organizer_app.services.exporting import ScheduleRequest
    from organizer_app.services.packet_files import write_packets
    from organizer_app.services.schedule_formats import write_schedule

    is_part = bool(city or on)
    _refuse_unfit(schedule_format, number, is_part=is_part, is_moment=bool(mobilization))
    refuse_the_plan_itself(plan, out)
    if schedule_format in CONTACTS:
        _export_contacts(plan, schedule_format, audience, out, passphrase_file)
        return
    request = ScheduleRequest(audience=audience, mobilization=mobilization, city=city, on=on)
    words = schedule_words()
    with opened(plan, passphrase_file) as workspace:
        if schedule_format == "packet":
            count = write_packets(workspace, request, words=words, paint=painters.paint_packets, out=out)
            click.echo(command_line.packets_written(str(out), count))
            return
        schedule = _schedule(workspace, request, number)
    report = write_schedule(
        schedule, schedule_format=schedule_format, words=words, out=out, paint=painters.paint
    )
    click.echo(command_line.exported(str(out), report.entries, left_out=report.left_out))


def _refuse_unfit(schedule_format: str, number: int | None, *, is_part: bool, is_moment: bool) -> None:
    """Raise a usage error for options that do not go together."""
    if schedule_format in CONTACTS and (number is not None or is_part or is_moment):
        raise click.UsageError(command_line.contacts_are_whole())
    is_packet = schedule_format == "packet"
    if number is not None and (is_part or is_packet):
        raise click.UsageError(
            command_line.packets_are_of_now() if is_packet else command_line.release_is_whole()
        )


def _export_contacts(
    plan: Path, contact_format: str, audience: Audience, out: Path, passphrase_file: Path | None
) -> None:
    from organizer_app.services.contact_files import export_contacts
    from organizer_app.wording import people_files

    with opened(plan, passphrase_file) as workspace:
        count = export_contacts(workspace, contact_format=contact_format, audience=audience, out=out)
    click.echo(people_files.exported(str(out), count))


def _schedule(workspace: Workspace, request: ScheduleRequest, number: int | None) -> SharedSchedule:
    from organizer_app.services.exporting import shared_schedule
    from organizer_app.services.releases import release_numbered, schedule_of

    if number is None:
        return shared_schedule(workspace, request, now=workspace.clock())
    found = release_numbered(workspace, number, audience=request.audience, mobilization=request.mobilization)
    return schedule_of(found)
