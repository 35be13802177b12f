"""`organizer forget`: erases a person from the whole plan and proves it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.environment.clock import utc_now
from organizer_app.wording.people import forgetting as words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace


@click.command("forget", help=words.forget_help())
@plan_argument
@click.argument("person", required=False)
@click.option("--due", is_flag=True, help=words.due_help())
@click.option("--yes", is_flag=True, help=words.yes_help())
@json_option
@passphrase_option
def forget(  # one parameter per option of the command
    *, plan: Path, person: str | None, due: bool, yes: bool, as_json: bool, passphrase_file: Path | None
) -> None:
    """Erase one person, or everybody whose retention period is over."""
    if due == bool(person):
        raise click.UsageError(words.person_or_due())
    with opened(plan, passphrase_file) as workspace:
        ids = _wanted(workspace, person)
        if ids and not yes and not click.confirm(words.really(len(ids)), err=True):
            raise click.exceptions.Exit(1)
        _erase(workspace, ids, as_json=as_json)


def _wanted(workspace: Workspace, person: str | None) -> list[str]:
    from organizer_app.services.people import forgetting

    if person is not None:
        return [forgetting.find_person(workspace, wanted=person).id]
    today = utc_now().date()
    return [each.id for each in forgetting.due_for_erasure(workspace, today=today)]


def _erase(workspace: Workspace, ids: list[str], *, as_json: bool) -> None:
    from organizer_app.services.people import forgetting

    proofs = [forgetting.forget(workspace, person_id=person_id) for person_id in ids]
    if as_json:
        print_json([asdict(proof) for proof in proofs])
    elif not proofs:
        click.echo(words.nobody_due())
    for proof in () if as_json else proofs:
        for sentence in words.proof_sentences(proof):
            click.echo(sentence)
