"""Sentences for the problems of a plan, and for what fixes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.checks.findings import Darkness, Finding, FindingKind
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.time.holidays_of_place import HolidayKind
from organizer_app.wording.language.dates import clock, short_day
from organizer_app.wording.language.durations import in_hours
from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MESSAGES: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.MISSING_LEAD: said("{city} has no lead."),
    FindingKind.MISSING_BACKUP: said("{city} has no backup lead."),
    FindingKind.MISSING_TIME: said("{city} has no date or no start time."),
    FindingKind.END_BEFORE_START: said("{city} ends before it starts."),
    FindingKind.OUTSIDE_RULE: said("{city} starts {when}, {amount} {side}."),
    FindingKind.MISSING_PHONE: said("Nobody can call the lead of {city}: there is no number."),
    FindingKind.SKIPPED_TIME: said("{city} starts at a time that the clock change skips that night."),
    FindingKind.DOUBLED_TIME: said("{city} starts at a time that happens twice that night."),
    FindingKind.DOUBLE_BOOKED_LEAD: said(
        "The lead or speaker of {city} is also needed in {other}: {amount} too tight, with travel."
    ),
    FindingKind.GROUP_STRETCHED: said(
        "{detail} has pledged more people to {city} and {other} at the same time than it has."
    ),
    FindingKind.VENUE_CLASH: said("{city} uses {detail} while another action is there."),
    FindingKind.DUPLICATE_CITY: said("{city} is planned twice for one day and one start."),
    FindingKind.LATE_PERMIT: said("The permit for {city} was not filed on time{of}{due}."),
    FindingKind.OVERDUE_GATE: said("{city} has an overdue required step{due}: {detail}."),
    FindingKind.STALE_CONFIRMATION: said("Nobody has talked to the lead of {city} {since}."),
    FindingKind.AFTER_DARK: said("{city} {dark}."),
    FindingKind.HOLIDAY: said("{city} falls on {detail}{holiday}."),
    FindingKind.MOVED_BY_TZDATA: said("New time zone data moves {city} by {amount}."),
    FindingKind.UNRESOLVED_PLACE: said("City not recognized: {city}."),
    FindingKind.PLACEHOLDER: said("{city} names “{detail}”, which means not known."),
    FindingKind.FORCED_READY: said("{city} was marked ready by hand, despite what is missing."),
}
_REMEDIES: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.MISSING_LEAD: said("Name a lead."),
    FindingKind.MISSING_BACKUP: said("Name a backup lead."),
    FindingKind.MISSING_TIME: said("Set the date and the local start time."),
    FindingKind.END_BEFORE_START: said("Correct the start or the end."),
    FindingKind.OUTSIDE_RULE: said("Put it on schedule, or agree that it differs."),
    FindingKind.MISSING_PHONE: said("Add a phone number of the lead."),
    FindingKind.SKIPPED_TIME: said("Start before or after the skipped hour."),
    FindingKind.DOUBLED_TIME: said(
        "Start outside the repeated hour, or say in the notes which one you mean."
    ),
    FindingKind.DOUBLE_BOOKED_LEAD: said("Give one of the two cities another lead."),
    FindingKind.GROUP_STRETCHED: said("Ask another group for one of the cities, or lower a pledge."),
    FindingKind.VENUE_CLASH: said("Move one of the two actions, or choose another spot."),
    FindingKind.DUPLICATE_CITY: said("Remove one of the two, or give it another time."),
    FindingKind.LATE_PERMIT: said("Call the authority, or choose a form that needs no permit."),
    FindingKind.OVERDUE_GATE: said("Do it, move its day, or say why it does not apply."),
    FindingKind.STALE_CONFIRMATION: said("Call the lead and write down what they said."),
    FindingKind.AFTER_DARK: said("Start earlier, or plan for lights."),
    FindingKind.HOLIDAY: said("Ask the city whether the day still works."),
    FindingKind.MOVED_BY_TZDATA: said("Look at the time again and save it."),
    FindingKind.UNRESOLVED_PLACE: said("Choose the city from the list, with its state."),
    FindingKind.PLACEHOLDER: said("Clear it: partners would read it as a name."),
    FindingKind.FORCED_READY: said("See who marked it and why; do what is still missing."),
}


def message(finding: Finding) -> str:
    """Return the problem in one sentence; it names no person."""
    row = finding.row
    when = ""
    if row.starts is not None:
        when = (
            _("on {day} at {time}").format(day=short_day(row.day), time=clock(row.starts)) if row.day else ""
        )
    side = _("early") if finding.minutes < 0 else _("late")
    other = city_of(finding.other.city, finding.other.state) if finding.other else ""
    return _MESSAGES[finding.kind]().format(
        city=city_of(row.city, row.state),
        when=when,
        amount=in_hours(abs(finding.minutes)),
        side=side,
        other=other,
        detail=finding.detail,
        of=_(" with {authority}").format(authority=finding.detail) if finding.detail else "",
        due=_(" (latest day {day})").format(day=short_day(finding.due_on)) if finding.due_on else "",
        dark=_dark(finding) if finding.kind is FindingKind.AFTER_DARK else "",
        holiday=_holiday(finding) if finding.kind is FindingKind.HOLIDAY else "",
        since=_("since {day}").format(day=short_day(finding.detail)) if _is_day(finding.detail) else _("yet"),
    )


def _dark(finding: Finding) -> str:
    amount = in_hours(finding.minutes)
    texts = {
        Darkness.BEFORE_SUNRISE.value: _("starts {amount} before sunrise"),
        Darkness.AFTER_SUNSET.value: _("starts {amount} after sunset"),
        Darkness.NO_SUNRISE.value: _("sees no sunrise that day"),
    }
    return texts.get(finding.code, _("is out in the dark for {amount}")).format(amount=amount)


def _holiday(finding: Finding) -> str:
    """Say whose holiday it is, such as ", state holiday in MA"."""
    texts = {
        HolidayKind.PUBLIC.value: _(", public holiday"),
        HolidayKind.STATE.value: _(", state holiday in {state}"),
        HolidayKind.RELIGIOUS.value: _(", religious holiday"),
    }
    return texts.get(finding.code, "").format(state=finding.row.state)


def _is_day(text: str) -> bool:
    return len(text) == len("2019-07-15") and text[4:5] == "-"


def remedy(finding: Finding) -> str:
    """Return what fixes the problem; a permit rule may add its own advice."""
    if finding.way_out:
        return _("Call the authority. {way} (Not legal advice.)").format(way=finding.way_out)
    return _REMEDIES[finding.kind]()


def city_of(city: str, state: str) -> str:
    """Return a city with its state, such as "Portland, OR"."""
    if not city:
        return _("An action without a city")
    return city_and_state(city, state)
