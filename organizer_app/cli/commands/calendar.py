"""`organizer calendar`: publishes a release to a calendar on a server that the person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import (
    PATH,
    audience_option,
    language_option,
    mobilization_option,
    opened,
    passphrase_of,
    passphrase_option,
    plan_argument,
)
from organizer_app.wording.commands import command_line
from organizer_app.wording.sharing.shared_schedules import schedule_words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience

_VARIABLE = "ORGANIZER_CALENDAR_PASSWORD"


@click.command("calendar", help=command_line.calendar_help())
@plan_argument
@audience_option
@click.option("--release", "number", type=int, required=True, help=command_line.release_number_help())
@mobilization_option
@click.option("--url", default="", help=command_line.calendar_url_help())
@click.option("--user", default="", help=command_line.calendar_user_help())
@click.option("--password-file", type=PATH, help=command_line.password_file_help())
@click.option("--remember", is_flag=True, help=command_line.remember_help())
@click.option("--overwrite", "may_overwrite", is_flag=True, help=command_line.overwrite_help())
@language_option
@passphrase_option
def calendar(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    audience: Audience,
    number: int,
    mobilization: str,
    url: str,
    user: str,
    password_file: Path | None,
    remember: bool,
    may_overwrite: bool,
) -> None:
    """Make a calendar on a server hold exactly what a release shows."""
    from organizer_app.services.sharing import calendar_servers
    from organizer_app.services.sharing.releases import release_numbered

    url, user = _remembered(url, user)
    host = calendar_servers.CalendarServer(calendar_servers.checked_url(url), user, "").host
    with opened(plan) as workspace:
        found = release_numbered(workspace, number, audience=audience, mobilization=mobilization)
    server = calendar_servers.CalendarServer(url, user, _password(password_file, host))
    done = calendar_servers.publish_to_server(
        found, server, words=schedule_words(), may_overwrite=may_overwrite
    )
    if remember:
        _remember(url, user)
    click.echo(command_line.brought(host, done.written, done.removed, done.unchanged))
    if done.edited:
        raise click.ClickException(command_line.edited_there(done.edited))


def _remembered(url: str, user: str) -> tuple[str, str]:
    from organizer_app.environment.preferences import preferences_file, read_preferences

    known = read_preferences(preferences_file())
    # An account for one server is never sent to another.
    user = user or (known.calendar_user if url in {"", known.calendar_url} else "")
    url = url or known.calendar_url
    if not url or not user:
        raise click.UsageError(command_line.no_calendar())
    return url, user


def _remember(url: str, user: str) -> None:
    from dataclasses import replace

    from organizer_app.environment.preferences import preferences_file, read_preferences, write_preferences

    file = preferences_file()
    write_preferences(file, replace(read_preferences(file), calendar_url=url, calendar_user=user))


def _password(file: Path | None, host: str) -> str:
    import os

    if file is not None:
        return passphrase_of(file) or ""
    return os.environ.get(_VARIABLE) or click.prompt(
        command_line.password_prompt(host), hide_input=True, err=True
    )
