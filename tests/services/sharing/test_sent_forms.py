"""Making forms is one step that remembers what each showed; imports take no notice of it."""

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.services.importing.source_memory import SourceMemory
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.return_forms import FormRequest
from organizer_app.services.sharing.sent_forms import make_forms
from organizer_app.services.together.form_memory import FormMemory
from organizer_app.wording.plan.edits import sentence
from tests.support.return_forms import made


def test_all_cities_are_one_step(sample: Workspace) -> None:
    forms = make_forms(sample, request=FormRequest(audience=Audience.INTERNAL))
    step = history.entries(sample)[0]
    assert step.kind is EditKind.MADE_FORMS
    assert sentence(step) == f"Made {len(forms)} return forms"
    assert len({form.mark.token for form in forms}) == len(forms)


def test_the_plan_remembers_what_a_form_showed(sample: Workspace) -> None:
    form = made(sample)
    with sample.read() as reader:
        known = FormMemory.of(reader).forms[form.mark.token]
        assert known.shown == form.values
        assert known.made_at == form.made_at
        assert SourceMemory(reader).sources == {}


def test_nobody_gets_a_form_with_secrets(sample: Workspace) -> None:
    with pytest.raises(BadValue):
        make_forms(sample, request=FormRequest(audience=Audience.SECRET))
