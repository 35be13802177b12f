"""Half-typed texts wait in the plan until it is opened again, and leave no step."""

from pathlib import Path

from organizer_app.services.plan import history
from organizer_app.services.plan.typed_drafts import keep_lines, keep_typed, kept_lines, take_typed
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


def test_lines_from_paper_stay_until_they_are_logged(tmp_path: Path) -> None:
    plan, lines = sample_plan(tmp_path), "3:05 pm seattle ok\n3:10 pm new york i water"
    with opened(plan) as workspace:
        keep_typed(workspace, (("Notes", "half"),))
        keep_lines(workspace, lines)
    with opened(plan) as workspace:
        assert take_typed(workspace) == (("Notes", "half"),)
        keep_typed(workspace, (("Title", "Rally"),))
        assert kept_lines(workspace) == lines, "a lock takes its own texts alone"
        keep_lines(workspace, " ")
        assert (kept_lines(workspace), take_typed(workspace)) == ("", (("Title", "Rally"),))
