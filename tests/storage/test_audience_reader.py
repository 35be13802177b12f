"""Whatever is read for an audience has lost what it may not see, by whichever way it was read."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience, audiences_of
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.records import BOOKKEEPING
from organizer_app.domain.model import redaction
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.audience_reader import AudienceReader
from tests.support.open_plans import add_action, empty_plan, opened

KEY = f"{'a' * 32}@organizer"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as plan:
        known = add_action(plan)
        with plan.edit(EditKind.CHANGED_NOTES) as editor:
            action = editor.get(CityAction, known)
            editor.put(replace(action, title="Rally", notes="secret", expected=40, external_id="id:S247"))
            editor.put(replace(action, id="~copy", version=0, external_id=f"id:{KEY}"))
            editor.put(Person(id="p", name="Ada", private_notes="secret", caller="secret"))
            for shown_to in EXPORT_AUDIENCES:
                point = ContactPoint(
                    id=shown_to.code, person_id="p", kind=ContactKind.EMAIL, shown_to=shown_to,
                    value=f"{shown_to.code}@example.org", label="secret",
                )  # fmt: skip
                editor.put(point)
        yield plan


def test_every_way_of_reading_loses_the_same_fields(workspace: Workspace) -> None:
    with workspace.read() as plan:
        reader = AudienceReader(plan, Audience.PUBLIC)
        action, copy = reader.all(CityAction)
        assert (action.title, action.notes, action.expected) == ("Rally", "", None)
        assert reader.among(CityAction, "title", ["Rally"])[0] == action
        assert reader.get(CityAction, action.id) == reader.find(CityAction, action.id) == action
        assert reader.rows_by_id(CityAction, [action.id]) == {action.id: action}
        assert (action.external_id, copy.external_id) == ("", f"id:{KEY}")
        assert reader.columns(CityAction, ("title",))
        with pytest.raises(ValueError, match="notes"):
            reader.columns(CityAction, ("title", "notes"))


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_ways_to_reach_people_are_those_they_agreed_to(workspace: Workspace, audience: Audience) -> None:
    with workspace.read() as plan:
        points = AudienceReader(plan, audience).all(ContactPoint)
    assert {point.value for point in points} == {
        f"{each.code}@example.org" for each in EXPORT_AUDIENCES if each <= audience
    }
    assert {point.label for point in points} == ({"secret"} if audience is Audience.INTERNAL else {""})


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_nothing_is_read_whose_audience_is_narrower_but_what_rules_decide_by(audience: Audience) -> None:
    for record_type in RECORD_TYPES.values():
        declared = audiences_of(record_type)
        kept = BOOKKEEPING | redaction._LINKS | redaction._DECIDING.get(record_type, frozenset())  # noqa: SLF001  # the declaration itself
        blanked = set(redaction._blanks(record_type, audience, "").values)  # noqa: SLF001  # the same
        above = {field.name for field in fields(record_type) if declared[field.name] > audience}
        assert above - blanked <= kept, record_type
        # No text that a person wrote decides anything.
        texts = {
            field.name for field in fields(record_type) if field.type in {"Internal[str]", "Secret[str]"}
        }
        assert texts & redaction._DECIDING.get(record_type, frozenset()) <= {"metric"}  # noqa: SLF001  # the same
