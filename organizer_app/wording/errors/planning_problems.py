"""Sentences for conditions, repetitions and rule packs that are not valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _, ngettext

if TYPE_CHECKING:
    from organizer_app.domain.checklists.planning_problems import BadCondition, BadRecurrence, BadRulePack


def bad_condition(problem: BadCondition) -> str:
    """Say what is wrong with a condition."""
    if not problem.part:
        return _("The condition “{text}” stops too early. Write it like: march or expected>=1000.").format(
            text=problem.text
        )
    return _(
        "“{part}” makes no sense in the condition “{text}”. Write it like: march or expected>=1000."
    ).format(part=problem.part, text=problem.text)


def bad_recurrence(problem: BadRecurrence) -> str:
    """Say what is wrong with a repetition."""
    if problem.part == "COUNT":
        return _(
            "The repetition “{text}” never ends. Say how often: FREQ=WEEKLY;COUNT=8, "
            "or until when: FREQ=WEEKLY;UNTIL=T-7."
        ).format(text=problem.text)
    return _(
        "“{part}” makes no sense in the repetition “{text}”. Write it like: FREQ=WEEKLY;COUNT=8."
    ).format(part=problem.part, text=problem.text)


def bad_rule_pack(problem: BadRulePack) -> str:
    """List the faults of a file of permit rules."""
    shown = problem.faults[:5]
    sentences = [fault_sentence(fault) for fault in shown]
    more = len(problem.faults) - len(shown)
    if more:
        sentences.append(ngettext("{count} more fault.", "{count} more faults.", more).format(count=more))
    return _("The permit rules in {name} are not used. {faults}").format(
        name=problem.name, faults=" ".join(sentences)
    )


def fault_sentence(fault: str) -> str:
    """Name one fault of a file of permit rules."""
    place, _colon, code = fault.rpartition(": ")
    form = {
        "missing": _("{place} is missing."),
        "unknown": _("{place} is not a field of a rule."),
        "not_a_text": _("{place} must be a text of at most 2,000 characters."),
        "not_a_number": _("{place} must be a whole number, 0 or more."),
        "not_a_day": _("{place} must be a day such as 2026-11-24."),
        "not_a_condition": _("{place} is not a condition; write it like: march or expected>=1000."),
        "not_a_list": _("{place} must be a list of at most 200 entries."),
        "not_a_list_of_texts": _("{place} must be a list of names."),
        "not_an_object": _("{place} must be an object in braces."),
        "not_a_unit": _("{place} must be calendar_day or working_day."),
        "not_a_kind": _("{place} must be a kind of permit, such as march, park or sound."),
        "same_code_twice": _("{place} hold the same code twice."),
        "not_json": _("{place} is not JSON."),
        "too_large": _("{place} is larger than a megabyte."),
    }.get(code, _("{place} is wrong."))
    return form.format(place=place or _("The file"))
