"""Numbers of fields never change their meaning, and nobody can make the mark of a form without the plan."""

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.return_forms import (
    FORM_FIELDS,
    AnswerKind,
    FormSection,
    asked_fields,
    form_mark,
    former_token,
    plan_mark,
    sections_for,
)


def test_numbers_keep_their_meaning_for_ever() -> None:
    """Forms come back after years: a number that is here once may be added to and never changed."""
    assert {field.number: field.code for field in FORM_FIELDS} == {
        "1.1": "city",
        "1.2": "day",
        "1.3": "starts",
        "1.4": "ends",
        "1.5": "venue",
        "1.6": "address",
        "2.1": "lead",
        "2.2": "lead_phone",
        "2.3": "backup",
        "2.4": "backup_phone",
        "3.1": "permit_needed",
        "3.2": "permit_status",
        "4.1": "expected",
        "4.2": "signs",
        "5.1": "notes",
        "5.2": "filled_by",
    }


def test_a_number_begins_with_that_of_its_section() -> None:
    order = list(FormSection)
    assert all(int(field.number[0]) == order.index(field.section) + 1 for field in FORM_FIELDS)


def test_a_mark_depends_on_secret_plan_city_revision_and_reader() -> None:
    key, other_key = "0a" * 32, "0b" * 32
    known = form_mark(key, "plan", "city", 7, Audience.INTERNAL)
    others = [
        form_mark(key, "other", "city", 7, Audience.INTERNAL),
        form_mark(other_key, "plan", "city", 7, Audience.INTERNAL),
        form_mark(key, "plan", "other", 7, Audience.INTERNAL),
        form_mark(key, "plan", "city", 8, Audience.INTERNAL),
        form_mark(key, "plan", "city", 7, Audience.PUBLIC),
    ]
    assert known.token not in {each.token for each in others}
    assert known == form_mark(key, "plan", "city", 7, Audience.INTERNAL)
    assert (known.plan, others[0].plan) == (plan_mark("plan"), plan_mark("other"))
    assert known.plan != others[0].plan
    assert known.token != former_token("plan", "city", 7, Audience.INTERNAL)


def test_strangers_are_not_asked_for_names_and_permits() -> None:
    codes = {field.code for field in asked_fields(sections_for(Audience.PUBLIC))}
    assert {"starts", "expected", "notes"} <= codes
    assert codes.isdisjoint({"lead", "lead_phone", "permit_status"})
    assert sections_for(Audience.PARTNERS) == frozenset(FormSection)


def test_a_new_host_fills_in_city_and_day() -> None:
    kinds = {field.code: field.kind for field in asked_fields(frozenset(FormSection), is_new_host=True)}
    assert (kinds["city"], kinds["day"]) == (AnswerKind.LINE, AnswerKind.DAY)
    known = {field.code: field.kind for field in asked_fields(frozenset(FormSection))}
    assert (known["city"], known["day"]) == (AnswerKind.FIXED, AnswerKind.FIXED)
