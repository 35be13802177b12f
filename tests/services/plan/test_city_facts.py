"""The days that offsets count from are those of the mobilization, the action and its first permit."""

from datetime import date
from pathlib import Path

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.time.working_days import Region
from organizer_app.services.checklists import permits
from organizer_app.services.plan.city_facts import city_facts, desk_facts
from tests.support.builders import PRIME_DAY
from tests.support.open_plans import opened, sample_plan


def test_every_city_knows_its_days_and_holidays(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        lines = permits.list_permits(workspace)
        march = next(line for line in lines if line.row.city == "San Francisco")
        permits.set_field(workspace, line=march, field="due_on", value=date(2019, 6, 14))
        with workspace.read() as reader:
            main = next(each for each in reader.all(Mobilization) if each.anchor_date == PRIME_DAY)
            found = city_facts(reader, [main], reader.all(CityAction))
    by_region = {facts.bases.region.state: facts for facts in found}
    assert len(found) == 7, "actions of other mobilizations are left out"
    assert by_region["WA"].bases.permit_due == date(2019, 4, 16)
    assert by_region["CA"].bases.permit_due == date(2019, 6, 14), "what was typed goes before the rule"
    assert by_region["NY"].facts.sound
    assert by_region["OR"].bases.permit_due is None
    assert by_region["OR"].bases.region == Region("US", "OR")
    assert {facts.bases.anchor for facts in found} == {PRIME_DAY}
    assert desk_facts(main).action_id == ""
