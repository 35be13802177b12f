"""A plan on a server and plan files on laptops hold the same once they have exchanged everything."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import merging
from organizer_app.wiring import open_gazetteer
from tests.support.fleet import PLAN_ID, Fleet, digest, schedule
from tests.support.plan_engines import OpenPlan


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    made = Fleet(tmp_path / "fleet", open_gazetteer(), random.Random(7))
    (tmp_path / "fleet").mkdir()
    yield made
    made.close()


def test_every_engine_comes_to_the_same(plan: OpenPlan, fleet: Fleet) -> None:
    plan.workspace.keep_fact("plan_id", PLAN_ID)
    schedule(fleet, 40)
    laptop = fleet.laptops[0].workspace
    merging.merge_steps(plan.workspace, bundle=merging.steps_for(laptop, since={}))
    assert digest(plan.workspace) == digest(laptop)
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="here", mobilization_id="", title="Rally", tags=("a",)))
    with plan.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "here"), title="March", starts_second=False))
    known = merging.vector(laptop)
    merging.merge_steps(laptop, bundle=merging.steps_for(plan.workspace, since=known))
    assert digest(plan.workspace) == digest(laptop)
    assert verify(plan.workspace).is_good
