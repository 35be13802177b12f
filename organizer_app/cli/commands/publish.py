"""`organizer publish`: writes a release in every format into a folder that is synced or served."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import (
    PATH,
    audience_option,
    language_option,
    mobilization_option,
    opened,
    paper_option,
    passphrase_option,
    plan_argument,
)
from organizer_app.wording.commands import command_line
from organizer_app.wording.sharing.shared_schedules import schedule_words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.sharing.schedule_words import PaperSize


@click.command("publish", help=command_line.publish_help())
@plan_argument
@audience_option
@click.option("--release", "number", type=int, required=True, help=command_line.release_number_help())
@mobilization_option
@click.option("--out", type=PATH, required=True)
@click.option("--replace", "may_replace", is_flag=True, help=command_line.publish_replace_help())
@language_option
@paper_option
@passphrase_option
def publish(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    audience: Audience,
    number: int,
    mobilization: str,
    out: Path,
    may_replace: bool,
    paper: PaperSize,
    passphrase_file: Path | None,
) -> None:
    """Write a release into a folder; a second run changes only what changed."""
    from organizer_app.services.sharing import publishing
    from organizer_app.services.sharing.releases import given_schedule, release_numbered

    with opened(plan, passphrase_file) as workspace:
        found = release_numbered(workspace, number, audience=audience, mobilization=mobilization)
        key = publishing.plan_key(workspace)
    changed = publishing.publish(
        given_schedule(found),
        out,
        words=schedule_words(paper=paper),
        plan=key,
        may_replace=may_replace,
    )
    click.echo(command_line.published(str(out), len(changed)))
