"""Every field of every kind of record is in one class; whoever adds one says whether two laptops ask."""

from dataclasses import fields

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.merging.families import Family, family_of
from organizer_app.domain.model.nouns import NOT_JOURNALLED, RECORD_TYPES

# A person decides.
ASKED = {
    Noun.CAMPAIGN: "hidden title demand background started_on notes",
    Noun.MOBILIZATION: (
        "hidden campaign_id title anchor_date desk_zone rule rule_time window_minutes goal_cities "
        "goal_turnout petition_signatures hashtags status notes relay_gap_minutes travel_kmh "
        "stale_after_days erase_after_days currency press_contact press_contact_shown_to"
    ),
    Noun.KEY_DATE: "hidden mobilization_id title day starts zone venue shown_to notes",
    Noun.DEMAND: "hidden campaign_id text position",
    Noun.TARGET: "hidden campaign_id name title body level notes",
    Noun.PLACE: "hidden name admin1 country latitude longitude zone",
    Noun.CITY_ACTION: (
        "hidden mobilization_id place_id title label market tactic day starts ends_day ends "
        "starts_second ends_second zone status status_reason expected public_url notes interpreter "
        "uses_street amplified_sound in_park relay_position forced_ready_by forced_ready_reason"
    ),
    Noun.SITE: (
        "hidden city_action_id role venue address locality region postal_code access_notes notes access "
        "ownership capacity latitude longitude position"
    ),
    Noun.ORGANIZATION: (
        "hidden name short_name credit_name kind parent_id website notes home_place_id people_available"
    ),
    Noun.PARTNERSHIP: (
        "hidden organization_id mobilization_id city_action_id role status credit_order logo_ok "
        "name_public_from asked_on signed_on turnout_pledge credit_name withdrawn_on"
    ),
    Noun.PERSON: (
        "hidden name pronouns preferred_channel zone organization_id private_notes home_place_id rung caller"
    ),
    Noun.CONTACT_POINT: "hidden person_id kind value verified_on ok_on_the_day shown_to label",
    Noun.ASSIGNMENT: ("hidden city_action_id person_id role status is_backup report_at trained_on"),
    Noun.TASK: (
        "hidden title mobilization_id city_action_id due_on status is_gate owner_id skip_reason notes "
        "template_task_id offset_days offset_unit offset_from owner_role weight done_on occurrence fact"
    ),
    Noun.COUNT_REPORT: ("hidden city_action_id low high method source counted_at counter locked_at note"),
    Noun.TALK: "hidden person_id city_action_id at outcome caller due_at note",
    Noun.PERMIT: (
        "hidden city_action_id kind rule_code authority contact due_on filed_on decided_on number "
        "fee_cents currency conditions status owner_id notes"
    ),
    Noun.PLAN_TEMPLATE: "hidden title code description",
    Noun.TEMPLATE_TASK: (
        "hidden template_id title offset_days offset_unit offset_from owner_role is_gate weight "
        "applies_if recurrence per_city position fact"
    ),
    Noun.TEMPLATE_USE: "hidden template_id mobilization_id",
    Noun.MATERIAL: ("hidden city_action_id name needed held supplier unit_cents ship_by notes"),
    Noun.RIDE: (
        "hidden city_action_id vehicle leaves_from leaves_at returns_at seats taken cost_cents notes"
    ),
    Noun.BUDGET_LINE: ("hidden name mobilization_id city_action_id planned_cents spent_cents notes"),
    Noun.CUE: (
        "hidden city_action_id title starts minutes is_hard owner location script position started_at "
        "ended_at"
    ),
    Noun.ACCEPTED_PROBLEM: "hidden kind subject_id other_id reason accepted_by accepted_at",
    Noun.RELEASE: (
        "hidden mobilization_id number audience released_at released_by zone note content content_hash "
        "withdrawn_reason"
    ),
    Noun.RECIPIENT: ("hidden mobilization_id name audience person_id organization_id city_action_id"),
    Noun.NOTICE: "hidden release_id recipient_id told_at told_by channel",
    Noun.PETITION_PART: ("hidden mobilization_id title host signatures as_of shares_people notes"),
    Noun.LOCKED_NUMBER: "hidden mobilization_id metric low high text locked_by",
    Noun.DISTINCT_PAIR: "hidden one_id other_id noun",
    Noun.LOG_ENTRY: (
        "hidden text mobilization_id city_action_id tier heard occurred_at entered_at entered_by "
        "heard_from channel is_key is_released corrects_id incident_id"
    ),
    Noun.LEGAL_ENTRY: (
        "hidden text mobilization_id city_action_id occurred_at entered_at entered_by heard_from "
        "channel is_key corrects_id"
    ),
    Noun.INCIDENT: (
        "hidden title mobilization_id city_action_id category severity status assignee actions "
        "next_step next_at occurred_at closed_at entered_by"
    ),
    Noun.ARREST: (
        "hidden initials mobilization_id city_action_id arrested_at held_at needs next_call_at note "
        "released_at picked_up_by purge_on"
    ),
    Noun.DELIVERY: ("hidden city_action_id outcome signatures received_by note delivered_at entered_by"),
    Noun.DAY_SETTING: "hidden number value mobilization_id city_action_id tag",
    Noun.LESSON: "hidden mobilization_id city_action_id happened why next_time",
    Noun.PROPOSED_TASK: (
        "hidden mobilization_id template_id city_action_id template_task_id title offset_days is_gate "
        "decision"
    ),
    Noun.LEARNED_RATIO: "hidden kind tactic place_id ratio action_count mobilization_id",
}
# The later one, the highest number, or what anybody added and nobody removed.
ALONE = {
    Family.LATEST: {
        Noun.PLACE: "population geoname_id",
        Noun.PERSON: "vcard_rest",
        Noun.TASK: "is_changed_here is_pinned",
        Noun.SAVED_VIEW: "hidden title view wanted position",
        Noun.IMPORT_SOURCE: "hidden name file_name headings column_map",
        Noun.IMPORTED_ROWS: "hidden import_source_id rows report",
    },
    Family.HIGHEST: {
        Noun.TASK: "template_revision",
        Noun.PLAN_TEMPLATE: "revision",
        Noun.TEMPLATE_USE: "revision",
    },
    Family.SET: {
        Noun.PLACE: "other_names",
        Noun.CITY_ACTION: "tags",
        Noun.ORGANIZATION: "other_names",
        Noun.PERSON: "languages other_names",
    },
}
EVERYWHERE = {"source_system", "external_id"}


@pytest.mark.parametrize("noun", Noun)
def test_every_field_is_in_exactly_one_class(noun: Noun) -> None:
    known = {field.name for field in fields(RECORD_TYPES[noun])} - NOT_JOURNALLED
    classes = {Family.REGISTER: set(ASKED.get(noun, "").split())}
    classes |= {family: set(of.get(noun, "").split()) for family, of in ALONE.items()}
    classes[Family.LATEST] |= EVERYWHERE
    listed = [name for names in classes.values() for name in names]
    assert sorted(listed) == sorted(known)
    for family, names in classes.items():
        assert {name for name in names if family_of(noun, name) is not family} == set()
