"""`organizer form`: return forms that a city fills in without an account or the program."""

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
    refuse_another_ending,
    refuse_the_plan_itself,
)
from organizer_app.domain.sharing.return_forms import FormSection
from organizer_app.wording.sharing import returned_forms as words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.sharing.schedule_words import PaperSize


@click.command("form", help=words.form_help())
@plan_argument
@click.option("--as", "form_format", type=click.Choice(("html", "xlsx", "pdf")), required=True)
@audience_option
@click.option("--city", default="", help=words.form_city_help())
@click.option("--all", "is_for_all", is_flag=True, help=words.all_help())
@click.option("--new-host", is_flag=True, help=words.new_host_help())
@click.option(
    "--section",
    "sections",
    multiple=True,
    type=click.Choice([section.value for section in FormSection]),
    help=words.section_help(),
)
@mobilization_option
@language_option
@paper_option
@click.option("--out", type=PATH, required=True, help=words.form_out_help())
@passphrase_option
def form(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    form_format: str,
    audience: Audience,
    city: str,
    is_for_all: bool,
    new_host: bool,
    sections: tuple[str, ...],
    mobilization: str,
    out: Path,
    paper: PaperSize,
) -> None:
    """Write forms that show their reader no other city and nothing above the audience."""
    from organizer_app.services.sharing.form_files import write_forms
    from organizer_app.services.sharing.return_forms import FormRequest
    from organizer_app.wording.sharing.return_forms import all_form_words

    if [bool(city), is_for_all, new_host].count(True) != 1:
        raise click.UsageError(words.which_forms())
    refuse_the_plan_itself(plan, out)
    if not is_for_all:
        refuse_another_ending(out, form_format)
    request = FormRequest(
        audience=audience,
        city=city,
        mobilization=mobilization,
        sections=frozenset(map(FormSection, sections)),
        is_new_host=new_host,
    )
    with opened(plan) as workspace:
        cities = write_forms(
            workspace,
            request=request,
            form_format=form_format,
            words=all_form_words(paper=paper),
            out=out,
            is_folder=is_for_all or not out.suffix,
        )
    click.echo(words.forms_made(str(out), len(cities)))
