"""Read only the fields that flat rows need: reading is most of the work in an edit of a thousand actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.nouns import NOUN_OF
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.places.places import Place
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.statements import EVERY, VISIBLE, batches, plain_rows, select_text
from organizer_app.storage.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.basics.records import Record, RecordType
    from organizer_app.storage.reader import Reader

_SHOWN: Final[Mapping[type[Record], tuple[str, ...]]] = {
    CityAction: (
        "id", "version", "mobilization_id", "place_id", "title", "label", "tactic", "day", "starts",
        "ends_day", "ends", "zone", "starts_utc", "ends_utc", "status", "expected", "uses_street",
        "amplified_sound", "in_park", "forced_ready_by", "starts_second", "ends_second",
    ),
    Place: ("id", "name", "admin1", "country", "latitude", "longitude", "zone"),
    Assignment: ("id", "city_action_id", "person_id", "role", "status", "is_backup"),
    Person: ("id", "name"),
    Partnership: ("id", "city_action_id", "organization_id", "status", "credit_order", "credit_name"),
    Organization: ("id", "name", "credit_name"),
    Site: ("id", "city_action_id", "venue", "access"),
    Task: ("id", "city_action_id", "status", "is_gate", "due_on", "template_task_id", "fact"),
    CountReport: ("id", "city_action_id", "low", "high", "counter", "source", "locked_at"),
    Permit: ("id", "city_action_id", "rule_code", "status", "due_on", "filed_on"),
}  # fmt: skip


class ShownFields:
    """Act as a reader whose records hold only the fields that `action_summary.summary_row` needs.

    Args:
        reader: an open read, or an edit whose new records have been flushed.
    """

    def __init__(self, reader: Reader) -> None:
        self._connection = reader.connection
        self.rules = reader.rules

    def among(
        self, record_type: type[RecordType], column: str, values: Iterable[str]
    ) -> tuple[RecordType, ...]:
        """Return the visible records whose column holds one of many values, oldest first."""
        return tuple(self._records(record_type, VISIBLE, column, values))

    def rows_by_id(self, record_type: type[RecordType], ids: Iterable[str]) -> dict[str, RecordType]:
        """Return records by id, hidden or not; leave out unknown ids."""
        return {record.id: record for record in self._records(record_type, EVERY, "id", ids)}

    def _records(
        self, record_type: type[RecordType], which: str, column: str, values: Iterable[str]
    ) -> list[RecordType]:
        table, names = table_of(NOUN_OF[record_type]), _SHOWN[record_type]
        build = codec_of(record_type).partial(names)
        found: list[RecordType] = []
        for batch in batches(values):
            condition = (which, column, len(batch))
            text = select_text(table, names, condition, self._connection.dialect)
            found += map(build, plain_rows(self._connection, text, tuple(batch)))
        return found
