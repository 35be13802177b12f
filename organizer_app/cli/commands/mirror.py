"""`organizer mirror`: a plan in a PostgreSQL database, for an organization that asks questions in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import PATH
from organizer_app.wiring import create_mirror
from organizer_app.wording.together import hub as words

if TYPE_CHECKING:
    from pathlib import Path


@click.command("mirror", help=words.mirror_help())
@click.argument("address")
@click.option("--join", type=PATH, required=True, help=words.mirror_join_help())
@click.option("--with-secrets", is_flag=True, help=words.with_secrets_help())
def mirror(*, address: str, join: Path, with_secrets: bool) -> None:
    """Make an empty mirror."""
    create_mirror(address, join, with_secrets=with_secrets)
    click.echo(words.mirror_made())
