"""`organizer export`: a shared schedule for one audience, as it is now or as it was released."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from organizer_app.cli.parameters import (
    DAY,
    PATH,
    audience_option,
    by_option,
    language_option,
    mobilization_option,
    opened,
    paper_option,
    passphrase_option,
    plan_argument,
    refuse_another_ending,
    refuse_the_plan_itself,
)
from organizer_app.domain.basics.problems import FormatNotForAudience
from organizer_app.services.sharing.formats import FORMATS, FormatKind
from organizer_app.wording.commands import command_line
from organizer_app.wording.sharing.shared_schedules import other_editions, schedule_words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.sharing.schedule_words import PaperSize
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.exporting import ScheduleRequest
    from organizer_app.services.sharing.formats import Format


class _Options(NamedTuple):
    """The options of the command."""

    plan: Path
    wanted: Format
    request: ScheduleRequest
    number: int | None
    by: str
    out: Path
    paper: PaperSize
    may_be_withdrawn: bool


@click.command("export", help=command_line.export_help())
@plan_argument
@click.option("--as", "schedule_format", type=click.Choice(tuple(FORMATS)), required=True)
@audience_option
@click.option("--city", default="")
@click.option("--on", type=DAY)
@mobilization_option
@click.option("--release", "number", type=int, help=command_line.release_number_help())
@by_option
@click.option("--withdrawn", "may_be_withdrawn", is_flag=True, help=command_line.withdrawn_help())
@language_option
@paper_option
@click.option("--out", type=PATH, required=True)
@passphrase_option
def export(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    schedule_format: str,
    audience: Audience,
    city: str,
    on: date | None,
    mobilization: str,
    number: int | None,
    by: str,
    may_be_withdrawn: bool,
    out: Path,
    paper: PaperSize,
) -> None:
    """Write a schedule that shows no more than its audience may see."""
    from organizer_app.services.sharing.exporting import ScheduleRequest

    wanted = FORMATS[schedule_format]
    is_contacts = wanted.kind is FormatKind.CONTACTS
    is_of_now = not (wanted.is_of_release or is_contacts)
    if number is not None and (city or on or is_of_now):
        raise click.UsageError(
            command_line.packets_are_of_now() if is_of_now else command_line.release_is_whole()
        )
    if audience < wanted.least:
        raise FormatNotForAudience(schedule_format, audience.code)
    refuse_the_plan_itself(plan, out)
    if wanted.ending:
        refuse_another_ending(out, wanted.ending)
    if is_contacts:
        if number is not None or city or on or mobilization:
            raise click.UsageError(command_line.contacts_are_whole())
        click.echo(_contacts(plan, schedule_format, audience, out))
        return
    request = ScheduleRequest(audience=audience, mobilization=mobilization, city=city, on=on)
    asked = _Options(plan, wanted, request, number, by, out, paper, may_be_withdrawn)
    click.echo(_written(asked))


def _contacts(plan: Path, contact_format: str, audience: Audience, out: Path) -> str:
    from organizer_app.services.sharing.contact_files import export_contacts
    from organizer_app.wording.people import people_files

    with opened(plan, is_reading=True) as workspace:
        _warn_of_conflicts(workspace)
        count = export_contacts(workspace, contact_format=contact_format, audience=audience, out=out)
    return people_files.exported(str(out), count)


def _written(asked: _Options) -> str:
    from organizer_app.services.people.call_sheet_files import write_call_sheet, write_roll_call
    from organizer_app.services.sharing.packet_files import write_packets
    from organizer_app.services.sharing.paper_parts import LONG
    from organizer_app.services.sharing.schedule_formats import write_schedule
    from organizer_app.wording.people.call_sheets import call_sheet_words, roll_call_words
    from organizer_app.wording.sharing.packets import packet_words

    words, out = schedule_words(paper=asked.paper), asked.out
    if asked.wanted.kind is FormatKind.FOLDER:
        return _published(asked)
    with opened(asked.plan, is_reading=True) as workspace:
        if asked.number is None:
            _warn_of_conflicts(workspace)
        if asked.wanted.kind is FormatKind.PACKETS:
            count = write_packets(
                workspace,
                asked.request,
                packet_format=asked.wanted.code,
                words=words,
                packet_words=packet_words(),
                out=out,
            )
            if asked.wanted.code == "packet":
                return command_line.packets_written(str(out), count)
            return command_line.exported(str(out), count, left_out=0)
        if asked.wanted.kind is FormatKind.CALL_SHEET:
            is_roll = asked.wanted.code == "roll-call"
            write = write_roll_call if is_roll else write_call_sheet
            sheet_words = roll_call_words() if is_roll else call_sheet_words()
            count = write(workspace, words=words, sheet_words=sheet_words, out=out, now=workspace.clock())
            written = command_line.roles_written if is_roll else command_line.calls_written
            return written(str(out), count)
        schedule = _schedule(workspace, asked)
    code = asked.wanted.code
    report = write_schedule(schedule, schedule_format=code, words=words, out=out)
    if code == "pdf" and len(schedule.entries) > LONG:
        click.echo(command_line.long_paper(), err=True)
    return command_line.exported(str(out), report.entries, left_out=report.left_out)


def _published(asked: _Options) -> str:
    from organizer_app.services.sharing.published_files import FolderAdditions
    from organizer_app.services.sharing.publishing import FolderClaim, plan_key, publish
    from organizer_app.services.sharing.releases import release_numbered
    from organizer_app.services.sharing.version_history import version_history

    with opened(asked.plan, is_reading=True) as workspace:
        if asked.number is None:
            _warn_of_conflicts(workspace)
        schedule = _schedule(workspace, asked)
        claim, history = FolderClaim(plan_key(workspace)), None
        if asked.number is not None:
            audience, mobilization = asked.request.audience, asked.request.mobilization
            release = release_numbered(
                workspace, asked.number, audience=audience, mobilization=mobilization, laptop=asked.by
            )
            history = version_history(workspace, release)
    additions = FolderAdditions(other_editions(), history)
    changed = publish(
        schedule,
        asked.out,
        words=schedule_words(paper=asked.paper),
        additions=additions,
        claim=claim,
    )
    return command_line.published(str(asked.out), len(changed))


def _schedule(workspace: Workspace, asked: _Options) -> SharedSchedule:
    from organizer_app.services.sharing.exporting import shared_schedule
    from organizer_app.services.sharing.releases import given_schedule, release_numbered

    request, number = asked.request, asked.number
    if number is None:
        return shared_schedule(workspace, request, now=workspace.clock())
    moment = request.mobilization
    found = release_numbered(
        workspace, number, audience=request.audience, mobilization=moment, laptop=asked.by
    )
    return given_schedule(found, may_be_withdrawn=asked.may_be_withdrawn)


def _warn_of_conflicts(workspace: Workspace) -> None:
    """Say that what is exported may still change: two laptops wrote some fields, and nobody has decided."""
    from organizer_app.services.together.conflicts import count
    from organizer_app.wording.together import exchange

    contested = count(workspace)
    if contested:
        click.echo(exchange.contested(contested), err=True)
