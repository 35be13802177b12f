"""Map each noun to its record type: the one list for storage, journal and exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.records import BOOKKEEPING, Record
from organizer_app.domain.model.city_actions import DERIVED_FIELDS

# The module below `domain` that defines a noun's record type, which is named like the noun: `CityAction`.
_MODULES: Final[Mapping[Noun, str]] = MappingProxyType(
    {
        Noun.CAMPAIGN: "model.campaigns",
        Noun.MOBILIZATION: "model.mobilizations",
        Noun.KEY_DATE: "model.key_dates",
        Noun.DEMAND: "model.demands",
        Noun.TARGET: "model.targets",
        Noun.PLACE: "places.places",
        Noun.CITY_ACTION: "model.city_actions",
        Noun.SITE: "model.sites",
        Noun.ORGANIZATION: "model.organizations",
        Noun.PARTNERSHIP: "model.partnerships",
        Noun.PERSON: "model.people",
        Noun.CONTACT_POINT: "model.people",
        Noun.ASSIGNMENT: "model.assignments",
        Noun.TASK: "model.tasks",
        Noun.COUNT_REPORT: "model.day.count_reports",
        Noun.TALK: "model.talks",
        Noun.PERMIT: "model.permits",
        Noun.PLAN_TEMPLATE: "model.plan_templates",
        Noun.TEMPLATE_TASK: "model.plan_templates",
        Noun.TEMPLATE_USE: "model.plan_templates",
        Noun.MATERIAL: "model.materials",
        Noun.RIDE: "model.rides",
        Noun.BUDGET_LINE: "model.budget_lines",
        Noun.CUE: "model.day.cues",
        Noun.ACCEPTED_PROBLEM: "model.accepted_problems",
        Noun.RELEASE: "model.releases",
        Noun.RECIPIENT: "model.releases",
        Noun.NOTICE: "model.releases",
        Noun.PETITION_PART: "model.petitions",
        Noun.LOCKED_NUMBER: "model.petitions",
        Noun.SAVED_VIEW: "model.saved_views",
        Noun.DISTINCT_PAIR: "model.distinct_pairs",
        Noun.LOG_ENTRY: "model.day.log_entries",
        Noun.LEGAL_ENTRY: "model.day.log_entries",
        Noun.INCIDENT: "model.day.incidents",
        Noun.ARREST: "model.day.arrests",
        Noun.DELIVERY: "model.day.deliveries",
        Noun.DAY_SETTING: "model.day.day_settings",
        Noun.IMPORT_SOURCE: "model.import_sources",
        Noun.IMPORTED_ROWS: "model.import_sources",
        Noun.LESSON: "model.day.lessons",
        Noun.PROPOSED_TASK: "model.day.lessons",
        Noun.LEARNED_RATIO: "model.day.lessons",
    }
)


def _type_name(noun: Noun) -> str:
    return noun.value.title().replace("_", "")


_NOUN_NAMED: Final = {_type_name(noun): noun for noun in Noun}


class _RecordTypes(Mapping[Noun, type[Record]]):
    """Loads each type when it is first asked for: opening a plan needs half of them."""

    def __init__(self) -> None:
        self._loaded: dict[Noun, type[Record]] = {}

    @override
    def __getitem__(self, noun: Noun) -> type[Record]:
        if noun not in self._loaded:
            module = import_module(f"organizer_app.domain.{_MODULES[noun]}")
            self._loaded[noun] = getattr(module, _type_name(noun))
        return self._loaded[noun]

    @override
    def __iter__(self) -> Iterator[Noun]:
        return iter(_MODULES)

    @override
    def __len__(self) -> int:
        return len(_MODULES)


class _NounOf(dict[type[Record], Noun]):
    """Finds the noun of a type by its name, once: a dictionary, because a bulk edit asks for every record."""

    def __missing__(self, record_type: type[Record]) -> Noun:
        noun = _NOUN_NAMED[record_type.__name__]
        if RECORD_TYPES[noun] is not record_type:
            raise KeyError(record_type)
        self[record_type] = noun
        return noun


RECORD_TYPES: Final[Mapping[Noun, type[Record]]] = _RecordTypes()
NOUN_OF: Final = _NounOf()

# Fields that are not in the journal, because storage writes or derives them itself.
NOT_JOURNALLED = BOOKKEEPING | DERIVED_FIELDS

# Fields with the id of another record, and that record's kind.
REFERENCES: Mapping[str, Noun] = MappingProxyType(
    {f"{noun.value}_id": noun for noun in Noun}
    | {
        "corrects_id": Noun.LOG_ENTRY,
        "owner_id": Noun.PERSON,
        "home_place_id": Noun.PLACE,
        "parent_id": Noun.ORGANIZATION,
        "template_id": Noun.PLAN_TEMPLATE,
    }
)
