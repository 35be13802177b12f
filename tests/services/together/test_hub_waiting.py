"""What waits for the hub is counted by the city it is about, also after the program was started again."""

from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.permits import Permit
from organizer_app.services.together.hub_waiting import Waiting, waiting
from tests.support.fleet import Fleet, retitle
from tests.support.hubs import exchanged, founded, joined

pytestmark = pytest.mark.postgresql


def test_own_steps_wait_by_city_until_they_are_sent(fleet: Fleet, address: str, tmp_path: Path) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    exchanged(anna)
    assert waiting(anna.workspace) == Waiting(0, {})
    retitle(anna, title="One")
    with anna.workspace.edit(EditKind.CHANGED_PERMIT) as editor:
        editor.put(Permit(id="permit", city_action_id="action"))
    with anna.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Person(id="person", name="Maya Example"))
    assert waiting(anna.workspace) == Waiting(3, {"action": 2})
    exchanged(anna)
    assert waiting(anna.workspace) == Waiting(0, {})
    # What came from somebody else is not this laptop's own.
    exchanged(ben)
    assert waiting(ben.workspace).by_action == {}
