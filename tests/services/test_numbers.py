"""A number is locked as one line that every document says, until it is taken back."""

import pytest

from organizer_app.domain.audiences import Audience
from organizer_app.domain.city_actions import CityAction
from organizer_app.domain.count_reports import CountReport
from organizer_app.domain.edits import EditKind
from organizer_app.domain.petitions import PetitionPart
from organizer_app.domain.problems import BadValue, NothingFound
from organizer_app.services.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.numbers import PETITIONS, TURNOUT, lock_number, public_numbers, unlock_number
from organizer_app.services.plans import mobilization_named
from organizer_app.services.schedule_formats import schedule_bytes
from organizer_app.services.workspace import Workspace
from organizer_app.wording.shared_schedules import schedule_words


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
