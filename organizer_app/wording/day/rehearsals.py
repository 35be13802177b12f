"""Words of a rehearsal: what cities report, whether a call is answered, and how the desk did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.ladder import LadderStep
from organizer_app.domain.day.rehearsal import Outcome, ReportKind
from organizer_app.wording.language.durations import in_days
from organizer_app.wording.language.texts import _, ngettext, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.day.rehearsal import Report, ScoreLine

# It stands before the name of everything in the copy.
mark = said("REHEARSAL:")
strip_name = said("Rehearsal")
promise = said("Rehearsal on a copy. Nothing here reaches the plan.")
promise_short = said("Rehearsal on a copy")
speed_name = said("How fast the clock runs")
end = said("End and score")
back = said("Back to the plan")
nobody_answers = said("If you call now: nobody answers.")
somebody_answers = said("If you call now: “All is well here, the phone was in a bag.”")
score_title = said("How HQ did")
no_score = said("Nothing has gone wrong yet.")
score_list = said("What went wrong, and what HQ made of it")
file_name = said("Rehearsal")

_REPORTS: Final[Mapping[ReportKind, Callable[[], str]]] = {
    ReportKind.HEAT: said("Two people are down with the heat, we need water and a medic."),
    ReportKind.POLICE: said("Police say we have to leave the street now."),
    ReportKind.COUNTER_PROTEST: said("About thirty people across the street are shouting at us."),
    ReportKind.STORM: said("A thunderstorm is coming in, people are leaving."),
    ReportKind.NO_SOUND: said("The sound system is dead, nobody hears the speakers."),
    ReportKind.LOST_CHILD: said("A child cannot find its parents."),
}
_OUTCOMES: Final[Mapping[Outcome, Callable[[], str]]] = {
    Outcome.ON_TIME: said("on time"),
    Outcome.LATE: said("late"),
    Outcome.TOO_EARLY: said("logged as well before anybody had answered"),
    Outcome.MISSED: said("nothing was logged"),
    Outcome.OPEN: said("still open"),
}
_ANSWERS: Final[Mapping[LadderStep, Callable[[], str]]] = {
    LadderStep.LEAD: said("The lead answered when called"),
    LadderStep.BACKUP: said("The backup answered when called"),
    LadderStep.NEAREST: said("The nearest lead knew"),
    LadderStep.SOMEONE_GOES: said("Someone had to go there"),
    LadderStep.DESK_DECIDES: said("HQ had to decide"),
}


def speed(times: int) -> str:
    """Name a speed of the clock: Pause, 1x, 60x."""
    return _("{times}x").format(times=times) if times else _("Pause")


def told(report: Report, city: str) -> str:
    """Write a message from a city."""
    return _("{city}: “{text}”").format(city=city, text=_REPORTS[report.kind]())


def more_told(count: int) -> str:
    """Say how many messages wait besides the one that is shown."""
    return ngettext("{count} more waits", "{count} more wait", count).format(count=count) if count else ""


def what_went_wrong(line: ScoreLine) -> str:
    """Say what went wrong in a city."""
    if line.report is not None:
        return _REPORTS[line.report]()
    step = line.answers or LadderStep.LEAD
    return _("Missed a check-in. {answer}.").format(answer=_ANSWERS[step]())


def outcome(line: ScoreLine) -> str:
    """Say what the desk made of it, and how long it took."""
    word = _OUTCOMES[line.outcome]()
    if line.minutes is None:
        return word
    return _("{outcome}, after {minutes}").format(outcome=word, minutes=in_days(line.minutes))


def score(lines: Sequence[ScoreLine]) -> str:
    """Say how the desk did in one sentence."""
    over = [line for line in lines if line.outcome is not Outcome.OPEN]
    if not over:
        return no_score()
    done = sum(line.outcome is Outcome.ON_TIME for line in over)
    counts = {each: sum(line.outcome is each for line in over) for each in Outcome}
    said_first = ngettext("{done} of {total} on time", "{done} of {total} on time", len(over)).format(
        done=done, total=len(over)
    )
    rest = (
        _("{count} late").format(count=counts[Outcome.LATE]) if counts[Outcome.LATE] else "",
        _("{count} logged too early").format(count=counts[Outcome.TOO_EARLY])
        if counts[Outcome.TOO_EARLY]
        else "",
        _("{count} not logged").format(count=counts[Outcome.MISSED]) if counts[Outcome.MISSED] else "",
    )
    return ", ".join(filter(None, (said_first, *rest)))


def marked(text: str) -> str:
    """Mark a text that is copied out of a rehearsal."""
    return f"{mark()} {text}"
