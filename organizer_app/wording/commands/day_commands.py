"""Words of the commands of the day: board, checkin, count and log."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, said, said_with

board_help = said("Show the board of the day: who is live, who is late, and the public number.")
at_help = said(
    "The moment to show, by the clock of HQ, such as 2pm or “July 15, 2:30 pm”; now when left out."
)
board_out_help = said("Write the board to fill in by hand as PDF, with rows for every hour.")
checkin_help = said(
    "Log a check-in of CITY: ok (also when nothing follows), i issue, n no answer, h heard another way, home"
    " everyone is home; -20 for twenty minutes ago. What follows is the note."
)
count_help = said("Log a count of people in CITY: LOW-HIGH or one number, and how it was counted.")
log_help = said("Print the log of the day, the newest last; with TEXT, log it.")
counter_help = said("Who counted, so that two counters can be told apart.")
close_help = said(
    "Let the only count of CITY stand, because nobody else counted: it is told from then on, and was hidden"
    " before so that a second counter would not see it. Without CITY, those of all cities that are over."
)
count_or_close = said("Give LOW-HIGH and a method, or --close alone.")
city_help = said("The city that the text is about.")
legal_help = said(
    "Log it for legal support only: no list, export or release shows it. Without TEXT, print these alone."
)
key_help = said("Mark it as something a newcomer must read.")
from_help = said("Who said it.")
correct_help = said(
    "Correct the entry with this id, or whose id ends so (see --json): TEXT is what it should have said. The"
    " first entry stays, struck out."
)
incidents_help = said(
    "List the incidents of the day. With INCIDENT, an id or the end of one, change it: close it, say how"
    " severe it is, who takes care of it, and what was done."
)
severity_help = said("From 1, a note, to 5, people are in danger.")
category_help = said("What kind of incident it is.")
done_help = said("What was done; it is added to what was done before, with its time.")
incident_and_change = said("Name an incident and what to change about it, or neither.")
text_to_correct = said("--correct needs TEXT, and neither --city, --from nor --key.")


def which_city(typed: str, cities: str) -> str:
    """Say that a text means several cities."""
    form = _("“{typed}” may be {cities}. Add the state, or the start of the action.")
    return form.format(typed=typed, cities=cities)


def no_single_count(city: str = "") -> str:
    """Say that no count of a city, or of any city that is over, waits for a second one."""
    if not city:
        return _("No count of a city that is over waits for a second counter.")
    return _("No count in {city} waits for a second counter.").format(city=city)


no_city = said_with("No city of this day is called “{typed}”. See: organizer board PLAN")
not_a_count = said_with("“{text}” is not a count; write it as 450-700.")


def board_headings() -> tuple[str, ...]:
    """Return the columns of `board`, from left to right."""
    return _("City"), _("Local time"), _("Happening"), _("Check-in"), _("Ladder"), _("Count")


# Say that no entry, or more than one, has an id that ends so.
no_entry = said_with("“{typed}” is not the id of one entry, nor the end of it. See them with --json.")


def incident_headings() -> tuple[str, ...]:
    """Return the columns of `incidents`, from left to right."""
    return (
        _("Id"), _("Occurred"), _("City"), _("What happened"), _("Kind"), _("Severity"), _("Status"),
        _("Assignee"),
    )  # fmt: skip


struck = said_with("corrected: {text}")
handover_help = said(
    "Write the page with which one shift hands over to the next, and log it: the situation, open incidents,"
    " overdue check-ins, promises and the next three hours. No phone number and nothing legal-only is on it."
)
situation_help = said("How the day is going, in a few sentences; at most 600 characters.")
promise_help = said("What was promised, who it was promised to, and by when; up to six times.")
giver_help = said("Who hands over; your own name in this plan when left out.")
taker_help = said("Who takes over.")
handover_out_help = said("The PDF to write.")
rehearse_help = said(
    "Rehearse the day. With --out, write a marked copy of PLAN whose clock runs through the day, in which"
    " some cities fall silent and some report trouble; open it in the window, or use board, checkin and log"
    " on it. Without --out, PLAN is such a copy, and its score so far is printed. Nothing in it"
    " reaches the plan."
)
rehearse_out_help = said("The copy to write.")
speed_help = said("How many times as fast as a real clock the copy's clock runs.")
rehearse_at_help = said(
    "Where its clock begins, such as 9am; shortly before the first check-in when left out."
)
seed_help = said("Chooses what goes wrong; the same number on the same plan gives the same rehearsal.")
no_rehearsal = said("This plan is no rehearsal. Make one with --out.")
rehearsal_made = said_with("Rehearsal written to {path}. Open it with: organizer {path}")


def score_headings() -> tuple[str, ...]:
    """Return the columns of a rehearsal's score, from left to right."""
    return _("From"), _("City"), _("What went wrong"), _("What HQ made of it")
