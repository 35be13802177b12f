"""Which record type belongs to which noun: the one list that storage, journal and exports walk."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from organizer_app.domain.assignments import Assignment
from organizer_app.domain.campaigns import Campaign
from organizer_app.domain.changes import Noun
from organizer_app.domain.city_actions import DERIVED_FIELDS, CityAction
from organizer_app.domain.count_reports import CountReport
from organizer_app.domain.demands import Demand
from organizer_app.domain.key_dates import KeyDate
from organizer_app.domain.mobilizations import Mobilization
from organizer_app.domain.organizations import Organization
from organizer_app.domain.partnerships import Partnership
from organizer_app.domain.people import ContactPoint, Person
from organizer_app.domain.places import Place
from organizer_app.domain.records import BOOKKEEPING
from organizer_app.domain.sites import Site
from organizer_app.domain.targets import Target
from organizer_app.domain.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.records import Record

RECORD_TYPES: Mapping[Noun, type[Record]] = MappingProxyType(
    {
        Noun.CAMPAIGN: Campaign,
        Noun.MOBILIZATION: Mobilization,
        Noun.KEY_DATE: KeyDate,
        Noun.DEMAND: Demand,
        Noun.TARGET: Target,
        Noun.PLACE: Place,
        Noun.CITY_ACTION: CityAction,
        Noun.SITE: Site,
        Noun.ORGANIZATION: Organization,
        Noun.PARTNERSHIP: Partnership,
        Noun.PERSON: Person,
        Noun.CONTACT_POINT: ContactPoint,
        Noun.ASSIGNMENT: Assignment,
        Noun.TASK: Task,
        Noun.COUNT_REPORT: CountReport,
    }
)
NOUN_OF: Mapping[type[Record], Noun] = MappingProxyType({kind: noun for noun, kind in RECORD_TYPES.items()})

# Fields that the journal leaves out: storage writes or derives them itself.
NOT_JOURNALLED = BOOKKEEPING | DERIVED_FIELDS
