"""A score is one sentence, and each line says what went wrong and what HQ made of it."""

from organizer_app.domain.day.ladder import LadderStep
from organizer_app.domain.day.rehearsal import Outcome, Report, ReportKind, ScoreLine
from organizer_app.wording.day import rehearsals as words


def line(outcome: Outcome, minutes: int | None = None, report: ReportKind | None = None) -> ScoreLine:
    return ScoreLine("a", 0, report, None if report else LadderStep.BACKUP, outcome, minutes)


def test_a_score_counts_what_is_over() -> None:
    assert words.score([line(Outcome.OPEN)]) == "Nothing has gone wrong yet."
    lines = [line(Outcome.ON_TIME, 4), line(Outcome.LATE, 22), line(Outcome.TOO_EARLY), line(Outcome.MISSED)]
    assert words.score(lines) == "1 of 4 on time, 1 late, 1 logged too early, 1 not logged"


def test_a_line_says_what_went_wrong_and_how_long_it_took() -> None:
    assert words.what_went_wrong(line(Outcome.LATE, 22)) == (
        "Missed a check-in. The backup answered when called."
    )
    assert words.outcome(line(Outcome.LATE, 22)) == "late, after 22\u00a0min"
    assert words.outcome(line(Outcome.ON_TIME, 0)) == "on time, after 0\u00a0min"
    assert words.outcome(line(Outcome.MISSED)) == "nothing was logged"
    assert words.what_went_wrong(line(Outcome.MISSED, report=ReportKind.HEAT)).startswith("Two people")


def test_messages_and_speeds_are_short() -> None:
    assert words.told(Report("a", 0, ReportKind.LOST_CHILD), "Seattle") == (
        "Seattle: “A child cannot find its parents.”"
    )
    assert (words.speed(0), words.speed(60)) == ("Pause", "60x")
    assert (words.more_told(0), words.more_told(1), words.more_told(2)) == ("", "1 more waits", "2 more wait")
    assert words.marked("5 of 7") == "REHEARSAL: 5 of 7"
