"""The order of history is the same whether it is read whole or page by page, and narrowed in the database."""

from datetime import timedelta

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.step_details import RecordKey, StepFilter
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions, leads
from organizer_app.services.importing import importing
from organizer_app.services.plan import history
from organizer_app.services.plan.plans import found_plan
from tests.support.open_plans import DAY, add_action
from tests.support.plan_engines import OpenPlan


@pytest.fixture
def founded(plan: OpenPlan) -> OpenPlan:
    found_plan(plan.workspace, title="Day of Action", anchor_date=DAY, zone="America/New_York")
    return plan


def ids(plan: OpenPlan, wanted: StepFilter) -> list[str]:
    return [step.edit_id for step in history.order(plan.workspace, wanted=wanted)]


def test_the_whole_order_is_that_of_the_pages(founded: OpenPlan) -> None:
    known = add_action(founded.workspace)
    for title in ("One", "Two", "Three"):
        city_actions.set_title(founded.workspace, action_id=known, title=title)
    whole = ids(founded, StepFilter())
    first = history.page(founded.workspace, limit=2)
    second = history.page(founded.workspace, after=first[-1].edit_id, limit=50)
    assert whole == [step.edit_id for step in (*first, *second)]
    some = history.some(founded.workspace, edit_ids=list(reversed(whole)))
    assert [step.edit_id for step in some] == whole


def test_days_narrow_it_from_both_ends(founded: OpenPlan) -> None:
    add_action(founded.workspace)
    step = history.page(founded.workspace, limit=1)[0]
    until, since = StepFilter(until=step.at), StepFilter(since=step.at + timedelta(milliseconds=1))
    assert step.edit_id in ids(founded, StepFilter(since=step.at))
    assert step.edit_id not in ids(founded, until)
    assert step.edit_id not in ids(founded, since)


def test_a_record_has_the_steps_of_its_parts_and_of_no_other(founded: OpenPlan) -> None:
    seattle, boise = add_action(founded.workspace), add_action(founded.workspace, "Boise, ID")
    leads.set_leads(founded.workspace, action_ids=(seattle,), name="Ana Reyes")
    of_seattle = StepFilter(records=frozenset({RecordKey(Noun.CITY_ACTION, seattle)}))
    both = StepFilter(records=of_seattle.records | {RecordKey(Noun.CITY_ACTION, boise)})
    assert len(ids(founded, of_seattle)) == 2
    assert len(ids(founded, both)) == 3


def test_an_import_leads_to_what_was_done_to_its_records(founded: OpenPlan) -> None:
    add_action(founded.workspace)
    file = importing.IncomingFile("hosts.csv", b"City,State\nBoise,ID\n")
    importing.import_files(founded.workspace, files=[file], options=importing.ImportOptions())
    step_id = ids(founded, StepFilter())[0]
    assert ids(founded, StepFilter(brought_by=step_id)) == [step_id]
    with founded.workspace.read() as reader:
        brought = next(each for each in reader.all(CityAction) if each.external_id)
    city_actions.set_title(founded.workspace, action_id=brought.id, title="Ours now")
    newest = ids(founded, StepFilter())[0]
    assert ids(founded, StepFilter(brought_by=step_id)) == [newest, step_id]
    history.undo(founded.workspace)
    assert len(ids(founded, StepFilter(brought_by=step_id))) == 3


def test_what_steps_changed_most_often_comes_first(founded: OpenPlan) -> None:
    seattle, boise = add_action(founded.workspace), add_action(founded.workspace, "Boise, ID")
    city_actions.set_title(founded.workspace, action_id=seattle, title="One")
    for title in ("One", "Two"):
        city_actions.set_title(founded.workspace, action_id=boise, title=title)
    found = history.most_changed(founded.workspace, nouns=[Noun.CITY_ACTION], limit=5)
    assert found == [RecordKey(Noun.CITY_ACTION, boise), RecordKey(Noun.CITY_ACTION, seattle)]
    assert history.most_changed(founded.workspace, nouns=[Noun.PERSON], limit=5) == []
