"""Which record type belongs to which noun: the one list that storage, journal and exports walk."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from organizer_app.domain.accepted_problems import AcceptedProblem
from organizer_app.domain.assignments import Assignment
from organizer_app.domain.budget_lines import BudgetLine
from organizer_app.domain.campaigns import Campaign
from organizer_app.domain.changes import Noun
from organizer_app.domain.city_actions import DERIVED_FIELDS, CityAction
from organizer_app.domain.count_reports import CountReport
from organizer_app.domain.cues import Cue
from organizer_app.domain.demands import Demand
from organizer_app.domain.distinct_pairs import DistinctPair
from organizer_app.domain.key_dates import KeyDate
from organizer_app.domain.materials import Material
from organizer_app.domain.mobilizations import Mobilization
from organizer_app.domain.organizations import Organization
from organizer_app.domain.partnerships import Partnership
from organizer_app.domain.people import ContactPoint, Person
from organizer_app.domain.permits import Permit
from organizer_app.domain.petitions import LockedNumber, PetitionPart
from organizer_app.domain.places import Place
from organizer_app.domain.plan_templates import PlanTemplate, TemplateTask, TemplateUse
from organizer_app.domain.records import BOOKKEEPING
from organizer_app.domain.releases import Notice, Recipient, Release
from organizer_app.domain.rides import Ride
from organizer_app.domain.saved_views import SavedView
from organizer_app.domain.sites import Site
from organizer_app.domain.talks import Talk
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
        Noun.TALK: Talk,
        Noun.PERMIT: Permit,
        Noun.PLAN_TEMPLATE: PlanTemplate,
        Noun.TEMPLATE_TASK: TemplateTask,
        Noun.TEMPLATE_USE: TemplateUse,
        Noun.MATERIAL: Material,
        Noun.RIDE: Ride,
        Noun.BUDGET_LINE: BudgetLine,
        Noun.CUE: Cue,
        Noun.ACCEPTED_PROBLEM: AcceptedProblem,
        Noun.RELEASE: Release,
        Noun.RECIPIENT: Recipient,
        Noun.NOTICE: Notice,
        Noun.PETITION_PART: PetitionPart,
        Noun.LOCKED_NUMBER: LockedNumber,
        Noun.SAVED_VIEW: SavedView,
        Noun.DISTINCT_PAIR: DistinctPair,
    }
)
NOUN_OF: Mapping[type[Record], Noun] = MappingProxyType({kind: noun for noun, kind in RECORD_TYPES.items()})

# Fields that the journal leaves out: storage writes or derives them itself.
NOT_JOURNALLED = BOOKKEEPING | DERIVED_FIELDS

# Fields that name another record by id, and the kind of that record.
REFERENCES: Mapping[str, Noun] = MappingProxyType(
    {f"{noun.value}_id": noun for noun in Noun}
    | {
        "owner_id": Noun.PERSON,
        "home_place_id": Noun.PLACE,
        "parent_id": Noun.ORGANIZATION,
        "template_id": Noun.PLAN_TEMPLATE,
    }
)
