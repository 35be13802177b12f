"""Name the steps of the journal independently of language; `wording` writes the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class EditKind(Enum):
    """One member per step a person can make; the arguments of the edit fill its sentence."""

    CREATED_PLAN = "created_plan"
    FILLED_SAMPLE = "filled_sample"
    IMPORTED = "imported"
    ADDED_ACTION = "added_action"
    ADDED_ACTIONS = "added_actions"
    CHANGED_PLACE = "changed_place"
    CHANGED_TACTIC = "changed_tactic"
    CHANGED_TITLE = "changed_title"
    CHANGED_DAY = "changed_day"
    CHANGED_START = "changed_start"
    CHANGED_END = "changed_end"
    CHANGED_STATUS = "changed_status"
    CHANGED_EXPECTED = "changed_expected"
    CHANGED_VENUE = "changed_venue"
    CHANGED_NOTES = "changed_notes"
    CHANGED_LEAD = "changed_lead"
    CHANGED_BACKUP = "changed_backup"
    CHANGED_GROUPS = "changed_groups"
    MOVED_ACTIONS = "moved_actions"
    REMOVED_ACTIONS = "removed_actions"
    ERASED_PERSON = "erased_person"
    MERGED_PEOPLE = "merged_people"
    MERGED_GROUPS = "merged_groups"
    MERGED_ACTIONS = "merged_actions"
    KEPT_SEPARATE = "told_apart"
    ADDED_GROUP = "added_group"
    CHANGED_GROUP = "changed_group"
    CHANGED_PARTNERSHIP = "changed_partnership"
    CHANGED_CREDITS = "changed_credits"
    ACCEPTED_PROBLEM = "accepted_problem"
    STOPPED_ACCEPTING = "stopped_accepting"
    ADDED_PERSON = "added_person"
    CHANGED_PERSON = "changed_person"
    REMOVED_PERSON = "removed_person"
    CHANGED_CONTACT = "changed_contact"
    CHANGED_CALLER = "changed_caller"
    FILLED_ROLE = "filled_role"
    CHANGED_ROLE = "changed_role"
    EMPTIED_ROLE = "emptied_role"
    LOGGED_CALL = "logged_call"
    CHANGED_CALL = "changed_call"
    APPLIED_TEMPLATE = "applied_template"
    CHANGED_TEMPLATE = "changed_template"
    MOVED_ANCHOR = "moved_anchor"
    ADDED_TASK = "added_task"
    CHANGED_TASKS = "changed_tasks"
    REMOVED_TASKS = "removed_tasks"
    TRACKED_PERMITS = "tracked_permits"
    CHANGED_PERMIT = "changed_permit"
    CHANGED_PERMIT_TRIGGERS = "changed_permit_triggers"
    CHANGED_MANY = "changed_many"
    DID_STEP = "did_step"
    REOPENED_STEP = "reopened_step"
    ADDED_STEP = "added_step"
    UNDID = "undid"
    REDID = "redid"
    SAVED_VIEW = "saved_view"
    CHANGED_VIEW = "changed_view"
    RENAMED_VIEW = "renamed_view"
    ORDERED_VIEWS = "ordered_views"
    REMOVED_VIEW = "removed_view"
    RELEASED = "released"
    WITHDREW_RELEASE = "withdrew_release"
    NOTIFIED_RECIPIENT = "told_recipient"
    UNNOTIFIED_RECIPIENT = "untold_recipient"
    ADDED_RECIPIENT = "added_recipient"
    REMOVED_RECIPIENT = "removed_recipient"
    LOCKED_NUMBER = "locked_number"
    SHIFTED_ACTIONS = "shifted_actions"
    RESIZED_ACTION = "resized_action"
    MOVED_TO_WINDOW = "moved_to_window"
    COPIED_ACTIONS = "copied_actions"
    DAY_PASSED = "day_passed"
    FORCED_READY = "forced_ready"
    STOPPED_FORCING_READY = "stopped_forcing_ready"
    CHANGED_RULE = "changed_rule"
    CHANGED_LOGISTICS = "changed_logistics"
    REMOVED_LOGISTICS = "removed_logistics"
    UNLOCKED_NUMBER = "unlocked_number"
    COUNTED_SIGNATURES = "counted_signatures"
    COUNTED_PEOPLE = "counted_people"
    REMOVED_SIGNATURES = "removed_signatures"
    CHANGED_CHECKS = "changed_checks"
    CHANGED_RETENTION = "changed_retention"
    CHANGED_RELAY_ORDER = "changed_relay_order"
    COPIED_LOGISTICS = "copied_logistics"
    CHANGED_TAGS = "changed_tags"
    NAMED_PLACES = "named_places"
    SHOWED_KEY_DATE = "showed_key_date"
    CHANGED_SETTINGS = "changed_settings"
    CLEARED_PLACEHOLDERS = "cleared_placeholders"
    CHANGED_FIELD = "changed_field"
    REVERTED = "reverted"
    LOGGED_CHECK_IN = "logged_check_in"
    LOGGED_NOTE = "logged_note"
    CORRECTED_ENTRY = "corrected_entry"
    LOGGED_LEGAL = "logged_legal"
    LOGGED_COUNT = "logged_count"
    CLOSED_COUNTING = "closed_counting"
    CLOSED_COUNTS = "closed_counts"
    LOGGED_DELIVERY = "logged_delivery"
    LOGGED_INCIDENT = "logged_incident"
    CHANGED_INCIDENT = "changed_incident"
    LOGGED_ARREST = "logged_arrest"
    RELEASED_ARREST = "released_arrest"
    PURGED_ARRESTS = "purged_arrests"
    STARTED_CUE = "started_cue"
    ENDED_CUE = "ended_cue"
    PUSHED_CUES = "pushed_cues"
    SHORTENED_CUE = "shortened_cue"
    PLAYED_REHEARSAL = "played_rehearsal"
    CHANGED_DAY_NUMBER = "changed_day_number"
    LOCKED_LINE = "locked_line"
    CHANGED_LESSON = "changed_lesson"
    PROPOSED_TASK = "proposed_task"
    ACCEPTED_TASK = "accepted_task"
    LEFT_OUT_TASK = "left_out_task"
    LEARNED_RATIOS = "learned_ratios"
    MERGED_CHANGES = "merged_changes"
    RECEIVED_CHANGES = "received_changes"
    ERASED_AS_ASKED = "erased_as_asked"
    CLEANED_TEXTS = "cleaned_texts"
    SETTLED_CONFLICT = "settled_conflict"
    MADE_FORMS = "made_forms"
    RECEIVED_REPLIES = "received_replies"
    TOOK_REPLY = "took_reply"
    NEWER_STEP = "newer_step"
    OUTSIDE_STEP = "outside_step"
    PARTLY_SENT = "partly_sent"


# Steps that no other laptop learns of: changes of others that somebody merged, or that came by themselves.
LOCAL = frozenset({EditKind.MERGED_CHANGES, EditKind.RECEIVED_CHANGES, EditKind.ERASED_AS_ASKED})
# No one can restore an erased person.
ERASING = frozenset({EditKind.ERASED_PERSON, EditKind.ERASED_AS_ASKED})
STEPS_BACK = frozenset({EditKind.UNDID, EditKind.REDID})
# A plan's first steps created it; undoing them would leave no plan.
FOUNDING = frozenset({EditKind.CREATED_PLAN, EditKind.FILLED_SAMPLE})
# What a regional member is told instead of the kind of a step, of which nothing or a part was sent to it.
WITHHELD = frozenset({EditKind.OUTSIDE_STEP, EditKind.PARTLY_SENT})
FINAL = FOUNDING | ERASING | {EditKind.PLAYED_REHEARSAL, EditKind.CLEANED_TEXTS}


@dataclass(frozen=True, slots=True)
class EditSummary:
    """One entry of the journal as history lists it.

    Attributes:
        edit_id: id of the entry.
        kind: kind of the step.
        arguments: plain texts for its sentence, such as the city.
        author: the person who made it; empty in a plan with one person.
        at: time, UTC.
        undone: whether it was undone.
        changes: number of changed records.
    """

    edit_id: str
    kind: EditKind
    arguments: Mapping[str, str]
    author: str
    at: datetime
    undone: bool
    changes: int

    @property
    def has_time(self) -> bool:
        """Whether its time of day is told, and not its day alone."""
        return self.kind is not EditKind.OUTSIDE_STEP
