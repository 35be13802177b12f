"""The lines of the list of problems say which action of a city is meant."""

from organizer_app.domain.checks.findings import Finding, FindingKind
from organizer_app.domain.checks.problem_board import ProblemBoard
from organizer_app.ui.screens.problems.lines import BoardLines, Head, ProblemLine, Wanted, mended_at_once
from tests.support.builders import a_row


def below(*findings: Finding) -> list[str]:
    board = ProblemBoard(findings, (), {}, None)
    return [line.below for line in BoardLines(board).wanted(Wanted()) if isinstance(line, ProblemLine)]


def no_lead(action_id: str, place_id: str, starts: int) -> Finding:
    return Finding(
        FindingKind.MISSING_LEAD, a_row(action_id=action_id, place_id=place_id, starts=starts, lead="")
    )


def test_two_actions_of_one_city_are_told_apart_by_what_differs() -> None:
    found = below(no_lead("a", "dallas", 465), no_lead("b", "dallas", 600), no_lead("c", "omaha", 600))
    assert found == ["7:45 AM · Westlake Park", "10:00 AM · Westlake Park", "Westlake Park"]


def test_two_problems_of_one_action_are_about_the_same() -> None:
    finding = no_lead("a", "dallas", 465)
    assert not any(
        "7:45" in each for each in below(finding, finding._replace(kind=FindingKind.MISSING_BACKUP))
    )


def test_a_search_and_a_severity_pick_from_lines_that_are_worded_once() -> None:
    lead, backup = no_lead("a", "dallas", 465), no_lead("b", "dallas", 600)
    board = BoardLines(ProblemBoard((lead, backup._replace(kind=FindingKind.MISSING_BACKUP)), (), {}, None))
    whole = board.wanted(Wanted())
    assert [type(line) for line in whole] == [Head, ProblemLine, Head, ProblemLine]
    for wanted in (Wanted("LEAD  7:45"), Wanted(severity="errors")):
        found = board.wanted(wanted)
        assert found == whole[:2]
        assert isinstance(found[1], ProblemLine)
        assert found[1].title is whole[1].title  # type: ignore[union-attr]  # a problem, as above
    assert board.wanted(Wanted("7:45 backup")) == []
    assert board.counts == {"all": 2, "errors": 1, "warnings": 1, "accepted": 0}


def test_what_would_get_another_date_is_not_moved_with_the_others() -> None:
    # Minutes since 1970: noon in New York on July 15.
    noon = 26_053_440
    here = a_row(action_id="a", zone="America/New_York", day="2019-07-15", starts=780, starts_utc=noon + 60)
    away = here._replace(action_id="b", day="2019-07-16", starts_utc=noon + 1500)
    findings = tuple(
        Finding(FindingKind.OUTSIDE_RULE, row, minutes=(row.starts_utc or 0) - noon) for row in (here, away)
    )
    lines = BoardLines(ProblemBoard(findings, (), {}, None))
    assert lines.outside == ("a",)
    shown = [line for line in lines.wanted(Wanted()) if isinstance(line, ProblemLine)]
    assert [each.row.action_id for each in mended_at_once(FindingKind.OUTSIDE_RULE, shown)] == ["a"]


def button_of_untimed(*zones: str, sets_times: bool = True) -> str:
    findings = tuple(
        Finding(FindingKind.MISSING_TIME, a_row(action_id=str(at), zone=zone, starts=None, starts_utc=None))
        for at, zone in enumerate(zones)
    )
    head = BoardLines(ProblemBoard(findings, (), {}, None, sets_times)).wanted(Wanted())[0]
    return head.button


def test_the_answer_for_many_says_how_many_it_mends_and_whose_time_they_get() -> None:
    here = "America/New_York"
    assert button_of_untimed(here, here) == "Use the plan's day and time for all 2"
    assert button_of_untimed(here, here, "") == "Use the plan's day and time for 2"
    assert button_of_untimed(here, here, sets_times=False) == "Use the time most cities share for all 2"
    assert button_of_untimed(here, here, "", sets_times=False) == "Use the time most cities share for 2"
