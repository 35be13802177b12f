"""A form shows its reader no other city and nothing above the audience, in every format."""

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.sharing.return_forms import FormSection, ReturnForm
from organizer_app.services.actions.city_answers import city_answers
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.form_files import FORM_FORMATS
from organizer_app.services.sharing.return_forms import FormRequest
from organizer_app.services.sharing.sent_forms import make_forms
from tests.services.sharing.test_paper_canaries import above, heard
from tests.services.sharing.test_shared_entries import Canary, canaries, workspace
from tests.support.return_forms import made, written
from tests.support.unpacked_files import unpacked

__all__ = ["canaries", "workspace"]


def forms(workspace: Workspace, audience: Audience) -> tuple[ReturnForm, ...]:
    return make_forms(workspace, request=FormRequest(audience=audience))


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_no_canary_sings_in_a_form(workspace: Workspace, canaries: list[Canary], audience: Audience) -> None:
    told = {
        form_format: "\n".join(unpacked(written(form, form_format)) for form in forms(workspace, audience))
        for form_format in FORM_FORMATS
    }
    for text in told.values():
        assert heard(above(canaries, audience), text) == set()
        assert "site.venue" in heard(canaries, text)
        # Notes of HQ are never shown, because a lead writes below the line.
        assert "city_action.notes" not in heard(canaries, text)
    names = heard(canaries, told["html"]) & {"person.name"}
    assert bool(names) == (audience >= Audience.PARTNERS)


@pytest.mark.parametrize("form_format", FORM_FORMATS)
def test_a_form_names_no_other_city(sample: Workspace, form_format: str) -> None:
    others = {form.city.partition(",")[0] for form in forms(sample, Audience.INTERNAL)} - {"Seattle"}
    text = unpacked(written(made(sample), form_format))
    assert "Seattle" in text
    # "Phoenix" is no part of another word in a form.
    assert {city for city in others if city in text} == set()


def test_what_the_team_reads_in_a_form_is_what_a_reply_is_compared_with(sample: Workspace) -> None:
    with sample.read() as reader:
        actions = list(reader.all(CityAction))
        ours = city_answers(reader, actions)
    known = {tuple(sorted(values.items())) for values in ours.values()}
    for form in forms(sample, Audience.INTERNAL):
        asked = set(form.values)
        assert any(dict(each).items() >= form.values.items() for each in known), (form.city, asked)


def test_hq_chooses_the_sections(sample: Workspace) -> None:
    form = made(sample, sections=frozenset({FormSection.PERMIT, FormSection.NOTES}))
    assert [field.number for field in form.fields] == ["3.1", "3.2", "5.1", "5.2"]
    assert set(form.values) == {"permit_needed", "permit_status"}


def test_an_unknown_city_is_named(sample: Workspace) -> None:
    with pytest.raises(NothingFound):
        made(sample, city="Nowhere, ZZ")
