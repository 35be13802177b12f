"""Words of the handover: the page, its row of the log, and the fields in which it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.printed_frame import PrintedFrame
from organizer_app.domain.day.handover import (
    HOURS_AHEAD,
    LONGEST_SITUATION,
    MOST_INCIDENTS,
    MOST_OVERDUE,
    HandoverFacts,
    HandoverNumber,
    HandoverTable,
    HandoverWords,
    PrintedHandover,
    TypedHandover,
    shown_events,
)
from organizer_app.domain.day.ladder import ladder_place
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.people.phone_display import masked_within
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.day import board as words
from organizer_app.wording.day.incidents import with_kind
from organizer_app.wording.language import second_counts
from organizer_app.wording.language.durations import in_days
from organizer_app.wording.language.texts import _, ngettext, said, shortened
from organizer_app.wording.language.zones import zone_plain

if TYPE_CHECKING:
    from organizer_app.domain.day.board import Board
    from organizer_app.domain.day.city_states import CityState
    from organizer_app.domain.model.day.incidents import Incident
    from organizer_app.domain.sharing.schedule_words import ScheduleWords

hand_over = said("Hand over")
hand_over_hint = said("Hand over to the next shift (Ctrl+Shift+H)")
situation_label = said("Situation")
promises_label = said("Promised, one line each: what, who to, by when")
giver_label = said("Hands over")
taker_label = said("Takes over")
make_page = said("Freeze the page…")
making = said("Making the page")
cancel = said("Cancel")
page_name = said("Handover page")
file_name = said("handover.pdf")
promise = said(
    "One page for the next shift: what you type, and what is open, late and next. It never changes."
)
situation_example = said("How the day is going, in a few sentences")
promises_example = said("Answer of the legal hotline, to Lena, by 4:20 PM")
# A cell of a list holds so many characters; what is typed for the page is never cut.
_LONGEST: Final = 140


def letters_left(count: int) -> str:
    """Say how many characters still fit, or how many are too many."""
    if count < 0:
        form = ngettext("{count} character too long", "{count} characters too long", -count)
        return form.format(count=f"{-count:,}")
    return ngettext("{count} character left", "{count} characters left", count).format(count=f"{count:,}")


def lacking(typed: TypedHandover) -> str:
    """Say what the page still needs; empty when it can be made."""
    if not typed.situation.strip():
        return _("Say how the day is going: the next shift reads that first.")
    if not typed.giver.strip() or not typed.taker.strip():
        return _("Name who hands over and who takes over.")
    return ""


def handover_words(schedule_words: ScheduleWords) -> HandoverWords:
    """Return the words of the page in the chosen language."""
    return HandoverWords(lambda facts: _printed(facts, schedule_words), logged)


def logged(facts: HandoverFacts) -> str:
    """Write the row of the log that tells of a handover."""
    return _("{giver} handed over to {taker}, page {number}. {situation}").format(
        giver=facts.typed.giver,
        taker=facts.typed.taker,
        number=facts.number,
        situation=_masked(facts.typed.situation, LONGEST_SITUATION),
    )


def written(path: str, number: int) -> str:
    """Say where the page is."""
    return _("Handover page {number} is in {path}. The log has it, too.").format(number=number, path=path)


def _printed(facts: HandoverFacts, schedule_words: ScheduleWords) -> PrintedHandover:
    typed = facts.typed
    board = facts.book.board()
    at = words.clock_on(board.now, facts.desk_zone, facts.day)
    return PrintedHandover(
        frame=_frame(facts, schedule_words),
        frozen=_("Frozen at {time}. What came later is in the log.").format(time=at),
        situation=(situation_label(), _masked(typed.situation, LONGEST_SITUATION)),
        giver=(giver_label(), _masked(typed.giver)),
        taker=(taker_label(), _masked(typed.taker)),
        numbers=_numbers(board),
        share=board.number.reported / max(board.number.cities, 1),
        line=_("Public line: {line}").format(line=facts.line) if facts.line else "",
        incidents=_incidents(facts),
        overdue=_overdue(facts, board.ladder),
        promises=HandoverTable(
            _("Promised"),
            str(len(typed.promises)),
            (_("What, who to, by when"),),
            tuple((_masked(each),) for each in typed.promises),
            "" if typed.promises else _("Nothing was promised."),
        ),
        upcoming=_upcoming(facts),
        by_hand=_("Added by hand"),
        signed=(_("Handed over"), _("Taken over; I have read this page"), _("signature"), _("time")),
    )


def _frame(facts: HandoverFacts, schedule_words: ScheduleWords) -> PrintedFrame:
    texts = schedule_words.texts
    day = schedule_words.day(facts.day) if facts.day is not None else ""
    zone = _("all times {zone}, HQ's time").format(zone=zone_plain(facts.desk_zone))
    return PrintedFrame(
        title=facts.title,
        kicker=_("Shift handover {number}").format(number=facts.number),
        summary=" · ".join(filter(None, (day, zone))),
        audience=Audience.INTERNAL,
        reader="",
        footer=_("Internal. No phone numbers on this page; they are in the plan. Shred it after the day."),
        page=texts["page"],
        continued=texts["continued"],
        language=schedule_words.language,
        stamp=facts.at,
    )


def _numbers(board: Board) -> tuple[HandoverNumber, ...]:
    number = board.number
    counted = words.counted(number)
    waiting = second_counts.waiting_beside(number.waiting, number.reported)
    home = ngettext("{count} city all home", "{count} cities all home", board.home)
    between = (board.between,) if board.between else ()
    told = _("Live, between parts, ended, later") if between else _("Live, ended, later")
    phases = " · ".join(f"{each:,}" for each in (board.live, *between, board.ended, board.later))
    return (
        HandoverNumber(_("Reported"), words.of(number.reported, number.cities), ""),
        HandoverNumber(_("People counted"), counted, waiting or _("no missing city filled in")),
        HandoverNumber(told, phases, home.format(count=f"{board.home:,}")),
    )


def _incidents(facts: HandoverFacts) -> HandoverTable:
    count = len(facts.incidents)
    return HandoverTable(
        _("Open incidents"),
        str(count),
        (_("Since"), _("City"), _("What happened"), _("Sev."), _("Next step"), _("By")),
        tuple(_incident(facts, each) for each in facts.incidents[:MOST_INCIDENTS]),
        _left_out(count - MOST_INCIDENTS) or ("" if count else _("None is open.")),
    )


def _incident(facts: HandoverFacts, incident: Incident) -> tuple[str, ...]:
    since, by = (
        words.clock_on(epoch_minutes(each), facts.desk_zone, facts.day) if each is not None else ""
        for each in (incident.occurred_at, incident.next_at)
    )
    step = ": ".join(filter(None, (incident.assignee, incident.next_step)))
    where, told = facts.book.place_of(incident.city_action_id), with_kind(incident.category, incident.title)
    return since, where, _masked(told), str(incident.severity), _masked(step), by


def _overdue(facts: HandoverFacts, ladder: tuple[CityState, ...]) -> HandoverTable:
    return HandoverTable(
        _("Overdue check-ins"),
        f"{len(ladder):,}",
        (_("City"), _("Missing"), _("Late"), _("Ladder step"), _("Lead, and last heard"), _("Next")),
        tuple(_late(facts, state) for state in ladder[:MOST_OVERDUE]),
        _left_out(len(ladder) - MOST_OVERDUE) or ("" if ladder else f"{words.nobody_waits()}."),
    )


def _late(facts: HandoverFacts, state: CityState) -> tuple[str, ...]:
    now, missing = facts.book.now, state.missing
    place = ladder_place(missing.due, now, state.city.numbers) if missing is not None else None
    heard = ""
    if state.last_heard is not None:
        at = words.clock_on(state.last_heard.at, facts.desk_zone, facts.day)
        heard = f"{at} {words.heard_words(state.last_heard.heard)}"
    return (
        words.place_named(state.city),
        words.moment_name(missing.moment) if missing is not None else "",
        in_days(now - missing.due) if missing is not None else "",
        words.step_now(place, state.city.numbers[DayNumber.CALLS]) if place is not None else "",
        _masked(", ".join(filter(None, (state.city.lead, heard)))),
        words.clock_on(place.next_at, facts.desk_zone, facts.day)
        if place is not None and place.next_at
        else "",
    )


def _upcoming(facts: HandoverFacts) -> HandoverTable:
    shown = shown_events(facts.events)
    rows = []
    for each in shown:
        state = facts.book.city(each.action_ids[0]) if len(each.action_ids) == 1 else None
        what = ", ".join(words.next_lines(each, state.city if state is not None else None))
        there = "" if each.zone == facts.desk_zone else words.clock_and_zone(each.at, each.zone, facts.day)
        rows.append((words.clock_on(each.at, facts.desk_zone, facts.day), there, what))
    return HandoverTable(
        ngettext("Next {count} hour", "Next {count} hours", HOURS_AHEAD).format(count=HOURS_AHEAD),
        "",
        (_("HQ"), _("There"), _("What")),
        tuple(rows),
        _left_out(len(facts.events) - len(shown)) or ("" if rows else _("Nothing is planned.")),
    )


def _left_out(count: int) -> str:
    """Say how many rows are on the board alone."""
    if count <= 0:
        return ""
    return ngettext("{count} more is on the board.", "{count} more are on the board.", count).format(
        count=f"{count:,}"
    )


def _masked(text: str, most: int = _LONGEST) -> str:
    """Return a text without phone numbers and addresses: the page lies on a table."""
    return shortened(masked_within(text), most)
