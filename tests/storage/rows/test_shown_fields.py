"""A flat row computed from the fields it looks at is the one computed from everything that is known."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.sites import Site
from organizer_app.storage.reader import Reader
from organizer_app.storage.rows.action_summaries import parts_of, row_at, with_last_days
from organizer_app.storage.rows.shown_fields import ShownFields
from tests.support.open_plans import opened, sample_plan


def moments(reader: Reader) -> list[datetime]:
    """Return noon of a day long before all actions, and of the last day of one of them."""
    days = sorted(action.day for action in reader.all(CityAction) if action.day)
    return [datetime.combine(day, time(12), UTC) for day in (days[0] - timedelta(days=200), days[-1])]


def test_no_field_that_a_row_shows_is_left_unread(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace, workspace.read() as reader:
        ids = [action.id for action in reader.all(CityAction)]
        for at in moments(reader):
            whole = with_last_days(reader.connection, parts_of(reader, ids), at)
            shown = with_last_days(reader.connection, parts_of(ShownFields(reader), ids), at)
            rows = [row_at(each, at) for each in whole]
            assert any(row.venue for row in rows)
            assert any(row.reasons for row in rows)
            assert [row_at(each, at) for each in shown] == rows


def test_a_field_nobody_has_read_is_not_taken_for_empty(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace, workspace.read() as reader:
        (first, *_) = (
            ShownFields(reader).rows_by_id(Person, [each.id for each in reader.all(Person)]).values()
        )
        assert first.name
        with pytest.raises(AttributeError):
            _ = first.private_notes


def test_hidden_records_are_found_by_their_id_alone(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        with workspace.edit(EditKind.CHANGED_VENUE) as editor:
            hidden = editor.hide(next(site for site in editor.all(Site) if site.venue))
        with workspace.read() as reader:
            fields = ShownFields(reader)
            assert fields.rows_by_id(Site, [hidden.id])[hidden.id].venue == hidden.venue
            beside = fields.among(Site, "city_action_id", [hidden.city_action_id])
            assert hidden.id not in {site.id for site in beside}
