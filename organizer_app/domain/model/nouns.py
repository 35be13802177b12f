"""Map each noun to its record type: the one list for storage, journal and exports."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.records import BOOKKEEPING
from organizer_app.domain.model.accepted_problems import AcceptedProblem
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.city_actions import DERIVED_FIELDS, CityAction
from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.day.day_settings import DaySetting
from organizer_app.domain.model.day.deliveries import Delivery
from organizer_app.domain.model.day.incidents import Incident
from organizer_app.domain.model.day.lessons import LearnedRatio, Lesson, ProposedTask
from organizer_app.domain.model.day.log_entries import LegalEntry, LogEntry
from organizer_app.domain.model.demands import Demand
from organizer_app.domain.model.distinct_pairs import DistinctPair
from organizer_app.domain.model.import_sources import ImportedRows, ImportSource
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.petitions import LockedNumber, PetitionPart
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask, TemplateUse
from organizer_app.domain.model.releases import Notice, Recipient, Release
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.saved_views import SavedView
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.model.targets import Target
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.places.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.basics.records import Record

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
        Noun.LOG_ENTRY: LogEntry,
        Noun.LEGAL_ENTRY: LegalEntry,
        Noun.INCIDENT: Incident,
        Noun.ARREST: Arrest,
        Noun.DELIVERY: Delivery,
        Noun.DAY_SETTING: DaySetting,
        Noun.IMPORT_SOURCE: ImportSource,
        Noun.IMPORTED_ROWS: ImportedRows,
        Noun.LESSON: Lesson,
        Noun.PROPOSED_TASK: ProposedTask,
        Noun.LEARNED_RATIO: LearnedRatio,
    }
)
NOUN_OF: Mapping[type[Record], Noun] = MappingProxyType({kind: noun for noun, kind in RECORD_TYPES.items()})

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
