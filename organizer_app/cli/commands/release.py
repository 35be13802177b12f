"""`organizer release`: freezes the schedule of an audience under the next number, or withdraws a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json
from organizer_app.cli.parameters import (
    audience_option,
    by_option,
    dry_run_option,
    json_option,
    language_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.cli.released import change_listed, release_listed
from organizer_app.domain.sharing.release_checks import TOLD
from organizer_app.wording.commands import command_line
from organizer_app.wording.sharing import releases, share_choices

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.releases import ReleaseDraft


@click.command("release", help=command_line.release_help())
@plan_argument
@audience_option
@click.option("--note", default="", help=command_line.note_help())
@click.option("--withdraw", type=int, help=command_line.withdraw_help())
@by_option
@click.option("--reason", default="", help=command_line.reason_help())
@mobilization_option
@dry_run_option
@json_option
@language_option
@passphrase_option
def release(  # noqa: PLR0913  # one parameter for each option
    *,
    plan: Path,
    audience: Audience,
    note: str,
    withdraw: int | None,
    by: str,
    reason: str,
    mobilization: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Release the schedule as it is now, or withdraw a release."""
    from organizer_app.services.sharing import releases as services

    if withdraw is not None and not reason.strip():
        raise click.UsageError(command_line.reason_missing())
    with opened(plan) as workspace:
        if withdraw is not None:
            known = services.release_numbered(
                workspace, withdraw, audience=audience, mobilization=mobilization, laptop=by
            )
            withdrawn = services.withdraw_release(workspace, known.id, reason=reason)
            print_json(release_listed(withdrawn)) if as_json else click.echo(releases.withdrawn(withdrawn))
            return
        draft = services.draft_release(workspace, audience=audience, mobilization=mobilization)
        _warn(workspace, draft)
        made = (
            None
            if dry_run
            else services.make_release(workspace, audience=audience, mobilization=mobilization, note=note)
        )
    schedule = services.schedule_of(made) if made else draft.schedule
    if as_json:
        facts = release_listed(made) if made else {"number": schedule.release, "audience": audience.code}
        print_json({**facts, "changes": [change_listed(change) for change in schedule.changes]})
        return
    told = releases.released if made else releases.would_release
    click.echo(told(schedule, draft.since))
    for change in schedule.changes:
        click.echo(releases.change_sentence(change))


def _warn(workspace: Workspace, draft: ReleaseDraft) -> None:
    """Print to standard error what a draft should not hold, and every action that it leaves out."""
    from organizer_app.services.sharing.release_omissions import left_out
    from organizer_app.services.sharing.release_questions import release_questions
    from organizer_app.wording.sharing.share_choices import check_line, text_place, with_places

    schedule = draft.schedule
    with workspace.read() as reader:
        omitted = left_out(reader, schedule, draft.mobilization.id)
        checks = release_questions(reader, schedule)
    for each in omitted:
        city = ", ".join(filter(None, (each.city, each.state)))
        click.echo(share_choices.not_included(city, each.status), err=True)
    for check in checks:
        if check.kind in TOLD and check.missing:
            places = (text_place(each.field, each.city, is_action=bool(each.uid)) for each in check.places)
            click.echo(with_places(check_line(check.kind.value, check.missing), list(places)), err=True)
