"""The form on paper has the numbers of page and workbook, one page, and nothing above its reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.form_files import form_bytes
from organizer_app.wording.language.texts import speaking
from organizer_app.wording.sharing.return_forms import all_form_words
from tests.support.open_plans import opened, sample_plan
from tests.support.pdf_ua import faults
from tests.support.printed_pages import pages_of
from tests.support.return_forms import made, written


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def test_the_numbers_are_those_of_the_other_forms(sample: Workspace) -> None:
    form = made(sample)
    pdf = written(form, "pdf")
    assert faults(pdf) == []
    (page,) = pages_of(pdf)
    # The city and the day are in the head, who filled it in at the foot.
    numbers = [field.number for field in form.fields if field.code not in {"city", "day", "filled_by"}]
    assert all(number in page for number in numbers)
    token = form.mark.token
    assert f"{token[:4]}-{token[4:7]}-{token[7:]}" in page
    assert "206-555-0151" in page
    assert "local time, Pacific" in page
    assert "shred when HQ has it" in page


def test_partner_groups_read_no_number_that_is_not_for_them(sample: Workspace) -> None:
    (page,) = pages_of(written(made(sample, audience=Audience.PARTNERS), "pdf"))
    assert "206-555-0151" not in page
    assert "shred" not in page


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_spanish_form_fits_a_page(sample: Workspace, paper: str) -> None:
    with speaking("es"):
        words = all_form_words(paper=paper)  # type: ignore[arg-type]  # one of the two
    (pdf,) = form_bytes([made(sample)], "pdf", words)
    (page,) = pages_of(pdf)
    assert "Teléfono de suplente" in page
    assert faults(pdf, language="es") == []


def test_a_new_host_writes_the_city(sample: Workspace) -> None:
    (page,) = pages_of(written(made(sample, is_new_host=True, city=""), "pdf"))
    assert "1.1" in page
    assert "Your city" in page
