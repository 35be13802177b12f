"""Forms are files: one for a city, or a folder with one for each, readable by the owner alone."""

from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import BadValue, CannotWrite
from organizer_app.domain.sharing.reply_problems import SeveralForms
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.form_files import FORM_FORMATS, file_names, write_forms
from organizer_app.services.sharing.return_forms import FormRequest
from organizer_app.services.sharing.sent_forms import make_forms
from organizer_app.wording.sharing.return_forms import all_form_words

ALL = FormRequest(audience=Audience.INTERNAL)


def write(
    workspace: Workspace, request: FormRequest, form_format: str, out: Path, *, folder: bool
) -> list[str]:
    return write_forms(
        workspace, request=request, form_format=form_format, words=all_form_words(), out=out, is_folder=folder
    )


@pytest.mark.parametrize("form_format", FORM_FORMATS)
def test_a_folder_holds_a_file_for_each_city(sample: Workspace, tmp_path: Path, form_format: str) -> None:
    out = tmp_path / "forms"
    cities = write(sample, ALL, form_format, out, folder=True)
    files = sorted(path.name for path in out.iterdir())
    assert len(files) == len(cities)
    assert f"seattle-wa.{form_format}" in files
    assert {path.stat().st_mode & 0o077 for path in out.iterdir()} == {0}


def test_one_file_holds_one_city(sample: Workspace, tmp_path: Path) -> None:
    number = sample.newest_number()
    with pytest.raises(SeveralForms) as several:
        write(sample, ALL, "html", tmp_path / "form.html", folder=False)
    assert several.value.count > 1
    assert sample.newest_number() == number
    assert not (tmp_path / "form.html").exists()
    with pytest.raises(BadValue):
        write(sample, ALL, "exe", tmp_path / "form.exe", folder=True)


def test_a_folder_that_cannot_be_made_is_said(sample: Workspace, tmp_path: Path) -> None:
    (tmp_path / "forms").write_text("a file", "utf-8")
    with pytest.raises(CannotWrite):
        write(sample, ALL, "html", tmp_path / "forms", folder=True)


def test_two_forms_of_one_city_have_two_names(sample: Workspace) -> None:
    form = make_forms(sample, request=FormRequest(audience=Audience.PUBLIC, is_new_host=True))[0]
    assert file_names([form, form], "pdf") == ["new-city.pdf", "new-city-2.pdf"]
