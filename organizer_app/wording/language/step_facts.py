"""Words for steps that the plan completes, and for those checked off by hand."""

from __future__ import annotations

from typing import Final

from organizer_app.wording.language.texts import _, said

_OUT: Final = frozenset({"done", "skipped", "not_applicable"})


def fact_names() -> dict[str, str]:
    """Name the facts that complete a step, by code; the empty code is a person who checks it off."""
    return {
        "": _("by hand"),
        "lead_named": _("lead named"),
        "lead_confirmed": _("lead has said yes"),
        "backup_named": _("backup lead named"),
        "time_set": _("day and start set"),
        "site_fixed": _("venue fixed"),
        "access_noted": _("access noted"),
        "permit_filed": _("permits filed"),
        "permit_granted": _("permits granted or not needed"),
        "marshals_led": _("marshal lead named"),
        "run_of_show": _("run of show begun"),
        "emergency_contact": _("emergency contact named"),
        "counted": _("count reported"),
    }


def fact_name(code: str) -> str:
    """Name one fact; a code of a newer version stays as it is."""
    return fact_names().get(code, code)


def _missing(code: str) -> str:
    return {
        "lead_named": _("no lead is named"),
        "lead_confirmed": _("the lead has not said yes"),
        "backup_named": _("no backup lead is named"),
        "time_set": _("day or start is missing"),
        "site_fixed": _("no venue is fixed"),
        "access_noted": _("no access is noted"),
        "permit_filed": _("no permit is noted, or one is not filed"),
        "permit_granted": _("no permit is noted, or one is not granted"),
        "marshals_led": _("no marshal lead is named"),
        "run_of_show": _("the run of show is empty"),
        "emergency_contact": _("no emergency contact is named"),
        "counted": _("no count is reported"),
    }[code]


settled_by_plan = said("Completed by the plan")


def fact_line(code: str, status: str, *, is_met: bool) -> str:
    """Name the fact that completes a step, and whether it holds.

    Args:
        code: of the fact; empty for a step that only people tick.
        status: what somebody said of the step.
        is_met: whether the fact holds now.
    """
    if not code:
        return ""
    name = fact_names()[code]
    if status == "done":
        return _("Checked off by hand: {fact}.").format(fact=name) if is_met else by_hand_only(code)
    if status in _OUT:
        return ""
    if is_met:
        return _("Completed by the plan: {fact}.").format(fact=name)
    return _("Not completed by the plan yet: {missing}.").format(missing=_missing(code))


def by_hand_only(code: str) -> str:
    """Say that a step is checked off although its fact does not hold."""
    return _("Checked off by hand: {missing}.").format(missing=_missing(code))
