"""A number is locked as one line that every document says, until it is taken back."""

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.petitions import LockedNumber, PetitionPart
from organizer_app.domain.time.local_time import local_of
from organizer_app.services.actions.numbers import (
    PETITIONS,
    TURNOUT,
    count_signatures,
    lock_number,
    public_numbers,
    remove_signatures,
    unlock_number,
)
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.open_plans import one_step, refused


def shown(workspace: Workspace, **request: str) -> tuple[str, ...]:
    wanted = ScheduleRequest(audience=Audience.PUBLIC, **request)  # type: ignore[arg-type]  # by name
    return shared_schedule(workspace, wanted, now=workspace.clock()).numbers


def test_the_numbers_are_those_of_the_plan(sample: Workspace) -> None:
    with sample.read() as reader:
        moment = mobilization_named(reader, "")
        action = next(iter(reader.all(CityAction, mobilization_id=moment.id)))
    with sample.edit(EditKind.IMPORTED) as editor:
        editor.put(CountReport(id=sample.new_id(), city_action_id=action.id, low=100, high=150))
        for name, shares in (("a", True), ("b", True)):
            editor.put(
                PetitionPart(
                    id=sample.new_id(),
                    mobilization_id=moment.id,
                    title=name,
                    signatures=10,
                    shares_people=shares,
                )
            )
    found = public_numbers(sample)
    assert (found.turnout.low, found.turnout.high, found.turnout.reported) == (100, 150, 1)
    assert (found.petitions.high, found.petitions.low, found.petitions.may_count_twice) == (20, 10, True)
    assert found.locked == ()


def test_a_locked_line_is_in_every_document_people_read_and_a_second_one_replaces_it(
    sample: Workspace,
) -> None:
    assert shown(sample) == ()
    lock_number(sample, metric=TURNOUT, low=1, high=2, text="7 cities")
    lock_number(sample, metric=TURNOUT, low=1, high=3, text="8 cities, between 1 and 3 people")
    lock_number(sample, metric=PETITIONS, low=9, high=9, text="9 signatures")
    assert shown(sample) == ("9 signatures", "8 cities, between 1 and 3 people")
    assert shown(sample, city="Seattle") == ()
    schedule = shared_schedule(sample, ScheduleRequest(audience=Audience.PUBLIC), now=sample.clock())
    for code in ("html", "json", "geojson", "text", "text-short", "text-line", "markdown"):
        data = schedule_bytes(schedule, schedule_format=code, words=schedule_words()).decode()
        assert "8 cities, between 1 and 3 people" in data


def test_a_lock_is_taken_back_and_only_once(sample: Workspace) -> None:
    lock_number(sample, metric=TURNOUT, low=1, high=2, text="7 cities")
    unlock_number(sample, metric=TURNOUT)
    assert shown(sample) == ()
    with pytest.raises(NothingFound):
        unlock_number(sample, metric=TURNOUT)


@pytest.mark.parametrize(
    ("metric", "low", "high", "text"),
    [("luck", 0, 1, "x"), (TURNOUT, 0, 1, " "), (TURNOUT, 3, 2, "x"), (TURNOUT, -1, 2, "x")],
)
def test_a_line_that_says_nothing_is_refused(
    sample: Workspace, metric: str, low: int, high: int, text: str
) -> None:
    with pytest.raises(BadValue):
        lock_number(sample, metric=metric, low=low, high=high, text=text)


def test_signatures_of_a_host_are_counted_once_and_replaced_by_the_next_count(sample: Workspace) -> None:
    with one_step(sample, EditKind.COUNTED_SIGNATURES):
        first = count_signatures(sample, host=" Café Común ", signatures=10)
    again = count_signatures(sample, host="cafe comun", signatures=25, shares_people=False)
    assert again.id == first.id
    count_signatures(sample, host="Mijente", signatures=40)
    found = public_numbers(sample)
    assert [(part.host, part.signatures, part.shares_people) for part in found.parts] == [
        ("Mijente", 40, True),
        ("Café Común", 25, False),
    ]
    assert (found.petitions.low, found.petitions.high) == (65, 65)
    moment = local_of(sample.clock(), "America/New_York").day
    assert {part.as_of for part in found.parts} == {moment}


def test_signatures_are_taken_out_again_and_nonsense_is_refused(sample: Workspace) -> None:
    count_signatures(sample, host="Mijente", signatures=0)
    for host, signatures in ((" ", 3), ("Mijente", -1)):
        with refused(sample, BadValue):
            count_signatures(sample, host=host, signatures=signatures)
    with one_step(sample, EditKind.REMOVED_SIGNATURES):
        assert remove_signatures(sample, host="MIJENTE").host == "Mijente"
    assert public_numbers(sample).parts == ()
    with refused(sample, NothingFound):
        remove_signatures(sample, host="Mijente")


@pytest.mark.parametrize(("low", "high"), [(0, 0), (7, 7), (0, 9)])
def test_a_number_may_be_exact_or_nothing_at_all(sample: Workspace, low: int, high: int) -> None:
    number = lock_number(sample, metric=TURNOUT, low=low, high=high, text=" x ")
    assert (number.low, number.high, number.text, number.locked_by) == (low, high, "x", sample.author)
    with sample.read() as reader:
        assert len(reader.all(LockedNumber)) == 1


def test_of_equally_many_signatures_hosts_go_by_name(sample: Workspace) -> None:
    for host in ("Mijente", "ALIGN", "Tenants United"):
        count_signatures(sample, host=host, signatures=5)
    with sample.read() as reader:
        moment = mobilization_named(reader, "")
    with sample.edit(EditKind.IMPORTED) as editor:
        editor.put(PetitionPart(id="p", mobilization_id=moment.id, title="Harbor", signatures=5))
    assert [part.host or part.title for part in public_numbers(sample).parts] == [
        "ALIGN",
        "Harbor",
        "Mijente",
        "Tenants United",
    ]
