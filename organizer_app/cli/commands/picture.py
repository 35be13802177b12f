"""`organizer picture`: renders the real window off screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import click

from organizer_app.cli.parameters import (
    DAY,
    PATH,
    opening_passphrase,
    passphrase_option,
    plan_argument,
    refuse_the_plan_itself,
)
from organizer_app.cli.picture_request import PictureRequest
from organizer_app.domain.basics.problems import UnclearError
from organizer_app.wording.commands import command_line

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from organizer_app.cli.picture_request import Draw

_OF_A_FILE: Final = frozenset({"import", "merging"})


class Size(click.ParamType[tuple[int, int]]):
    """Width and height in pixels, written as 1440x900."""

    name = "size"

    def convert(
        self,
        value: Any,  # noqa: ANN401  # click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[int, int]:
        """Read the size; anything else, or more than 8000 pixels a side, is wrong usage."""
        found = re.fullmatch(r"([1-9]\d{2,3})x([1-9]\d{2,3})", str(value))
        if found is None or max(map(int, found.groups())) > 8000:  # noqa: PLR2004  # see the docstring
            self.fail(command_line.not_a_size(str(value)), param, ctx)
        width, height = map(int, found.groups())
        return width, height


@click.command("picture", help=command_line.picture_help())
@plan_argument
@click.option("--view", required=True)
@click.option("--size", type=Size(), default="1440x900")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light")
@click.option("--on", type=DAY)
@click.option("--at", default="", help=command_line.picture_at_help())
@click.option("--select", default="")
@click.option("--file", type=PATH, help=command_line.picture_file_help())
@click.option("--out", type=PATH, required=True)
@passphrase_option
@click.pass_obj
def picture(  # noqa: PLR0913  # one parameter per option of the command
    draw: Draw,
    *,
    plan: Path,
    view: str,
    size: tuple[int, int],
    theme: str,
    on: date | None,
    at: str,
    select: str,
    file: Path | None,
    out: Path,
) -> None:
    """Render one view of a plan into a PNG."""
    refuse_the_plan_itself(plan, out)
    if (view in _OF_A_FILE) != (file is not None):
        raise click.UsageError(command_line.picture_of_a_file())
    key = opening_passphrase(plan)
    try:
        draw(PictureRequest(plan, view, size, theme, on, select, out, key, file, at))
    except UnclearError:
        raise click.UsageError(command_line.not_a_moment(at)) from None
    click.echo(command_line.drawn(str(out)))
