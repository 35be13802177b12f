"""`organizer publish`: writes a release in every format into a folder that is synced or served."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import (
    PATH,
    audience_option,
    by_option,
    language_option,
    mobilization_option,
    opened,
    paper_option,
    passphrase_option,
    plan_argument,
)
from organizer_app.wording.commands import command_line
from organizer_app.wording.sharing.shared_schedules import other_editions, schedule_words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.sharing.schedule_words import PaperSize


@click.command("publish", help=command_line.publish_help())
@plan_argument
@audience_option
@click.option("--release", "number", type=int, required=True, help=command_line.release_number_help())
@by_option
@mobilization_option
@click.option("--out", type=PATH, required=True)
@click.option("--replace", "may_replace", is_flag=True, help=command_line.publish_replace_help())
@click.option("--withdrawn", "may_be_withdrawn", is_flag=True, help=command_line.withdrawn_help())
@language_option
@paper_option
@passphrase_option
def publish(  # noqa: PLR0913  # one parameter for each option
    *,
    plan: Path,
    audience: Audience,
    number: int,
    by: str,
    mobilization: str,
    out: Path,
    may_replace: bool,
    may_be_withdrawn: bool,
    paper: PaperSize,
) -> None:
    """Write a release into a folder; a second run changes only what changed."""
    from organizer_app.services.sharing import publishing
    from organizer_app.services.sharing.published_files import FolderAdditions
    from organizer_app.services.sharing.releases import given_schedule, release_numbered
    from organizer_app.services.sharing.version_history import version_history

    with opened(plan) as workspace:
        found = release_numbered(workspace, number, audience=audience, mobilization=mobilization, laptop=by)
        claim = publishing.FolderClaim(publishing.plan_key(workspace), may_replace)
        history = version_history(workspace, found)
    changed = publishing.publish(
        given_schedule(found, may_be_withdrawn=may_be_withdrawn),
        out,
        words=schedule_words(paper=paper),
        additions=FolderAdditions(other_editions(), history),
        claim=claim,
    )
    click.echo(command_line.published(str(out), len(changed)))
