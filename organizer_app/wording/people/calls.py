"""Words for a day of calls: who to call and why, what to ask, the outcome, and when to try again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_card import Asked, Missing, Question
from organizer_app.domain.people.call_queue import CallReason, QueueEntry
from organizer_app.domain.people.call_rules import FIRST_MINUTE, LAST_MINUTE
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of
from organizer_app.wording.language import statuses
from organizer_app.wording.language.dates import clock, short_day, wall_clock, weekday_day
from organizer_app.wording.language.durations import in_hours, in_minutes
from organizer_app.wording.language.readiness import reason_of_code
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.language.zones import zone_name, zone_short
from organizer_app.wording.people.people import role_at

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.people.call_queue import CallFacts

_HOUR: Final = 60
_WEEK: Final = 7


def outcome_name(outcome: TalkOutcome) -> str:
    """Name the outcome of a call."""
    return {
        TalkOutcome.REACHED: _("Reached"),
        TalkOutcome.LEFT_MESSAGE: _("Left message"),
        TalkOutcome.NO_ANSWER: _("No answer"),
        TalkOutcome.WRONG_NUMBER: _("Wrong number"),
        TalkOutcome.DECLINED: _("Declined"),
        TalkOutcome.CALL_BACK: _("Call back at…"),
    }[outcome]


def logged_name(outcome: TalkOutcome) -> str:
    """Name the outcome of a finished call."""
    return _("Call back") if outcome is TalkOutcome.CALL_BACK else outcome_name(outcome)


def outcome_effect(outcome: TalkOutcome, due: str) -> str:
    """Say what an outcome leads to; `due` is when to try again, in words, or empty."""
    if outcome in {TalkOutcome.REACHED, TalkOutcome.LEFT_MESSAGE, TalkOutcome.NO_ANSWER} and due:
        return _("again {when}").format(when=due)
    return {
        TalkOutcome.WRONG_NUMBER: _("find a new one"),
        TalkOutcome.DECLINED: _("reopens the role"),
        TalkOutcome.CALL_BACK: _("type 2pm, tue, 3d"),
    }.get(outcome, _("no further call"))


keys_hint = said("One key saves and opens the next call. A: answer, E: note first. Ctrl+Z undoes.")


def to_call(count: int) -> str:
    """Count the calls of today."""
    return _("{count} to call").format(count=f"{count:,}")


def by_whom(caller: str) -> str:
    """Say whose calls are shown."""
    return _("by {caller}").format(caller=caller) if caller else _("by anyone")


def section(code: str) -> str:
    """Name a part of the queue."""
    return {
        "now": _("OK to call now"),
        "later": _("Later today"),
        "lost": _("Find another number"),
    }[code]


def place_in_queue(number: int, of: int) -> str:
    """Say which call of how many is shown."""
    return _("Call {number} of {of}").format(number=f"{number:,}", of=f"{of:,}")


def why(entry: QueueEntry) -> str:
    """Name the most urgent reason to call a person."""
    return reason(entry.why[0], entry.facts)


def reason(code: CallReason, facts: CallFacts) -> str:
    """Name one reason to call a person, from its record."""
    return reason_of_code(facts.reason) if code is CallReason.GAP else reason_name(code)


def reason_name(code: CallReason) -> str:
    """Name a reason to call by its code."""
    return {
        CallReason.GAP: _("Something is missing"),
        CallReason.CALL_BACK: _("Promised a call back"),
        CallReason.NOT_ANSWERED: _("Has not answered"),
        CallReason.NEVER_REACHED: _("Never reached"),
        CallReason.STALE: _("Not reached lately"),
        CallReason.DUE: _("Next try due"),
        CallReason.WRONG_NUMBER: _("Wrong number"),
        CallReason.NO_NUMBER: _("No number"),
    }[code]


def all_reasons(entry: QueueEntry) -> str:
    """List every reason to call a person, with its urgency."""
    named = ", ".join(reason(code, entry.facts) for code in entry.why)
    return _("{reasons} · urgency {points}").format(reasons=named, points=f"{entry.urgency:,}")


def last_reached(facts: CallFacts) -> str:
    """Say when a person was last reached."""
    if facts.last is TalkOutcome.LEFT_MESSAGE:
        return _("left message")
    if facts.reached is None:
        return _("never reached")
    day = local_of(from_epoch_minutes(facts.reached), facts.zone).day
    return _("reached {day}").format(day=short_day(day.isoformat()))


def zone_of(facts: CallFacts) -> str:
    """Name the zone of a person's clock in full, and say where it is assumed."""
    name = zone_name(facts.zone)
    return name if facts.is_zone_known else _("{zone}, assumed").format(zone=name)


def zone_brief(facts: CallFacts) -> str:
    """Name the zone of a person's clock as briefly as it goes, and say where it is assumed."""
    zone = zone_short(facts.zone)
    return zone if facts.is_zone_known else _("{zone} assumed").format(zone=zone)


def call_time_note(entry: QueueEntry, minutes_now: int) -> str:
    """Say beside a zone whether it is OK to call; `minutes_now` are minutes since 1970 UTC."""
    zone = zone_brief(entry.facts)
    due = entry.facts.due
    if due is not None and due > minutes_now:
        wall = local_of(from_epoch_minutes(due), entry.facts.zone).wall
        return _("{zone} · after {time}").format(zone=zone, time=wall_clock(wall))
    if entry.call_time.is_ok:
        return _("{zone} · OK to call").format(zone=zone)
    return _("{zone} · from {time}").format(zone=zone, time=clock(FIRST_MINUTE))


def call_time_of(entry: QueueEntry) -> str:
    """Say on the card until when, or from when, it is OK to call."""
    return call_time(is_ok=entry.call_time.is_ok)


def call_time(*, is_ok: bool) -> str:
    """Say until when, or from when, it is OK to call."""
    if is_ok:
        return _("OK to call until {time}").format(time=clock(LAST_MINUTE))
    return _("Not before {time} there").format(time=clock(FIRST_MINUTE))


def role_in(facts: CallFacts, city: str) -> str:
    """Name a role with its city."""
    role = _("Backup lead") if facts.role == "backup" else statuses.role_name(facts.role)
    return role_at(role, city)


def question(asked: Asked, city: str) -> str:
    """Write out one question."""
    due = weekday_day(asked.due) if asked.due else ""
    if asked.question is Question.PERMIT:
        name = permit_name(asked.about).lower()
        if due:
            return _("Has the {permit} permit been filed? The last day is {due}.").format(
                permit=name, due=due
            )
        return _("Has the {permit} permit been filed?").format(permit=name)
    if asked.question is Question.TASK:
        form = _("Is “{task}” done? It is due {due}.") if due else _("Is “{task}” done?")
        return form.format(task=asked.about, due=due)
    if asked.question in {Question.WILL_YOU, Question.STILL_IN}:
        return _about_you(asked, city)
    return _OPEN_QUESTIONS[asked.question]()


_OPEN_QUESTIONS: Final = {
    Question.WHO_LEADS: said("Who can lead? We need a name."),
    Question.WHO_BACKUP: said("Who can be backup lead? We need a name."),
    Question.WHICH_DAY: said("What day is your event?"),
    Question.WHEN: said("What time does it start?"),
    Question.WHERE: said("Where exactly will it be?"),
    Question.WHO_MARSHALS: said("Who leads the marshals?"),
    Question.HOW_MANY: said("How many people do you expect?"),
}


def _about_you(asked: Asked, city: str) -> str:
    role = _("backup lead") if asked.about == "backup" else statuses.role_name(asked.about).lower()
    if asked.question is Question.WILL_YOU:
        return _("Will you be {role} in {city}? Press Y for yes.").format(role=role, city=city)
    return _("Are you still in as {role}? Anything in the way?").format(role=role)


blocks = said("blocks Ready")


def script(name: str, mobilization: str) -> str:
    """Say how a call begins; somebody known by a number alone is greeted without it."""
    first = name.partition(" ")[0]
    if not any(map(str.isalpha, first)):
        form = _("“Hello, I am calling about {mobilization}. Is now a good time?”")
        return form.format(mobilization=mobilization)
    return _("“Hello {name}, I am calling about {mobilization}. Is now a good time?”").format(
        name=first, mobilization=mobilization
    )


def missing_name(missing: Missing) -> str:
    """Name what a city lacks."""
    if missing.kind == "role":
        return _("Backup lead") if missing.code == "backup" else statuses.role_name(missing.code)
    if missing.kind == "permit":
        return _("{permit} permit").format(permit=permit_name(missing.code))
    return missing.code


def missing_state(missing: Missing) -> str:
    """Say how far a missing part is."""
    if missing.kind == "role":
        return _("{name} asked").format(name=missing.name) if missing.name else _("nobody asked yet")
    state = {
        "unknown": _("not looked into"),
        "researching": _("being looked into"),
        "to_file": _("not filed"),
        "filed": _("filed"),
        "info_requested": _("they asked for more"),
        "denied": _("denied"),
        "appealed": _("appealed"),
        "withdrawn": _("withdrawn"),
        "lapsed": _("lapsed"),
        "todo": _("open"),
        "doing": _("underway"),
        "blocked": _("blocked"),
    }.get(missing.state, missing.state)
    return _("{state}, {name}").format(state=state, name=missing.name) if missing.name else state


def missing_due(due: str, today: str) -> tuple[str, bool]:
    """Say by when something is due, an ISO day, and whether that has passed."""
    if not due:
        return "", False
    days = (date.fromisoformat(today) - date.fromisoformat(due)).days
    if days <= 0:
        return _("due {day}").format(day=short_day(due)), False
    late = ngettext("{count} day late", "{count} days late", days).format(count=f"{days:,}")
    return _("due {day}, {late}").format(day=short_day(due), late=late), True


def permit_name(code: str) -> str:
    """Name a kind of permit."""
    return {
        "march": _("March"),
        "park": _("Park"),
        "sound": _("Sound"),
        "street": _("Street"),
        "structure": _("Structure"),
        "notice": _("Notice"),
        "insurance": _("Insurance"),
        "private_property": _("Private property"),
    }.get(code, code)


def due_words(due: datetime, now: datetime, zone: str) -> str:
    """Say when to try again on somebody's clock, as briefly as it goes: 2:20 PM, Mon 10:00 AM, Jul 18."""
    there, here = local_of(due, zone), local_of(now, zone)
    days = (there.day - here.day).days
    time = wall_clock(there.wall)
    if days == 0:
        return time
    day = there.day.isoformat()
    if days >= _WEEK:
        return short_day(day)
    return _("{day} {time}").format(day=weekday_day(day).partition(",")[0], time=time)


def due_in(minutes: int) -> str:
    """Say in how many minutes something is due, for less than a day."""
    if minutes < _HOUR:
        return _("in {length}").format(length=in_minutes(max(0, minutes)))
    return _("in {length}").format(length=in_hours(round(minutes / _HOUR) * _HOUR))


reached_of = said_count("reached in {count} call", "reached in {count} calls")


def to_go(count: int) -> str:
    """Say how many calls are left."""
    return _("{count} to go").format(count=f"{count:,}")


def card_headings() -> tuple[str, str, str]:
    """Return the headings of a call: questions, what the city lacks, what was said."""
    return _("What to ask"), _("Missing in {city}"), _("Last calls")


def pane_headings() -> tuple[str, str, str]:
    """Return the headings beside the call: score, next tries, hours."""
    return _("Today"), _("Next due"), _("When to call")


def now_at_desk(time: str, zone: str) -> str:
    """Say what time it is at the desk."""
    return _("now {time} {zone}").format(time=time, zone=zone_short(zone))


def hours_legend() -> tuple[str, str]:
    """Explain the two colors of the hours."""
    return _("OK now"), _("opens later")


def all_of(count: int) -> str:
    """Name the link to the full list."""
    return _("All {count}").format(count=f"{count:,}")


def hold_to_show() -> tuple[str, str, str]:
    """Say around the key how a number is shown."""
    return _("Hold"), _("H"), _("to show")


no_number = said("No number. Ask the partner group.")
copied = said("Number copied. The clipboard is cleared in 30 seconds.")


def logged(outcome: TalkOutcome, name: str) -> str:
    """Say that a call was logged."""
    return _("{outcome}: {name}").format(outcome=logged_name(outcome), name=name)


nothing_to_call = said("Nobody to call")


def steps() -> tuple[tuple[str, str], ...]:
    """Return keys and words that lead through the queue."""
    return (("K", _("Previous")), ("J", _("Next")), ("S", _("Skip")))


note_hint = said("Note for this call, then a key for the outcome")
call_back_hint = said("Call back at: 2pm, tue 10am, 3d, 2h")


def entry_sentence(entry: QueueEntry, city: str, minutes_now: int) -> str:
    """Say one line of the queue in one sentence, for screen readers."""
    facts = entry.facts
    parts = (
        role_in(facts, city),
        all_reasons(entry),
        last_reached(facts),
        call_time_note(entry, minutes_now),
    )
    return _("{name}. {rest}.").format(name=facts.name, rest=". ".join(parts))


def roll_title(confirmed: int, total: int, day: str) -> str:
    """Say how many leads have confirmed for an ISO day."""
    return _("Final check-in for {day}: {confirmed} of {total} confirmed").format(
        day=weekday_day(day), confirmed=f"{confirmed:,}", total=f"{total:,}"
    )


def roll_state(*, is_confirmed: bool, is_open: bool, tried: TalkOutcome | None) -> str:
    """Say how one lead stands at the final check-in."""
    if is_confirmed:
        return _("confirmed")
    if is_open:
        return _("role is open")
    return (
        _("not yet: {outcome}").format(outcome=logged_name(tried).lower()) if tried else _("not called yet")
    )


queue_name = said("Calls to make")


def sheet_headings() -> tuple[str, ...]:
    """Return the columns of the printed call sheet."""
    return _("From"), _("Zone"), _("Name"), _("Role"), _("City"), _("Phone"), _("Why"), _("Outcome")


def role_of_roll(city: str, *, is_backup: bool) -> str:
    """Name the role and city of a line of the final check-in."""
    role = statuses.role_name("lead", is_backup=is_backup)
    return role_at(role, city)


roll_keys = said("Y confirms. Enter goes to the call, or to the open role.")
