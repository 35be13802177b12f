"""What the desk hears is logged as one step each, with two times, and never edited."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, RecordMissing
from organizer_app.domain.day.city_finding import CityIndex, CityName
from organizer_app.domain.day.entry_line import read_line
from organizer_app.domain.model.day.count_reports import CountMethod, CountReport
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.deliveries import Delivery, DeliveryOutcome
from organizer_app.domain.model.day.incidents import Incident
from organizer_app.domain.model.day.log_entries import Heard, LegalEntry, LogEntry, LogTier
from organizer_app.services.day import day_clock, entries
from organizer_app.services.day.entries import Said
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action, empty_plan, one_step, opened

NOW = datetime(2027, 4, 17, 16, 5, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path):  # noqa: ANN201  # a generator fixture
    """A plan with one action in Seattle; it is 12:05 PM in New York on its day."""
    with opened(empty_plan(tmp_path)) as plan:
        plan.clock = lambda: NOW
        yield plan


@pytest.fixture
def seattle(workspace: Workspace) -> str:
    """The action in Seattle."""
    return add_action(workspace)


def test_a_check_in_is_one_step_with_both_times(workspace: Workspace, seattle: str) -> None:
    with one_step(workspace, EditKind.LOGGED_CHECK_IN):
        entry = entries.log_check_in(
            workspace, action_id=seattle, heard=Heard.OK, said=Said(text="all calm", minutes_ago=20)
        )
    assert (entry.occurred_at, entry.entered_at) == (NOW - timedelta(minutes=20), NOW)
    assert (entry.text, entry.tier, entry.heard) == ("all calm", LogTier.CITY, Heard.OK)
    assert history.entries(workspace)[0].arguments["city"] == "Seattle"


def test_a_correction_is_another_entry(workspace: Workspace, seattle: str) -> None:
    wrong = entries.log_check_in(workspace, action_id=seattle, heard=Heard.OK)
    with one_step(workspace, EditKind.CORRECTED_ENTRY):
        right = entries.correct_entry(workspace, entry_id=wrong.id, text="water is out", heard=Heard.ISSUE)
    assert (right.corrects_id, right.occurred_at, right.id != wrong.id) == (wrong.id, wrong.occurred_at, True)
    with workspace.read() as reader:
        assert reader.get(LogEntry, wrong.id) == wrong


def test_a_count_needs_its_numbers_in_order(workspace: Workspace, seattle: str) -> None:
    with one_step(workspace, EditKind.LOGGED_COUNT):
        count = entries.log_count(
            workspace, action_id=seattle, span=(450, 700), method=CountMethod.CLICKER, counter="Ana"
        )
    assert (count.low, count.high, count.counter, count.locked_at) == (450, 700, "Ana", NOW)
    with pytest.raises(BadValue):
        entries.log_count(workspace, action_id=seattle, span=(700, 450), method=CountMethod.CLICKER)
    with workspace.read() as reader:
        assert [each.id for each in reader.all(CountReport)] == [count.id]


def test_a_delivery_says_what_became_of_it(workspace: Workspace, seattle: str) -> None:
    with one_step(workspace, EditKind.LOGGED_DELIVERY):
        delivery = entries.log_delivery(
            workspace,
            action_id=seattle,
            outcome=DeliveryOutcome.PARTLY_TAKEN,
            signatures=250_000,
            said=Said(text="front desk"),
        )
    assert (delivery.outcome.value, delivery.received_by) == ("partly_taken", "front desk")


@pytest.mark.parametrize(
    ("typed", "record_type"),
    [
        ("sea", LogEntry),
        ("sea n", LogEntry),
        ("sea police moved back key", LogEntry),
        ("sea 450-700 clicker", CountReport),
        ("sea d delivered 250000", Delivery),
        ("sea x 3 heat stroke", Incident),
        ("the radio is down", LogEntry),
    ],
)
def test_a_typed_line_becomes_its_record(
    workspace: Workspace, seattle: str, typed: str, record_type: type
) -> None:
    line = read_line(typed, CityIndex([CityName(seattle, "Seattle", "WA")]))
    assert line is not None
    assert isinstance(entries.log_line(workspace, typed=line), record_type)


def test_source_and_kind_of_a_typed_line_are_kept(workspace: Workspace, seattle: str) -> None:
    cities = CityIndex([CityName(seattle, "Seattle", "WA")])
    for typed in (
        "sea 450-700 clicker gate A from:Ana via:signal key",
        "sea d delivered 250000 reception from:Ana_Ruiz via:phone",
        "sea x 3 medical heat stroke from:Ana_Ruiz via:radio key rel",
    ):
        line = read_line(typed, cities)
        assert line is not None
        entries.log_line(workspace, typed=line)
    with workspace.read() as reader:
        (count,), (delivery,) = reader.all(CountReport), reader.all(Delivery)
        (incident,) = reader.all(Incident)
    assert (count.source, count.note) == ("Ana", "gate A via:signal mark:key")
    assert (delivery.received_by, delivery.note) == ("reception", "from:Ana_Ruiz via:phone")
    assert (incident.title, incident.category.value) == ("medical heat stroke", "medical")
    assert incident.actions == "2027-04-17 16:05 UTC from:Ana_Ruiz via:radio mark:key mark:rel"


def test_a_legal_entry_is_corrected_by_another(workspace: Workspace, seattle: str) -> None:
    wrong = entries.log_legal(workspace, said=Said(text="two held", heard_from="Theo"), action_id=seattle)
    with one_step(workspace, EditKind.LOGGED_LEGAL):
        right = entries.correct_legal(workspace, entry_id=wrong.id, text="three held")
    assert (right.corrects_id, right.text, right.heard_from) == (wrong.id, "three held", "Theo")
    assert (right.occurred_at, right.city_action_id) == (wrong.occurred_at, seattle)
    with pytest.raises(BadValue):
        entries.correct_legal(workspace, entry_id=wrong.id, text=" ")
    with workspace.read() as reader:
        assert reader.get(LegalEntry, wrong.id) == wrong


def test_a_line_that_lacks_something_is_refused(workspace: Workspace, seattle: str) -> None:
    line = read_line("sea 450-700", CityIndex([CityName(seattle, "Seattle", "WA")]))
    assert line is not None
    with pytest.raises(BadValue):
        entries.log_line(workspace, typed=line)


def test_a_clock_that_is_an_hour_slow_is_corrected(workspace: Workspace, seattle: str) -> None:
    day_clock.set_number(workspace, number=DayNumber.CLOCK_CORRECTION, value=60)
    entry = entries.log_check_in(workspace, action_id=seattle, heard=Heard.OK)
    assert entry.entered_at == NOW + timedelta(hours=1)


def test_the_step_of_a_legal_entry_does_not_repeat_it(workspace: Workspace, seattle: str) -> None:
    with one_step(workspace, EditKind.LOGGED_LEGAL):
        entries.log_legal(workspace, said=Said(text="canary text"), action_id=seattle)
    with workspace.read() as reader:
        assert [each.text for each in reader.all(LegalEntry)] == ["canary text"]
        assert reader.all(LogEntry) == ()
    assert "canary" not in str(history.entries(workspace)[0].arguments)


def test_nothing_is_logged_about_an_action_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(RecordMissing):
        entries.log_check_in(workspace, action_id="gone", heard=Heard.OK)
    with pytest.raises(BadValue):
        entries.log_note(workspace, said=Said(text="  "))
    with pytest.raises(BadValue):
        entries.log_note(workspace, said=Said(text="x", minutes_ago=-5))
    with pytest.raises(BadValue):
        entries.log_note(workspace, said=Said(text="x" * 2001))
