"""Names records as a person knows them: by their city, their title, or whom they belong to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES, REFERENCES
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.basics.records import Record
    from organizer_app.storage.reader import Reader

# Fields that may name a record, best first.
_NAMING: Final = ("title", "name", "label", "venue", "text", "value")
# Fields that describe a record without a name of its own.
_OWNERS: Final = ("city_action_id", "person_id", "organization_id")


class RecordNames:
    """The names of records, read kind by kind.

    Attributes:
        reader: an open transaction.
        known: names by id.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.known: dict[str, str] = {}

    def learn(self, values: Iterable[Mapping[str, object]], actions: Iterable[str] = ()) -> None:
        """Read the names of every record that some values refer to by id, and of some city actions."""
        wanted: dict[Noun, set[str]] = defaultdict(set)
        for each in values:
            for name, value in each.items():
                noun = REFERENCES.get(name)
                if noun is not None and value:
                    wanted[noun].add(str(value))
        of_actions = wanted.pop(Noun.CITY_ACTION, set()) | set(actions)
        for noun, record_ids in wanted.items():
            record_type: type[Record] = RECORD_TYPES[noun]
            for record_id, record in self.reader.rows_by_id(record_type, record_ids).items():
                self.known[record_id] = _own_name(record)
        for row in plan_rows.read_rows(self.reader.connection, of_actions):
            place = city_and_state(row.city, row.state)
            self.known[row.action_id] = place or row.title

    def subject(self, image: Mapping[str, object]) -> str:
        """Return the name of a record, given its fields."""
        own = self.known.get(str(image["id"])) or next(
            (str(image[name]) for name in _NAMING if image.get(name)), ""
        )
        owner = next((self.known[str(image[n])] for n in _OWNERS if str(image.get(n)) in self.known), "")
        return " · ".join(dict.fromkeys(each for each in (owner, own) if each))


def _own_name(record: Record) -> str:
    return next((str(getattr(record, name)) for name in _NAMING if getattr(record, name, "")), "")
