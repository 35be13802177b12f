"""`organizer hub`: a PostgreSQL database between the laptops of a team."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    PATH,
    json_option,
    opened,
    passphrase_option,
    plan_argument,
    text_of,
)
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.wording.together import hub as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.services.together.hub import HubStatus

T = TypeVar("T")
_MEGABYTE = 1_000_000

_address_argument = click.argument("address")
_member_option = click.option("--member", required=True, help=words.member_help())
_password_option = click.option("--password-file", type=PATH, help=words.password_help())


@click.group("hub", help=words.group_help())
def hub() -> None:
    """Hold the commands of the hub."""


@hub.command("create", help=words.create_help())
@plan_argument
@_address_argument
@_password_option
@passphrase_option
def create(*, plan: Path, address: str, password_file: Path | None) -> None:
    """Make a hub and let the plan in."""
    from organizer_app.services.together import hub as services

    with opened(plan) as workspace:
        host = _with_password(
            password_file,
            lambda password: services.create(workspace, address=address, password=password),
        )
    click.echo(words.created(host))


@hub.command("invite", help=words.invite_help())
@plan_argument
@_address_argument
@_member_option
@click.option("--out", type=PATH, required=True, help=words.out_help())
@_password_option
@passphrase_option
def invite(  # one parameter for each option
    *,
    plan: Path,
    address: str,
    member: str,
    out: Path,
    password_file: Path | None,
) -> None:
    """Let a member use the hub."""
    from organizer_app.services.together import hub as services

    with opened(plan) as workspace:
        invited = _with_password(
            password_file,
            lambda password: services.invite(
                workspace, address=address, password=password, name=member, out=out
            ),
        )
    click.echo(words.invited(invited.name, str(out)))


@hub.command("join", help=words.join_help())
@plan_argument
@click.argument("invitation", type=PATH)
@passphrase_option
def join(*, plan: Path, invitation: Path) -> None:
    """Join the hub of an invitation."""
    from organizer_app.services.together import hub as services

    with opened(plan) as workspace:
        met = services.join(workspace, invitation=invitation)
    click.echo(words.joined(met))


@hub.command("leave", help=words.leave_help())
@plan_argument
@passphrase_option
def leave(*, plan: Path) -> None:
    """Forget the hub."""
    from organizer_app.services.together import hub as services

    with opened(plan) as workspace:
        services.leave(workspace)
    click.echo(words.left())


@hub.command("revoke", help=words.expel_help())
@plan_argument
@_address_argument
@_member_option
@_password_option
@passphrase_option
def revoke(*, plan: Path, address: str, member: str, password_file: Path | None) -> None:
    """Let a member use the hub no more."""
    from organizer_app.services.together import hub as services

    with opened(plan) as workspace:
        gone = _with_password(
            password_file,
            lambda password: services.expel(workspace, address=address, password=password, name=member),
        )
    click.echo(words.expelled(gone.name))


@hub.command("prune", help=words.prune_help())
@plan_argument
@_address_argument
@click.option("--unseen-days", type=click.IntRange(1, 3650), help=words.unseen_help())
@_password_option
@passphrase_option
def prune(
    *,
    plan: Path,
    address: str,
    unseen_days: int | None,
    password_file: Path | None,
) -> None:
    """Remove what all have."""
    from organizer_app.services.together import hub as services

    before = None if unseen_days is None else datetime.now(UTC) - timedelta(days=unseen_days)
    with opened(plan) as workspace:
        removed = _with_password(
            password_file,
            lambda password: services.prune(workspace, address=address, password=password, before=before),
        )
    click.echo(words.pruned(removed))


@hub.command("status", help=words.status_help())
@plan_argument
@json_option
@passphrase_option
def status(*, plan: Path, as_json: bool) -> None:
    """Say how the plan stands with its hub."""
    from organizer_app.services.together import hub as services

    with opened(plan) as workspace:
        found = services.status(workspace)
    if as_json:
        print_json(_plain(found))
        return
    click.echo(words.size(found.host, found.size.segments, found.size.bytes / _MEGABYTE))
    click.echo(words.waiting(found.waiting, is_arriving=found.arriving))
    if found.is_pruned:
        click.echo(words.pruned_too_early())
    print_table([(member.name, _state(found, member.sign_key)) for member, _told in found.members])


def _with_password(password_file: Path | None, act: Callable[[str], T]) -> T:
    """Do something at the hub as its owner; ask for the password if it wants one and somebody is there."""
    if password_file is not None:
        return act(text_of(password_file).rstrip("\r\n"))
    try:
        return act("")
    except HubRefused as refused:
        if refused.reason is not HubRefusal.PASSWORD or not sys.stdin.isatty():
            raise
    return act(click.prompt(words.password_prompt(), hide_input=True, err=True))


def _state(found: HubStatus, sign_key: str) -> str:
    told = next(told for member, told in found.members if member.sign_key == sign_key)
    seen = told.seen_at.astimezone().strftime("%Y-%m-%d %H:%M") if told and told.seen_at else ""
    return words.member_state(
        seen,
        is_known=told is not None,
        is_revoked=bool(told and told.is_revoked),
        sees_too_much=sign_key in found.seeing_too_much,
    )


def _plain(found: HubStatus) -> dict[str, object]:
    return {
        "host": found.host,
        "waiting": found.waiting,
        "arriving": found.arriving,
        "pruned": found.is_pruned,
        "segments": found.size.segments,
        "bytes": found.size.bytes,
        "members": [
            {
                "name": member.name,
                "key": member.sign_key,
                "on_hub": told is not None,
                "revoked": bool(told and told.is_revoked),
                "sees_too_much": member.sign_key in found.seeing_too_much,
                "seen_at": told.seen_at.astimezone(UTC).isoformat() if told and told.seen_at else None,
            }
            for member, told in found.members
        ],
    }
