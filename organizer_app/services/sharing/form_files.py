"""Writes return forms to files: one for one city, or a folder with one for each."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.problems import BadValue, CannotWrite
from organizer_app.environment.files.atomic_files import write_whole
from organizer_app.environment.resource_files import resource_path
from organizer_app.services.plan.typesetting import kept_typesetter
from organizer_app.services.sharing.schedule_formats import mode_for
from organizer_app.services.sharing.sent_forms import make_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from organizer_app.domain.sharing.form_words import FormWords
    from organizer_app.domain.sharing.return_forms import ReturnForm
    from organizer_app.exchange.forms.html_form import FormParts
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.return_forms import FormRequest

FORM_FORMATS: Final = ("html", "xlsx", "pdf")
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")


def write_forms(
    workspace: Workspace,
    *,
    request: FormRequest,
    form_format: str,
    words: Sequence[FormWords],
    out: Path,
    is_folder: bool,
) -> list[str]:
    """Make forms and write them; return the names of their cities, in order.

    Args:
        workspace: the plan, which remembers what each form showed.
        request: which forms, for whom.
        form_format: one of `FORM_FORMATS`.
        words: the words in each language; a form begins with the first.
        out: the file, or the folder for one file a city.
        is_folder: whether `out` is a folder; it is made where it is missing.

    Raises:
        BadValue, NothingFound, SeveralForms: see `sent_forms.make_forms`.
        CannotTypeset: the pages could not be made.
        CannotWrite: the folder or the disk refuses.
    """
    if form_format not in FORM_FORMATS:
        raise BadValue("format", form_format)
    forms = make_forms(workspace, request=request, is_one=not is_folder)
    keep_forms(forms, form_format=form_format, words=words, out=out, is_folder=is_folder)
    return [form.city for form in forms]


def keep_forms(
    forms: Sequence[ReturnForm],
    *,
    form_format: str,
    words: Sequence[FormWords],
    out: Path,
    is_folder: bool,
) -> None:
    """Write forms that are made already, without the plan; arguments and errors as for `write_forms`.

    Nothing is written before all of them are ready.
    """
    files = form_bytes(forms, form_format, words)
    write = functools.partial(write_whole, mode=mode_for(forms[0].audience))
    if not is_folder:
        write(out, files[0])
        return
    try:
        out.mkdir(exist_ok=True)
    except OSError as refused:
        raise CannotWrite(str(out)) from refused
    for name, data in zip(file_names(forms, form_format), files, strict=True):
        write(out / name, data)


def file_names(forms: Sequence[ReturnForm], form_format: str) -> list[str]:
    """Return a file name for each form, told apart where two are of one city."""
    found: list[str] = []
    for form in forms:
        place = _NOT_IN_NAMES.sub("-", form.city.casefold()).strip("-") or "new-city"
        name, number = f"{place}.{form_format}", 1
        while name in found:
            number += 1
            name = f"{place}-{number}.{form_format}"
        found.append(name)
    return found


def form_bytes(forms: Sequence[ReturnForm], form_format: str, words: Sequence[FormWords]) -> list[bytes]:
    """Return the content of a file for each form."""
    if form_format == "pdf":
        from organizer_app.exchange.paper.form_sheet import form_sheet

        with kept_typesetter() as made:
            return [made.pdf(form_sheet(form, words[0])) for form in forms]
    return [_writer(form_format, words)(form) for form in forms]


def _writer(form_format: str, words: Sequence[FormWords]) -> Callable[[ReturnForm], bytes]:
    if form_format == "xlsx":
        from organizer_app.exchange.forms.xlsx_form import write_xlsx_form

        return lambda form: write_xlsx_form(form, words[0])
    from organizer_app.exchange.forms.html_form import write_html_form

    return lambda form: write_html_form(form, words, form_parts())


@functools.cache
def form_parts() -> FormParts:
    """Read the shipped parts of the page, once."""
    from organizer_app.exchange.forms.html_form import FormParts

    texts = (resource_path("templates", f"return_form.{ending}") for ending in ("html", "css", "js"))
    template, style, script = (path.read_text("utf-8") for path in texts)
    return FormParts(template, style, script)
