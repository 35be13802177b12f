"""What the presenter may call, every view of the plan implements."""

import inspect

import pytest

from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.plan.store.plan_view import Field, PlanView, ViewKind
from organizer_app.wording.plan import inspector, plan_bar
from tests.support.plan_views import RecordingView

CALLS = [name for name, _call in inspect.getmembers(PlanView, inspect.isfunction) if name.startswith("show")]


@pytest.mark.parametrize("view", [PlanScreen, RecordingView])
def test_a_view_takes_every_call_as_it_is_made(view: type) -> None:
    for call in CALLS:
        wanted, held = (inspect.signature(getattr(each, call)).parameters for each in (PlanView, view))
        assert list(held) == list(wanted), call


def test_views_and_fields_have_names_on_the_screen() -> None:
    assert all(plan_bar.view_name(kind.value) for kind in ViewKind)
    assert all(inspector.field_name(field.value) for field in Field)
