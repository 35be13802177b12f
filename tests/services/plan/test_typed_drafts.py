"""Half-typed texts wait in the plan until it is opened again, and leave no step."""

from pathlib import Path

from organizer_app.services.plan import history
from organizer_app.services.plan.typed_drafts import keep_typed, take_typed
from tests.support.open_plans import opened, sample_plan


def test_texts_are_kept_until_they_are_taken_once(tmp_path: Path) -> None:
    plan, texts = sample_plan(tmp_path), (("Notes", "half a\nsentence"), ("Title", "Rally"))
    with opened(plan) as workspace:
        before = history.entries(workspace)
        keep_typed(workspace, (("Notes", "earlier"),))
        keep_typed(workspace, texts)
    with opened(plan) as workspace:
        assert take_typed(workspace) == texts
        assert take_typed(workspace) == ()
        assert history.entries(workspace) == before
        keep_typed(workspace, texts)
        keep_typed(workspace, ())
        assert take_typed(workspace) == ()
